//! The query in the part of the address after `#`, which no server ever sees.
//!
//! `#q=deutsch&topic=language,work&day=MO,TU&sort=distance`: keys that are not known are passed over, lists are
//! parted by commas, everything but letters, digits and `-._~` is percent-encoded.

use std::fmt::Display;
use std::str::FromStr;

use super::{Query, Sort};
use crate::audience::{Group, Residence};
use crate::course::{DayTime, Level, Provider};
use crate::taxonomy::TopicId;

impl Query {
    /// The query as a fragment, without `#`; empty when nothing is asked for.
    pub fn to_fragment(&self) -> String {
        let mut out = Vec::new();
        let mut put = |key: &str, values: Vec<String>| {
            if !values.is_empty() {
                out.push(format!("{key}={}", values.join(",")));
            }
        };
        let words = self.words.trim();
        put(
            "q",
            if words.is_empty() {
                vec![]
            } else {
                vec![encode(words)]
            },
        );
        put("topic", self.topics.iter().map(encoded).collect());
        put(
            "for",
            self.groups
                .iter()
                .map(|group| encode(group.code()))
                .collect(),
        );
        put(
            "status",
            self.residence
                .iter()
                .map(|status| encode(status.code()))
                .collect(),
        );
        put("lang", self.languages.iter().map(encoded).collect());
        put("day", self.weekdays.iter().map(encoded).collect());
        put(
            "time",
            self.day_times
                .iter()
                .map(|time| encode(time.code()))
                .collect(),
        );
        put("district", self.districts.iter().map(encoded).collect());
        put(
            "level",
            self.levels
                .iter()
                .map(|level| encode(level.code()))
                .collect(),
        );
        put(
            "by",
            self.providers
                .iter()
                .map(|provider| encode(provider.code()))
                .collect(),
        );
        put("starts", self.starts_within.iter().map(encoded).collect());
        let mut flag =
            |key: &str, on: bool| put(key, if on { vec!["1".to_owned()] } else { vec![] });
        flag("free", self.free);
        flag("open", self.open_now);
        flag("step-free", self.step_free);
        flag("childcare", self.childcare);
        flag("courses", self.courses);
        flag("women", self.women_only);
        flag("places", self.free_places);
        match self.sort {
            Sort::Relevance => {}
            Sort::Distance => out.push("sort=distance".to_owned()),
            Sort::Freshness => out.push("sort=freshness".to_owned()),
        }
        out.join("&")
    }

    /// Reads a fragment, with or without `#`; what cannot be read is passed over.
    pub fn from_fragment(fragment: &str) -> Self {
        let mut query = Self::default();
        for (key, value) in pairs(fragment) {
            let on = value == "1";
            match key {
                "q" => query.words = decode(value),
                "topic" => query.topics = list(value, |slug| Some(TopicId::new(slug))),
                "for" => query.groups = list(value, |code| Some(Group::from_code(code))),
                "status" => query.residence = list(value, |code| Some(Residence::from_code(code))),
                "lang" => query.languages = list(value, parsed),
                "day" => query.weekdays = list(value, parsed),
                "time" => query.day_times = list(value, |code| Some(DayTime::from_code(code))),
                "district" => query.districts = list(value, parsed),
                "level" => query.levels = list(value, |code| Some(Level::from_code(code))),
                "by" => query.providers = list(value, |code| Some(Provider::from_code(code))),
                "starts" => query.starts_within = value.parse().ok(),
                "free" => query.free = on,
                "open" => query.open_now = on,
                "step-free" => query.step_free = on,
                "childcare" => query.childcare = on,
                "courses" => query.courses = on,
                "women" => query.women_only = on,
                "places" => query.free_places = on,
                "sort" => {
                    query.sort = match value {
                        "distance" => Sort::Distance,
                        "freshness" => Sort::Freshness,
                        _ => Sort::Relevance,
                    }
                }
                _ => {}
            }
        }
        query
    }
}

/// The `key=value` pairs of a fragment, with or without `#`, values still encoded.
pub fn pairs(fragment: &str) -> impl Iterator<Item = (&str, &str)> {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    fragment.split('&').filter_map(|pair| pair.split_once('='))
}

/// Percent-encodes all but the unreserved characters of RFC 3986 section 2.3.
pub fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            const HEX: &[u8; 16] = b"0123456789ABCDEF";
            out.push('%');
            out.push(char::from(HEX[usize::from(byte >> 4)]));
            out.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
    out
}

/// Undoes [`encode`] and reads `+` as a blank; what is no encoding stays as it is.
pub fn decode(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, tail)) = rest.split_first() {
        rest = tail;
        let hex = |digit: &u8| char::from(*digit).to_digit(16);
        match (byte, tail) {
            (b'%', [high, low, after @ ..]) if hex(high).is_some() && hex(low).is_some() => {
                out.push((hex(high).unwrap_or(0) * 16 + hex(low).unwrap_or(0)) as u8);
                rest = after;
            }
            (b'+', _) => out.push(b' '),
            _ => out.push(byte),
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

fn list<T>(value: &str, read: impl Fn(&str) -> Option<T>) -> Vec<T> {
    value
        .split(',')
        .map(decode)
        .filter(|part| !part.is_empty())
        .filter_map(|part| read(&part))
        .collect()
}

fn parsed<T: FromStr>(text: &str) -> Option<T> {
    text.parse().ok()
}

fn encoded(value: &impl Display) -> String {
    encode(&value.to_string())
}

#[cfg(test)]
mod tests;
