//! Looks at a list nobody has described yet, and proposes a profile for it.
//!
//! What is proposed was tried: the profile is checked against the backend before it is shown, and what fails
//! there is taken out.

mod address;
mod shape;
mod columns;
mod fields;
mod known;
mod notes;
mod paging;
mod propose;
mod seen;
mod sight;
mod since;
mod points;
mod targets;
mod tongues;
mod view;

use serde_json::Value;

use self::{
    address::Address,
    notes::Notes,
    propose::Proposal,
    shape::empty_array,
    view::{Page, View, name, usual_auth},
};
pub use self::{
    notes::{Note, Sure},
    shape::{Rows, arrays},
    sight::Sight,
    targets::{Suggestion, Targets},
};
use super::{http::Asked, session::Session};
use crate::profile::{Credentials, Pointer, Scheme};

/// What is looked at, and for whom.
pub struct Options<'a> {
    /// The list's address.
    pub url: &'a str,
    /// What the list has.
    pub kind: &'a str,
    /// The language of its texts.
    pub language: &'a str,
    /// The origin the app will be at.
    pub origin: Option<String>,
    /// Who asks, where not everybody may read.
    pub credentials: Credentials,
    /// What fields are usually called.
    pub targets: Targets,
    /// The text of the preset of a name.
    pub preset: &'a dyn Fn(&str) -> Option<String>,
}

/// Looks at a list. Only GET, HEAD and OPTIONS are sent.
pub fn look(session: &Session<'_>, options: &Options<'_>) -> Sight {
    let mut sight = Sight::new(options.url);
    let Some(view) = open(session, options, &mut sight.notes) else {
        return sight;
    };
    sight.url = session.masked(&sight.url);
    let known = known::recognise(&view);
    match &known {
        Some(known) => {
            let preset = match known.preset {
                Some(preset) => format!("there is a preset, \"{preset}\""),
                None => "there is no preset for it".to_owned(),
            };
            sight.notes.say(
                "server",
                Sure::Likely,
                format!("{}, seen by {}; {preset}", known.name, known.because),
            );
        }
        None => sight.notes.say(
            "server",
            Sure::NotFound,
            "none that is known; it is described from what it answers",
        ),
    }
    let mut proposal = Proposal {
        session,
        options,
        view,
        sight: &mut sight,
    };
    proposal.make(known.as_ref());
    sight
}

/// What is asked for where plain JSON is refused.
const KINDS: [&str; 5] = [
    "application/vnd.api+json",
    "application/hal+json",
    "application/ld+json",
    "application/geo+json",
    "*/*",
];

