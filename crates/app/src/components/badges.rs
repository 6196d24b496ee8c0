//! Badges: a word, a form and a colour; never colour alone.

use lotse_core::freshness::Freshness;
use lotse_core::hours::{OpenState, OpeningHours, Until};
use lotse_core::offer::{Offer, Status};

use super::icon::icon;
use crate::html::{El, IntoEl, view};
use crate::i18n::phrase::hours;
use crate::state::AppState;

/// A badge with its icon.
pub fn badge(class: &'static str, icon_name: &'static str, words: String) -> El {
    view! { <span class=format!("badge {class}")>{icon(icon_name)}<span>{words}</span></span> }
}

/// Whether an offer is open, and until when; follows the clock. Nothing where no hours are known.
pub fn open_badge(state: AppState, offer: &Offer) -> El {
    if offer.status == Status::TemporarilyClosed {
        return badge("is-closed", "clock", state.i18n.t("open-closed"));
    }
    let Some(opening_hours) = offer
        .hours
        .osm
        .as_deref()
        .and_then(|osm| OpeningHours::parse(osm).ok())
    else {
        return ().el();
    };
    (move || {
        let federal_state = state.federal_state()?;
        let now = state.wall_clock();
        let open_state = opening_hours.state_at(now, federal_state);
        let class = match open_state {
            OpenState::Open { until: Until::Time(end), .. } if end <= now.plus_minutes(hours::SOON_MINUTES) => "badge is-soon",
            OpenState::Open { .. } => "badge is-open",
            OpenState::Closed { .. } => "badge is-closed",
            OpenState::Unknown { .. } => "badge is-unknown",
        };
        Some(view! { <span class=class>{hours::state(&state.i18n.words(), &open_state, now)}</span> })
    })
    .el()
}

/// How fresh something is, when that is worth a word.
pub fn freshness_badge(state: AppState, freshness: Freshness) -> El {
    match freshness {
        Freshness::Fresh | Freshness::Unchecked => ().el(),
        Freshness::Stale => badge("is-stale", "warning", state.i18n.t("fresh-stale")),
        Freshness::Expired => badge("is-expired", "warning", state.i18n.t("fresh-ended")),
    }
}
