//! Whether the app learns at its next pulls of what was written.

use serde_json::Value;

use super::{
    super::super::{
        pull::{Key, Pulled, pull},
        report::Step,
    },
    talk::Talk,
};
use crate::{
    profile::{List, Mark},
    protocol::Checkpoint,
};

/// Somebody else's copy, from before the record was made.
pub(super) struct Reader {
    before: Option<Checkpoint>,
    /// After the last pull.
    at: Option<Checkpoint>,
    /// The record as the last pull brought it.
    seen: Option<Value>,
}

impl Reader {
    pub(super) fn of(whole: Option<&Pulled>) -> Self {
        let before = whole.and_then(|whole| whole.next.clone());
        Self {
            at: before.clone(),
            before,
            seen: None,
        }
    }

    /// Whether the next pull brings a new record.
    pub(super) fn sees_new(&mut self, talk: &Talk<'_>, id: &str) -> Step {
        let mut step = talk.subject.step("see it");
        self.seen = self.pull(talk, id, &mut step);
        if self.seen.is_some() {
            step.say("the next pull brings the new record");
        } else {
            step.fail("the next pull does not bring the new record: it may wait for approval, \"since\" may look at a field that is empty in new records, or the backend may take the time for one of another zone");
        }
        step
    }

    /// Whether the next pull brings a change, and whether the time of the last change has moved with it: a change
    /// that came only because it was asked for some seconds back is lost to whoever asks later.
    pub(super) fn sees_change(&mut self, talk: &Talk<'_>, id: &str, named: &str) -> Step {
        let mut step = talk.subject.step("see the change");
        let Some(before) = self.seen.take() else {
            step.cannot("the new record was not seen before");
            return step;
        };
        self.seen = self.pull(talk, id, &mut step);
        let after = self.seen.clone().unwrap_or_default();
        let body = after.get("body");
        let said = body.and_then(|body| talk.sample.marker.get(body));
        let time = before["updated_at"].as_str().unwrap_or_default();
        if said != Some(&Value::from(named)) {
            step.fail("the next pull does not bring the change: what says that a record changed does not move with this way of writing, or the answer comes from a cache");
        } else if is_the_mark(&talk.subject.list) && is_fine(time) && after["updated_at"] == time {
            step.fail(format!(
                "the change comes, but its time is still {time}: who asks later never gets it. This way of writing does not move the time; take another \"method\", or mend it in the backend"
            ));
        } else {
            step.say("the next pull brings the change");
        }
        step
    }

    /// Whether the app learns that the record is gone.
    pub(super) fn sees_it_go(&self, talk: &Talk<'_>, id: &str) -> Step {
        let mut step = talk.subject.step("see it go");
        let rest = talk.subject.rest();
        let from = self.before.clone();
        let due = from.as_ref().and_then(|from| rest.with_sweep_due(from));
        let pulled = pull(talk.subject.session, &rest, due.or(from), u32::MAX);
        let page = if pulled.named.is_empty() {
            pulled.pages.first()
        } else {
            pulled.pages.last()
        };
        step.show(page.cloned());
        let has = |key: &Key| key.1 == id;
        if pulled.gone.iter().any(has) {
            step.say("the changes say that it is gone");
        } else if pulled.found.keys().any(has) || pulled.named.iter().any(has) {
            step.fail("the list still has it");
        } else if self.seen.is_some() {
            step.say("the list does not have it any more");
        } else {
            step.cannot("it is not in the list, but was not seen there before either");
        }
        step
    }

    /// Pulls what changed since the last time; gives the record if it came.
    fn pull(&mut self, talk: &Talk<'_>, id: &str, step: &mut Step) -> Option<Value> {
        let subject = talk.subject;
        let pulled = pull(subject.session, &subject.rest(), self.at.clone(), u32::MAX);
        step.show(pulled.pages.last().cloned());
        self.at = pulled.next.clone().or(self.at.take());
        let mut found = pulled.found.iter();
        let (_, json) = found.find(|((_, found), _)| found == id)?;
        serde_json::from_slice(json).ok()
    }
}

/// Whether changes are asked for by the time that documents show.
fn is_the_mark(list: &List) -> bool {
    let (Some(since), Some(updated)) = (&list.since, &list.updated) else {
        return false;
    };
    let Mark::Max(places) = &since.mark else {
        return false;
    };
    places.iter().any(|place| updated.at.contains(place))
}

/// Whether a time is so fine that some seconds later it is another: no day.
fn is_fine(time: &str) -> bool {
    !time.is_empty() && !time.contains("T00:00:00")
}
