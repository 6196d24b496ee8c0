use super::client::Server;

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
