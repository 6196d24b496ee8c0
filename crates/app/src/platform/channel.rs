//! BroadcastChannel: tabs of this app tell each other that something changed.

use web_sys::{BroadcastChannel, MessageEvent};

use super::listen;

/// A channel between the tabs of this app; silent where the browser has none.
#[derive(Clone)]
pub struct Channel(Option<BroadcastChannel>);

impl Channel {
    /// Opens the channel and calls `told` whenever another tab has something to tell.
    pub fn open(name: &str, told: impl Fn() + 'static) -> Self {
        let channel = BroadcastChannel::new(name).ok();
        if let Some(channel) = &channel {
            listen(channel, "message", move |_: MessageEvent| told());
        }
        Self(channel)
    }

    /// Tells the other tabs.
    pub fn tell(&self) {
        if let Some(channel) = &self.0 {
            // A number, as tabs with an older version expect one.
            let _ = channel.post_message(&0.into());
        }
    }
}

/// A channel that carries words.
pub struct Line(Option<BroadcastChannel>);

impl Line {
    /// Opens the channel and calls `heard` with what another tab says.
    pub fn open(name: &str, heard: impl Fn(String) + 'static) -> Self {
        let channel = BroadcastChannel::new(name).ok();
        if let Some(channel) = &channel {
            listen(channel, "message", move |event: MessageEvent| {
                if let Some(words) = event.data().as_string() {
                    heard(words);
                }
            });
        }
        Self(channel)
    }

    /// Says something to the other tabs.
    pub fn say(&self, words: &str) {
        if let Some(channel) = &self.0 {
            let _ = channel.post_message(&words.into());
        }
    }
}
