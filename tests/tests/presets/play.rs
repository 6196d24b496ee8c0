//! A backend that answers as it once did: `tests/transcripts`.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use lotse_sync::{Request, Response, profile::Pattern};
use lotse_tests::transcript::{Exchange, kept};

use crate::device::{BASE, Device};

/// One visit of a phone to a backend whose answers are recorded.
pub struct Visit<'t> {
    /// The transcript's backend.
    pub backend: &'t str,
    /// The steps whose answers may be given; those after `?` need not be asked for.
    pub steps: &'t [&'t str],
    /// Parameters that a profile adds to what was asked at the time, and that change nothing in the answer.
    pub harmless: &'t [&'t str],
    /// Parameters that a profile says in other words, and what they have to be like.
    pub like: &'t [(&'t str, &'t str)],
    /// What stands behind the last page, where nobody asked for it at the time.
    pub behind: Option<&'t str>,
}

impl Visit<'_> {
    /// Pulls from the recorded answers, and says which were given. Each question has to be one of those asked at
    /// the time.
    pub fn pull(&self, device: &Device) -> BTreeSet<String> {
        let exchanges = kept(self.backend);
        let named = |step: &str| {
            let found = exchanges
                .iter()
                .find(|exchange| exchange.step == step.trim_start_matches('?'));
            found
                .unwrap_or_else(|| panic!("{}: no step {step:?}", self.backend))
                .clone()
        };
        let own = |names: &[&str]| {
            names
                .iter()
                .map(|&name| name.to_owned())
                .collect::<BTreeSet<_>>()
        };
        let like: Vec<_> = self
            .like
            .iter()
            .map(|(name, words)| ((*name).to_owned(), Pattern::new(*words)))
            .collect();
        let names: Vec<&str> = self.like.iter().map(|(name, _)| *name).collect();
        let (harmless, names) = (own(self.harmless), own(&names));
        let offered: Vec<(Question, Exchange)> = self
            .steps
            .iter()
            .map(|step| {
                (
                    Question::of(&named(step).request).without(&names),
                    named(step),
                )
            })
            .collect();
        let given = Rc::new(RefCell::new(BTreeSet::new()));
        let behind = Cell::new(self.behind.map(str::to_owned));
        let giving = given.clone();
        device.pull_well(Rc::new(move |request| {
            let asked = Question::of(request);
            for (name, value) in &asked.parameters {
                let wanted = like.iter().find(|(known, _)| known == name);
                assert!(
                    wanted.is_none_or(|(_, pattern)| pattern.matches(value)),
                    "{name} is {value}"
                );
            }
            let asked = asked.without(&names);
            let answer = offered
                .iter()
                .find(|(then, _)| asked.is_like(then, &harmless));
            let Some((_, exchange)) = answer else {
                if let (Some(body), false) = (behind.take(), giving.borrow().is_empty()) {
                    return Response {
                        status: 200,
                        body: body.into_bytes(),
                        ..Response::default()
                    };
                }
                panic!(
                    "nobody ever asked {} {}",
                    request.method.as_str(),
                    request.url
                );
            };
            giving.borrow_mut().insert(exchange.step.clone());
            browser(&exchange.response)
        }));
        let needed = self.steps.iter().filter(|step| !step.starts_with('?'));
        let unasked: Vec<_> = needed
            .filter(|step| !given.borrow().contains(**step))
            .collect();
        assert!(unasked.is_empty(), "{}: {unasked:?}", self.backend);
        given.take()
    }
}

/// What a browser lets a page of another origin see of an answer.
fn browser(response: &Response) -> Response {
    const ALWAYS: [&str; 7] = [
        "cache-control",
        "content-language",
        "content-length",
        "content-type",
        "expires",
        "last-modified",
        "pragma",
    ];
    assert!(
        response.header("access-control-allow-origin").is_some(),
        "a page may not read this"
    );
    let exposed = response
        .header("access-control-expose-headers")
        .unwrap_or_default()
        .to_ascii_lowercase();
    let is_seen = |name: &str| {
        ALWAYS.contains(&name)
            || exposed
                .split(',')
                .any(|known| [name, "*"].contains(&known.trim()))
    };
    let headers = response.headers.iter().filter(|(name, _)| is_seen(name));
    Response {
        headers: headers.cloned().collect(),
        ..response.clone()
    }
}

/// A question without the order of its parameters.
#[derive(Debug, PartialEq)]
struct Question {
    method: &'static str,
    path: String,
    parameters: BTreeSet<(String, String)>,
}

impl Question {
    fn of(request: &Request) -> Self {
        let rest = request
            .url
            .strip_prefix(BASE)
            .expect("the backend's origin");
        let path = rest.split('?').next().unwrap_or_default();
        let parameters = parameters(request).into_iter();
        Self {
            method: request.method.as_str(),
            path: path.to_owned(),
            parameters: parameters.filter(|(_, value)| !value.is_empty()).collect(),
        }
    }

    fn without(mut self, names: &BTreeSet<String>) -> Self {
        self.parameters.retain(|(name, _)| !names.contains(name));
        self
    }

    /// Whether it asks what was asked at the time, with nothing more than what is harmless.
    fn is_like(&self, then: &Self, harmless: &BTreeSet<String>) -> bool {
        let mut more = self.parameters.difference(&then.parameters);
        self.method == then.method
            && self.path == then.path
            && then.parameters.is_subset(&self.parameters)
            && more.all(|(name, _)| harmless.contains(name))
    }
}

/// The parameters of a question's address.
pub fn parameters(request: &Request) -> BTreeMap<String, String> {
    let (_, query) = request.url.split_once('?').unwrap_or_default();
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs
        .map(|(name, value)| (decoded(name), decoded(value)))
        .collect()
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let digits: Vec<u8> = rest.by_ref().take(2).collect();
                let digits = std::str::from_utf8(&digits).expect("two digits");
                u8::from_str_radix(digits, 16).expect("two digits")
            }
            b'+' => b' ',
            byte => byte,
        });
    }
    String::from_utf8(bytes).expect("UTF-8")
}
