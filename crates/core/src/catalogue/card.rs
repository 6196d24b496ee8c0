use super::{Catalogue, RecordRef};
use crate::id::{OfferId, OrganizationId};
use crate::image::Kind;
use crate::lang::Lang;
use crate::localized::{Chosen, Localized};
use crate::offer::Offer;
use crate::time::Timestamp;
use lotse_json::Problem;

/// An offer as lists show it, with the names of what it refers to, for a reader of one language.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// The offer's handle.
    pub at: RecordRef,
    /// Its id, for links.
    pub id: OfferId,
    /// The offer itself.
    pub offer: Offer,
    /// Who offers it, if in the catalogue.
    pub organization: Option<(OrganizationId, Localized)>,
    /// The name of its district; its slug when the region does not know it.
    pub district: Option<Box<str>>,
    /// When it last changed.
    pub updated_at: Timestamp,
    lang: Lang,
}

impl Card {
    /// The title, with the language it really is in; `None` when it has none at all.
    pub fn title(&self) -> Option<Chosen<'_>> {
        self.offer.title.choose(self.lang)
    }

    /// The summary, or the description where there is none.
    pub fn summary(&self) -> Option<Chosen<'_>> {
        self.offer
            .summary
            .choose(self.lang)
            .or_else(|| self.offer.description.choose(self.lang))
    }

    /// The organization's name.
    pub fn organization_name(&self) -> Option<Chosen<'_>> {
        self.organization
            .as_ref()
            .and_then(|(_, name)| name.choose(self.lang))
    }

    /// The language the card is read in.
    pub fn lang(&self) -> Lang {
        self.lang
    }
}

impl Catalogue {
    /// The card of an offer for a reader of `lang`.
    ///
    /// # Errors
    /// As [`Catalogue::offer`].
    pub fn card(&self, at: RecordRef, lang: Lang) -> Result<Card, Problem> {
        let offer = self.offer(at)?;
        let id = self
            .id(at)
            .parse()
            .map_err(|error: crate::id::IdError| Problem {
                path: format!("{}/{}", Kind::Offer.as_str(), self.id(at)),
                message: error.to_string(),
            })?;
        let organization = self.organization_of(at).and_then(|organization| {
            Some((
                self.id(organization).parse().ok()?,
                self.organization(organization).ok()?.name,
            ))
        });
        let district = offer
            .place
            .as_ref()
            .and_then(|place| place.district.as_ref())
            .map(|district| {
                let known = self.region().and_then(|region| region.district(district));
                known.map_or_else(|| district.as_str().into(), |known| known.name.clone())
            });
        Ok(Card {
            at,
            id,
            offer,
            organization,
            district,
            updated_at: self.updated_at(at),
            lang,
        })
    }
}