/// Reads the list twice.
fn open<'a>(
    session: &'a Session<'a>,
    options: &Options<'_>,
    notes: &mut Notes,
) -> Option<View<'a>> {
    session.hide(&Scheme::Basic, &options.credentials);
    let key = Address::parse(options.url).and_then(|address| address.key());
    if let Some((_, key)) = &key {
        let token = Some(key.clone());
        session.hide(
            &Scheme::None,
            &Credentials {
                token,
                ..Credentials::default()
            },
        );
    }
    let ask = |auth: Option<&(String, String)>, accept: Option<&str>| {
        let mut asked = Asked::new("GET", options.url);
        asked.headers.extend(auth.cloned());
        if let Some(accept) = accept {
            asked = asked.accepting(accept);
        }
        session.fetch(asked)
    };
    let mut answer = ask(None, None);
    // Credentials are used where not everybody may read.
    let closed = matches!(&answer, Ok((_, answer)) if matches!(answer.status, 401 | 403));
    let auth = usual_auth(&options.credentials).filter(|_| closed);
    if auth.is_some() {
        answer = ask(auth.as_ref(), None);
    }
    let mut accept = None;
    for kind in KINDS {
        if matches!(&answer, Ok((_, answer)) if answer.status == 406) {
            answer = ask(auth.as_ref(), Some(kind));
            accept = Some(kind);
        }
    }
    if let Some(accept) = accept {
        notes.say(
            "answer",
            Sure::Sure,
            format!("plain JSON is refused (406); asked for {accept}"),
        );
    }
    let (url, response) = match answer {
        Ok(answer) => answer,
        Err(trouble) => {
            notes.say("answer", Sure::Sure, trouble.why);
            return None;
        }
    };
    if url != options.url {
        notes.say(
            "answer",
            Sure::Sure,
            format!("the address redirects to {}", session.masked(&url)),
        );
    }
    if let Some(wrong) = refused(response.status, response.header("location")) {
        notes.say("answer", Sure::Sure, wrong);
        return None;
    }
    let Ok(answer) = serde_json::from_slice::<Value>(&response.body) else {
        let excerpt = session.excerpt(&response.body);
        notes.say("answer", Sure::Sure, format!("this is no JSON: {excerpt}"));
        return None;
    };
    let address = Address::parse(&url)?;
    let found = arrays(&answer).into_iter().next();
    let rows = match found {
        Some(rows) => rows,
        None => Rows {
            at: match empty_array(&answer) {
                Some(at) => at,
                None => {
                    let excerpt = session.excerpt(&response.body);
                    notes.say(
                        "rows",
                        Sure::NotFound,
                        format!("there is no list of records in the answer: {excerpt}"),
                    );
                    return None;
                }
            },
            keyed: false,
            rows: Vec::new(),
        },
    };
    let place = match (rows.keyed, rows.at.is_root()) {
        (true, _) => "the members of the answer".to_owned(),
        (false, true) => "the answer itself".to_owned(),
        (false, false) => rows.at.to_string(),
    };
    let sure = if rows.rows.is_empty() {
        Sure::Guess
    } else {
        Sure::Sure
    };
    notes.say("rows", sure, format!("{} rows: {place}", rows.rows.len()));
    if rows.rows.first().is_some_and(Value::is_array) {
        notes.say(
            "rows",
            Sure::Sure,
            "they are arrays: places are numbers, and change when a column comes or goes",
        );
        notes.ask("whether the backend gives rows as objects, too (Datasette: ?_shape=objects); look at that address then");
    }
    let mut view = View {
        session,
        address,
        items: rows.at,
        keyed: rows.keyed,
        id: None,
        auth,
        accept,
        key,
        first: Page {
            url: url.clone(),
            response,
            answer,
            ids: Vec::new(),
            rows: rows.rows,
        },
    };
    let again = view.at(&url);
    identify(&mut view, again.as_ref(), notes);
    Some(view)
}

/// Finds the id: one that is unique, and the same when it is read again.
fn identify(view: &mut View<'_>, again: Option<&Page>, notes: &mut Notes) {
    if view.keyed {
        notes.say("identity", Sure::Likely, "the names of the members");
        view.id = Some(fields::Id {
            at: Pointer::parse("/key").unwrap_or_default(),
            last_segment: false,
            looks: "texts",
        });
    } else {
        unique(view, again, notes);
    }
    let ids = view
        .first
        .rows
        .iter()
        .map(|row| name(view.id.as_ref(), row))
        .collect();
    view.first.ids = ids;
}

/// Finds a field that tells rows apart.
fn unique(view: &mut View<'_>, again: Option<&Page>, notes: &mut Notes) {
    let columns = columns::columns(&view.first.rows, view.headings().as_deref());
    let mut unstable = Vec::new();
    for id in fields::ids(&columns) {
        let same = again.is_none_or(|again| {
            let all = |rows: &[Value]| rows.iter().map(|row| id.of(row)).collect::<Vec<_>>();
            // A list may change meanwhile, but hardly all of it.
            let (before, after) = (all(&view.first.rows), all(&again.rows));
            after.is_empty() || before.iter().any(|id| after.contains(id))
        });
        if same {
            notes.say(
                "identity",
                Sure::Likely,
                format!(
                    "{}: {}, no two rows the same, the same when read again",
                    id.at, id.looks
                ),
            );
            view.id = Some(id);
            break;
        }
        unstable.push(id.at.to_string());
    }
    if !unstable.is_empty() {
        notes.say(
            "identity",
            Sure::Sure,
            format!("not {}: other values when read again", unstable.join(", ")),
        );
    }
    if view.id.is_none() {
        notes.say(
            "identity",
            Sure::NotFound,
            "no field with another value in every row is called like an id",
        );
        notes.ask("which field never changes and tells records apart");
    }
}

fn refused(status: u16, location: Option<&str>) -> Option<String> {
    match status {
        200..=299 => None,
        301..309 => Some(format!(
            "{status}: it redirects to another origin ({}); look there",
            location.unwrap_or("nowhere")
        )),
        401 | 403 => Some(format!(
            "{status}: not everybody may read this; open the list to everybody, or look with --user or --token-file"
        )),
        404 => Some("404: there is nothing at this address".to_owned()),
        status => Some(format!("the backend says no ({status})")),
    }
}
