//! How a backend fails, as far as a client needs to know.

use axum::http::StatusCode;

/// Why an answer of a backend is not passed on, or there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// It cannot be reached, or breaks off.
    Unreachable,
    /// It takes too long.
    Slow,
    /// It does not take the operator's credentials; the person who asks can do nothing about it.
    Refused,
    /// It sends to an address that is not passed on.
    Elsewhere,
    /// Its answer is longer than allowed.
    TooLong,
}

impl Failure {
    /// Status, code and words.
    pub fn parts(self) -> (StatusCode, &'static str, &'static str) {
        match self {
            Self::Unreachable => (
                StatusCode::BAD_GATEWAY,
                "upstream-unreachable",
                "The server behind this one does not answer",
            ),
            Self::Slow => (
                StatusCode::GATEWAY_TIMEOUT,
                "upstream-slow",
                "The server behind this one takes too long; try again",
            ),
            Self::Refused => (
                StatusCode::BAD_GATEWAY,
                "upstream-refused",
                "The server behind this one does not take the operator's credentials",
            ),
            Self::Elsewhere => (
                StatusCode::BAD_GATEWAY,
                "upstream-elsewhere",
                "The server behind this one sends to an address that is not passed on",
            ),
            Self::TooLong => (
                StatusCode::BAD_GATEWAY,
                "upstream-too-long",
                "The answer of the server behind this one is longer than allowed",
            ),
        }
    }
}
