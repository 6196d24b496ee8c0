//! A backend's answer on its way through: not longer than allowed, and never silent for too long.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::body::Bytes;
use hyper::body::{Body, Frame, Incoming, SizeHint};
use tokio::time::{Instant, Sleep, sleep};

/// Passes on what comes, and breaks off an answer that is too long or stands still.
pub(super) struct Bounded {
    inner: Incoming,
    left: u64,
    pause: Duration,
    /// Runs while nothing comes; a client that reads slowly is not the backend's fault.
    timer: Pin<Box<Sleep>>,
    waiting: bool,
}

/// Why an answer was broken off.
#[derive(Debug)]
pub(super) enum Broken {
    /// It is longer than allowed.
    TooLong,
    /// Nothing came for too long.
    Silent,
    /// The backend broke it off.
    Upstream(hyper::Error),
}

impl Bounded {
    /// At most `limit` bytes, with no more than `pause` between any two of them.
    pub(super) fn new(inner: Incoming, limit: u64, pause: Duration) -> Self {
        Self {
            inner,
            left: limit,
            pause,
            timer: Box::pin(sleep(pause)),
            waiting: false,
        }
    }
}

impl Body for Bounded {
    type Data = Bytes;
    type Error = Broken;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Broken>>> {
        let frame = match Pin::new(&mut self.inner).poll_frame(context) {
            Poll::Pending => {
                if !self.waiting {
                    self.waiting = true;
                    let end = Instant::now() + self.pause;
                    self.timer.as_mut().reset(end);
                }
                ready!(self.timer.as_mut().poll(context));
                return Poll::Ready(Some(Err(Broken::Silent)));
            }
            Poll::Ready(None) => return Poll::Ready(None),
            Poll::Ready(Some(frame)) => frame.map_err(Broken::Upstream),
        };
        self.waiting = false;
        let frame = frame.and_then(|frame| {
            let bytes = frame.data_ref().map_or(0, Bytes::len) as u64;
            self.left = self.left.checked_sub(bytes).ok_or(Broken::TooLong)?;
            Ok(frame)
        });
        Poll::Ready(Some(frame))
    }

    fn is_end_stream(&self) -> bool {
        self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.size_hint()
    }
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong => f.write_str("the answer is longer than allowed"),
            Self::Silent => f.write_str("the answer stood still"),
            Self::Upstream(error) => write!(f, "the answer broke off: {error}"),
        }
    }
}

impl std::error::Error for Broken {}
