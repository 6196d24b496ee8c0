//! The next question of a pull, made of where it is.

use super::{
    Rest, mark,
    place::{Known, Place, Position, Pull, Run, Task},
};
use crate::{
    http::{Method, Request},
    profile::{Content, Deletions, List, Mark, Query, Reading, Step, Template, Var, Variant, Vars},
    protocol::{Checkpoint, encode},
};

/// Seconds a list may take.
const PATIENCE_MS: u32 = 60_000;

impl Rest {
    /// Where a checkpoint is; a strange one means the beginning.
    pub(super) fn continue_at(&self, checkpoint: Option<&Checkpoint>) -> Place {
        let known = checkpoint.and_then(|checkpoint| self.fresh.read(checkpoint.as_str()));
        known.unwrap_or_else(|| self.fresh.clone())
    }

    /// Whether a checkpoint was made by something else: another profile, other languages.
    pub(super) fn is_strange(&self, checkpoint: &str) -> bool {
        self.fresh.read(checkpoint).is_none()
    }

    /// The pull under way, or the one that begins, with as many rows per page as the limit allows.
    pub(super) fn pull(&self, place: &Place, limit: u32, again: bool) -> Pull {
        let mut pull = match &place.pull {
            Some(pull) => pull.clone(),
            None => {
                let mut pull = Pull {
                    again,
                    next: place.lists.clone(),
                    ..Pull::default()
                };
                if let Some(first) = self.first_task(place) {
                    pull.run = self.begin(place, first);
                }
                pull
            }
        };
        let size = self.size(&pull.run.task, limit);
        let largest = self.size(&pull.run.task, u32::MAX);
        let numbered = match self
            .reading(&pull.run.task)
            .map(|reading| &reading.paging.step)
        {
            Some(Step::Page { .. } | Step::Link { .. } | Step::LinkHeader { .. }) => true,
            Some(Step::None | Step::Offset { .. } | Step::Token { .. }) | None => false,
        };
        match pull.run.size {
            Some(before) if numbered && size.is_some_and(|size| size < before) => {
                // Pages of another size begin elsewhere.
                pull.run = Run {
                    size,
                    restarts: pull.run.restarts,
                    ..self.begin(place, pull.run.task.clone())
                };
            }
            Some(_) if numbered => {}
            None if numbered => {
                pull.run.taste = place.pull.is_none() && !again && size < largest;
                pull.run.size = size;
            }
            _ => pull.run.size = size,
        }
        pull
    }

    /// The first page of a task. Changes that are asked for by address begin where the last pull ended.
    pub(super) fn begin(&self, place: &Place, task: Task) -> Run {
        let mut run = Run::new(task);
        if let Task::Changes(number) = run.task
            && let Some((list, since)) = self.since(place, number)
            && let Some(mark) = place.lists.get(number).and_then(|known| known.mark.clone())
        {
            let by_link = matches!(
                list.read.paging.step,
                Step::Link { .. } | Step::LinkHeader { .. }
            );
            if matches!(since.mark, Mark::Url(_)) || (since.mark == Mark::Cursor && by_link) {
                run.at = Position::Link(mark);
            }
        }
        run
    }

    /// The sizes a question can have been asked with.
    pub(super) fn sizes(&self, place: &Place) -> Vec<u32> {
        let task = place
            .pull
            .as_ref()
            .map(|pull| pull.run.task.clone())
            .or_else(|| self.first_task(place));
        let largest = task.and_then(|task| self.size(&task, u32::MAX));
        let largest = largest.unwrap_or(1);
        std::iter::successors(Some(largest), |size| {
            Some(size / 2).filter(|size| *size > 0)
        })
        .collect()
    }

    /// The largest of the sizes, each half of the one before, that is not above the limit. A list that comes
    /// in one page is never asked for a part of it.
    fn size(&self, task: &Task, limit: u32) -> Option<u32> {
        let paging = &self.reading(task)?.paging;
        let own = self.variant(task).and_then(|variant| variant.size);
        let mut size = own.or(paging.size.as_ref().map(|size| size.value))?;
        while size > limit.max(1) && paging.step != Step::None {
            size /= 2;
        }
        Some(size)
    }

    /// How the rows of a task come.
    pub(super) fn reading(&self, task: &Task) -> Option<&Reading> {
        match task {
            Task::Table(table) => self.profile.tables.get(*table).map(|table| &table.read),
            task => self.profile.lists.get(task.list()?).map(|list| &list.read),
        }
    }

