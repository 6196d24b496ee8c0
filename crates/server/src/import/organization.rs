//! Tables of organizations.

use lotse_core::freshness::{Check, Provenance};
use lotse_core::id::DistrictId;
use lotse_core::localized::Localized;
use lotse_core::organization::{Organization, OrganizationKind};
use lotse_core::place::Place;

use super::cell;
use super::column::{Column, Set};
use super::common::{self, value};
use super::entity::Entity;
use super::slug::slug;
use super::table::Row;

impl Entity for Organization {
    const WIRE: &'static str = "organization";

    fn blank() -> Self {
        Self {
            kind: OrganizationKind::Provider,
            name: Localized::default(),
            description: Localized::default(),
            district: None,
            place: None,
            contacts: Vec::new(),
            languages: Vec::new(),
            meets: Localized::default(),
            check: Check::default(),
            provenance: Provenance::default(),
        }
    }

    fn columns() -> Vec<Column<Self>> {
        let mut columns = vec![
            value("kind", |organization: &mut Self, cell, _| {
                let kind = cell::optional(cell, |cell| {
                    cell::code(cell, OrganizationKind::KNOWN, OrganizationKind::code)
                })?;
                organization.kind = kind.unwrap_or(OrganizationKind::Provider);
                Ok(())
            }),
            Column {
                name: "name",
                set: Set::Text(|organization| &mut organization.name),
            },
            Column {
                name: "description",
                set: Set::Text(|organization| &mut organization.description),
            },
            value("languages", |organization: &mut Self, cell, _| {
                organization.languages = cell::langs(cell)?;
                Ok(())
            }),
            Column {
                name: "meets",
                set: Set::Text(|organization| &mut organization.meets),
            },
        ];
        columns.extend(common::place_columns());
        columns.extend(common::contact_columns());
        columns.extend(common::origin_columns());
        columns
    }

    fn name(&self) -> &Localized {
        &self.name
    }

    fn id_of(row: Row<'_>) -> Option<String> {
        Some(slug(row.get("name_de"))).filter(|id| !id.is_empty())
    }

    fn finish(&mut self, row: Row<'_>) -> Result<(), (&'static str, String)> {
        // The district it works in is also known of a group that has no address.
        if row.has("district") {
            self.district = self.place.as_ref().and_then(|place| place.district.clone());
            let only_district = Place {
                district: self.district.clone(),
                ..common::blank()
            };
            if self.place.as_ref() == Some(&only_district) {
                self.place = None;
            }
        }
        common::tidy_place(&mut self.place);
        Ok(())
    }

    fn organization(&self) -> Option<&str> {
        None
    }

    fn district(&self) -> Option<&str> {
        self.district.as_ref().map(DistrictId::as_str)
    }

    fn doubts(&self) -> Option<(&'static str, String)> {
        None
    }
}
