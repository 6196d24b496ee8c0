//! What the screens of writing ask of the module that delivers, in its words (`connect/command.rs`).

use lotse_json::{Fault, Json, Node, Object, Read, read};

use super::outbox::Outbox;

/// Why something was not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotDone {
    /// The module cannot be loaded now.
    NoModule,
    /// There is no room on the device.
    StorageFull,
    /// The device's store cannot be used now.
    Storage,
    /// What is on its way takes too long: it may be done later.
    Busy,
    /// These credentials are not right.
    Wrong,
    /// There is no network to ask.
    NoNetwork,
    /// The server does not answer as it should.
    Server,
}

/// How one signs in at a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignIn {
    /// One need not.
    None,
    /// With a token.
    Token,
    /// With a name and a password.
    Password,
}

/// A source as somebody who writes sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// The source.
    pub id: String,
    /// How one signs in.
    pub sign_in: SignIn,
    /// Whether the person has.
    pub signed_in: bool,
    /// The places of an offer that can be changed there, as pointers; the empty one is all of it.
    pub takes: Vec<String>,
}

/// A change to a record of the copy.
pub struct Edit<'a> {
    /// Where the record belongs.
    pub source: &'a str,
    /// What sort of record.
    pub kind: &'a str,
    /// Its id.
    pub id: &'a str,
    /// The document of the copy.
    pub base: &'a str,
    /// A merge patch over the body the person saw.
    pub fields: Object,
}

impl Outbox {
    /// Keeps a new record, to be sent; its key once it is on the device.
    ///
    /// # Errors
    /// See [`NotDone`]; nothing is kept then.
    pub async fn create(
        self,
        source: &str,
        kind: &str,
        id: &str,
        body: &str,
    ) -> Result<String, NotDone> {
        let command = about("create", source, kind, id).raw("body", body);
        saved(self.run(&command.finish()).await)
    }

    /// Keeps a change, to be sent; its key once it is on the device.
    ///
    /// # Errors
    /// See [`NotDone`]; nothing is kept then.
    pub async fn update(self, edit: Edit<'_>) -> Result<String, NotDone> {
        let command = about("update", edit.source, edit.kind, edit.id);
        let command = command.raw("base", edit.base).object("fields", edit.fields);
        saved(self.run(&command.finish()).await)
    }

    /// Has a change tried once more.
    ///
    /// # Errors
    /// See [`NotDone`].
    pub async fn again(self, key: &str) -> Result<(), NotDone> {
        done(self.run(&decide("again", key).finish()).await)
    }

    /// Gives a change up.
    ///
    /// # Errors
    /// See [`NotDone`].
    pub async fn discard(self, key: &str) -> Result<(), NotDone> {
        done(self.run(&decide("discard", key).finish()).await)
    }

    /// Has a change say something else, as a new body or another patch.
    ///
    /// # Errors
    /// See [`NotDone`].
    pub async fn edit(self, key: &str, fields: &str) -> Result<(), NotDone> {
        done(
            self.run(&decide("edit", key).raw("fields", fields).finish())
                .await,
        )
    }

    /// Decides a conflict: the pointers where this person's values hold, and all others where theirs do.
    ///
    /// # Errors
    /// See [`NotDone`].
    pub async fn resolve(self, key: &str, sides: &[(String, bool)]) -> Result<(), NotDone> {
        let side = |choices: Object, (pointer, mine): &(String, bool)| {
            choices.text(pointer, if *mine { "mine" } else { "theirs" })
        };
        let choices = sides.iter().fold(Object::new(), side);
        done(
            self.run(&decide("resolve", key).object("choices", choices).finish())
                .await,
        )
    }

