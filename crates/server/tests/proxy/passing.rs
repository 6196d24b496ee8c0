use super::backend::{Backend, get, proxy, send};

#[tokio::test]
async fn an_answer_comes_back_as_it_is_with_its_tag() {
    let backend = Backend::start().await;
    let proxy = proxy(backend.described());
    let answer = get(&proxy, "/proxy/cms/items?page=1&q=%C3%BC+x").await;
    assert_eq!((answer.status, &*answer.body), (200, &b"[{\"id\":1}]"[..]));
    assert_eq!(answer.header("etag"), "\"v1\"");
    assert_eq!(answer.header("content-type"), "application/json");
    let seen = backend.last();
    assert_eq!(seen.uri, "/api/items?page=1&q=%C3%BC+x");

    let tag = [("if-none-match", "\"v1\"")];
    let same = send(&proxy, "GET", "/proxy/cms/items", &tag, "").await;
    assert_eq!((same.status, same.body.len()), (304, 0));
    assert_eq!(same.header("etag"), "\"v1\"");

    let coded = get(&proxy, "/proxy/cms/coded").await;
    assert_eq!(coded.header("content-encoding"), "br");
    assert_eq!(coded.body, b"no real brotli");

    let head = send(&proxy, "HEAD", "/proxy/cms/items", &[], "").await;
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(backend.last().method, "HEAD");
}

#[tokio::test]
async fn paths_reach_the_backend_as_they_were_sent_and_none_leaves_its_base() {
    let backend = Backend::start().await;
    let proxy = proxy(backend.described());
    for (here, there) in [
        ("/proxy/cms", "/api"),
        ("/proxy/cms/", "/api/"),
        ("/proxy/cms/a%2Fb/50%25/%C3%BC", "/api/a%2Fb/50%25/%C3%BC"),
        ("/proxy/cms/x//y", "/api/x//y"),
        ("/proxy/cms?x=..", "/api?x=.."),
    ] {
        assert_eq!(get(&proxy, here).await.status, 200, "{here}");
        assert_eq!(backend.last().uri, there);
    }
    let before = backend.seen().len();
    for outside in [
        "/proxy/cms/../login",
        "/proxy/cms/%2e%2e/login",
        "/proxy/cms/a%2f..%2f..%2flogin",
        "/proxy/cms/%252e%252e/login",
        "/proxy/cmsx/items",
        "/proxy/other/items",
        "/proxy",
        "/proxy/",
        "/api/items",
        "/",
    ] {
        let answer = get(&proxy, outside).await;
        assert_eq!(answer.problem(), (404, "not-found".to_owned()), "{outside}");
    }
    assert_eq!(backend.seen().len(), before);
}

#[tokio::test]
async fn only_what_is_allowed_may_be_done() {
    let backend = Backend::start().await;
    let reading = proxy(backend.described());
    for method in ["POST", "PUT", "PATCH", "DELETE", "PROPFIND", "get"] {
        let answer = send(&reading, method, "/proxy/cms/items", &[], "").await;
        let refused = (405, "method-not-allowed".to_owned());
        assert_eq!(answer.problem(), refused, "{method}");
        assert_eq!(answer.header("allow"), "GET, HEAD");
    }
    assert!(backend.seen().is_empty());

    let writing = proxy(backend.as_operator());
    let json = [("content-type", "application/json")];
    let made = send(&writing, "POST", "/proxy/cms/made", &json, "{\"a\":1}").await;
    assert_eq!(made.status, 201);
    let seen = backend.last();
    assert_eq!(
        (seen.method.as_str(), &*seen.body),
        ("POST", &b"{\"a\":1}"[..])
    );
    assert_eq!(seen.headers["content-type"], "application/json");
    assert_eq!(seen.headers["content-length"], "7");
    let delete = send(&writing, "DELETE", "/proxy/cms/items/1", &[], "").await;
    assert_eq!(delete.status, 405);
    assert_eq!(delete.header("allow"), "GET, POST, PATCH, HEAD");
}

/// Servers that take a method from elsewhere would do what is not allowed.
#[tokio::test]
async fn no_method_slips_in_under_another() {
    let backend = Backend::start().await;
    let writing = proxy(backend.as_operator());
    for uri in [
        "/proxy/cms/items/1?_method=DELETE",
        "/proxy/cms/items/1?a=1&_METHOD=delete",
        "/proxy/cms/items/1?%5Fmethod=%44ELETE",
    ] {
        assert_eq!(
            send(&writing, "POST", uri, &[], "").await.status,
            405,
            "{uri}"
        );
    }
    assert!(backend.seen().is_empty());
    for name in [
        "x-http-method-override",
        "x-http-method",
        "x-method-override",
    ] {
        send(
            &writing,
            "POST",
            "/proxy/cms/items/1?_method=PATCH",
            &[(name, "DELETE")],
            "",
        )
        .await;
        assert!(!backend.last().headers.contains_key(name), "{name}");
    }
}

#[tokio::test]
async fn redirects_lead_on_only_where_the_proxy_leads() {
    let backend = Backend::start().await;
    let proxy = proxy(backend.described());
    let moved = get(&proxy, "/proxy/cms/moved").await;
    assert_eq!(
        (moved.status, moved.header("location")),
        (302, "/proxy/cms/items?page=2")
    );
    // It is not followed in here.
    assert_eq!(backend.seen().len(), 1);
    for elsewhere in ["away", "login", "circle", "nowhere"] {
        let answer = get(&proxy, &format!("/proxy/cms/{elsewhere}")).await;
        let told = (502, "upstream-elsewhere".to_owned());
        assert_eq!(answer.problem(), told, "{elsewhere}");
        assert_eq!(answer.header("location"), "");
    }
}
