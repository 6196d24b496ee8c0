//! The operator's token: who holds it may write.

use std::fmt;

use axum::http::HeaderValue;
use sha2::{Digest, Sha256};

/// A secret of at least [`OperatorToken::MIN_LEN`] characters; only its digest is kept.
#[derive(Clone)]
pub struct OperatorToken([u8; 32]);

/// The token is shorter than [`OperatorToken::MIN_LEN`] characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooShort;

impl OperatorToken {
    /// What guessing must not reach.
    pub const MIN_LEN: usize = 24;

    /// Takes the token without the white space around it.
    ///
    /// # Errors
    /// When it is too short.
    pub fn new(token: &str) -> Result<Self, TooShort> {
        let token = token.trim();
        if token.chars().count() < Self::MIN_LEN {
            return Err(TooShort);
        }
        Ok(Self(Sha256::digest(token).into()))
    }

    /// Whether an `Authorization` header holds this token.
    pub fn is_in(&self, authorization: &HeaderValue) -> bool {
        let bearer = authorization
            .to_str()
            .ok()
            .and_then(|value| value.split_once(' '));
        match bearer {
            Some((scheme, token)) if scheme.eq_ignore_ascii_case("bearer") => {
                // Digests are compared, so the time taken tells nothing about the token.
                let given: [u8; 32] = Sha256::digest(token.trim()).into();
                given == self.0
            }
            _ => false,
        }
    }
}

impl fmt::Debug for OperatorToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OperatorToken(…)")
    }
}

impl fmt::Display for TooShort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the operator's token needs at least {} characters",
            OperatorToken::MIN_LEN
        )
    }
}

impl std::error::Error for TooShort {}
