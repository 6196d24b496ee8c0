//! The image that the screens read: built from base and log, or of a first copy as it comes, and stored.

use std::rc::Rc;

use leptos::prelude::*;
use lotse_core::catalogue::Catalogue;
use lotse_core::image::{Image, ImageBuilder};
use lotse_sync::{Area, Batch, Documents, Event, Store, StoreError};

use super::Keeper;
use crate::platform::{clock, keep};
use crate::state::copy::Trouble;
use crate::state::opening::IMAGE;

/// How long building the image may hold up the screen at a time, in milliseconds.
const STEP_MS: f64 = 12.0;
/// How many records a first, still incomplete catalogue shows.
const FIRST_RECORDS: usize = 400;

impl Keeper {
    /// Shows all of the first copy, once there is no more to come for now.
    pub(super) fn finish_first(&self) {
        let Some(first) = self.first.take() else {
            return;
        };
        self.show(first.image(self.heard.get().as_u64()));
    }

    /// Puts an image that was just made on the screen; [`Keeper::renew_image`] stores it.
    fn show(&self, image: Image) {
        self.copy.show(Catalogue::new(image));
        self.unkept.set(true);
    }

    /// With nothing else to do: one image instead of many layers, one base instead of a long log.
    pub(super) async fn rest(self: Rc<Self>, checked: bool) {
        clock::sleep(1_500).await;
        self.renew_image().await;
        if self.leads.get() {
            self.post(Event::Idle);
        }
        self.store.fill_spare().await;
        self.settle(checked).await;
    }

    /// Builds the image anew when the copy has moved on, in steps that do not hold up the screen, and stores it.
    pub(super) async fn renew_image(&self) {
        // The first copy is made into an image as it comes in.
        if self.first.borrow().is_some() || self.rebuilding.replace(true) {
            return;
        }
        let mut done = Ok(true);
        while done == Ok(true) && self.is_stale() {
            done = self.build_image().await;
        }
        let catalogue = self.copy.catalogue.get_untracked();
        if done.is_ok() && self.leads.get() && catalogue.generation() > 0 && self.unkept.take() {
            let mut batch = Batch::default();
            batch.put(Area::Derived, IMAGE, catalogue.image_bytes().to_vec());
            drop(catalogue);
            done = self.store.commit(batch).await.map(|()| false);
            self.mark();
        }
        match done {
            Ok(_) => {}
            Err(StoreError::Broken) => self.post(Event::CopyBroken),
            Err(error) => self
                .copy
                .condition
                .update(|condition| condition.trouble = Some(Trouble::of_store(error))),
        }
        self.rebuilding.set(false);
    }

    /// Says outside the store that there is something in it, so that it is noticed when the browser
    /// deletes it. The value is the number of changes that wait to be sent. Who deletes both at once
    /// (Safari after a week without a visit) is not noticed.
    fn mark(&self) {
        if !self.store.is_memory() && keep::read(&self.name).is_none() {
            keep::write(&self.name, "0");
        }
    }

    fn is_stale(&self) -> bool {
        let catalogue = self.copy.catalogue.get_untracked();
        catalogue.layers() > 1 || catalogue.generation() != self.heard.get().as_u64()
    }

    /// One image from base and log; `Ok(false)` when there is nothing more to be done about it.
    async fn build_image(&self) -> Result<bool, StoreError> {
        let documents = Documents::open(&*self.store).await?;
        let generation = documents.generation();
        let show_early = self.copy.catalogue.get_untracked().layers() == 0;
        let mut builder = ImageBuilder::new();
        let mut broken = 0;
        let mut step_began = clock::now_ms();
        for (number, document) in documents.iter().enumerate() {
            let Ok(json) = std::str::from_utf8(document.json) else {
                continue;
            };
            broken += usize::from(builder.push(document.source.as_str(), json).is_err());
            if show_early && number == FIRST_RECORDS {
                self.show_first(&documents);
            }
            if clock::now_ms() - step_began > STEP_MS {
                clock::breathe().await;
                step_began = clock::now_ms();
            }
        }
        let image = builder.image(generation.as_u64());
        // While it was built, more may have come in: then what is on the screen is newer than this.
        if self.heard.get() > generation {
            return Ok(true);
        }
        self.heard.set(generation);
        self.show(image);
        self.copy
            .condition
            .update(|condition| condition.skipped = broken);
        Ok(false)
    }

    fn show_first(&self, documents: &Documents) {
        let mut first = Catalogue::empty();
        first.upsert(documents.iter().take(FIRST_RECORDS).filter_map(|document| {
            Some((
                document.source.as_str(),
                std::str::from_utf8(document.json).ok()?,
            ))
        }));
        self.copy.show(first);
    }
}
