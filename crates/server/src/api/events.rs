//! "Something changed", told to whoever listens (server-sent events).

use std::convert::Infallible;

use axum::extract::State;
use axum::http::HeaderName;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream::{Stream, unfold};
use tokio::sync::watch;

use crate::db::Cursor;
use crate::state::AppState;

/// A stream of `event: changed`: one at once, saying where the feed stands, then one per change.
///
/// Its data is `{"cursor":"…"}`: who has pulled up to that cursor has everything.
#[utoipa::path(
    get,
    path = "/api/v1/events",
    tag = "catalogue",
    responses((status = 200, description = "`event: changed`, and a comment now and then", content_type = "text/event-stream", body = String))
)]
pub async fn events(State(state): State<AppState>) -> Response {
    let mut head = state.db.watch();
    // The first event tells a listener that reconnects whether it missed something.
    head.mark_changed();
    let stream = Sse::new(changes(head, state.closing.clone())).keep_alive(
        KeepAlive::new()
            .interval(state.settings.heartbeat)
            .text("still here"),
    );
    // Proxies that collect answers before passing them on would hold the events back.
    let unbuffered = (HeaderName::from_static("x-accel-buffering"), "no");
    ([unbuffered], stream).into_response()
}

/// Several changes in quick succession make one event. The stream ends when the server closes.
fn changes(
    head: watch::Receiver<Cursor>,
    closing: watch::Receiver<bool>,
) -> impl Stream<Item = Result<Event, Infallible>> {
    unfold((head, closing), |(mut head, mut closing)| async {
        let changed = tokio::select! {
            biased;
            _ = closing.wait_for(|closing| *closing) => false,
            changed = head.changed() => changed.is_ok(),
        };
        if !changed {
            return None;
        }
        let cursor = head.borrow_and_update().clone();
        // A cursor is made of digits, letters and a hyphen.
        let data = format!("{{\"cursor\":\"{cursor}\"}}");
        let event = Event::default().event("changed").data(data);
        Some((Ok(event), (head, closing)))
    })
}
