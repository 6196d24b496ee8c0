//! Identifiers: one type per kind of record, so that none stands where another is meant.

use std::fmt;

/// Why a text is no identifier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IdError {
    /// An identifier has at least one character.
    Empty,
    /// Longer than [`MAX_LEN`] bytes.
    TooLong,
    /// Contains white space or a control character, or is `.` or `..`, which no URL path can hold.
    BadCharacter,
}

/// The longest identifier in bytes; real backends stay below (UUIDs, slugs, paths).
pub const MAX_LEN: usize = 200;

impl fmt::Display for IdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "an id must not be empty",
            Self::TooLong => "an id must not be longer than 200 bytes",
            Self::BadCharacter => "an id must not contain white space or control characters",
        })
    }
}

impl std::error::Error for IdError {}

/// Whether the text can be an identifier, of whatever it names.
pub(crate) fn check(text: &str) -> Result<(), IdError> {
    if text.is_empty() {
        Err(IdError::Empty)
    } else if text.len() > MAX_LEN {
        Err(IdError::TooLong)
    } else if matches!(text, "." | "..")
        || text.chars().any(|c| c.is_whitespace() || c.is_control())
    {
        Err(IdError::BadCharacter)
    } else {
        Ok(())
    }
}

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident,)+) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
        pub struct $name(Box<str>);

        impl $name {
            /// The identifier as it stands on the wire.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::str::FromStr for $name {
            type Err = IdError;
            fn from_str(text: &str) -> Result<Self, IdError> {
                check(text).map(|()| Self(text.into()))
            }
        }

        impl TryFrom<String> for $name {
            type Error = IdError;
            fn try_from(text: String) -> Result<Self, IdError> {
                check(&text).map(|()| Self(text.into()))
            }
        }

        impl lotse_json::Read for $name {
            fn read(at: lotse_json::Node<'_, '_>) -> Result<Self, lotse_json::Fault> {
                at.parsed()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

ids! {
    /// Names an offer within its source.
    OfferId,
    /// Names an organization within its source.
    OrganizationId,
    /// Names an event within its source.
    EventId,
    /// Names a page within its source; its slug.
    PageId,
    /// Names a region; the slug of a city.
    RegionId,
    /// Names a district within a region; a slug.
    DistrictId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_what_no_url_or_key_could_hold() {
        assert_eq!("".parse::<OfferId>(), Err(IdError::Empty));
        assert_eq!("a b".parse::<OfferId>(), Err(IdError::BadCharacter));
        assert_eq!("a\n".parse::<OfferId>(), Err(IdError::BadCharacter));
        assert_eq!("..".parse::<OfferId>(), Err(IdError::BadCharacter));
        assert_eq!("x".repeat(201).parse::<OfferId>(), Err(IdError::TooLong));
        assert_eq!(
            "md-001".parse::<OfferId>().map(|id| id.to_string()),
            Ok("md-001".to_owned())
        );
    }
}
