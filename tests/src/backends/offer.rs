//! What the tests put into backends: one small record that each of them can hold.

use serde_json::{Value, json};

/// An offer as people speak of it, whatever a backend makes of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// What it is called.
    pub title: String,
    /// What it is; empty when nothing is said.
    pub summary: String,
    /// Words for sorting it.
    pub tags: Vec<String>,
    /// Where, if anywhere.
    pub place: Option<Place>,
    /// What the device that made it called it.
    pub client_ref: Option<String>,
}

/// A point on the earth in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
}

/// A record as a backend holds it.
#[derive(Clone, Debug, PartialEq)]
pub struct Stored {
    /// Its id there.
    pub id: String,
    /// What a conditional write has to name, where the backend knows such a thing.
    pub version: Option<String>,
    /// When it last changed, as the backend says it.
    pub updated: Option<String>,
    /// What it says.
    pub offer: Offer,
    /// The whole record as it came.
    pub raw: Value,
}

impl Offer {
    /// An offer that differs from those of other numbers.
    pub fn sample(number: u32) -> Offer {
        // Thousandths, divided once: a decimal as people write it.
        let degrees = |base: u32| f64::from(base * 1000 + number % 1000) / 1000.0;
        Offer {
            title: format!("Sprachcafé {number}"),
            summary: format!("Deutsch üben, Tisch {number}"),
            tags: vec!["language".to_owned(), format!("table-{}", number % 5)],
            place: Some(Place {
                lat: degrees(52),
                lon: degrees(11),
            }),
            client_ref: None,
        }
    }

    /// The same with another title.
    #[must_use]
    pub fn titled(mut self, title: &str) -> Offer {
        title.clone_into(&mut self.title);
        self
    }

    /// As most backends write it: one field each.
    pub(super) fn flat(&self) -> Value {
        let place = self
            .place
            .map(|place| json!({ "lat": place.lat, "lon": place.lon }));
        json!({
            "title": self.title,
            "summary": self.summary,
            "tags": self.tags,
            "place": place,
            "client_ref": self.client_ref,
        })
    }

    /// What [`Offer::flat`] wrote, where absent, null and empty mean the same.
    pub(super) fn from_flat(raw: &Value) -> Offer {
        let place = &raw["place"];
        Offer {
            title: text(&raw["title"]).unwrap_or_default(),
            summary: text(&raw["summary"]).unwrap_or_default(),
            tags: texts(&raw["tags"]),
            place: point(&place["lat"], &place["lon"]),
            client_ref: text(&raw["client_ref"]),
        }
    }
}

/// A text that says something.
pub(super) fn text(value: &Value) -> Option<String> {
    value
        .as_str()
        .filter(|text| !text.is_empty())
        .map(str::to_owned)
}

/// The texts of a list.
pub(super) fn texts(value: &Value) -> Vec<String> {
    let items = value.as_array().map(Vec::as_slice).unwrap_or_default();
    items.iter().filter_map(text).collect()
}

/// A point; 0/0 is how a missing one is often spelt.
pub(super) fn point(lat: &Value, lon: &Value) -> Option<Place> {
    let place = Place {
        lat: lat.as_f64()?,
        lon: lon.as_f64()?,
    };
    (place.lat != 0.0 || place.lon != 0.0).then_some(place)
}
