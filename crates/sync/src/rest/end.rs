//! The end of a list and of a pull: what is known from now on.

use super::{
    Rest,
    mark::{compare, later},
    place::{Known, Place, Pull, Run, Task},
    plan::pages_move,
};
use crate::{
    http::{Request, Response},
    profile::{Deletions, List, Mark, Since},
    protocol::{Checkpoint, Flaw, Marker, Page, Part, Skipped},
};

/// A list of fewer rows cannot show that a filter is not understood.
const FEW: u64 = 20;

/// Changes that never come the same twice are believed in the end.
const REPEATS: u8 = 3;

impl Rest {
    /// Notes what a list that ended is known by from now on.
    pub(super) fn finish_run(
        &self,
        place: &Place,
        pull: &mut Pull,
        cursor: Option<String>,
    ) -> Option<Skipped> {
        let run = pull.run.clone();
        let number = run.task.list()?;
        let list = self.profile.lists.get(number)?;
        let (before, known) = (place.lists.get(number)?, pull.next.get_mut(number)?);
        let is_complete = run.total.is_none_or(|total| run.seen >= total);
        match run.task {
            Task::Changes(_) => {
                let since = list.since.as_ref()?;
                let dear = is_ignored(list, since, before, &run);
                *known = if self.is_doubtful(list, since, before, &run) {
                    Known {
                        reached: run.reached.clone().or_else(|| before.reached.clone()),
                        told: None,
                        doubted: Some(run.sum),
                        repeats: before.repeats + 1,
                        ..before.clone()
                    }
                } else {
                    Known {
                        told: run.told,
                        doubted: None,
                        repeats: 0,
                        ..next_known(list, since, before, &run, cursor)
                    }
                };
                return dear.then_some(Skipped {
                    position: 0,
                    id: None,
                    flaw: Flaw::SinceIgnored,
                });
            }
            Task::List(_, language) => {
                if let Some(since) = &list.since {
                    *known = next_known(list, since, before, &run, cursor);
                }
                known.rows = Some(run.seen);
                if language == 0 {
                    pull.whole.push(number);
                }
            }
            Task::Sweep(_) => {
                known.rows = Some(run.seen);
                pull.whole.push(number);
            }
            Task::Deleted(_) => {
                // What came back after it was deleted has to be told again.
                known.told = known.told.filter(|_| run.seen == 0);
                return None;
            }
            Task::Table(_) => return None,
        }
        known.told = None;
        if !is_complete {
            pull.whole.retain(|whole| *whole != number);
            pull.short.push(number);
        }
        None
    }

    /// Whether a row may have been lost between two pages of changes, because one before it went away. Such
    /// changes are asked for again, until they are the same twice.
    fn is_doubtful(&self, list: &List, since: &Since, before: &Known, run: &Run) -> bool {
        let marked = matches!(since.mark, Mark::Max(_) | Mark::At(_) | Mark::Header(_));
        marked
            && pages_move(list)
            && run.moved
            && before.doubted != Some(run.sum)
            && before.repeats < REPEATS
    }

    pub(super) fn finish_pull(
        &self,
        mut place: Place,
        pull: Pull,
        mut page: Page,
        begins: bool,
        request: &Request,
        response: &Response,
    ) -> Page {
        place.lists = pull.next;
        for (number, known) in place.lists.iter_mut().enumerate() {
            if pull.whole.contains(&number) {
                known.swept = pull.now;
                known.pulls = 0;
            } else if pull.short.contains(&number) {
                self.sweep_soon(number, known, pull.now);
            } else {
                // A clock that was not seen when all were named is counted from when it is.
                known.swept = known.swept.or(pull.now);
                known.pulls = known.pulls.saturating_add(1);
            }
        }
        if let Part::List { whole, .. } = &mut page.part {
            *whole = self.whole_kinds(&pull.whole);
        }
        place.pull = None;
        page.more = false;
        page.next = Checkpoint::new(place.write());
        page.marker = (begins && self.is_one_question())
            .then(|| Marker::of(request, response))
            .flatten();
        page
    }

    /// The kinds all of whose lists were read to their ends.
    fn whole_kinds(&self, whole: &[usize]) -> Vec<String> {
        let lists = || self.profile.lists.iter().enumerate();
        let mut kinds: Vec<&str> = lists()
            .filter_map(|(_, list)| list.kind.all())
            .flatten()
            .collect();
        kinds.sort_unstable();
        kinds.dedup();
        kinds.retain(|kind| {
            lists().all(|(number, list)| {
                let tells = list.deletions != Deletions::Never && whole.contains(&number);
                tells || list.kind.all().is_some_and(|kinds| !kinds.contains(kind))
            })
        });
        kinds.into_iter().map(str::to_owned).collect()
    }
}

/// What a list is known by after a run.
///
/// The mark is that of the run's first page: what changed while later pages came is asked for again.
/// What the pull before had seen anywhere was there before this run began, so the mark is at least that.
fn next_known(
    list: &List,
    since: &Since,
    before: &Known,
    run: &Run,
    cursor: Option<String>,
) -> Known {
    let mark = match &since.mark {
        Mark::Cursor => cursor.or_else(|| before.mark.clone()),
        Mark::Url(_) => run.mark.clone(),
        Mark::At(_) | Mark::Header(_) => run.mark.clone().or_else(|| before.mark.clone()),
        Mark::Max(_) => {
            let marks = [&before.mark, &before.reached, &run.mark];
            marks
                .into_iter()
                .flatten()
                .cloned()
                .reduce(|a, b| later(list, a, b))
        }
    };
    Known {
        mark,
        reached: run
            .reached
            .clone()
            .or_else(|| before.reached.clone())
            .filter(|_| matches!(since.mark, Mark::Max(_))),
        ..before.clone()
    }
}

/// Whether everything came although only changes were asked for.
fn is_ignored(list: &List, since: &Since, before: &Known, run: &Run) -> bool {
    let (Some(rows), Mark::Max(_)) = (before.rows, &since.mark) else {
        return false;
    };
    // After a list in several pages much is asked for twice.
    let twice = match (&before.mark, &before.reached) {
        (Some(mark), Some(reached)) => compare(list, mark, reached).is_lt(),
        _ => false,
    };
    rows >= FEW && run.seen >= rows && !twice
}
