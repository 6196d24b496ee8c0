//! A client of any REST backend that obeys a [profile](crate::profile).
//!
//! [`Rest`] is a [`Protocol`]: pure, and forgetful but for its checkpoint.

mod link;
mod place;
mod mark;
mod plan;
mod question;
mod answer;
mod rows;
mod turn;
mod end;
mod html;
mod hours;
mod decode;
mod encode;
mod map;
mod merge;
mod parts;
mod sign_in;
mod write;
#[cfg(feature = "probe")]
mod claims;

#[cfg(feature = "probe")]
pub(crate) use self::link::{in_header, same_origin};
pub use self::{
    decode::{Missing, Tables},
    map::{Mapping, Record, Unwritable, put_id},
    sign_in::{SignIn, Wrong},
    write::Writing,
};
use self::{
    link::Base,
    place::{Place, Task},
};
use crate::{
    http::{Request, Response},
    profile::{Credentials, Languages, Mark, Profile, fingerprint},
    protocol::{Answer, Checkpoint, Marker, Protocol, Refusal},
    value,
};

/// A REST backend as a profile describes it.
#[derive(Clone, Debug)]
pub struct Rest {
    profile: Profile,
    base: Base,
    credentials: Credentials,
    /// The languages asked for, of each list that comes in one list per language: ours and the source's.
    languages: Vec<Vec<(String, String)>>,
    /// What a checkpoint is compared with.
    fresh: Place,
}

impl Rest {
    /// The backend at `base_url` (empty for the page's own origin), in these languages as far as it has them.
    pub fn new(mut profile: Profile, base_url: impl Into<String>, languages: &[String]) -> Self {
        profile.lists.retain(|list| !list.write_only);
        let asked: Vec<Vec<(String, String)>> = profile
            .lists
            .iter()
            .map(|list| asked(&list.languages, languages))
            .collect();
        let mut all: Vec<String> = asked
            .iter()
            .flatten()
            .map(|(ours, _)| ours.clone())
            .collect();
        all.sort_unstable();
        all.dedup();
        let base_url = base_url.into();
        let source = fingerprint(profile.fingerprint, &base_url);
        let fresh = Place::new(source, &all, profile.lists.len());
        Self {
            profile,
            base: Base::new(base_url),
            credentials: Credentials::default(),
            languages: asked,
            fresh,
        }
    }

    /// The same with credentials, for sources whose lists cannot be read without.
    #[must_use]
    pub fn signed_in(self, credentials: Credentials) -> Self {
        Self {
            credentials,
            ..self
        }
    }

    /// What it obeys, without lists that are only written to.
    pub fn profile(&self) -> &Profile {
        &self.profile
    }

    /// Whether a list is a feed that never ends.
    fn has_feed(&self) -> bool {
        let mut marks = self
            .profile
            .lists
            .iter()
            .filter_map(|list| list.since.as_ref());
        marks.any(|since| since.mark == Mark::Cursor)
    }

    fn mapping(&self, task: &Task) -> Option<Mapping<'_>> {
        let list = self.profile.lists.get(task.list()?)?;
        let language = match task {
            Task::List(number, language) => self.languages.get(*number)?.get(*language),
            _ => None,
        };
        Some(Mapping::new(list, language))
    }
}

/// The languages to ask a list for: those wanted that it has, or else its first.
fn asked(languages: &Languages, wanted: &[String]) -> Vec<(String, String)> {
    let Languages::Lists(known) = languages else {
        return Vec::new();
    };
    let named = wanted
        .iter()
        .filter_map(|wanted| known.iter().find(|(ours, _)| ours == wanted));
    let found: Vec<_> = named.cloned().collect();
    if found.is_empty() {
        known.iter().take(1).cloned().collect()
    } else {
        found
    }
}

impl Protocol for Rest {
    fn ask(&self, checkpoint: Option<&Checkpoint>, limit: u32, marker: Option<&Marker>) -> Request {
        let place = self.continue_at(checkpoint);
        let begins = place.pull.is_none();
        let pull = self.pull(&place, limit, checkpoint.is_some());
        let mut request = self.question(&place, &pull);
        // Only where this one answer tells all there is to tell.
        if begins && self.is_one_question() {
            request
                .headers
                .extend(marker.and_then(|marker| marker.condition(&request.url)));
        }
        request
    }

    fn read(
        &self,
        checkpoint: Option<&Checkpoint>,
        request: &Request,
        response: &Response,
    ) -> Result<Answer, Refusal> {
        let strange = checkpoint.is_some_and(|checkpoint| self.is_strange(checkpoint.as_str()));
        if strange && self.has_feed() {
            // A feed is not compared with the copy as lists are: the copy has to be made anew.
            return Err(Refusal::Expired);
        }
        let place = self.continue_at(checkpoint);
        // What it was asked with is seen by the question: sizes differ in nothing else.
        let asked = self.sizes(&place).into_iter().find_map(|size| {
            let pull = self.pull(&place, size, checkpoint.is_some());
            let question = self.question(&place, &pull);
            let same = question.url == request.url && question.body == request.body;
            same.then_some(pull)
        });
        self.take_in(place, asked.ok_or(Refusal::Malformed)?, request, response)
    }

    fn merge(&self, earlier: &[u8], later: &[u8]) -> Vec<u8> {
        let read = |bytes: &[u8]| value::parse(bytes).ok();
        match (read(earlier), read(later)) {
            (Some(earlier), Some(later)) => merge::merge(earlier, later).to_string().into_bytes(),
            _ => later.to_vec(),
        }
    }
}
