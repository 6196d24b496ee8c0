//! The reference server's change feed: `{"changes": [record, …], "cursor": "…", "more": …}`.

use lotse_json::{Fault, Json, Node, Read};

use super::{
    Answer, Checkpoint, Flaw, Marker, Page, Part, Protocol, Refusal, Skipped, encode, retry_after,
};
use crate::{
    block::{Block, Frame},
    http::{Method, Request, Response},
};

/// The page, its members, the records, their fields: what a body holds is no matter of this crate.
const LEVELS: usize = 3;

/// The change feed across all kinds, below a base URL.
#[derive(Clone, Debug)]
pub struct Feed {
    base_url: String,
}

impl Feed {
    /// The feed of the server at `base_url`: what stands before `/api/v1/changes`, empty for the page's own origin.
    pub fn new(base_url: impl Into<String>) -> Self {
        Self {
            base_url: base_url.into(),
        }
    }
}

impl Protocol for Feed {
    fn ask(&self, checkpoint: Option<&Checkpoint>, limit: u32, marker: Option<&Marker>) -> Request {
        let mut url = format!(
            "{}/api/v1/changes?limit={limit}",
            self.base_url.trim_end_matches('/')
        );
        if let Some(Checkpoint(since)) = checkpoint {
            url.push_str("&since=");
            encode(since, &mut url);
        }
        let mut headers = vec![("accept".to_owned(), "application/json".to_owned())];
        headers.extend(marker.and_then(|marker| marker.condition(&url)));
        Request {
            method: Method::Get,
            url,
            headers,
            body: None,
            patience_ms: 60_000,
        }
    }

    fn read(
        &self,
        _: Option<&Checkpoint>,
        request: &Request,
        response: &Response,
    ) -> Result<Answer, Refusal> {
        match response.status {
            200 => {}
            304 if request
                .headers
                .iter()
                .any(|(name, _)| name == "if-none-match") =>
            {
                return Ok(Answer::Unchanged);
            }
            410 => return Err(Refusal::Expired),
            413 => return Err(Refusal::TooLarge),
            429 | 503 => {
                return Err(Refusal::Busy {
                    wait_ms: retry_after::read(response),
                });
            }
            // Redirects are followed by the transport; one that is left leads to a login page.
            0 | 511 | 300..400 => return Err(Refusal::NotTheSource),
            status @ (408 | 425 | 500..) => return Err(Refusal::Failed { status }),
            status @ 400..500 => return Err(Refusal::Rejected { status }),
            1..300 => return Err(Refusal::Malformed),
        }
        if response
            .header("content-type")
            .is_some_and(|media_type| !media_type.contains("json"))
        {
            return Err(Refusal::NotTheSource);
        }
        let text = str::from_utf8(&response.body).map_err(|error| match error.error_len() {
            None => Refusal::Truncated,
            Some(_) => Refusal::Malformed,
        })?;
        let json = Json::outline(text, LEVELS);
        let page = json
            .root()
            .and_then(|root| page(root, Marker::of(request, response), response.body.len()));
        page.map(Answer::Page).map_err(|_| {
            if text.trim_start().starts_with('<') {
                Refusal::NotTheSource
            } else if json.is_cut_off(text) {
                Refusal::Truncated
            } else {
                Refusal::Malformed
            }
        })
    }
}

fn page(root: Node<'_, '_>, marker: Option<Marker>, bytes: usize) -> Result<Page, Fault> {
    let mut changes = Block::with_capacity(bytes);
    let mut skipped = Vec::new();
    for (position, record) in root.need("changes")?.items()?.enumerate() {
        if let Err(flaw) = take(record, &mut changes) {
            let id = text(record, "id").ok().flatten();
            skipped.push(Skipped { position, id, flaw });
        }
    }
    Ok(Page {
        changes,
        skipped,
        next: Checkpoint(String::read(root.need("cursor")?)?),
        more: bool::read(root.need("more")?)?,
        part: Part::Changes,
        total: match root.get("total")? {
            Some(total) => Option::read(total)?,
            None => None,
        },
        marker,
    })
}

fn take(record: Node<'_, '_>, changes: &mut Block) -> Result<(), Flaw> {
    let no_record = |_: Fault| Flaw::NoRecord;
    let kind = text(record, "kind").map_err(no_record)?;
    let id = text(record, "id").map_err(no_record)?;
    let deleted = record.get("deleted").map_err(no_record)?;
    let deleted = deleted.map_or(Ok(false), bool::read).map_err(no_record)?;
    let body = record.get("body").map_err(no_record)?;
    let (Some(kind), Some(id)) = (&kind, &id) else {
        return Err(Flaw::NoIdentity);
    };
    if kind.is_empty() || id.is_empty() {
        return Err(Flaw::NoIdentity);
    }
    if !deleted && body.is_none_or(Node::is_null) {
        return Err(Flaw::NoBody);
    }
    let frame = Frame {
        kind,
        id,
        deleted,
        json: record.raw().as_bytes(),
    };
    changes.push(frame).map_err(|_| Flaw::TooLong)
}

fn text(record: Node<'_, '_>, name: &str) -> Result<Option<String>, Fault> {
    record.get(name)?.map(String::read).transpose()
}