    /// The sources that can be written to.
    ///
    /// # Errors
    /// See [`NotDone`].
    pub async fn accounts(self) -> Result<Vec<Account>, NotDone> {
        let answer = self.run(r#"{"do":"sources"}"#).await;
        let answer = answer.ok_or(NotDone::NoModule)?;
        let accounts = read::<Accounts>(&answer).map_err(|_| NotDone::Server)?;
        Ok(accounts.0)
    }

    /// Signs in at a source, as `credentials` say: `token`, or `user` and `password`.
    ///
    /// # Errors
    /// See [`NotDone`].
    pub async fn sign_in(self, source: &str, credentials: &[(&str, &str)]) -> Result<(), NotDone> {
        let command = Object::new().text("do", "sign-in").text("source", source);
        let given = credentials.iter();
        let command = given.fold(command, |command, (name, value)| command.text(name, value));
        done(self.run(&command.finish()).await)
    }

    /// Signs out at a source.
    ///
    /// # Errors
    /// See [`NotDone`].
    pub async fn sign_out(self, source: &str) -> Result<(), NotDone> {
        let command = Object::new().text("do", "sign-out").text("source", source);
        done(self.run(&command.finish()).await)
    }
}

fn about(what: &str, source: &str, kind: &str, id: &str) -> Object {
    let command = Object::new().text("do", what).text("source", source);
    command.text("kind", kind).text("id", id)
}

fn decide(what: &str, key: &str) -> Object {
    Object::new().text("do", what).text("number", key)
}

fn done(answer: Option<String>) -> Result<(), NotDone> {
    field(answer, "done").map(|_| ())
}

fn saved(answer: Option<String>) -> Result<String, NotDone> {
    field(answer, "saved")
}

/// The field of an answer that says that it was done.
fn field(answer: Option<String>, name: &str) -> Result<String, NotDone> {
    let answer = answer.ok_or(NotDone::NoModule)?;
    let json = Json::parse(&answer);
    let text = |name: &str| {
        let value = json.sound().get(name).ok()??;
        Some(
            value
                .text()
                .map_or_else(|_| value.raw().to_owned(), Into::into),
        )
    };
    text(name).ok_or(match text("error").as_deref() {
        Some("storage-full") => NotDone::StorageFull,
        Some("storage") => NotDone::Storage,
        Some("busy") => NotDone::Busy,
        Some("wrong") => NotDone::Wrong,
        Some("no-network") => NotDone::NoNetwork,
        _ => NotDone::Server,
    })
}

struct Accounts(Vec<Account>);

impl Read for Accounts {
    fn read(at: Node<'_, '_>) -> Result<Self, Fault> {
        Vec::read(at.need("sources")?).map(Self)
    }
}

impl Read for Account {
    fn read(at: Node<'_, '_>) -> Result<Self, Fault> {
        Ok(Self {
            id: String::read(at.need("id")?)?,
            sign_in: match &*at.need("sign_in")?.text()? {
                "token" => SignIn::Token,
                "password" => SignIn::Password,
                _ => SignIn::None,
            },
            signed_in: bool::read(at.need("signed_in")?)?,
            takes: match at.need("takes")?.get("offer")? {
                Some(places) => Vec::read(places)?,
                None => Vec::new(),
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_says_what_was_done_or_why_it_was_not() {
        let answer = |json: &str| Some(json.to_owned());
        assert_eq!(saved(answer(r#"{"saved":"0009"}"#)), Ok("0009".to_owned()));
        assert_eq!(done(answer(r#"{"done":true}"#)), Ok(()));
        assert_eq!(done(None), Err(NotDone::NoModule));
        for (json, reason) in [
            (r#"{"error":"storage-full"}"#, NotDone::StorageFull),
            (r#"{"error":"wrong"}"#, NotDone::Wrong),
            (r#"{"error":"no-network"}"#, NotDone::NoNetwork),
            (r#"{"error":"command"}"#, NotDone::Server),
            ("", NotDone::Server),
        ] {
            assert_eq!(done(answer(json)), Err(reason), "{json}");
        }
    }

    #[test]
    fn sources_say_how_one_signs_in() {
        let json = r#"{"sources":[{"id":"city","writes":{"offer":["update"]},"takes":{"offer":["/title/de/text"]},"sign_in":"token","signed_in":true}]}"#;
        let account = Account {
            id: "city".to_owned(),
            sign_in: SignIn::Token,
            signed_in: true,
            takes: vec!["/title/de/text".to_owned()],
        };
        assert_eq!(read::<Accounts>(json).map(|all| all.0), Ok(vec![account]));
    }
}
