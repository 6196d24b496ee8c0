//! The first step: the list answers, and is read to its end.

use super::{
    super::{
        pull::{Pulled, pull},
        report::Step,
    },
    Subject, refusal,
};

/// Reads the whole list in pages as large as the profile says.
pub(super) fn step(subject: &Subject<'_>) -> (Step, Option<Pulled>) {
    let mut step = subject.step("list");
    let pulled = pull(subject.session, &subject.rest(), None, u32::MAX);
    step.show(pulled.pages.first().cloned());
    if let Some(stopped) = &pulled.stopped {
        let response = pulled.first.as_ref().map(|(_, response)| response);
        refusal::explain(&mut step, stopped, response, &subject.list.read.items);
        step.show(pulled.pages.last().cloned());
        return (step, None);
    }
    step.say(format!(
        "{} records in {}, {} bytes",
        pulled.rows(),
        pages(pulled.pages.len()),
        pulled.bytes
    ));
    if pulled.partial {
        step.say("the list is very long: only its beginning was read");
    }
    if pulled.rows() == 0 {
        step.say("the list is empty: most of what follows cannot be seen before there are records");
    }
    (step, Some(pulled))
}

pub(super) fn pages(count: usize) -> String {
    if count == 1 {
        "1 request".to_owned()
    } else {
        format!("{count} requests")
    }
}
