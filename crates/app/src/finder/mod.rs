//! Finding offers: one machine for the screens of all offers and of courses.

pub mod choice;
pub mod list;
pub mod nearby;
pub mod sheet;

use std::sync::Arc;

use leptos::prelude::*;
use lotse_core::filter::{Context, OpenNow, Query, Results, run};

use crate::state::AppState;

/// What a finding screen asks and gets; the address holds the question.
#[derive(Clone, Copy)]
pub struct Finder {
    /// The app.
    pub state: AppState,
    /// The question, read from the address.
    pub query: Memo<Query>,
    /// The answer, made anew when question, catalogue or time change.
    pub results: Memo<Arc<Results>>,
    /// The sheet of filters was opened: only then are its many chips made.
    pub sheet_opened: RwSignal<bool>,
    courses: bool,
}

impl Finder {
    /// The finder of the present screen; `courses` keeps it to language courses.
    pub fn new(state: AppState, courses: bool) -> Self {
        let query = Memo::new(move |_| {
            let mut query = Query::from_fragment(&state.location.fragment());
            query.courses |= courses;
            query
        });
        // Reading all opening hours is dear, and answers do not change within a minute: every letter typed shares them.
        let open = Memo::new_with_compare(
            move |_| {
                let local = state.zone().local(state.now.get());
                Arc::new(OpenNow::at(&state.copy.read(), local))
            },
            |_, _| true,
        );
        let answer = move |_: Option<&Arc<Results>>| {
            let query = query.get();
            let zone = state.zone();
            // Minutes matter only to what is open now.
            let (now, open) = if query.open_now {
                (state.now.get(), open.get())
            } else {
                (state.now.get_untracked(), open.get_untracked())
            };
            let position = state.origin.get().map(|origin| origin.point());
            Arc::new(run(
                &state.copy.read(),
                &query,
                &Context {
                    now,
                    zone: &zone,
                    position,
                    open: Some(&open),
                },
            ))
        };
        let results = Memo::new_with_compare(answer, |_, _| true);
        Self {
            state,
            query,
            results,
            sheet_opened: RwSignal::new(false),
            courses,
        }
    }

    /// Changes the question; the address changes with it, the history does not.
    pub fn change(&self, change: impl FnOnce(&mut Query)) {
        let mut query = self.query.get_untracked();
        change(&mut query);
        self.ask(query);
    }

    /// Asks another question.
    pub fn ask(&self, mut query: Query) {
        // What the screen itself keeps to need not stand in the address.
        query.courses &= !self.courses;
        self.state.location.set_fragment(&query.to_fragment());
    }

    /// Whether the screen keeps to language courses.
    pub fn is_about_courses(&self) -> bool {
        self.courses
    }
}
