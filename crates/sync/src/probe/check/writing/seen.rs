//! Whether the app learns at its next pulls of what was written.

use serde_json::Value;

use super::{
    super::super::{
        pull::{Key, Pulled, pull},
        report::Step,
    },
    talk::Talk,
};
use crate::{profile::Mark, protocol::Checkpoint, rest::Rest};

/// Somebody else's copy, from before the record was made.
pub(super) struct Reader {
    before: Option<Checkpoint>,
    /// After the last pull.
    at: Option<Checkpoint>,
    has_seen: bool,
}

impl Reader {
    pub(super) fn of(whole: Option<&Pulled>) -> Self {
        let before = whole.and_then(|whole| whole.next.clone());
        Self {
            at: before.clone(),
            before,
            has_seen: false,
        }
    }

    /// Whether the next pull brings a new record.
    pub(super) fn sees_new(&mut self, talk: &Talk<'_>, id: &str) -> Step {
        let mut step = talk.subject.step("see it");
        let pulled = self.pull(talk, &mut step);
        self.has_seen = pulled.found.keys().any(|(_, found)| found == id);
        if self.has_seen {
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
        if !self.has_seen {
            step.cannot("the new record was not seen before");
            return step;
        }
        let rest = talk.subject.rest();
        let before = self.mark(&rest);
        let pulled = self.pull(talk, &mut step);
        let has_come = pulled.found.iter().any(|((_, found), json)| {
            let document: Value = serde_json::from_slice(json).unwrap_or_default();
            let body = document.get("body");
            let said = body.and_then(|body| talk.sample.marker.get(body));
            found == id && said == Some(&Value::from(named))
        });
        let after = self.mark(&rest);
        if !has_come {
            step.fail("the next pull does not bring the change: what says that a record changed does not move with this way of writing, or the answer comes from a cache");
        } else if before.is_some() && before == after && is_fine(before.as_deref()) {
            step.fail(format!(
                "the change comes, but its time is still {}: who asks later never gets it. This way of writing does not move the time; take another \"method\", or mend it in the backend",
                before.unwrap_or_default()
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
        } else if self.has_seen {
            step.say("the list does not have it any more");
        } else {
            step.cannot("it is not in the list, but was not seen there before either");
        }
        step
    }

    fn pull(&mut self, talk: &Talk<'_>, step: &mut Step) -> Pulled {
        let subject = talk.subject;
        let pulled = pull(subject.session, &subject.rest(), self.at.clone(), u32::MAX);
        step.show(pulled.pages.last().cloned());
        self.at = pulled.next.clone().or(self.at.take());
        pulled
    }

    /// The latest time of the rows, where that is the mark.
    fn mark(&self, rest: &Rest) -> Option<String> {
        let list = rest.profile().lists.first()?;
        let since = list.since.as_ref()?;
        rest.mark_of(self.at.as_ref()?)
            .filter(|_| matches!(since.mark, Mark::Max(_)))
    }
}

/// Whether a time is so fine that two seconds apart it is another: no day, no minute.
fn is_fine(mark: Option<&str>) -> bool {
    mark.is_some_and(|mark| mark.len() > 16 || mark.bytes().all(|byte| byte.is_ascii_digit()))
}
