//! Where something is: address, coordinates, how exactly they are meant, and how far away that is.

use std::f64::consts::{FRAC_PI_2, PI};

use crate::id::DistrictId;
use crate::localized::Localized;
use lotse_json::{Fault, Node, Read};

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

    /// Degrees north and east as text, to the sixth digit after the point, which is 10 cm.
    pub fn decimals(self) -> [String; 2] {
        [self.latitude, self.longitude].map(decimal)
    }

    /// The distance to `other` on a sphere of the earth's mean radius (haversine; 0.5 % off at worst).
    pub fn distance(self, other: Self) -> Metres {
        let (lat1, lat2) = (self.latitude.to_radians(), other.latitude.to_radians());
        let half_lat = (lat2 - lat1) / 2.0;
        let half_lon = (other.longitude - self.longitude).to_radians() / 2.0;
        let cosines = sine(FRAC_PI_2 - lat1.abs()) * sine(FRAC_PI_2 - lat2.abs());
        let h = square(sine(half_lat)) + cosines * square(sine(half_lon));
        Metres(2.0 * 6_371_008.8 * arc_sine(h.sqrt().min(1.0)))
    }
}

/// Printing any float in any way weighs 12 KB on the phone.
fn decimal(degrees: f64) -> String {
    let millionths = (degrees.abs() * 1e6 + 0.5) as u32;
    let sign = if degrees < 0.0 { "-" } else { "" };
    format!(
        "{sign}{}.{:06}",
        millionths / 1_000_000,
        millionths % 1_000_000
    )
}

/// The sine of an angle between -π and π; `f64::sin` is right for all angles, at 8 KB on the phone.
fn sine(angle: f64) -> f64 {
    let folded = if angle.abs() > FRAC_PI_2 {
        PI.copysign(angle) - angle
    } else {
        angle
    };
    // The Taylor series, to the last bits of a right angle.
    let (mut term, mut sum) = (folded, folded);
    for factors in [6.0, 20.0, 42.0, 72.0, 110.0, 156.0, 210.0, 272.0, 342.0] {
        term *= -square(folded) / factors;
        sum += term;
    }
    sum
}

/// The angle between 0 and π/2 of that sine.
fn arc_sine(sine: f64) -> f64 {
    // Halved three times, it is small enough for few terms of the series.
    let half = |sine: f64| sine / (2.0 * (1.0 + (1.0 - square(sine)).max(0.0).sqrt())).sqrt();
    let small = half(half(half(sine)));
    let (mut term, mut sum) = (small, small);
    for odd in [1.0, 3.0, 5.0, 7.0, 9.0, 11.0, 13.0, 15.0] {
        term *= square(small) * odd / (odd + 1.0);
        sum += term / (odd + 2.0);
    }
    8.0 * sum
}

fn square(number: f64) -> f64 {
    number * number
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
    use proptest::prelude::*;

    #[test]
    fn distance_from_the_cathedral_to_the_station() {
        let cathedral = Coordinates::new(52.1249, 11.6346).unwrap();
        let station = Coordinates::new(52.1304, 11.6267).unwrap();
        let Metres(metres) = cathedral.distance(station);
        assert!((800.0..830.0).contains(&metres), "{metres}");
    }

    proptest! {
        #[test]
        fn distances_are_those_of_the_exact_functions(a in point(), b in point()) {
            let Metres(metres) = a.distance(b);
            let half = |a: f64, b: f64| ((b - a).to_radians() / 2.0).sin().powi(2);
            let h = half(a.latitude, b.latitude)
                + a.latitude.to_radians().cos()
                    * b.latitude.to_radians().cos()
                    * half(a.longitude, b.longitude);
            let exact = 2.0 * 6_371_008.8 * h.sqrt().min(1.0).asin();
            prop_assert!((metres - exact).abs() < 1.0 + exact * 1e-9, "{metres} for {exact}");
        }
    }

    proptest! {
        #[test]
        fn degrees_are_written_as_format_does(degrees in -180.0..=180.0f64) {
            prop_assert_eq!(decimal(degrees), format!("{degrees:.6}"));
        }
    }

    fn point() -> impl Strategy<Value = Coordinates> {
        (-90.0..=90.0f64, -180.0..=180.0f64).prop_filter_map("0/0", |(latitude, longitude)| {
            Coordinates::new(latitude, longitude)
        })
    }

    #[test]
    fn a_missing_position_is_not_in_the_gulf_of_guinea() {
        assert_eq!(Coordinates::new(0.0, 0.0), None);
        assert!(lotse_json::read::<Coordinates>(r#"{"latitude":91,"longitude":0}"#).is_err());
    }
}
