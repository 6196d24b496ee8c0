//! Organizations: providers, initiatives, welcome alliances, offices.

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

record! {
    /// An organization as published (HSDS organization).
    #[derive(Debug, Clone, PartialEq)]
    pub struct Organization {
        /// Provider, initiative, alliance, office.
        pub kind: OrganizationKind,
        /// Its name.
        pub name: Localized,
        /// What it does.
        pub description: Localized = Localized::default(),
        /// The district it works in.
        pub district: Option<DistrictId> = None,
        /// Where it sits.
        pub place: Option<Place> = None,
        /// How to reach it.
        pub contacts: Vec<Contact> = Vec::new(),
        /// Languages spoken there.
        pub languages: Vec<Lang> = Vec::new(),
        /// When the group meets, in words.
        pub meets: Localized = Localized::default(),
        /// Who checked it when.
        pub check: Check = Check::default(),
        /// Where the record came from.
        pub provenance: Provenance = Provenance::default(),
    }
}
