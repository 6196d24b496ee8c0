//! Opening records: from the JSON in the image to what it says.

use std::sync::Arc;

use super::{Catalogue, RecordRef};
use crate::event::Event;
use crate::holiday::FederalState;
use crate::image::Kind;
use crate::offer::Offer;
use crate::organization::Organization;
use crate::page::Page;
use crate::region::Region;
use lotse_json::Problem;
use lotse_json::{self as json, Read};

impl Catalogue {
    /// Opens an offer, an expired one too.
    ///
    /// # Errors
    /// When the handle is not that of an offer of this catalogue, or the copy on the device is damaged.
    pub fn offer(&self, at: RecordRef) -> Result<Offer, Problem> {
        self.decode(Kind::Offer, at)
    }

    /// Opens an organization; errors as [`Catalogue::offer`].
    pub fn organization(&self, at: RecordRef) -> Result<Organization, Problem> {
        self.decode(Kind::Organization, at)
    }

    /// Opens an event; errors as [`Catalogue::offer`].
    pub fn event(&self, at: RecordRef) -> Result<Event, Problem> {
        self.decode(Kind::Event, at)
    }

    /// Opens a page; errors as [`Catalogue::offer`].
    pub fn page(&self, at: RecordRef) -> Result<Page, Problem> {
        self.decode(Kind::Page, at)
    }

    /// The region the catalogue is about; decoded once.
    pub fn region(&self) -> Option<&Region> {
        let region = self.region.get_or_init(|| {
            let (at, _) = self.records(Kind::Region).next()?;
            self.decode(Kind::Region, at).ok().map(Arc::new)
        });
        region.as_deref()
    }

    /// The federal state of the region, for its public holidays.
    ///
    /// Without a region it is Lower Saxony, whose holidays nearly all states have.
    pub fn federal_state(&self) -> FederalState {
        let state = self.region().and_then(|region| region.state.parse().ok());
        state.unwrap_or(FederalState::LowerSaxony)
    }

    fn decode<T: Read>(&self, kind: Kind, at: RecordRef) -> Result<T, Problem> {
        json::read(self.body(kind, at)).map_err(|problem| self.of_record(kind, at, problem))
    }

    /// The JSON of the record's body; nothing when `at` is no such record.
    fn body(&self, kind: Kind, at: RecordRef) -> &str {
        let row = self.row(at).filter(|row| row.kind_code == kind as u8);
        row.and_then(|row| Some(self.image(at)?.body(&row)))
            .unwrap_or_default()
    }

    fn of_record(&self, kind: Kind, at: RecordRef, problem: Problem) -> Problem {
        problem.below(&[kind.as_str(), self.id(at), "body"])
    }
}
