//! The rows of the outbox as screens tell of them. A row that cannot be read, as one of a newer version, is left out.

use lotse_core::time::Timestamp;
use lotse_json::{Fault, Json, Node, Read};
use lotse_sync::Row;

/// A change with how far it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    /// Names it towards the module that delivers.
    pub key: String,
    /// Where the record belongs.
    pub source: String,
    /// What sort of record: `offer`, `feedback`, …
    pub kind: String,
    /// The record's id.
    pub id: String,
    /// The document it was written over, as JSON.
    pub base: Option<String>,
    /// A new record's body, or a merge patch over the base's, as JSON.
    pub fields: String,
    /// How far it is.
    pub standing: Standing,
    /// When the person wrote it.
    pub written_at: Timestamp,
}

/// How far a change is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// It is on this phone, and was tried this often.
    Waiting(u32),
    /// It is on its way.
    Sending,
    /// Its source has it since then.
    Sent(Timestamp),
    /// The person must decide.
    Stuck(Reason),
}

/// Why the person must decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// Others changed the same fields.
    Conflict {
        /// The document as the others left it, as JSON.
        theirs: String,
        /// The fields that both changed.
        fields: Vec<Conflict>,
    },
    /// The source does not take the content; what it says of single fields.
    Refused(Vec<Refusal>),
    /// Nobody is signed in at the source.
    SignIn,
    /// The record is not there any more.
    Gone,
    /// More than the source takes.
    TooLarge,
    /// The person may not.
    NotAllowed,
    /// A change that this one builds on was given up.
    DependsOn,
}

/// A field that both sides changed, each value as JSON; none where it is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The field, as a JSON Pointer into the body.
    pub pointer: String,
    /// What this person wants there.
    pub mine: Option<String>,
    /// What the others put there.
    pub theirs: Option<String>,
}

/// What a source says of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The field, as a JSON Pointer into the body.
    pub pointer: String,
    /// The source's code for what is wrong.
    pub code: String,
    /// Its words, in whatever language it speaks.
    pub message: String,
}

/// Reads rows, in the order in which they were written.
pub fn read(rows: &[Row]) -> Vec<Pending> {
    rows.iter().filter_map(pending).collect()
}

fn pending(row: &Row) -> Option<Pending> {
    let json = Json::parse(str::from_utf8(&row.value).ok()?);
    let read = |at: Node<'_, '_>| {
        Ok::<_, Fault>(Pending {
            key: row.key.clone(),
            source: String::read(at.need("source")?)?,
            kind: String::read(at.need("kind")?)?,
            id: String::read(at.need("id")?)?,
            base: raw(at, "base")?,
            fields: raw(at, "fields")?.unwrap_or_default(),
            standing: standing(at.need("state")?)?,
            written_at: moment(at.need("written_at")?)?,
        })
    };
    read(json.root().ok()?).ok()
}

fn standing(at: Node<'_, '_>) -> Result<Standing, Fault> {
    if let Some(waiting) = at.get("waiting")? {
        return Ok(Standing::Waiting(u32::read(waiting.need("attempts")?)?));
    }
    if at.get("sending")?.is_some() {
        return Ok(Standing::Sending);
    }
    if let Some(sent) = at.get("sent")? {
        return Ok(Standing::Sent(moment(sent.need("at")?)?));
    }
    Ok(Standing::Stuck(reason(at.need("stuck")?.need("reason")?)?))
}

fn reason(at: Node<'_, '_>) -> Result<Reason, Fault> {
    if let Ok(word) = at.text() {
        return Ok(match &*word {
            "sign_in" => Reason::SignIn,
            "gone" => Reason::Gone,
            "too_large" => Reason::TooLarge,
            "not_allowed" => Reason::NotAllowed,
            _ => return Err(at.wrong("a reason")),
        });
    }
    if let Some(conflict) = at.get("conflict")? {
        return Ok(Reason::Conflict {
            theirs: conflict.need("theirs")?.raw().to_owned(),
            fields: Vec::read(conflict.need("fields")?)?,
        });
    }
    if let Some(refused) = at.get("refused")? {
        return Ok(Reason::Refused(Vec::read(refused.need("fields")?)?));
    }
    at.need("depends_on").map(|_| Reason::DependsOn)
}

impl Read for Conflict {
    fn read(at: Node<'_, '_>) -> Result<Self, Fault> {
        Ok(Self {
            pointer: String::read(at.need("pointer")?)?,
            mine: raw(at, "mine")?,
            theirs: raw(at, "theirs")?,
        })
    }
}

