//! What must hold in the simulated world: at every moment, and when it has come to rest.

use super::{
    executor::block_on,
    tab::{Shown, collect},
    world::{ANCHOR, World},
};
use crate::{
    documents::Documents,
    head::{HEADS, Heads, Held},
    status::Phase,
    store::{Area, Keys, Store},
};

impl World {
    /// Panics unless device and server agree and every tab shows what is there.
    pub fn check(&self) {
        let expected: Shown = self
            .server
            .records()
            .into_iter()
            .map(|(kind, id, json)| ((kind, id), json))
            .collect();
        let documents = block_on(Documents::open(&self.store)).expect("the copy can be read");
        compare(&collect(&documents), &expected, "the end, stored");
        for tab in &self.tabs {
            compare(tab.shown(), &expected, "the end, in a tab");
            let status = tab.status.as_ref().expect("a status");
            assert_eq!(status.problem, None);
            assert_eq!(status.held, Held::All);
            let rests = matches!(status.phase, Phase::Waiting { .. } | Phase::Following);
            assert!(rests, "{status:?}");
        }
    }

    /// What must hold at every moment.
    pub(super) fn look(&mut self) {
        if !std::mem::take(&mut self.written) {
            return;
        }
        let Ok(documents) = block_on(Documents::open(&self.store)) else {
            assert!(self.corrupted, "the copy became unreadable by itself");
            self.tabs.iter_mut().for_each(|tab| tab.stale = true);
            return;
        };
        let shown = collect(&documents);
        let anchor = (ANCHOR.0.to_owned(), ANCHOR.1.to_owned());
        let anchored = shown.contains_key(&anchor);
        assert!(
            anchored || !self.anchored || self.corrupted,
            "an update emptied the device"
        );
        self.anchored = anchored;
        let rows = self.store.load(Area::Log, Keys::One(HEADS.to_owned()));
        let heads = Heads::find(&block_on(rows).expect("memory gives everything"));
        let head = heads
            .expect("heads that were just read")
            .head(&self.source.id);
        // Complete and not being replaced: exactly what the server had at this checkpoint.
        if let (Held::All, Some(_), Some(checkpoint), None) =
            (head.held, &head.marker, &head.checkpoint, &head.renewal)
        {
            let expected: Shown = self
                .server
                .records_at(checkpoint.as_str())
                .into_iter()
                .map(|(kind, id, json)| ((kind, id), json))
                .collect();
            compare(&shown, &expected, checkpoint.as_str());
        }
    }
}

/// Panics with the differences only.
fn compare(left: &Shown, right: &Shown, at: &str) {
    let keys = left.keys().chain(right.keys());
    let different = keys.filter(|key| left.get(*key) != right.get(*key));
    let different: Vec<_> = different
        .map(|key| (key, left.get(key), right.get(key)))
        .collect();
    assert!(
        different.is_empty(),
        "device and server differ at {at}: {different:#?}"
    );
}
