//! Events by day.

use leptos::prelude::*;
use lotse_core::agenda::{Day, agenda};
use lotse_core::catalogue::Catalogue;
use lotse_core::course::DayTime;
use lotse_core::filter::Query;
use lotse_core::filter::fragment::pairs;
use lotse_core::image::Kind;
use lotse_core::taxonomy::{TOPICS, TopicId};
use lotse_core::time::{Date, Weekday};

use crate::components::event_card::event_card;
use crate::components::notice::empty;
use crate::components::paper::day_heading;
use crate::components::title::title;
use crate::finder::choice::Choice;
use crate::html::{El, IntoEl, view};
use crate::i18n::phrase::date;
use crate::state::AppState;

/// How far ahead events are shown, in days.
const AHEAD_DAYS: i32 = 120;
/// How far back past events are shown on demand, in days.
const BACK_DAYS: i32 = 366 * 15;

/// Which days are asked for; stands in the address as `#when=week`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Span {
    All,
    Today,
    Week,
    Weekend,
    Month,
    Past,
}

const SPANS: [(Span, &str, &str); 6] = [
    (Span::All, "", "action-show-all"),
    (Span::Today, "today", "events-today"),
    (Span::Week, "week", "events-this-week"),
    (Span::Weekend, "weekend", "events-weekend"),
    (Span::Month, "month", "events-this-month"),
    (Span::Past, "past", "events-past"),
];

/// What is asked: which days, and the filters that events share with offers.
#[derive(Clone, PartialEq)]
struct Asked {
    span: Span,
    query: Query,
}

impl Asked {
    fn read(state: AppState) -> Self {
        let fragment = state.location.fragment();
        let wanted = pairs(&fragment)
            .find(|(key, _)| *key == "when")
            .map_or("", |(_, code)| code);
        let span = SPANS
            .iter()
            .find(|(_, code, _)| *code == wanted)
            .map_or(Span::All, |(span, ..)| *span);
        Self {
            span,
            query: Query::from_fragment(&fragment),
        }
    }

