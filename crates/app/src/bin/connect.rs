//! What `lotse-connect` offers to the other binaries: functions on texts and bytes.

use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use lotse_app::connect::outbox::Post;
use lotse_app::connect::protocol::{self, Spoken};
use wasm_bindgen::prelude::*;

fn main() {}

/// How a backend is read, as its profile says.
#[wasm_bindgen]
pub struct Protocol(Spoken);

#[wasm_bindgen]
impl Protocol {
    /// The request of a question.
    pub fn ask(&self, question: &str) -> Option<String> {
        self.0.ask(question)
    }

    /// What an answer means: a text, and the records in a block.
    pub fn read(&self, envelope: &str, body: Vec<u8>) -> Option<Array> {
        let (answer, block) = self.0.read(envelope, body)?;
        Some(Array::of2(
            &answer.into(),
            &Uint8Array::from(&*block).into(),
        ))
    }

    /// One document of two parts.
    pub fn merge(&self, earlier: &[u8], later: &[u8]) -> Vec<u8> {
        self.0.merge(earlier, later)
    }
}

/// Opens the protocol of a profile: the profile itself or a text with its address, as JSON.
#[wasm_bindgen]
pub async fn protocol(
    region: String,
    source: String,
    base_url: String,
    profile: String,
    languages: String,
) -> Result<Protocol, JsError> {
    let spoken = protocol::open(&region, &source, base_url, &profile, &languages).await;
    spoken
        .map(Protocol)
        .map_err(|error| JsError::new(&error.words()))
}

/// The outbox of a region.
#[wasm_bindgen]
pub struct Outbox(Rc<Post>);

#[wasm_bindgen]
impl Outbox {
    /// Does what a command says; see `crates/app/src/connect/command.rs`.
    pub async fn run(&self, command: String) -> String {
        self.0.clone().run(command).await
    }
}

/// Opens the outbox of a region, as `config.json` describes it.
#[wasm_bindgen]
pub async fn outbox(region: String) -> Result<Outbox, JsError> {
    let post = Post::open(&region).await;
    post.map(Outbox).map_err(|error| JsError::new(error))
}
