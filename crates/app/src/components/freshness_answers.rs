//! How fresh something is, and where it came from.

use lotse_core::contact::web_href;
use lotse_core::freshness::{Check, Provenance, Validity};

use crate::html::{El, IntoEl, view};
use crate::i18n::phrase::date;
use crate::state::AppState;

/// Answers to "how fresh is this?".
pub fn answers(
    state: AppState,
    check: &Check,
    provenance: &Provenance,
    valid: Validity,
) -> Vec<El> {
    let t = state.i18n;
    let words = t.words();
    let mut lines = Vec::new();
    let said = |key: &str, day: lotse_core::time::Date| {
        t.t_args(key, &[("date", date::full(&words, day).as_str().into())])
    };
    match (check.checked_on, &check.checked_by) {
        (Some(day), Some(by)) => {
            let day = date::full(&words, day);
            lines.push(t.t_args(
                "fresh-checked-by",
                &[("date", day.as_str().into()), ("name", (&**by).into())],
            ));
        }
        (Some(day), None) => lines.push(said("fresh-checked", day)),
        (None, _) => lines.push(t.t("fresh-never-checked")),
    }
    lines.extend(
        check
            .next_check_due
            .map(|day| said("fresh-next-check", day)),
    );
    lines.extend(valid.through.map(|day| {
        let over = day < state.today();
        said(
            if over {
                "fresh-ended-on"
            } else {
                "offer-valid-until"
            },
            day,
        )
    }));
    lines.extend(
        valid
            .from
            .filter(|day| *day > state.today())
            .map(|day| said("offer-valid-from", day)),
    );
    if provenance.demo {
        let as_of = provenance
            .as_of
            .map(|day| said("fresh-as-of", day))
            .unwrap_or_default();
        lines.push(t.t_args("demo-note", &[("asof", as_of.as_str().into())]));
    } else {
        lines.extend(provenance.as_of.map(|day| said("fresh-as-of", day)));
    }
    let mut answers: Vec<El> = lines.into_iter().map(IntoEl::el).collect();
    if let Some(href) = provenance.url.as_deref().and_then(web_href) {
        let name = provenance
            .name
            .as_deref()
            .map_or_else(|| host(&href), str::to_owned);
        let label = t.t("offer-source");
        answers.push(
            view! {
                <p class="small soft">{label}": "<a href=href target="_blank" rel="noopener noreferrer"><bdi>{name}</bdi></a></p>
            },
        );
    }
    answers
}

fn host(href: &str) -> String {
    href.split('/').nth(2).unwrap_or(href).to_owned()
}
