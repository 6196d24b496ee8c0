//! Reading the reference server's change feed: `{"changes": [record, …], "cursor": "…", "more": …}`.

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::{error::Category, value::RawValue};

use super::{
    Answer, Checkpoint, Envelope, Flaw, IF_NONE_MATCH, Marker, Page, Refusal, Skipped, Source,
    retry_after,
};
use crate::{
    block::{Block, Frame},
    http::{Request, Response},
};

#[derive(Deserialize)]
struct Feed<'a> {
    #[serde(borrow)]
    changes: Vec<&'a RawValue>,
    cursor: String,
    more: bool,
    total: Option<u64>,
}

impl Source {
    /// Reads the answer to a request of [`Source::request`].
    pub fn read(&self, request: &Request, response: &Response) -> Result<Answer, Refusal> {
        match response.status {
            200 => {}
            304 if request
                .headers
                .iter()
                .any(|(name, _)| name == IF_NONE_MATCH) =>
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
        let feed: Feed<'_> = serde_json::from_str(text).map_err(|error| {
            match (error.classify(), text.trim_start().as_bytes().first()) {
                (_, Some(b'<')) => Refusal::NotTheSource,
                (Category::Eof, _) => Refusal::Truncated,
                _ => Refusal::Malformed,
            }
        })?;
        let etag = response.header("etag");
        let marker = etag.map(|etag| Marker {
            url: request.url.clone(),
            etag: etag.to_owned(),
        });
        Ok(Answer::Page(page(feed, marker, response.body.len())))
    }
}

fn page(feed: Feed<'_>, marker: Option<Marker>, bytes: usize) -> Page {
    let mut changes = Block::with_capacity(bytes);
    let mut skipped = Vec::new();
    for (position, raw) in feed.changes.iter().enumerate() {
        if let Err((id, flaw)) = take(raw.get(), &mut changes) {
            skipped.push(Skipped { position, id, flaw });
        }
    }
    let Feed {
        cursor,
        more,
        total,
        ..
    } = feed;
    Page {
        changes,
        skipped,
        next: Checkpoint(cursor),
        more,
        total,
        marker,
    }
}

fn take(json: &str, changes: &mut Block) -> Result<(), (Option<String>, Flaw)> {
    let (envelope, mut flaw) = Envelope::read(json);
    if let (None, Some(kind), Some(id)) = (flaw, &envelope.kind, &envelope.id) {
        let frame = Frame {
            kind,
            id,
            deleted: envelope.deleted(),
            json: json.as_bytes(),
        };
        flaw = changes.push(frame).is_err().then_some(Flaw::TooLong);
    }
    match flaw {
        None => Ok(()),
        Some(flaw) => Err((envelope.id.map(Cow::into_owned), flaw)),
    }
}
