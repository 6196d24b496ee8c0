use axum::http::HeaderValue;
use lotse_server::assets::Assets;
use lotse_server::proxy::{Settings, app};
use lotse_server::state::Cors;

use super::backend::{Backend, get, proxy, send};

const ORIGIN: (&str, &str) = ("origin", "https://city.example");

#[tokio::test]
async fn pages_of_other_origins_may_ask_with_any_header_and_read_every_header() {
    let backend = Backend::start().await;
    let writing = proxy(backend.as_operator());
    let asked = [
        ORIGIN,
        ("access-control-request-method", "PATCH"),
        ("access-control-request-headers", "if-match,prefer,x-own"),
    ];
    let may = send(&writing, "OPTIONS", "/proxy/cms/items/1", &asked, "").await;
    assert_eq!(may.header("access-control-allow-origin"), "*");
    assert_eq!(
        may.header("access-control-allow-headers"),
        "if-match,prefer,x-own"
    );
    assert_eq!(
        may.header("access-control-allow-methods"),
        "GET,POST,PATCH,HEAD"
    );
    assert!(backend.seen().is_empty(), "a preflight is not passed on");

    let answer = send(&writing, "GET", "/proxy/cms/items", &[ORIGIN], "").await;
    let allowed = answer.headers.get_all("access-control-allow-origin");
    assert_eq!(allowed.iter().collect::<Vec<_>>(), ["*"]);
    let exposed = answer.header("access-control-expose-headers");
    assert_eq!(exposed, "content-range,date,etag,link,x-total-count");

    // So are refusals of ours, and how long to wait.
    let refused = send(&writing, "DELETE", "/proxy/cms/items/1", &[ORIGIN], "").await;
    assert_eq!(refused.header("access-control-allow-origin"), "*");
    let busy = send(&writing, "GET", "/proxy/cms/busy", &[ORIGIN], "").await;
    assert_eq!((busy.status, busy.header("retry-after")), (429, "7"));
    assert!(
        busy.header("access-control-expose-headers")
            .contains("retry-after")
    );
}

#[tokio::test]
async fn an_operator_may_name_the_origins() {
    let backend = Backend::start().await;
    let settings = Settings {
        cors: Cors::Only(vec![HeaderValue::from_static("https://lotse.example")]),
        ..Settings::default()
    };
    let proxy = app(vec![backend.described()], None, settings).unwrap();
    let other = send(&proxy, "GET", "/proxy/cms/items", &[ORIGIN], "").await;
    assert_eq!(other.header("access-control-allow-origin"), "");
    let own = [("origin", "https://lotse.example")];
    let own = send(&proxy, "GET", "/proxy/cms/items", &own, "").await;
    assert_eq!(
        own.header("access-control-allow-origin"),
        "https://lotse.example"
    );
}

#[tokio::test]
async fn the_app_is_served_beside_the_backends() {
    let backend = Backend::start().await;
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("index.html"), "the shell").unwrap();
    let files = Some(Assets::new(folder.path().to_owned()));
    let proxy = app(vec![backend.described()], files, Settings::default()).unwrap();
    for screen in ["/", "/offer/a"] {
        let answer = get(&proxy, screen).await;
        assert_eq!((answer.status, &*answer.body), (200, &b"the shell"[..]));
        assert!(
            answer
                .header("content-security-policy")
                .contains("script-src 'self'")
        );
    }
    // What programs ask is never answered with a page.
    for missing in ["/api/v1/changes", "/proxy/other/items", "/proxy"] {
        assert_eq!(get(&proxy, missing).await.problem().0, 404, "{missing}");
    }
    assert_eq!(get(&proxy, "/proxy/cms/items").await.status, 200);
}
