//! What can go wrong with the database.

use std::fmt;

/// The database failed; for the log, never for the answer.
#[derive(Debug)]
pub enum DbError {
    /// The schema could not be brought up to date.
    Schema(sqlx::migrate::MigrateError),
    /// A statement failed, or the database could not be reached.
    Statement(sqlx::Error),
    /// The system gave no randomness for a commit's token.
    Random(getrandom::Error),
}

impl fmt::Display for DbError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Schema(error) => write!(f, "the database's schema: {error}"),
            Self::Statement(error) => write!(f, "the database: {error}"),
            Self::Random(error) => write!(f, "no randomness: {error}"),
        }
    }
}

impl std::error::Error for DbError {}

impl From<sqlx::Error> for DbError {
    fn from(error: sqlx::Error) -> Self {
        Self::Statement(error)
    }
}

impl From<sqlx::migrate::MigrateError> for DbError {
    fn from(error: sqlx::migrate::MigrateError) -> Self {
        Self::Schema(error)
    }
}

impl From<getrandom::Error> for DbError {
    fn from(error: getrandom::Error) -> Self {
        Self::Random(error)
    }
}
