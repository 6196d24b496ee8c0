//! Lists in pages, with a filter for what changed or without.

use serde_json::json;

use super::talk::{Talk, documents, json, status, with};

#[test]
fn json_server_lists_everything_every_time() {
    let mut talk = Talk::new(&json!({"profile": 1, "lists": [{
        "kind": "offer", "path": "/offers", "identity": "/id",
        "paging": {
            "kind": "page", "param": "_page",
            "size": {"param": "_limit", "value": 2}, "total": {"header": "x-total-count"}
        }
    }]}));
    let brought = talk.pull(&[
        (
            "/offers?_limit=2&_page=1",
            with(&[("X-Total-Count", "3")], json!([{"id": "a"}, {"id": 7}])),
        ),
        (
            "/offers?_limit=2&_page=2",
            with(&[("X-Total-Count", "3")], json!([{"id": "c", "tags": []}])),
        ),
    ]);
    assert_eq!(
        brought.said,
        [
            r#"+offer/a {"id":"a"}"#,
            r#"+offer/7 {"id":7}"#,
            r#"+offer/c {"id":"c","tags":[]}"#
        ]
    );
    assert_eq!(brought.whole(), ["offer"]);
    // Without a total to be seen, a short page is not the last one: servers cap pages silently.
    let brought = talk.pull(&[
        ("/offers?_limit=2&_page=1", json(json!([{"id": "a"}]))),
        ("/offers?_limit=2&_page=2", json(json!([{"id": "b"}]))),
        ("/offers?_limit=2&_page=3", json(json!([]))),
    ]);
    assert_eq!(brought.whole(), ["offer"]);
}

#[test]
fn directus_is_asked_for_what_was_changed_or_created() {
    let filter =
        r#"{"_or":[{"date_updated":{"_gte":"{since}"}},{"date_created":{"_gte":"{since}"}}]}"#;
    let mut talk = Talk::new(&json!({"profile": 1, "lists": [{
        "kind": "offer", "path": "/items/offers", "query": {"sort": "-date_updated,-date_created"},
        "items": "/data", "identity": {"at": "/id", "client": "uuid"},
        "updated": ["/date_updated", "/date_created"],
        "fields": {"/title/de/text": "/title"},
        "paging": {"kind": "offset", "param": "offset", "size": {"param": "limit", "value": 100}},
        "since": {
            "query": {"filter": filter},
            "mark": {"max": ["/date_updated", "/date_created"]}, "format": "iso-ms"
        },
        "deletions": {"kind": "sweep", "query": {"fields": "id", "sort": ""}, "size": 1000}
    }]}));
    let row = |id: &str, created: &str, updated: Option<&str>| json!({"id": id, "title": id.to_uppercase(), "date_created": created, "date_updated": updated});
    let sort = "/items/offers?sort=-date_updated,-date_created";
    let first = talk.pull(&[
        (
            &format!("{sort}&limit=100&offset=0"),
            with(
                &[("Date", "Sun, 22 Nov 2026 18:00:00 GMT")],
                json!({"data": [
                    row("a", "2026-11-22T10:00:00.000Z", Some("2026-11-22T17:50:50.492Z")),
                    row("b", "2026-11-22T17:55:00.000Z", None)
                ]}),
            ),
        ),
        (
            &format!("{sort}&limit=100&offset=2"),
            json(json!({"data": []})),
        ),
    ]);
    assert_eq!(
        first.said,
        [
            r#"+offer/a {"title":{"de":{"text":"A"}}}"#,
            r#"+offer/b {"title":{"de":{"text":"B"}}}"#
        ]
    );
    let since = filter.replace("{since}", "2026-11-22T17:55:00.000Z");
    let changes = format!("{sort}&filter={since}&limit=100&offset=0");
    let second = talk.pull(&[(&changes, json(json!({"data": []})))]);
    assert!(second.said.is_empty());
    // A day later by the server's clock the ids are read.
    let third = talk.pull(&[
        (
            &changes,
            with(
                &[("Date", "Mon, 23 Nov 2026 18:00:00 GMT")],
                json!({"data": []}),
            ),
        ),
        (
            "/items/offers?fields=id&limit=1000&offset=0",
            json(json!({"data": [{"id": "b"}]})),
        ),
        (
            "/items/offers?fields=id&limit=1000&offset=1",
            json(json!({"data": []})),
        ),
    ]);
    assert_eq!(third.said, ["=offer/b"]);
    assert_eq!(third.whole(), ["offer"]);
}

