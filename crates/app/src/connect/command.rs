//! What the other binaries ask of the outbox, as JSON.

use lotse_sync::SourceId;
use lotse_sync::outbox::{Decision, NewChange, Number, Operation, Side};
use serde_json::Value;

/// A wish.
#[derive(Debug)]
pub enum Command {
    /// Something new is written.
    Write(NewChange),
    /// Something is decided about a change.
    Decide(Number, Decision),
    /// Which sources can be written to, and as whom.
    Sources,
    /// Credentials for a source.
    SignIn {
        source: SourceId,
        user: Option<String>,
        password: Option<String>,
        token: Option<String>,
    },
    /// The credentials of a source are forgotten.
    SignOut(SourceId),
    /// Finds out what became of sent changes; `checked` after a pull that has ended with nothing left to ask.
    Settle { checked: bool },
}

impl Command {
    /// Reads a command; `None` when it is none.
    pub fn parse(json: &str) -> Option<Self> {
        let command: Value = serde_json::from_str(json).ok()?;
        let text = |name: &str| Some(command.get(name)?.as_str()?.to_owned());
        let source = || text("source")?.parse::<SourceId>().ok();
        let number = || Number::from_key(command.get("number")?.as_str()?);
        let bytes = |name: &str| {
            command
                .get(name)
                .map(|value| value.to_string().into_bytes())
        };
        let write = |operation, fields: &str| {
            Some(Self::Write(NewChange {
                source: source()?,
                kind: text("kind")?,
                id: text("id")?,
                operation,
                base: bytes("base"),
                fields: bytes(fields).unwrap_or_default(),
                after: Vec::new(),
                references: Vec::new(),
            }))
        };
        let decide = |decision| Some(Self::Decide(number()?, decision));
        match text("do")?.as_str() {
            "create" => write(Operation::Create, "body"),
            "update" => write(Operation::Update, "fields"),
            "delete" => write(Operation::Delete, ""),
            "again" => decide(Decision::TryAgain),
            "discard" => decide(Decision::Discard),
            "edit" => decide(Decision::Edit(bytes("fields")?)),
            "resolve" => decide(Decision::Resolve(sides(command.get("choices")?)?)),
            "sources" => Some(Self::Sources),
            "sign-in" => Some(Self::SignIn {
                source: source()?,
                user: text("user"),
                password: text("password"),
                token: text("token"),
            }),
            "sign-out" => Some(Self::SignOut(source()?)),
            "settle" => Some(Self::Settle {
                checked: command.get("checked")?.as_bool()?,
            }),
            _ => None,
        }
    }
}

fn sides(choices: &Value) -> Option<Vec<(String, Side)>> {
    let side = |(pointer, side): (&String, &Value)| {
        let side = match side.as_str()? {
            "mine" => Side::Mine,
            "theirs" => Side::Theirs,
            _ => return None,
        };
        Some((pointer.clone(), side))
    };
    choices.as_object()?.iter().map(side).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_command_is_understood() {
        let base = r#""source":"city","kind":"offer","id":"a""#;
        let write = Command::parse(&format!(
            r#"{{"do":"update",{base},"base":{{"rev":1}},"fields":{{"x":null}}}}"#
        ));
        let Some(Command::Write(change)) = write else {
            panic!("{write:?}");
        };
        assert_eq!(change.operation, Operation::Update);
        assert_eq!(change.base.as_deref(), Some(&br#"{"rev":1}"#[..]));
        assert_eq!(change.fields, br#"{"x":null}"#);
        let resolve = Command::parse(
            r#"{"do":"resolve","number":"0000000000000009","choices":{"/title":"mine","/x":"theirs"}}"#,
        );
        let Some(Command::Decide(number, Decision::Resolve(sides))) = resolve else {
            panic!("{resolve:?}");
        };
        assert_eq!(number.key(), "0000000000000009");
        assert_eq!(
            sides,
            [
                ("/title".to_owned(), Side::Mine),
                ("/x".to_owned(), Side::Theirs)
            ]
        );
    }

    #[test]
    fn what_is_no_command_is_none() {
        for json in [
            "",
            "[]",
            r#"{"do":"dance"}"#,
            r#"{"do":"again","number":"9"}"#,
            r#"{"do":"create","source":"Ä","kind":"offer","id":"a"}"#,
            r#"{"do":"resolve","number":"0000000000000009","choices":{"/x":"nobody"}}"#,
        ] {
            assert!(Command::parse(json).is_none(), "{json}");
        }
    }
}
