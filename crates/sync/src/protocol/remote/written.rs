//! Questions, requests and answers as text.

use lotse_json::{Fault, Json, Node, Object, Read};

use crate::{
    block::Block,
    http::{Method, Request, Response},
    protocol::{Answer, Checkpoint, Flaw, Marker, Page, Part, Refusal, Skipped},
};

const METHODS: [Method; 5] = [
    Method::Get,
    Method::Post,
    Method::Put,
    Method::Patch,
    Method::Delete,
];

const FLAWS: [(&str, Flaw); 5] = [
    ("no-record", Flaw::NoRecord),
    ("no-identity", Flaw::NoIdentity),
    ("no-body", Flaw::NoBody),
    ("too-long", Flaw::TooLong),
    ("since-ignored", Flaw::SinceIgnored),
];

/// Refusals that say nothing but their name.
const REFUSALS: [(&str, Refusal); 5] = [
    ("expired", Refusal::Expired),
    ("too-large", Refusal::TooLarge),
    ("not-the-source", Refusal::NotTheSource),
    ("truncated", Refusal::Truncated),
    ("malformed", Refusal::Malformed),
];

type Question = (Option<Checkpoint>, u32, Option<Marker>);

pub(super) fn question(
    checkpoint: Option<&Checkpoint>,
    limit: u32,
    marker: Option<&Marker>,
) -> String {
    let question = at(checkpoint).number("limit", limit.into());
    with_marker(question, marker).finish()
}

pub(super) fn read_question(text: &str) -> Result<Question, Fault> {
    let json = Json::parse(text);
    let root = json.root()?;
    Ok((
        checkpoint(root)?,
        u32::read(root.need("limit")?)?,
        marker(root)?,
    ))
}

pub(super) fn request(request: &Request) -> String {
    write_request(request).finish()
}

pub(super) fn read_request(text: &str) -> Result<Request, Fault> {
    request_at(Json::parse(text).root()?)
}

/// All of an answer but its content, with what it answers.
pub(super) fn envelope(at_: Option<&Checkpoint>, request: &Request, response: &Response) -> String {
    at(at_)
        .object("request", write_request(request))
        .number("status", response.status.into())
        .raw("headers", &fields(&response.headers))
        .finish()
}

pub(super) fn read_envelope(text: &str) -> Result<(Option<Checkpoint>, Request, Response), Fault> {
    let json = Json::parse(text);
    let root = json.root()?;
    let response = Response {
        status: u32::read(root.need("status")?)? as u16,
        headers: read_fields(root.need("headers")?)?,
        body: Vec::new(),
    };
    Ok((
        checkpoint(root)?,
        request_at(root.need("request")?)?,
        response,
    ))
}

/// What was read, its records apart.
pub(super) fn answer(answer: Result<Answer, Refusal>) -> (String, Vec<u8>) {
    let none = || Block::default().into_bytes();
    match answer {
        Ok(Answer::Unchanged) => (Object::new().flag("unchanged", true).finish(), none()),
        Ok(Answer::Page(page)) => (write_page(&page), page.changes.into_bytes()),
        Err(refusal) => (write_refusal(refusal), none()),
    }
}

pub(super) fn read_answer(text: &str, block: Block) -> Result<Result<Answer, Refusal>, Fault> {
    let json = Json::parse(text);
    let root = json.root()?;
    if root.get("unchanged")?.is_some() {
        return Ok(Ok(Answer::Unchanged));
    }
    Ok(match root.get("refusal")? {
        Some(refusal) => Err(read_refusal(root, &refusal.text()?)?),
        None => Ok(Answer::Page(read_page(root, block)?)),
    })
}

fn write_page(page: &Page) -> String {
    let skipped = page.skipped.iter().map(|skipped| {
        let flaw = FLAWS.iter().find(|(_, flaw)| *flaw == skipped.flaw);
        let written = Object::new()
            .number("position", skipped.position as i64)
            .text("flaw", flaw.map_or("", |(name, _)| name));
        match &skipped.id {
            Some(id) => written.text("id", id).finish(),
            None => written.finish(),
        }
    });
    let mut written = Object::new()
        .text("next", page.next.as_str())
        .flag("more", page.more)
        .raw("skipped", &array(skipped));
    if let Part::List { whole, adds } = &page.part {
        let kinds = whole
            .iter()
            .map(|kind| Object::new().text("kind", kind).finish());
        written = written.raw("whole", &array(kinds)).flag("adds", *adds);
    }
    if let Some(total) = page.total {
        written = written.number("total", total as i64);
    }
    with_marker(written, page.marker.as_ref()).finish()
}

