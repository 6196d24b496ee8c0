//! Writing: a record is made, changed, fought over and removed, and nothing stays.

mod sample;
mod talk;
mod made;
mod changed;
mod seen;

use self::{
    made::{clean_up, create, delete, refuse},
    seen::Reader,
    talk::Talk,
};
use super::{
    super::{pull::Pulled, report::Report},
    Subject,
};

/// The steps that write. What they make, they remove.
pub(super) fn steps(subject: &Subject<'_>, whole: Option<&Pulled>, report: &mut Report) {
    let writes = &subject.list.writes;
    if writes.create.is_none() && writes.update.is_none() && writes.delete.is_none() {
        let mut step = subject.step("create");
        step.cannot("the profile says nothing of writing: the list is read-only");
        report.steps.push(step);
        return;
    }
    if writes.create.is_none() {
        let mut step = subject.step("create");
        step.cannot(
            "the profile does not create records: other people's are not touched to try the rest",
        );
        report.steps.push(step);
        return;
    }
    let mut talk = Talk::new(subject, whole);
    let Some(document) = create(&mut talk, report) else {
        report.steps.extend(clean_up(&mut talk));
        return;
    };
    let mut reader = Reader::of(whole);
    if !subject.list.write_only {
        report.steps.push(reader.sees_new(&talk, &document.0));
    }
    let latest = changed::steps(&mut talk, &document, &mut reader, report);
    refuse(&mut talk, report);
    delete(&mut talk, &latest, &reader, report);
    report.steps.extend(clean_up(&mut talk));
}
