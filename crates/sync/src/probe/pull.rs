//! A whole pull, question by question, as the engine would do it, with everything written down.

use std::collections::{BTreeMap, BTreeSet};

use super::session::{Exchange, Session};
use crate::{
    http::{Request, Response},
    protocol::{Answer, Checkpoint, Flaw, Part, Protocol, Refusal, Skipped},
};

/// Kind and id of a record.
pub type Key = (String, String);

/// What a pull brought.
#[derive(Debug, Default)]
pub struct Pulled {
    /// Documents.
    pub found: BTreeMap<Key, Vec<u8>>,
    /// Records that were only named.
    pub named: BTreeSet<Key>,
    /// Records that are gone.
    pub gone: BTreeSet<Key>,
    /// Records that came more than once.
    pub twice: BTreeSet<Key>,
    /// Records that could not be taken.
    pub skipped: Vec<Skipped>,
    /// The questions and how their answers began.
    pub pages: Vec<Exchange>,
    /// Records of the largest page.
    pub largest: usize,
    /// The first question that brought records, and its answer; without any, the last one.
    pub first: Option<(Request, Response)>,
    /// How many records there are, as last said.
    pub total: Option<u64>,
    /// Bytes that came.
    pub bytes: usize,
    /// Where the next pull begins.
    pub next: Option<Checkpoint>,
    /// Why it did not come to its end.
    pub stopped: Option<Stopped>,
    /// Whether more pages follow that were not asked for.
    pub partial: bool,
}

/// Why a pull did not come to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stopped {
    /// An answer could not be used.
    Refused(Refusal),
    /// There was none.
    NoAnswer(String),
}

impl Pulled {
    /// Records that came, whether they could be taken or not.
    pub fn rows(&self) -> usize {
        let lost = self
            .skipped
            .iter()
            .filter(|skipped| skipped.flaw != Flaw::SinceIgnored);
        self.found.len() + self.gone.len() + lost.count()
    }

    /// Whether the source sent everything although it was asked what changed.
    pub fn since_was_ignored(&self) -> bool {
        self.skipped
            .iter()
            .any(|skipped| skipped.flaw == Flaw::SinceIgnored)
    }
}

/// Pages of one pull: enough to see how a list comes.
const MOST_PAGES: usize = 100;

/// Pulls from a checkpoint to the end, with so many records per page at most. Of a very long list only the
/// first pages.
pub fn pull(
    session: &Session<'_>,
    protocol: &dyn Protocol,
    from: Option<Checkpoint>,
    limit: u32,
) -> Pulled {
    let mut pulled = Pulled::default();
    let mut asked: Vec<(String, Option<Vec<u8>>)> = Vec::new();
    let mut at = from;
    loop {
        let request = protocol.ask(at.as_ref(), limit, None);
        let answer = session.send(request.clone());
        pulled.pages.extend(session.last());
        let response = match answer {
            Ok(response) => response,
            Err(trouble) => {
                pulled.stopped = Some(Stopped::NoAnswer(trouble.why));
                return pulled;
            }
        };
        pulled.bytes += response.body.len();
        let read = protocol.read(at.as_ref(), &request, &response);
        if pulled.largest == 0 {
            pulled.first = Some((request.clone(), response));
        }
        let page = match read {
            Ok(Answer::Page(page)) => page,
            Ok(Answer::Unchanged) => {
                pulled.next = at;
                return pulled;
            }
            Err(refusal) => {
                pulled.stopped = Some(Stopped::Refused(refusal));
                return pulled;
            }
        };
        // A list may begin anew with larger pages, and a second language adds to the first.
        let question = (request.url, request.body);
        let adds = matches!(page.part, Part::List { adds: true, .. });
        let anew = adds || asked.contains(&question);
        asked.push(question);
        pulled.largest = pulled.largest.max(page.changes.len() + page.skipped.len());
        for frame in page.changes.iter() {
            let key = (frame.kind.to_owned(), frame.id.to_owned());
            if frame.deleted {
                pulled.found.remove(&key);
                pulled.gone.insert(key);
            } else if frame.json.is_empty() {
                pulled.named.insert(key);
            } else if pulled
                .found
                .insert(key.clone(), frame.json.to_vec())
                .is_some()
                && !anew
            {
                pulled.twice.insert(key);
            }
        }
        for skipped in page.skipped {
            // The same record again, or the same place of a page that came again.
            let known = |other: &Skipped| anew && skipped.id.is_some() && other.id == skipped.id;
            if !pulled.skipped.iter().any(known) {
                pulled.skipped.push(skipped);
            }
        }
        // A further language has a total of its own.
        pulled.total = page.total.filter(|_| !adds).or(pulled.total);
        at = Some(page.next);
        pulled.partial = page.more && pulled.pages.len() >= MOST_PAGES;
        if !page.more || pulled.partial {
            pulled.next = at;
            return pulled;
        }
    }
}
