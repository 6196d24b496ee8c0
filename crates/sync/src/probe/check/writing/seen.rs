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
    outbox::{Operation, Outcome},
    profile::{List, Mark},
    protocol::Checkpoint,
    rest::Rest,
};

/// Somebody else's copy, from before the record was made.
pub(super) struct Reader {
    before: Option<Checkpoint>,
    /// After the last pull.
    at: Option<Checkpoint>,
    /// The record as the last pull brought it.
    seen: Option<Value>,
    /// Another record was made after it: a change is not brought by the time of its creation any more.
    is_passed: bool,
}

impl Reader {
    pub(super) fn of(whole: Option<&Pulled>) -> Self {
        let before = whole.and_then(|whole| whole.next.clone());
        Self {
            at: before.clone(),
            before,
            seen: None,
            is_passed: false,
        }
    }

    /// Whether the next pull brings a new record.
    pub(super) fn sees_new(&mut self, talk: &Talk<'_>, id: &str) -> Step {
        let mut step = talk.subject.step("see it");
        self.seen = self.pull(talk, &talk.subject.rest(), id, &mut step);
        if self.seen.is_some() {
            step.say("the next pull brings the new record");
        } else {
            step.fail("the next pull does not bring the new record: it may wait for approval, \"since\" may look at a field that is empty in new records, or the backend may take the time for one of another zone");
        }
        step
    }

    /// Makes a later record, where changes are asked for by the latest time: the newest record comes with every pull,
    /// changed or not. Whether it was made.
    pub(super) fn make_later(&mut self, talk: &mut Talk<'_>) -> bool {
        let since = talk.subject.list.since.as_ref();
        let by_time = since.is_some_and(|since| matches!(since.mark, Mark::Max(_)));
        if !by_time || self.seen.is_none() || !talk.allows(Operation::Delete) {
            return false;
        }
        let reference = talk.reference();
        let body = talk.sample.saying(&format!("{}, a later one", talk.marker));
        let Some(change) = talk.creation(&reference, body) else {
            return false;
        };
        if let (Outcome::Sent { id, document }, _) = talk.deliver(&change, false) {
            talk.made.push((id.clone(), document.unwrap_or_default()));
            let rest = talk.subject.rest();
            let mut unshown = talk.subject.step("");
            self.is_passed = self.pull(talk, &rest, &id, &mut unshown).is_some();
        }
        self.is_passed
    }

    /// Whether the next pull brings a change, and whether the time of the last change has moved with it: a change
    /// that came only because it was asked for some seconds back is lost to whoever asks later.
    pub(super) fn sees_change(&mut self, talk: &Talk<'_>, id: &str, named: &str) -> Step {
        let mut step = talk.subject.step("see the change");
        let Some(before) = self.seen.take() else {
            step.cannot("the new record was not seen before");
            return step;
        };
        let mut profile = talk.subject.profile.clone();
        if self.is_passed {
            // Exactly from the later record on.
            let lists = profile.lists.iter_mut();
            for since in lists.filter_map(|list| list.since.as_mut()) {
                since.overlap_s = 0;
            }
        }
        let rest = talk.subject.rest_of(profile);
        self.seen = self.pull(talk, &rest, id, &mut step);
        let after = self.seen.clone().unwrap_or_default();
        let body = after.get("body");
        let said = body.and_then(|body| talk.sample.marker.get(body));
        let time = before["updated_at"].as_str().unwrap_or_default();
        if said != Some(&Value::from(named)) && self.is_passed {
            step.fail("the next pull does not bring the change of a record that is not the newest: \"since\" may look at the time of creation, or this way of writing does not move the time, or the answer comes from a cache");
        } else if said != Some(&Value::from(named)) {
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
    fn pull(&mut self, talk: &Talk<'_>, rest: &Rest, id: &str, step: &mut Step) -> Option<Value> {
        let pulled = pull(talk.subject.session, rest, self.at.clone(), u32::MAX);
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