    /// What is different in the list of a task.
    pub(super) fn variant(&self, task: &Task) -> Option<&Variant> {
        let list = self.profile.lists.get(task.list()?)?;
        match (task, &list.deletions) {
            (Task::Sweep(_), Deletions::Sweep { list, .. }) => Some(list),
            (Task::Deleted(_), Deletions::List(list)) => Some(list),
            _ => None,
        }
    }

    /// The request of a pull's next question.
    pub(super) fn question(&self, place: &Place, pull: &Pull) -> Request {
        let run = &pull.run;
        let vars = self.vars(place, run);
        let auth = self
            .profile
            .transport
            .auth
            .read
            .then_some(&self.profile.transport.auth.scheme);
        let parameter = auth.and_then(|scheme| scheme.parameter(&self.credentials));
        let mut url = match &run.at {
            Position::Link(url) => url.clone(),
            _ => self.address(run, &vars),
        };
        // Links of the source may carry it already, or not.
        let carries = |name: &str| {
            ['?', '&']
                .iter()
                .any(|joint| url.contains(&format!("{joint}{name}=")))
        };
        let parameter = parameter.filter(|(name, _)| !carries(name));
        add(&mut url, parameter.as_slice());
        let filled = |(name, value): &(String, Template)| {
            let value = value.fill(&vars).filter(|value| !value.is_empty())?;
            Some((name.clone(), value))
        };
        let mut headers: Vec<_> = self
            .profile
            .transport
            .headers
            .iter()
            .filter_map(filled)
            .collect();
        if !headers.iter().any(|(name, _)| name == "accept") {
            headers.push(("accept".to_owned(), "application/json".to_owned()));
        }
        headers.extend(auth.and_then(|scheme| scheme.header(&self.credentials)));
        let body = self.content(&run.task).map(|content| {
            let (media_type, body) = write(content, &vars);
            headers.push(("content-type".to_owned(), media_type.to_owned()));
            body
        });
        Request {
            method: if body.is_some() {
                Method::Post
            } else {
                Method::Get
            },
            url,
            headers,
            body,
            patience_ms: PATIENCE_MS,
        }
    }

    fn content(&self, task: &Task) -> Option<&Content> {
        let list = task
            .list()
            .and_then(|number| self.profile.lists.get(number));
        let since = list
            .and_then(|list| list.since.as_ref())
            .filter(|_| matches!(task, Task::Changes(_)));
        let own = since.and_then(|since| since.send.as_ref());
        own.or_else(|| self.reading(task)?.send.as_ref())
    }

    fn vars(&self, place: &Place, run: &Run) -> Vars {
        let mut vars = Vars::default();
        if let Some((list, since)) = run.task.list().and_then(|number| self.since(place, number)) {
            let known = place
                .lists
                .get(number_of(run))
                .and_then(|known: &Known| known.mark.as_deref());
            let asks = matches!(run.task, Task::Changes(_) | Task::Deleted(_));
            if let Some(mark) = known.filter(|_| asks && since.mark != Mark::Cursor) {
                vars.set(Var::Since, mark::asked(list, since, mark));
            }
        }
        if let Task::List(number, language) = &run.task
            && let Some((_, theirs)) = self
                .languages
                .get(*number)
                .and_then(|languages| languages.get(*language))
        {
            vars.set(Var::Lang, theirs);
        }
        if let Some(size) = run.size {
            vars.set(Var::Size, size.to_string());
        }
        let step = self.reading(&run.task).map(|reading| &reading.paging.step);
        match (&run.at, step) {
            (Position::Start, Some(Step::Page { first, .. })) => {
                vars.set(Var::Page, first.to_string())
            }
            (Position::Start, Some(Step::Offset { .. })) => vars.set(Var::Offset, "0"),
            (Position::Start, Some(Step::Token { first, .. })) => {
                let known = self.cursor(place, run).or(first.as_deref());
                known
                    .into_iter()
                    .for_each(|token| vars.set(Var::Cursor, token));
            }
            (Position::Page(page), _) => vars.set(Var::Page, page.to_string()),
            (Position::Offset(offset), _) => vars.set(Var::Offset, offset.to_string()),
            (Position::Token(token), _) => vars.set(Var::Cursor, token),
            (Position::Start | Position::Link(_), _) => {}
        }
        vars
    }

