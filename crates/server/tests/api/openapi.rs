use std::collections::BTreeSet;

use super::client::Server;

#[tokio::test]
async fn every_route_of_the_router_is_described() {
    let server = Server::new().await;
    // axum lists its routes only in its debug form.
    let router = format!("{:?}", server.app);
    let routes: BTreeSet<&str> = router
        .split('"')
        .filter(|part| part.starts_with("/api/"))
        .collect();
    let document = server.get("/api/v1/openapi.json").await.json();
    let described: BTreeSet<&str> = document["paths"]
        .as_object()
        .unwrap()
        .keys()
        .map(|path| &**path)
        .collect();
    assert_eq!(routes, described);
    assert_eq!(routes.len(), 9);
}

#[tokio::test]
async fn the_document_is_openapi_and_names_what_a_writer_needs() {
    let server = Server::new().await;
    let document = server.get("/api/v1/openapi.json").await.json();
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
    let record = &document["paths"]["/api/v1/{kind}/{id}"];
    for method in ["get", "put", "delete"] {
        assert!(record[method]["responses"].is_object(), "{method}");
    }
    assert_eq!(
        record["put"]["security"][0]["operator"],
        serde_json::json!([])
    );
    assert!(record["put"]["responses"]["412"].is_object());
    let feedback = &document["paths"]["/api/v1/feedback/{id}"];
    assert!(feedback["put"].get("security").is_none());
    for method in ["get", "delete"] {
        assert!(feedback[method]["security"][0]["operator"].is_array());
    }
    assert!(document["components"]["securitySchemes"]["operator"].is_object());
    for schema in [
        "FeedPage",
        "WireRecord",
        "SentRecord",
        "SentFeedback",
        "FeedbackAbout",
        "WrongRecord",
        "FieldProblem",
        "Session",
        "Health",
    ] {
        assert!(
            document["components"]["schemas"][schema].is_object(),
            "{schema}"
        );
    }
}