impl Read for Refusal {
    fn read(at: Node<'_, '_>) -> Result<Self, Fault> {
        let text = |name: &str| at.get(name)?.map_or(Ok(String::new()), String::read);
        Ok(Self {
            pointer: String::read(at.need("pointer")?)?,
            code: text("code")?,
            message: text("message")?,
        })
    }
}

/// A value as it stands in the row; null and absent are one.
fn raw(at: Node<'_, '_>, name: &str) -> Result<Option<String>, Fault> {
    let value = at.get(name)?.filter(|value| !value.is_null());
    Ok(value.map(|value| value.raw().to_owned()))
}

fn moment(at: Node<'_, '_>) -> Result<Timestamp, Fault> {
    Ok(Timestamp::from_seconds(i64::read(at)? / 1000))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(state: &str) -> Row {
        let value = format!(
            r#"{{"schema":1,"source":"city","kind":"offer","id":"7","operation":"update",
            "base":{{"rev":3}},"fields":{{"title":"b"}},"state":{state},"written_at":1790000000000}}"#
        );
        Row {
            key: "0000000000000009".to_owned(),
            value: value.into_bytes(),
        }
    }

    fn stands(state: &str) -> Standing {
        let mut read = read(&[row(state)]);
        assert_eq!(read.len(), 1, "{state}");
        read.remove(0).standing
    }

    #[test]
    fn a_row_tells_what_was_written_about_what_and_when() {
        let read = read(&[row(r#"{"sending":{"since":1,"attempts":0}}"#)]);
        assert_eq!(
            read,
            [Pending {
                key: "0000000000000009".to_owned(),
                source: "city".to_owned(),
                kind: "offer".to_owned(),
                id: "7".to_owned(),
                base: Some(r#"{"rev":3}"#.to_owned()),
                fields: r#"{"title":"b"}"#.to_owned(),
                standing: Standing::Sending,
                written_at: Timestamp::from_seconds(1_790_000_000),
            }]
        );
    }

    #[test]
    fn each_state_is_told_apart() {
        let stuck = |reason: &str| {
            stands(&format!(
                r#"{{"stuck":{{"reason":{reason},"attempts":1}}}}"#
            ))
        };
        assert_eq!(
            stands(r#"{"waiting":{"attempts":2,"not_before":0}}"#),
            Standing::Waiting(2)
        );
        assert_eq!(
            stands(r#"{"sent":{"at":5000,"missed":false}}"#),
            Standing::Sent(Timestamp::from_seconds(5))
        );
        for (word, reason) in [
            (r#""sign_in""#, Reason::SignIn),
            (r#""gone""#, Reason::Gone),
            (r#""too_large""#, Reason::TooLarge),
            (r#""not_allowed""#, Reason::NotAllowed),
            (r#"{"depends_on":12}"#, Reason::DependsOn),
        ] {
            assert_eq!(stuck(word), Standing::Stuck(reason));
        }
        assert_eq!(
            stuck(
                r#"{"refused":{"status":422,"fields":[{"pointer":"/comment","code":"too_long"}]}}"#
            ),
            Standing::Stuck(Reason::Refused(vec![Refusal {
                pointer: "/comment".to_owned(),
                code: "too_long".to_owned(),
                message: String::new(),
            }]))
        );
        assert_eq!(
            stuck(
                r#"{"conflict":{"theirs":{"rev":4},"fields":[{"pointer":"/title","base":"a","mine":"b","theirs":null}]}}"#
            ),
            Standing::Stuck(Reason::Conflict {
                theirs: r#"{"rev":4}"#.to_owned(),
                fields: vec![Conflict {
                    pointer: "/title".to_owned(),
                    mine: Some(r#""b""#.to_owned()),
                    theirs: None,
                }],
            })
        );
    }

    #[test]
    fn what_the_outbox_writes_is_read() {
        // The words of this module are those of `lotse_sync::outbox`, which the row's own reader checks.
        let row = row(r#"{"stuck":{"reason":"sign_in","attempts":1}}"#);
        assert!(lotse_sync::outbox::read(&row.value).is_ok());
    }

    #[test]
    fn a_row_that_is_none_is_left_out() {
        for value in ["", "[]", "{}", r#"{"source":"city"}"#] {
            let row = Row {
                key: "x".to_owned(),
                value: value.into(),
            };
            assert_eq!(read(&[row]), []);
        }
        assert_eq!(read(&[row(r#"{"lost":{}}"#)]), []);
    }
}
