use lotse_server::client::Trust;
use lotse_server::limit::Rate;
use lotse_server::state::Settings;
use lotse_server::token::OperatorToken;
use serde_json::{Value, json};

use super::client::{Answer, Server, TOKEN};

const NEW: (&str, &str) = ("if-none-match", "*");

fn id(n: u32) -> String {
    format!("0193547a-5c1e-7abc-8def-{n:012x}")
}

fn uri(n: u32) -> String {
    format!("/api/v1/feedback/{}", id(n))
}

fn wrong(comment: &str) -> Value {
    json!({
        "about": { "kind": "offer", "id": "md-001", "source": "city" },
        "verdict": "wrong",
        "comment": comment,
        "lang": "uk",
        "written_at": "2026-11-22T17:50:50Z",
        "newer": { "n": 1 },
    })
}

/// Somebody without a token, from this address.
async fn send(server: &Server, uri: &str, address: &str, body: &Value) -> Answer {
    let headers = [
        NEW,
        ("content-type", "application/json"),
        ("x-forwarded-for", address),
    ];
    let content = json!({ "body": body }).to_string();
    server.send("PUT", uri, &headers, &content).await
}

async fn operator(server: &Server, method: &str, uri: &str) -> Answer {
    let bearer = format!("Bearer {TOKEN}");
    server
        .send(method, uri, &[("authorization", &*bearer)], "")
        .await
}

async fn limited(each: Rate, all: Rate) -> Server {
    Server::with(Settings {
        feedback_rate: each,
        feedback_rate_all: all,
        trust: Trust::Proxy,
        operator_token: Some(OperatorToken::new(TOKEN).unwrap()),
        ..Settings::default()
    })
    .await
}

#[tokio::test]
async fn anybody_hands_in_feedback_and_repeats_it_safely() {
    let server = Server::new().await;
    let body = wrong("Die Nummer stimmt nicht mehr.");
    let first = send(&server, &uri(1), "", &body).await;
    assert_eq!(
        (first.status.as_u16(), first.header("etag")),
        (201, "\"1\"")
    );
    assert_eq!(first.header("cache-control"), "no-store");
    let stored = first.json();
    assert_eq!(
        (&stored["kind"], &stored["id"], &stored["deleted"]),
        (&"feedback".into(), &id(1).into(), &false.into())
    );
    assert_eq!(stored["body"], body);

    // The same once more, after a lost answer: nothing new, whatever the order of its keys.
    let mut keys: Vec<_> = body.as_object().unwrap().iter().collect();
    keys.reverse();
    let reordered: Vec<String> = keys
        .iter()
        .map(|(key, value)| format!("\"{key}\": {value}"))
        .collect();
    let content = format!("{{\"body\": {{ {} }} }}", reordered.join(", "));
    let headers = [NEW, ("content-type", "application/json")];
    let again = server.send("PUT", &uri(1), &headers, &content).await;
    assert_eq!((again.status.as_u16(), &again.body), (200, &first.body));

    // Under the same id something else: refused, and what stands there is not shown.
    let other = send(&server, &uri(1), "", &wrong("Etwas anderes.")).await;
    assert_eq!(
        (other.status.as_u16(), &*other.problem()),
        (412, "condition-failed")
    );
    assert!(!String::from_utf8_lossy(&other.body).contains("Nummer"));
}

