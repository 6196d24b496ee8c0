//! A protocol that runs in another Wasm module: what passes between the two is text and blocks.
//!
//! The one that speaks it answers with [`ask`], [`read`] and [`Protocol::merge`]; the one that uses it
//! carries texts and bytes across ([`Carrier`]) and has a [`Remote`].

mod written;

use super::{Answer, Checkpoint, Marker, Protocol, Refusal};
use crate::{
    block::Block,
    http::{Method, Request, Response},
};

/// Carries questions to where a protocol is spoken. `None` when that is not to be reached.
pub trait Carrier: std::fmt::Debug {
    /// Carries a question to [`ask`].
    fn ask(&self, question: &str) -> Option<String>;

    /// Carries an answer to [`read`].
    fn read(&self, envelope: &str, body: &[u8]) -> Option<(String, Vec<u8>)>;

    /// Carries two documents to [`Protocol::merge`].
    fn merge(&self, earlier: &[u8], later: &[u8]) -> Option<Vec<u8>>;
}

/// A protocol at the other end of a carrier.
#[derive(Debug)]
pub struct Remote<C> {
    carrier: C,
}

/// Makes the request of a question that a [`Remote`] wrote; `None` when it is not one.
pub fn ask(protocol: &dyn Protocol, question: &str) -> Option<String> {
    let (checkpoint, limit, marker) = written::read_question(question).ok()?;
    let request = protocol.ask(checkpoint.as_ref(), limit, marker.as_ref());
    Some(written::request(&request))
}

/// Reads an answer that a [`Remote`] carried here, its content apart; `None` when it is not one.
pub fn read(protocol: &dyn Protocol, envelope: &str, body: Vec<u8>) -> Option<(String, Vec<u8>)> {
    let (checkpoint, request, mut response) = written::read_envelope(envelope).ok()?;
    response.body = body;
    let answer = protocol.read(checkpoint.as_ref(), &request, &response);
    Some(written::answer(answer))
}

impl<C: Carrier> Remote<C> {
    /// The protocol at the other end of `carrier`.
    pub fn new(carrier: C) -> Self {
        Self { carrier }
    }
}

impl<C: Carrier> Protocol for Remote<C> {
    fn ask(&self, checkpoint: Option<&Checkpoint>, limit: u32, marker: Option<&Marker>) -> Request {
        let question = written::question(checkpoint, limit, marker);
        let request = self.carrier.ask(&question);
        let request = request.and_then(|request| written::read_request(&request).ok());
        // Nobody at the other end: a request whose answer is nobody's either.
        request.unwrap_or_else(|| Request {
            method: Method::Get,
            url: String::new(),
            headers: Vec::new(),
            body: None,
            patience_ms: 1,
        })
    }

    fn read(
        &self,
        checkpoint: Option<&Checkpoint>,
        request: &Request,
        response: &Response,
    ) -> Result<Answer, Refusal> {
        let envelope = written::envelope(checkpoint, request, response);
        let (answer, block) = self
            .carrier
            .read(&envelope, &response.body)
            .ok_or(Refusal::Malformed)?;
        let block = Block::parse(block).map_err(|_| Refusal::Malformed)?;
        written::read_answer(&answer, block).unwrap_or(Err(Refusal::Malformed))
    }

    fn merge(&self, earlier: &[u8], later: &[u8]) -> Vec<u8> {
        let merged = self.carrier.merge(earlier, later);
        merged.unwrap_or_else(|| later.to_vec())
    }
}
