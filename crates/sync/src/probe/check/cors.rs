//! What the app may do from a browser at its origin.

use super::{
    super::{
        cors::{forbidden, is_open, is_visible, preflight},
        http::Asked,
        report::{Step, Verdict},
    },
    Subject,
};
use crate::{
    http::{Request, Response},
    profile::{Concurrency, Mark, Operation, Scheme, Step as Paging, Total, Var, Vars, Version},
    protocol::Protocol,
};

/// An app that is nowhere yet.
const SOME_ORIGIN: &str = "https://app.example";
/// Header fields a browser sends to another origin without asking.
const SIMPLE: [&str; 3] = ["accept", "accept-language", "content-language"];

pub(super) fn step(subject: &Subject<'_>) -> Step {
    let mut step = subject.step("cors");
    let origin = subject.options.origin.as_deref().unwrap_or(SOME_ORIGIN);
    if !subject.list.write_only {
        reading(subject, origin, &mut step);
    }
    let writes = &subject.list.writes;
    let operations = [
        ("create", &writes.create),
        ("update", &writes.update),
        ("delete", &writes.delete),
    ];
    for (name, operation) in operations {
        if let Some(operation) = operation {
            writing(subject, origin, name, operation, &mut step);
        }
    }
    if subject.options.origin.is_none() && step.verdict == Verdict::Failed {
        step.verdict = Verdict::NotPossible;
        step.say("this matters where the app and the backend have different origins: name the app's with --origin");
    }
    step
}

fn reading(subject: &Subject<'_>, origin: &str, step: &mut Step) {
    let request = subject.rest().ask(None, u32::MAX, None);
    let custom = custom(&request);
    if !custom.is_empty() {
        ask_first(
            subject,
            origin,
            "reading",
            &request.url,
            request.method.as_str(),
            &custom,
            step,
        );
    }
    let answer = subject
        .session
        .send(Asked::from(request).with("origin", origin));
    let answer = match answer {
        Ok(answer) => answer,
        Err(trouble) => return step.fail(trouble.why),
    };
    if !is_open(&answer, origin) {
        step.fail(format!(
            "an app at {origin} may not read this (Access-Control-Allow-Origin is {}): allow the origin, or serve app and backend from one origin",
            answer.header("access-control-allow-origin").map_or("missing", |_| "another")
        ));
        return;
    }
    step.say(format!("an app at {origin} may read the list"));
    for (what, name, meaning, matters) in needed(subject) {
        let hidden = format!(
            "{what} stands in the header {name}, which the backend does not expose (Access-Control-Expose-Headers): {meaning}"
        );
        if is_visible(&answer, &name) {
            step.say(format!("{what} in {name} is visible to it"));
        } else if answer.header(&name).is_some() && matters {
            step.fail(hidden);
        } else if answer.header(&name).is_some() {
            step.say(hidden);
        }
    }
    if !is_visible(&answer, "retry-after") {
        step.say("Retry-After would not be visible: the app waits by its own measure then");
    }
}

/// Header fields of answers that the profile relies on: what for, which, what happens without, and whether that matters.
fn needed(subject: &Subject<'_>) -> Vec<(&'static str, String, &'static str, bool)> {
    let list = &subject.list;
    let mut needed = Vec::new();
    if let Paging::LinkHeader { header, .. } = &list.read.paging.step {
        let meaning = "the app would take the first page for the whole list";
        needed.push(("the next page", header.clone(), meaning, true));
    }
    if let Some(Total::Header { name, .. }) = &list.read.paging.total {
        needed.push((
            "the total",
            name.clone(),
            "pages are read until one is empty",
            false,
        ));
    }
    if let Some(Mark::Header(name)) = list.since.as_ref().map(|since| &since.mark) {
        let meaning = "every check reads the whole list";
        needed.push(("the mark of changes", name.clone(), meaning, true));
    }
    if let Some(Version::Header(name)) = &list.version {
        let meaning = "writes cannot be made conditional";
        needed.push(("the version", name.clone(), meaning, true));
    }
    needed
}

fn writing(
    subject: &Subject<'_>,
    origin: &str,
    name: &str,
    operation: &Operation,
    step: &mut Step,
) {
    let vars = Vars::default()
        .with(Var::Id, "lotse-probe")
        .with(Var::Ref, "lotse-probe")
        .with(Var::Version, "1");
    let Some(path) = operation.path.fill_encoded(&vars) else {
        return;
    };
    let base = subject.options.base_url.trim_end_matches('/');
    let slash = if path.starts_with('/') { "" } else { "/" };
    let mut headers: Vec<String> = operation
        .headers
        .iter()
        .map(|(name, _)| name.clone())
        .collect();
    let constant = subject.profile.transport.headers.iter();
    headers.extend(constant.map(|(name, _)| name.clone()));
    match &subject.profile.transport.auth.scheme {
        Scheme::Basic => headers.push("authorization".to_owned()),
        Scheme::Header { name, .. } | Scheme::Login { name, .. } => headers.push(name.clone()),
        Scheme::None | Scheme::Query { .. } => {}
    }
    if let Concurrency::IfMatch { create, .. } = &subject.list.concurrency {
        if name == "create" {
            headers.extend(create.iter().map(|(name, _)| name.clone()));
        } else {
            headers.push("if-match".to_owned());
        }
    }
    if name != "delete" {
        headers.push("content-type".to_owned());
    }
    headers.retain(|name| !SIMPLE.contains(&name.as_str()));
    headers.sort_unstable();
    headers.dedup();
    let url = format!("{base}{slash}{path}");
    ask_first(
        subject,
        origin,
        name,
        &url,
        operation.method.as_str(),
        &headers,
        step,
    );
}

/// Sends a preflight and says what it forbids.
fn ask_first(
    subject: &Subject<'_>,
    origin: &str,
    what: &str,
    url: &str,
    method: &str,
    headers: &[String],
    step: &mut Step,
) {
    let answer: Response = match subject
        .session
        .send(preflight(url, origin, method, headers))
    {
        Ok(answer) => answer,
        Err(trouble) => return step.fail(trouble.why),
    };
    let forbidden = forbidden(&answer, origin, method, headers);
    if forbidden.is_empty() {
        step.say(format!("{what} ({method}) is allowed"));
    } else {
        step.fail(format!(
            "{what} ({method}) is not allowed to an app at {origin}: {}",
            forbidden.join(", ")
        ));
        step.show(subject.session.last());
    }
}

fn custom(request: &Request) -> Vec<String> {
    let names = request.headers.iter().map(|(name, _)| name.clone());
    names
        .filter(|name| !SIMPLE.contains(&name.as_str()))
        .collect()
}
