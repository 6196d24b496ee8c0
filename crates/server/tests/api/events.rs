use std::time::Duration;

use axum::body::Body;
use http_body_util::BodyExt;
use lotse_server::state::Settings;

use super::client::Server;

async fn next(body: &mut Body) -> Option<String> {
    let frame = tokio::time::timeout(Duration::from_secs(60), body.frame()).await;
    let frame = frame.expect("the stream says something")?;
    let data = frame.unwrap().into_data().unwrap();
    Some(String::from_utf8(data.to_vec()).unwrap())
}

#[tokio::test]
async fn listeners_hear_where_the_feed_stands_and_of_each_change() {
    let server = Server::new().await;
    server.store(&["a"]).await;
    let response = server.raw("GET", "/api/v1/events", &[], "").await;
    assert_eq!(response.headers()["content-type"], "text/event-stream");
    assert_eq!(response.headers()["cache-control"], "no-cache");
    let mut body = response.into_body();
    let expect = |server: &Server| {
        format!(
            "event: changed\ndata: {{\"cursor\":\"{}\"}}\n\n",
            server.db.head()
        )
    };
    assert_eq!(next(&mut body).await, Some(expect(&server)));
    server.store(&["b"]).await;
    assert_eq!(next(&mut body).await, Some(expect(&server)));
    server.closing.send_replace(true);
    assert_eq!(next(&mut body).await, None);
}

#[tokio::test]
async fn a_silent_stream_says_that_it_is_there() {
    let server = Server::with(Settings {
        heartbeat: Duration::from_millis(1),
        ..Settings::default()
    })
    .await;
    let mut body = server
        .raw("GET", "/api/v1/events", &[], "")
        .await
        .into_body();
    next(&mut body).await;
    let heartbeat = next(&mut body).await.unwrap();
    assert!(heartbeat.starts_with(':'), "a comment: {heartbeat:?}");
}
