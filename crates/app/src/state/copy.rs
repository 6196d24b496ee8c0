//! The copy on this device as the screens see it: how old, how complete, what hinders.

use std::sync::Arc;

use leptos::prelude::*;
use lotse_core::catalogue::Catalogue;
use lotse_core::image::Kind;
use lotse_core::time::Timestamp;
use lotse_sync::outbox::overlay::{self, Overlay};
use lotse_sync::{Phase, Problem, Refusal, Row, SourceId, Status, StoreError, Unreachable};

/// What the screens read: the catalogue and how it is doing.
#[derive(Clone, Copy)]
pub struct Copy {
    /// Everything this phone holds of its sources.
    pub catalogue: RwSignal<Arc<Catalogue>>,
    /// What the person wrote.
    pub rows: RwSignal<Arc<Vec<Row>>>,
    /// The one with the other on top.
    shown: RwSignal<Arc<Catalogue>>,
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
    /// The browser deleted what was stored.
    pub evicted: Option<Evicted>,
}

/// What the browser deleted of what was stored here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Evicted {
    /// The copy; the person's own things came back from their second place.
    Copy,
    /// All of it; how many changes had not been sent yet, in digits.
    Everything(String),
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
            rows: RwSignal::new(Arc::new(Vec::new())),
            shown: RwSignal::new(Arc::new(Catalogue::empty())),
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

    /// The catalogue with what the person changed, tracked: what reads it is brought up to date when records arrive.
    pub fn read(&self) -> Arc<Catalogue> {
        self.shown.get()
    }

    /// Shows another catalogue.
    pub fn show(&self, catalogue: Catalogue) {
        self.catalogue.set(Arc::new(catalogue));
        self.lay();
    }

    /// Shows what the person wrote on top of the catalogue.
    pub fn lay_over(&self, rows: Vec<Row>) {
        if self.rows.with_untracked(|before| **before != rows) {
            self.rows.set(Arc::new(rows));
            self.lay();
        }
    }

    fn lay(&self) {
        let mut catalogue = self.catalogue.get_untracked();
        let pending = overlay::overlays(&self.rows.get_untracked());
        let documents = changed(&catalogue, &pending);
        if !documents.is_empty() {
            let records = documents.iter();
            let records = records.map(|(source, json)| (&**source, &**json));
            // What cannot be shown with the change is shown without it.
            Arc::make_mut(&mut catalogue).upsert(records);
        }
        self.shown.set(catalogue);
    }
}

/// The records that the person changed, as (source, JSON).
fn changed(catalogue: &Catalogue, pending: &[Overlay]) -> Vec<(String, String)> {
    let mut documents = Vec::new();
    for (place, change) in pending.iter().enumerate() {
        let same = |other: &&Overlay| other.is_same_record(change);
        if pending.iter().take(place).any(|other| same(&other)) {
            continue;
        }
        let copy = document(catalogue, &change.source, &change.kind, &change.id);
        let shown = overlay::shown(copy, pending.iter().filter(same));
        let shown = shown.filter(|shown| Some(&**shown) != copy);
        if let Some(json) = shown.and_then(|shown| String::from_utf8(shown).ok()) {
            documents.push((change.source.clone(), json));
        }
    }
    documents
}

/// A record's document as its source sent it.
pub fn document<'c>(
    catalogue: &'c Catalogue,
    source: &str,
    kind: &str,
    id: &str,
) -> Option<&'c [u8]> {
    let at = catalogue.find_from(source, Kind::from_name(kind)?, id)?;
    Some(catalogue.json(at).as_bytes())
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

#[cfg(test)]
mod tests {
    use super::*;

    const COPY: &str = r#"{"kind":"offer","id":"7","rev":3,"updated_at":"2026-11-22T17:50:50Z","body":{"kind":"service","title":{"de":{"text":"alt"}}}}"#;

    fn catalogue() -> Catalogue {
        let mut catalogue = Catalogue::empty();
        assert_eq!(catalogue.upsert([("city", COPY)]), []);
        catalogue
    }

    fn change(number: u64, source: &str, fields: &str) -> Row {
        let value = format!(
            r#"{{"schema":1,"source":"{source}","kind":"offer","id":"7","operation":"update","fields":{fields},
            "state":{{"waiting":{{"attempts":0,"not_before":0}}}},"written_at":0}}"#
        );
        Row {
            key: format!("{number:016x}"),
            value: value.into_bytes(),
        }
    }

    fn shown(rows: &[Row]) -> Vec<(String, String)> {
        changed(&catalogue(), &overlay::overlays(rows))
    }

    #[test]
    fn changes_of_a_record_are_laid_over_it_in_their_order() {
        let shown = shown(&[
            change(1, "city", r#"{"title":{"de":{"text":"neu"}}}"#),
            change(2, "city", r#"{"status":"inactive"}"#),
        ]);
        assert_eq!(shown.len(), 1, "one document for one record");
        let (source, json) = &shown[0];
        let mut catalogue = catalogue();
        assert_eq!(catalogue.upsert([(&**source, &**json)]), []);
        let at = catalogue.find(Kind::Offer, "7").expect("the offer");
        let offer = catalogue.offer(at).expect("a sound offer");
        assert_eq!(&*offer.title.iter().next().expect("a title").1.text, "neu");
        assert_eq!(offer.status.code(), "inactive");
        assert!(json.contains(r#""rev":3"#), "{json}");
    }

    #[test]
    fn what_changes_nothing_or_is_about_nothing_here_is_not_shown() {
        let fields = r#"{"status":"inactive"}"#;
        assert_eq!(shown(&[]), []);
        assert_eq!(shown(&[change(1, "another", fields)]), []);
        assert_eq!(shown(&[change(1, "city", "{}")]), []);
    }
}
