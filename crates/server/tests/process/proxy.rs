use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};

use super::{PATIENCE, start_command};

/// Answers each connection with the first line and the key it was sent, and the last one not at all.
fn backend() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let base = format!("http://{}/secret-base", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut head = [0; 4096];
            let read = stream.read(&mut head).unwrap();
            let head = String::from_utf8_lossy(&head[..read]).into_owned();
            if head.contains("secret-failure") {
                continue;
            }
            let got_key = head.contains("x-api-key: secret-key");
            let answer = format!("{{\"key\":{got_key}}}");
            write!(
                stream,
                "HTTP/1.1 200 OK\r\nconnection: close\r\netag: \"secret-tag\"\r\ncontent-length: {}\r\n\r\n{answer}",
                answer.len()
            )
            .unwrap();
        }
    });
    base
}

#[test]
fn the_proxy_adds_the_key_and_writes_down_nothing_of_what_passes() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("header");
    std::fs::write(&file, "X-API-Key: secret-key").unwrap();
    let (upstream, header) = (
        format!("cms={}", backend()),
        format!("cms={}", file.display()),
    );
    let flags = [
        "--upstream",
        &upstream,
        "--upstream-header-file",
        &header,
        "--log-level",
        "trace",
    ];
    let running = start_command("proxy", &flags);
    let get = |path: &str| {
        let mut stream = TcpStream::connect(&running.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nhost: secret-host\r\nconnection: close\r\ncookie: secret-cookie\r\n\
             authorization: Bearer secret-token\r\nuser-agent: secret-agent\r\n\r\n"
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    };
    let answer = get("/proxy/cms/secret-path?secret=1");
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    assert!(answer.ends_with("{\"key\":true}"), "{answer}");
    let failed = get("/proxy/cms/secret-failure?secret=1");
    assert!(failed.starts_with("HTTP/1.1 502 "), "{failed}");
    assert!(!failed.contains("secret"), "{failed}");
    let log = running.stop("-TERM");
    for secret in ["secret", "127.0.0.1", "?"] {
        assert!(!log.contains(secret), "{secret} in:\n{log}");
    }
    assert!(log.contains(r#"route="/proxy/cms/{*rest}""#), "{log}");
    assert!(log.contains("a backend does not answer"), "{log}");
}
