//! What a pull has to do, in which order.

use super::{
    Rest,
    place::{Known, Place, Pull, Task},
};
use crate::profile::{Deletions, List, Mark, Step};

/// Seconds of a day.
const DAY: i64 = 24 * 60 * 60;

/// How many pulls count as a day where no clock can be seen.
const PULLS_A_DAY: u32 = 16;

/// Hours after which a list whose pages can move is read again even if all changes are told: a record that
/// changed its page while the list was read would else be missed for ever.
const WEEKLY: u32 = 7 * 24;

impl Rest {
    /// Everything a pull can have to do, in order. Changes come before lists, which are compared at the end.
    fn tasks(&self) -> impl Iterator<Item = Task> {
        let lists = self.profile.lists.len();
        let languages = |list: usize| {
            self.languages
                .get(list)
                .map_or(1, |languages| languages.len().max(1))
        };
        let looks_up = self.profile.lists.iter().any(|list| list.fields.is_some());
        let tables = if looks_up {
            self.profile.tables.len()
        } else {
            0
        };
        (0..tables)
            .map(Task::Table)
            .chain((0..lists).flat_map(|list| [Task::Changes(list), Task::Deleted(list)]))
            .chain((0..lists).flat_map(move |list| {
                (0..languages(list)).map(move |language| Task::List(list, language))
            }))
            .chain((0..lists).map(Task::Sweep))
    }

    pub(super) fn first_task(&self, place: &Place) -> Option<Task> {
        self.tasks().find(|task| self.is_wanted(task, place, None))
    }

    /// What comes after a task of this pull.
    pub(super) fn next_task(&self, place: &Place, pull: &Pull) -> Option<Task> {
        let mut rest = self.tasks().skip_while(|task| *task != pull.run.task);
        rest.next();
        rest.find(|task| self.is_wanted(task, place, pull.now))
    }

    fn is_wanted(&self, task: &Task, place: &Place, now: Option<i64>) -> bool {
        let Some(number) = task.list() else {
            return true;
        };
        let (Some(list), Some(known)) = (self.profile.lists.get(number), place.lists.get(number))
        else {
            return false;
        };
        let has_cursor = list
            .since
            .as_ref()
            .is_some_and(|since| since.mark == Mark::Cursor);
        let knows_since = list.since.is_some() && known.mark.is_some();
        match task {
            Task::Table(_) => true,
            Task::Changes(_) => has_cursor || knows_since,
            Task::Deleted(_) => knows_since && matches!(list.deletions, Deletions::List(_)),
            Task::List(..) => !has_cursor && !knows_since,
            Task::Sweep(number) => knows_since && self.is_sweep_due(*number, known, now),
        }
    }

    /// Whether all records of a list are to be named again.
    fn is_sweep_due(&self, number: usize, known: &Known, now: Option<i64>) -> bool {
        let Some(hours) = self.sweep_every_h(number) else {
            return false;
        };
        match (known.swept, now) {
            (Some(swept), Some(now)) => {
                // A clock that was set back by days says nothing.
                let passed = now - swept;
                passed >= i64::from(hours) * 3600 || passed < -DAY
            }
            // Without a clock to be seen, pulls are counted.
            _ => known.pulls >= pulls(hours),
        }
    }

    /// Not all records were named: that is tried again in an hour.
    pub(super) fn sweep_soon(&self, number: usize, known: &mut Known, now: Option<i64>) {
        if let Some(hours) = self.sweep_every_h(number) {
            known.swept = now.map(|now| now - (i64::from(hours) - 1) * 3600);
            known.pulls = pulls(hours.saturating_sub(1));
        }
    }

    /// Hours between two such times. Lists that have a kind in common are read in the same pull, so that
    /// what is gone can be seen.
    pub(super) fn sweep_every_h(&self, number: usize) -> Option<u32> {
        let own = self.profile.lists.get(number)?;
        let kinds = own.kind.all();
        let related = self
            .profile
            .lists
            .iter()
            .filter(|list| match (&kinds, list.kind.all()) {
                (Some(kinds), Some(others)) => kinds.iter().any(|kind| others.contains(kind)),
                _ => *list == own,
            });
        related
            .filter_map(every_h)
            .min()
            .filter(|_| every_h(own).is_some())
    }

    /// Whether a pull without news is one question and its answer.
    pub(super) fn is_one_question(&self) -> bool {
        let [list] = self.profile.lists.as_slice() else {
            return false;
        };
        let asks_more = self.sweep_every_h(0).is_some()
            || (list.since.is_some() && matches!(list.deletions, Deletions::List(_)));
        let languages = self.languages.first().map_or(0, Vec::len);
        self.profile.tables.is_empty() && !asks_more && languages <= 1
    }
}

/// Hours between two times at which all records of a list are named although changes can be asked for.
fn every_h(list: &List) -> Option<u32> {
    if list.since.as_ref()?.mark == Mark::Cursor {
        return None;
    }
    let moves = pages_move(list);
    list.deletions.every_h().or(moves.then_some(WEEKLY))
}

/// How many pulls count as so many hours.
fn pulls(hours: u32) -> u32 {
    (hours * PULLS_A_DAY / 24).max(1)
}

/// Whether a row can stand on another page because others came or went.
pub(super) fn pages_move(list: &List) -> bool {
    match list.read.paging.step {
        Step::Page { .. } | Step::Offset { .. } | Step::Link { .. } | Step::LinkHeader { .. } => {
            true
        }
        Step::None | Step::Token { .. } => false,
    }
}
