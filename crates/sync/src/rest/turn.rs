//! What follows an answer: the next page, the next list, or the end of the pull.

use serde_json::Value;

use super::{
    Rest,
    answer::Heard,
    link,
    mark::{later, of_page},
    place::{Place, Position, Pull, Run, Task},
    rows::Taken,
};
use crate::{
    block::{Block, Frame},
    http::{Request, Response},
    profile::{Mark, Moment, Offset, Step, Total, fingerprint, scalar},
    protocol::{Answer, Checkpoint, Page, Part, Refusal},
};

/// Where a list goes on.
enum Onward {
    Page(Position),
    /// It does not; the next pull of a feed begins here.
    End(Option<String>),
}

impl Rest {
    pub(super) fn take_in(
        &self,
        place: Place,
        mut pull: Pull,
        request: &Request,
        response: &Response,
    ) -> Result<Answer, Refusal> {
        let begins = place.pull.is_none();
        let date = response
            .header("date")
            .and_then(|date| Moment::parse(date, Offset::default()));
        pull.now = date.map(Moment::seconds).or(pull.now);
        let mut page = Page {
            part: self.part(&pull.run.task),
            more: true,
            ..Page::default()
        };
        let end = match self.hear(&place, &pull, request, response)? {
            Heard::Unchanged => return Ok(Answer::Unchanged),
            Heard::Forgotten => {
                let restarts = pull.run.restarts + 1;
                pull.run = Run {
                    restarts,
                    ..self.begin(&place, pull.run.task.clone())
                };
                None
            }
            Heard::End => Some(None),
            Heard::Page(answer) => {
                self.take_page(&place, &mut pull, answer, request, response, &mut page)?
            }
        };
        // How many rows a table or a trash has is not how many records there are.
        let brings = matches!(pull.run.task, Task::List(..) | Task::Changes(_));
        page.total = pull.run.total.filter(|_| brings);
        if let Some(mark) = end {
            page.skipped
                .extend(self.finish_run(&place, &mut pull, mark));
            match self.next_task(&place, &pull) {
                Some(task) => pull.run = self.begin(&place, task),
                None => {
                    return Ok(Answer::Page(
                        self.finish_pull(place, pull, page, begins, request, response),
                    ));
                }
            }
        }
        page.next = Checkpoint::new(place.with(pull).write());
        Ok(Answer::Page(page))
    }

    fn part(&self, task: &Task) -> Part {
        match task {
            Task::Table(_) | Task::Changes(_) | Task::Deleted(_) => Part::Changes,
            Task::List(_, language) => Part::List {
                whole: Vec::new(),
                adds: *language > 0,
            },
            Task::Sweep(_) => Part::List {
                whole: Vec::new(),
                adds: false,
            },
        }
    }

    /// Takes in a page; with it ends the list if there is something to say of its end.
    fn take_page(
        &self,
        place: &Place,
        pull: &mut Pull,
        mut answer: Value,
        request: &Request,
        response: &Response,
        page: &mut Page,
    ) -> Result<Option<Option<String>>, Refusal> {
        let rows = self.rows(&pull.run.task, &mut answer)?;
        if self.is_repeated(&mut pull.run, &rows) {
            return Ok(Some(None));
        }
        if let Task::Table(table) = pull.run.task {
            self.take_table(table, &rows, &mut pull.tables);
        } else if let Some(Taken { frames, skipped }) = self.take_rows(pull, &rows) {
            page.changes = frames;
            page.skipped = skipped;
            self.leave_out_repeats(place, &mut pull.run, &mut page.changes);
        }
        self.note_marks(&mut pull.run, &answer, &rows, response);
        let asked = pull.run.size.map(u64::from);
        let count = rows.len() as u64;
        match self.onward(place, &mut pull.run, count, &answer, request, response)? {
            Onward::End(mark) => Ok(Some(mark)),
            Onward::Page(_) if pull.run.taste && asked.is_some_and(|asked| count >= asked) => {
                pull.run = self.begin(place, pull.run.task.clone());
                Ok(None)
            }
            Onward::Page(at) => {
                if pull.run.trail.is_circle(&at) {
                    return Err(Refusal::Malformed);
                }
                pull.run.at = at;
                Ok(None)
            }
        }
    }

    /// Whether a page that was asked for by number holds what the two before held: such a source knows no
    /// pages. Two alike can come by chance, when as many rows as a page has were put in front.
    fn is_repeated(&self, run: &mut Run, rows: &[Value]) -> bool {
        let step = self.reading(&run.task).map(|reading| &reading.paging.step);
        if rows.is_empty() || !matches!(step, Some(Step::Page { .. } | Step::Offset { .. })) {
            return false;
        }
        let print = rows
            .iter()
            .fold(0, |hash, row| fingerprint(hash, &row.to_string()));
        run.alike = match run.print.replace(print) {
            Some(before) if before == print => run.alike.saturating_add(1),
            _ => 0,
        };
        run.alike >= 2
    }

