//! The heads as the store holds them: JSON that later versions can still read.

use lotse_json::{Fault, Node, Object, Read};

use super::{Covers, FORMAT, Generation, Head, Heads, Held, Renewal};
use crate::{
    protocol::{Checkpoint, Marker},
    source::SourceId,
};

/// The names of [`Held`], in its order.
const HELD: [(&str, Held); 4] = [
    ("nothing", Held::Nothing),
    ("part", Held::Part),
    ("given", Held::Given),
    ("all", Held::All),
];

/// The names of [`Covers`]; the first is what versions meant that wrote none.
const COVERS: [(&str, Covers); 3] = [
    ("everything", Covers::Everything),
    ("listed", Covers::Listed),
    ("additions", Covers::Additions),
];

pub(super) fn write(heads: &Heads) -> String {
    let sources = heads
        .sources
        .iter()
        .fold(Object::new(), |sources, (id, head)| {
            sources.object(id.as_str(), write_head(head))
        });
    Object::new()
        .number("format", FORMAT.into())
        .number("generation", heads.generation.0 as i64)
        .object("sources", sources)
        .finish()
}

fn write_head(head: &Head) -> Object {
    let held = HELD.iter().find(|(_, held)| *held == head.held);
    let mut object = Object::new()
        .text("held", held.map_or("nothing", |(name, _)| name))
        .number("received", head.received as i64)
        .number("base_through", head.base_through as i64)
        .number("base_bytes", head.base_bytes as i64)
        .number("log_from", head.log_from as i64)
        .number("log_end", head.log_end as i64)
        .number("log_bytes", head.log_bytes as i64);
    if let Some(checkpoint) = &head.checkpoint {
        object = object.text("checkpoint", checkpoint.as_str());
    }
    if let Some(Marker { url, etag }) = &head.marker {
        let marker = Object::new().text("url", url).text("etag", etag);
        object = object.object("marker", marker);
    }
    let times = [("checked_at", head.checked_at), ("begun_at", head.begun_at)];
    for (name, time) in times {
        if let Some(at) = time {
            object = object.number(name, at);
        }
    }
    if let Some(renewal) = &head.renewal {
        let covers = COVERS.iter().find(|(_, covers)| *covers == renewal.covers);
        let renewal = Object::new()
            .text("covers", covers.map_or("", |(name, _)| name))
            .text("checkpoint", renewal.checkpoint.as_str())
            .number("from", renewal.from as i64)
            .number("end", renewal.end as i64)
            .number("bytes", renewal.bytes as i64);
        object = object.object("renewal", renewal);
    }
    if head.held_back > 0 {
        object = object.number("held_back", head.held_back.into());
    }
    object
}

/// Reads what [`write`] wrote; that the format is a known one was asked before.
pub(super) fn read(root: Node<'_, '_>) -> Result<Heads, Fault> {
    let source = |at: Node<'_, '_>| {
        let id = SourceId::try_from(at.key().into_owned());
        let id = id.map_err(|bad| at.fault(bad.to_string()))?;
        Ok((id, read_head(at)?))
    };
    Ok(Heads {
        generation: Generation(count(root, "generation")?),
        sources: root
            .need("sources")?
            .members()?
            .map(source)
            .collect::<Result<_, Fault>>()?,
    })
}

fn read_head(at: Node<'_, '_>) -> Result<Head, Fault> {
    let name = at.need("held")?.text()?;
    let held = HELD.iter().find(|(known, _)| *known == &*name);
    let (_, held) = held.ok_or_else(|| at.fault("an unknown state".to_owned()))?;
    Ok(Head {
        held: *held,
        checkpoint: there(at, "checkpoint")?.map(checkpoint).transpose()?,
        marker: there(at, "marker")?.map(marker).transpose()?,
        checked_at: there(at, "checked_at")?.map(i64::read).transpose()?,
        begun_at: there(at, "begun_at")?.map(i64::read).transpose()?,
        received: count(at, "received")?,
        base_through: count(at, "base_through")?,
        base_bytes: count(at, "base_bytes")?,
        log_from: count(at, "log_from")?,
        log_end: count(at, "log_end")?,
        log_bytes: count(at, "log_bytes")?,
        renewal: there(at, "renewal")?.map(renewal).transpose()?,
        held_back: at.get("held_back")?.map_or(Ok(0), u32::read)?,
    })
}