#[tokio::test]
async fn only_the_operator_reads_it_and_it_is_in_no_feed() {
    let server = Server::writing().await;
    send(&server, &uri(1), "", &wrong("geheim")).await;
    for reading in ["/api/v1/feedback", &uri(1)] {
        let nobody = server.get(reading).await;
        assert_eq!(
            (nobody.status.as_u16(), &*nobody.problem()),
            (401, "unauthorized"),
            "{reading}"
        );
    }
    for method in ["DELETE", "POST", "PATCH"] {
        let refused = server.send(method, &uri(1), &[], "").await;
        assert!(refused.status.is_client_error(), "{method}");
        refused.problem();
    }
    for public in [
        "/api/v1/changes",
        "/api/v1/page",
        "/api/v1/offer",
        "/api/v1/region",
    ] {
        let answer = server.get(public).await;
        assert!(!String::from_utf8_lossy(&answer.body).contains("geheim"));
        assert_eq!(answer.json()["total"], 0, "{public}");
    }
    let read = operator(&server, "GET", &uri(1)).await;
    assert_eq!(read.json()["body"]["comment"], "geheim");
    assert_eq!(read.header("cache-control"), "no-store");
    assert_eq!(
        operator(&server, "GET", &uri(2)).await.problem(),
        "not-found"
    );

    // Nobody ever reads it where no token is set.
    let off = Server::new().await;
    assert_eq!(send(&off, &uri(1), "", &wrong("geheim")).await.status, 201);
    let nobody = operator(&off, "GET", &uri(1)).await;
    assert_eq!(
        (nobody.status.as_u16(), &*nobody.problem()),
        (403, "operator-off")
    );
}

#[tokio::test]
async fn the_operator_reads_it_page_by_page_and_goes_on_from_there() {
    let server = Server::writing().await;
    for n in 1..=3 {
        send(&server, &uri(n), "", &wrong("falsch")).await;
    }
    let ids = |page: &Value| -> Vec<String> {
        let changes = page["changes"].as_array().unwrap().iter();
        changes
            .map(|change| change["id"].as_str().unwrap().to_owned())
            .collect()
    };
    let first = operator(&server, "GET", "/api/v1/feedback?limit=2")
        .await
        .json();
    assert_eq!(ids(&first), [id(1), id(2)]);
    assert_eq!((&first["more"], &first["total"]), (&true.into(), &3.into()));
    let next = |page: &Value| {
        format!(
            "/api/v1/feedback?since={}",
            page["cursor"].as_str().unwrap()
        )
    };
    let second = operator(&server, "GET", &next(&first)).await.json();
    assert_eq!(
        (ids(&second), &second["more"]),
        (vec![id(3)], &false.into())
    );

    // What was dealt with is taken away, also where somebody stands; then comes what is new.
    operator(&server, "DELETE", &uri(3)).await;
    send(&server, &uri(4), "", &wrong("neu")).await;
    let third = operator(&server, "GET", &next(&second)).await.json();
    assert_eq!((ids(&third), &third["total"]), (vec![id(4)], &3.into()));

    for cursor in ["nonsense", "2-0123456789abcdef", "99-ab"] {
        let lost = operator(&server, "GET", &format!("/api/v1/feedback?since={cursor}")).await;
        assert_eq!(
            (lost.status.as_u16(), &*lost.problem()),
            (410, "unknown-cursor")
        );
    }
}

#[tokio::test]
async fn what_the_operator_took_away_is_gone_and_a_late_repetition_does_not_bring_it_back() {
    let server = Server::writing().await;
    let body = wrong("mein Name ist geheim");
    send(&server, &uri(1), "", &body).await;
    for _ in 0..2 {
        let gone = operator(&server, "DELETE", &uri(1)).await;
        assert_eq!(
            (gone.status.as_u16(), &gone.json()["deleted"]),
            (200, &true.into())
        );
    }
    assert_eq!(operator(&server, "GET", &uri(1)).await.problem(), "gone");
    let late = send(&server, &uri(1), "", &body).await;
    assert_eq!(
        (late.status.as_u16(), &late.json()["deleted"]),
        (200, &true.into())
    );
    let list = operator(&server, "GET", "/api/v1/feedback").await;
    assert!(!String::from_utf8_lossy(&list.body).contains("geheim"));
    assert_eq!(
        operator(&server, "DELETE", &uri(2)).await.problem(),
        "not-found"
    );
}

