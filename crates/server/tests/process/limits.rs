use std::io::{Read, Write};
use std::net::TcpStream;

use super::{PATIENCE, Running, start_with};

const FEEDBACK: &str = r#"{"body":{"about":{"kind":"offer","id":"a"},"verdict":"correct","lang":"de","written_at":"2026-11-22T17:50:50Z"}}"#;

/// The status of feedback sent over a connection of its own by somebody who claims to be at this address.
fn send(running: &Running, n: u32, address: &str) -> u16 {
    let mut stream = TcpStream::connect(&running.address).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    write!(
        stream,
        "PUT /api/v1/feedback/0193547a-5c1e-7abc-8def-{n:012x} HTTP/1.1\r\nhost: lotse\r\nconnection: close\r\n\
         x-forwarded-for: {address}\r\nif-none-match: *\r\ncontent-type: application/json\r\n\
         content-length: {}\r\n\r\n{FEEDBACK}",
        FEEDBACK.len()
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let status = answer.split(' ').nth(1).unwrap();
    status.parse().unwrap()
}

#[test]
fn a_client_is_told_by_its_connection_or_by_the_proxy_in_front() {
    let folder = tempfile::tempdir().unwrap();
    let alone = ["--feedback-rate", "1/1"];
    let running = start_with(&folder.path().join("alone.sqlite"), &alone);
    assert_eq!(send(&running, 1, "192.0.2.1"), 201);
    assert_eq!(send(&running, 2, "192.0.2.2"), 429);
    running.stop("-TERM");

    let behind = ["--feedback-rate", "1/1", "--trusted-proxy"];
    let running = start_with(&folder.path().join("behind.sqlite"), &behind);
    assert_eq!(send(&running, 1, "203.0.113.9, 192.0.2.1"), 201);
    assert_eq!(send(&running, 2, "203.0.113.9, 192.0.2.2"), 201);
    assert_eq!(send(&running, 3, "203.0.113.7, 192.0.2.1"), 429);
    running.stop("-TERM");
}
