//! Tables of offers.

use lotse_core::audience::{Audience, Group, Residence};
use lotse_core::freshness::{Check, Provenance, Validity};
use lotse_core::hours::OpeningHours;
use lotse_core::id::{DistrictId, OrganizationId};
use lotse_core::localized::Localized;
use lotse_core::offer::{Capacity, Cost, CostKind, Hours, Offer, OfferKind, Status};
use lotse_core::place::Attendance;

use super::cell;
use super::column::{Column, Set};
use super::common::{self, value};
use super::course;
use super::entity::Entity;
use super::slug::slug;
use super::table::Row;

impl Entity for Offer {
    const WIRE: &'static str = "offer";

    fn blank() -> Self {
        Self {
            kind: OfferKind::Service,
            status: Status::Active,
            title: Localized::default(),
            summary: Localized::default(),
            description: Localized::default(),
            organization: None,
            topics: Vec::new(),
            audience: Audience::default(),
            languages: Vec::new(),
            interpreter: None,
            cost: Cost::not_stated(),
            required_documents: Vec::new(),
            next_steps: Vec::new(),
            attendance: Vec::new(),
            place: None,
            hours: Hours::default(),
            contacts: Vec::new(),
            step_free: None,
            childcare: None,
            capacity: None,
            valid: Validity::default(),
            course: None,
            check: Check::default(),
            provenance: Provenance::default(),
        }
    }

    fn columns() -> Vec<Column<Self>> {
        let mut columns = what_columns();
        columns.extend(whom_columns());
        columns.extend(way_columns());
        columns.extend(common::place_columns());
        columns.extend(when_columns());
        columns.extend(common::contact_columns());
        columns.extend(course::columns());
        columns.extend(common::origin_columns());
        columns
    }

    fn name(&self) -> &Localized {
        &self.title
    }

    fn id_of(_row: Row<'_>) -> Option<String> {
        None
    }

