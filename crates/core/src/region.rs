//! Regions: a city with its districts, stops, holidays, time zone and whom to call.

use serde::{Deserialize, Serialize};

use crate::contact::Contact;
use crate::id::DistrictId;
use crate::localized::Localized;
use crate::place::Coordinates;

/// A part of the city.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct District {
    /// Its slug.
    pub id: DistrictId,
    /// Its name, the same in every language.
    pub name: Box<str>,
    /// Its middle.
    pub center: Coordinates,
}

/// A stop of tram or bus.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Stop {
    /// Its name.
    pub name: Box<str>,
    /// Where it is.
    pub position: Coordinates,
}

/// A region as published by its coordination office.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Region {
    /// Its name.
    pub name: Localized,
    /// The federal state, for public holidays (ISO 3166-2, such as `DE-ST`).
    pub state: Box<str>,
    /// IANA name of its time zone.
    pub time_zone: Box<str>,
    /// Its districts.
    #[serde(default)]
    pub districts: Vec<District>,
    /// Its stops.
    #[serde(default)]
    pub stops: Vec<Stop>,
    /// Where the stops come from.
    #[serde(default)]
    pub attribution: Vec<Box<str>>,
    /// How to reach the coordination office.
    #[serde(default)]
    pub office: Vec<Contact>,
    /// Whom those who want to help may call.
    #[serde(default)]
    pub volunteers: Vec<Contact>,
}

impl Region {
    /// The stop nearest to a point, with its distance.
    pub fn nearest_stop(&self, point: Coordinates) -> Option<(&Stop, crate::place::Metres)> {
        self.stops
            .iter()
            .map(|stop| (stop, point.distance(stop.position)))
            .min_by(|(_, a), (_, b)| a.0.total_cmp(&b.0))
    }

    /// A district by its slug.
    pub fn district(&self, id: &DistrictId) -> Option<&District> {
        self.districts.iter().find(|district| district.id == *id)
    }
}
