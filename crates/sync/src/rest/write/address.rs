//! Requests: addresses, parameters, header fields, credentials. All below the source's own base address.

use serde_json::Value;

use super::{super::question, delivery::Way};
use crate::{
    http::{Method, Request},
    profile::{List, One, Operation, Query, Template, Var, Vars},
    protocol::encode,
};

/// A write that takes longer is taken for lost, and looked up where that is possible.
const PATIENCE_MS: u32 = 60_000;

impl Way {
    /// A request that writes.
    pub(super) fn write(
        &self,
        way: &Operation,
        more: &Query,
        headers: &[(String, Template)],
        vars: &Vars,
        content: Option<Value>,
    ) -> Option<Request> {
        let query = way.query.iter().chain(more);
        let mut request = self.request(way.method, &way.path, query, vars)?;
        for (name, value) in way.headers.iter().chain(headers) {
            if let Some(value) = value.fill(vars) {
                request.headers.retain(|(known, _)| known != name);
                request.headers.push((name.clone(), value));
            }
        }
        if let Some(content) = content {
            request.send(content.to_string().into_bytes(), "application/json");
        }
        Some(request)
    }

    /// A request that reads the one record.
    pub(super) fn read_one(&self, one: &One, vars: &Vars) -> Option<Request> {
        self.request(Method::Get, &one.path, one.query.iter(), vars)
    }

    /// A request that looks for the record by the reference this device gave it.
    pub(super) fn look_up(&self, list: &List, query: &Query, vars: &Vars) -> Option<Request> {
        let read = &list.read;
        // Parameters of the list itself that narrow it are not wanted, those that are asked for are.
        let asked = |(name, _): &&(String, Template)| !query.iter().any(|(own, _)| own == name);
        let parameters = read.query.iter().filter(asked).chain(query);
        let method = if read.send.is_some() {
            Method::Post
        } else {
            Method::Get
        };
        let mut request = self.request(method, &read.path, parameters, vars)?;
        if let Some(content) = &read.send {
            let (media_type, content) = question::write(content, vars);
            request.send(content, media_type);
        }
        Some(request)
    }

    fn request<'q>(
        &self,
        method: Method,
        path: &Template,
        query: impl Iterator<Item = &'q (String, Template)>,
        vars: &Vars,
    ) -> Option<Request> {
        let path = path.fill_encoded(vars)?;
        let mut parameters = String::new();
        parameters_into(&mut parameters, query, vars);
        if let Some((name, value)) = self.parameter() {
            parameter(&mut parameters, &name, &value);
        }
        let mut url = self.base.join(&path);
        if !parameters.is_empty() {
            url.push(if url.contains('?') { '&' } else { '?' });
            url.push_str(&parameters);
        }
        let constant = self.transport.headers.iter();
        let mut headers: Vec<(String, String)> = constant
            .filter_map(|(name, value)| Some((name.clone(), value.fill(vars)?)))
            .collect();
        if !headers.iter().any(|(name, _)| name == "accept") {
            headers.push(("accept".to_owned(), "application/json".to_owned()));
        }
        headers.extend(self.header());
        Some(Request {
            method,
            url,
            headers,
            body: None,
            patience_ms: PATIENCE_MS,
        })
    }
}

impl Request {
    fn send(&mut self, content: Vec<u8>, media_type: &str) {
        if !self.headers.iter().any(|(name, _)| name == "content-type") {
            let field = ("content-type".to_owned(), media_type.to_owned());
            self.headers.push(field);
        }
        self.body = Some(content);
    }
}

fn parameters_into<'q>(
    text: &mut String,
    query: impl Iterator<Item = &'q (String, Template)>,
    vars: &Vars,
) {
    for (name, value) in query {
        if let Some(value) = value.fill(vars) {
            parameter(text, name, &value);
        }
    }
}

fn parameter(text: &mut String, name: &str, value: &str) {
    if !text.is_empty() {
        text.push('&');
    }
    encode(name, text);
    text.push('=');
    encode(value, text);
}

/// How the record is read alone: as the profile says, or at the address it is written to.
pub(super) fn one(list: &List) -> Option<One> {
    let written = [
        &list.writes.update,
        &list.writes.delete,
        &list.writes.create,
    ];
    let by_id = |way: &&Operation| {
        way.path.uses(Var::Id) || way.query.iter().any(|(_, value)| value.uses(Var::Id))
    };
    let usual = || {
        let way = written.into_iter().flatten().find(by_id)?;
        Some(One {
            path: way.path.clone(),
            query: way.query.clone(),
            at: way.answer.clone().unwrap_or_else(|| way.wrap.clone()),
        })
    };
    list.one.clone().or_else(usual)
}
