//! BroadcastChannel: tabs of this app tell each other that something changed.

use web_sys::{BroadcastChannel, MessageEvent};

use super::listen;

/// A channel between the tabs of this app; silent where the browser has none.
#[derive(Clone)]
pub struct Channel(Option<BroadcastChannel>);

impl Channel {
    /// Opens the channel and calls `told` with each number another tab sends.
    pub fn open(name: &str, told: impl Fn(f64) + 'static) -> Self {
        let channel = BroadcastChannel::new(name).ok();
        if let Some(channel) = &channel {
            listen(channel, "message", move |event: MessageEvent| {
                if let Some(number) = event.data().as_f64() {
                    told(number);
                }
            });
        }
        Self(channel)
    }

    /// Tells the other tabs a number.
    pub fn tell(&self, number: f64) {
        if let Some(channel) = &self.0 {
            let _ = channel.post_message(&number.into());
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
