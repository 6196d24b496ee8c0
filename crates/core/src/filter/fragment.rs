//! The query in the part of the address after `#`, which no server ever sees.
//!
//! `#q=deutsch&topic=language,work&day=MO,TU&sort=distance`: keys that are not known are passed over, lists are
//! parted by commas, everything but letters, digits and `-._~` is percent-encoded.

use std::str::FromStr;

use super::{Query, Sort};
use crate::audience::{Group, Residence};
use crate::course::{DayTime, Level, Provider};
use crate::taxonomy::TopicId;

impl Query {
    /// The query as a fragment, without `#`; empty when nothing is asked for.
    pub fn to_fragment(&self) -> String {
        let mut out = Pairs::default();
        let words = self.words.trim();
        if !words.is_empty() {
            out.put("q", words);
        }
        for topic in &self.topics {
            out.put("topic", topic.as_str());
        }
        for group in &self.groups {
            out.put("for", group.code());
        }
        for status in &self.residence {
            out.put("status", status.code());
        }
        for lang in &self.languages {
            out.put("lang", lang.as_str());
        }
        for day in &self.weekdays {
            out.put("day", &day.to_string());
        }
        for time in &self.day_times {
            out.put("time", time.code());
        }
        for district in &self.districts {
            out.put("district", district.as_str());
        }
        for level in &self.levels {
            out.put("level", level.code());
        }
        for provider in &self.providers {
            out.put("by", provider.code());
        }
        if let Some(days) = self.starts_within {
            out.put("starts", &days.to_string());
        }
        let flags = [
            ("free", self.free),
            ("open", self.open_now),
            ("step-free", self.step_free),
            ("childcare", self.childcare),
            ("courses", self.courses),
            ("women", self.women_only),
            ("places", self.free_places),
            ("ended", self.ended),
        ];
        for (key, _) in flags.into_iter().filter(|(_, on)| *on) {
            out.put(key, "1");
        }
        match self.sort {
            Sort::Relevance => {}
            Sort::Distance => out.put("sort", "distance"),
            Sort::Freshness => out.put("sort", "freshness"),
        }
        out.text
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
                "ended" => query.ended = on,
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

/// Pairs being written; a key put again right away gets a list.
#[derive(Default)]
struct Pairs {
    text: String,
    key: &'static str,
}

impl Pairs {
    fn put(&mut self, key: &'static str, value: &str) {
        if self.key == key {
            self.text.push(',');
        } else {
            if !self.text.is_empty() {
                self.text.push('&');
            }
            self.text.push_str(key);
            self.text.push('=');
            self.key = key;
        }
        self.text.push_str(&encode(value));
    }
}

fn list<T>(value: &str, read: fn(&str) -> Option<T>) -> Vec<T> {
    let mut found = Vec::new();
    each_part(value, &mut |part| found.extend(read(part)));
    found
}

fn each_part(value: &str, each: &mut dyn FnMut(&str)) {
    for part in value.split(',').map(decode) {
        if !part.is_empty() {
            each(&part);
        }
    }
}

fn parsed<T: FromStr>(text: &str) -> Option<T> {
    text.parse().ok()
}

#[cfg(test)]
mod tests;