fn marker(at: Node<'_, '_>) -> Result<Marker, Fault> {
    Ok(Marker {
        url: String::read(at.need("url")?)?,
        etag: String::read(at.need("etag")?)?,
    })
}

fn renewal(at: Node<'_, '_>) -> Result<Renewal, Fault> {
    let name = at.get("covers")?.map(Node::text).transpose()?;
    let covers = COVERS
        .iter()
        .find(|(known, _)| name.as_deref().is_none_or(|name| name == *known));
    let (_, covers) = covers.ok_or_else(|| at.fault("an unknown sort of list".to_owned()))?;
    Ok(Renewal {
        covers: *covers,
        checkpoint: checkpoint(at.need("checkpoint")?)?,
        from: count(at, "from")?,
        end: count(at, "end")?,
        bytes: count(at, "bytes")?,
    })
}

fn checkpoint(at: Node<'_, '_>) -> Result<Checkpoint, Fault> {
    String::read(at).map(Checkpoint::new)
}

fn count(at: Node<'_, '_>, name: &str) -> Result<u64, Fault> {
    u64::read(at.need(name)?)
}

/// A value that may be absent, or `null` as the first version wrote it.
fn there<'t, 'a>(at: Node<'t, 'a>, name: &str) -> Result<Option<Node<'t, 'a>>, Fault> {
    Ok(at.get(name)?.filter(|value| !value.is_null()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Row, StoreError};

    fn stored(json: &str) -> Result<Heads, StoreError> {
        Heads::find(&[Row {
            key: super::super::HEADS.to_owned(),
            value: json.as_bytes().to_vec(),
        }])
    }

    #[test]
    fn what_is_written_is_read_again() {
        let full = Head {
            held: Held::Given,
            checkpoint: Some(Checkpoint::new("a\"\\\u{1}ä")),
            marker: Some(Marker {
                url: "/api?since=1".to_owned(),
                etag: "\"x\"".to_owned(),
            }),
            checked_at: Some(-1),
            begun_at: Some(10),
            received: 1,
            base_through: 2,
            base_bytes: 3,
            log_from: 4,
            log_end: 5,
            log_bytes: 6,
            held_back: 1,
            renewal: Some(Renewal {
                covers: Covers::Listed,
                checkpoint: Checkpoint::new(""),
                from: 7,
                end: 8,
                bytes: 9,
            }),
        };
        let mut heads = Heads::empty(Generation(11));
        for (id, head) in [("city", full), ("region.2", Head::default())] {
            *heads.head_mut(&id.parse().unwrap()) = head;
        }
        assert_eq!(stored(&write(&heads)), Ok(heads));
    }

    #[test]
    fn what_the_first_version_wrote_is_read() {
        let heads = stored(
            r#"{"format":1,"generation":3,"sources":{"lotse":{"held":"all","checkpoint":"5.x","marker":null,
            "checked_at":1764000000000,"received":107,"base_through":1,"base_bytes":9,"log_from":2,"log_end":2,
            "log_bytes":0,"renewal":null}}}"#,
        );
        let heads = heads.unwrap();
        let head = heads.head(&"lotse".parse().unwrap());
        assert_eq!((head.held, head.log_end), (Held::All, 2));
        assert_eq!(head.checked_at, Some(1_764_000_000_000));
        assert_eq!(head.renewal, None);
    }

    #[test]
    fn what_a_newer_version_wrote_or_nobody_is_told_apart() {
        assert_eq!(stored(r#"{"format":2,"heads":[]}"#), Err(StoreError::Newer));
        for json in [
            "",
            "{}",
            "null",
            r#"{"format":1}"#,
            r#"{"format":1,"generation":-1,"sources":{}}"#,
        ] {
            assert_eq!(stored(json), Err(StoreError::Broken), "{json}");
        }
    }
}
