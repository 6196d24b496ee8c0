//! A list as it is seen: pages of it, and whose rows they have.

use serde_json::Value;

use super::{
    address::Address,
    fields::Id,
    shape::{arrays, headings},
};
use crate::{
    http::Response,
    probe::{http::Asked, session::Session},
    profile::{Credentials, Pointer, Scheme},
};

/// A list as it is seen.
pub struct View<'a> {
    pub session: &'a Session<'a>,
    /// Without what only says which page is meant.
    pub address: Address,
    pub items: Pointer,
    pub keyed: bool,
    pub id: Option<Id>,
    /// What signs requests in, where not everybody may read.
    pub auth: Option<(String, String)>,
    /// The kind of answer that is asked for, where it is not plain JSON.
    pub accept: Option<&'static str>,
    /// A parameter of the address that is a credential.
    pub key: Option<(String, String)>,
    pub first: Page,
}

/// A page that was seen.
#[derive(Clone, Debug, Default)]
pub struct Page {
    pub url: String,
    pub response: Response,
    pub answer: Value,
    pub rows: Vec<Value>,
    /// What tells the rows apart.
    pub ids: Vec<String>,
}

impl View<'_> {
    /// A question with all that the list is asked with.
    pub fn asked(&self, method: &'static str, url: impl Into<String>) -> Asked {
        let mut asked = Asked::new(method, url);
        asked.headers.extend(self.auth.clone());
        if let Some(accept) = self.accept {
            asked = asked.accepting(accept);
        }
        asked
    }

    /// The names of the columns, where rows are arrays.
    pub fn headings(&self) -> Option<Vec<String>> {
        let width = self.first.rows.first()?.as_array()?.len();
        headings(&self.first.answer, width)
    }

    /// The records in the rows of the first answer.
    pub fn records(&self) -> Vec<Value> {
        let record = |row: &Value| match (self.keyed, row.get("value")) {
            (true, Some(value)) => value.clone(),
            _ => row.clone(),
        };
        self.first.rows.iter().map(record).collect()
    }

    /// The page with these parameters; `None` when there is none, or no list.
    pub fn page(&self, more: &[(&str, &str)]) -> Option<Page> {
        self.at(&self.address.with(more))
    }

    /// The page at an address.
    pub fn at(&self, url: &str) -> Option<Page> {
        let response = self.session.send(self.asked("GET", url)).ok()?;
        if !(200..300).contains(&response.status) {
            return None;
        }
        let answer: Value = serde_json::from_slice(&response.body).ok()?;
        let rows = self.rows(&answer)?;
        let ids = rows.iter().map(|row| name(self.id.as_ref(), row)).collect();
        Some(Page {
            url: url.to_owned(),
            response,
            answer,
            rows,
            ids,
        })
    }

    fn rows(&self, answer: &Value) -> Option<Vec<Value>> {
        if self.keyed {
            return arrays(answer).into_iter().next().map(|rows| rows.rows);
        }
        match self.items.get(answer) {
            Some(Value::Array(rows)) => Some(rows.clone()),
            // Some leave an empty list out.
            None if answer.is_object() => Some(Vec::new()),
            _ => None,
        }
    }
}

/// What tells a row from others.
pub fn name(id: Option<&Id>, row: &Value) -> String {
    let known = id.and_then(|id| id.of(row));
    known.unwrap_or_else(|| row.to_string())
}

/// The header field of a sign-in nobody has described yet: a token as bearer, else name and password.
pub fn usual_auth(credentials: &Credentials) -> Option<(String, String)> {
    match &credentials.token {
        Some(token) => Some(("authorization".to_owned(), format!("Bearer {token}"))),
        None => Scheme::Basic.header(credentials),
    }
}
