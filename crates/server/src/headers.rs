//! Headers that every answer carries; what they say stands in `lotse_headers`.

use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use lotse_headers::{FIXED, Inline, NoOrigin, OF_DATA, POLICY, Policy};

/// What the headers of an answer are made from.
#[derive(Debug, Clone)]
pub struct SecurityHeaders {
    policy: Policy,
    /// For all that is no page of the app.
    plain: HeaderValue,
}

impl SecurityHeaders {
    /// With origins besides our own that the app may ask.
    ///
    /// # Errors
    /// When one of them is no origin.
    pub fn new(connect_origins: &[String]) -> Result<Self, NoOrigin> {
        let policy = Policy::new(connect_origins)?;
        let plain = policy.with(&Inline::default());
        let plain = HeaderValue::try_from(&plain).map_err(|_| NoOrigin(plain))?;
        Ok(Self { policy, plain })
    }

    /// A page says what stands in it (`Inline` among the extensions); its policy allows that and no more.
    fn policy(&self, response: &Response) -> HeaderValue {
        let inline = response.extensions().get::<Inline>();
        let of_page = inline.map(|inline| HeaderValue::try_from(self.policy.with(inline)));
        of_page
            .and_then(Result::ok)
            .unwrap_or_else(|| self.plain.clone())
    }
}

/// Whether an address is one that programs ask for data, ours or a backend's behind us, and no screen of the app.
pub fn is_data(path: &str) -> bool {
    let below = |folder| {
        path.strip_prefix(folder)
            .is_some_and(|rest: &str| rest.is_empty() || rest.starts_with('/'))
    };
    below("/api") || below("/proxy")
}

/// Sets the headers on whatever the routes answer.
pub async fn set(State(headers): State<SecurityHeaders>, request: Request, next: Next) -> Response {
    let is_data = is_data(request.uri().path());
    let mut response = next.run(request).await;
    let fixed: &[_] = if is_data {
        &OF_DATA
    } else {
        let policy = headers.policy(&response);
        let name = HeaderName::from_static(POLICY);
        response.headers_mut().insert(name, policy);
        &FIXED
    };
    for (name, value) in fixed {
        response.headers_mut().insert(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        );
    }
    response
}
