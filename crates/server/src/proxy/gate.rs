//! One backend's routes: whether a request may go there, and whether its answer may come back.

use std::sync::Arc;
use std::time::Instant;

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::header::{CONTENT_LENGTH, LOCATION};
use axum::http::{HeaderMap, Method, Request, Response, StatusCode, Uri};
use axum::response::IntoResponse;
use axum::routing::any;
use hyper::body::Incoming;
use tower_http::cors::{AllowHeaders, CorsLayer};

use super::address::Place;
use super::body::Bounded;
use super::{Failure, Http, Settings, Upstream, answer, request};
use crate::api::{Content, taken};
use crate::client::{Client, Trust};
use crate::error::ApiError;
use crate::limit::Limiter;

/// What the routes of one backend share.
#[derive(Clone)]
pub(super) struct Gate {
    pub upstream: Arc<Upstream>,
    pub http: Http,
    /// Writes to all backends that cannot tell people apart.
    pub writes: Arc<Limiter>,
    pub settings: Arc<Settings>,
}

impl AsRef<Trust> for Gate {
    fn as_ref(&self) -> &Trust {
        &self.settings.trust
    }
}

impl Gate {
    /// The routes, with what pages of other origins may do there.
    pub fn routes(self) -> Router {
        let layer = CorsLayer::new()
            .allow_methods(self.upstream.methods.clone())
            .allow_headers(AllowHeaders::mirror_request())
            .max_age(crate::PREFLIGHT);
        let cors = crate::from_origins(layer, &self.settings.cors);
        let root = format!("/proxy/{}", self.upstream.name);
        Router::new()
            .route(&root, any(pass))
            .route(&format!("{root}/"), any(pass))
            .route(&format!("{root}/{{*rest}}"), any(pass))
            .layer(cors)
            .with_state(self)
    }

    /// Whether this may be sent on by this client.
    fn check(&self, client: Client, method: &Method, query: Option<&str>) -> Result<(), ApiError> {
        let upstream = &self.upstream;
        let may = |method: &str| upstream.methods.iter().any(|allowed| allowed == method);
        let disguised = request::method_in_query(query);
        if !may(method.as_str()) || disguised.is_some_and(|method| !may(&method)) {
            return Err(ApiError::MethodNotAllowed(upstream.allowed().into()));
        }
        // A backend that knows its people has limits of its own.
        let writes = !matches!(*method, Method::GET | Method::HEAD);
        if writes && !upstream.passes_authorization {
            let taken = self.writes.take(client, Instant::now());
            taken.map_err(ApiError::TooOften)?;
        }
        Ok(())
    }

    /// The backend's answer, as far as its head.
    async fn ask(&self, request: Request<Body>) -> Result<Response<Incoming>, ApiError> {
        let name = &self.upstream.name;
        let answer =
            tokio::time::timeout(self.settings.upstream_timeout, self.http.request(request));
        match answer.await {
            Ok(Ok(answer)) => Ok(answer),
            Ok(Err(error)) => {
                let cause = std::error::Error::source(&error);
                let cause = cause.map(ToString::to_string).unwrap_or_default();
                tracing::warn!(%name, %error, cause, "a backend does not answer");
                Err(ApiError::Upstream(Failure::Unreachable))
            }
            Err(_) => {
                tracing::warn!(%name, "a backend takes too long");
                Err(ApiError::Upstream(Failure::Slow))
            }
        }
    }

    /// Whether the answer can be passed on.
    fn judge(&self, asked: &Uri, answer: &Response<Incoming>) -> Result<(), Failure> {
        let upstream = &self.upstream;
        let length = answer.headers().get(CONTENT_LENGTH);
        let length = length.and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
        let is_long = length.is_some_and(|length| length > self.settings.answer_limit);
        if answer.status() == StatusCode::UNAUTHORIZED && upstream.asks_as_operator() {
            return Err(Failure::Refused);
        }
        if is_long {
            return Err(Failure::TooLong);
        }
        let is_moved = matches!(answer.status().as_u16(), 301 | 302 | 303 | 307 | 308);
        if is_moved && !self.leads_on(asked, answer.headers()) {
            return Err(Failure::Elsewhere);
        }
        Ok(())
    }

    /// Whether a redirect leads to another address that is passed on; the same one would lead round in circles.
    fn leads_on(&self, asked: &Uri, headers: &HeaderMap) -> bool {
        let location = headers.get(LOCATION).and_then(|value| value.to_str().ok());
        let place = location.map(|to| self.upstream.base.place(&self.upstream.name, to.trim()));
        let here = asked.path_and_query().map_or("", |here| here.as_str());
        match place {
            Some(Place::Here(to)) => to != here,
            Some(Place::Relative) => true,
            Some(Place::Elsewhere) | None => false,
        }
    }
}

/// Passes a request on and its answer back.
async fn pass(
    State(gate): State<Gate>,
    client: Client,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    content: Content,
) -> Response<Body> {
    let answer = passed(&gate, client, method, &uri, &headers, content).await;
    let mut answer = answer.unwrap_or_else(IntoResponse::into_response);
    answer::expose(answer.headers_mut());
    answer
}

async fn passed(
    gate: &Gate,
    client: Client,
    method: Method,
    uri: &Uri,
    headers: &HeaderMap,
    content: Content,
) -> Result<Response<Body>, ApiError> {
    let upstream = &gate.upstream;
    gate.check(client, &method, uri.query())?;
    let rest = uri.path().strip_prefix("/proxy/");
    let rest = rest.and_then(|rest| rest.strip_prefix(upstream.name.as_str()));
    let to = rest.and_then(|rest| upstream.base.ask(rest, uri.query()));
    let mut request = Request::new(Body::from(taken(content)?));
    *request.method_mut() = method;
    *request.uri_mut() = to.ok_or(ApiError::NotFound)?;
    *request.headers_mut() = request::headers(upstream, headers);
    let answer = gate.ask(request).await?;
    if let Err(failure) = gate.judge(uri, &answer) {
        tracing::warn!(name = %upstream.name, status = answer.status().as_u16(), ?failure, "a backend's answer is not passed on");
        return Err(ApiError::Upstream(failure));
    }
    let (head, body) = answer.into_parts();
    let body = Bounded::new(
        body,
        gate.settings.answer_limit,
        gate.settings.upstream_timeout,
    );
    let mut answer = Response::new(Body::new(body));
    *answer.status_mut() = head.status;
    *answer.headers_mut() = answer::headers(upstream, &head.headers);
    Ok(answer)
}
