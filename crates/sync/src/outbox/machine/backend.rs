//! A source as the outbox sees it: how it is written to, and whether it may be asked now.

use std::rc::Rc;

use crate::{
    outbox::delivery::Writer,
    source::SourceId,
    time::{Rest, Timestamp},
};

#[derive(Debug)]
pub(super) struct Backend {
    pub source: SourceId,
    pub writer: Rc<dyn Writer>,
    /// Tries without an answer, in a row.
    pub failures: u32,
    pub rest: Rest,
    /// The source itself asked for the rest.
    asked_to_wait: bool,
}

impl Backend {
    pub fn new(source: SourceId, writer: Rc<dyn Writer>) -> Self {
        Self {
            source,
            writer,
            failures: 0,
            rest: Rest::default(),
            asked_to_wait: false,
        }
    }

    /// Nothing came back.
    pub fn no_answer(&mut self, now: Timestamp, wait: u64) {
        self.rest = Rest::new(now, wait);
        self.asked_to_wait = false;
    }

    /// It said how long to wait.
    pub fn busy(&mut self, now: Timestamp, wait: u64) {
        self.rest = Rest::new(now, wait);
        self.asked_to_wait = true;
    }

    /// It answered.
    pub fn answered(&mut self) {
        self.failures = 0;
        self.rest = Rest::default();
    }

    /// The network is back: whoever was told to wait waits all the same.
    pub fn online(&mut self) {
        if !self.asked_to_wait {
            self.rest = Rest::default();
        }
    }
}
