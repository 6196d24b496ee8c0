use axum::http::Method;
use lotse_server::client::Trust;
use lotse_server::limit::Rate;
use lotse_server::proxy::{Settings, app};

use super::backend::{Backend, get, proxy, send};

#[tokio::test]
async fn the_operators_credentials_go_to_the_backend_and_nowhere_else() {
    let backend = Backend::start().await;
    let proxy = proxy(backend.as_operator());
    let claims = [
        ("authorization", "Bearer somebodys"),
        ("x-api-key", "somebodys"),
    ];
    let answer = send(&proxy, "GET", "/proxy/cms/items", &claims, "").await;
    let headers = backend.last().headers;
    let sent = |name: &str| headers.get_all(name).iter().collect::<Vec<_>>();
    assert_eq!(sent("authorization"), ["Bearer operators-secret"]);
    assert_eq!(sent("x-api-key"), ["keys-secret"]);
    let told = format!(
        "{:?} {}",
        answer.headers,
        String::from_utf8_lossy(&answer.body)
    );
    assert!(!told.contains("secret"), "{told}");
    // A redirect does not take them elsewhere either.
    assert_eq!(get(&proxy, "/proxy/cms/away").await.problem().0, 502);
}

#[tokio::test]
async fn credentials_that_the_backend_refuses_are_not_the_persons_affair() {
    let backend = Backend::start().await;
    let operators = proxy(backend.as_operator());
    let refused = get(&operators, "/proxy/cms/closed").await;
    assert_eq!(refused.problem(), (502, "upstream-refused".to_owned()));
    assert_eq!(refused.header("www-authenticate"), "");
}

#[tokio::test]
async fn a_persons_own_sign_in_is_passed_on_where_the_operator_says_so() {
    let backend = Backend::start().await;
    let mut upstream = backend.described();
    upstream.passes_authorization = true;
    let persons = proxy(upstream);
    let token = [("authorization", "Bearer persons"), ("cookie", "a=1")];
    send(&persons, "GET", "/proxy/cms/items", &token, "").await;
    let headers = backend.last().headers;
    assert_eq!(headers["authorization"], "Bearer persons");
    assert!(!headers.contains_key("cookie"));
    // Then a refusal is for the person, who can sign in again.
    let closed = get(&persons, "/proxy/cms/closed").await;
    assert_eq!(closed.status, 401);
}

#[tokio::test]
async fn writes_in_the_operators_name_are_limited_by_client() {
    let backend = Backend::start().await;
    let settings = Settings {
        write_rate: Rate::new(2, 1),
        trust: Trust::Proxy,
        ..Settings::default()
    };
    let limited = app(vec![backend.as_operator()], None, settings.clone()).unwrap();
    let from = async |proxy, method, address| {
        let headers = [("x-forwarded-for", address)];
        let answer = send(proxy, method, "/proxy/cms/items", &headers, "").await;
        answer.status
    };
    for status in [200, 200, 429] {
        assert_eq!(from(&limited, "POST", "192.0.2.1").await, status);
    }
    assert_eq!(from(&limited, "POST", "192.0.2.2").await, 200);
    assert_eq!(from(&limited, "GET", "192.0.2.1").await, 200);

    // A backend that knows its people has limits of its own.
    let mut upstream = backend.described();
    upstream.passes_authorization = true;
    upstream.allow(vec![Method::POST]);
    let persons = app(vec![upstream], None, settings).unwrap();
    for _ in 0..5 {
        assert_eq!(from(&persons, "POST", "192.0.2.1").await, 200);
    }
}
