//! What a client that knows nothing of Lotse needs of one kind's list: pages, changes, removals, a way back.

use std::collections::BTreeMap;

use lotse_server::db::{Condition, NewRecord};
use serde_json::Value;

use super::client::{Answer, Server};

/// A client's copy of one list, with the cursor it has reached.
#[derive(Default)]
struct Copy {
    records: BTreeMap<String, Value>,
    cursor: String,
    pages: usize,
}

impl Copy {
    /// Reads on until there is no more.
    async fn pull(&mut self, server: &Server, path: &str) {
        loop {
            let answer = server
                .get(&format!("{path}?limit=2&since={}", self.cursor))
                .await;
            assert_eq!(answer.status, 200);
            let page = answer.json();
            for record in page["changes"].as_array().unwrap() {
                let id = record["id"].as_str().unwrap().to_owned();
                match record["deleted"].as_bool().unwrap() {
                    true => drop(self.records.remove(&id)),
                    false => drop(self.records.insert(id, record["body"].clone())),
                }
            }
            self.cursor = page["cursor"].as_str().unwrap().to_owned();
            self.pages += 1;
            if page["more"] == false {
                return;
            }
        }
    }

    fn ids(&self) -> Vec<&str> {
        self.records.keys().map(String::as_str).collect()
    }
}

async fn store(server: &Server, kind: &str, id: &str, title: &str) {
    let body = format!(r#"{{"title":{{"de":{{"text":"{title}"}}}}}}"#);
    let record = NewRecord::parse(kind, id, &body).unwrap();
    server.db.upsert_many(&[record]).await.unwrap();
}

async fn with_tag(server: &Server, uri: &str, tag: &str) -> Answer {
    server.send("GET", uri, &[("if-none-match", tag)], "").await
}

#[tokio::test]
async fn a_copy_of_one_kind_follows_its_list() {
    let server = Server::new().await;
    for n in 1..=5 {
        store(&server, "page", &format!("p{n}"), "Eins").await;
    }
    let mut copy = Copy::default();
    copy.pull(&server, "/api/v1/page").await;
    assert_eq!(copy.ids(), ["p1", "p2", "p3", "p4", "p5"]);
    assert_eq!(copy.pages, 3);

    // Nothing new: one page, and 304 for who shows its tag.
    let uri = format!("/api/v1/page?since={}", copy.cursor);
    let end = server.get(&uri).await;
    assert_eq!(end.json()["changes"], Value::Array(Vec::new()));
    assert_eq!(
        with_tag(&server, &uri, end.header("etag")).await.status,
        304
    );

    // A change and a removal while the client is half-way through the pages.
    let half = server.get("/api/v1/page?limit=2").await.json();
    let mut late = Copy {
        cursor: half["cursor"].as_str().unwrap().to_owned(),
        records: ["p1", "p2"].map(|id| (id.to_owned(), Value::Null)).into(),
        pages: 1,
    };
    store(&server, "page", "p2", "Zwei").await;
    let gone = server.db.delete("page", "p4", &Condition::Present).await;
    gone.unwrap();
    for copy in [&mut copy, &mut late] {
        copy.pull(&server, "/api/v1/page").await;
        assert_eq!(copy.ids(), ["p1", "p2", "p3", "p5"]);
        assert_eq!(copy.records["p2"]["title"]["de"]["text"], "Zwei");
    }
    let total = server.get("/api/v1/page").await.json()["total"].clone();
    assert_eq!(total, 4);
}

#[tokio::test]
async fn other_kinds_stay_out_of_a_list_and_do_not_stop_it() {
    let server = Server::new().await;
    store(&server, "page", "p1", "Eins").await;
    let mut copy = Copy::default();
    copy.pull(&server, "/api/v1/page").await;
    server
        .db
        .upsert_many(&[NewRecord::parse(
            "organization",
            "o1",
            r#"{"name":{"de":{"text":"Amt"}},"kind":"office"}"#,
        )
        .unwrap()])
        .await
        .unwrap();
    store(&server, "page", "p2", "Zwei").await;
    copy.pull(&server, "/api/v1/page").await;
    assert_eq!(copy.ids(), ["p1", "p2"]);
}

#[tokio::test]
async fn a_cursor_that_is_not_known_any_more_sends_back_to_the_start() {
    let server = Server::new().await;
    store(&server, "page", "p1", "Eins").await;
    let mut copy = Copy::default();
    copy.pull(&server, "/api/v1/page").await;
    // The same place in the life of another database.
    let other = Server::new().await;
    store(&other, "page", "p1", "Eins").await;
    let expired = other
        .get(&format!("/api/v1/page?since={}", copy.cursor))
        .await;
    assert_eq!(
        (expired.status.as_u16(), &*expired.problem()),
        (410, "unknown-cursor")
    );
    let mut again = Copy::default();
    again.pull(&other, "/api/v1/page").await;
    assert_eq!(again.ids(), ["p1"]);
}
