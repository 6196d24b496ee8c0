//! What the person wrote and its source may not have yet: rows that the module `lotse-connect` makes, read and shown here.

use std::sync::Arc;

use leptos::prelude::*;
use lotse_core::image::Kind;
use lotse_sync::outbox::overlay::{Overlay, overlays};
use lotse_sync::{Area, Keys, Row, Store};

use super::AppState;
use super::device_store::DeviceStore;
use crate::platform::{connect, keep};

/// Under which the browser keeps the ids of the sources the person is signed in at, as a JSON array.
const SIGNED_IN: &str = "lotse.signed-in";

/// How far a change is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Progress {
    /// Its source has it, and the copy not yet.
    Sent,
    /// It is on this phone.
    Waiting,
    /// It is on its way.
    Sending,
    /// The person must decide.
    Stuck,
}

impl Progress {
    fn of(change: &Overlay) -> Self {
        match &*change.state {
            "sent" => Self::Sent,
            "waiting" => Self::Waiting,
            "sending" => Self::Sending,
            _ => Self::Stuck,
        }
    }
}

/// What the person wrote, in this window.
#[derive(Clone, Copy)]
pub struct Outbox(pub(super) AppState);

impl Outbox {
    /// The rows as they are stored, tracked.
    pub fn rows(self) -> Arc<Vec<Row>> {
        self.0.copy.rows.get()
    }

    /// How many changes are under way, and how many need the person; tracked.
    pub fn counts(self) -> (usize, usize) {
        let (mut under_way, mut stuck) = (0, 0);
        for change in overlays(&self.rows()) {
            match Progress::of(&change) {
                Progress::Sent => {}
                Progress::Stuck => stuck += 1,
                Progress::Waiting | Progress::Sending => under_way += 1,
            }
        }
        (under_way, stuck)
    }

    /// How far the least finished change of a record is, if it was changed here; tracked.
    pub fn progress(self, source: &str, kind: Kind, id: &str) -> Option<Progress> {
        let changes = overlays(&self.rows());
        let own = changes.iter().filter(|change| {
            change.source == source && change.kind == kind.as_str() && change.id == id
        });
        own.map(Progress::of).max()
    }

    /// Whether the person is signed in at a source.
    pub fn is_signed_in(self, source: &str) -> bool {
        // Ids of sources have nothing to escape.
        keep::read(SIGNED_IN).is_some_and(|list| list.contains(&["\"", source, "\""].concat()))
    }

    /// Has a command done (`connect/command.rs`); `None` when the module cannot be had.
    pub async fn run(self, command: &str) -> Option<String> {
        connect::outbox(&self.0.region_config().json, command).await
    }

    /// Shows what is stored now.
    pub async fn read_again(self) {
        if let Some(keeper) = self.0.keeper() {
            keeper.read_outbox().await;
        }
    }
}

/// The rows of a store.
pub async fn stored(store: &DeviceStore) -> Vec<Row> {
    let rows = store.load(Area::Outbox, Keys::All).await;
    rows.unwrap_or_default()
}

/// How many of these changes their sources do not have.
pub fn unsent(rows: &[Row]) -> usize {
    let changes = overlays(rows);
    let unsent = changes
        .iter()
        .filter(|change| Progress::of(change) != Progress::Sent);
    unsent.count()
}

/// What the module is to do about these rows, as a command; `None` when it need not even be loaded.
pub fn wanted(rows: &[Row], checked: bool) -> Option<&'static str> {
    let is_open = |change: &Overlay| match Progress::of(change) {
        Progress::Stuck => false,
        Progress::Sent => !change.is_missed() && Kind::from_name(&change.kind).is_some(),
        Progress::Waiting | Progress::Sending => true,
    };
    let command = if checked {
        r#"{"do":"settle","checked":true}"#
    } else {
        r#"{"do":"settle","checked":false}"#
    };
    overlays(rows).iter().any(is_open).then_some(command)
}

impl AppState {
    /// What the person wrote.
    pub fn outbox(self) -> Outbox {
        Outbox(self)
    }
}
