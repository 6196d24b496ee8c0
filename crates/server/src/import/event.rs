//! Tables of events.

use lotse_core::audience::Audience;
use lotse_core::event::{Event, EventStatus};
use lotse_core::freshness::{Check, Provenance};
use lotse_core::id::{DistrictId, OrganizationId};
use lotse_core::localized::Localized;
use lotse_core::offer::Cost;
use lotse_core::place::Attendance;
use lotse_core::recurrence::Recurrence;
use lotse_core::time::{LocalDateTime, Zone};

use super::cell;
use super::column::{Column, Set};
use super::common::{self, value};
use super::entity::Entity;
use super::offer;
use super::table::Row;

/// The zone of events whose file does not say.
const ZONE: &str = "Europe/Berlin";

impl Entity for Event {
    const WIRE: &'static str = "event";

    fn blank() -> Self {
        Self {
            title: Localized::default(),
            description: Localized::default(),
            status: EventStatus::Scheduled,
            start: LocalDateTime::from_epoch_minute(0),
            end: None,
            time_zone: ZONE.into(),
            rrule: None,
            exdates: Vec::new(),
            organization: None,
            topics: Vec::new(),
            audience: Audience::default(),
            languages: Vec::new(),
            cost: Cost::not_stated(),
            attendance: Vec::new(),
            place: None,
            contacts: Vec::new(),
            registration: None,
            step_free: None,
            childcare: None,
            capacity: None,
            check: Check::default(),
            provenance: Provenance::default(),
        }
    }

    fn columns() -> Vec<Column<Self>> {
        let mut columns = vec![
            Column {
                name: "title",
                set: Set::Text(|event: &mut Self| &mut event.title),
            },
            Column {
                name: "description",
                set: Set::Text(|event| &mut event.description),
            },
        ];
        columns.extend(time_columns());
        columns.extend(detail_columns());
        columns.extend(common::place_columns());
        columns.extend(common::contact_columns());
        columns.extend(common::origin_columns());
        columns
    }

    fn name(&self) -> &Localized {
        &self.title
    }

    fn id_of(_row: Row<'_>) -> Option<String> {
        None
    }

    fn finish(&mut self, _row: Row<'_>) -> Result<(), (&'static str, String)> {
        common::tidy_place(&mut self.place);
        if self.start == Self::blank().start {
            return Err(("start", "a new event needs its start".to_owned()));
        }
        if self.end.is_some_and(|end| end < self.start) {
            return Err(("end", "the end is before the start".to_owned()));
        }
        Ok(())
    }

    fn organization(&self) -> Option<&str> {
        self.organization.as_ref().map(OrganizationId::as_str)
    }

    fn district(&self) -> Option<&str> {
        self.place
            .as_ref()?
            .district
            .as_ref()
            .map(DistrictId::as_str)
    }

    fn doubts(&self) -> Option<(&'static str, String)> {
        let rrule = self.rrule.as_deref()?;
        Recurrence::parse(self.start, rrule).err()?;
        let message =
            format!("the rule “{rrule}” is not understood; the app shows only the first start");
        Some(("rrule", message))
    }
}

fn time_columns() -> Vec<Column<Event>> {
    vec![
        value("status", |event: &mut Event, cell, _| {
            let status = cell::optional(cell, |cell| {
                cell::code(cell, EventStatus::KNOWN, EventStatus::code)
            })?;
            event.status = status.unwrap_or(EventStatus::Scheduled);
            Ok(())
        }),
        value("start", |event: &mut Event, cell, _| {
            event.start = cell::parse(cell)?;
            Ok(())
        }),
        value("end", |event: &mut Event, cell, _| {
            event.end = cell::optional(cell, cell::parse)?;
            Ok(())
        }),
        value("time_zone", |event: &mut Event, cell, _| {
            let name = if cell.is_empty() { ZONE } else { cell };
            Zone::named(name).map_err(|_| format!("“{name}” is no time zone known here"))?;
            event.time_zone = name.into();
            Ok(())
        }),
        value("rrule", |event: &mut Event, cell, _| {
            event.rrule = cell::text(cell);
            Ok(())
        }),
        value("exdates", |event: &mut Event, cell, _| {
            event.exdates = cell::codes(cell)
                .map(cell::parse)
                .collect::<Result<_, _>>()?;
            Ok(())
        }),
        value("registration", |event: &mut Event, cell, _| {
            event.registration = cell::optional(cell, cell::yes_no)?;
            Ok(())
        }),
    ]
}

fn detail_columns() -> Vec<Column<Event>> {
    vec![
        value("organization", |event: &mut Event, cell, _| {
            event.organization = offer::organization(cell)?;
            Ok(())
        }),
        value("organization_id", |event: &mut Event, cell, row| {
            if !cell.is_empty() || !row.has("organization") {
                event.organization = cell::optional(cell, cell::parse)?;
            }
            Ok(())
        }),
        value("topics", |event: &mut Event, cell, _| {
            event.topics = cell::topics(cell)?;
            Ok(())
        }),
        value("groups", |event: &mut Event, cell, _| {
            event.audience.groups = offer::groups(cell)?;
            Ok(())
        }),
        value("languages", |event: &mut Event, cell, _| {
            event.languages = cell::langs(cell)?;
            Ok(())
        }),
        value("cost", |event: &mut Event, cell, _| {
            event.cost.kind = offer::cost_kind(cell)?;
            Ok(())
        }),
        value("cost_euro", |event: &mut Event, cell, _| {
            event.cost.amount = cell::optional(cell, cell::cents)?;
            Ok(())
        }),
        Column {
            name: "cost_note",
            set: Set::Text(|event| &mut event.cost.note),
        },
        value("attendance", |event: &mut Event, cell, _| {
            event.attendance = cell::codes(cell)
                .map(|code| cell::code(code, Attendance::KNOWN, Attendance::code))
                .collect::<Result<_, _>>()?;
            Ok(())
        }),
        value("step_free", |event: &mut Event, cell, _| {
            event.step_free = cell::optional(cell, cell::yes_no)?;
            Ok(())
        }),
        value("childcare", |event: &mut Event, cell, _| {
            event.childcare = cell::optional(cell, cell::yes_no)?;
            Ok(())
        }),
        value("places_free", |event: &mut Event, cell, row| {
            event.capacity = offer::capacity(cell, row)?;
            Ok(())
        }),
        value("places_maximum", |_, cell, row| {
            offer::beside_free(cell, row)
        }),
        value("places_updated", |_, cell, row| {
            offer::beside_free(cell, row)
        }),
    ]
}
