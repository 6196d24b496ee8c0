//! Servers in memory, asked as over a network.

use std::cell::RefCell;

use lotse_sync::{
    Method, Request, Response,
    probe::{
        Asked, Report, Session, Trouble, Wire,
        check::{self, check},
        look::{self, Sight, Targets, look},
    },
    profile::Credentials,
    testing::{Office, RestServer},
};

/// Answers of a server that is asked nothing but what requests of this crate can be; anything else is refused.
pub struct Asking<F>(pub F);

impl<F: Fn(&Request) -> Response> Wire for Asking<F> {
    fn send(&self, asked: &Asked) -> Result<Response, Trouble> {
        let methods = [
            Method::Get,
            Method::Post,
            Method::Put,
            Method::Patch,
            Method::Delete,
        ];
        let known = methods
            .into_iter()
            .find(|method| method.as_str() == asked.method);
        let Some(method) = known else {
            return Ok(Response {
                status: 405,
                ..Response::default()
            });
        };
        Ok((self.0)(&Request {
            method,
            url: asked.url.clone(),
            headers: asked.headers.clone(),
            body: asked.body.clone(),
            patience_ms: asked.patience_ms,
        }))
    }
}

pub fn reading(server: &RestServer) -> impl Wire + use<> {
    let server = server.clone();
    Asking(move |request: &Request| server.answer(request))
}

pub fn writing(office: &RefCell<Office>) -> impl Wire {
    Asking(|request: &Request| office.borrow_mut().answer(request))
}

/// What is seen at a list.
pub fn seen(wire: &dyn Wire, url: &str) -> Sight {
    seen_by(wire, url, Credentials::default())
}

/// What somebody sees at a list.
pub fn seen_by(wire: &dyn Wire, url: &str, credentials: Credentials) -> Sight {
    let session = Session::new(wire, 1000);
    look(
        &session,
        &look::Options {
            url,
            kind: "offer",
            language: "de",
            origin: None,
            credentials,
            targets: Targets::parse(include_str!("../../src/bin/lotse-probe/targets.json")),
            preset: &|_| None,
        },
    )
}

/// A check of a profile.
pub fn checked(
    wire: &dyn Wire,
    base_url: &str,
    profile: &str,
    credentials: Credentials,
    write: bool,
) -> Report {
    let session = Session::new(wire, 1000);
    check(
        &session,
        &check::Options {
            profile,
            preset: &|_| None,
            base_url: base_url.to_owned(),
            languages: vec!["de".to_owned()],
            credentials,
            origin: None,
            write,
        },
    )
}
