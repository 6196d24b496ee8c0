//! Columns that several kinds of records share: place, contacts, checks, where the record came from.

use lotse_core::contact::{Channel, Contact};
use lotse_core::event::Event;
use lotse_core::freshness::{Check, Provenance};
use lotse_core::localized::Localized;
use lotse_core::offer::Offer;
use lotse_core::organization::Organization;
use lotse_core::place::{Coordinates, Place, Precision};

use super::cell;
use super::column::{Column, Set};
use super::table::Row;

/// A record with the shared parts.
pub(super) trait Common {
    fn place(&mut self) -> &mut Option<Place>;
    fn contacts(&mut self) -> &mut Vec<Contact>;
    fn check(&mut self) -> &mut Check;
    fn provenance(&mut self) -> &mut Provenance;
}

/// The shared parts have the same names in every kind of record.
macro_rules! have_common_parts {
    ($($kind:ty),*) => {$(
        impl Common for $kind {
            fn place(&mut self) -> &mut Option<Place> {
                &mut self.place
            }
            fn contacts(&mut self) -> &mut Vec<Contact> {
                &mut self.contacts
            }
            fn check(&mut self) -> &mut Check {
                &mut self.check
            }
            fn provenance(&mut self) -> &mut Provenance {
                &mut self.provenance
            }
        }
    )*};
}
have_common_parts!(Event, Offer, Organization);

/// Where it is.
pub(super) fn place_columns<T: Common>() -> Vec<Column<T>> {
    vec![
        Column {
            name: "place_name",
            set: Set::Text(|record| &mut place(record).name),
        },
        value("street", |record: &mut T, cell, _| {
            place(record).street = cell::text(cell);
            Ok(())
        }),
        value("postal_code", |record: &mut T, cell, _| {
            place(record).postal_code = cell::text(cell);
            Ok(())
        }),
        value("city", |record: &mut T, cell, _| {
            place(record).city = cell::text(cell);
            Ok(())
        }),
        value("district", |record: &mut T, cell, _| {
            place(record).district = cell::optional(cell, cell::parse)?;
            Ok(())
        }),
        value("latitude", |record: &mut T, cell, row| {
            place(record).coordinates = coordinates(cell, row.get("longitude"))?;
            Ok(())
        }),
        value("longitude", |record: &mut T, cell, row| {
            if !row.has("latitude") {
                place(record).coordinates = coordinates("", cell)?;
            }
            Ok(())
        }),
        value("precision", |record: &mut T, cell, _| {
            let precision = cell::optional(cell, |cell| {
                cell::code(cell, Precision::KNOWN, Precision::code)
            })?;
            place(record).precision = precision.unwrap_or(Precision::Exact);
            Ok(())
        }),
        Column {
            name: "directions",
            set: Set::Text(|record| &mut place(record).directions),
        },
    ]
}

/// How to get in touch.
pub(super) fn contact_columns<T: Common>() -> Vec<Column<T>> {
    vec![
        value("phone", |record: &mut T, cell, _| {
            contacts(record.contacts(), &Channel::Phone, cell)
        }),
        value("email", |record: &mut T, cell, _| {
            contacts(record.contacts(), &Channel::Email, cell)
        }),
        value("website", |record: &mut T, cell, _| {
            contacts(record.contacts(), &Channel::Website, cell)
        }),
        value("appointment", |record: &mut T, cell, _| {
            contacts(record.contacts(), &Channel::Appointment, cell)
        }),
    ]
}

/// How fresh it is, and where it came from.
pub(super) fn origin_columns<T: Common>() -> Vec<Column<T>> {
    vec![
        value("checked_on", |record: &mut T, cell, _| {
            record.check().checked_on = cell::optional(cell, cell::date)?;
            Ok(())
        }),
        value("checked_by", |record: &mut T, cell, _| {
            record.check().checked_by = cell::text(cell);
            Ok(())
        }),
        value("next_check_due", |record: &mut T, cell, _| {
            record.check().next_check_due = cell::optional(cell, cell::date)?;
            Ok(())
        }),
        value("source_name", |record: &mut T, cell, _| {
            record.provenance().name = cell::text(cell);
            Ok(())
        }),
        value("source_url", |record: &mut T, cell, _| {
            record.provenance().url = cell::text(cell);
            Ok(())
        }),
        value("as_of", |record: &mut T, cell, _| {
            record.provenance().as_of = cell::optional(cell, cell::date)?;
            Ok(())
        }),
        value("demo", |record: &mut T, cell, _| {
            record.provenance().demo = cell::optional(cell, cell::yes_no)?.unwrap_or(false);
            Ok(())
        }),
    ]
}

/// A column with one value.
pub(super) fn value<T>(
    name: &'static str,
    set: fn(&mut T, &str, Row<'_>) -> Result<(), String>,
) -> Column<T> {
    Column {
        name,
        set: Set::Value(set),
    }
}

/// Takes a place away that says nothing.
pub(super) fn tidy_place(place: &mut Option<Place>) {
    if place.as_ref() == Some(&blank()) {
        *place = None;
    }
}

/// A place nothing is known about.
pub(super) fn blank() -> Place {
    Place {
        name: Localized::default(),
        street: None,
        postal_code: None,
        city: None,
        district: None,
        coordinates: None,
        precision: Precision::Exact,
        directions: Localized::default(),
    }
}

fn place<T: Common>(record: &mut T) -> &mut Place {
    record.place().get_or_insert_with(blank)
}

fn coordinates(latitude: &str, longitude: &str) -> Result<Option<Coordinates>, String> {
    match (latitude.is_empty(), longitude.is_empty()) {
        (true, true) => Ok(None),
        (false, false) => {
            let (latitude, longitude) = (cell::degrees(latitude)?, cell::degrees(longitude)?);
            Coordinates::new(latitude, longitude)
                .map(Some)
                .ok_or_else(|| "latitude and longitude are no point on the globe".to_owned())
        }
        _ => Err("latitude and longitude stand together or not at all".to_owned()),
    }
}

/// The contacts of one channel become those of the cell; others stay, and so does what else is known about a contact.
fn contacts(contacts: &mut Vec<Contact>, channel: &Channel, cell: &str) -> Result<(), String> {
    let wanted: Vec<Contact> = cell
        .split(';')
        .map(str::trim)
        .filter(|value| !value.is_empty())
        .map(|value| contact(channel, value))
        .collect::<Result<_, _>>()?;
    let is_wanted = |contact: &Contact| wanted.iter().any(|other| other.value == contact.value);
    contacts.retain(|contact| contact.channel != *channel || is_wanted(contact));
    for contact in wanted {
        let known = contacts
            .iter()
            .any(|other| other.channel == *channel && other.value == contact.value);
        if !known {
            contacts.push(contact);
        }
    }
    Ok(())
}

fn contact(channel: &Channel, value: &str) -> Result<Contact, String> {
    let contact = Contact {
        channel: channel.clone(),
        value: value.into(),
        label: Localized::default(),
        languages: Vec::new(),
    };
    match contact.href() {
        Some(_) => Ok(contact),
        None => Err(format!("“{value}” is no {}", channel.code())),
    }
}
