//! Changes: little comes when nothing changed, and the source understands how it is asked.

use super::{
    super::{
        marks::{Era, restyle},
        pull::{Pulled, Stopped, pull},
        report::Step,
    },
    Subject,
    mapping::rows,
    refusal,
};
use crate::profile::{Deletions, Format, Mark, Since};

/// More than so many again is worth a word.
const FEW: usize = 20;
/// Seconds before the mark: longer than what whole seconds cut off.
const SHORTLY_S: u32 = 2;

pub(super) fn step(subject: &Subject<'_>, whole: &Pulled) -> Step {
    let mut step = subject.step("delta");
    let Some(since) = &subject.list.since else {
        step.cannot(format!(
            "the profile asks for no changes: every check reads the whole list, {} bytes now",
            whole.bytes
        ));
        return step;
    };
    if whole.partial {
        step.cannot(
            "the list is too long to be read to its end here: what comes after was not tried",
        );
        return step;
    }
    let rows = whole.rows();
    let again = pull(
        subject.session,
        &subject.rest(),
        whole.next.clone(),
        u32::MAX,
    );
    step.show(subject.shown(&again));
    if let Some(stopped) = &again.stopped {
        let response = again.first.as_ref().map(|(_, response)| response);
        refusal::explain(&mut step, stopped, response, &subject.list.read.items);
        return step;
    }
    step.say(format!(
        "nothing changed, asked again: {} of {rows} records came, {} bytes",
        again.rows(),
        again.bytes
    ));
    if rows == 0 {
        step.cannot("the list is empty: there is no mark to ask with");
        return step;
    }
    if again.rows() > FEW && again.rows() * 2 > rows {
        step.say("that is more than it need be: the mark is the latest time on the first page; ask for the newest first, or for larger pages");
    }
    match since.mark {
        // Where the feed ends is known to the source alone.
        Mark::Cursor | Mark::Url(_) => {
            if again.rows() >= rows {
                step.fail("the feed begins anew at every pull: the cursor is not understood");
            }
        }
        Mark::Max(_) => {
            newest(subject, since, whole, again, &mut step);
            eras(subject, whole, &mut step);
        }
        Mark::At(_) | Mark::Header(_) => eras(subject, whole, &mut step),
    }
    step
}

/// Asks for what changed since shortly before the mark: the record that set it has to be there, or the backend
/// takes the time for another one, and changes are never seen.
fn newest(subject: &Subject<'_>, since: &Since, whole: &Pulled, again: Pulled, step: &mut Step) {
    let as_it_came = since.format == Format::Verbatim && since.overlap_s == 0;
    if as_it_came {
        return;
    }
    let again = if since.overlap_s > 0 {
        again
    } else {
        let mut profile = subject.profile.clone();
        let lists = profile.lists.iter_mut();
        for since in lists.filter_map(|list| list.since.as_mut()) {
            since.overlap_s = SHORTLY_S;
        }
        pull(
            subject.session,
            &subject.rest_of(profile),
            whole.next.clone(),
            u32::MAX,
        )
    };
    if again.stopped.is_some() || again.rows() > 0 || !rows(subject, &again).is_empty() {
        return;
    }
    step.show(subject.shown(&again));
    step.fail("the record that was changed last does not come, asked since shortly before its time: the backend takes that time for another one. It may be meant in another zone: without \"format\" it is sent as the backend writes it, and \"zone\" of \"updated\" says which it is");
}

/// Asks with a mark from the future and one from the past (rule 7): only a source that understands the question
/// brings nothing and everything.
fn eras(subject: &Subject<'_>, whole: &Pulled, step: &mut Step) {
    let rest = subject.rest();
    let known = whole.next.as_ref().and_then(|next| {
        let mark = rest.mark_of(next)?;
        Some((next, mark))
    });
    let Some((next, mark)) = known else {
        step.fail(
            "no row and no answer has what \"since\" says is the mark: changes are never asked for",
        );
        return;
    };
    let mut rows = whole.rows();
    for era in [Era::Future, Era::Past] {
        let edited = restyle(&mark, era).and_then(|mark| rest.with_mark(next, mark));
        let Some(edited) = edited else {
            step.cannot(format!(
                "the mark \"{mark}\" is neither time nor number: whether it is understood cannot be tried"
            ));
            return;
        };
        let pulled = pull(subject.session, &rest, Some(edited), u32::MAX);
        step.show(subject.shown(&pulled));
        let when = match era {
            Era::Future => "since a time to come",
            Era::Past => "since 1970",
        };
        if let Some(stopped) = &pulled.stopped {
            match (era, stopped) {
                (Era::Future, Stopped::Refused(_)) => {
                    step.say("the backend refuses a time to come: that half cannot be tried");
                }
                (_, stopped) => {
                    step.say(format!("asked {when}:"));
                    let response = pulled.first.as_ref().map(|(_, response)| response);
                    refusal::explain(step, stopped, response, &subject.list.read.items);
                }
            }
            continue;
        }
        let came = pulled.rows();
        if era == Era::Past && came < rows {
            // Somebody may have removed records meanwhile.
            let now = pull(subject.session, &rest, None, u32::MAX);
            if now.stopped.is_none() {
                rows = rows.min(now.rows());
            }
        }
        match era {
            Era::Future if came == 0 => step.say(format!("{when}: nothing came")),
            Era::Future if came < rows => {
                step.say(format!("{when}: {came} of {rows} records came all the same"));
            }
            Era::Future => step.fail(format!(
                "{when}: all {came} records came, so the backend does not understand how it is asked; take \"since\" out or mend its \"query\""
            )),
            Era::Past if came >= rows => step.say(format!("{when}: all {rows} records came")),
            Era::Past => step.fail(format!(
                "{when}: {came} of {rows} records came; the format of the time may be compared as text, or the field is empty in some records (look at the time of creation too)"
            )),
        }
        if era == Era::Past && matches!(subject.list.deletions, Deletions::Feed(_)) {
            step.say(format!("{} of them are deletions", pulled.gone.len()));
        }
    }
}
