//! What the addresses of `lotse-people` mean.

/// A screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// The catalogue from phone to phone.
    PassOn,
}

/// The address pattern of every screen, `*` standing for an id; each has an accessibility audit.
pub const PATTERNS: &[&str] = &["/pass-on"];

impl Route {
    /// The screen at a path of the address bar.
    pub fn from_path(path: &str) -> Option<Self> {
        match path.trim_matches('/') {
            "pass-on" => Some(Self::PassOn),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::route::is_people;

    #[test]
    fn every_pattern_is_a_screen_of_this_binary() {
        for pattern in PATTERNS {
            let path = pattern.replace('*', "md-001");
            assert!(is_people(&path), "{pattern}");
            assert!(Route::from_path(&path).is_some(), "{pattern}");
        }
    }

    #[test]
    fn addresses_that_mean_nothing_are_no_screen() {
        for path in ["/pass-on/x", "/outbox/x/y/z", "/"] {
            assert_eq!(Route::from_path(path), None, "{path}");
        }
    }
}
