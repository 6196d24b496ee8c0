//! Writing: a record is made, changed, fought over and removed, and nothing stays.

mod sample;
mod talk;
mod made;
mod changed;

use self::{
    made::{clean_up, create, delete, refuse, see},
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
    if !subject.list.write_only {
        see(&talk, whole, &document, report);
    }
    let latest = changed::steps(&mut talk, &document, report);
    refuse(&mut talk, report);
    delete(&mut talk, &latest, whole, report);
    report.steps.extend(clean_up(&mut talk));
}
