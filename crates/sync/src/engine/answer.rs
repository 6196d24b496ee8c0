//! Asking sources and taking in what they answer.

use super::{Engine, feed::Aim, feed::Pull, job::Job};
use crate::{
    backoff,
    event::{Effect, Ticket},
    head::Held,
    http::{Response, Unreachable},
    protocol::{Answer, Page, Refusal},
    status::Problem,
    time::Timestamp,
};

/// Pages that may wait to be stored before the next one is asked for.
const PAGES_AHEAD: usize = 1;

impl Engine {
    /// Asks every source that is due, or whose pull can go on.
    pub(super) fn ask(&mut self, now: Timestamp, effects: &mut Vec<Effect>) {
        let Some(heads) = &self.heads else { return };
        for (number, feed) in self.feeds.iter_mut().enumerate() {
            let waiting = self
                .jobs
                .iter()
                .filter(|job| job.feed() == Some(number))
                .count();
            let storing =
                matches!(&self.committing, Some((_, job, _)) if job.feed() == Some(number));
            let replaced = |job: &Job| job.replaces(&feed.source.id);
            if self.jobs.iter().any(replaced)
                || matches!(&self.committing, Some((_, job, _)) if replaced(job))
            {
                continue;
            }
            let head = heads.head(&feed.source.id);
            if feed.is_due(now) && waiting == 0 && !storing {
                feed.begin(&head);
            }
            let limit = feed.limit();
            let Some(pull) = &mut feed.pull else { continue };
            if pull.asking.is_none() && !pull.ended && waiting <= PAGES_AHEAD {
                let marker = head.marker.as_ref().filter(|_| pull.aim == Aim::Extend);
                let request = feed
                    .source
                    .protocol
                    .ask(pull.checkpoint.as_ref(), limit, marker);
                self.tickets += 1;
                let ticket = Ticket(self.tickets);
                pull.asking = Some((ticket, request.clone()));
                effects.push(Effect::Send(ticket, request));
            }
        }
    }

    pub(super) fn answered(
        &mut self,
        now: Timestamp,
        ticket: Ticket,
        answer: Result<Response, Unreachable>,
        effects: &mut Vec<Effect>,
    ) {
        for (number, feed) in self.feeds.iter_mut().enumerate() {
            let Some(pull) = &mut feed.pull else { continue };
            let Some((_, request)) = pull.asking.take_if(|(asked, _)| *asked == ticket) else {
                continue;
            };
            let answer = match answer {
                Ok(response) => feed
                    .source
                    .protocol
                    .read(pull.checkpoint.as_ref(), &request, &response)
                    .map_err(Problem::Refused),
                Err(unreachable) => Err(Problem::Unreachable(unreachable)),
            };
            match answer {
                Ok(Answer::Unchanged) => {
                    pull.ended = true;
                    self.jobs.push_back(Job::Checked {
                        feed: number,
                        source: feed.source.id.clone(),
                    });
                }
                // A source that sends us back to where we were would do so for ever.
                Ok(Answer::Page(page))
                    if page.more && pull.checkpoint.as_ref() == Some(&page.next) =>
                {
                    self.failed(now, number, Problem::Refused(Refusal::Malformed));
                }
                Ok(Answer::Page(page)) => self.page_came(number, page, effects),
                Err(problem) => self.failed(now, number, problem),
            }
            return;
        }
    }

    fn page_came(&mut self, number: usize, mut page: Page, effects: &mut Vec<Effect>) {
        let Some(feed) = self.feeds.get_mut(number) else {
            return;
        };
        feed.failures = 0;
        feed.problem = None;
        feed.begin_again = false;
        feed.grow_pages();
        let Some(pull) = &mut feed.pull else { return };
        let held = self
            .heads
            .as_ref()
            .map_or(Held::Nothing, |heads| heads.head(&feed.source.id).held);
        pull.turn(&page.part, held);
        pull.checkpoint = Some(page.next.clone());
        pull.ended = !page.more;
        pull.received += page.changes.len() as u64;
        feed.total = page.total;
        let source = feed.source.id.clone();
        if !page.skipped.is_empty() {
            let skipped = std::mem::take(&mut page.skipped);
            effects.push(Effect::Tell(crate::Notice::Skipped(
                source.clone(),
                skipped,
            )));
        }
        let (aim, received) = (pull.aim, pull.received);
        if aim != Aim::Extend && pull.ended {
            pull.last = Some(page);
            return;
        }
        if let Aim::BeginRenewal(covers) = aim {
            pull.aim = Aim::Renew(covers);
        }
        self.jobs.push_back(Job::Page {
            feed: number,
            source,
            page,
            aim,
            received,
        });
    }

    fn failed(&mut self, now: Timestamp, number: usize, problem: Problem) {
        let Some(feed) = self.feeds.get_mut(number) else {
            return;
        };
        match (problem, &mut feed.pull) {
            (Problem::Refused(Refusal::Expired), Some(pull))
                if pull.checkpoint.is_some() && pull.aim == Aim::Extend =>
            {
                // The copy stays while another one is fetched from the beginning.
                *pull = Pull::renewal();
                return;
            }
            (Problem::Refused(Refusal::Expired), _) => feed.begin_again = true,
            (
                Problem::Refused(Refusal::Truncated | Refusal::TooLarge)
                | Problem::Unreachable(Unreachable::TimedOut | Unreachable::BrokenOff),
                _,
            ) => feed.shrink_pages(),
            _ => {}
        }
        feed.failures += 1;
        let wait = backoff::wait(&mut self.prng, feed.failures);
        let asked = match problem {
            Problem::Refused(Refusal::Busy { wait_ms }) => wait_ms.unwrap_or(0),
            _ => 0,
        };
        // What a source asks for is a lower bound; the jitter keeps phones apart after it.
        feed.fail(
            now,
            problem,
            if asked > 0 {
                asked.saturating_add(wait)
            } else {
                wait
            },
        );
    }
}
