//! Coordinates that are not two numbers under two names.

use serde_json::{Value, json};

use super::columns::Column;

/// Where a point was seen, with the rules for latitude and longitude.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// The place.
    pub at: String,
    /// The rule for the latitude.
    pub latitude: Value,
    /// The rule for the longitude.
    pub longitude: Value,
    /// Whether there is no doubt which is which.
    pub certain: bool,
    /// What stands there.
    pub sample: String,
}

/// A point in one field: GeoJSON, an object with x and y, `52.1,11.6`, `POINT(11.6 52.1)`.
pub fn find(columns: &[Column]) -> Option<Point> {
    columns.iter().find_map(|column| {
        let sample = column.present().next()?;
        let at = column.at.to_string();
        let (latitude, longitude, certain) = if column.present().all(is_pair) {
            // GeoJSON and whatever is like it: the longitude is first.
            let is_geojson = column.word() == "coordinates";
            (json!(format!("{at}/1")), json!(format!("{at}/0")), is_geojson)
        } else if let Some(above) = at.strip_suffix("/y").filter(|above| has(columns, &format!("{above}/x"))) {
            if !column.present().all(|value| value.as_f64().is_some_and(|y| y.abs() <= 90.0)) {
                return None;
            }
            (json!(at), json!(format!("{above}/x")), above.ends_with("geometry"))
        } else if column.present().all(|value| is_text(value, &is_well_known)) {
            let rule = |after: Value, before: &str| json!({"from": at, "after": after, "before": before, "codec": "number"});
            (rule(json!(["(", " "]), ")"), rule(json!("("), " "), true)
        } else if let Some(by) = [",", ";", " "].into_iter().find(|by| {
            column.present().all(|value| is_text(value, &|text| is_pair_by(text, by)))
        }) {
            (
                json!({"from": at, "before": by, "codec": "number"}),
                json!({"from": at, "after": by, "codec": "number"}),
                true,
            )
        } else {
            return None;
        };
        Some(Point {
            at,
            latitude,
            longitude,
            certain,
            sample: sample.to_string(),
        })
    })
}

fn has(columns: &[Column], place: &str) -> bool {
    columns.iter().any(|column| column.at.to_string() == place)
}

/// Two or three numbers, the first two of them degrees.
fn is_pair(value: &Value) -> bool {
    let Some(items) = value.as_array() else {
        return false;
    };
    let degrees = |item: &Value| item.as_f64().is_some_and(|degrees| degrees.abs() <= 180.0);
    (2..=3).contains(&items.len())
        && items.iter().take(2).all(degrees)
        && items.iter().all(Value::is_number)
}

fn is_text(value: &Value, fits: &dyn Fn(&str) -> bool) -> bool {
    value.as_str().is_some_and(fits)
}

fn is_well_known(text: &str) -> bool {
    let rest = text.trim_start().strip_prefix("POINT");
    let inside = rest.and_then(|rest| rest.trim().strip_prefix('(')?.strip_suffix(')'));
    inside.is_some_and(|inside| is_pair_by(inside, " "))
}

/// A latitude and a longitude, both with a fraction: two house numbers are none.
fn is_pair_by(text: &str, by: &str) -> bool {
    let degrees = |text: &str, most: f64| {
        let text = text.trim();
        text.contains('.') && text.parse().is_ok_and(|degrees: f64| degrees.abs() <= most)
    };
    text.trim()
        .split_once(by)
        .is_some_and(|(one, other)| degrees(one, 180.0) && degrees(other, 180.0))
}

#[cfg(test)]
mod tests {
    use super::{super::columns::columns, *};

    #[test]
    fn a_point_is_seen_in_whatever_way_it_is_written() {
        let rules = |row: Value| {
            let point = find(&columns(&[row], None))?;
            Some((point.latitude, point.longitude))
        };
        let check = |row: Value, latitude: Value, longitude: Value| {
            assert_eq!(rules(row), Some((latitude, longitude)));
        };
        check(
            json!({"geometry": {"type": "Point", "coordinates": [11.6, 52.1]}, "tags": ["a"]}),
            json!("/geometry/coordinates/1"),
            json!("/geometry/coordinates/0"),
        );
        check(
            json!({"geometry": {"x": 11.6, "y": 52.1}}),
            json!("/geometry/y"),
            json!("/geometry/x"),
        );
        check(
            json!({"pos": "52.1, 11.6"}),
            json!({"from": "/pos", "before": ",", "codec": "number"}),
            json!({"from": "/pos", "after": ",", "codec": "number"}),
        );
        check(
            json!({"geo": "POINT (11.6 52.1)"}),
            json!({"from": "/geo", "after": ["(", " "], "before": ")", "codec": "number"}),
            json!({"from": "/geo", "after": "(", "before": " ", "codec": "number"}),
        );
        assert_eq!(
            rules(json!({"hours": "10.30, late", "rooms": [1, 2, 3, 4], "no": "3,5"})),
            None
        );
    }
}
