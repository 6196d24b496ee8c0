//! Day by day and minute by minute: what ours says beside what the oracle says.

use std::{fmt, sync::Arc, sync::LazyLock};

use chrono::{DateTime, NaiveDate, NaiveDateTime};
use compact_calendar::CompactCalendar;
use lotse_core::holiday::{FederalState, is_public_holiday};
use lotse_core::hours::{Kind, OpenState, OpeningHours, Until};
use lotse_core::time::{Date, LocalDateTime, TimeOfDay, Timestamp, Zone};
use opening_hours::localization::TzLocation;
use opening_hours::{Context, ContextHolidays, OpeningHours as Oracle, RuleKind};

use super::exceptions::EXCEPTIONS;

const STATE: FederalState = FederalState::SaxonyAnhalt;

type Place = TzLocation<chrono_tz::Tz>;

static CONTEXT: LazyLock<Context<Place>> = LazyLock::new(|| {
    let mut public = CompactCalendar::default();
    for date in days(2015, 2040).filter(|date| is_public_holiday(*date, STATE)) {
        public.insert(naive_date(date));
    }
    let holidays = ContextHolidays::new(Arc::new(public), Arc::default());
    Context::default()
        .with_holidays(holidays)
        .with_locale(TzLocation::new(chrono_tz::Europe::Berlin))
});

/// What was compared, and what was not.
#[derive(Default)]
pub struct Tally {
    pub expressions: usize,
    pub oracle_parses: usize,
    pub understood: usize,
    pub understood_only_by_us: usize,
    pub excepted: usize,
    pub not_understood: Vec<String>,
    pub disagreements: Vec<String>,
    pub answers: usize,
}

impl Tally {
    pub fn understood_of_oracle(&self) -> usize {
        self.understood - self.understood_only_by_us
    }

    pub fn assert_agreement(&self) {
        assert!(self.disagreements.is_empty(), "{:#?}", self.disagreements);
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Tally {
            expressions,
            oracle_parses,
            understood,
            understood_only_by_us,
            excepted,
            answers,
            ..
        } = self;
        write!(
            f,
            "{expressions} expressions, {oracle_parses} parsed by the oracle, {understood} understood \
             ({understood_only_by_us} by us alone, {excepted} by a named exception), {answers} answers compared"
        )
    }
}

/// Compares an expression with the oracle, or with what an exception asks the oracle instead.
pub fn compare(expression: &str, tally: &mut Tally) {
    tally.expressions += 1;
    let exception = EXCEPTIONS
        .iter()
        .find(|exception| exception.expression == expression);
    let is_parsed = parse_oracle(expression).is_some();
    tally.oracle_parses += usize::from(is_parsed);
    let Ok(ours) = OpeningHours::parse(expression) else {
        tally.not_understood.push(expression.to_owned());
        return;
    };
    tally.understood += 1;
    tally.understood_only_by_us += usize::from(!is_parsed);
    tally.excepted += usize::from(exception.is_some());
    let asked = exception.map_or(expression, |exception| exception.oracle_is_asked);
    let Some(oracle) = parse_oracle(asked) else {
        assert!(exception.is_none(), "the oracle parses no {asked}");
        return;
    };
    match first_difference(&ours, &oracle) {
        Ok(answers) => tally.answers += answers,
        Err(difference) => tally
            .disagreements
            .push(format!("{expression} | {difference}")),
    }
}

/// Whether ours on `expression` equals the oracle on `asked`.
pub fn agrees(expression: &str, asked: &str) -> bool {
    let ours = OpeningHours::parse(expression).expect("an expression we understand");
    parse_oracle(asked).is_some_and(|oracle| first_difference(&ours, &oracle).is_ok())
}

fn parse_oracle(expression: &str) -> Option<Oracle<Place>> {
    let oracle: Oracle = expression.parse().ok()?;
    Some(oracle.with_context(CONTEXT.clone()))
}

fn first_difference(ours: &OpeningHours, oracle: &Oracle<Place>) -> Result<usize, String> {
    let mut answers = 0;
    // 2026 has a week 53, 2028 a leap day; some expressions speak of years gone by.
    let published = ours.published();
    let is_asked = |date: &Date| match date.year() {
        2026 => true,
        2028 => (2..=3).contains(&date.month()),
        year => published.contains(&year.to_string()),
    };
    for date in days(2020, 2028).filter(is_asked) {
        answers += compare_day(ours, oracle, date)?;
    }
    let zone = Zone::named("Europe/Berlin").expect("a known zone");
    for (from, to) in PERIODS {
        let (from, to): (Timestamp, Timestamp) =
            (from.parse().expect("from"), to.parse().expect("to"));
        for seconds in (from.seconds()..to.seconds()).step_by(211 * 60) {
            compare_outlook(ours, oracle, Timestamp::from_seconds(seconds), &zone)?;
            answers += 1;
        }
    }
    Ok(answers)
}

