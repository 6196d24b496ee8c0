//! What a pull has to do, in which order.

use super::{
    Rest,
    place::{Place, Pull, Task},
};
use crate::profile::{Deletions, Mark};

/// Without a clock to be seen, all records are named again after that many pulls.
const PULLS_BETWEEN_SWEEPS: u32 = 16;

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
            Task::Sweep(_) => knows_since && self.is_sweep_due(place, now),
        }
    }

    /// All lists are swept in the same pull, so that a kind that stands in several can be compared.
    fn is_sweep_due(&self, place: &Place, now: Option<i64>) -> bool {
        let every = self
            .profile
            .lists
            .iter()
            .filter_map(|list| list.since.as_ref().and(list.deletions.every_h()));
        let Some(hours) = every.min() else {
            return false;
        };
        match (place.swept, now) {
            (Some(swept), Some(now)) => now - swept >= i64::from(hours) * 3600,
            _ => place.pulls >= PULLS_BETWEEN_SWEEPS,
        }
    }

    /// Whether a pull without news is one question and its answer.
    pub(super) fn is_one_question(&self) -> bool {
        let [list] = self.profile.lists.as_slice() else {
            return false;
        };
        let asks_more = list.since.is_some()
            && (list.deletions.every_h().is_some() || matches!(list.deletions, Deletions::List(_)));
        let languages = self.languages.first().map_or(0, Vec::len);
        self.profile.tables.is_empty() && !asks_more && languages <= 1
    }
}
