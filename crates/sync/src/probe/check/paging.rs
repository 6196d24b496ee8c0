//! Pages: all of them, each record once, the same with small ones.

use std::collections::BTreeSet;

use super::{
    super::{
        pull::{Key, Pulled, pull},
        report::Step,
    },
    Subject,
    list::pages,
    refusal,
};
use crate::profile::{self, Languages};

/// More than this is not read twice.
const LARGEST: usize = 3_000;
/// Numbers at which servers like to end a list without saying so.
const CAPS: [usize; 9] = [10, 20, 25, 30, 50, 100, 200, 500, 1000];

pub(super) fn step(subject: &Subject<'_>, whole: &Pulled) -> Step {
    let mut step = subject.step("page");
    let rows = whole.rows();
    if !whole.twice.is_empty() {
        step.fail(format!(
            "{} records came on two pages, such as {}: name a fixed order in \"query\"",
            whole.twice.len(),
            whole.twice.iter().next().map_or("", |(_, id)| id)
        ));
    }
    if let Some(total) = whole.total {
        // Rows that are no records of ours count for the backend.
        // Some count what is gone, some do not.
        let there = (rows - whole.gone.len()) as u64;
        let fits = (there..=rows as u64).contains(&total)
            || has_filter(subject) && total >= rows as u64
            || has_languages(subject) && total <= rows as u64;
        if fits {
            step.say(format!("the backend says {total} records"));
        } else {
            step.fail(format!(
                "the backend says {total} records, {rows} came: some are missing, or the place of the total is wrong"
            ));
        }
    }
    let paging = &subject.list.read.paging;
    if paging.step == profile::Step::None {
        if CAPS.contains(&rows) && whole.total.is_none() {
            step.cannot(format!(
                "the list is said to have no pages, and has exactly {rows} rows: ask whether the backend stops there"
            ));
        } else {
            step.say("the whole list comes at once, as the profile says");
        }
        return step;
    }
    if rows < 2 {
        step.cannot("too few records to see a second page");
        return step;
    }
    if rows > LARGEST || whole.partial {
        step.say("the list is long: it is not read again in small pages");
        return step;
    }
    small(subject, whole, &mut step);
    step
}

fn has_filter(subject: &Subject<'_>) -> bool {
    let list = &subject.list;
    !list.only.is_empty()
        || !list.skip_ids.is_empty()
        || list.kind.all().is_none()
        || matches!(list.kind, profile::Kind::At { .. })
}

/// Whether records come in several lists, of which one says how many it has.
fn has_languages(subject: &Subject<'_>) -> bool {
    let wanted = &subject.options.languages;
    match &subject.list.languages {
        Languages::Lists(known) => {
            let asked = known.iter().filter(|(ours, _)| wanted.contains(ours));
            asked.count() > 1
        }
        Languages::Fields(_) | Languages::None => false,
    }
}

/// Reads the list again in a few small pages, and compares.
fn small(subject: &Subject<'_>, whole: &Pulled, step: &mut Step) {
    let limit = u32::try_from(whole.rows().div_ceil(3)).unwrap_or(u32::MAX);
    let again = pull(subject.session, &subject.rest(), None, limit);
    step.show(again.pages.iter().take(3).cloned());
    if let Some(stopped) = &again.stopped {
        let response = again.first.as_ref().map(|(_, response)| response);
        step.say("read again in small pages:");
        refusal::explain(step, stopped, response, &subject.list.read.items);
        step.show(again.pages.last().cloned());
        return;
    }
    let all = |pulled: &Pulled| -> BTreeSet<Key> { pulled.found.keys().cloned().collect() };
    let (before, after) = (all(whole), all(&again));
    if again.pages.len() == 1 {
        step.cannot(
            "the list has one page only, whatever size is asked for: a second one cannot be seen",
        );
        return;
    }
    let mut missing = before.difference(&after).count();
    let mut more = after.difference(&before).count();
    if missing + more > 0 {
        // Somebody may have made or removed records meanwhile.
        let now = all(&pull(subject.session, &subject.rest(), None, u32::MAX));
        let is_there = |key: &&Key| now.contains(*key);
        missing = before.difference(&after).filter(is_there).count();
        more = after
            .difference(&before)
            .filter(|key| !is_there(key))
            .count();
    }
    if missing > 0 {
        step.fail(format!(
            "in small pages {missing} of {} records are missing: the pages do not follow one another",
            before.len()
        ));
    } else if more > 0 {
        step.fail(format!(
            "in small pages {more} records came that large pages did not bring: the backend sends fewer than it says"
        ));
    } else if again.twice.is_empty() {
        step.say(format!(
            "the same {} records in {}, each once",
            after.len(),
            pages(again.pages.len())
        ));
    } else {
        step.fail(format!(
            "in small pages {} records came twice, such as {}: name a fixed order in \"query\"",
            again.twice.len(),
            again.twice.iter().next().map_or("", |(_, id)| id)
        ));
    }
    let asked = subject.list.read.paging.size.as_ref();
    if asked.is_some() && again.largest > limit as usize {
        step.say(format!(
            "pages of {} came although {limit} were asked for: the size parameter is not understood",
            again.largest
        ));
    }
    if asked.is_some_and(|size| whole.largest < size.value as usize) && whole.pages.len() > 2 {
        step.say(format!(
            "the backend sends {} rows per page at most, whatever is asked for",
            whole.largest
        ));
    }
}
