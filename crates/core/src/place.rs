//! Where something is: address, coordinates, how exactly they are meant, and how far away that is.

use serde::{Deserialize, Serialize};

use crate::id::DistrictId;
use crate::localized::Localized;

/// A point on the earth in degrees (WGS 84).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "RawCoordinates")]
pub struct Coordinates {
    latitude: f64,
    longitude: f64,
}

open_enum! {
    /// How exactly a place may be known.
    Precision {
        /// The coordinates are the door.
        Exact = "exact",
        /// The coordinates are the street, stop or district; the address may be missing.
        Rough = "rough",
        /// Nobody is told where it is (a women's refuge); only the contact.
        Hidden = "hidden",
    }
}

open_enum! {
    /// How people get there (HSDS `location_type`, schema.org `EventAttendanceMode`).
    Attendance {
        /// At the place.
        OnSite = "on_site",
        /// By video or web.
        Online = "online",
        /// By telephone.
        Phone = "phone",
        /// They come to the person.
        Outreach = "outreach",
    }
}

/// A place as published (HSDS location and address).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// What the place is called ("einewelt haus"), if it has a name of its own.
    #[serde(default, skip_serializing_if = "Localized::is_empty")]
    pub name: Localized,
    /// Street and number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub street: Option<Box<str>>,
    /// Postal code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<Box<str>>,
    /// Town.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub city: Option<Box<str>>,
    /// District, from the region's list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub district: Option<DistrictId>,
    /// Where it is on the earth.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coordinates: Option<Coordinates>,
    /// How exactly address and coordinates are meant.
    #[serde(default = "exact")]
    pub precision: Precision,
    /// Floor, bell, entrance, whom to ask for.
    #[serde(default, skip_serializing_if = "Localized::is_empty")]
    pub directions: Localized,
}

/// A distance over the ground in metres.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Metres(pub f64);

impl Coordinates {
    /// A point; `None` outside the globe, and for 0/0, which is how a missing position is often spelt.
    pub fn new(latitude: f64, longitude: f64) -> Option<Self> {
        let on_globe = (-90.0..=90.0).contains(&latitude) && (-180.0..=180.0).contains(&longitude);
        (on_globe && (latitude, longitude) != (0.0, 0.0)).then_some(Self {
            latitude,
            longitude,
        })
    }

    /// Degrees north.
    pub fn latitude(self) -> f64 {
        self.latitude
    }

    /// Degrees east.
    pub fn longitude(self) -> f64 {
        self.longitude
    }

    /// The distance to `other` on a sphere of the earth's mean radius (haversine; 0.5 % off at worst).
    pub fn distance(self, other: Self) -> Metres {
        let (lat1, lat2) = (self.latitude.to_radians(), other.latitude.to_radians());
        let half_lat = (lat2 - lat1) / 2.0;
        let half_lon = (other.longitude - self.longitude).to_radians() / 2.0;
        let h = half_lat.sin().powi(2) + lat1.cos() * lat2.cos() * half_lon.sin().powi(2);
        Metres(2.0 * 6_371_008.8 * h.sqrt().min(1.0).asin())
    }
}

#[derive(Deserialize)]
struct RawCoordinates {
    latitude: f64,
    longitude: f64,
}

impl TryFrom<RawCoordinates> for Coordinates {
    type Error = &'static str;
    fn try_from(raw: RawCoordinates) -> Result<Self, Self::Error> {
        Self::new(raw.latitude, raw.longitude).ok_or("coordinates are outside the globe or 0/0")
    }
}

fn exact() -> Precision {
    Precision::Exact
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distance_from_the_cathedral_to_the_station() {
        let cathedral = Coordinates::new(52.1249, 11.6346).unwrap();
        let station = Coordinates::new(52.1304, 11.6267).unwrap();
        let Metres(metres) = cathedral.distance(station);
        assert!((800.0..830.0).contains(&metres), "{metres}");
    }

    #[test]
    fn a_missing_position_is_not_in_the_gulf_of_guinea() {
        assert_eq!(Coordinates::new(0.0, 0.0), None);
        assert!(serde_json::from_str::<Coordinates>(r#"{"latitude":91,"longitude":0}"#).is_err());
    }
}
