//! Tokens, links and feeds that never end.

use lotse_sync::{Answer, Part, Refusal};
use serde_json::json;

use super::talk::{Talk, documents, json, status, with};

#[test]
fn couchdb_is_one_feed() {
    let mut talk = Talk::new(&json!({"profile": 1, "lists": [{
        "kind": {"at": "/type", "map": {"offer": "offer", "event": "event"}},
        "path": "/city/_changes", "query": {"include_docs": true},
        "items": "/results", "item": "/doc", "skip_ids": ["_design/*"],
        "identity": {"at": ["/_id", "/id"], "client": "any"}, "version": "/_rev",
        "paging": {"kind": "token", "at": "/last_seq", "param": "since", "more": "/pending", "size": {"param": "limit", "value": 2}},
        "since": {"mark": "cursor"},
        "deletions": {"kind": "feed", "at": "/deleted"}
    }]}));
    let offer = json!({"id": "o1", "seq": 1, "doc": {"_id": "o1", "_rev": "1-a", "type": "offer", "title": "A"}});
    let design = json!({"id": "_design/x", "seq": 2, "doc": {"_id": "_design/x"}});
    let other = json!({"id": "u1", "seq": 3, "doc": {"_id": "u1", "type": "user"}});
    let brought = talk.pull(&[
        (
            "/city/_changes?include_docs=true&limit=2",
            json(json!({"results": [offer, design], "last_seq": "2-x", "pending": 1})),
        ),
        (
            "/city/_changes?include_docs=true&limit=2&since=2-x",
            json(json!({"results": [other], "last_seq": "3-x", "pending": 0})),
        ),
    ]);
    assert_eq!(
        brought.said,
        [r#"+offer/o1 {"_id":"o1","_rev":"1-a","title":"A","type":"offer"}"#]
    );
    assert_eq!(brought.last.part, Part::Changes);
    // A deleted document does not say what it was: it is gone whatever it was. Without `pending`, a page
    // without rows is the end.
    let gone = json!({"id": "o1", "seq": 4, "deleted": true, "doc": {"_id": "o1", "_rev": "2-b", "_deleted": true}});
    let brought = talk.pull(&[
        (
            "/city/_changes?include_docs=true&limit=2&since=3-x",
            json(json!({"results": [gone], "last_seq": 4})),
        ),
        (
            "/city/_changes?include_docs=true&limit=2&since=4",
            json(json!({"results": [], "last_seq": 4})),
        ),
    ]);
    assert_eq!(brought.said, ["-event/o1", "-offer/o1"]);
    // A sequence of a database that was made anew.
    assert_eq!(
        talk.hear(&status(400, json!({"error": "bad_request"}))),
        Err(Refusal::Expired)
    );
}

#[test]
fn the_reference_server_is_one_feed_of_all_kinds() {
    let mut talk = Talk::new(&json!({"profile": 1, "lists": [{
        "kind": {"at": "/kind"}, "path": "/api/v1/changes", "items": "/changes",
        "identity": {"at": "/id", "client": "uuid"}, "updated": "/updated_at", "version": "/rev", "body": "/body",
        "paging": {"kind": "token", "at": "/cursor", "param": "since", "more": "/more", "size": {"param": "limit", "value": 1000}},
        "since": {"mark": "cursor"},
        "deletions": {"kind": "feed", "at": "/deleted"}
    }]}));
    let record = json!({
        "kind": "offer", "id": "a", "rev": 3, "updated_at": "2026-11-22T17:50:50Z", "deleted": false, "body": {"title": {}}
    });
    let mut expected = record.clone();
    expected["version"] = json!("3");
    let brought = talk.pull(&[
        ("/api/v1/changes?limit=1000", json(json!({"changes": [record], "cursor": "1/7", "more": true}))),
        ("/api/v1/changes?limit=1000&since=1/7", json(json!({"changes": [
            {"kind": "event", "id": "b", "rev": 4, "deleted": true},
            {"kind": "event", "id": "c", "rev": 4, "updated_at": "2026-11-22T17:50:50Z", "deleted": false},
            {"id": "d"}, 7
        ], "cursor": "1/9", "more": false}))),
    ]);
    assert_eq!(brought.said, [r#"+offer/a {"title":{}}"#, "-event/b"]);
    assert_eq!(
        brought.skipped,
        [
            "NoBody Some(\"c\")",
            "NoIdentity Some(\"d\")",
            "NoRecord None"
        ]
    );
    let mut again = Talk::new(&json!({"profile": 1, "lists": [{
        "kind": {"at": "/kind"}, "path": "/x", "items": "/changes", "identity": "/id", "updated": "/updated_at",
        "version": "/rev", "body": "/body", "deletions": {"kind": "never"}
    }]}));
    let Ok(Answer::Page(page)) = again.hear(&json(json!({"changes": [record]}))) else {
        panic!("a page")
    };
    assert_eq!(documents(&page), [expected]);
    assert_eq!(talk.asks(), "/api/v1/changes?limit=1000&since=1/9");
    assert_eq!(talk.hear(&status(410, json!({}))), Err(Refusal::Expired));
    // Another profile than the one that made the checkpoint: the feed is read anew.
    again.checkpoint = talk.checkpoint.clone();
    let mut other = Talk::new(&json!({"profile": 1, "name": "Other", "lists": [{
        "kind": {"at": "/kind"}, "path": "/x", "items": "/changes", "identity": "/id",
        "paging": {"kind": "token", "at": "/cursor"}, "since": {"mark": "cursor"}, "deletions": {"kind": "never"}
    }]}));
    other.checkpoint = talk.checkpoint.clone();
    assert_eq!(
        other.hear(&json(json!({"changes": []}))),
        Err(Refusal::Expired)
    );
}

#[test]
fn kinto_by_etag_and_absolute_next_pages() {
    let mut talk = Talk::new(&json!({"profile": 1, "lists": [{
        "kind": "offer", "path": "/v1/buckets/city/collections/offers/records", "items": "/data",
        "identity": {"at": "/id", "client": "any"}, "updated": {"at": "/last_modified", "format": "epoch-ms"},
        "version": "/last_modified", "fields": {"/title": "/title"},
        "paging": {"kind": "link", "header": "Next-Page", "size": {"param": "_limit", "value": 1000}},
        "since": {"query": {"_since": "{since}"}, "mark": {"header": "ETag"}},
        "deletions": {"kind": "feed", "at": "/deleted"}
    }]}));
    let start = "/v1/buckets/city/collections/offers/records";
    let next = format!("http://example.org{start}?_limit=1&_token=xyz");
    let brought = talk.pull(&[
        (
            &format!("{start}?_limit=1000"),
            with(&[("ETag", "\"1795369850492\""), ("Next-Page", &next)], json!({"data": [{"id": "a", "title": "A", "last_modified": 1_795_369_850_492_i64}]})),
        ),
        (
            &format!("{start}?_limit=1&_token=xyz"),
            // Somebody changed something meanwhile: the mark of the first page counts.
            with(&[("ETag", "\"1795369850999\"")], json!({"data": [{"id": "b", "title": "B", "last_modified": 1_795_369_850_000_i64}]})),
        ),
    ]);
    assert_eq!(
        brought.said,
        [r#"+offer/a {"title":"A"}"#, r#"+offer/b {"title":"B"}"#]
    );
    assert_eq!(documents(&brought.last)[0]["rev"], 1_795_369_850_000_i64);
    let brought = talk.pull(&[(
        &format!("{start}?_since=\"1795369850492\"&_limit=1000"),
        with(
            &[("ETag", "\"1795369850999\"")],
            json!({"data": [{"id": "a", "last_modified": 1_795_369_850_999_i64, "deleted": true}]}),
        ),
    )]);
    assert_eq!(brought.said, ["-offer/a"]);
    assert_eq!(
        talk.asks(),
        format!("{start}?_since=\"1795369850999\"&_limit=1000")
    );
}

#[test]
fn airtable_by_tokens_that_expire() {
    let mut talk = Talk::new(&json!({"profile": 1, "lists": [{
        "kind": "offer", "path": "/v0/base/Offers", "items": "/records", "identity": "/id", "body": "/fields",
        "fields": {"/title": "/Title"},
        "paging": {"kind": "token", "at": "/offset", "param": "offset", "size": {"param": "pageSize", "value": 100}}
    }]}));
    let start = "/v0/base/Offers?pageSize=100";
    let page = |id: &str, offset: Option<&str>| {
        json(json!({"records": [{"id": id, "fields": {"Title": id}}], "offset": offset}))
    };
    let brought = talk.pull(&[
        (start, page("rec1", Some("itr/1"))),
        (
            &format!("{start}&offset=itr/1"),
            status(422, json!({"error": "LIST_RECORDS_ITERATOR_NOT_AVAILABLE"})),
        ),
        (start, page("rec1", Some("itr/2"))),
        (&format!("{start}&offset=itr/2"), page("rec2", None)),
    ]);
    assert_eq!(
        brought.said,
        [
            r#"+offer/rec1 {"title":"rec1"}"#,
            r#"+offer/rec1 {"title":"rec1"}"#,
            r#"+offer/rec2 {"title":"rec2"}"#
        ]
    );
    assert_eq!(brought.whole(), ["offer"]);
    // It does not go on for ever.
    for _ in 0..3 {
        let went_on = talk.hear(&page("rec1", Some("itr/1")));
        assert!(matches!(went_on, Ok(Answer::Page(_))));
        if let Err(refusal) = talk.hear(&status(422, json!({}))) {
            assert_eq!(refusal, Refusal::Expired);
            return;
        }
    }
    panic!("it began again and again");
}

#[test]
fn odata_by_next_and_delta_links() {
    let mut talk = Talk::new(&json!({"profile": 1, "lists": [{
        "kind": "offer", "path": "/odata/Offers", "items": "/value", "identity": "/ID", "fields": {"/title": "/Title"},
        "paging": {"kind": "link", "at": "/@odata.nextLink"},
        "since": {"mark": {"url": "/@odata.deltaLink"}},
        "deletions": {"kind": "feed", "at": "/@removed", "set": true}
    }]}));
    let row = json!({"ID": 1, "Title": "A"});
    talk.pull(&[
        ("/odata/Offers", json(json!({"value": [row], "@odata.nextLink": "Offers?$skiptoken=1"}))),
        ("/odata/Offers?$skiptoken=1", json(json!({"value": [], "@odata.deltaLink": "https://example.org/odata/Offers?$deltatoken=7"}))),
    ]);
    let brought = talk.pull(&[(
        "/odata/Offers?$deltatoken=7",
        json(json!({"value": [{"@removed": {"reason": "deleted"}, "ID": 1}], "@odata.deltaLink": "https://example.org/odata/Offers?$deltatoken=8"})),
    )]);
    assert_eq!(brought.said, ["-offer/1"]);
    assert_eq!(talk.asks(), "/odata/Offers?$deltatoken=8");
    assert_eq!(talk.hear(&status(410, json!({}))), Err(Refusal::Expired));
}
