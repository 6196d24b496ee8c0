use super::client::{BODY, Server, TOKEN, sent};

const NEW: (&str, &str) = ("if-none-match", "*");

#[tokio::test]
async fn a_record_is_made_read_changed_and_taken_away() {
    let server = Server::writing().await;
    let made = server
        .put("/api/v1/page/about", NEW, &format!(r#"{{"body":{BODY}}}"#))
        .await;
    assert_eq!(made.status, 201);
    let of_made = format!("\"{}\"", made.json()["rev"]);
    assert_eq!(made.header("etag"), of_made);
    assert_eq!(made.json()["body"]["newer"]["n"], 1.5);

    let read = server.get("/api/v1/page/about").await;
    assert_eq!(read.body, made.body);
    let headers = [("if-none-match", &*of_made)];
    assert_eq!(
        server
            .send("GET", "/api/v1/page/about", &headers, "")
            .await
            .status,
        304
    );

    // What was read can be sent back with its body changed.
    let mut record = read.json();
    record["body"]["title"]["de"]["text"] = "Neu".into();
    let changed = server
        .put(
            "/api/v1/page/about",
            ("if-match", &of_made),
            &record.to_string(),
        )
        .await;
    assert_eq!(changed.status, 200);
    assert!(changed.json()["rev"].as_i64() > made.json()["rev"].as_i64());
    assert_eq!(changed.json()["body"]["newer"]["n"], 1.5);

    let bearer = format!("Bearer {TOKEN}");
    let headers = [
        ("authorization", &*bearer),
        ("if-match", changed.header("etag")),
    ];
    let gone = server
        .send("DELETE", "/api/v1/page/about", &headers, "")
        .await;
    assert_eq!(
        (gone.status.as_u16(), &gone.json()["deleted"]),
        (200, &true.into())
    );
    assert_eq!(server.get("/api/v1/page/about").await.problem(), "gone");
    assert_eq!(
        server.get("/api/v1/page/never").await.problem(),
        "not-found"
    );
    let feed = server.get("/api/v1/changes").await.json();
    assert_eq!(
        (&feed["changes"][0]["deleted"], &feed["total"]),
        (&true.into(), &0.into())
    );
    assert!(feed["changes"][0].get("body").is_none());
}

#[tokio::test]
async fn a_write_repeated_after_a_lost_answer_makes_nothing_new() {
    let server = Server::writing().await;
    let first = server.put("/api/v1/page/a", NEW, &sent("Eins")).await;
    let again = server.put("/api/v1/page/a", NEW, &sent("Eins")).await;
    assert_eq!((first.status.as_u16(), again.status.as_u16()), (201, 200));
    assert_eq!(again.header("etag"), first.header("etag"));
    assert_eq!(again.body, first.body);
}

#[tokio::test]
async fn a_change_repeated_after_a_lost_answer_succeeds_with_what_it_was_based_on() {
    let server = Server::writing().await;
    let first = server.put("/api/v1/page/a", NEW, &sent("Eins")).await;
    let on_first = ("if-match", first.header("etag"));
    let changed = server.put("/api/v1/page/a", on_first, &sent("Zwei")).await;
    let again = server.put("/api/v1/page/a", on_first, &sent("Zwei")).await;
    assert_eq!(again.status, 200);
    assert_eq!(again.header("etag"), changed.header("etag"));
    assert_eq!(again.body, changed.body);
    // Somebody else comes between: now it is no repetition but a conflict, and says with what.
    let on_changed = ("if-match", changed.header("etag"));
    let third = server
        .put("/api/v1/page/a", on_changed, &sent("Drei"))
        .await;
    let late = server.put("/api/v1/page/a", on_first, &sent("Zwei")).await;
    assert_eq!(late.problem(), "condition-failed");
    assert_eq!(late.json()["current"]["rev"], third.json()["rev"]);
}

#[tokio::test]
async fn taking_away_twice_is_as_good_as_once() {
    let server = Server::writing().await;
    let made = server.put("/api/v1/page/a", NEW, &sent("Eins")).await;
    let on_made = ("if-match", made.header("etag"));
    let bearer = format!("Bearer {TOKEN}");
    let headers = [("authorization", &*bearer), on_made];
    let delete = || server.send("DELETE", "/api/v1/page/a", &headers, "");
    let (first, second) = (delete().await, delete().await);
    assert_eq!(
        (first.status, second.status),
        (200.try_into().unwrap(), 200.try_into().unwrap())
    );
    assert_eq!(first.body, second.body);
    let never = server
        .send("DELETE", "/api/v1/page/never", &headers, "")
        .await;
    assert_eq!(
        (never.status.as_u16(), &*never.problem()),
        (404, "not-found")
    );
    // Who edits what was taken away is told so, and sees it.
    let edit = server.put("/api/v1/page/a", on_made, &sent("Zwei")).await;
    assert_eq!(edit.status, 412);
    assert_eq!(edit.json()["current"]["deleted"], true);
}

#[tokio::test]
async fn somebody_elses_change_is_shown_instead_of_overwritten() {
    let server = Server::writing().await;
    let made = server.put("/api/v1/page/a", NEW, &sent("Eins")).await;
    let on_made = ("if-match", made.header("etag"));
    let changed = server.put("/api/v1/page/a", on_made, &sent("Zwei")).await;
    for condition in [NEW, on_made, ("if-match", "\"7\", \"9\"")] {
        let late = server.put("/api/v1/page/a", condition, &sent("Drei")).await;
        assert_eq!(
            (late.status.as_u16(), &*late.problem()),
            (412, "condition-failed")
        );
        assert_eq!(
            late.json()["current"]["body"]["title"]["de"]["text"],
            "Zwei"
        );
        assert_eq!(late.header("etag"), changed.header("etag"));
    }
    let missing = server
        .put("/api/v1/page/new", ("if-match", "\"1\""), &sent("Eins"))
        .await;
    assert_eq!(missing.problem(), "condition-failed");
    assert!(missing.json().get("current").is_none());
}

#[tokio::test]
async fn a_write_without_or_with_a_strange_condition_is_refused() {
    let server = Server::writing().await;
    let cases = [
        ("x-none", "", 428),
        ("if-none-match", "\"1\"", 400),
        ("if-match", "1", 400),
        ("if-match", "W/\"1\"", 400),
        ("if-match", "\"abc\"", 400),
    ];
    for (name, value, status) in cases {
        let answer = server
            .put("/api/v1/page/a", (name, value), &sent("Eins"))
            .await;
        assert_eq!(answer.status.as_u16(), status, "{name}: {value}");
        answer.problem();
    }
}

#[tokio::test]
async fn what_is_no_record_is_told_with_its_place() {
    let server = Server::writing().await;
    let cases = [
        ("", 400, "bad-json", ""),
        ("{\"body\":", 400, "bad-json", ""),
        ("{\"body\":{}} x", 400, "bad-json", ""),
        ("[]", 422, "invalid-record", "page/a"),
        ("{}", 422, "invalid-record", "page/a"),
        (r#"{"body":{}}"#, 422, "invalid-record", "page/a/body"),
        (
            r#"{"body":{"title":{"de":{"text":7}}}}"#,
            422,
            "invalid-record",
            "page/a/body/title",
        ),
        (
            r#"{"kind":"offer","body":{"title":{}}}"#,
            422,
            "invalid-record",
            "page/a/kind",
        ),
        (
            r#"{"id":"b","body":{"title":{}}}"#,
            422,
            "invalid-record",
            "page/a/id",
        ),
    ];
    for (content, status, code, path) in cases {
        let answer = server.put("/api/v1/page/a", NEW, content).await;
        assert_eq!(
            (answer.status.as_u16(), &*answer.problem()),
            (status, code),
            "{content}"
        );
        let told = answer.json()["path"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        assert!(told.starts_with(path), "{content}: {told}");
    }
    assert_eq!(server.db.count().await.unwrap(), 0);
}

/// A form shows each beside its field.
#[tokio::test]
async fn the_field_of_the_body_that_is_wrong_is_named_as_a_pointer() {
    let server = Server::writing().await;
    let cases = [
        (r#"{}"#, "/title", "required"),
        (r#"{"title":{"de":{}}}"#, "/title/de/text", "required"),
        (
            r#"{"title":{"de":{"text":7}}}"#,
            "/title/de/text",
            "invalid",
        ),
        (r#"{"title":{},"blocks":7}"#, "/blocks", "invalid"),
        (r#"[]"#, "", "invalid"),
    ];
    for (body, pointer, code) in cases {
        let content = format!(r#"{{"body":{body}}}"#);
        let answer = server.put("/api/v1/page/body%2Fbody", NEW, &content).await;
        assert_eq!(answer.problem(), "invalid-record", "{body}");
        let errors = answer.json()["errors"].clone();
        assert_eq!(errors.as_array().unwrap().len(), 1, "{body}");
        assert_eq!(
            (&errors[0]["pointer"], &errors[0]["code"]),
            (&pointer.into(), &code.into()),
            "{body}"
        );
        assert!(errors[0]["detail"].is_string());
    }
    let elsewhere = server
        .put("/api/v1/page/a", NEW, r#"{"kind":"offer","body":{}}"#)
        .await;
    assert!(elsewhere.json().get("errors").is_none());
}

#[tokio::test]
async fn content_too_large_or_of_another_type_is_refused() {
    let server = Server::writing().await;
    let large = server
        .put("/api/v1/page/a", NEW, &sent(&"x".repeat(5000)))
        .await;
    assert_eq!(
        (large.status.as_u16(), &*large.problem()),
        (413, "too-large")
    );
    let bearer = format!("Bearer {TOKEN}");
    let headers = [
        ("authorization", &*bearer),
        NEW,
        ("content-type", "text/plain"),
    ];
    let text = server
        .send("PUT", "/api/v1/page/a", &headers, &sent("Eins"))
        .await;
    assert_eq!((text.status.as_u16(), &*text.problem()), (415, "not-json"));
}

#[tokio::test]
async fn ids_with_slashes_percent_signs_and_other_letters_keep_their_identity() {
    let server = Server::writing().await;
    let ids = [
        ("a%2Fb", "a/b"),
        ("50%25", "50%"),
        ("%25252F", "%252F"),
        ("%C3%BCber", "über"),
        ("a.b", "a.b"),
        ("..%2F..", "../.."),
    ];
    for (encoded, id) in ids {
        let uri = format!("/api/v1/page/{encoded}");
        let made = server.put(&uri, NEW, &sent("Eins")).await;
        assert_eq!(
            (made.status.as_u16(), made.json()["id"].as_str()),
            (201, Some(id))
        );
        assert_eq!(server.get(&uri).await.json()["id"], id);
    }
    for (encoded, status) in [("a%20b", 422), ("%00", 422), ("%ff", 400), ("a/b", 404)] {
        let answer = server
            .put(&format!("/api/v1/page/{encoded}"), NEW, &sent("Eins"))
            .await;
        assert_eq!(answer.status.as_u16(), status, "{encoded}");
        answer.problem();
    }
}

#[tokio::test]
async fn nobody_writes_without_the_operators_token() {
    let off = Server::new().await;
    let answer = off.put("/api/v1/page/a", NEW, &sent("Eins")).await;
    assert_eq!(
        (answer.status.as_u16(), &*answer.problem()),
        (403, "operator-off")
    );

    let on = Server::writing().await;
    for token in [
        "",
        "Bearer ",
        "Bearer wrong",
        "Basic correct-horse-battery-staple",
        "Bearer correct-horse-battery-stapl",
    ] {
        for method in ["PUT", "DELETE"] {
            let headers = [
                ("authorization", token),
                NEW,
                ("content-type", "application/json"),
            ];
            let answer = on
                .send(method, "/api/v1/page/a", &headers, &sent("Eins"))
                .await;
            assert_eq!(
                (answer.status.as_u16(), &*answer.problem()),
                (401, "unauthorized"),
                "{token}"
            );
            assert_eq!(answer.header("www-authenticate"), "Bearer");
        }
    }
    assert_eq!(on.db.count().await.unwrap(), 0);
}

#[tokio::test]
async fn other_methods_and_addresses_are_refused_as_problems() {
    let server = Server::writing().await;
    let post = server.send("POST", "/api/v1/page", &[], "{}").await;
    assert_eq!(
        (post.status.as_u16(), &*post.problem()),
        (405, "method-not-allowed")
    );
    assert!(post.header("allow").contains("GET"));
    let patch = server.send("PATCH", "/api/v1/page/a", &[], "{}").await;
    assert_eq!(patch.problem(), "method-not-allowed");
    for uri in ["/api", "/api/", "/api/v2/changes", "/api/v1/page/a/b"] {
        assert_eq!(server.get(uri).await.problem(), "not-found", "{uri}");
    }
    let unknown = server.put("/api/v1/diary/a", NEW, &sent("Eins")).await;
    assert_eq!(unknown.problem(), "unknown-kind");
}
