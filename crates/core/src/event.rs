//! Events: something dated, once or again and again (RFC 5545 terms).

use serde::{Deserialize, Serialize};

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

/// An event as published; times are those of the clock on the wall at its place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// What it is called.
    pub title: Localized,
    /// What happens.
    #[serde(default, skip_serializing_if = "Localized::is_empty")]
    pub description: Localized,
    /// Scheduled or cancelled.
    #[serde(default = "scheduled", skip_serializing_if = "is_scheduled")]
    pub status: EventStatus,
    /// First start (`DTSTART`).
    pub start: LocalDateTime,
    /// First end (`DTEND`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<LocalDateTime>,
    /// IANA name of the time zone (`TZID`).
    pub time_zone: Box<str>,
    /// `RRULE` value, such as `FREQ=WEEKLY;BYDAY=WE`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rrule: Option<Box<str>>,
    /// Starts that do not happen (`EXDATE`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exdates: Vec<LocalDateTime>,
    /// Who organizes it, if in the catalogue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organization: Option<OrganizationId>,
    /// Topics of the taxonomy.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<TopicId>,
    /// For whom.
    #[serde(default, skip_serializing_if = "Audience::is_everybody")]
    pub audience: Audience,
    /// Languages spoken.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Lang>,
    /// What it costs.
    #[serde(default = "Cost::not_stated")]
    pub cost: Cost,
    /// On site or online.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attendance: Vec<Attendance>,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// How to ask or register.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contacts: Vec<Contact>,
    /// Whether one has to register.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registration: Option<bool>,
    /// Whether one gets in without a step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step_free: Option<bool>,
    /// Whether children are looked after meanwhile.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub childcare: Option<bool>,
    /// Free places.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capacity: Option<Capacity>,
    /// Who checked it when.
    #[serde(default, skip_serializing_if = "crate::wire::is_default")]
    pub check: Check,
    /// Where the record came from.
    #[serde(default, skip_serializing_if = "crate::wire::is_default")]
    pub provenance: Provenance,
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

fn scheduled() -> EventStatus {
    EventStatus::Scheduled
}

fn is_scheduled(status: &EventStatus) -> bool {
    *status == EventStatus::Scheduled
}
