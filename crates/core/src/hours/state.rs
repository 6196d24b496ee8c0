//! The answers people ask for: open now, until when, opening next, and a day's hours.

use crate::holiday::FederalState;
use crate::time::{Date, LocalDateTime, TimeOfDay, Timestamp, Zone};

use super::evaluate::{DAY, DayRules, Hit};
use super::rule::Ending;
use super::{Kind, OpeningHours};

/// How many days are searched for the next change: a little more than from one Easter to the next.
const HORIZON_DAYS: u16 = 400;

/// What holds at a moment, and what comes next, in the place's wall-clock time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenState<'a> {
    /// Open.
    Open {
        /// When it closes.
        until: Until,
        /// What the provider adds, such as "women only".
        comment: Option<&'a str>,
    },
    /// Closed.
    Closed {
        /// When it opens next; `None` when it does not within 400 days.
        opens: Option<LocalDateTime>,
        /// What the provider adds, such as a reason.
        comment: Option<&'a str>,
    },
    /// It depends on what only the comment says, such as an appointment.
    Unknown {
        /// When it is surely open next; `None` when it is not within 400 days.
        opens: Option<LocalDateTime>,
        /// What the provider says about it.
        comment: Option<&'a str>,
    },
}

/// When an open place closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
    /// At this time.
    Time(LocalDateTime),
    /// At this time or later.
    OrLater(LocalDateTime),
    /// The provider gives no closing time.
    NotStated,
    /// Not within 400 days: open around the clock.
    Always,
}

/// Part of a day's hours, for a table of the week or a filter by day and time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DaySpan<'a> {
    /// When it begins, 00:00–23:59 of the day.
    pub from: TimeOfDay,
    /// When it ends, up to 48:00: hours after midnight stand with the evening they belong to.
    pub to: TimeOfDay,
    /// Open or unknown, or closed when the provider comments on it.
    pub kind: Kind,
    /// What is known about the end; [`Ending::NotStated`] with `from` 00:00 means that no time is stated at all.
    pub ending: Ending,
    /// What the provider adds.
    pub comment: Option<&'a str>,
}

impl OpeningHours {
    /// Whether the place is open at `local`, without looking ahead.
    pub fn kind_at(&self, local: LocalDateTime, state: FederalState) -> Kind {
        self.on(local.date(), state).at(local.time().minutes()).kind
    }

    /// As [`OpeningHours::kind_at`], with the comment of the rule that decides; empty when it has none.
    pub fn kind_and_comment_at(&self, local: LocalDateTime, state: FederalState) -> (Kind, &str) {
        let hit = self.on(local.date(), state).at(local.time().minutes());
        (hit.kind, hit.comment.unwrap_or_default())
    }

