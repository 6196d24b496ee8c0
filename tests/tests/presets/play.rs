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
    /// Parameters that a profile says in other words, and what they have to be like; those with `?` may be missing.
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
        let offered: Vec<Exchange> = self.steps.iter().map(|step| named(step)).collect();
        let leave = Leave {
            harmless: self.harmless.iter().map(|&name| name.to_owned()).collect(),
            like: self
                .like
                .iter()
                .map(|(name, words)| ((*name).to_owned(), (*words).to_owned()))
                .collect(),
        };
        let given = Rc::new(RefCell::new(BTreeSet::new()));
        let giving = given.clone();
        let behind = Cell::new(self.behind.map(str::to_owned));
        device.pull_well(Rc::new(move |request| {
            let asked = Question::of(request);
            let answer = offered
                .iter()
                .find(|then| asked.is_like(&Question::of(&then.request), &leave));
            let Some(exchange) = answer else {
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

/// In what a question may differ from the one that was asked at the time.
struct Leave {
    harmless: BTreeSet<String>,
    like: BTreeMap<String, String>,
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
struct Question {
    method: &'static str,
    path: String,
    parameters: BTreeMap<String, String>,
}

impl Question {
    fn of(request: &Request) -> Self {
        let rest = request
            .url
            .strip_prefix(BASE)
            .expect("the backend's origin");
        let path = rest.split('?').next().unwrap_or_default();
        let mut parameters = parameters(request);
        parameters.retain(|_, value| !value.is_empty());
        Self {
            method: request.method.as_str(),
            path: path.to_owned(),
            parameters,
        }
    }

    /// Whether it asks what was asked at the time.
    fn is_like(&self, then: &Self, leave: &Leave) -> bool {
        let said = |(name, value): (&String, &String)| match (
            self.parameters.get(name),
            leave.like.get(name),
        ) {
            (Some(asked), Some(words)) => {
                Pattern::new(words.trim_start_matches('?')).matches(asked)
            }
            (Some(asked), None) => asked == value,
            (None, words) => words.is_some_and(|words| words.starts_with('?')),
        };
        let mut more = self
            .parameters
            .iter()
            .filter(|(name, _)| !then.parameters.contains_key(*name));
        let allowed = |(name, value): (&String, &String)| {
            let words = leave.like.get(name);
            leave.harmless.contains(name)
                && words.is_none_or(|words| Pattern::new(words.as_str()).matches(value))
        };
        self.method == then.method
            && self.path == then.path
            && then.parameters.iter().all(said)
            && more.all(allowed)
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
