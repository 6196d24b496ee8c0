//! The columns that make an offer a language course.

use lotse_core::course::{Course, CourseKind, DayTime, Level, Provider};
use lotse_core::offer::{Offer, OfferKind};

use super::cell;
use super::column::Column;
use super::common::value;
use super::table::Row;

pub(super) fn columns() -> Vec<Column<Offer>> {
    vec![
        value("course_kind", |offer: &mut Offer, cell, _| {
            let kind = cell::optional(cell, |cell| {
                cell::code(cell, CourseKind::KNOWN, CourseKind::code)
            })?;
            course(offer).kind = kind.unwrap_or(CourseKind::Course);
            Ok(())
        }),
        value("course_provider", |offer: &mut Offer, cell, _| {
            course(offer).provider = cell::optional(cell, |cell| {
                cell::code(cell, Provider::KNOWN, Provider::code)
            })?;
            Ok(())
        }),
        value("level_from", |offer: &mut Offer, cell, _| {
            course(offer).level_from = level(cell)?;
            Ok(())
        }),
        value("level_to", |offer: &mut Offer, cell, _| {
            course(offer).level_to = level(cell)?;
            Ok(())
        }),
        value("women_only", |offer: &mut Offer, cell, _| {
            course(offer).women_only = cell::optional(cell, cell::yes_no)?.unwrap_or(false);
            Ok(())
        }),
        value("course_starts", |offer: &mut Offer, cell, _| {
            course(offer).starts = cell::optional(cell, cell::date)?;
            Ok(())
        }),
        value("course_ends", |offer: &mut Offer, cell, _| {
            course(offer).ends = cell::optional(cell, cell::date)?;
            Ok(())
        }),
        value("register_by", |offer: &mut Offer, cell, _| {
            course(offer).register_by = cell::optional(cell, cell::date)?;
            Ok(())
        }),
        value("weekdays", |offer: &mut Offer, cell, _| {
            course(offer).weekdays = cell::codes(cell)
                .map(cell::parse)
                .collect::<Result<_, _>>()?;
            Ok(())
        }),
        value("day_times", |offer: &mut Offer, cell, _| {
            course(offer).day_times = cell::codes(cell)
                .map(|code| cell::code(code, DayTime::KNOWN, DayTime::code))
                .collect::<Result<_, _>>()?;
            Ok(())
        }),
    ]
}

/// A language course always has these fields, and nothing else ever does.
pub(super) fn finish(offer: &mut Offer, row: Row<'_>) -> Result<(), (&'static str, String)> {
    if offer.kind == OfferKind::LanguageCourse {
        course(offer);
        return Ok(());
    }
    offer.course = None;
    match columns()
        .iter()
        .find(|column| !row.get(column.name).is_empty())
    {
        Some(column) => Err((
            column.name,
            "stands only in rows of kind language_course".to_owned(),
        )),
        None => Ok(()),
    }
}

fn course(offer: &mut Offer) -> &mut Course {
    offer.course.get_or_insert_with(|| Course {
        kind: CourseKind::Course,
        provider: None,
        level_from: None,
        level_to: None,
        women_only: false,
        starts: None,
        ends: None,
        register_by: None,
        weekdays: Vec::new(),
        day_times: Vec::new(),
    })
}

fn level(cell: &str) -> Result<Option<Level>, String> {
    cell::optional(cell, |cell| cell::code(cell, Level::KNOWN, Level::code))
}
