//! What things are: Lotse's records, their texts, times and places, and the questions asked of them.
//!
//! The crate is pure: no async, clock, randomness, browser, HTTP or SQL.
//! Time is a parameter (`now: Timestamp`), so is chance.
//! Modules stand in suggested reading order.

#![warn(missing_docs)]

#[macro_use]
mod open_enum;
#[macro_use]
mod record;

pub mod id;
pub mod lang;
pub mod localized;

pub mod holiday;
pub mod hours;
pub mod recurrence;
pub mod time;

pub mod audience;
pub mod contact;
pub mod freshness;
pub mod place;
pub mod taxonomy;

pub mod course;
pub mod event;
pub mod offer;
pub mod organization;
pub mod page;
pub mod region;

pub mod access;
pub mod feedback;
pub mod wire;

pub mod fold;
pub mod image;

mod order;

pub mod catalogue;

pub mod search;

pub mod filter;

pub mod agenda;

pub mod ical;
pub mod share;

#[cfg(any(test, feature = "generate"))]
pub mod generate;

#[cfg(test)]
mod sample;
