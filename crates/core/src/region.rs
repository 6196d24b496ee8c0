//! Regions: a city with its districts, stops, holidays, time zone and whom to call.

use crate::contact::Contact;
use crate::id::DistrictId;
use crate::localized::Localized;
use crate::place::Coordinates;

record! {
    /// A part of the city.
    #[derive(Debug, Clone, PartialEq)]
    pub struct District {
        /// Its slug.
        pub id: DistrictId,
        /// Its name, the same in every language.
        pub name: Box<str>,
        /// Its middle.
        pub center: Coordinates,
    }
}

record! {
    /// A stop of tram or bus.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Stop {
        /// Its name.
        pub name: Box<str>,
        /// Where it is.
        pub position: Coordinates,
    }
}

record! {
    /// A region as published by its coordination office.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Region {
        /// Its name.
        pub name: Localized,
        /// The federal state, for public holidays (ISO 3166-2, such as `DE-ST`).
        pub state: Box<str>,
        /// IANA name of its time zone.
        pub time_zone: Box<str>,
        /// Its districts.
        pub districts: Vec<District> = Vec::new() => written,
        /// Its stops.
        pub stops: Vec<Stop> = Vec::new() => written,
        /// Where the stops come from.
        pub attribution: Vec<Box<str>> = Vec::new() => written,
        /// How to reach the coordination office.
        pub office: Vec<Contact> = Vec::new() => written,
        /// Whom those who want to help may call.
        pub volunteers: Vec<Contact> = Vec::new() => written,
    }
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
