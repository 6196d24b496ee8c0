//! How to reach somebody.

use crate::lang::Lang;
use crate::localized::Localized;

open_enum! {
    /// The way of a contact.
    Channel {
        /// A telephone number as people dial it.
        Phone = "phone",
        /// An e-mail address.
        Email = "email",
        /// A web page.
        Website = "website",
        /// A page where an appointment can be made.
        Appointment = "appointment",
    }
}

record! {
    /// One way to reach an organization or the people behind an offer (HSDS contact and phone).
    #[derive(Debug, Clone, PartialEq)]
    pub struct Contact {
        /// Telephone, e-mail, web …
        pub channel: Channel,
        /// The number, address or URL.
        pub value: Box<str>,
        /// What it is for, if there are several ("for appointments").
        pub label: Localized = Localized::default(),
        /// Languages spoken on this line.
        pub languages: Vec<Lang> = Vec::new(),
    }
}

impl Contact {
    /// The link that starts this contact, or `None` when the value cannot be one.
    ///
    /// Only `tel:`, `mailto:`, `https:` and `http:` ever come out, whatever a source sent.
    pub fn href(&self) -> Option<String> {
        match self.channel {
            Channel::Phone => {
                let digits: String = self
                    .value
                    .chars()
                    .filter(|c| c.is_ascii_digit() || matches!(c, '+' | '*' | '#'))
                    .collect();
                (!digits.is_empty()).then(|| format!("tel:{digits}"))
            }
            Channel::Email => {
                let plain = self.value.split_once('@').is_some_and(|(local, host)| {
                    !local.is_empty()
                        && host.contains('.')
                        && !self.value.contains([' ', '?', '&', ',', '<', '>'])
                });
                plain.then(|| format!("mailto:{}", self.value))
            }
            Channel::Website | Channel::Appointment => web_href(&self.value),
            Channel::Unknown(_) => None,
        }
    }
}

/// A web address as a link, with `https://` added where the scheme is missing; other schemes are refused.
pub fn web_href(value: &str) -> Option<String> {
    let value = value.trim();
    let lower = value.to_ascii_lowercase();
    if value.is_empty() || value.contains(char::is_whitespace) {
        None
    } else if lower.starts_with("https://") || lower.starts_with("http://") {
        Some(value.to_owned())
    } else {
        let host = value.split(['/', '?', '#']).next().unwrap_or_default();
        (host.contains('.') && !host.contains(':')).then(|| format!("https://{value}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn href(channel: Channel, value: &str) -> Option<String> {
        Contact {
            channel,
            value: value.into(),
            label: Localized::default(),
            languages: vec![],
        }
        .href()
    }

    #[test]
    fn links_are_made_for_people_and_never_run_code() {
        assert_eq!(
            href(Channel::Phone, "0391 / 540-36 70").as_deref(),
            Some("tel:03915403670")
        );
        assert_eq!(href(Channel::Phone, "nach Vereinbarung"), None);
        assert_eq!(
            href(Channel::Email, "info@agsa.de").as_deref(),
            Some("mailto:info@agsa.de")
        );
        assert_eq!(href(Channel::Email, "info@agsa.de?bcc=x@y.z"), None);
        assert_eq!(
            href(Channel::Website, "www.agsa.de/kurse").as_deref(),
            Some("https://www.agsa.de/kurse")
        );
        assert_eq!(href(Channel::Website, "javascript:alert(1)"), None);
        assert_eq!(href(Channel::Website, "JAVASCRIPT:alert(1).x"), None);
    }
}
