//! A server in a folder of its own, and requests to it.

use std::io::Read;
use std::path::Path;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Request, StatusCode};
use axum::response::Response;
use http_body_util::BodyExt;
use lotse_server::assets::Assets;
use lotse_server::db::{Db, NewRecord};
use lotse_server::state::{AppState, Settings};
use lotse_server::token::OperatorToken;
use serde_json::Value;
use tokio::sync::watch;
use tower::ServiceExt;

pub const TOKEN: &str = "correct-horse-battery-staple";
pub const BODY: &str = r#"{"title":{"de":{"text":"Über Lotse"}},"newer":{"n":1.50}}"#;

pub struct Server {
    pub db: Db,
    pub app: Router,
    pub closing: watch::Sender<bool>,
    pub dir: tempfile::TempDir,
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Server {
    pub async fn new() -> Self {
        Self::with(Settings::default()).await
    }

    /// One that takes changes.
    pub async fn writing() -> Self {
        Self::with(Settings {
            operator_token: Some(OperatorToken::new(TOKEN).unwrap()),
            body_limit: 4096,
            ..Settings::default()
        })
        .await
    }

    pub async fn with(settings: Settings) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let db = Db::open(&dir.path().join("lotse.sqlite")).await.unwrap();
        let dist = dir.path().join("dist");
        std::fs::create_dir(&dist).unwrap();
        let (closing, closed) = watch::channel(false);
        let state = AppState::new(db.clone(), Some(Assets::new(dist)), settings, closed);
        let app = lotse_server::app(state).unwrap();
        Self {
            db,
            app,
            closing,
            dir,
        }
    }

    pub async fn store(&self, ids: &[&str]) {
        let page = |id: &&str| NewRecord::parse("page", id, BODY).unwrap();
        let records: Vec<_> = ids.iter().map(page).collect();
        self.db.upsert_many(&records).await.unwrap();
    }

    pub fn file(&self, path: &str, content: impl AsRef<[u8]>) {
        let path = self.dir.path().join("dist").join(path);
        std::fs::create_dir_all(path.parent().unwrap_or(Path::new(""))).unwrap();
        std::fs::write(path, content).unwrap();
    }

    pub async fn send(
        &self,
        method: &str,
        uri: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Answer {
        Answer::read(self.raw(method, uri, headers, body).await).await
    }

    /// The answer with its body still to come.
    pub async fn raw(
        &self,
        method: &str,
        uri: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Response {
        let mut request = Request::builder().method(method).uri(uri);
        for (name, value) in headers {
            let name = HeaderName::try_from(*name).unwrap();
            request = request.header(name, HeaderValue::try_from(*value).unwrap());
        }
        let request = request.body(Body::from(body.to_owned())).unwrap();
        let answer = self.app.clone().oneshot(request);
        // Ends a test that would wait for ever; nothing waits for it.
        let answer = tokio::time::timeout(Duration::from_secs(60), answer);
        answer.await.unwrap().unwrap()
    }

    pub async fn get(&self, uri: &str) -> Answer {
        self.send("GET", uri, &[], "").await
    }

    pub async fn put(&self, uri: &str, condition: (&str, &str), body: &str) -> Answer {
        let bearer = format!("Bearer {TOKEN}");
        let headers = [
            ("authorization", &*bearer),
            ("content-type", "application/json"),
            condition,
        ];
        self.send("PUT", uri, &headers, body).await
    }
}

impl Answer {
    pub async fn read(response: Response) -> Self {
        let (parts, body) = response.into_parts();
        Self {
            status: parts.status,
            headers: parts.headers,
            body: body.collect().await.unwrap().to_bytes(),
        }
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    /// The problem's code, after a look at its form.
    pub fn problem(&self) -> String {
        assert_eq!(self.header("content-type"), "application/problem+json");
        let problem = self.json();
        assert_eq!(problem["status"], self.status.as_u16());
        assert!(problem["title"].is_string());
        problem["code"].as_str().unwrap().to_owned()
    }

    pub fn unbrotli(&self) -> Vec<u8> {
        let mut out = Vec::new();
        brotli::Decompressor::new(&*self.body, 4096)
            .read_to_end(&mut out)
            .unwrap();
        out
    }
}

/// A page's content as a writer sends it.
pub fn sent(title: &str) -> String {
    format!(r#"{{"body":{{"title":{{"de":{{"text":"{title}"}}}}}}}}"#)
}
