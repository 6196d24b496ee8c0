//! What the browser's errors mean for a store.

use lotse_sync::StoreError;

use crate::request::Failure;

/// Why a transaction failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Problem {
    /// The connection was closed, by another tab's upgrade or by the browser.
    LostConnection,
    Store(StoreError),
}

impl Problem {
    pub fn is_lost_connection(self) -> bool {
        self == Problem::LostConnection
    }
}

impl From<Problem> for StoreError {
    fn from(problem: Problem) -> Self {
        match problem {
            // Lost twice in a row: another tab is not letting go or has gone ahead.
            Problem::LostConnection => StoreError::Blocked,
            Problem::Store(error) => error,
        }
    }
}

impl From<Failure> for Problem {
    fn from(failure: Failure) -> Self {
        match failure.0.as_str() {
            "InvalidStateError" => Problem::LostConnection,
            name => Problem::Store(named(name)),
        }
    }
}

/// Why there is no connection.
pub(crate) fn opening(failure: &Failure) -> StoreError {
    match failure.0.as_str() {
        // Private modes of some browsers refuse with InvalidStateError or SecurityError.
        "InvalidStateError" => StoreError::Unavailable,
        name => named(name),
    }
}

/// The meaning of a `DOMException`'s name.
fn named(name: &str) -> StoreError {
    match name {
        "QuotaExceededError" => StoreError::Full,
        "VersionError" => StoreError::Newer,
        "SecurityError" | "NotAllowedError" | "NotSupportedError" => StoreError::Unavailable,
        _ => StoreError::Broken,
    }
}
