//! The copy on this device as the screens see it: how old, how complete, what hinders.

use std::sync::Arc;

use leptos::prelude::*;
use lotse_core::catalogue::Catalogue;
use lotse_core::image::Kind;
use lotse_core::time::Timestamp;
use lotse_sync::{Phase, Problem, Refusal, SourceId, Status, StoreError, Unreachable};

/// What the screens read: the catalogue and how it is doing.
#[derive(Clone, Copy)]
pub struct Copy {
    /// Everything this phone holds.
    pub catalogue: RwSignal<Arc<Catalogue>>,
    /// How the copy is doing.
    pub condition: RwSignal<Condition>,
}

/// How the copy on this device is doing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Condition {
    /// What is going on.
    pub activity: Activity,
    /// What the device holds was read: only now can something be missing.
    pub opened: bool,
    /// When the copy was last as new as its source, by this device's clock.
    pub checked_at: Option<Timestamp>,
    /// Records received in the pull under way or the last one.
    pub received: u64,
    /// How many the pull will bring, if the source says.
    pub total: Option<u64>,
    /// Bytes that came over the line since the app was opened.
    pub bytes: u64,
    /// This device's clock is wrong by so much that "open now" may be wrong.
    pub clock_wrong: bool,
    /// Records that were broken and left out.
    pub skipped: usize,
    /// What hinders; the copy is intact.
    pub trouble: Option<Trouble>,
    sources: Vec<(SourceId, Status)>,
    /// A source of the region cannot be spoken to.
    misses_a_source: bool,
    /// All is gone when the page is closed: the browser keeps nothing.
    pub memory_only: bool,
    /// The browser deleted what was stored; how many changes that were not sent yet, in digits.
    pub evicted: Option<String>,
}

/// What is going on with the copy, from the least to the most that a person wants to know of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Activity {
    /// Nothing to do.
    Resting,
    /// Another tab does it.
    Elsewhere,
    /// The device's store is being read.
    #[default]
    Opening,
    /// The source is asked whether there is something new.
    Checking,
    /// Records are coming in.
    Receiving,
}

/// What hinders the copy from getting newer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// No signal, or the server cannot be reached.
    NoSignal,
    /// The server answers with an error.
    ServerError,
    /// A network that asks to sign in first answered instead.
    CaptivePortal,
    /// The answer makes no sense.
    WrongData,
    /// The answer broke off.
    CutOff,
    /// The source lists so little of the copy that it may be broken: the person may believe it.
    Shrunk,
    /// No room on the device.
    StorageFull,
    /// The store cannot be used: another tab holds an old version, or a newer version wrote it.
    StorageBusy,
}

impl Default for Copy {
    /// Nothing yet.
    fn default() -> Self {
        Self {
            catalogue: RwSignal::new(Arc::new(Catalogue::empty())),
            condition: RwSignal::new(Condition::default()),
        }
    }
}

impl Activity {
    fn of(phase: Phase) -> Self {
        match phase {
            Phase::Opening => Self::Opening,
            Phase::Following => Self::Elsewhere,
            Phase::Checking => Self::Checking,
            Phase::Receiving => Self::Receiving,
            Phase::Waiting { .. } | Phase::Stopped => Self::Resting,
        }
    }

    /// Whether records may come in before long.
    pub fn brings_news(self) -> bool {
        matches!(self, Self::Opening | Self::Checking | Self::Receiving)
    }
}

impl Copy {
    /// Whether the copy is still being read or its first records come in, tracked: nothing is missing before.
    pub fn is_coming(&self) -> bool {
        let comes = |condition: &Condition| !condition.opened || condition.activity.brings_news();
        self.condition.with(comes) && self.catalogue.with(|catalogue| !catalogue.has(Kind::Offer))
    }

    /// The catalogue, tracked: what reads it is brought up to date when records arrive.
    pub fn read(&self) -> Arc<Catalogue> {
        self.catalogue.get()
    }
}

impl Condition {
    /// Takes over what the engine says about a source.
    ///
    /// Several sources show as one copy: as busy as the busiest, as old as the oldest.
    pub fn take(&mut self, source: &SourceId, status: Status) {
        self.sources.retain(|(known, _)| known != source);
        self.sources.push((source.clone(), status));
        let each = || self.sources.iter().map(|(_, status)| status);
        self.activity = each()
            .map(|status| Activity::of(status.phase))
            .max()
            .unwrap_or_default();
        self.received = each().map(|status| status.received).sum();
        self.total = each().map(|status| status.total).sum();
        let checked = each().filter_map(|status| status.checked_at).min();
        self.checked_at = checked.map(|at| Timestamp::from_seconds(at.as_millis() / 1000));
        let problem = each().find_map(|status| status.problem.as_ref());
        let missing = self.misses_a_source.then_some(Trouble::ServerError);
        self.trouble = problem.map(Trouble::of).or(missing);
    }

    /// Notes that a source of the region cannot be spoken to; nobody else speaks when it is the only one.
    pub fn miss_a_source(&mut self, only: bool) {
        self.misses_a_source = true;
        self.trouble = Some(Trouble::ServerError);
        if only {
            self.activity = Activity::Resting;
        }
    }
}

impl Trouble {
    fn of(problem: &Problem) -> Self {
        match problem {
            Problem::Unreachable(Unreachable::NoAnswer | Unreachable::TimedOut) => Self::NoSignal,
            Problem::Unreachable(Unreachable::BrokenOff) | Problem::Refused(Refusal::Truncated) => {
                Self::CutOff
            }
            Problem::Refused(Refusal::NotTheSource) => Self::CaptivePortal,
            Problem::Refused(Refusal::Malformed | Refusal::Expired) => Self::WrongData,
            Problem::Refused(_) => Self::ServerError,
            Problem::Shrunk { .. } => Self::Shrunk,
            Problem::Store(error) => Self::of_store(*error),
        }
    }

    /// What the person is told about a store that fails.
    pub fn of_store(error: StoreError) -> Self {
        match error {
            StoreError::Full => Self::StorageFull,
            StoreError::Blocked
            | StoreError::Newer
            | StoreError::Unavailable
            | StoreError::Broken => Self::StorageBusy,
        }
    }
}
