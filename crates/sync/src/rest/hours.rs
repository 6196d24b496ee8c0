//! Opening hours of other models as OpenStreetMap's `opening_hours`. What cannot be said exactly is not said.

use serde_json::Value;

const DAYS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// What is said of each day of a week; `None` where nothing is.
type Week = [Option<String>; 7];

/// Seven days from Monday: `{allDay, closed, appointmentOnly, timeSlots: [{start, end}]}`.
pub(super) fn of_week(days: &Value) -> Option<String> {
    let days = days.as_array().filter(|days| days.len() == 7)?;
    let mut week = Week::default();
    for (said, day) in week.iter_mut().zip(days) {
        *said = of_day(day)?;
    }
    Some(write(&week)).filter(|text| !text.is_empty())
}

/// What is said of a day; the outer `None` when it cannot be understood.
fn of_day(day: &Value) -> Option<Option<String>> {
    let flag = |name: &str| day.get(name).and_then(Value::as_bool).unwrap_or(false);
    if flag("closed") {
        return Some(Some("off".to_owned()));
    }
    let mut times = Vec::new();
    if flag("allDay") {
        times.push("00:00-24:00".to_owned());
    } else {
        for slot in day
            .get("timeSlots")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            times.push(slot_of(slot.get("start")?, slot.get("end")?)?);
        }
    }
    let times = times.join(",");
    Some(match (times.is_empty(), flag("appointmentOnly")) {
        (true, false) => None,
        (true, true) => Some("\"by appointment\"".to_owned()),
        (false, true) => Some(format!("{times} \"by appointment\"")),
        (false, false) => Some(times),
    })
}

/// `10:00` and `13:00:00` as `10:00-13:00`; midnight ends a day as 24:00.
fn slot_of(start: &Value, end: &Value) -> Option<String> {
    let (start, end) = (clock(start)?, clock(end)?);
    let end = if end == "00:00" { "24:00" } else { end };
    Some(format!("{start}-{end}"))
}

fn clock(time: &Value) -> Option<&str> {
    let time = time.as_str()?;
    let (hour, rest) = time.split_once(':')?;
    let minute = rest.get(..2)?;
    let sound =
        hour.len() == 2 && hour.parse::<u8>().ok()? <= 24 && minute.parse::<u8>().ok()? < 60;
    time.get(..5).filter(|_| sound)
}

/// `Mo-Fr 09:00-17:00; Sa,Su off`: days of which the same is said stand together.
fn write(week: &Week) -> String {
    let mut rules: Vec<(Vec<usize>, &str)> = Vec::new();
    for (day, said) in week.iter().enumerate() {
        let Some(said) = said else { continue };
        match rules.iter_mut().find(|(_, known)| known == said) {
            Some((days, _)) => days.push(day),
            None => rules.push((vec![day], said)),
        }
    }
    let rules: Vec<String> = rules
        .iter()
        .map(|(days, said)| format!("{} {said}", runs(days)))
        .collect();
    rules.join("; ")
}

/// `Mo-We,Fr` for the days 0, 1, 2 and 4.
fn runs(days: &[usize]) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for day in days {
        match runs.last_mut() {
            Some((_, to)) if *to + 1 == *day => *to = *day,
            _ => runs.push((*day, *day)),
        }
    }
    let name = |day: usize| DAYS.get(day).copied().unwrap_or_default();
    let runs: Vec<String> = runs
        .into_iter()
        .map(|(from, to)| match to - from {
            0 => name(from).to_owned(),
            1 => format!("{},{}", name(from), name(to)),
            _ => format!("{}-{}", name(from), name(to)),
        })
        .collect();
    runs.join(",")
}

/// HSDS schedules: weekly on days, or monthly on the n-th of a day, each with hours and perhaps from when to when.
pub(super) fn of_rules(schedules: &Value) -> Option<String> {
    // Schedules of the same time of year and the same week of the month share a week.
    let mut groups: Vec<((String, String), Week)> = Vec::new();
    for schedule in schedules.as_array()? {
        let season = season(schedule)?;
        let said = slot_of(schedule.get("opens_at")?, schedule.get("closes_at")?)?;
        for (nth, day) in days_of(schedule)? {
            let key = (season.clone(), nth);
            let at = groups
                .iter()
                .position(|(known, _)| *known == key)
                .unwrap_or_else(|| {
                    groups.push((key, Week::default()));
                    groups.len() - 1
                });
            let place = &mut groups.get_mut(at)?.1[day];
            *place = Some(match place.take() {
                Some(earlier) if earlier.split(',').any(|slot| slot == said) => earlier,
                Some(earlier) => format!("{earlier},{said}"),
                None => said.clone(),
            });
        }
    }
    let written: Vec<String> = groups
        .iter()
        .map(|((season, nth), week)| group(season, nth, week))
        .collect();
    Some(written.join(", ")).filter(|text| !text.is_empty())
}

fn group(season: &str, nth: &str, week: &Week) -> String {
    let rules = write(week);
    let rules = rules.split("; ").map(|rule| {
        let (days, times) = rule.split_once(' ').unwrap_or((rule, ""));
        let days = match nth {
            "" => days.to_owned(),
            nth => days
                .split(',')
                .map(|day| format!("{day}[{nth}]"))
                .collect::<Vec<_>>()
                .join(","),
        };
        format!("{season}{days} {times}")
    });
    rules.collect::<Vec<_>>().join("; ")
}