    fn ask(&self, state: AppState) {
        let when = SPANS
            .iter()
            .find(|(span, ..)| *span == self.span)
            .map_or("", |(_, code, _)| code);
        let filters = self.query.to_fragment();
        let when = if when.is_empty() {
            String::new()
        } else {
            format!("when={when}")
        };
        let parts: Vec<&str> = [when.as_str(), filters.as_str()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect();
        state.location.set_fragment(&parts.join("&"));
    }
}

/// The screen of events.
pub fn screen(state: AppState) -> El {
    let t = state.i18n;
    let asked = Memo::new(move |_| Asked::read(state));
    view! {
        <div class="stack">
            {title(state, &t.t("events-title"))}
            {spans(state, asked)}
            {filters(state, asked)}
            {move || days(state, &asked.get())}
        </div>
    }
}

fn spans(state: AppState, asked: Memo<Asked>) -> El {
    let chips: Vec<El> = SPANS
        .iter()
        .map(|(span, _, word)| {
            let pressed = move || asked.with(|asked| asked.span == *span);
            let choose = move || {
                Asked {
                    span: *span,
                    ..asked.get_untracked()
                }
                .ask(state)
            };
            toggle(state.i18n.t(word), Box::new(pressed), Box::new(choose))
        })
        .collect();
    view! { <div class="chips is-scroll no-print" role="group" aria-label=state.i18n.t("filter-day")>{chips}</div> }
}

/// The filters, folded away until wanted.
fn filters(state: AppState, asked: Memo<Asked>) -> El {
    let t = state.i18n;
    let region = state
        .copy
        .catalogue
        .with_untracked(|catalogue| catalogue.region().cloned());
    let districts = region.map(|region| region.districts).unwrap_or_default();
    let groups: [(&'static str, Vec<Choice>); 5] = [
        (
            "filter-any",
            vec![Choice::Free, Choice::Childcare, Choice::StepFree],
        ),
        (
            "filter-topic",
            TOPICS
                .iter()
                .map(|topic| Choice::Topic(TopicId::new(topic.slug)))
                .collect(),
        ),
        (
            "filter-day",
            Weekday::ALL.into_iter().map(Choice::Weekday).collect(),
        ),
        (
            "filter-time",
            DayTime::KNOWN
                .iter()
                .cloned()
                .map(Choice::DayTime)
                .collect(),
        ),
        (
            "filter-district",
            districts
                .into_iter()
                .map(|district| Choice::District(district.id))
                .collect(),
        ),
    ];
    let groups: Vec<El> = groups
        .into_iter()
        .map(|(legend, choices)| {
            let chips: Vec<El> = choices.into_iter().map(|choice| filter_chip(state, asked, choice)).collect();
            view! { <fieldset class="stack-s"><legend>{t.t(legend)}</legend><div class="chips">{chips}</div></fieldset> }
        })
        .collect();
    view! { <details class="fold no-print"><summary>{t.t("results-filters")}</summary><div class="stack">{groups}</div></details> }
}

fn filter_chip(state: AppState, asked: Memo<Asked>, choice: Choice) -> El {
    let words = choice.words(state);
    let pressed_choice = choice.clone();
    let pressed = move || asked.with(|asked| pressed_choice.is_on(&asked.query));
    let choose = move || {
        let mut asked = asked.get_untracked();
        choice.toggle(&mut asked.query);
        asked.ask(state);
    };
    toggle(words, Box::new(pressed), Box::new(choose))
}

fn toggle(
    words: String,
    pressed: Box<dyn Fn() -> bool + Send + Sync>,
    choose: Box<dyn Fn()>,
) -> El {
    view! {
        <button type="button" class="chip" aria-pressed=move || pressed().to_string() on:click=move |_| choose()>{words}</button>
    }
}

fn days(state: AppState, asked: &Asked) -> El {
    let t = state.i18n;
    let catalogue = state.copy.read();
    let today = state.today();
    let (from, through) = window(asked.span, today);
    let mut found = agenda(&catalogue, &asked.query, from, through);
    match asked.span {
        Span::Past => found.days.reverse(),
        Span::Weekend => found.days.retain(|day| day.date.weekday().index() >= 5),
        _ => {}
    }
    let count: usize = found.days.iter().map(|day| day.occurrences.len()).sum();
    let count = t.t_args("events-count", &[("count", (count as i64).into())]);
    if found.days.is_empty() && found.unclear.is_empty() {
        if !catalogue.has(Kind::Event) {
            return ().el();
        }
        let asked = asked.clone();
        let past = move |_| {
            Asked {
                span: Span::Past,
                ..asked.clone()
            }
            .ask(state)
        };
        let past = view! { <button type="button" class="btn is-plain" on:click=past>{t.t("events-show-past")}</button> };
        return empty("calendar", count, t.t("events-empty"), past);
    }
    let days: Vec<El> = found
        .days
        .iter()
        .map(|on| day(state, &catalogue, on))
        .collect();
    let unclear: Vec<El> = found
        .unclear
        .iter()
        .filter_map(|at| event_card(state, &catalogue, *at, None))
        .collect();
    let unclear = (!unclear.is_empty())
        .then(|| view! { <section class="day"><h2>{t.t("event-repeats")}</h2><ul class="cards">{unclear}</ul></section> });
    view! { <p role="status"><b>{count}</b></p> {days} {unclear} }
}

fn window(span: Span, today: Date) -> (Date, Date) {
    let sunday = today.plus_days(6 - i32::from(today.weekday().index()));
    match span {
        Span::All => (today, today.plus_days(AHEAD_DAYS)),
        Span::Today => (today, today),
        Span::Week | Span::Weekend => (today, sunday),
        Span::Month => {
            let next = today.plus_days(31 - i32::from(today.day()) + 1);
            (today, next.plus_days(-i32::from(next.day())))
        }
        Span::Past => (today.plus_days(-BACK_DAYS), today.plus_days(-1)),
    }
}

fn day(state: AppState, catalogue: &Catalogue, day: &Day) -> El {
    let heading = day_heading(state, day.date);
    let month = date::month_and_year(&state.i18n.words(), day.date);
    let cards: Vec<El> = day
        .occurrences
        .iter()
        .filter_map(|occurrence| {
            event_card(state, catalogue, occurrence.event, Some(occurrence.start))
        })
        .collect();
    view! {
        <section class="day">
            <h2 class="day-head"><span class="day-num">{day.date.day().to_string()}</span><span>{heading}<small>{month}</small></span></h2>
            <ul class="cards">{cards}</ul>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn window_of(span: Span, today: &str) -> (String, String) {
        let (from, through) = window(span, today.parse().unwrap());
        (from.to_string(), through.to_string())
    }

    #[test]
    fn weeks_end_on_sunday_and_months_on_their_last_day() {
        assert_eq!(
            window_of(Span::Week, "2026-11-22"),
            ("2026-11-22".into(), "2026-11-22".into())
        );
        assert_eq!(
            window_of(Span::Week, "2026-11-23"),
            ("2026-11-23".into(), "2026-11-29".into())
        );
        assert_eq!(window_of(Span::Month, "2026-11-22").1, "2026-11-30");
        assert_eq!(window_of(Span::Month, "2026-12-31").1, "2026-12-31");
        assert_eq!(window_of(Span::Month, "2028-02-01").1, "2028-02-29");
        assert_eq!(window_of(Span::Month, "2026-01-31").1, "2026-01-31");
    }
}
