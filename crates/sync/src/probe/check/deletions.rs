//! Deletions: how the app will learn that a record is gone.

use std::collections::BTreeSet;

use super::{
    super::{
        pull::{Key, Pulled, pull},
        report::Step,
    },
    Subject, refusal,
};
use crate::profile::Deletions;

pub(super) fn step(subject: &Subject<'_>, whole: &Pulled) -> Step {
    let mut step = subject.step("deletions");
    if whole.partial {
        step.cannot(
            "the list is too long to be read to its end here: what comes after was not tried",
        );
        return step;
    }
    let changes = subject.list.since.is_some();
    match &subject.list.deletions {
        Deletions::Full | Deletions::FullEvery(_) if !changes => {
            step.say("every check reads the whole list: what is missing is gone");
        }
        Deletions::Full | Deletions::FullEvery(_) => {
            let hours = subject.list.deletions.every_h().unwrap_or_default();
            step.say(format!(
                "the whole list is read again after {hours} hours: until then a deleted record stays on phones"
            ));
        }
        Deletions::Feed(condition) => {
            if whole.gone.is_empty() {
                step.say(format!(
                    "the feed says so at {}; no record that was deleted was seen",
                    condition.at
                ));
            } else {
                step.say(format!(
                    "the feed says so at {}: {} were seen",
                    condition.at,
                    whole.gone.len()
                ));
            }
        }
        Deletions::Sweep { every_h, .. } => sweep(subject, whole, *every_h, &mut step),
        Deletions::List(_) => listed(subject, whole, &mut step),
        Deletions::Never => step.cannot(
            "never learnt: people see records that are gone until the app's copy is made anew",
        ),
    }
    step
}

/// Reads the ids of all records now, and compares.
fn sweep(subject: &Subject<'_>, whole: &Pulled, every_h: u32, step: &mut Step) {
    let rest = subject.rest();
    let due = whole
        .next
        .as_ref()
        .and_then(|next| rest.with_sweep_due(next));
    let Some(due) = due else {
        step.cannot("no pull has ended: the ids cannot be read");
        return;
    };
    let swept = pull(subject.session, &rest, Some(due), u32::MAX);
    step.show(swept.pages.last().cloned());
    if let Some(stopped) = &swept.stopped {
        let response = swept.first.as_ref().map(|(_, response)| response);
        refusal::explain(step, stopped, response, &subject.list.read.items);
        return;
    }
    if swept.named.is_empty() && !whole.found.is_empty() {
        step.fail("the ids of all records were not read");
        return;
    }
    let all: BTreeSet<&Key> = whole.found.keys().collect();
    let named: BTreeSet<&Key> = swept.named.iter().collect();
    let mut lost = all.difference(&named).count();
    if lost > 0 {
        // Somebody may have removed records meanwhile.
        let now = pull(subject.session, &rest, None, u32::MAX).found;
        let is_there = |key: &&&Key| now.contains_key(**key);
        lost = all.difference(&named).filter(is_there).count();
    }
    if lost == 0 {
        step.say(format!(
            "every {every_h} hours the ids of all records are read, {} now, all known ones among them",
            named.len()
        ));
    } else {
        step.fail(format!(
            "the list of ids lacks {lost} of {} records: the app would take them for deleted",
            all.len()
        ));
    }
}

/// Asks for the list of what was deleted, with the changes.
fn listed(subject: &Subject<'_>, whole: &Pulled, step: &mut Step) {
    let again = pull(
        subject.session,
        &subject.rest(),
        whole.next.clone(),
        u32::MAX,
    );
    step.show(again.pages.last().cloned());
    match &again.stopped {
        Some(stopped) => {
            let response = again.first.as_ref().map(|(_, response)| response);
            refusal::explain(step, stopped, response, &subject.list.read.items);
        }
        None => step.say(format!(
            "the list of deleted records answers, {} in it since the last change",
            again.gone.len()
        )),
    }
}