/// How far the oracle, which is slow when nothing comes, looks ahead.
const OUTLOOK_DAYS: i64 = 45;

/// Both changes of clocks, Easter, and the turn of a year.
const PERIODS: [(&str, &str); 4] = [
    ("2026-03-27T00:00:00Z", "2026-03-30T00:00:00Z"),
    ("2026-04-02T00:00:00Z", "2026-04-07T00:00:00Z"),
    ("2026-10-23T00:00:00Z", "2026-10-27T00:00:00Z"),
    ("2026-12-23T00:00:00Z", "2027-01-03T00:00:00Z"),
];

/// Every hour, and the first and last minute of whatever the oracle's day consists of.
fn compare_day(ours: &OpeningHours, oracle: &Oracle<Place>, date: Date) -> Result<usize, String> {
    let mut answers = 0;
    for range in oracle.schedule_at(naive_date(date)) {
        let first = range.range.start.mins_from_midnight();
        let last = range.range.end.mins_from_midnight().min(1440) - 1;
        for minute in (first..last).step_by(60).chain([last]) {
            let local =
                LocalDateTime::new(date, TimeOfDay::from_minutes(minute).expect("a minute"));
            let state = ours.kind_and_comment_at(local, STATE);
            let expected = (kind(range.kind), &*range.comment);
            if state != expected {
                return Err(format!("{local}: ours {state:?}, oracle {expected:?}"));
            }
            answers += 1;
        }
    }
    Ok(answers)
}

/// When it closes or opens, asked at an instant.
fn compare_outlook(
    ours: &OpeningHours,
    oracle: &Oracle<Place>,
    now: Timestamp,
    zone: &Zone,
) -> Result<(), String> {
    let instant = DateTime::from_timestamp(now.seconds(), 0).expect("in range");
    let there = instant.with_timezone(&chrono_tz::Europe::Berlin);
    let (oracle_kind, _) = oracle.state(there);
    let wanted_change = |other: RuleKind| match oracle_kind {
        RuleKind::Open => other != RuleKind::Open,
        _ => other == RuleKind::Open,
    };
    let horizon = there + chrono::Duration::days(OUTLOOK_DAYS);
    let change = oracle
        .iter_range(there, horizon)
        .find(|range| wanted_change(range.kind))
        .map(|range| range.range.start.naive_local());
    let state = ours.state(now, zone, STATE);
    let (our_kind, our_change) = match state {
        OpenState::Open {
            until: Until::Time(time) | Until::OrLater(time),
            ..
        } => (Kind::Open, Some(naive(time))),
        // The oracle ends at midnight what has no stated end.
        OpenState::Open {
            until: Until::NotStated,
            ..
        } => (Kind::Open, change),
        OpenState::Open {
            until: Until::Always,
            ..
        } => (Kind::Open, None),
        OpenState::Closed { opens, .. } => (Kind::Closed, opens.map(naive)),
        OpenState::Unknown { opens, .. } => (Kind::Unknown, opens.map(naive)),
    };
    let is_beyond =
        |change: Option<NaiveDateTime>| change.filter(|change| *change < horizon.naive_local());
    if our_kind != kind(oracle_kind) || is_beyond(our_change) != change {
        return Err(format!(
            "at {there}: ours {state:?}, oracle {oracle_kind:?} until {change:?}"
        ));
    }
    Ok(())
}

fn kind(kind: RuleKind) -> Kind {
    match kind {
        RuleKind::Open => Kind::Open,
        RuleKind::Closed => Kind::Closed,
        RuleKind::Unknown => Kind::Unknown,
    }
}

fn days(from_year: i32, to_year: i32) -> impl Iterator<Item = Date> {
    let first = Date::new(from_year, 1, 1).expect("a date");
    (0..)
        .map(move |day| first.plus_days(day))
        .take_while(move |date| date.year() <= to_year)
}

fn naive_date(date: Date) -> NaiveDate {
    NaiveDate::from_epoch_days(date.epoch_day()).expect("in range")
}

fn naive(local: LocalDateTime) -> NaiveDateTime {
    DateTime::from_timestamp(local.epoch_minute() * 60, 0)
        .expect("in range")
        .naive_utc()
}
