//! JSON as a value, always by the same way.

use serde::de::DeserializeOwned;
use serde_json::{Error, Value};

/// Reads a text as JSON.
///
/// All JSON is read into a [`Value`] from bytes, and types are made of that: every other kind of input doubles the
/// code of all types, thousands of bytes in a module that phones download.
pub(crate) fn parse(text: &[u8]) -> Result<Value, Error> {
    serde_json::from_slice(text)
}

/// Makes a type of what [`parse`] read.
pub(crate) fn typed<T: DeserializeOwned>(text: &[u8]) -> Result<T, Error> {
    serde_json::from_value(parse(text)?)
}
