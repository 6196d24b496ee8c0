//! What an answer means: by the profile's rules, then by what status codes mean.

use serde_json::Value;

use crate::{
    http::Response,
    outbox::Outcome,
    profile::{Doing, List, Meaning},
    protocol::retry_after,
    value,
};

/// An answer, understood.
#[derive(Debug)]
pub(super) enum Heard {
    /// It is done. `json` is the content; none when there is none.
    Fine { json: Option<Value> },
    /// Something else answered in the source's place.
    NotTheSource,
    /// Nobody or somebody else is signed in.
    SignedOut,
    /// Not allowed, or so it says (403).
    Forbidden,
    /// No such record, or so it says.
    Missing,
    /// Somebody else has changed it.
    Conflict,
    /// There is such a record already.
    Exists,
    /// It is not taken.
    Rejected,
    /// Something that ends the delivery whatever was asked.
    Ends(Outcome),
}

pub(super) fn hear(list: &List, doing: Doing, response: &Response) -> Heard {
    let status = response.status;
    let fits = |rule: &&crate::profile::ErrorRule| rule.fits(status, doing, &response.body);
    if let Some(rule) = list.errors.iter().find(fits) {
        return match rule.means {
            Meaning::Auth => Heard::SignedOut,
            Meaning::Gone => Heard::Missing,
            Meaning::Conflict => Heard::Conflict,
            Meaning::Exists => Heard::Exists,
            Meaning::Retry => Heard::Ends(later(response)),
            Meaning::Rejected | Meaning::End | Meaning::Expired => Heard::Rejected,
        };
    }
    match status {
        200..=299 if response.body.is_empty() => Heard::Fine { json: None },
        200..=299 => match value::parse(&response.body) {
            Ok(json) => Heard::Fine { json: Some(json) },
            Err(_) => Heard::NotTheSource,
        },
        // Hidden by the browser, or nothing that answers a request of ours.
        0..=199 | 304 => Heard::NotTheSource,
        401 => Heard::SignedOut,
        403 => Heard::Forbidden,
        404 | 410 => Heard::Missing,
        409 | 412 => Heard::Conflict,
        413 => Heard::Ends(Outcome::TooLarge),
        408 | 425 | 429 | 500.. => Heard::Ends(later(response)),
        _ => Heard::Rejected,
    }
}

fn later(response: &Response) -> Outcome {
    let wait_ms = retry_after::read(response);
    if response.status == 429 || wait_ms.is_some() {
        Outcome::Busy { wait_ms }
    } else {
        Outcome::Failed
    }
}
