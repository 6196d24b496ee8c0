//! What the addresses of `lotse-people` mean.

use lotse_core::image::Kind;

use crate::route::decode;

/// A screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// The catalogue from phone to phone.
    PassOn,
    /// Anybody's word about a record.
    Report(Kind, String),
    /// Changing an offer.
    Edit(String),
    /// What the person wrote.
    Outbox,
    /// Who the person is at a source.
    SignIn(String),
}

/// The address pattern of every screen, `*` standing for an id; each has an accessibility audit.
pub const PATTERNS: &[&str] = &[
    "/pass-on",
    "/report/offer/*",
    "/edit/*",
    "/outbox",
    "/sign-in/*",
];

impl Route {
    /// The screen at a path of the address bar.
    pub fn from_path(path: &str) -> Option<Self> {
        let mut parts = path.trim_matches('/').split('/');
        let parts = [parts.next(), parts.next(), parts.next(), parts.next()];
        match parts {
            [Some("pass-on"), None, ..] => Some(Self::PassOn),
            [Some("report"), Some(kind), Some(id), None] => {
                Some(Self::Report(reported(kind)?, known(id)?))
            }
            [Some("edit"), Some(id), None, _] => Some(Self::Edit(known(id)?)),
            [Some("outbox"), None, ..] => Some(Self::Outbox),
            [Some("sign-in"), Some(source), None, _] => Some(Self::SignIn(known(source)?)),
            _ => None,
        }
    }
}

/// What something can be said about.
fn reported(kind: &str) -> Option<Kind> {
    Kind::from_name(kind).filter(|kind| *kind != Kind::Region)
}

fn known(id: &str) -> Option<String> {
    decode(id).filter(|id| !id.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::route::{is_people, report_path};

    #[test]
    fn every_pattern_is_a_screen_of_this_binary() {
        for pattern in PATTERNS {
            let path = pattern.replace('*', "md-001");
            assert!(is_people(&path), "{pattern}");
            assert!(Route::from_path(&path).is_some(), "{pattern}");
        }
    }

    #[test]
    fn what_is_reported_is_one_record() {
        let path = report_path(Kind::Event, "a/ü");
        let route = Route::Report(Kind::Event, "a/ü".to_owned());
        assert_eq!(Route::from_path(&path), Some(route));
    }

    #[test]
    fn addresses_that_mean_nothing_are_no_screen() {
        for path in [
            "/pass-on/x",
            "/outbox/x/y/z",
            "/",
            "/report/offer",
            "/report/offer/a/b",
            "/report/region/a",
            "/report/offer/%",
            "/sign-in",
        ] {
            assert_eq!(Route::from_path(path), None, "{path}");
        }
    }
}