    fn since(&self, place: &Place, number: usize) -> Option<(&List, &crate::profile::Since)> {
        place.lists.get(number)?;
        let list = self.profile.lists.get(number)?;
        list.since.as_ref().map(|since| (list, since))
    }

    /// Where the last pull of a feed ended.
    fn cursor<'p>(&self, place: &'p Place, run: &Run) -> Option<&'p str> {
        let Task::Changes(number) = run.task else {
            return None;
        };
        let (_, since) = self.since(place, number)?;
        let known = place.lists.get(number)?;
        known.mark.as_deref().filter(|_| since.mark == Mark::Cursor)
    }

    /// The address of a page that has no address of its own.
    fn address(&self, run: &Run, vars: &Vars) -> String {
        let Some(reading) = self.reading(&run.task) else {
            return self.base.join("");
        };
        let variant = self.variant(&run.task);
        let list = run
            .task
            .list()
            .and_then(|number| self.profile.lists.get(number));
        let since = list
            .and_then(|list| list.since.as_ref())
            .filter(|_| matches!(run.task, Task::Changes(_)));
        let path = variant.and_then(|variant| variant.path.as_ref());
        let path = path
            .or_else(|| since.and_then(|since| since.path.as_ref()))
            .unwrap_or(&reading.path);
        let mut parameters = fill(&reading.query, vars);
        for more in [
            since.map(|since| &since.query),
            variant.map(|variant| &variant.query),
        ] {
            put(&mut parameters, fill(more.into_iter().flatten(), vars));
        }
        let of_paging =
            |param: Option<&String>, var: Var| Some((param?.clone(), vars.get(var)?.to_owned()));
        let step = match &reading.paging.step {
            Step::Page { param, .. } => of_paging(param.as_ref(), Var::Page),
            Step::Offset { param } => of_paging(param.as_ref(), Var::Offset),
            Step::Token { param, .. } => of_paging(param.as_ref(), Var::Cursor),
            Step::None | Step::Link { .. } | Step::LinkHeader { .. } => None,
        };
        let size = reading
            .paging
            .size
            .as_ref()
            .and_then(|size| of_paging(size.param.as_ref(), Var::Size));
        put(&mut parameters, size.into_iter().chain(step).collect());
        let mut url = self.base.join(&path.fill_encoded(vars).unwrap_or_default());
        add(&mut url, &parameters);
        url
    }
}

/// Adds parameters to an address; without those that are empty.
fn add(url: &mut String, parameters: &[(String, String)]) {
    let mut joint = if url.contains('?') { '&' } else { '?' };
    for (name, value) in parameters.iter().filter(|(_, value)| !value.is_empty()) {
        url.push(joint);
        encode(name, url);
        url.push('=');
        encode(value, url);
        joint = '&';
    }
}

fn number_of(run: &Run) -> usize {
    run.task.list().unwrap_or(usize::MAX)
}

/// Parameters with their values; without those whose variables have none.
fn fill<'q>(
    query: impl IntoIterator<Item = &'q (String, Template)>,
    vars: &Vars,
) -> Vec<(String, String)> {
    let filled = query
        .into_iter()
        .map(|(name, value)| Some((name.clone(), value.fill(vars)?)));
    filled.flatten().collect()
}

/// Puts parameters in place of those of the same name.
fn put(parameters: &mut Vec<(String, String)>, more: Vec<(String, String)>) {
    parameters.retain(|(name, _)| more.iter().all(|(other, _)| other != name));
    parameters.extend(more);
}

/// What is sent, and its media type.
pub(super) fn write(content: &Content, vars: &Vars) -> (&'static str, Vec<u8>) {
    match content {
        Content::Json(template) => {
            let json = template.fill(vars).unwrap_or_default();
            ("application/json", json.to_string().into_bytes())
        }
        Content::Form(query) => (
            "application/x-www-form-urlencoded",
            form(query, vars).into_bytes(),
        ),
    }
}

fn form(query: &Query, vars: &Vars) -> String {
    let mut text = String::new();
    for (name, value) in fill(query, vars) {
        if !text.is_empty() {
            text.push('&');
        }
        encode(&name, &mut text);
        text.push('=');
        encode(&value, &mut text);
    }
    text
}
