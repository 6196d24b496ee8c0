//! Feedback: what anybody says about a record, "still correct" or "something is wrong", for the office to read.
//!
//! It is handed in and never changed. It is no part of the catalogue: [`crate::wire`] does not read it, phones do not
//! keep it. What is wrong with it is told field by field, so that a form can show each beside its field.

mod form;

use std::fmt;
use std::str::FromStr;

use lotse_json::Object;

use crate::id::{self, IdError};
use crate::lang::Lang;
use crate::time::Timestamp;
use crate::wire::KINDS;

/// The kind as it stands on the wire and in addresses.
pub const KIND: &str = "feedback";
/// The longest comment, in characters.
pub const MAX_COMMENT: usize = 2000;

/// Names a piece of feedback: a UUID made on the device (RFC 9562), so that nobody can guess another's.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FeedbackId(Box<str>);

/// The text is no UUID.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoUuid;

/// What somebody says of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is still correct.
    Correct,
    /// Something in it is wrong; the comment says what.
    Wrong,
}

/// The record that is spoken of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    kind: &'static str,
    id: Box<str>,
    source: Option<Box<str>>,
}

/// One person's word about one record; what it holds is valid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feedback {
    about: About,
    verdict: Verdict,
    comment: Box<str>,
    lang: Lang,
    written_at: Timestamp,
}

/// What is wrong with a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The field, as a JSON Pointer into the body (RFC 6901); empty for the body itself.
    pub pointer: &'static str,
    /// For programs.
    pub code: Code,
    /// For those who run the source; screens have words of their own for the code.
    pub detail: String,
}

/// The ways in which a field can be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Code {
    /// It must be there and say something.
    Required,
    /// It says too much.
    TooLong,
    /// It is of another type, or not one of the values it may have.
    Invalid,
}

impl Feedback {
    /// Somebody's word, written down at `written_at` by the clock of the device.
    ///
    /// # Errors
    /// When the comment is too long, or there is none about something wrong.
    pub fn new(
        about: About,
        verdict: Verdict,
        comment: &str,
        lang: Lang,
        written_at: Timestamp,
    ) -> Result<Self, FieldError> {
        check_comment(verdict, comment)?;
        Ok(Self {
            about,
            verdict,
            comment: comment.into(),
            lang,
            written_at,
        })
    }

    /// Reads a body; unknown fields are passed over.
    ///
    /// # Errors
    /// With everything that is wrong with it.
    pub fn read(json: &str) -> Result<Self, Vec<FieldError>> {
        form::read(json)
    }

    /// The body as it stands on the wire.
    pub fn to_json(&self) -> String {
        let about = Object::new()
            .text("kind", self.about.kind)
            .text("id", &self.about.id);
        let about = match &self.about.source {
            Some(source) => about.text("source", source),
            None => about,
        };
        Object::new()
            .object("about", about)
            .text("verdict", self.verdict.code())
            .text("comment", &self.comment)
            .text("lang", self.lang.as_str())
            .text("written_at", &self.written_at.to_string())
            .finish()
    }
}

fn check_comment(verdict: Verdict, comment: &str) -> Result<(), FieldError> {
    let wrong = |code, detail| FieldError {
        pointer: "/comment",
        code,
        detail,
    };
    if comment.chars().count() > MAX_COMMENT {
        let detail = format!("a comment has at most {MAX_COMMENT} characters");
        return Err(wrong(Code::TooLong, detail));
    }
    if verdict == Verdict::Wrong && comment.trim().is_empty() {
        let detail = "a comment must say what is wrong".to_owned();
        return Err(wrong(Code::Required, detail));
    }
    Ok(())
}

impl About {
    /// A record of the catalogue, and the id of its source where there are several.
    ///
    /// # Errors
    /// When the kind is none of the catalogue's or an id is none.
    pub fn new(kind: &str, id: &str, source: Option<&str>) -> Result<Self, FieldError> {
        Ok(Self {
            kind: form::known_kind(kind)?,
            id: form::checked("/about/id", id)?,
            source: source
                .map(|source| form::checked("/about/source", source))
                .transpose()?,
        })
    }
}

impl Verdict {
    /// The code on the wire.
    pub fn code(self) -> &'static str {
        match self {
            Self::Correct => "correct",
            Self::Wrong => "wrong",
        }
    }
}

impl Code {
    /// The code on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::TooLong => "too_long",
            Self::Invalid => "invalid",
        }
    }
}

impl FeedbackId {
    /// The UUID in lower case.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for FeedbackId {
    type Err = NoUuid;

    fn from_str(text: &str) -> Result<Self, NoUuid> {
        let groups = text.split('-').map(str::len);
        let hexadecimal = |byte: u8| byte == b'-' || byte.is_ascii_hexdigit();
        if !groups.eq([8, 4, 4, 4, 12]) || !text.bytes().all(hexadecimal) {
            return Err(NoUuid);
        }
        Ok(Self(text.to_ascii_lowercase().into()))
    }
}

impl fmt::Display for NoUuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the id of feedback is a UUID made on the device")
    }
}

impl std::error::Error for NoUuid {}

#[cfg(test)]
mod tests;
