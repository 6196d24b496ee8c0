//! Offers: a service, a course, a thing, a room, a ride, company, a voluntary task.

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

record! {
    /// What it costs (HSDS `cost_option`).
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Cost {
        /// Free, symbolic, paid or not stated.
        pub kind: CostKind,
        /// Amount in euro cents.
        pub amount: Option<u32> = None,
        /// Who pays instead, reductions, deposits.
        pub note: Localized = Localized::default(),
    }
}

record! {
    /// When it is open.
    #[derive(Debug, Clone, Default, PartialEq, Eq)]
    pub struct Hours {
        /// In OSM `opening_hours` syntax; what [`crate::hours`] does not understand is shown as published.
        pub osm: Option<Box<str>> = None,
        /// As the provider wrote it.
        pub published: Localized = Localized::default(),
    }
}

record! {
    /// How many can still come (HSDS 3.1 `service_capacity`).
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub struct Capacity {
        /// Free places.
        pub available: u32,
        /// Places in all.
        pub maximum: Option<u32> = None,
        /// The day on which this was true.
        pub updated: Date,
    }
}

record! {
    /// An offer as published.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Offer {
        /// Service, course, item …
        pub kind: OfferKind,
        /// Whether it can be used.
        pub status: Status = Status::Active,
        /// What it is called.
        pub title: Localized,
        /// What it is, in one or two plain sentences.
        pub summary: Localized = Localized::default(),
        /// More about it.
        pub description: Localized = Localized::default(),
        /// Who offers it.
        pub organization: Option<OrganizationId> = None,
        /// Topics of the taxonomy, most important first.
        pub topics: Vec<TopicId> = Vec::new(),
        /// For whom.
        pub audience: Audience = Audience::default(),
        /// Languages spoken there.
        pub languages: Vec<Lang> = Vec::new(),
        /// Whether an interpreter can be brought in (HSDS `interpretation_services`).
        pub interpreter: Option<bool> = None,
        /// What it costs.
        pub cost: Cost = Cost::not_stated() => written,
        /// What to bring (HSDS `required_document`).
        pub required_documents: Vec<Localized> = Vec::new(),
        /// What to do, step by step (HSDS `application_process`).
        pub next_steps: Vec<Localized> = Vec::new(),
        /// On site, online, by telephone …
        pub attendance: Vec<Attendance> = Vec::new(),
        /// Where.
        pub place: Option<Place> = None,
        /// When.
        pub hours: Hours = Hours::default(),
        /// How to get in touch, the best way first.
        pub contacts: Vec<Contact> = Vec::new(),
        /// Whether one gets in without a step.
        pub step_free: Option<bool> = None,
        /// Whether children are looked after meanwhile.
        pub childcare: Option<bool> = None,
        /// Free places, with the day on which that was true.
        pub capacity: Option<Capacity> = None,
        /// From when to when it is offered.
        pub valid: Validity = Validity::default(),
        /// What makes it a course.
        pub course: Option<Course> = None,
        /// Who checked it when.
        pub check: Check = Check::default(),
        /// Where the record came from.
        pub provenance: Provenance = Provenance::default(),
    }
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
