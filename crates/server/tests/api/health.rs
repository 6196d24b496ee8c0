use std::convert::Infallible;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::Request;
use lotse_server::state::Settings;
use lotse_server::token::OperatorToken;
use tower::ServiceExt;

use super::client::{Answer, Server, TOKEN};

#[tokio::test]
async fn health_follows_the_database() {
    let server = Server::new().await;
    let well = server.get("/api/v1/health").await;
    assert_eq!(
        (well.status.as_u16(), &well.json()["status"]),
        (200, &"ok".into())
    );
    assert_eq!(well.header("cache-control"), "no-store");
    server.db.close().await;
    let ill = server.get("/api/v1/health").await;
    assert_eq!(
        (ill.status.as_u16(), &ill.json()["status"]),
        (503, &"failing".into())
    );
}

#[tokio::test]
async fn what_failed_inside_is_not_shown() {
    let server = Server::new().await;
    server.db.close().await;
    let answer = server.get("/api/v1/changes").await;
    assert_eq!(
        (answer.status.as_u16(), &*answer.problem()),
        (500, "internal")
    );
    let problem = answer.json();
    let mut told: Vec<_> = problem.as_object().unwrap().keys().cloned().collect();
    told.sort();
    assert_eq!(told, ["code", "status", "title"]);
}

#[tokio::test]
async fn content_that_never_ends_is_given_up_and_may_be_sent_again() {
    let server = Server::with(Settings {
        operator_token: Some(OperatorToken::new(TOKEN).unwrap()),
        request_timeout: Duration::from_millis(1),
        ..Settings::default()
    })
    .await;
    let silence = futures_util::stream::pending::<Result<Bytes, Infallible>>();
    let request = Request::put("/api/v1/page/a")
        .header("authorization", format!("Bearer {TOKEN}"))
        .header("if-none-match", "*")
        .body(Body::from_stream(silence))
        .unwrap();
    let answer = Answer::read(server.app.clone().oneshot(request).await.unwrap()).await;
    assert_eq!((answer.status.as_u16(), &*answer.problem()), (503, "slow"));
    assert_eq!(answer.header("retry-after"), "5");
}
