use super::client::{BODY, Server};

fn ids(page: &serde_json::Value) -> Vec<&str> {
    let changes = page["changes"].as_array().unwrap();
    changes
        .iter()
        .map(|record| record["id"].as_str().unwrap())
        .collect()
}

#[tokio::test]
async fn a_phone_pulls_everything_page_by_page_and_then_nothing() {
    let server = Server::new().await;
    server.store(&["a", "b", "c"]).await;
    let first = server.get("/api/v1/changes?limit=2").await;
    assert_eq!(first.header("content-type"), "application/json");
    let first = first.json();
    assert_eq!(ids(&first), ["a", "b"]);
    assert_eq!((&first["more"], &first["total"]), (&true.into(), &3.into()));
    let cursor = first["cursor"].as_str().unwrap();
    let second = server
        .get(&format!("/api/v1/changes?limit=2&since={cursor}"))
        .await
        .json();
    assert_eq!((ids(&second), &second["more"]), (vec!["c"], &false.into()));
    let cursor = second["cursor"].as_str().unwrap();
    let end = server.get(&format!("/api/v1/changes?since={cursor}")).await;
    assert!(
        end.body.len() < 200,
        "the end of the feed is small: {}",
        end.body.len()
    );
    let end = end.json();
    assert_eq!(ids(&end), Vec::<&str>::new());
    assert_eq!(end["cursor"], cursor);
}

#[tokio::test]
async fn a_record_arrives_as_it_was_stored_letter_by_letter() {
    let server = Server::new().await;
    server.store(&["a"]).await;
    let page = server.get("/api/v1/changes").await;
    let text = std::str::from_utf8(&page.body).unwrap();
    assert!(
        text.contains(&format!("\"deleted\":false,\"body\":{BODY}")),
        "{text}"
    );
}

#[tokio::test]
async fn an_unchanged_page_answers_304_until_something_changes() {
    let server = Server::new().await;
    server.store(&["a"]).await;
    let uri = "/api/v1/changes";
    for coding in ["br", "gzip", "identity"] {
        let first = server
            .send("GET", uri, &[("accept-encoding", coding)], "")
            .await;
        let etag = first.header("etag").to_owned();
        assert!(etag.starts_with('"'), "strong: {etag}");
        let headers = [("accept-encoding", coding), ("if-none-match", &*etag)];
        let same = server.send("GET", uri, &headers, "").await;
        assert_eq!((same.status.as_u16(), same.body.len()), (304, 0));
        assert_eq!(same.header("etag"), etag);
        let other = [("accept-encoding", coding), ("if-none-match", "\"other\"")];
        assert_eq!(server.send("GET", uri, &other, "").await.status, 200);
    }
    let etag = server.get(uri).await.header("etag").to_owned();
    server.store(&["b"]).await;
    let changed = server
        .send("GET", uri, &[("if-none-match", &etag)], "")
        .await;
    assert_eq!(changed.status, 200);
    assert_eq!(ids(&changed.json()), ["a", "b"]);
}

#[tokio::test]
async fn the_cursor_at_the_end_stays_unchanged_while_nothing_changes() {
    let server = Server::new().await;
    server.store(&["a"]).await;
    let cursor = server.get("/api/v1/changes").await.json()["cursor"]
        .as_str()
        .unwrap()
        .to_owned();
    let uri = format!("/api/v1/changes?since={cursor}");
    let etag = server.get(&uri).await.header("etag").to_owned();
    server.store(&["a"]).await;
    let same = server
        .send("GET", &uri, &[("if-none-match", &etag)], "")
        .await;
    assert_eq!(same.status, 304);
}

#[tokio::test]
async fn large_pages_are_compressed_and_each_coding_has_its_own_tag() {
    let server = Server::new().await;
    let many: Vec<String> = (0..50).map(|n| format!("page-{n}")).collect();
    server
        .store(&many.iter().map(|id| &**id).collect::<Vec<_>>())
        .await;
    let uri = "/api/v1/changes";
    let plain = server.get(uri).await;
    assert_eq!(plain.header("content-encoding"), "");
    assert_eq!(plain.header("vary"), "accept-encoding");
    let brotli = server
        .send("GET", uri, &[("accept-encoding", "gzip, br")], "")
        .await;
    assert_eq!(brotli.header("content-encoding"), "br");
    assert_eq!(brotli.unbrotli(), plain.body);
    assert!(brotli.body.len() * 5 < plain.body.len());
    let gzip = server
        .send("GET", uri, &[("accept-encoding", "gzip")], "")
        .await;
    assert_eq!(gzip.header("content-encoding"), "gzip");
    let tags = [&plain, &brotli, &gzip].map(|answer| answer.header("etag").to_owned());
    assert!(
        tags[0] != tags[1] && tags[1] != tags[2] && tags[0] != tags[2],
        "{tags:?}"
    );
}