/// The days of a schedule and, if it is monthly, which of the month they are.
fn days_of(schedule: &Value) -> Option<Vec<(String, usize)>> {
    let text = |name: &str| {
        schedule
            .get(name)
            .and_then(Value::as_str)
            .unwrap_or_default()
    };
    let every = schedule
        .get("interval")
        .and_then(Value::as_u64)
        .unwrap_or(1);
    let monthly = text("freq").eq_ignore_ascii_case("MONTHLY");
    let weekly = text("freq").is_empty() || text("freq").eq_ignore_ascii_case("WEEKLY");
    if every != 1 || !(monthly || weekly) {
        return None;
    }
    let mut days = Vec::new();
    for word in text("byday")
        .split(',')
        .map(str::trim)
        .filter(|word| !word.is_empty())
    {
        let (nth, name) = word.split_at_checked(word.len().checked_sub(2)?)?;
        let day = DAYS.iter().position(|day| day.eq_ignore_ascii_case(name))?;
        let nth = match nth.trim_start_matches('+') {
            "" if weekly => String::new(),
            nth if monthly
                && nth
                    .parse::<i8>()
                    .is_ok_and(|nth| nth != 0 && nth.abs() <= 5) =>
            {
                nth.to_owned()
            }
            _ => return None,
        };
        days.push((nth, day));
    }
    (!days.is_empty()).then_some(days)
}

/// `2026 Jan 01-2026 Dec 31 ` for a schedule that has both ends, nothing for one that has none.
fn season(schedule: &Value) -> Option<String> {
    let day = |name: &str| {
        schedule
            .get(name)
            .and_then(Value::as_str)
            .filter(|day| !day.is_empty())
    };
    let until = day("valid_to").or(day("until"));
    match (day("valid_from"), until) {
        (Some(from), Some(to)) => Some(format!("{}-{} ", date(from)?, date(to)?)),
        (_, None) => Some(String::new()),
        // From when is not known, and neither is which year that was.
        (None, Some(_)) => None,
    }
}

fn date(text: &str) -> Option<String> {
    let mut parts = text.get(..10)?.split('-');
    let (year, month, day) = (
        parts.next()?,
        parts.next()?.parse::<usize>().ok()?,
        parts.next()?,
    );
    let month = MONTHS.get(month.checked_sub(1)?)?;
    Some(format!("{year} {month} {day}"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn day(slots: &[(&str, &str)]) -> Value {
        let slots: Vec<Value> = slots
            .iter()
            .map(|(start, end)| json!({"start": start, "end": end}))
            .collect();
        json!({"allDay": false, "closed": false, "appointmentOnly": false, "timeSlots": slots})
    }

    #[test]
    fn seven_days_become_rules() {
        let office = day(&[("09:00", "12:00"), ("14:00", "17:00")]);
        let closed = json!({"closed": true, "timeSlots": []});
        let mut week = vec![
            office.clone(),
            office.clone(),
            day(&[("09:00", "12:00")]),
            office.clone(),
            day(&[]),
        ];
        week.extend([closed.clone(), closed]);
        assert_eq!(
            of_week(&json!(week)).as_deref(),
            Some("Mo,Tu,Th 09:00-12:00,14:00-17:00; We 09:00-12:00; Sa,Su off")
        );
        let always = json!({"allDay": true, "timeSlots": []});
        assert_eq!(
            of_week(&json!(vec![always; 7])).as_deref(),
            Some("Mo-Su 00:00-24:00")
        );
        let asked =
            json!({"appointmentOnly": true, "timeSlots": [{"start": "18:00", "end": "00:00"}]});
        assert_eq!(
            of_week(&json!(vec![asked; 7])).as_deref(),
            Some("Mo-Su 18:00-24:00 \"by appointment\"")
        );
        assert_eq!(of_week(&json!(vec![day(&[("9", "12")]); 7])), None);
        assert_eq!(of_week(&Value::Null), None);
    }

    #[test]
    fn recurrence_rules_become_rules() {
        let schedule = |byday: &str, from: &str, to: &str| json!({"freq": "WEEKLY", "byday": byday, "opens_at": from, "closes_at": to});
        let check = |schedules: Value, text: Option<&str>| {
            assert_eq!(of_rules(&schedules).as_deref(), text, "{schedules}");
        };
        check(
            json!([schedule("TH,FR", "10:00:00", "18:00:00")]),
            Some("Th,Fr 10:00-18:00"),
        );
        check(
            json!([
                schedule("MO,TU,WE", "08:00", "12:00"),
                schedule("MO", "14:00", "16:00")
            ]),
            Some("Mo 08:00-12:00,14:00-16:00; Tu,We 08:00-12:00"),
        );
        let mut first = schedule("1MO", "10:00", "12:00");
        first["freq"] = json!("MONTHLY");
        check(json!([first]), Some("Mo[1] 10:00-12:00"));
        let mut summer = schedule("SA", "10:00", "12:00");
        summer["valid_from"] = json!("2026-06-01");
        summer["valid_to"] = json!("2026-08-31");
        check(
            json!([schedule("MO", "08:00", "12:00"), summer]),
            Some("Mo 08:00-12:00, 2026 Jun 01-2026 Aug 31 Sa 10:00-12:00"),
        );
    }

    #[test]
    fn what_cannot_be_said_is_not_said() {
        let base =
            json!({"freq": "WEEKLY", "byday": "MO", "opens_at": "10:00", "closes_at": "12:00"});
        for (name, value) in [
            ("interval", json!(2)),
            ("freq", json!("YEARLY")),
            ("byday", json!("")),
            ("opens_at", Value::Null),
        ] {
            let mut schedule = base.clone();
            schedule[name] = value;
            assert_eq!(of_rules(&json!([base.clone(), schedule])), None, "{name}");
        }
        assert_eq!(of_rules(&json!([])), None);
    }
}
