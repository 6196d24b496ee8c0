//! Organizations: providers, initiatives, welcome alliances, offices.

use serde::{Deserialize, Serialize};

use crate::contact::Contact;
use crate::freshness::{Check, Provenance};
use crate::id::DistrictId;
use crate::lang::Lang;
use crate::localized::Localized;
use crate::place::Place;

open_enum! {
    /// What kind of body it is.
    OrganizationKind {
        /// An association, carrier, company that offers help.
        Provider = "provider",
        /// A group of citizens.
        Initiative = "initiative",
        /// A welcome alliance (Willkommensbündnis) of a district.
        WelcomeAlliance = "welcome_alliance",
        /// A public office.
        Office = "office",
    }
}

/// An organization as published (HSDS organization).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Organization {
    /// Provider, initiative, alliance, office.
    pub kind: OrganizationKind,
    /// Its name.
    pub name: Localized,
    /// What it does.
    #[serde(default, skip_serializing_if = "Localized::is_empty")]
    pub description: Localized,
    /// The district it works in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub district: Option<DistrictId>,
    /// Where it sits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// How to reach it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contacts: Vec<Contact>,
    /// Languages spoken there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Lang>,
    /// When the group meets, in words.
    #[serde(default, skip_serializing_if = "Localized::is_empty")]
    pub meets: Localized,
    /// Who checked it when.
    #[serde(default, skip_serializing_if = "crate::wire::is_default")]
    pub check: Check,
    /// Where the record came from.
    #[serde(default, skip_serializing_if = "crate::wire::is_default")]
    pub provenance: Provenance,
}
