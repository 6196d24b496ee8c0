//! Reading rules and what joins them.
//!
//! A little more lenient than the grammar where there is only one reading:
//! any case of names, one-digit hours, spaces around dashes and after commas, a last `;`.

mod cursor;
mod years;
mod dates;
mod weekdays;
mod times;

use super::Kind;
use super::days::DaySelector;
use super::evaluate::{DAY, MOST_RULES};
use super::rule::{Ending, Operator, Rule, Span};
use cursor::Cursor;

/// All rules of an expression, or how many bytes were understood.
pub(super) fn rules(text: &str) -> Result<Vec<Rule>, usize> {
    let mut cursor = Cursor::new(text);
    let mut rules = Vec::new();
    read_rules(&mut cursor, &mut rules).ok_or(cursor.position())?;
    Ok(rules)
}

fn read_rules(cursor: &mut Cursor<'_>, rules: &mut Vec<Rule>) -> Option<()> {
    let mut operator = Operator::Normal;
    cursor.skip_spaces();
    loop {
        if operator == Operator::Additional && cursor.is_at_time() {
            // `Mo 10:00-12:00 "…", 14:00-16:00`: of Mondays or of every day? Only the latter is sure.
            let previous_is_everyday = rules.last().is_some_and(|rule| rule.days.is_everyday());
            previous_is_everyday.then_some(())?;
        }
        rules.push(read_rule(cursor, operator)?);
        if rules.len() > MOST_RULES {
            return None;
        }
        cursor.skip_spaces();
        operator = if cursor.take(";") {
            Operator::Normal
        } else if cursor.take("||") {
            Operator::Fallback
        } else if cursor.take(",") {
            Operator::Additional
        } else {
            return cursor.is_empty().then_some(());
        };
        cursor.skip_spaces();
        if cursor.is_empty() && operator == Operator::Normal {
            return Some(());
        }
    }
}

fn read_rule(cursor: &mut Cursor<'_>, operator: Operator) -> Option<Rule> {
    let start = cursor.position();
    let mut days = DaySelector::default();
    let mut spans = Vec::new();
    let is_always = cursor.take("24/7");
    if !is_always {
        read_wide_selectors(cursor, &mut days)?;
        days.weekdays = weekdays::read(cursor)?;
        if days.weekdays.is_some() {
            cursor.take(":");
        }
        cursor.skip_spaces();
        if cursor.is_at_time() {
            times::read(cursor, &mut spans)?;
        }
    }
    let has_times = !spans.is_empty();
    cursor.skip_spaces();
    let keyword = read_kind(cursor);
    cursor.skip_spaces();
    let comment = cursor.quoted()?;
    if cursor.position() == start {
        return None;
    }
    let kind = match (keyword, comment) {
        (Some(kind), _) => kind,
        // A comment alone says what hours cannot: `Mo "by appointment"`.
        (None, Some(_)) => Kind::Unknown,
        (None, None) => Kind::Open,
    };
    if !has_times {
        let is_bare_day = !is_always && keyword.is_none() && kind == Kind::Open;
        let ending = if is_bare_day {
            Ending::NotStated
        } else {
            Ending::Stated
        };
        spans.push(Span {
            start: 0,
            end: DAY,
            kind,
            ending,
        });
    }
    for span in &mut spans {
        if span.kind == Kind::Open {
            span.kind = kind;
        }
    }
    Some(Rule {
        operator,
        kind,
        comment: comment.map(Box::from),
        days,
        spans,
    })
}

/// Years, dates and weeks, and the colon that may close them.
fn read_wide_selectors(cursor: &mut Cursor<'_>, days: &mut DaySelector) -> Option<()> {
    years::read_years(cursor, &mut days.years)?;
    cursor.skip_spaces();
    dates::read_dates(cursor, days)?;
    cursor.skip_spaces();
    years::read_weeks(cursor, &mut days.weeks)?;
    let has_any = !days.is_everyday();
    if has_any {
        let is_ended = cursor.is_at_boundary() || cursor.is_after_space();
        is_ended.then_some(())?;
        cursor.skip_spaces();
        cursor.take(":");
    }
    cursor.skip_spaces();
    Some(())
}

fn read_kind(cursor: &mut Cursor<'_>) -> Option<Kind> {
    const KEYWORDS: [(&str, Kind); 4] = [
        ("open", Kind::Open),
        ("off", Kind::Closed),
        ("closed", Kind::Closed),
        ("unknown", Kind::Unknown),
    ];
    KEYWORDS
        .iter()
        .find(|(word, _)| cursor.take_word(word))
        .map(|(_, kind)| *kind)
}
