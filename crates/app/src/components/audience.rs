//! For whom something is, in words.

use lotse_core::audience::Audience;
use lotse_core::offer::Offer;

use super::fact::bullets;
use crate::html::{El, IntoEl};
use crate::i18n::phrase::measure;
use crate::labels;
use crate::state::AppState;

/// Answers to "for whom?" of an offer.
pub fn answers(state: AppState, offer: &Offer) -> Vec<El> {
    let mut items = audience_words(state, &offer.audience);
    if offer
        .course
        .as_ref()
        .is_some_and(|course| course.women_only)
    {
        items.push(state.i18n.t("offer-women-only"));
    }
    if offer.childcare == Some(true) {
        items.push(state.i18n.t("offer-childcare"));
    }
    if offer.audience.is_everybody() {
        items.insert(0, state.i18n.t("offer-for-everyone"));
    }
    vec![bullets(items.into_iter().map(IntoEl::el).collect())]
}

/// Who is named, each in words; none means everybody.
pub fn audience_words(state: AppState, audience: &Audience) -> Vec<String> {
    let t = state.i18n;
    let mut items: Vec<String> = audience
        .groups
        .iter()
        .map(|group| labels::group(t, group))
        .collect();
    items.extend(
        audience
            .residence
            .iter()
            .map(|residence| labels::residence(t, residence)),
    );
    items.extend(measure::ages(
        &t.words(),
        audience.minimum_age,
        audience.maximum_age,
    ));
    items
}
