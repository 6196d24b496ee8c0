use super::plan::Plan;
use super::{Condition, Query};
use crate::catalogue::{Catalogue, RecordRef};
use crate::image::Row;
use crate::search::Matches;
use crate::time::Date;

/// A query ready to be held against records of any kind; open-now is not looked at.
#[derive(Debug)]
pub struct Selection {
    matches: Option<Matches>,
    plans: Vec<Plan>,
}

impl Selection {
    /// Prepares `query` for the records of `catalogue` on the day `today`.
    pub fn new(catalogue: &Catalogue, query: &Query, today: Date) -> Self {
        Self {
            matches: Matches::of(catalogue, &query.words),
            plans: catalogue
                .images()
                .map(|image| Plan::new(query, image, today))
                .collect(),
        }
    }

    /// Whether the record answers the query.
    pub fn meets(&self, at: RecordRef, row: &Row) -> bool {
        self.failed(at, row) == 0
    }

    /// How well the record meets the words; 1 when there are none.
    pub(super) fn score(&self, at: RecordRef) -> u8 {
        self.matches.as_ref().map_or(1, |matches| matches.score(at))
    }

    /// The bits of the conditions that the record does not meet.
    pub(super) fn failed(&self, at: RecordRef, row: &Row) -> u32 {
        let words = if self.score(at) == 0 {
            Condition::Words.bit()
        } else {
            0
        };
        words
            | self
                .plans
                .get(at.layer())
                .map_or(u32::MAX, |plan| plan.failed(row))
    }

    pub(super) fn plan(&self, at: RecordRef) -> Option<&Plan> {
        self.plans.get(at.layer())
    }
}