#[tokio::test]
async fn a_bad_cursor_is_gone_and_a_bad_query_is_told() {
    let server = Server::new().await;
    server.store(&["a"]).await;
    for cursor in [
        "nonsense",
        "1-",
        "1-0123456789abcdef",
        "99-ab",
        "-",
        "9999999999999999999999-a",
        "%00",
    ] {
        for path in ["changes", "page"] {
            let answer = server.get(&format!("/api/v1/{path}?since={cursor}")).await;
            assert_eq!(
                (answer.status.as_u16(), &*answer.problem()),
                (410, "unknown-cursor"),
                "{cursor}"
            );
        }
    }
    for query in ["limit=0", "limit=-1", "limit=many", "limit=99999999999"] {
        let answer = server.get(&format!("/api/v1/changes?{query}")).await;
        assert_eq!(
            (answer.status.as_u16(), &*answer.problem()),
            (400, "bad-query"),
            "{query}"
        );
    }
    assert_eq!(
        server
            .get("/api/v1/changes?limit=1000000&since=")
            .await
            .status,
        200
    );
}

#[tokio::test]
async fn a_restored_backup_sends_phones_back_to_the_start() {
    let server = Server::new().await;
    server.store(&["a"]).await;
    let backup = server.dir.path().join("backup.sqlite");
    server.db.backup(&backup).await.unwrap();
    server.store(&["b"]).await;
    let cursor = server.get("/api/v1/changes").await.json()["cursor"]
        .as_str()
        .unwrap()
        .to_owned();

    let restored = Server::new().await;
    let file = restored.dir.path().join("lotse.sqlite");
    restored.db.close().await;
    std::fs::copy(&backup, &file).unwrap();
    for leftover in ["lotse.sqlite-wal", "lotse.sqlite-shm"] {
        let _ = std::fs::remove_file(restored.dir.path().join(leftover));
    }
    let db = lotse_server::db::Db::open(&file).await.unwrap();
    let (_closing, closed) = tokio::sync::watch::channel(false);
    let state = lotse_server::state::AppState::new(db, None, Default::default(), closed);
    let restored = Server {
        app: lotse_server::app(state).unwrap(),
        ..restored
    };
    let answer = restored
        .get(&format!("/api/v1/changes?since={cursor}"))
        .await;
    assert_eq!(
        (answer.status.as_u16(), &*answer.problem()),
        (410, "unknown-cursor")
    );
    assert_eq!(ids(&restored.get("/api/v1/changes").await.json()), ["a"]);
}

#[tokio::test]
async fn one_kind_at_a_time() {
    let server = Server::new().await;
    server.store(&["a"]).await;
    assert_eq!(ids(&server.get("/api/v1/page").await.json()), ["a"]);
    let offers = server.get("/api/v1/offer").await.json();
    assert_eq!(ids(&offers), Vec::<&str>::new());
    assert_eq!(offers["total"], 0);
    let unknown = server.get("/api/v1/diary").await;
    assert_eq!(
        (unknown.status.as_u16(), &*unknown.problem()),
        (404, "unknown-kind")
    );
}

#[tokio::test]
async fn head_says_what_get_would_without_the_content() {
    let server = Server::new().await;
    server.store(&["a"]).await;
    for uri in ["/api/v1/changes", "/api/v1/page", "/api/v1/page/a"] {
        let get = server.get(uri).await;
        let head = server.send("HEAD", uri, &[], "").await;
        assert_eq!((head.status, head.body.len()), (get.status, 0), "{uri}");
        assert_eq!(head.header("etag"), get.header("etag"), "{uri}");
        assert_eq!(
            head.header("content-length"),
            get.body.len().to_string(),
            "{uri}"
        );
    }
}