#[tokio::test]
async fn what_is_wrong_is_told_field_by_field() {
    let server = Server::new().await;
    let told = async |body: Value| {
        let answer = send(&server, &uri(1), "", &body).await;
        assert_eq!(
            (answer.status.as_u16(), &*answer.problem()),
            (422, "invalid-record")
        );
        let errors = answer.json()["errors"].as_array().unwrap().clone();
        let field = |error: &Value| {
            assert!(error["detail"].is_string());
            let part = |name| error[name].as_str().unwrap().to_owned();
            format!("{} {}", part("pointer"), part("code"))
        };
        errors.iter().map(field).collect::<Vec<_>>()
    };
    assert_eq!(told(wrong(" ")).await, ["/comment required"]);
    assert_eq!(told(wrong(&"x".repeat(2001))).await, ["/comment too_long"]);
    let mut two = wrong("falsch");
    two["verdict"] = "maybe".into();
    two["about"]["kind"] = "feedback".into();
    assert_eq!(told(two).await, ["/about/kind invalid", "/verdict invalid"]);
    assert_eq!(told(json!([])).await, [" invalid"]);
    // Two thousand characters of any script are taken.
    let long = send(&server, &uri(1), "", &wrong(&"ш".repeat(2000))).await;
    assert_eq!(long.status, 201);
}

#[tokio::test]
async fn feedback_needs_a_uuid_a_condition_and_a_reasonable_size() {
    let server = Server::new().await;
    let odd = send(&server, "/api/v1/feedback/1", "", &wrong("falsch")).await;
    assert_eq!(
        (odd.status.as_u16(), &*odd.problem()),
        (422, "invalid-record")
    );
    let content = json!({ "body": wrong("falsch") }).to_string();
    for (name, value, status) in [
        ("x-none", "", 428),
        ("if-match", "\"1\"", 428),
        ("if-match", "*", 428),
        ("if-none-match", "\"1\"", 400),
    ] {
        let headers = [(name, value), ("content-type", "application/json")];
        let answer = server.send("PUT", &uri(1), &headers, &content).await;
        assert_eq!(answer.status.as_u16(), status, "{name}: {value}");
    }
    let mut large = wrong("falsch");
    large["newer"] = "x".repeat(20_000).into();
    let large = send(&server, &uri(1), "", &large).await;
    assert_eq!(
        (large.status.as_u16(), &*large.problem()),
        (413, "too-large")
    );
    let text = server
        .send(
            "PUT",
            &uri(1),
            &[NEW, ("content-type", "text/plain")],
            &content,
        )
        .await;
    assert_eq!(text.problem(), "not-json");
}

#[tokio::test]
async fn who_sends_too_much_must_wait_and_others_need_not() {
    let server = limited(Rate::new(2, 1), Rate::new(100, 100)).await;
    for n in 0..2 {
        let taken = send(&server, &uri(n), "192.0.2.1", &wrong("falsch")).await;
        assert_eq!(taken.status, 201);
    }
    let much = send(&server, &uri(3), "192.0.2.1", &wrong("falsch")).await;
    assert_eq!((much.status.as_u16(), &*much.problem()), (429, "too-often"));
    let wait: u64 = much.header("retry-after").parse().unwrap();
    assert!((1..=61).contains(&wait), "{wait}");
    assert_eq!(
        send(&server, &uri(3), "192.0.2.2", &wrong("falsch"))
            .await
            .status,
        201
    );
    // What is refused costs too, or refusals would be free.
    for status in [422, 429] {
        let answer = send(&server, &uri(4), "192.0.2.2", &wrong("")).await;
        assert_eq!(answer.status.as_u16(), status);
    }
}

#[tokio::test]
async fn all_together_have_a_limit_as_well() {
    let server = limited(Rate::new(2, 1), Rate::new(3, 1)).await;
    let mut statuses = Vec::new();
    for n in 0..5 {
        let address = format!("192.0.2.{n}");
        let answer = send(&server, &uri(n), &address, &wrong("falsch")).await;
        statuses.push(answer.status.as_u16());
    }
    assert_eq!(statuses, [201, 201, 201, 429, 429]);
}
