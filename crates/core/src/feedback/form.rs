//! A body, read field by field, with everything that is wrong with it.

use lotse_json::{Fault, Json, Node};

use super::{About, Code, Feedback, FieldError, IdError, KINDS, Verdict, check_comment, id};

pub(super) fn read(json: &str) -> Result<Feedback, Vec<FieldError>> {
    let json = Json::parse(json);
    let mut form = Form {
        json: &json,
        errors: Vec::new(),
    };
    let body = match json.root().and_then(object) {
        Ok(body) => body,
        Err(fault) => {
            form.fault("", fault);
            return Err(form.errors);
        }
    };
    let about = form.about(body);
    let verdict = form.field(body, "/verdict", verdict);
    let lang = form.field(body, "/lang", |pointer, text| {
        text.parse().map_err(|error| invalid(pointer, error))
    });
    let written_at = form.field(body, "/written_at", |pointer, text| {
        text.parse().map_err(|error| invalid(pointer, error))
    });
    let comment = form.perhaps(body, "/comment").unwrap_or_default();
    // Judged even when something else is wrong, so that one answer names all.
    if !form.is_told("/comment")
        && let Err(error) = check_comment(verdict.unwrap_or(Verdict::Correct), &comment)
    {
        form.errors.push(error);
    }
    match (about, verdict, lang, written_at) {
        (Some(about), Some(verdict), Some(lang), Some(written_at)) if form.errors.is_empty() => {
            Ok(Feedback {
                about,
                verdict,
                comment: comment.into(),
                lang,
                written_at,
            })
        }
        _ => Err(form.errors),
    }
}

pub(super) fn known_kind(kind: &str) -> Result<&'static str, FieldError> {
    let known = KINDS.iter().copied().find(|known| *known == kind);
    known.ok_or_else(|| invalid("/about/kind", format!("one of {}", KINDS.join(", "))))
}

pub(super) fn checked(pointer: &'static str, text: &str) -> Result<Box<str>, FieldError> {
    let code = |error| match error {
        IdError::Empty => Code::Required,
        IdError::TooLong => Code::TooLong,
        IdError::BadCharacter => Code::Invalid,
    };
    match id::check(text) {
        Ok(()) => Ok(text.into()),
        Err(error) => Err(FieldError {
            pointer,
            detail: error.to_string(),
            code: code(error),
        }),
    }
}

fn verdict(pointer: &'static str, code: &str) -> Result<Verdict, FieldError> {
    [Verdict::Correct, Verdict::Wrong]
        .into_iter()
        .find(|verdict| verdict.code() == code)
        .ok_or_else(|| invalid(pointer, "`correct` or `wrong`"))
}

fn invalid(pointer: &'static str, detail: impl ToString) -> FieldError {
    FieldError {
        pointer,
        code: Code::Invalid,
        detail: detail.to_string(),
    }
}

fn object<'t, 'a>(node: Node<'t, 'a>) -> Result<Node<'t, 'a>, Fault> {
    node.members().map(|_| node)
}

struct Form<'t, 'a> {
    json: &'t Json<'a>,
    errors: Vec<FieldError>,
}

impl<'t, 'a> Form<'t, 'a> {
    fn about(&mut self, body: Node<'t, 'a>) -> Option<About> {
        let about = self.member(body, "/about")?;
        if let Err(fault) = object(about) {
            self.fault("/about", fault);
            return None;
        }
        let kind = self.field(about, "/about/kind", |_, text| known_kind(text));
        let id = self.field(about, "/about/id", checked);
        let source = self.perhaps(about, "/about/source");
        let source = match source.map(|source| checked("/about/source", &source)) {
            Some(Err(error)) => {
                self.errors.push(error);
                return None;
            }
            source => source.and_then(Result::ok),
        };
        Some(About {
            kind: kind?,
            id: id?,
            source,
        })
    }

    /// A text that must be there, and what it means.
    fn field<T>(
        &mut self,
        of: Node<'t, 'a>,
        pointer: &'static str,
        parse: impl FnOnce(&'static str, &str) -> Result<T, FieldError>,
    ) -> Option<T> {
        let member = self.member(of, pointer)?;
        let text = self.text(member, pointer)?;
        parse(pointer, &text)
            .map_err(|error| self.errors.push(error))
            .ok()
    }

    /// A text that may be absent.
    fn perhaps(&mut self, of: Node<'t, 'a>, pointer: &'static str) -> Option<String> {
        let member = self.found(of, pointer)?;
        self.text(member, pointer)
    }

    fn member(&mut self, of: Node<'t, 'a>, pointer: &'static str) -> Option<Node<'t, 'a>> {
        let found = self.found(of, pointer);
        if found.is_none() && !self.is_told(pointer) {
            self.errors.push(FieldError {
                pointer,
                code: Code::Required,
                detail: "must be there".to_owned(),
            });
        }
        found
    }

    fn found(&mut self, of: Node<'t, 'a>, pointer: &'static str) -> Option<Node<'t, 'a>> {
        let name = pointer.rsplit('/').next().unwrap_or_default();
        match of.get(name) {
            Ok(member) => member.filter(|member| !member.is_null()),
            Err(fault) => {
                self.fault(pointer, fault);
                None
            }
        }
    }

    fn text(&mut self, member: Node<'t, 'a>, pointer: &'static str) -> Option<String> {
        match member.text() {
            Ok(text) => Some(text.into_owned()),
            Err(fault) => {
                self.fault(pointer, fault);
                None
            }
        }
    }

    fn is_told(&self, pointer: &str) -> bool {
        self.errors.iter().any(|error| error.pointer == pointer)
    }

    fn fault(&mut self, pointer: &'static str, fault: Fault) {
        let detail = self.json.problem("", fault).message;
        self.errors.push(invalid(pointer, detail));
    }
}
