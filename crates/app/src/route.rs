//! What addresses mean: the path holds only the open screen or record, everything else stands after `#`.

use std::str::FromStr;

use lotse_core::filter::fragment::encode;
use lotse_core::id::{EventId, OfferId, OrganizationId, PageId};

/// A screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// The start.
    Home,
    /// Offers found; words and filters stand in the fragment.
    Results,
    /// One offer.
    Offer(OfferId),
    /// Organizations by district.
    Organizations,
    /// One organization.
    Organization(OrganizationId),
    /// Language courses.
    Courses,
    /// Events by day.
    Events,
    /// One event.
    Event(EventId),
    /// What the person saved on this phone.
    Saved,
    /// The catalogue from phone to phone.
    PassOn,
    /// Language, text size, data on this phone.
    Settings,
    /// Emergency numbers.
    Crisis,
    /// The door of those who want to help.
    Help,
    /// The door of those who work here.
    Work,
    /// About, imprint, privacy.
    Page(PageId),
    /// No screen has this address.
    NotFound,
}

/// The address pattern of every screen, `*` standing for an id; each has an accessibility audit.
pub const PATTERNS: &[&str] = &[
    "/",
    "/results",
    "/offer/*",
    "/organizations",
    "/organization/*",
    "/courses",
    "/events",
    "/event/*",
    "/saved",
    "/pass-on",
    "/settings",
    "/crisis",
    "/help",
    "/work",
    "/page/*",
    "/not-found",
];

impl Route {
    /// The screen at a path of the address bar.
    pub fn from_path(path: &str) -> Self {
        let path = path.trim_matches('/');
        let (screen, id) = path
            .split_once('/')
            .map_or((path, None), |(screen, id)| (screen, Some(id)));
        match (screen, id) {
            ("" | "index.html", None) => Self::Home,
            ("results", None) => Self::Results,
            ("offer", Some(id)) => record(id, Self::Offer),
            ("organizations", None) => Self::Organizations,
            ("organization", Some(id)) => record(id, Self::Organization),
            ("courses", None) => Self::Courses,
            ("events", None) => Self::Events,
            ("event", Some(id)) => record(id, Self::Event),
            ("saved", None) => Self::Saved,
            ("pass-on", None) => Self::PassOn,
            ("settings", None) => Self::Settings,
            ("crisis", None) => Self::Crisis,
            ("help", None) => Self::Help,
            ("work", None) => Self::Work,
            ("page", Some(id)) => record(id, Self::Page),
            _ => Self::NotFound,
        }
    }

    /// Whether the screen shows records of the copy and nothing without them.
    pub fn reads_copy(&self) -> bool {
        matches!(
            self,
            Self::Results
                | Self::Offer(_)
                | Self::Organizations
                | Self::Organization(_)
                | Self::Courses
                | Self::Events
                | Self::Event(_)
                | Self::Saved
                | Self::Page(_)
        )
    }

    /// The path of the screen.
    pub fn path(&self) -> String {
        let (pattern, id) = match self {
            Self::Home => ("/", ""),
            Self::Results => ("/results", ""),
            Self::Offer(id) => ("/offer/", id.as_str()),
            Self::Organizations => ("/organizations", ""),
            Self::Organization(id) => ("/organization/", id.as_str()),
            Self::Courses => ("/courses", ""),
            Self::Events => ("/events", ""),
            Self::Event(id) => ("/event/", id.as_str()),
            Self::Saved => ("/saved", ""),
            Self::PassOn => ("/pass-on", ""),
            Self::Settings => ("/settings", ""),
            Self::Crisis => ("/crisis", ""),
            Self::Help => ("/help", ""),
            Self::Work => ("/work", ""),
            Self::Page(id) => ("/page/", id.as_str()),
            Self::NotFound => ("/not-found", ""),
        };
        format!("{pattern}{}", encode(id))
    }
}

fn record<I: FromStr>(id: &str, screen: fn(I) -> Route) -> Route {
    decode(id)
        .and_then(|id| id.parse().ok())
        .map_or(Route::NotFound, screen)
}

/// Undoes percent-encoding; `None` when it is broken or no text.
pub fn decode(segment: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(segment.len());
    let mut rest = segment.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let mut digit = || char::from(rest.next()?).to_digit(16);
            let (high, low) = (digit()?, digit()?);
            bytes.push((high * 16 + low) as u8);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_is_a_screen_and_leads_back_to_itself() {
        for pattern in PATTERNS {
            let path = pattern.replace('*', "md-001");
            let route = Route::from_path(&path);
            assert_eq!(route.path(), path);
            assert_eq!(
                route == Route::NotFound,
                *pattern == "/not-found",
                "{pattern}"
            );
        }
    }

    #[test]
    fn ids_with_slashes_and_letters_of_any_script_are_one_segment() {
        for id in ["a/b", "ü", "مساعدة", "a%2Fb", "a?b#c"] {
            let route = Route::Offer(id.parse().unwrap());
            assert_eq!(Route::from_path(&route.path()), route, "{id}");
            assert_eq!(route.path().matches('/').count(), 2, "{id}");
        }
    }

    #[test]
    fn addresses_that_mean_nothing_are_not_found() {
        for path in [
            "/offer",
            "/offer/",
            "/nothing",
            "/offer/%",
            "/offer/%FF",
            "/settings/x",
            "/offer/a b",
        ] {
            assert_eq!(Route::from_path(path), Route::NotFound, "{path}");
        }
    }
}
