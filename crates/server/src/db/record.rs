//! Records and feedback on their way into the database, and as they come out.

use lotse_core::feedback::{Feedback, FeedbackId, FieldError};
use lotse_core::time::Timestamp;
use lotse_core::wire::{Envelope, KINDS};
use lotse_json::Problem;

/// A record that may be stored: its body makes a valid record of its kind.
///
/// The body is kept as it was sent, fields of a newer version included, without white space between its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRecord {
    kind: String,
    id: String,
    body: String,
}

impl NewRecord {
    /// Reads the body into the core's type of its kind.
    ///
    /// # Errors
    /// With the path of the error, when the kind is unknown, the id is none, or the body is no valid record.
    pub fn parse(kind: &str, id: &str, body: &str) -> Result<Self, Problem> {
        if !KINDS.contains(&kind) {
            return Err(Problem {
                path: kind.to_owned(),
                message: format!("unknown kind; there are {}", KINDS.join(", ")),
            });
        }
        let envelope = Envelope {
            kind: kind.into(),
            id: id.into(),
            rev: 0,
            updated_at: Timestamp::MIN,
            deleted: false,
            body: Some(body),
        };
        envelope.record()?;
        Ok(Self {
            kind: kind.to_owned(),
            id: id.to_owned(),
            body: compact(body),
        })
    }

    /// `offer`, `organization`, …
    pub fn kind(&self) -> &str {
        &self.kind
    }

    /// Identity within its kind.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The body's JSON.
    pub fn body(&self) -> &str {
        &self.body
    }
}

/// Feedback that may be stored: its body says something that can be understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFeedback {
    id: FeedbackId,
    body: String,
}

impl NewFeedback {
    /// Reads the body into core's type; it is kept as it was sent, like that of a record.
    ///
    /// # Errors
    /// With everything that is wrong with it.
    pub fn parse(id: FeedbackId, body: &str) -> Result<Self, Vec<FieldError>> {
        Feedback::read(body)?;
        Ok(Self {
            id,
            body: compact(body),
        })
    }

    /// Made on the device.
    pub fn id(&self) -> &FeedbackId {
        &self.id
    }

    /// The body's JSON.
    pub fn body(&self) -> &str {
        &self.body
    }
}

/// A record as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredRecord {
    /// `offer`, `organization`, …
    pub kind: String,
    /// Identity within its kind.
    pub id: String,
    /// Revision: higher with each change, and never given twice.
    pub rev: i64,
    /// When it last changed, by this server's clock.
    pub updated_at: Timestamp,
    /// The body's JSON; none in a tombstone.
    pub body: Option<String>,
}

impl StoredRecord {
    /// Appends the record's wire form; the body's text goes in as it is kept.
    pub fn write_wire(&self, out: &mut String) {
        out.push_str("{\"kind\":");
        push_string(out, &self.kind);
        out.push_str(",\"id\":");
        push_string(out, &self.id);
        out.push_str(",\"rev\":");
        out.push_str(&self.rev.to_string());
        out.push_str(",\"updated_at\":\"");
        out.push_str(&self.updated_at.to_string());
        match &self.body {
            Some(body) => {
                out.push_str("\",\"deleted\":false,\"body\":");
                out.push_str(body);
            }
            None => out.push_str("\",\"deleted\":true"),
        }
        out.push('}');
    }

    /// The record's wire form.
    pub fn to_wire(&self) -> String {
        let mut out = String::with_capacity(128 + self.body.as_ref().map_or(0, String::len));
        self.write_wire(&mut out);
        out
    }
}

fn push_string(out: &mut String, text: &str) {
    out.push_str(&serde_json::Value::from(text).to_string());
}

/// Valid JSON without the white space between its parts; numbers and strings keep their spelling.
fn compact(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    let mut in_string = false;
    let mut escaped = false;
    for char in json.chars() {
        if !in_string && matches!(char, ' ' | '\t' | '\n' | '\r') {
            continue;
        }
        out.push(char);
        match char {
            '"' if !escaped => in_string = !in_string,
            '\\' if in_string && !escaped => {
                escaped = true;
                continue;
            }
            _ => {}
        }
        escaped = false;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::compact;

    #[test]
    fn white_space_goes_and_spelling_stays() {
        let json = "{ \"a b\" : [ 1.50 , 12345678901234567890123 ],\n\"c\":\"say \\\"hi there\\\" \\\\\" , \"d\" : null }";
        assert_eq!(
            compact(json),
            "{\"a b\":[1.50,12345678901234567890123],\"c\":\"say \\\"hi there\\\" \\\\\",\"d\":null}"
        );
    }
}
