//! Who a record is: its id, who may choose it, and how one that was created twice is found.

use serde_json::Value;

use super::{
    list::{Query, query},
    moment::{FORMATS, Format, Moment, Offset},
    pointer::Pointer,
    reader::At,
    rules::zone,
};

/// Who a record is.
#[derive(Clone, Debug, PartialEq)]
pub struct Identity {
    /// Where the id stands; the first place where something stands counts.
    pub at: Vec<Pointer>,
    /// Whether it is the last part of an address that stands there.
    pub last_segment: bool,
    /// Which ids a device may give to new records.
    pub client: ClientIds,
    /// A field that a device fills so that it finds its record again.
    pub reference: Option<Reference>,
}

/// Which ids a device may give to new records.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ClientIds {
    /// None: the source makes them.
    #[default]
    None,
    /// A UUID.
    Uuid,
    /// Any text.
    Any,
    /// That many of `a`–`z` and `0`–`9`.
    Alnum(u8),
    /// That many of `0`–`9` and `a`–`f`.
    Hex(u8),
}

/// A field that a device fills so that it finds its record again.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// Where it stands in a row.
    pub at: Pointer,
    /// How the list is asked for it: `{ref}`.
    pub query: Query,
}

/// Where the time of the last change stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Updated {
    /// The first place where something stands counts.
    pub at: Vec<Pointer>,
    /// How it is written, where that cannot be seen.
    pub format: Format,
    /// Where it is meant if it does not say.
    pub zone: Offset,
}

/// Where the version of a record stands, by which a lost update is noticed.
#[derive(Clone, Debug, PartialEq)]
pub enum Version {
    /// In the record.
    At(Pointer),
    /// In a header field of the answer that has this record alone.
    Header(String),
}

impl Identity {
    /// The id of a row.
    pub fn of(&self, places: &[&Value]) -> Option<String> {
        let found = places
            .iter()
            .find_map(|place| Pointer::first(&self.at, place))?;
        let text = scalar(found)?;
        let text = if self.last_segment {
            let path = text.split(['?', '#', '{']).next().unwrap_or_default();
            path.trim_end_matches('/')
                .rsplit('/')
                .next()
                .unwrap_or_default()
                .to_owned()
        } else {
            text
        };
        (!text.is_empty()).then_some(text)
    }

    pub(super) fn read(at: &At<'_>) -> Option<Self> {
        if at.value.is_string() {
            return Some(Self {
                at: at.pointers(),
                last_segment: false,
                client: ClientIds::None,
                reference: None,
            });
        }
        let object = at.object()?;
        let places = object.need("at").map(|at| at.pointers());
        let identity = Self {
            last_segment: object
                .get("last_segment")
                .and_then(|at| at.bool())
                .unwrap_or(false),
            client: object
                .get("client")
                .and_then(|at| client(&at))
                .unwrap_or_default(),
            reference: object.get("ref").and_then(|at| reference(&at)),
            at: places?,
        };
        object.end();
        Some(identity)
    }
}

impl ClientIds {
    /// The id a record gets for a UUID made by a device; `None` where the source makes ids.
    pub fn of_uuid(self, uuid: &str) -> Option<String> {
        let hex: String = uuid
            .chars()
            .filter(char::is_ascii_hexdigit)
            .collect::<String>()
            .to_ascii_lowercase();
        match self {
            ClientIds::None => None,
            ClientIds::Uuid | ClientIds::Any => Some(uuid.to_owned()),
            // The end of a UUID is chance, the beginning is the time.
            ClientIds::Hex(length) => Some(tail(
                format!("{hex:0>width$}", width = usize::from(length)),
                length,
            )),
            ClientIds::Alnum(length) => {
                let mut number = u128::from_str_radix(&hex, 16).ok()?;
                let mut digits = Vec::new();
                while number > 0 {
                    let digit = u32::try_from(number % 36).unwrap_or(0);
                    digits.push(char::from_digit(digit, 36).unwrap_or('0'));
                    number /= 36;
                }
                let text: String = digits.into_iter().rev().collect();
                Some(tail(
                    format!("{text:0>width$}", width = usize::from(length)),
                    length,
                ))
            }
        }
    }
}

