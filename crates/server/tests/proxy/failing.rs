use std::time::{Duration, Instant};

use lotse_server::proxy::Upstream;

use super::backend::{Backend, get, proxy, send};

fn upstream(base: &str) -> Upstream {
    Upstream::new("cms".parse().unwrap(), base.parse().unwrap())
}

#[tokio::test]
async fn a_backend_that_is_not_there_is_a_bad_gateway() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let gone = get(&proxy(upstream(&base)), "/proxy/cms/items").await;
    assert_eq!(gone.problem(), (502, "upstream-unreachable".to_owned()));
    let nameless = get(
        &proxy(upstream("http://no-such-host.invalid")),
        "/proxy/cms/items",
    )
    .await;
    assert_eq!(nameless.status / 100, 5);
    nameless.problem();
}

#[tokio::test]
async fn a_backend_that_speaks_no_http_is_a_bad_gateway() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let _ = tokio::io::AsyncWriteExt::write_all(&mut stream, b"hello\r\n\r\n").await;
        }
    });
    let strange = get(&proxy(upstream(&base)), "/proxy/cms/items").await;
    assert_eq!(strange.problem(), (502, "upstream-unreachable".to_owned()));
}

#[tokio::test]
async fn a_backend_that_does_not_answer_in_time_is_a_gateway_timeout() {
    let backend = Backend::start().await;
    let slow = get(&proxy(backend.described()), "/proxy/cms/slow").await;
    assert_eq!(slow.problem(), (504, "upstream-slow".to_owned()));
    assert_eq!(slow.header("retry-after"), "5");
}

#[tokio::test]
async fn an_answer_that_stands_still_or_never_ends_is_broken_off() {
    let backend = Backend::start().await;
    let proxy = proxy(backend.described());
    let start = Instant::now();
    let silent = get(&proxy, "/proxy/cms/silent").await;
    assert_eq!((silent.is_whole, silent.body.len()), (false, 1000));
    assert!(start.elapsed() > Duration::from_millis(250));
    let endless = get(&proxy, "/proxy/cms/endless").await;
    assert!(!endless.is_whole && endless.body.len() <= 10_000);
    let large = get(&proxy, "/proxy/cms/large").await;
    assert_eq!(large.problem(), (502, "upstream-too-long".to_owned()));
}

#[tokio::test]
async fn what_the_backend_says_of_itself_is_passed_on() {
    let backend = Backend::start().await;
    let proxy = proxy(backend.described());
    let broken = get(&proxy, "/proxy/cms/broken").await;
    assert_eq!((broken.status, &*broken.body), (500, &b"{\"oops\":1}"[..]));
    let busy = get(&proxy, "/proxy/cms/busy").await;
    assert_eq!((busy.status, busy.header("retry-after")), (429, "7"));
}

#[tokio::test]
async fn a_content_that_is_too_large_goes_nowhere() {
    let backend = Backend::start().await;
    let proxy = proxy(backend.as_operator());
    let large = "x".repeat(1001);
    let answer = send(&proxy, "POST", "/proxy/cms/items", &[], &large).await;
    assert_eq!(answer.problem(), (413, "too-large".to_owned()));
    assert!(backend.seen().is_empty());
}