    fn finish(&mut self, row: Row<'_>) -> Result<(), (&'static str, String)> {
        common::tidy_place(&mut self.place);
        course::finish(self, row)?;
        if let (Some(from), Some(through)) = (self.valid.from, self.valid.through)
            && through < from
        {
            return Err((
                "valid_through",
                "the last day is before the first".to_owned(),
            ));
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
        let unclear = OpeningHours::parse(self.hours.osm.as_deref()?).err()?;
        let rest = unclear.published.get(unclear.understood..)?;
        let message =
            format!("not understood from “{rest}” on; the app shows only hours_published");
        Some(("hours", message))
    }
}

fn what_columns() -> Vec<Column<Offer>> {
    vec![
        value("kind", |offer: &mut Offer, cell, _| {
            let kind = cell::optional(cell, |cell| {
                cell::code(cell, OfferKind::KNOWN, OfferKind::code)
            })?;
            offer.kind = kind.unwrap_or(OfferKind::Service);
            Ok(())
        }),
        value("status", |offer: &mut Offer, cell, _| {
            let status =
                cell::optional(cell, |cell| cell::code(cell, Status::KNOWN, Status::code))?;
            offer.status = status.unwrap_or(Status::Active);
            Ok(())
        }),
        Column {
            name: "title",
            set: Set::Text(|offer| &mut offer.title),
        },
        Column {
            name: "summary",
            set: Set::Text(|offer| &mut offer.summary),
        },
        Column {
            name: "description",
            set: Set::Text(|offer| &mut offer.description),
        },
        value("organization", |offer: &mut Offer, cell, _| {
            offer.organization = organization(cell)?;
            Ok(())
        }),
        value("organization_id", |offer: &mut Offer, cell, row| {
            if !cell.is_empty() || !row.has("organization") {
                offer.organization = cell::optional(cell, cell::parse)?;
            }
            Ok(())
        }),
        value("topics", |offer: &mut Offer, cell, _| {
            offer.topics = cell::topics(cell)?;
            Ok(())
        }),
    ]
}

fn whom_columns() -> Vec<Column<Offer>> {
    vec![
        value("groups", |offer: &mut Offer, cell, _| {
            offer.audience.groups = groups(cell)?;
            Ok(())
        }),
        value("residence", |offer: &mut Offer, cell, _| {
            offer.audience.residence = cell::codes(cell)
                .map(|code| cell::code(code, Residence::KNOWN, Residence::code))
                .collect::<Result<_, _>>()?;
            Ok(())
        }),
        value("minimum_age", |offer: &mut Offer, cell, _| {
            offer.audience.minimum_age = cell::optional(cell, cell::parse)?;
            Ok(())
        }),
        value("maximum_age", |offer: &mut Offer, cell, _| {
            offer.audience.maximum_age = cell::optional(cell, cell::parse)?;
            Ok(())
        }),
        value("languages", |offer: &mut Offer, cell, _| {
            offer.languages = cell::langs(cell)?;
            Ok(())
        }),
        value("interpreter", |offer: &mut Offer, cell, _| {
            offer.interpreter = cell::optional(cell, cell::yes_no)?;
            Ok(())
        }),
        value("step_free", |offer: &mut Offer, cell, _| {
            offer.step_free = cell::optional(cell, cell::yes_no)?;
            Ok(())
        }),
        value("childcare", |offer: &mut Offer, cell, _| {
            offer.childcare = cell::optional(cell, cell::yes_no)?;
            Ok(())
        }),
    ]
}

fn way_columns() -> Vec<Column<Offer>> {
    vec![
        value("cost", |offer: &mut Offer, cell, _| {
            offer.cost.kind = cost_kind(cell)?;
            Ok(())
        }),
        value("cost_euro", |offer: &mut Offer, cell, _| {
            offer.cost.amount = cell::optional(cell, cell::cents)?;
            Ok(())
        }),
        Column {
            name: "cost_note",
            set: Set::Text(|offer| &mut offer.cost.note),
        },
        Column {
            name: "required_documents",
            set: Set::Texts(|offer| &mut offer.required_documents),
        },
        Column {
            name: "next_steps",
            set: Set::Texts(|offer| &mut offer.next_steps),
        },
        value("attendance", |offer: &mut Offer, cell, _| {
            offer.attendance = cell::codes(cell)
                .map(|code| cell::code(code, Attendance::KNOWN, Attendance::code))
                .collect::<Result<_, _>>()?;
            Ok(())
        }),
    ]
}

fn when_columns() -> Vec<Column<Offer>> {
    vec![
        value("hours", |offer: &mut Offer, cell, _| {
            offer.hours.osm = cell::text(cell);
            Ok(())
        }),
        Column {
            name: "hours_published",
            set: Set::Text(|offer| &mut offer.hours.published),
        },
        value("valid_from", |offer: &mut Offer, cell, _| {
            offer.valid.from = cell::optional(cell, cell::date)?;
            Ok(())
        }),
        value("valid_through", |offer: &mut Offer, cell, _| {
            offer.valid.through = cell::optional(cell, cell::date)?;
            Ok(())
        }),
        value("places_free", |offer: &mut Offer, cell, row| {
            offer.capacity = capacity(cell, row)?;
            Ok(())
        }),
        value("places_maximum", |_, cell, row| beside_free(cell, row)),
        value("places_updated", |_, cell, row| beside_free(cell, row)),
    ]
}

/// An organization by its name or by the id made of it.
pub(super) fn organization(cell: &str) -> Result<Option<OrganizationId>, String> {
    cell::optional(cell, |name| match slug(name) {
        id if id.is_empty() => Err(format!(
            "“{name}” gives no id; write the organization's id into organization_id"
        )),
        id => cell::parse(&id),
    })
}

pub(super) fn groups(cell: &str) -> Result<Vec<Group>, String> {
    cell::codes(cell)
        .map(|code| cell::code(code, Group::KNOWN, Group::code))
        .collect()
}

pub(super) fn cost_kind(cell: &str) -> Result<CostKind, String> {
    let kind = cell::optional(cell, |cell| {
        cell::code(cell, CostKind::KNOWN, CostKind::code)
    })?;
    Ok(kind.unwrap_or(CostKind::NotStated))
}

/// Free places, which mean nothing without the day on which they were counted.
pub(super) fn capacity(cell: &str, row: Row<'_>) -> Result<Option<Capacity>, String> {
    if cell.is_empty() {
        return Ok(None);
    }
    let Some(updated) = cell::optional(row.get("places_updated"), cell::date)? else {
        return Err("free places need the day in places_updated".to_owned());
    };
    Ok(Some(Capacity {
        available: cell::parse(cell)?,
        maximum: cell::optional(row.get("places_maximum"), cell::parse)?,
        updated,
    }))
}

/// A cell that is read together with `places_free`.
pub(super) fn beside_free(cell: &str, row: Row<'_>) -> Result<(), String> {
    if cell.is_empty() || !row.get("places_free").is_empty() {
        Ok(())
    } else {
        Err("stands only beside places_free".to_owned())
    }
}