fn read_page(root: Node<'_, '_>, changes: Block) -> Result<Page, Fault> {
    let mut skipped = Vec::new();
    for at in root.need("skipped")?.items()? {
        let name = at.need("flaw")?.text()?;
        let flaw = FLAWS.iter().find(|(known, _)| *known == &*name);
        skipped.push(Skipped {
            position: u32::read(at.need("position")?)? as usize,
            id: at.get("id")?.map(String::read).transpose()?,
            flaw: flaw.map_or(Flaw::NoRecord, |(_, flaw)| *flaw),
        });
    }
    let part = match root.get("whole")? {
        None => Part::Changes,
        Some(kinds) => Part::List {
            whole: kinds
                .items()?
                .map(|at| String::read(at.need("kind")?))
                .collect::<Result<_, _>>()?,
            adds: bool::read(root.need("adds")?)?,
        },
    };
    Ok(Page {
        changes,
        skipped,
        next: Checkpoint::new(root.need("next")?.text()?),
        more: bool::read(root.need("more")?)?,
        part,
        total: root.get("total")?.map(u64::read).transpose()?,
        marker: marker(root)?,
    })
}

fn write_refusal(refusal: Refusal) -> String {
    let named = |name| Object::new().text("refusal", name);
    let written = match refusal {
        Refusal::Busy { wait_ms: None } => named("busy"),
        Refusal::Busy { wait_ms: Some(ms) } => named("busy").number("wait_ms", ms as i64),
        Refusal::Failed { status } => named("failed").number("status", status.into()),
        Refusal::Rejected { status } => named("rejected").number("status", status.into()),
        other => {
            let known = REFUSALS.iter().find(|(_, refusal)| *refusal == other);
            named(known.map_or("malformed", |(name, _)| name))
        }
    };
    written.finish()
}

fn read_refusal(root: Node<'_, '_>, name: &str) -> Result<Refusal, Fault> {
    let status = || Ok(u32::read(root.need("status")?)? as u16);
    Ok(match name {
        "busy" => Refusal::Busy {
            wait_ms: root.get("wait_ms")?.map(u64::read).transpose()?,
        },
        "failed" => Refusal::Failed { status: status()? },
        "rejected" => Refusal::Rejected { status: status()? },
        name => {
            let known = REFUSALS.iter().find(|(known, _)| *known == name);
            known.map_or(Refusal::Malformed, |(_, refusal)| *refusal)
        }
    })
}

fn write_request(request: &Request) -> Object {
    let written = Object::new()
        .text("method", request.method.as_str())
        .text("url", &request.url)
        .raw("headers", &fields(&request.headers))
        .number("patience_ms", request.patience_ms.into());
    match &request.body {
        // What is sent is text: JSON or a form.
        Some(body) => written.text("body", &String::from_utf8_lossy(body)),
        None => written,
    }
}

fn request_at(at: Node<'_, '_>) -> Result<Request, Fault> {
    let name = at.need("method")?.text()?;
    let method = METHODS.iter().find(|method| method.as_str() == name);
    let body = at.get("body")?.map(String::read).transpose()?;
    Ok(Request {
        method: *method.ok_or_else(|| at.fault("an unknown method".to_owned()))?,
        url: String::read(at.need("url")?)?,
        headers: read_fields(at.need("headers")?)?,
        body: body.map(String::into_bytes),
        patience_ms: u32::read(at.need("patience_ms")?)?,
    })
}

fn fields(headers: &[(String, String)]) -> String {
    array(headers.iter().map(|(name, value)| {
        Object::new()
            .text("name", name)
            .text("value", value)
            .finish()
    }))
}

fn read_fields(at: Node<'_, '_>) -> Result<Vec<(String, String)>, Fault> {
    at.items()?
        .map(|at| {
            Ok((
                String::read(at.need("name")?)?,
                String::read(at.need("value")?)?,
            ))
        })
        .collect()
}

fn array(items: impl Iterator<Item = String>) -> String {
    ["[", &items.collect::<Vec<_>>().join(","), "]"].concat()
}

fn at(checkpoint: Option<&Checkpoint>) -> Object {
    match checkpoint {
        Some(checkpoint) => Object::new().text("checkpoint", checkpoint.as_str()),
        None => Object::new(),
    }
}

fn checkpoint(at: Node<'_, '_>) -> Result<Option<Checkpoint>, Fault> {
    let text = at.get("checkpoint")?.map(Node::text).transpose()?;
    Ok(text.map(Checkpoint::new))
}

fn with_marker(object: Object, marker: Option<&Marker>) -> Object {
    match marker {
        Some(Marker { url, etag }) => {
            object.object("marker", Object::new().text("url", url).text("etag", etag))
        }
        None => object,
    }
}

fn marker(at: Node<'_, '_>) -> Result<Option<Marker>, Fault> {
    let read = |at: Node<'_, '_>| {
        Ok(Marker {
            url: String::read(at.need("url")?)?,
            etag: String::read(at.need("etag")?)?,
        })
    };
    at.get("marker")?.map(read).transpose()
}
