//! What the source of an offer takes: a field that it has no place for is not asked for.

use super::super::form::is_inside;
use super::super::sign_in;
use crate::state::AppState;
use crate::state::post::NotDone;

/// The places of an offer that its source changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Takes {
    /// As pointers.
    places: Vec<String>,
    /// Lists that only some sorts of items have a place in, each place with its sort: `channel=phone`.
    sorts: Vec<(String, String)>,
}

impl Takes {
    /// All of an offer.
    pub fn all() -> Self {
        Self::of([String::new()])
    }

    /// No change at all.
    pub fn nothing() -> Self {
        Self::of([])
    }

    /// The places that the mapping names (`Mapping::takes`).
    pub fn of(named: impl IntoIterator<Item = String>) -> Self {
        let (mut places, mut sorts) = (Vec::new(), Vec::new());
        for place in named {
            match place.rsplit_once('/') {
                Some((list, sort)) if sort.contains('=') => {
                    places.push(list.to_owned());
                    sorts.push((list.to_owned(), sort.to_owned()));
                }
                _ => places.push(place),
            }
        }
        Self { places, sorts }
    }

    /// Whether the source changes what stands at a place, or something in it.
    pub fn has(&self, place: &str) -> bool {
        let meets = |taken: &String| is_inside(place, taken) || is_inside(taken, place);
        self.places.iter().any(meets)
    }

    /// How many contacts of a channel there is a place for.
    pub fn room(&self, channel: &str) -> usize {
        let list = "/contacts";
        let mut sorts = self.sorts.iter().filter(|(of, _)| of == list).peekable();
        if sorts.peek().is_none() {
            return if self.has(list) { usize::MAX } else { 0 };
        }
        let is_channel =
            |(_, sort): &&(String, String)| sort.strip_prefix("channel=") == Some(channel);
        sorts.filter(is_channel).count()
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
    Ok(Takes::of(account.takes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(places: &[&str]) -> Takes {
        Takes::of(places.iter().map(|place| (*place).to_owned()))
    }

    #[test]
    fn a_place_is_taken_with_what_it_lies_in_and_what_lies_in_it() {
        let takes = of(&["/title/de/text", "/contacts"]);
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

    #[test]
    fn contacts_in_columns_have_as_many_places_as_there_are_columns() {
        let two = "/contacts/channel=phone";
        let takes = of(&["/title", two, two, "/contacts/channel=email"]);
        assert_eq!(
            ["phone", "email", "website"].map(|channel| takes.room(channel)),
            [2, 1, 0]
        );
        assert!(takes.has("/contacts") && takes.has("/contacts/0"));
        assert_eq!(of(&["/contacts"]).room("letter"), usize::MAX);
        assert_eq!(Takes::all().room("phone"), usize::MAX);
        assert_eq!(of(&["/title"]).room("phone"), 0);
    }
}