    /// Leaves out what the last pull told too: it would be stored and shown again for nothing.
    fn leave_out_repeats(&self, place: &Place, run: &mut Run, changes: &mut Block) {
        let Task::Changes(number) = run.task else {
            return;
        };
        if changes.is_empty() {
            return;
        }
        let of = |frame: Frame<'_>| {
            let name = fingerprint(fingerprint(u64::from(frame.deleted), frame.kind), frame.id);
            fingerprint(name, &String::from_utf8_lossy(frame.json))
        };
        let print = changes.iter().map(of).fold(1, u64::wrapping_add);
        run.sum = run.sum.wrapping_add(print);
        let is_first = run.first.is_none();
        run.told = is_first.then_some(print);
        let before = place.lists.get(number).and_then(|known| known.told);
        if is_first && before == Some(print) {
            *changes = Block::default();
        }
    }

    fn note_marks(&self, run: &mut Run, answer: &Value, rows: &[Value], response: &Response) {
        let list = run
            .task
            .list()
            .and_then(|number| self.profile.lists.get(number));
        let Some((list, since)) = list.and_then(|list| Some((list, list.since.as_ref()?))) else {
            return;
        };
        if matches!(run.task, Task::Deleted(_) | Task::Sweep(_)) {
            return;
        }
        if let Mark::Url(at) = &since.mark {
            run.mark = at.get(answer).and_then(scalar).or(run.mark.take());
            return;
        }
        let mark = of_page(list, since, answer, rows, response);
        if run.first.is_none() {
            run.mark.clone_from(&mark);
        }
        run.reached = match (run.reached.take(), mark) {
            (Some(a), Some(b)) => Some(later(list, a, b)),
            (a, b) => a.or(b),
        };
    }

    /// Where the list goes on after a page of so many rows.
    fn onward(
        &self,
        place: &Place,
        run: &mut Run,
        rows: u64,
        answer: &Value,
        request: &Request,
        response: &Response,
    ) -> Result<Onward, Refusal> {
        let paging = &self.reading(&run.task).ok_or(Refusal::Malformed)?.paging;
        let is_later = run.first.is_some();
        let first = *run.first.get_or_insert(rows);
        run.seen += rows;
        let before = run.total;
        run.total = paging
            .total
            .as_ref()
            .and_then(|total| total_of(total, answer, response))
            .or(run.total);
        run.moved |= is_later && rows > 0 && (run.total.is_none() || run.total != before);
        run.empty = if rows == 0 {
            run.empty.saturating_add(1)
        } else {
            0
        };
        let ended = rows == 0 || run.total.map_or(rows < first, |total| run.seen >= total);
        Ok(match &paging.step {
            Step::None => Onward::End(None),
            Step::Page { .. } | Step::Offset { .. } if ended => Onward::End(None),
            Step::Page { first, .. } => {
                let page = if let Position::Page(page) = run.at {
                    page
                } else {
                    *first
                };
                Onward::Page(Position::Page(page + 1))
            }
            Step::Offset { .. } => {
                let offset = if let Position::Offset(offset) = run.at {
                    offset
                } else {
                    0
                };
                Onward::Page(Position::Offset(offset + rows))
            }
            Step::Token { at, more, .. } => {
                let token = at
                    .get(answer)
                    .and_then(scalar)
                    .filter(|token| !token.is_empty());
                let more = more.as_ref().and_then(|more| more.get(answer)).map(is_more);
                let feed = self.is_feed(&run.task);
                let goes_on = more.unwrap_or(if feed { rows > 0 } else { run.empty < 2 });
                match token {
                    Some(token) if goes_on => Onward::Page(Position::Token(token)),
                    // A feed without an answer to where it goes on is where it was.
                    token => Onward::End(token.or_else(|| self.stays(place, run))),
                }
            }
            Step::Link { at } => {
                let next = at.get(answer).and_then(Value::as_str);
                self.follow(run, rows, next, request)?
            }
            Step::LinkHeader { header, rel } => {
                let next = response
                    .header(header)
                    .and_then(|value| link::in_header(value, rel));
                self.follow(run, rows, next, request)?
            }
        })
    }

    fn follow(
        &self,
        run: &Run,
        rows: u64,
        next: Option<&str>,
        request: &Request,
    ) -> Result<Onward, Refusal> {
        let next = next.filter(|next| !next.is_empty());
        let next = next
            .map(|next| self.base.follow(&request.url, next))
            .transpose();
        // Never to another origin.
        let next = next.map_err(|link::Foreign| Refusal::Malformed)?;
        let feed = self.is_feed(&run.task);
        let goes_on = if feed { rows > 0 } else { run.empty < 2 };
        Ok(match next {
            Some(next) if goes_on => Onward::Page(Position::Link(next)),
            next => Onward::End(feed.then(|| next.unwrap_or_else(|| request.url.clone()))),
        })
    }

    /// Whether a task reads a feed that never ends.
    fn is_feed(&self, task: &Task) -> bool {
        let Task::Changes(number) = task else {
            return false;
        };
        let since = self
            .profile
            .lists
            .get(*number)
            .and_then(|list| list.since.as_ref());
        since.is_some_and(|since| since.mark == Mark::Cursor)
    }

    fn stays(&self, place: &Place, run: &Run) -> Option<String> {
        match &run.at {
            Position::Token(token) => Some(token.clone()),
            _ => place.lists.get(run.task.list()?)?.mark.clone(),
        }
    }
}

fn total_of(total: &Total, answer: &Value, response: &Response) -> Option<u64> {
    match total {
        Total::At(place) => scalar(place.get(answer)?)?.parse().ok(),
        Total::Header { name, after } => {
            let value = response.header(name)?;
            let number = match after {
                Some(after) => value.rsplit_once(after.as_str())?.1,
                None => value,
            };
            number.trim().parse().ok()
        }
    }
}

fn is_more(value: &Value) -> bool {
    match value {
        Value::Bool(more) => *more,
        Value::Number(number) => number.as_f64().is_some_and(|number| number > 0.0),
        Value::String(text) => !text.is_empty(),
        _ => false,
    }
}
