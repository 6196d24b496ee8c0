//! `lotse-connect`: the Wasm module that speaks to other backends than our own, loaded when it is needed.

use std::fmt;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// `public/boot.js` knows where the module is.
    #[wasm_bindgen(js_name = lotseConnect, catch)]
    async fn load() -> Result<JsValue, JsValue>;

    type Module;

    #[wasm_bindgen(method, catch)]
    async fn protocol(
        this: &Module,
        region: &str,
        source: &str,
        base_url: &str,
        profile: &str,
        languages: &str,
    ) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch)]
    async fn outbox(this: &Module, region: &str, command: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn ask(this: &Module, protocol: &JsValue, question: &str) -> Result<Option<String>, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn read(
        this: &Module,
        protocol: &JsValue,
        envelope: &str,
        body: &[u8],
    ) -> Result<Option<Array>, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn merge(
        this: &Module,
        protocol: &JsValue,
        earlier: &[u8],
        later: &[u8],
    ) -> Result<Option<Vec<u8>>, JsValue>;
}

/// Has the outbox of a region (as JSON) do what a command says; `None` when the module cannot be had.
pub async fn outbox(region: &str, command: &str) -> Option<String> {
    let module: Module = load().await.ok()?.unchecked_into();
    module.outbox(region, command).await.ok()?.as_string()
}

/// How a backend is spoken to, in the other module; that one knows the profile.
pub struct FarProtocol {
    module: Module,
    number: JsValue,
}

impl FarProtocol {
    /// Loads the module and the profile of a source (an address below this origin, or the profile itself, as JSON);
    /// `None` when one of them cannot be had or makes no sense.
    pub async fn open(
        region: &str,
        source: &str,
        base_url: &str,
        profile: &str,
        languages: &str,
    ) -> Option<Self> {
        let module: Module = load().await.ok()?.unchecked_into();
        let number = module.protocol(region, source, base_url, profile, languages);
        let number = number.await.ok()?;
        Some(Self { module, number })
    }

    /// The request of a question.
    pub fn ask(&self, question: &str) -> Option<String> {
        self.module.ask(&self.number, question).ok()?
    }

    /// What an answer means: a text, and the records in a block.
    pub fn read(&self, envelope: &str, body: &[u8]) -> Option<(String, Vec<u8>)> {
        let answer = self.module.read(&self.number, envelope, body).ok()??;
        let block = answer.get(1).dyn_into::<Uint8Array>().ok()?;
        Some((answer.get(0).as_string()?, block.to_vec()))
    }

    /// One document of two parts.
    pub fn merge(&self, earlier: &[u8], later: &[u8]) -> Option<Vec<u8>> {
        self.module.merge(&self.number, earlier, later).ok()?
    }
}

impl fmt::Debug for FarProtocol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FarProtocol")
    }
}
