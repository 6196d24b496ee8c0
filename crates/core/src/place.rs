//! Where something is: address, coordinates, how exactly they are meant, and how far away that is.

use crate::id::DistrictId;
use crate::json::{Fault, Node, Read};
use crate::localized::Localized;

/// A point on the earth in degrees (WGS 84).
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
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

record! {
    /// A place as published (HSDS location and address).
    #[derive(Debug, Clone, PartialEq)]
    pub struct Place {
        /// What the place is called ("einewelt haus"), if it has a name of its own.
        pub name: Localized = Localized::default(),
        /// Street and number.
        pub street: Option<Box<str>> = None,
        /// Postal code.
        pub postal_code: Option<Box<str>> = None,
        /// Town.
        pub city: Option<Box<str>> = None,
        /// District, from the region's list.
        pub district: Option<DistrictId> = None,
        /// Where it is on the earth.
        pub coordinates: Option<Coordinates> = None,
        /// How exactly address and coordinates are meant.
        pub precision: Precision = Precision::Exact => written,
        /// Floor, bell, entrance, whom to ask for.
        pub directions: Localized = Localized::default(),
    }
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

impl Read for Coordinates {
    fn read(at: Node<'_, '_>) -> Result<Self, Fault> {
        let latitude = f64::read(at.need("latitude")?)?;
        let longitude = f64::read(at.need("longitude")?)?;
        Self::new(latitude, longitude)
            .ok_or_else(|| at.fault("coordinates are outside the globe or 0/0".to_owned()))
    }
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
        assert!(crate::json::read::<Coordinates>(r#"{"latitude":91,"longitude":0}"#).is_err());
    }
}
