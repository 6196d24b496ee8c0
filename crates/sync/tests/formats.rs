//! What is read from outside: stored blocks and answers of a change feed.

use lotse_sync::{
    Answer, Block, Checkpoint, Corrupt, Feed, Flaw, Frame, Protocol, Refusal, Response, SourceId,
    TooLong,
};

fn frame<'a>(id: &'a str, json: &'a [u8]) -> Frame<'a> {
    Frame {
        kind: "offer",
        id,
        deleted: false,
        json,
    }
}

#[test]
fn a_block_gives_back_what_was_put_in() {
    let mut block = Block::default();
    let gone = Frame {
        deleted: true,
        ..frame("ä/2", b"")
    };
    block.push(frame("1", br#"{"a":1}"#)).unwrap();
    block.push(gone).unwrap();
    let block = Block::parse(block.into_bytes()).unwrap();
    assert_eq!(
        block.iter().collect::<Vec<_>>(),
        [frame("1", br#"{"a":1}"#), gone]
    );
    assert_eq!(block.len(), 2);
}

#[test]
fn a_block_cut_off_anywhere_or_lengthened_is_corrupt() {
    let mut block = Block::default();
    block.push(frame("1", b"{}")).unwrap();
    block.push(frame("2", b"{}")).unwrap();
    let bytes = block.into_bytes();
    for length in 0..bytes.len() {
        let cut = bytes.iter().take(length).copied().collect();
        assert_eq!(Block::parse(cut), Err(Corrupt), "{length}");
    }
    let longer = bytes.iter().copied().chain([0]).collect();
    assert_eq!(Block::parse(longer), Err(Corrupt));
}

#[test]
fn any_bytes_are_read_without_panic() {
    let mut block = Block::default();
    block.push(frame("1", b"{}")).unwrap();
    let bytes = block.into_bytes();
    for at in 0..bytes.len() {
        for value in [0, 1, 127, 255] {
            let mut changed = bytes.clone();
            changed[at] = value;
            if let Ok(block) = Block::parse(changed) {
                assert_eq!(block.iter().count(), block.len());
            }
        }
    }
}

#[test]
fn what_does_not_fit_is_refused_and_leaves_the_block_as_it_was() {
    let mut block = Block::default();
    let long = "x".repeat(70_000);
    assert_eq!(block.push(frame(&long, b"{}")), Err(TooLong));
    assert_eq!(
        block.push(Frame {
            kind: &long,
            ..frame("1", b"{}")
        }),
        Err(TooLong)
    );
    assert_eq!(block, Block::default());
}

/// Reads an answer as the source's client would.
fn read(status: u16, media_type: &str, body: &str) -> Result<Answer, Refusal> {
    let feed = Feed::new("https://city.example/");
    let request = feed.ask(None, 100, None);
    let headers = vec![("CONTENT-TYPE".to_owned(), media_type.to_owned())];
    feed.read(
        None,
        &request,
        &Response {
            status,
            headers,
            body: body.as_bytes().to_vec(),
        },
    )
}

#[test]
fn a_page_keeps_the_records_byte_for_byte() {
    let record = r#"{ "kind":"offer", "id":"a\u00e4", "new":[1,2], "body":{"x":null} }"#;
    let gone = r#"{"kind":"event","id":"9","deleted":true}"#;
    let body = format!(
        r#"{{"changes":[{record},{gone}],"cursor":"c/1","more":true,"total":7,"extra":0}}"#
    );
    let Ok(Answer::Page(page)) = read(200, "application/json; charset=utf-8", &body) else {
        panic!("no page")
    };
    let frames: Vec<_> = page.changes.iter().collect();
    let deleted = Frame {
        kind: "event",
        id: "9",
        deleted: true,
        json: gone.as_bytes(),
    };
    assert_eq!(frames, [frame("aä", record.as_bytes()), deleted]);
    assert_eq!(
        (page.next, page.more, page.total),
        (Checkpoint::new("c/1"), true, Some(7))
    );
}

#[test]
fn broken_records_are_left_out_with_their_place_and_id() {
    let records = [
        (r#"{"kind":"offer","id":"1","body":{}}"#, None),
        (r#"17"#, Some((None, Flaw::NoRecord))),
        (
            r#"{"id":"3","body":{}}"#,
            Some((Some("3"), Flaw::NoIdentity)),
        ),
        (
            r#"{"kind":"offer","body":{}}"#,
            Some((None, Flaw::NoIdentity)),
        ),
        (
            r#"{"kind":"offer","id":"5"}"#,
            Some((Some("5"), Flaw::NoBody)),
        ),
        (
            r#"{"kind":5,"id":"6","body":{}}"#,
            Some((Some("6"), Flaw::NoRecord)),
        ),
        (
            r#"{"kind":"offer","id":7,"body":{}}"#,
            Some((None, Flaw::NoRecord)),
        ),
    ];
    let all: Vec<_> = records.iter().map(|(record, _)| *record).collect();
    let body = format!(
        r#"{{"changes":[{}],"cursor":"c","more":false}}"#,
        all.join(",")
    );
    let Ok(Answer::Page(page)) = read(200, "application/json", &body) else {
        panic!("no page")
    };
    assert_eq!(page.changes.len(), 1);
    let skipped: Vec<_> = page
        .skipped
        .iter()
        .map(|skipped| (skipped.position, skipped.id.as_deref(), skipped.flaw))
        .collect();
    let expected: Vec<_> = records
        .iter()
        .enumerate()
        .filter_map(|(position, (_, flaw))| flaw.map(|(id, flaw)| (position, id, flaw)))
        .collect();
    assert_eq!(skipped, expected);
}

#[test]
fn other_answers_are_refused_for_their_reason() {
    let page = r#"{"changes":[],"cursor":"c","more":false}"#;
    for (status, media_type, body, refusal) in [
        (200, "text/html", page, Refusal::NotTheSource),
        (200, "application/json", " <html>", Refusal::NotTheSource),
        (200, "application/json", &page[..20], Refusal::Truncated),
        (200, "application/json", "", Refusal::Truncated),
        (
            200,
            "application/json",
            r#"{"changes":{}}"#,
            Refusal::Malformed,
        ),
        (
            200,
            "application/json",
            r#"{"changes":[],"more":false}"#,
            Refusal::Malformed,
        ),
        (200, "application/json", "{changes:[]}", Refusal::Malformed),
        (204, "application/json", "", Refusal::Malformed),
        (304, "application/json", "", Refusal::NotTheSource),
        (302, "text/html", "", Refusal::NotTheSource),
        (0, "text/html", "", Refusal::NotTheSource),
        (511, "text/html", "", Refusal::NotTheSource),
        (401, "text/html", "", Refusal::Rejected { status: 401 }),
        (410, "application/problem+json", "{}", Refusal::Expired),
        (429, "text/plain", "", Refusal::Busy { wait_ms: None }),
        (500, "text/plain", "", Refusal::Failed { status: 500 }),
        (599, "text/plain", "", Refusal::Failed { status: 599 }),
    ] {
        assert_eq!(
            read(status, media_type, body),
            Err(refusal),
            "{status} {media_type} {body}"
        );
    }
}

#[test]
fn checkpoints_stand_encoded_in_the_address() {
    let feed = Feed::new("https://city.example/");
    let request = feed.ask(Some(&Checkpoint::new("a/ä&b")), 50, None);
    let expected = "https://city.example/api/v1/changes?limit=50&since=a%2F%C3%A4%26b";
    assert_eq!(request.url, expected);
}

#[test]
fn source_ids_are_names() {
    for (text, fine) in [
        ("city", true),
        ("a-b_c.9", true),
        ("", false),
        ("a/b", false),
        ("Ä", false),
    ] {
        assert_eq!(text.parse::<SourceId>().is_ok(), fine, "{text}");
    }
}
