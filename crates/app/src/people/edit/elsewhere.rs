//! What the source of an offer does not take from here: to be read, and to be reported where it is wrong.

use super::fields::{WORDS, channel};
use super::report_link;
use super::takes::Takes;
use super::values::{TEXTS, Values};
use crate::html::{El, IntoEl, view};
use crate::state::AppState;

/// All that stands in the offer and cannot be changed; nothing where there is no such thing.
pub fn section(state: AppState, values: &Values, takes: &Takes, id: &str) -> El {
    let t = state.i18n;
    let mut rows: Vec<El> = Vec::new();
    let mut row = |is_taken: bool, label: String, lang: Option<String>, value: &str| {
        if !value.is_empty() && !is_taken {
            let value = value.to_owned();
            rows.push(view! { <div><dt>{label}</dt><dd lang=lang dir="auto">{value}</dd></div> });
        }
    };
    for (lang, texts) in &values.texts {
        for ((pointer, (word, _)), text) in TEXTS.iter().zip(WORDS).zip(texts) {
            let place = format!("{pointer}/{lang}");
            row(
                takes.has(&place),
                t.t(word),
                Some(lang.as_str().to_owned()),
                text,
            );
        }
    }
    let cost = match &*values.cost {
        "unknown" => String::new(),
        known => t.t(&format!("cost-{known}")),
    };
    row(takes.has("/cost/kind"), t.t("offer-cost"), None, &cost);
    row(
        takes.has("/cost/amount"),
        t.t("edit-amount"),
        None,
        &values.amount,
    );
    row(
        takes.has("/hours/osm"),
        t.t("edit-hours"),
        None,
        &values.hours,
    );
    for contact in &values.contacts {
        let label = channel(state, &contact.channel).1;
        let has_room = takes.room(&contact.channel) > 0;
        row(has_room, label, None, &contact.value);
    }
    row(
        takes.has("/valid/through"),
        t.t("edit-until"),
        None,
        &values.until,
    );
    if rows.is_empty() {
        return ().el();
    }
    view! {
        <section class="card stack-s">
            <h2>{t.t("edit-elsewhere")}</h2>
            <p>{t.t("edit-elsewhere-why")}</p>
            <dl class="pairs">{rows}</dl>
            {report_link(state, id)}
        </section>
    }
}
