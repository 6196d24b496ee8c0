//! Lines of RFC 5545: folded at 75 octets, ended by CRLF, text escaped (sections 3.1 and 3.3.11).

use crate::time::{LocalDateTime, Timestamp, Zone};

/// Content lines, put one after the other.
#[derive(Debug, Default)]
pub(super) struct Lines(String);

/// The longest line in octets, its end not counted.
const FOLD: usize = 75;

impl Lines {
    /// Puts a line whose value is no text and needs no escaping.
    pub(super) fn put(&mut self, name: &str, value: &str) {
        let mut octets = 0;
        for letter in name.chars().chain([':']).chain(value.chars()) {
            if octets + letter.len_utf8() > FOLD {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(letter);
            octets += letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// Puts a line of text; none when it is empty.
    pub(super) fn put_text(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.put(name, &escape(text));
        }
    }

    pub(super) fn finish(self) -> String {
        self.0
    }
}

/// `20261125T170000`.
pub(super) fn local(time: LocalDateTime) -> String {
    format!("{}00", time.to_string().replace(['-', ':'], ""))
}

/// `20261122T175050Z`.
pub(super) fn instant(at: Timestamp) -> String {
    let seconds = at.seconds().rem_euclid(60);
    format!(
        "{}{seconds:02}Z",
        Zone::utc().local(at).to_string().replace(['-', ':'], "")
    )
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            letter if letter.is_control() && letter != '\t' => {}
            letter => out.push(letter),
        }
    }
    out
}
