//! A real socket: what else may answer at an address, and what never leaves this program.

use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    thread,
};

use lotse_sync::{
    Method, Request, Transport, Unreachable, probe::Native, profile::Credentials, testing::block_on,
};
use serde_json::json;

use crate::wire::{checked, seen, seen_by};

/// Answers every request with what `answer` makes of its head, until the test's process ends.
fn serving(answer: fn(&str) -> String) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            serve(stream, answer);
        }
    });
    url
}

fn serve(mut stream: TcpStream, answer: fn(&str) -> String) {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") && stream.read(&mut byte).is_ok_and(|read| read == 1) {
        head.push(byte[0]);
    }
    let said = answer(&String::from_utf8_lossy(&head));
    // Whoever asked may have gone already.
    drop(stream.write_all(said.as_bytes()));
}

fn answer(status: &str, more: &str, body: &str) -> String {
    format!(
        "HTTP/1.1 {status}\r\nconnection: close\r\ncontent-length: {}\r\n{more}\r\n{body}",
        body.len()
    )
}

fn get(url: String) -> Request {
    Request {
        method: Method::Get,
        url,
        headers: vec![("x-asked".to_owned(), "yes".to_owned())],
        body: None,
        patience_ms: 2_000,
    }
}

#[test]
fn the_transport_follows_redirects_within_the_origin_only() {
    let url = serving(|head| match head.split(' ').nth(1) {
        Some("/old") => answer("301 Moved Permanently", "location: /new\r\n", ""),
        Some("/away") => answer("302 Found", "location: http://127.0.0.1:1/new\r\n", ""),
        Some("/round") => answer("302 Found", "location: /round\r\n", ""),
        Some("/new") if head.contains("x-asked: yes") => answer("200 OK", "", "[]"),
        _ => answer("404 Not Found", "", ""),
    });
    let status = |path: &str| {
        let sent = block_on(Transport::send(
            &Native::default(),
            get(format!("{url}{path}")),
        ));
        sent.map(|answer| answer.status)
    };
    assert_eq!(status("/old"), Ok(200));
    assert_eq!(status("/away"), Ok(302));
    assert_eq!(status("/round"), Ok(302));
    assert_eq!(status("/nowhere"), Ok(404));
    let mut post = get(format!("{url}/old"));
    post.method = Method::Post;
    let sent = block_on(Transport::send(&Native::default(), post));
    assert_eq!(
        sent.map(|answer| answer.status),
        Ok(301),
        "a write is never sent on"
    );
}

#[test]
fn no_answer_is_told_from_half_an_answer() {
    let half = serving(|_| "HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\n{\"a\":".to_owned());
    let sent = block_on(Transport::send(&Native::default(), get(half)));
    assert_eq!(sent, Err(Unreachable::BrokenOff));
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}/", listener.local_addr().expect("an address"));
    let mut hasty = get(url.clone());
    hasty.patience_ms = 300;
    let sent = block_on(Transport::send(&Native::default(), hasty));
    assert_eq!(sent, Err(Unreachable::TimedOut));
    drop(listener);
    let sent = block_on(Transport::send(&Native::default(), get(url)));
    assert_eq!(sent, Err(Unreachable::NoAnswer));
}

#[test]
fn what_is_no_list_is_named() {
    let url = serving(|head| match head.split(' ').nth(1) {
        Some("/page") => answer("200 OK", "content-type: text/html\r\n", "<h1>Hello</h1>"),
        Some("/closed") => answer("401 Unauthorized", "", "{}"),
        Some("/away") => answer("302 Found", "location: https://login.example/\r\n", ""),
        _ => answer("200 OK", "", "{\"state\": \"ok\"}"),
    });
    for (path, words) in [
        ("/page", "this is no JSON: <h1>Hello</h1>"),
        ("/closed", "not everybody may read this"),
        ("/away", "another origin"),
        ("/state", "no list of records"),
    ] {
        let sight = seen(&Native::default(), &format!("{url}{path}"));
        assert!(sight.profile.is_none());
        assert!(sight.to_string().contains(words), "{sight}");
    }
}

#[test]
fn credentials_are_never_shown_even_if_a_server_repeats_them() {
    let url = serving(|head| {
        let body = json!({"you sent": head, "key": "k€y"}).to_string();
        answer("403 Forbidden", "", &body)
    });
    let person = || Credentials {
        user: Some("person".to_owned()),
        password: Some("tops/cret".to_owned()),
        token: Some("k€y".to_owned()),
    };
    let auths = [
        json!({"kind": "basic", "read": true}),
        json!({"kind": "header", "name": "x-key", "value": "Key {token}", "read": true}),
        json!({"kind": "query", "name": "key", "read": true}),
        json!({"kind": "login", "read": true, "token": "/t", "name": "authorization", "value": "Bearer {token}",
            "request": {"path": "/login/{password}", "body": {"p": "{password}"}}}),
    ];
    for auth in auths {
        let profile = json!({
            "profile": 1,
            "name": "Closed",
            "transport": {"auth": auth},
            "lists": [{"kind": "offer", "path": "/offers", "identity": "/id"}],
        });
        let report = checked(
            &Native::default(),
            &url,
            &profile.to_string(),
            person(),
            false,
        );
        assert!(!report.is_ok(), "{report}");
        let shown = format!("{report}{}", report.json());
        assert!(shown.contains("/offers"), "{shown}");
        for secret in [
            "tops/cret",
            "tops%2Fcret",
            "k€y",
            "k%E2%82%ACy",
            "cGVyc29uOnRvcHMvY3JldA",
        ] {
            assert!(!shown.contains(secret), "{secret} in {shown}");
        }
    }
}

#[test]
fn a_closed_list_is_looked_at_by_whoever_may_and_the_profile_has_no_secret() {
    let url = serving(|head| {
        let path = head.split(' ').nth(1).unwrap_or_default();
        let rows = json!([{"id": "a", "title": "A"}, {"id": "b", "title": "B"}]).to_string();
        let is_signed = head.contains("Bearer s3cr3t") || path.contains("api_key=s3cr3t");
        match path.split('?').next() {
            Some("/offers") if is_signed => answer("200 OK", "", &rows),
            Some("/offers") => answer("401 Unauthorized", "", "{}"),
            _ => answer("404 Not Found", "", "{}"),
        }
    });
    let token = Credentials {
        token: Some("s3cr3t".to_owned()),
        ..Credentials::default()
    };
    let by_header = seen_by(&Native::default(), &format!("{url}/offers"), token);
    let by_key = format!("{url}/offers?api_key=s3cr3t&lang=de");
    let by_key = seen_by(&Native::default(), &by_key, Credentials::default());
    for (sight, kind) in [(&by_header, "header"), (&by_key, "query")] {
        let profile = sight.profile.as_ref().unwrap_or_else(|| panic!("{sight}"));
        assert_eq!(profile["transport"]["auth"]["kind"], kind);
        assert_eq!(profile["transport"]["auth"]["read"], true);
        let shown = format!("{sight}{}", sight.json());
        assert!(!shown.contains("s3cr3t"), "{shown}");
    }
    let profile = by_key.profile.expect("a profile");
    assert_eq!(profile["lists"][0]["query"], json!({"lang": "de"}));
}
