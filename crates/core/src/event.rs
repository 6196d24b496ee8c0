//! Events: something dated, once or again and again (RFC 5545 terms).

use crate::audience::Audience;
use crate::contact::Contact;
use crate::freshness::{Check, Provenance};
use crate::id::OrganizationId;
use crate::lang::Lang;
use crate::localized::Localized;
use crate::offer::{Capacity, Cost};
use crate::place::{Attendance, Place};
use crate::recurrence::{NotUnderstood, Recurrence};
use crate::taxonomy::TopicId;
use crate::time::{LocalDateTime, Zone};

open_enum! {
    /// Whether it takes place (schema.org `EventStatusType`).
    EventStatus {
        /// As announced.
        Scheduled = "scheduled",
        /// It was called off.
        Cancelled = "cancelled",
    }
}

record! {
    /// An event as published; times are those of the clock on the wall at its place.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Event {
        /// What it is called.
        pub title: Localized,
        /// What happens.
        pub description: Localized = Localized::default(),
        /// Scheduled or cancelled.
        pub status: EventStatus = EventStatus::Scheduled,
        /// First start (`DTSTART`).
        pub start: LocalDateTime,
        /// First end (`DTEND`).
        pub end: Option<LocalDateTime> = None,
        /// IANA name of the time zone (`TZID`).
        pub time_zone: Box<str>,
        /// `RRULE` value, such as `FREQ=WEEKLY;BYDAY=WE`.
        pub rrule: Option<Box<str>> = None,
        /// Starts that do not happen (`EXDATE`).
        pub exdates: Vec<LocalDateTime> = Vec::new(),
        /// Who organizes it, if in the catalogue.
        pub organization: Option<OrganizationId> = None,
        /// Topics of the taxonomy.
        pub topics: Vec<TopicId> = Vec::new(),
        /// For whom.
        pub audience: Audience = Audience::default(),
        /// Languages spoken.
        pub languages: Vec<Lang> = Vec::new(),
        /// What it costs.
        pub cost: Cost = Cost::not_stated() => written,
        /// On site or online.
        pub attendance: Vec<Attendance> = Vec::new(),
        /// Where.
        pub place: Option<Place> = None,
        /// How to ask or register.
        pub contacts: Vec<Contact> = Vec::new(),
        /// Whether one has to register.
        pub registration: Option<bool> = None,
        /// Whether one gets in without a step.
        pub step_free: Option<bool> = None,
        /// Whether children are looked after meanwhile.
        pub childcare: Option<bool> = None,
        /// Free places.
        pub capacity: Option<Capacity> = None,
        /// Who checked it when.
        pub check: Check = Check::default(),
        /// Where the record came from.
        pub provenance: Provenance = Provenance::default(),
    }
}

impl Event {
    /// When it takes place: once, or by its rule.
    ///
    /// # Errors
    /// When the rule is not understood; it is then shown as published.
    pub fn recurrence(&self) -> Result<Recurrence, NotUnderstood> {
        let recurrence = match &self.rrule {
            Some(rrule) => Recurrence::parse(self.start, rrule)?,
            None => Recurrence::once(self.start),
        };
        Ok(recurrence.with_excluded(&self.exdates))
    }

    /// The zone whose clocks its times are read from; UTC's name for a zone this version does not know.
    pub fn zone(&self) -> Zone {
        Zone::named(&self.time_zone).unwrap_or_else(|_| Zone::utc())
    }

    /// How many minutes on the clock it lasts, if that is known.
    pub fn minutes(&self) -> Option<i64> {
        let minutes = self.end?.epoch_minute() - self.start.epoch_minute();
        (minutes >= 0).then_some(minutes)
    }
}
