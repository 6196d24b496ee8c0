//! Making a record once, seeing it, and removing it.

use serde_json::{Map, Value};

use super::{
    super::super::{
        pull::pull,
        report::{Report, Step, Verdict},
    },
    sample::leaves,
    seen::Reader,
    talk::{Talk, told},
};
use crate::{
    outbox::{Operation, Outcome},
    profile::{ClientIds, List, Pointer},
    rest::Mapping,
};

/// Makes a record, and makes it again as if the answer had been lost. Gives the record's document.
pub(super) fn create(talk: &mut Talk<'_>, report: &mut Report) -> Option<(String, Value)> {
    let mut step = talk.subject.step("create");
    let reference = talk.reference();
    let body = talk.sample.saying(&talk.marker.clone());
    let change = talk.creation(&reference, body.clone())?;
    let (outcome, shown) = talk.deliver(&change, false);
    step.show(shown);
    let (id, document) = match outcome {
        Outcome::Sent { id, .. } if id == reference && talk.names_nothing() => {
            step.fail(NO_ID);
            step.say(format!(
                "a record was made: look for \"{}\", and remove it",
                talk.marker
            ));
            report.steps.push(step);
            return None;
        }
        Outcome::Sent { id, document } => (id, document.unwrap_or_default()),
        // Found by its reference just after it was made: the answer was of no use.
        Outcome::Exists { id, document } => {
            step.fail(NO_ID);
            talk.made.push((id, document));
            report.steps.push(step);
            return None;
        }
        other => {
            may_be_made(talk, &reference, &other, &mut step);
            step.fail(told(&other));
            if other == Outcome::NoAnswer {
                unfound(talk, &mut step);
            }
            if other == Outcome::SignIn {
                step.say("give credentials with --user and --password, or --token-file");
            }
            report.steps.push(step);
            return None;
        }
    };
    talk.made.push((id.clone(), document.clone()));
    step.say(format!("made {id}, called \"{}\"", talk.marker));
    differences(&talk.subject.list, &body, document.get("body"), &mut step);
    report.steps.push(step);

    let mut step = talk.subject.step("repeat create");
    let identity = &talk.subject.list.identity;
    if identity.client == ClientIds::None && identity.reference.is_none() {
        step.cannot("the backend gives the ids and the profile names no field to look a record up by (\"ref\"): when the answer to a create is lost, the record may be there twice");
        report.steps.push(step);
        return Some((id, document));
    }
    let (outcome, shown) = talk.deliver(&change, true);
    step.show(shown);
    match outcome {
        Outcome::Exists { id: again, .. } | Outcome::Sent { id: again, .. } if again == id => {
            step.say("sent again, it is the same record");
        }
        Outcome::Exists { id: again, .. } => {
            step.fail(format!(
                "sent again, another record was taken for it: {again}"
            ));
        }
        Outcome::Sent {
            id: again,
            document,
        } => {
            step.fail(format!("sent again, a second record was made: {again}"));
            talk.made.push((again, document.unwrap_or_default()));
        }
        other => {
            step.fail(format!("sent again: {}", told(&other)));
            let answered = step.shown.last().and_then(|shown| shown.status);
            if answered.is_some_and(|status| status < 300) {
                step.say("the backend answers, but not with the record: \"ref\" does not find it, its \"query\" may not be understood");
            }
        }
    }
    if !talk.subject.list.write_only {
        let count = called(talk, &talk.marker);
        match count {
            Some(count) if count > 1 => {
                step.fail(format!("the list has {count} records of that name"))
            }
            _ => {}
        }
    }
    report.steps.push(step);
    Some((id, document))
}

/// What is wrong with an answer to a create that tells no id.
const NO_ID: &str = "it was made, but the answer holds no id where the profile looks: say where the record stands in it (\"answer\")";

/// Says why the record is not found that an answer seems to speak of.
fn unfound(talk: &Talk<'_>, step: &mut Step) {
    let Some(last) = step.shown.last() else {
        return;
    };
    if !last
        .status
        .is_some_and(|status| (200..300).contains(&status))
    {
        return;
    }
    let reads = last.line.starts_with("GET ");
    let place = talk.subject.list.identity.at.first();
    let place = place.map(ToString::to_string).unwrap_or_default();
    step.say(if reads {
        "what is read back is not what was sent: say where the record stands in the answer (\"answer\"), or take out the fields that the backend does not keep".to_owned()
    } else {
        format!("the answer holds no id at \"{place}\": say where the record stands in it (\"answer\"), or the app makes it again at each try")
    });
}

/// How many records of the list are called so.
fn called(talk: &Talk<'_>, name: &str) -> Option<usize> {
    let all = pull(talk.subject.session, &talk.subject.rest(), None, u32::MAX);
    if all.stopped.is_some() {
        return None;
    }
    let is_called = |json: &&Vec<u8>| {
        let document: Option<Value> = serde_json::from_slice(json).ok();
        let text = document
            .as_ref()
            .and_then(|document| talk.sample.marker.get(document.get("body")?));
        text.and_then(Value::as_str) == Some(name)
    };
    Some(all.found.values().filter(is_called).count())
}

