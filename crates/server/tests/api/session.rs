use lotse_server::client::Trust;
use lotse_server::state::Settings;
use lotse_server::token::OperatorToken;
use serde_json::json;

use super::client::{Answer, BODY, Server, TOKEN};

const CATALOGUE: [&str; 5] = ["offer", "organization", "event", "page", "region"];

async fn session(server: &Server, token: &str, address: &str) -> Answer {
    let headers = [("authorization", token), ("x-forwarded-for", address)];
    server.send("GET", "/api/v1/session", &headers, "").await
}

#[tokio::test]
async fn a_token_is_checked_and_says_what_it_allows() {
    let server = Server::writing().await;
    let nobody = server.get("/api/v1/session").await;
    assert_eq!(nobody.header("cache-control"), "no-store");
    assert_eq!(
        nobody.json(),
        json!({
            "actor": "anonymous",
            "may": { "read": CATALOGUE, "create": ["feedback"], "write": [], "delete": [] },
        })
    );
    let all = [&CATALOGUE[..], &["feedback"]].concat();
    let operator = session(&server, &format!("Bearer {TOKEN}"), "").await;
    assert_eq!(
        operator.json(),
        json!({
            "actor": "operator",
            "may": { "read": all, "create": all, "write": CATALOGUE, "delete": all },
        })
    );
    let wrong = session(&server, "Bearer wrong", "").await;
    assert_eq!(
        (wrong.status.as_u16(), &*wrong.problem()),
        (401, "unauthorized")
    );
    let off = Server::new().await;
    let nobodys = session(&off, &format!("Bearer {TOKEN}"), "").await;
    assert_eq!(nobodys.problem(), "unauthorized");
}

#[tokio::test]
async fn who_guesses_must_wait_and_nobody_else() {
    let server = Server::with(Settings {
        operator_token: Some(OperatorToken::new(TOKEN).unwrap()),
        trust: Trust::Proxy,
        ..Settings::default()
    })
    .await;
    let right = format!("Bearer {TOKEN}");
    for n in 0..10 {
        // A right one in between costs nothing.
        assert_eq!(session(&server, &right, "192.0.2.1").await.status, 200);
        let guess = session(&server, &format!("Bearer guess-{n}"), "192.0.2.1").await;
        assert_eq!(guess.problem(), "unauthorized");
    }
    let guess = session(&server, "Bearer guess", "192.0.2.1").await;
    assert_eq!(
        (guess.status.as_u16(), &*guess.problem()),
        (429, "too-often")
    );
    let wait: u64 = guess.header("retry-after").parse().unwrap();
    assert!((1..=61).contains(&wait), "{wait}");
    // The right one answers like any other now, here and where one writes.
    assert_eq!(session(&server, &right, "192.0.2.1").await.status, 429);
    let headers = [
        ("authorization", &*right),
        ("x-forwarded-for", "192.0.2.1"),
        ("content-type", "application/json"),
        ("if-none-match", "*"),
    ];
    let content = format!(r#"{{"body":{BODY}}}"#);
    let write = server
        .send("PUT", "/api/v1/page/a", &headers, &content)
        .await;
    assert_eq!(write.problem(), "too-often");
    // Others go on, and what needs no token does, too.
    assert_eq!(session(&server, &right, "192.0.2.2").await.status, 200);
    let read = server
        .send("GET", "/api/v1/changes", &headers[..2], "")
        .await;
    assert_eq!(read.status, 200);
}
