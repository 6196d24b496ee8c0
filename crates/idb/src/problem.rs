//! What the browser's errors mean for a store.

use indexed_db_futures::error::{DomException, Error, OpenDbError};
use indexed_db_futures::internals::SystemRepr;
use lotse_sync::StoreError;

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

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::DomException(DomException::InvalidStateError(_)) => Problem::LostConnection,
            Error::DomException(exception) => Problem::Store(named(&exception.as_sys().name())),
            Error::Serialisation(_) | Error::MissingData(_) | Error::Unknown(_) => {
                Problem::Store(StoreError::Broken)
            }
        }
    }
}

/// Why there is no connection.
pub(crate) fn opening(error: &OpenDbError) -> StoreError {
    match error {
        OpenDbError::UnsupportedEnvironment | OpenDbError::NullFactory => StoreError::Unavailable,
        // Private modes of some browsers refuse with InvalidStateError or SecurityError.
        OpenDbError::Base(Error::DomException(DomException::InvalidStateError(_))) => {
            StoreError::Unavailable
        }
        OpenDbError::Base(Error::DomException(exception)) => named(&exception.as_sys().name()),
        OpenDbError::Base(_) => StoreError::Broken,
        // What `open` throws at once, whatever it is: no store is allowed here.
        OpenDbError::VersionZero => StoreError::Unavailable,
    }
}

/// The meaning of a `DOMException`'s name.
pub(crate) fn named(name: &str) -> StoreError {
    match name {
        "QuotaExceededError" => StoreError::Full,
        "VersionError" => StoreError::Newer,
        "SecurityError" | "NotAllowedError" | "NotSupportedError" => StoreError::Unavailable,
        _ => StoreError::Broken,
    }
}
