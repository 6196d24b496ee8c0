//! What an answer is: rows, the end of a list, or why neither.

use serde_json::{Value, json};

use super::{
    Rest,
    place::{Place, Position, Pull, Task},
};
use crate::{
    http::{Request, Response},
    profile::{Doing, ErrorRule, List, Mark, Meaning},
    protocol::{Refusal, retry_after},
    value,
};

/// A list may begin again so often in a pull because what continued it was forgotten.
const RESTARTS: u8 = 2;

/// What an answer is.
#[derive(Debug)]
pub(super) enum Heard {
    /// Nothing is new.
    Unchanged,
    /// A page.
    Page(Value),
    /// There is no such page: the list has ended.
    End,
    /// What continued the list is forgotten: it has to begin again.
    Forgotten,
}

impl Rest {
    pub(super) fn hear(
        &self,
        place: &Place,
        pull: &Pull,
        request: &Request,
        response: &Response,
    ) -> Result<Heard, Refusal> {
        let list = pull
            .run
            .task
            .list()
            .and_then(|number| self.profile.lists.get(number));
        let errors: &[ErrorRule] = list.map_or(&[], |list| &list.errors);
        let said = errors
            .iter()
            .find(|rule| rule.fits(response.status, Doing::Read, &response.body));
        let is_first = pull.run.first.is_none();
        let continues = matches!(pull.run.at, Position::Token(_) | Position::Link(_)) && !is_first;
        match (said.map(|rule| rule.means), response.status) {
            (Some(Meaning::End), _) => return Ok(Heard::End),
            (Some(Meaning::Retry), status) => return Err(later(status, response)),
            (Some(Meaning::Expired), _) if continues => return forgotten(pull),
            (Some(Meaning::Expired | Meaning::Gone), _) => return Err(Refusal::Expired),
            (Some(_), status) => return Err(Refusal::Rejected { status }),
            (None, 200..300) => {}
            (None, 304)
                if request
                    .headers
                    .iter()
                    .any(|(name, _)| name == "if-none-match") =>
            {
                return Ok(Heard::Unchanged);
            }
            (None, status @ (400 | 404 | 410 | 416 | 422)) => {
                let ends = errors.iter().any(|rule| rule.means == Meaning::End);
                let is_end = matches!(status, 400 | 404 | 416 | 422) && !ends;
                return match pull.run.at {
                    Position::Page(_) | Position::Offset(_) if is_end && !is_first => {
                        Ok(Heard::End)
                    }
                    Position::Token(_) | Position::Link(_) if continues => forgotten(pull),
                    _ if status == 410
                        || (status != 416 && self.begins_at_mark(list, place, pull)) =>
                    {
                        Err(Refusal::Expired)
                    }
                    _ => Err(Refusal::Rejected { status }),
                };
            }
            (None, 413) => return Err(Refusal::TooLarge),
            // Redirects are followed by the transport; one that is left leads to a login page.
            (None, 0 | 511 | 300..400) => return Err(Refusal::NotTheSource),
            (None, status @ (408 | 425 | 429 | 500..)) => return Err(later(status, response)),
            (None, status @ 400..500) => return Err(Refusal::Rejected { status }),
            (None, 1..200) => return Err(Refusal::Malformed),
        }
        if response.status == 204 {
            return Ok(Heard::Page(json!([])));
        }
        parse(response).map(Heard::Page)
    }

    /// Whether the question names a place in a feed that its source may have forgotten.
    fn begins_at_mark(&self, list: Option<&List>, place: &Place, pull: &Pull) -> bool {
        let Task::Changes(number) = pull.run.task else {
            return false;
        };
        let since = list.and_then(|list| list.since.as_ref());
        let opaque = since.is_some_and(|since| matches!(since.mark, Mark::Cursor | Mark::Url(_)));
        let known = place
            .lists
            .get(number)
            .is_some_and(|known| known.mark.is_some());
        opaque && known && pull.run.first.is_none()
    }
}

fn forgotten(pull: &Pull) -> Result<Heard, Refusal> {
    if pull.run.restarts < RESTARTS {
        Ok(Heard::Forgotten)
    } else {
        // What this pull remembers is worth nothing: a later one begins from nothing.
        Err(Refusal::Expired)
    }
}

fn later(status: u16, response: &Response) -> Refusal {
    match status {
        429 | 503 => Refusal::Busy {
            wait_ms: retry_after::read(response),
        },
        status => Refusal::Failed { status },
    }
}

/// The JSON of an answer, or what it is instead.
fn parse(response: &Response) -> Result<Value, Refusal> {
    let body = response
        .body
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(&response.body);
    let is_page = response
        .header("content-type")
        .is_some_and(|media_type| media_type.contains("html"));
    if is_page || body.trim_ascii_start().starts_with(b"<") {
        return Err(Refusal::NotTheSource);
    }
    value::parse(body).map_err(|error| {
        let cut_in_letter = str::from_utf8(body).is_err_and(|error| error.error_len().is_none());
        if error.is_eof() || cut_in_letter {
            Refusal::Truncated
        } else {
            Refusal::Malformed
        }
    })
}