#[test]
fn strapi_5_by_document_id_and_4_by_attributes() {
    let strapi = |more: serde_json::Value| {
        let mut list = json!({
            "kind": "offer", "path": "/api/offers", "query": {"sort": "updatedAt:desc"},
            "items": "/data", "identity": "/documentId", "updated": "/updatedAt",
            "fields": {"/title/de/text": "/title"},
            "paging": {
                "kind": "page", "param": "pagination[page]",
                "size": {"param": "pagination[pageSize]", "value": 100},
                "total": {"at": "/meta/pagination/total"}
            },
            "since": {"query": {"filters[updatedAt][$gte]": "{since}"}, "mark": {"max": "/updatedAt"}, "format": "iso-ms"},
            "deletions": {"kind": "never"}
        });
        for (name, value) in more.as_object().expect("an object") {
            list[name] = value.clone();
        }
        Talk::new(&json!({"profile": 1, "lists": [list]}))
    };
    let start = "/api/offers?sort=updatedAt:desc&pagination[pageSize]=100&pagination[page]=1";
    let total = json!({"pagination": {"total": 1}});
    let row = json!({"id": 126, "documentId": "x1", "title": "A", "updatedAt": "2026-11-22T17:50:50.492Z"});
    let mut five = strapi(json!({}));
    let brought = five.pull(&[(start, json(json!({"data": [row], "meta": total})))]);
    assert_eq!(brought.said, [r#"+offer/x1 {"title":{"de":{"text":"A"}}}"#]);
    assert!(brought.whole().is_empty(), "absence means nothing here");
    assert_eq!(
        five.asks(),
        "/api/offers?sort=updatedAt:desc&filters[updatedAt][$gte]=2026-11-22T17:50:50.492Z&pagination[pageSize]=100&pagination[page]=1"
    );
    let mut four = strapi(json!({
        "identity": "/id", "updated": "/attributes/updatedAt", "body": "/attributes",
        "since": {"query": {"filters[updatedAt][$gte]": "{since}"}, "mark": {"max": "/attributes/updatedAt"}, "format": "iso-ms"}
    }));
    let row =
        json!({"id": 126, "attributes": {"title": "A", "updatedAt": "2026-11-22T17:50:50.492Z"}});
    let brought = four.pull(&[(start, json(json!({"data": [row], "meta": total})))]);
    assert_eq!(
        brought.said,
        [r#"+offer/126 {"title":{"de":{"text":"A"}}}"#]
    );
    assert_eq!(
        documents(&brought.last)[0]["updated_at"],
        "2026-11-22T17:50:50Z"
    );
}

#[test]
fn postgrest_ends_with_416_and_keeps_microseconds() {
    let mut talk = Talk::new(&json!({
        "profile": 1, "transport": {"headers": {"Prefer": "count=exact"}}, "lists": [{
        "kind": "offer", "path": "/offers", "query": {"order": "updated_at.desc", "select": "id,title,updated_at,deleted_at"},
        "identity": {"at": "/id", "client": "uuid"}, "updated": "/updated_at", "version": "/updated_at",
        "fields": {"/title": "/title"},
        "paging": {
            "kind": "offset", "param": "offset", "size": {"param": "limit", "value": 1000},
            "total": {"header": "content-range", "after": "/"}
        },
        "since": {"query": {"updated_at": "gte.{since}"}, "mark": {"max": "/updated_at"}},
        "deletions": {"kind": "feed", "at": "/deleted_at", "set": true}
    }]}));
    let start = "/offers?order=updated_at.desc&select=id,title,updated_at,deleted_at";
    let row = |id: &str, deleted: Option<&str>| json!({"id": id, "title": "A", "updated_at": "2025-01-06T08:00:00.137219+00:00", "deleted_at": deleted});
    let cut = |rows: serde_json::Value, range: &str| {
        let mut response = with(&[("Content-Range", range)], rows);
        response.status = 206;
        response
    };
    let brought = talk.pull(&[
        (
            &format!("{start}&limit=1000&offset=0"),
            cut(
                json!([row("a", None), row("b", Some("2025-01-06"))]),
                "0-1/*",
            ),
        ),
        (
            &format!("{start}&limit=1000&offset=2"),
            status(416, json!({"code": "PGRST103"})),
        ),
    ]);
    assert_eq!(brought.said, [r#"+offer/a {"title":"A"}"#]);
    let request = talk.ask();
    assert!(
        request
            .headers
            .contains(&("prefer".into(), "count=exact".into()))
    );
    let changes =
        format!("{start}&updated_at=gte.2025-01-06T08:00:00.137219+00:00&limit=1000&offset=0");
    let brought = talk.pull(&[(
        &changes,
        cut(json!([row("a", Some("2025-01-07"))]), "0-0/1"),
    )]);
    assert_eq!(brought.said, ["-offer/a"]);
}

#[test]
fn hal_by_links_and_self_links() {
    let mut talk = Talk::new(&json!({"profile": 1, "lists": [{
        "kind": "offer", "path": "/offers", "query": {"size": 2},
        "items": "/_embedded/offers", "may_lack_items": true,
        "identity": {"at": "/_links/self/href", "last_segment": true},
        "fields": {"/title": "/title"},
        "paging": {"kind": "link", "at": "/_links/next/href"}
    }]}));
    let row = |id: &str| json!({"title": id, "_links": {"self": {"href": format!("http://internal/offers/{id}")}}});
    let brought = talk.pull(&[
        (
            "/offers?size=2",
            json(json!({"_embedded": {"offers": [row("1"), row("2")]}, "_links": {"next": {"href": "/offers?page=1&size=2{&sort}"}}})),
        ),
        ("/offers?page=1&size=2", json(json!({"_embedded": {"offers": [row("3")]}, "_links": {}}))),
    ]);
    assert_eq!(
        brought.said,
        [
            r#"+offer/1 {"title":"1"}"#,
            r#"+offer/2 {"title":"2"}"#,
            r#"+offer/3 {"title":"3"}"#
        ]
    );
    let brought = talk.pull(&[("/offers?size=2", json(json!({"_links": {}})))]);
    assert_eq!((brought.said.len(), brought.whole()), (0, vec!["offer"]));
}

#[test]
fn pocketbase_wants_a_space_in_its_times() {
    let mut talk = Talk::new(&json!({"profile": 1, "lists": [{
        "kind": "offer", "path": "/api/collections/offers/records", "query": {"sort": "-updated"}, "items": "/items",
        "identity": {"at": "/id", "client": "alnum15"}, "updated": "/updated",
        "fields": {"/title": {"from": "/title", "null": ""}, "/place": {"fields": {
            "/latitude": {"from": "/place/lat", "null": 0, "required": true},
            "/longitude": {"from": "/place/lon", "null": 0, "required": true}
        }}},
        "paging": {
            "kind": "page", "param": "page", "size": {"param": "perPage", "value": 500}, "total": {"at": "/totalItems"}
        },
        "since": {"query": {"filter": "updated >= '{since}'"}, "mark": {"max": "/updated"}, "format": "space-ms"}
    }]}));
    let row = |id: &str, lat: f64| json!({"id": id, "title": "A", "place": {"lat": lat, "lon": lat}, "updated": "2026-11-22 17:50:50.492Z"});
    let start = "/api/collections/offers/records?sort=-updated";
    let brought = talk.pull(&[
        (
            &format!("{start}&perPage=500&page=1"),
            json(json!({"items": [row("a", 52.1), row("b", 0.0)], "totalItems": -1})),
        ),
        (
            &format!("{start}&perPage=500&page=2"),
            json(json!({"items": [], "totalItems": -1})),
        ),
    ]);
    assert_eq!(
        brought.said,
        [
            r#"+offer/a {"place":{"latitude":52.1,"longitude":52.1},"title":"A"}"#,
            r#"+offer/b {"title":"A"}"#
        ]
    );
    assert_eq!(
        talk.asks(),
        format!("{start}&filter=updated >= '2026-11-22 17:50:50.492Z'&perPage=500&page=1")
    );
}

#[test]
fn wordpress_ends_with_400_and_has_times_without_a_zone() {
    let mut talk = Talk::new(&json!({"profile": 1, "lists": [{
        "kind": "page", "path": "/wp-json/wp/v2/pages", "query": {"orderby": "modified"},
        "identity": "/id", "updated": {"at": "/modified_gmt", "zone": "Z"},
        "fields": {"/title/de/text": {"from": "/title/rendered", "codec": "html-text"}},
        "paging": {"kind": "page", "param": "page", "size": {"param": "per_page", "value": 100}},
        "since": {
            "query": {"modified_after": "{since}"}, "mark": {"max": "/modified_gmt"}, "format": "iso-s", "overlap_s": 1
        },
        "deletions": {"kind": "sweep", "query": {"_fields": "id"}},
        "errors": [{"status": 400, "at": "/code", "matches": "rest_post_invalid_page_number", "means": "end"}]
    }]}));
    let start = "/wp-json/wp/v2/pages?orderby=modified";
    let row = json!({"id": 12, "title": {"rendered": "Caf&#233; &amp; more"}, "modified_gmt": "2026-11-22T17:50:50"});
    let brought = talk.pull(&[
        (&format!("{start}&per_page=100&page=1"), json(json!([row]))),
        (
            &format!("{start}&per_page=100&page=2"),
            status(400, json!({"code": "rest_post_invalid_page_number"})),
        ),
    ]);
    assert_eq!(
        brought.said,
        [r#"+page/12 {"title":{"de":{"text":"Café & more"}}}"#]
    );
    assert_eq!(
        talk.asks(),
        format!("{start}&modified_after=2026-11-22T17:50:49Z&per_page=100&page=1")
    );
}

#[test]
fn times_of_an_unknown_zone_go_back_as_they_came() {
    let mut talk = Talk::new(&json!({"profile": 1, "lists": [{
        "kind": "page", "path": "/api/v1/pages/", "items": "/objects", "identity": "/id", "updated": "/changed",
        "fields": {"/title/de/text": "/title"},
        "paging": {"kind": "none"},
        "since": {"query": {"changed__gte": "{since}"}, "mark": {"max": "/changed"}, "overlap_s": 60}
    }]}));
    let row = json!({"id": 12, "title": "Rat", "changed": "2026-11-22T00:00:50.492137"});
    talk.pull(&[("/api/v1/pages/", json(json!({"objects": [row]})))]);
    assert_eq!(
        talk.asks(),
        "/api/v1/pages/?changed__gte=2026-11-21T23:59:50.492137"
    );
}

#[test]
fn hsds_plucks_from_arrays_of_objects() {
    let mut talk = Talk::new(&json!({"profile": 1, "lists": [{
        "kind": "offer", "path": "/services", "query": {"full": "true"}, "items": "/contents",
        "identity": "/id", "updated": "/last_modified",
        "where": {"at": "/status", "is": "active"},
        "fields": {
            "/title/en/text": "/name",
            "/hours/osm": {"from": "/schedules", "codec": "hours-rrule"},
            "/languages": {"from": "/languages", "codec": "each", "take": "/code"},
            "/contacts": [
                {"from": "/phones", "codec": "each", "take": {
                    "/channel": {"const": "phone"}, "/value": {"from": "/number", "required": true}
                }},
                {"fields": {"/channel": {"const": "email"}, "/value": {"from": "/email", "required": true}}}
            ],
            "/place/city": {"from": "/service_at_locations", "codec": "first", "take": "/location/addresses/0/city"}
        },
        "paging": {"kind": "page", "param": "page", "size": {"param": "per_page", "value": 50}, "total": {"at": "/total_items"}},
        "since": {"query": {"modified_after": "{since}"}, "mark": {"max": "/last_modified"}},
        "deletions": {"kind": "sweep", "query": {"minimal": "true", "full": ""}}
    }]}));
    let service = json!({
        "id": "s1", "name": "Counselling", "status": "active", "last_modified": "2026-01-01T10:00:00Z", "email": "a@b.org",
        "schedules": [{"freq": "WEEKLY", "byday": "TH,FR", "opens_at": "10:00:00", "closes_at": "18:00:00"}],
        "languages": [{"code": "ur"}, {"name": "no code"}],
        "phones": [{"number": "+44 1"}, {"extension": 1}],
        "service_at_locations": [{"location": {"addresses": [{"city": "Leeds"}]}}]
    });
    let gone = json!({"id": "s2", "name": "Old", "status": "defunct"});
    let brought = talk.pull(&[(
        "/services?full=true&per_page=50&page=1",
        json(json!({"contents": [service, gone], "total_items": 2})),
    )]);
    assert_eq!(
        brought.said,
        [concat!(
            r#"+offer/s1 {"contacts":[{"channel":"phone","value":"+44 1"},{"channel":"email","value":"a@b.org"}],"#,
            r#""hours":{"osm":"Th,Fr 10:00-18:00"},"languages":["ur"],"place":{"city":"Leeds"},"title":{"en":{"text":"Counselling"}}}"#
        )]
    );
    // What is no longer active is gone for readers.
    let brought = talk.pull(&[(
        "/services?full=true&modified_after=2026-01-01T10:00:00Z&per_page=50&page=1",
        json(json!({"contents": [{"id": "s1", "name": "Counselling", "status": "inactive"}], "total_items": 1})),
    )]);
    assert_eq!(brought.said, ["-offer/s1"]);
}
