//! Offers: a service, a course, a thing, a room, a ride, company, a voluntary task.

use serde::{Deserialize, Serialize};

use crate::audience::Audience;
use crate::contact::Contact;
use crate::course::Course;
use crate::freshness::{Check, Provenance, Validity};
use crate::id::OrganizationId;
use crate::lang::Lang;
use crate::localized::Localized;
use crate::place::{Attendance, Place};
use crate::taxonomy::TopicId;
use crate::time::Date;

open_enum! {
    /// What is offered.
    OfferKind {
        /// Advice, an authority, a meeting place, a clothing store …
        Service = "service",
        /// A language course or practice, see [`Course`].
        LanguageCourse = "language_course",
        /// A thing to give away or lend.
        Item = "item",
        /// Somebody who accompanies.
        Accompaniment = "accompaniment",
        /// Something a volunteer can do.
        VoluntaryTask = "voluntary_task",
    }
}

open_enum! {
    /// Whether it can be used (HSDS `service.status`).
    Status {
        /// It is there.
        Active = "active",
        /// Closed for a while.
        TemporarilyClosed = "temporarily_closed",
        /// Not offered now.
        Inactive = "inactive",
        /// It has ended for good.
        Defunct = "defunct",
    }
}

open_enum! {
    /// What it costs.
    CostKind {
        /// Nothing.
        Free = "free",
        /// A symbolic sum.
        Symbolic = "symbolic",
        /// An amount of money.
        Paid = "paid",
        /// Nobody has said.
        NotStated = "unknown",
    }
}

/// What it costs (HSDS `cost_option`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    /// Free, symbolic, paid or not stated.
    pub kind: CostKind,
    /// Amount in euro cents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<u32>,
    /// Who pays instead, reductions, deposits.
    #[serde(default, skip_serializing_if = "Localized::is_empty")]
    pub note: Localized,
}

/// When it is open.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours {
    /// In OSM `opening_hours` syntax; what [`crate::hours`] does not understand is shown as published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub osm: Option<Box<str>>,
    /// As the provider wrote it.
    #[serde(default, skip_serializing_if = "Localized::is_empty")]
    pub published: Localized,
}

/// How many can still come (HSDS 3.1 `service_capacity`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capacity {
    /// Free places.
    pub available: u32,
    /// Places in all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maximum: Option<u32>,
    /// The day on which this was true.
    pub updated: Date,
}

/// An offer as published.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Offer {
    /// Service, course, item …
    pub kind: OfferKind,
    /// Whether it can be used.
    #[serde(default = "active", skip_serializing_if = "is_active")]
    pub status: Status,
    /// What it is called.
    pub title: Localized,
    /// What it is, in one or two plain sentences.
    #[serde(default, skip_serializing_if = "Localized::is_empty")]
    pub summary: Localized,
    /// More about it.
    #[serde(default, skip_serializing_if = "Localized::is_empty")]
    pub description: Localized,
    /// Who offers it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organization: Option<OrganizationId>,
    /// Topics of the taxonomy, most important first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<TopicId>,
    /// For whom.
    #[serde(default, skip_serializing_if = "Audience::is_everybody")]
    pub audience: Audience,
    /// Languages spoken there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Lang>,
    /// Whether an interpreter can be brought in (HSDS `interpretation_services`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interpreter: Option<bool>,
    /// What it costs.
    #[serde(default = "Cost::not_stated")]
    pub cost: Cost,
    /// What to bring (HSDS `required_document`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub required_documents: Vec<Localized>,
    /// What to do, step by step (HSDS `application_process`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub next_steps: Vec<Localized>,
    /// On site, online, by telephone …
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attendance: Vec<Attendance>,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// When.
    #[serde(default, skip_serializing_if = "crate::wire::is_default")]
    pub hours: Hours,
    /// How to get in touch, the best way first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contacts: Vec<Contact>,
    /// Whether one gets in without a step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step_free: Option<bool>,
    /// Whether children are looked after meanwhile.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub childcare: Option<bool>,
    /// Free places, with the day on which that was true.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capacity: Option<Capacity>,
    /// From when to when it is offered.
    #[serde(default, skip_serializing_if = "crate::wire::is_default")]
    pub valid: Validity,
    /// What makes it a course.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub course: Option<Course>,
    /// Who checked it when.
    #[serde(default, skip_serializing_if = "crate::wire::is_default")]
    pub check: Check,
    /// Where the record came from.
    #[serde(default, skip_serializing_if = "crate::wire::is_default")]
    pub provenance: Provenance,
}

impl Cost {
    /// Nobody has said what it costs.
    pub fn not_stated() -> Self {
        Self {
            kind: CostKind::NotStated,
            amount: None,
            note: Localized::default(),
        }
    }
}

fn active() -> Status {
    Status::Active
}

fn is_active(status: &Status) -> bool {
    *status == Status::Active
}