    /// What holds at `now` in the place's zone, and what comes next.
    pub fn state(&self, now: Timestamp, zone: &Zone, state: FederalState) -> OpenState<'_> {
        let mut answer = self.state_at(zone.local(now), state);
        let time = match &mut answer {
            OpenState::Open {
                until: Until::Time(time) | Until::OrLater(time),
                ..
            } => Some(time),
            OpenState::Closed { opens, .. } | OpenState::Unknown { opens, .. } => opens.as_mut(),
            OpenState::Open { .. } => None,
        };
        if let Some(time) = time {
            // In the night that clocks are put forward, 02:30 is shown as 03:30.
            *time = zone.local(zone.timestamp(*time));
        }
        answer
    }

    /// What holds at `local`, and what comes next.
    pub fn state_at(&self, local: LocalDateTime, state: FederalState) -> OpenState<'_> {
        let day = self.on(local.date(), state);
        let minute = local.time().minutes();
        let hit = day.at(minute);
        let comment = hit.comment;
        match hit.kind {
            Kind::Open => OpenState::Open {
                until: self.closes(day, minute, hit),
                comment,
            },
            Kind::Closed => OpenState::Closed {
                opens: self.opens(day, minute),
                comment,
            },
            Kind::Unknown => OpenState::Unknown {
                opens: self.opens(day, minute),
                comment,
            },
        }
    }

    /// The spans that begin on `date`, in order; none when the place is closed.
    pub fn day_spans(&self, date: Date, state: FederalState) -> Vec<DaySpan<'_>> {
        let day = self.on(date, state);
        let mut spans: Vec<DaySpan<'_>> = Vec::new();
        let mut minute = 0;
        loop {
            let hit = day.at(minute);
            let end = day.next_edge(minute).unwrap_or(DAY);
            if !hit.is_spill && (hit.kind != Kind::Closed || hit.comment.is_some()) {
                push(&mut spans, hit, minute, end);
            }
            if end == DAY {
                break;
            }
            minute = end;
        }
        if let Some(last) = spans.last_mut()
            && last.to == TimeOfDay::END_OF_DAY
        {
            extend_past_midnight(last, day.next_day());
        }
        spans
    }

    fn closes<'a>(&'a self, mut day: DayRules<'a>, mut minute: u16, mut hit: Hit<'a>) -> Until {
        if self.is_always_open() {
            return Until::Always;
        }
        for _ in 0..HORIZON_DAYS {
            while let Some(edge) = day.next_edge(minute) {
                let next = day.at(edge);
                if next.kind != Kind::Open {
                    return until(hit.ending, at(day.date, edge));
                }
                (minute, hit) = (edge, next);
            }
            day = day.next_day();
            minute = 0;
            let next = day.at(0);
            if next.kind != Kind::Open {
                return until(hit.ending, at(day.date, 0));
            }
            hit = next;
        }
        Until::Always
    }

    fn opens(&self, mut day: DayRules<'_>, mut minute: u16) -> Option<LocalDateTime> {
        let last_year = self.last_open_year();
        for _ in 0..HORIZON_DAYS {
            while let Some(edge) = day.next_edge(minute) {
                if day.at(edge).kind == Kind::Open {
                    return Some(at(day.date, edge));
                }
                minute = edge;
            }
            day = day.next_day();
            minute = 0;
            if day.at(0).kind == Kind::Open {
                return Some(at(day.date, 0));
            }
            if last_year.is_some_and(|last_year| day.date.year() > last_year) {
                return None;
            }
        }
        None
    }

    fn is_always_open(&self) -> bool {
        let [rule] = &*self.rules else { return false };
        let is_whole_day = rule
            .spans
            .iter()
            .any(|span| span.start == 0 && span.end >= DAY);
        rule.kind == Kind::Open && rule.days.is_everyday() && is_whole_day
    }

    /// The last year in which any rule opens, if all of them end.
    fn last_open_year(&self) -> Option<i32> {
        let mut last = Some(i32::MIN);
        for rule in self.rules.iter().filter(|rule| rule.kind == Kind::Open) {
            last = last.max(Some(rule.days.last_year()?));
        }
        last
    }
}

fn at(date: Date, minute: u16) -> LocalDateTime {
    LocalDateTime::new(
        date,
        TimeOfDay::from_minutes(minute).unwrap_or(TimeOfDay::MAX),
    )
}

fn until(ending: Ending, time: LocalDateTime) -> Until {
    match ending {
        Ending::Stated => Until::Time(time),
        Ending::OrLater => Until::OrLater(time),
        Ending::NotStated => Until::NotStated,
    }
}

/// Adds a span, or prolongs the last one that says the same.
fn push<'a>(spans: &mut Vec<DaySpan<'a>>, hit: Hit<'a>, from: u16, to: u16) {
    let from = TimeOfDay::from_minutes(from).unwrap_or(TimeOfDay::MAX);
    let to = TimeOfDay::from_minutes(to).unwrap_or(TimeOfDay::MAX);
    if let Some(last) = spans.last_mut()
        && last.to == from
        && says_the_same(last, hit)
    {
        last.to = to;
        return;
    }
    spans.push(DaySpan {
        from,
        to,
        kind: hit.kind,
        ending: hit.ending,
        comment: hit.comment,
    });
}

fn extend_past_midnight(last: &mut DaySpan<'_>, tomorrow: DayRules<'_>) {
    let mut minute = 0;
    loop {
        let hit = tomorrow.at(minute);
        if !hit.is_spill || !says_the_same(last, hit) {
            return;
        }
        let end = tomorrow.next_edge(minute).unwrap_or(DAY);
        last.to = TimeOfDay::from_minutes(DAY + end).unwrap_or(TimeOfDay::MAX);
        if end == DAY {
            return;
        }
        minute = end;
    }
}

fn says_the_same(span: &DaySpan<'_>, hit: Hit<'_>) -> bool {
    span.kind == hit.kind && span.ending == hit.ending && span.comment == hit.comment
}
