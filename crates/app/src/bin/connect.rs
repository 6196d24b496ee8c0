//! What `lotse-connect` offers to the other binaries: plain functions on texts and bytes. What is open has a number.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use lotse_app::connect::outbox::Post;
use lotse_app::connect::protocol::{self, Spoken};
use wasm_bindgen::prelude::*;

fn main() {}

thread_local! {
    static PROTOCOLS: RefCell<Vec<Rc<Spoken>>> = const { RefCell::new(Vec::new()) };
}

/// Opens the protocol of a profile: the profile itself or a text with its address, as JSON.
#[wasm_bindgen]
pub async fn protocol(
    region: String,
    source: String,
    base_url: String,
    profile: String,
    languages: String,
) -> Result<usize, JsError> {
    let spoken = protocol::open(&region, &source, base_url, &profile, &languages).await;
    let spoken = spoken.map_err(|error| JsError::new(&error.words()))?;
    Ok(PROTOCOLS.with_borrow_mut(|open| keep(open, spoken)))
}

/// The request of a question.
#[wasm_bindgen]
pub fn ask(protocol: usize, question: &str) -> Option<String> {
    spoken(protocol)?.ask(question)
}

/// What an answer means: a text, and the records in a block.
#[wasm_bindgen]
pub fn read(protocol: usize, envelope: &str, body: Vec<u8>) -> Option<Array> {
    let (answer, block) = spoken(protocol)?.read(envelope, body)?;
    Some(Array::of2(
        &answer.into(),
        &Uint8Array::from(&*block).into(),
    ))
}

/// One document of two parts.
#[wasm_bindgen]
pub fn merge(protocol: usize, earlier: &[u8], later: &[u8]) -> Option<Vec<u8>> {
    Some(spoken(protocol)?.merge(earlier, later))
}

/// Does what a command says with the outbox of a region, as `config.json` describes it; see
/// `crates/app/src/connect/command.rs`.
#[wasm_bindgen]
pub async fn outbox(region: String, command: String) -> Result<String, JsError> {
    let post = Post::of_region(&region).await.map_err(JsError::new)?;
    Ok(post.run(command).await)
}

fn keep(open: &mut Vec<Rc<Spoken>>, spoken: Spoken) -> usize {
    open.push(Rc::new(spoken));
    open.len() - 1
}

fn spoken(number: usize) -> Option<Rc<Spoken>> {
    PROTOCOLS.with_borrow(|open| open.get(number).cloned())
}
