//! Changing a record: with the right version, with an old one, and a leaf beside others.

use std::{thread, time::Duration};

use serde_json::{Map, Value};

use super::{
    super::super::report::{Report, Step},
    made::differences,
    sample::{leaves, stripped},
    seen::Reader,
    talk::{Talk, told},
};
use crate::{
    outbox::{Operation, Outcome},
    profile::{Concurrency, Pointer},
};

/// Some backends tell versions apart by whole seconds.
const A_SECOND: Duration = Duration::from_millis(1_100);

/// Gives the record as it is in the end.
pub(super) fn steps(
    talk: &mut Talk<'_>,
    made: &(String, Value),
    reader: &mut Reader,
    report: &mut Report,
) -> (String, Value) {
    let (id, old) = made;
    let mut step = talk.subject.step("update");
    if !talk.allows(Operation::Update) {
        step.cannot("the profile does not change records");
        report.steps.push(step);
        return made.clone();
    }
    thread::sleep(A_SECOND);
    if reader.make_later(talk) {
        thread::sleep(A_SECOND);
    }
    let named = format!("{}, changed", talk.marker);
    let Some(latest) = update(talk, id, old, talk.sample.patch(&named), &mut step) else {
        report.steps.push(step);
        return made.clone();
    };
    let said = latest
        .get("body")
        .and_then(|body| talk.sample.marker.get(body));
    if said == Some(&Value::from(named.as_str())) {
        step.say("changed, with the version it was read with");
    } else {
        step.fail(format!(
            "taken, but {} does not say what it should",
            talk.sample.marker
        ));
    }
    if let (Some(before), Some(after)) = (old.get("body"), latest.get("body")) {
        let mut kept = stripped(&talk.subject.list, Some(before));
        talk.sample.marker.remove(&mut kept);
        differences(&talk.subject.list, &kept, Some(after), &mut step);
    }
    report.steps.push(step);
    if !talk.subject.list.write_only {
        report.steps.push(reader.sees_change(talk, id, &named));
    }
    let (step, lost) = conflict(talk, id, old);
    report.steps.push(step);
    let (step, latest) = siblings(talk, id, lost.unwrap_or(latest));
    report.steps.push(step);
    (id.clone(), latest)
}

/// Sends a change and gives the record as it is after it.
fn update(
    talk: &mut Talk<'_>,
    id: &str,
    base: &Value,
    patch: Value,
    step: &mut Step,
) -> Option<Value> {
    let change = talk.change(Operation::Update, id, Some(base), patch)?;
    let (outcome, shown) = talk.deliver(&change, false);
    step.show(shown);
    let Outcome::Sent { document, .. } = outcome else {
        step.fail(told(&outcome));
        if step.shown.iter().any(|shown| shown.status == Some(404)) {
            step.say("an address is answered with 404: the path of the write, or of \"one\", may be another");
        }
        return None;
    };
    let latest = document.unwrap_or_default();
    for (made, known) in &mut talk.made {
        if made == id {
            known.clone_from(&latest);
        }
    }
    Some(latest)
}

/// A change over a version that is no more; gives the record where it was taken all the same.
fn conflict(talk: &Talk<'_>, id: &str, old: &Value) -> (Step, Option<Value>) {
    let mut step = talk.subject.step("conflict");
    if talk.subject.list.concurrency == Concurrency::None {
        step.cannot("the profile looks at no versions: who saves last wins, and nobody is told");
        return (step, None);
    }
    let patch = talk.sample.patch("of somebody who has not seen the change");
    let Some(change) = talk.change(Operation::Update, id, Some(old), patch) else {
        return (step, None);
    };
    let (outcome, shown) = talk.deliver(&change, false);
    step.show(shown);
    let mut taken = None;
    match outcome {
        Outcome::Conflict { .. } => {
            step.say("a change over an old version is not taken, and the app gets the new one");
            if talk.subject.list.concurrency == Concurrency::Check {
                step.say("the app compares by itself: in the moment between reading and writing, another change can be lost");
            }
        }
        Outcome::Sent { document, .. } => {
            step.fail("a change over an old version was taken: somebody's change was lost");
            taken = document;
        }
        other => step.fail(format!("a change over an old version: {}", told(&other))),
    }
    (step, taken)
}

/// Changes one leaf of an object and looks whether those beside it are still there (rule 13).
fn siblings(talk: &mut Talk<'_>, id: &str, latest: Value) -> (Step, Value) {
    let mut step = talk.subject.step("siblings");
    let body = stripped(&talk.subject.list, latest.get("body"));
    let Some((place, value)) = nested(&body, &talk.sample.marker) else {
        step.cannot("the record has no object with two values in it to try this with");
        return (step, latest);
    };
    let mut patch = Value::Object(Map::new());
    place.set(&mut patch, value);
    let Some(after) = update(talk, id, &latest, patch, &mut step) else {
        return (step, latest);
    };
    let mut kept = body;
    place.remove(&mut kept);
    let mut wanted = Vec::new();
    leaves(&kept, &Pointer::default(), &mut wanted);
    let new = after.get("body").cloned().unwrap_or_default();
    let lost: Vec<String> = wanted
        .iter()
        .filter(|(place, value)| place.get(&new) != Some(value))
        .map(|(place, _)| place.to_string())
        .collect();
    if lost.is_empty() {
        step.say(format!("{place} changed alone, all beside it stayed"));
    } else {
        step.fail(format!(
            "{place} changed, and with it {}: the profile's \"merge\" says more levels than the backend merges",
            lost.join(", ")
        ));
    }
    (step, after)
}

/// A value with another beside it, not at the top, and what to make of it.
fn nested(body: &Value, marker: &Pointer) -> Option<(Pointer, Value)> {
    let mut all = Vec::new();
    leaves(body, &Pointer::default(), &mut all);
    let beside = |place: &Pointer| {
        let above = place.ancestor(place.depth() - 1);
        all.iter()
            .filter(|(other, _)| other.relative_to(&above).is_some())
            .count()
            > 1
    };
    all.iter()
        .filter(|(place, _)| place.depth() > 1 && place != marker && beside(place))
        .find_map(|(place, value)| Some((place.clone(), another(value)?)))
}

/// Another value of the same type, near enough to be taken.
fn another(value: &Value) -> Option<Value> {
    match value {
        Value::Number(number) => match number.as_i64() {
            Some(whole) => Some(Value::from(whole.checked_add(1)?)),
            None => Some(Value::from(
                ((number.as_f64()? * 100.0).round() + 1.0) / 100.0,
            )),
        },
        Value::String(text) if text.contains(' ') => Some(Value::from(format!("{text}."))),
        _ => None,
    }
}
