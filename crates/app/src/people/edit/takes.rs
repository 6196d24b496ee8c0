//! What the source of an offer takes: a field that it has no place for is not asked for.

use super::super::form::is_inside;
use super::super::sign_in;
use crate::state::AppState;
use crate::state::post::NotDone;

/// The places of an offer that its source changes, as pointers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Takes(Vec<String>);

impl Takes {
    /// All of an offer.
    pub fn all() -> Self {
        Self(vec![String::new()])
    }

    /// No change at all.
    pub fn nothing() -> Self {
        Self(Vec::new())
    }

    #[cfg(test)]
    pub fn of(places: &[&str]) -> Self {
        Self(places.iter().map(|place| (*place).to_owned()).collect())
    }

    /// Whether the source changes what stands at a place, or something in it.
    pub fn has(&self, place: &str) -> bool {
        let meets = |taken: &String| is_inside(place, taken) || is_inside(taken, place);
        self.0.iter().any(meets)
    }
}

/// Finds out what a source takes; our own server takes everything.
///
/// # Errors
/// When its profile cannot be had now.
pub async fn ask(state: AppState, source: &str) -> Result<Takes, NotDone> {
    let region = state.region_config();
    let known = region.sources.iter().find(|known| known.id == source);
    if known.is_some_and(|known| known.profile.is_none()) {
        return Ok(Takes::all());
    }
    let mut found = sign_in::look(state, Some(source.to_owned())).await?;
    let account = found.pop().ok_or(NotDone::Server)?;
    Ok(Takes(account.takes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_taken_with_what_it_lies_in_and_what_lies_in_it() {
        let takes = Takes::of(&["/title/de/text", "/contacts"]);
        for (place, taken) in [
            ("/title", true),
            ("/title/de", true),
            ("/title/de/state", false),
            ("/title/ar", false),
            ("/contacts/0", true),
            ("/contactsheet", false),
        ] {
            assert_eq!(takes.has(place), taken, "{place}");
        }
        assert!(Takes::all().has("/anything/at/all"));
        assert!(!Takes::nothing().has("/title"));
    }
}
