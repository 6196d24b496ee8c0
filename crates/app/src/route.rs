//! What addresses mean: the path holds only the open screen or record, everything else stands after `#`.
//!
//! The screens of `lotse-people` have addresses of their own kind in [`crate::people::route`]; here stands only
//! which addresses they are.

use std::str::FromStr;

use lotse_core::filter::fragment::encode;
use lotse_core::id::{EventId, OfferId, OrganizationId, PageId};
use lotse_core::image::Kind;

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
    /// A screen of `lotse-people`, by its path.
    People(String),
    /// No screen has this address.
    NotFound,
}

/// The address pattern of every screen of the reading app, `*` standing for an id; each has an accessibility audit.
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
    "/settings",
    "/crisis",
    "/help",
    "/work",
    "/page/*",
    "/not-found",
];

/// With what the paths of `lotse-people` begin; every other path is the reading app's.
/// `public/early.js` has the same list; `boot.js` starts the one or the other.
pub const PEOPLE: [&str; 5] = ["pass-on", "report", "edit", "outbox", "sign-in"];

/// Whether `lotse-people` has the screen at a path.
pub fn is_people(path: &str) -> bool {
    let first = path.split('/').nth(1).unwrap_or_default();
    PEOPLE.contains(&first)
}

/// Where somebody says whether a record is right.
pub fn report_path(kind: Kind, id: &str) -> String {
    format!("/report/{}/{}", kind.as_str(), encode(id))
}

impl Route {
    /// The screen at a path of the address bar.
    pub fn from_path(path: &str) -> Self {
        if is_people(path) {
            return Self::People(path.to_owned());
        }
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
            Self::Settings => ("/settings", ""),
            Self::Crisis => ("/crisis", ""),
            Self::Help => ("/help", ""),
            Self::Work => ("/work", ""),
            Self::Page(id) => ("/page/", id.as_str()),
            Self::People(path) => return path.clone(),
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
    fn early_script_knows_the_same_paths_of_people() {
        let script = include_str!("../../../public/early.js");
        let list = script.split_once("var PEOPLE = [").unwrap().1;
        let list = list.split_once("];").unwrap().0;
        let begins: Vec<&str> = list.split('"').skip(1).step_by(2).collect();
        assert_eq!(begins, PEOPLE);
    }

    #[test]
    fn paths_of_people_are_left_to_people() {
        for path in [
            "/pass-on",
            "/report/offer/md-001",
            "/edit/md.1",
            "/sign-in/",
        ] {
            let route = Route::from_path(path);
            assert_eq!(route, Route::People(path.to_owned()));
            assert_eq!(route.path(), path);
        }
        for path in ["/", "/reports", "/offer/pass-on", "/pass-on.html"] {
            assert!(!is_people(path), "{path}");
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