/// Says which fields come back other than they were sent.
pub(super) fn differences(list: &List, sent: &Value, got: Option<&Value>, step: &mut Step) {
    let Some(got) = got else {
        return;
    };
    let mut wanted = Vec::new();
    leaves(sent, &Pointer::default(), &mut wanted);
    let written = Mapping::new(list, None).takes();
    let is_sent = |place: &Pointer| {
        let meets = |taken: &Pointer| {
            taken.relative_to(place).is_some() || place.relative_to(taken).is_some()
        };
        written.iter().any(meets)
    };
    let other: Vec<&Pointer> = wanted
        .iter()
        .filter(|(place, value)| is_sent(place) && place.get(got) != Some(value))
        .map(|(place, _)| place)
        .collect();
    let (lost, other): (Vec<_>, Vec<_>) = other
        .into_iter()
        .partition(|place| place.get(got).is_none_or(Value::is_null));
    let names = |places: &[&Pointer]| {
        let names: Vec<String> = places.iter().map(ToString::to_string).collect();
        names.join(", ")
    };
    if !other.is_empty() {
        step.say(format!("not as it was sent comes back: {}", names(&other)));
    }
    if !lost.is_empty() {
        step.fail(format!(
            "what was sent does not come back: {}; it is written to another place than it is read from, or the backend does not keep it",
            names(&lost)
        ));
    }
}

/// A record that lacks everything.
pub(super) fn refuse(talk: &mut Talk<'_>, report: &mut Report) {
    let mut step = talk.subject.step("refusal");
    let reference = talk.reference();
    let Some(change) = talk.creation(&reference, Value::Object(Map::new())) else {
        return;
    };
    let (outcome, shown) = talk.deliver(&change, false);
    step.show(shown);
    match outcome {
        Outcome::Refused { status, fields } => {
            let names_none = fields.is_empty() && talk.subject.list.refusals.is_some();
            step.say(format!(
                "an empty record: {}",
                told(&Outcome::Refused { status, fields })
            ));
            if names_none {
                step.say("the profile's \"refusals\" found no field in that answer");
            }
        }
        Outcome::Sent { id, document } => {
            step.cannot("the backend takes an empty record: nothing that is missing can be shown beside fields");
            talk.made.push((id, document.unwrap_or_default()));
        }
        // Taken, but what is there then is no document of ours.
        Outcome::NoAnswer => {
            step.cannot(
                "the backend may have taken an empty record: what it shows of it is no document",
            );
            may_be_made(talk, &reference, &Outcome::NoAnswer, &mut step);
        }
        other => step.fail(format!("an empty record: {}", told(&other))),
    }
    report.steps.push(step);
}

/// Remembers a record that was perhaps made although the answer does not say so.
fn may_be_made(talk: &mut Talk<'_>, reference: &str, outcome: &Outcome, step: &mut Step) {
    if !matches!(outcome, Outcome::NoAnswer | Outcome::Failed) {
        return;
    }
    match talk.subject.list.identity.client.of_uuid(reference) {
        Some(id) => talk.made.push((id, Value::Null)),
        None => step.say(format!(
            "a record may have been made: look for \"{}\" or an empty one, made just now",
            talk.marker
        )),
    }
}

/// Removes the record, and removes it again.
pub(super) fn delete(
    talk: &mut Talk<'_>,
    (id, latest): &(String, Value),
    reader: &Reader,
    report: &mut Report,
) {
    let mut step = talk.subject.step("delete");
    if !talk.allows(Operation::Delete) {
        step.cannot("the profile does not delete");
        report.steps.push(step);
        return;
    }
    let Some(change) = talk.change(Operation::Delete, id, Some(latest), Value::Null) else {
        return;
    };
    let (outcome, shown) = talk.deliver(&change, false);
    step.show(shown);
    match outcome {
        Outcome::Sent { document: None, .. } | Outcome::Gone => step.say("removed"),
        Outcome::Sent { .. } => step.say("removed; the backend shows what is left of it"),
        other => {
            step.fail(told(&other));
            report.steps.push(step);
            return;
        }
    }
    talk.made.retain(|(made, _)| made != id);
    report.steps.push(step);

    let mut step = talk.subject.step("delete again");
    let (outcome, shown) = talk.deliver(&change, false);
    step.show(shown);
    match outcome {
        Outcome::Sent { .. } | Outcome::Gone => step.say("it is gone, and that is no error"),
        other => step.fail(told(&other)),
    }
    report.steps.push(step);
    if !talk.subject.list.write_only {
        report.steps.push(reader.sees_it_go(talk, id));
    }
}

/// Removes what is left of the steps.
pub(super) fn clean_up(talk: &mut Talk<'_>) -> Option<Step> {
    let made = std::mem::take(&mut talk.made);
    if made.is_empty() {
        return None;
    }
    let mut step = talk.subject.step("clean up");
    for (id, _) in made {
        let allowed = talk.allows(Operation::Delete);
        match allowed.then(|| talk.remove(&id)).flatten() {
            Some((Outcome::Sent { .. }, _)) => step.say(format!("removed {id}")),
            Some((Outcome::Gone, _)) => step.say(format!("{id} is not there")),
            Some((outcome, shown)) => {
                step.show(shown);
                step.fail(format!("{id} is still there: {}", told(&outcome)));
            }
            None => {
                step.verdict = Verdict::NotPossible;
                step.say(format!("{id} is still there: the profile does not delete"));
            }
        }
    }
    Some(step)
}