fn tail(text: String, length: u8) -> String {
    let from = text.len().saturating_sub(length.into());
    text.get(from..).unwrap_or_default().to_owned()
}

impl Updated {
    /// When a row last changed.
    pub fn of(&self, places: &[&Value]) -> Option<Moment> {
        let found = places
            .iter()
            .find_map(|place| Pointer::first(&self.at, place))?;
        Moment::read(found, self.zone, self.format)
    }

    pub(super) fn read(at: &At<'_>) -> Option<Self> {
        if at.value.is_string() || at.value.is_array() {
            return Some(Self {
                at: at.pointers(),
                format: Format::Verbatim,
                zone: Offset::default(),
            });
        }
        let object = at.object()?;
        let places = object.need("at").map(|at| at.pointers());
        let updated = Self {
            format: object
                .get("format")
                .and_then(|at| at.choice(&FORMATS))
                .unwrap_or_default(),
            zone: object
                .get("zone")
                .and_then(|at| zone(&at))
                .unwrap_or_default(),
            at: places?,
        };
        object.end();
        Some(updated)
    }
}

impl Version {
    /// The version of a record that stands in a list or alone, as text.
    pub fn of(&self, places: &[&Value]) -> Option<String> {
        match self {
            Version::At(place) => scalar(places.iter().find_map(|record| place.get(record))?),
            Version::Header(_) => None,
        }
    }

    pub(super) fn read(at: &At<'_>) -> Option<Self> {
        if at.value.is_string() {
            return at.pointer().map(Version::At);
        }
        let object = at.object()?;
        let version = match (object.get("at"), object.get("header")) {
            (Some(at), None) => Version::At(at.pointer()?),
            (None, Some(header)) => Version::Header(header.name()?.to_ascii_lowercase()),
            _ => {
                object.flaw("a version stands either \"at\" a place or in a \"header\"");
                return None;
            }
        };
        object.end();
        Some(version)
    }
}

/// A text or number as text.
pub(crate) fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn client(at: &At<'_>) -> Option<ClientIds> {
    let text = at.str()?;
    let length = |name: &str| text.strip_prefix(name)?.parse::<u8>().ok();
    match (length("alnum"), length("hex")) {
        (Some(length @ 8..=24), _) => Some(ClientIds::Alnum(length)),
        (_, Some(length @ 8..=32)) => Some(ClientIds::Hex(length)),
        (None, None) => at.choice(&[
            ("none", ClientIds::None),
            ("uuid", ClientIds::Uuid),
            ("any", ClientIds::Any),
        ]),
        _ => {
            at.flaw(
                "ids have 8 to 24 letters and digits (\"alnum15\") or 8 to 32 digits (\"hex24\")",
            );
            None
        }
    }
}

fn reference(at: &At<'_>) -> Option<Reference> {
    let object = at.object()?;
    let place = object.need("at").and_then(|at| at.pointer());
    let query = object.need("query").map(|at| query(&at));
    object.end();
    Some(Reference {
        at: place?,
        query: query?,
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_id_at_the_end_of_an_address() {
        let identity = Identity {
            at: vec![Pointer::parse("/_links/self/href").unwrap()],
            last_segment: true,
            client: ClientIds::None,
            reference: None,
        };
        let check = |href: &str, id: Option<&str>| {
            let row = json!({"_links": {"self": {"href": href}}});
            assert_eq!(identity.of(&[&row]).as_deref(), id, "{href}");
        };
        check("https://example.org/offers/7", Some("7"));
        check("/offers/7/", Some("7"));
        check("/offers/7{?projection}", Some("7"));
        check("", None);
    }

    #[test]
    fn a_uuid_becomes_an_id_the_source_takes() {
        let uuid = "0199c0de-1234-7abc-8def-0123456789ab";
        assert_eq!(ClientIds::Uuid.of_uuid(uuid).as_deref(), Some(uuid));
        assert_eq!(
            ClientIds::Hex(24).of_uuid(uuid).as_deref(),
            Some("12347abc8def0123456789ab")
        );
        let alnum = ClientIds::Alnum(15).of_uuid(uuid).unwrap();
        assert_eq!(alnum.len(), 15);
        assert!(
            alnum
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte.is_ascii_lowercase())
        );
        assert_eq!(ClientIds::None.of_uuid(uuid), None);
    }
}
