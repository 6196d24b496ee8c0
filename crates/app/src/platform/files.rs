//! Files in and out: downloads made on the device, files the person picked.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, HtmlInputElement, Url};

use super::window;

/// Lets the browser save bytes made here as a file.
pub fn save(name: &str, media_type: &str, bytes: &[u8]) -> bool {
    offer(name, media_type, bytes).is_some()
}

fn offer(name: &str, media_type: &str, bytes: &[u8]) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let document = window().document()?;
    let anchor: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    anchor.set_href(&url);
    anchor.set_download(name);
    document.body()?.append_child(&anchor).ok()?;
    anchor.click();
    anchor.remove();
    // The browser reads the blob after the click; the address is given back when the page goes.
    Some(())
}

/// Hands a file to the device's share sheet; `false` where that is not possible.
pub async fn share(name: &str, media_type: &str, bytes: &[u8]) -> bool {
    let navigator = window().navigator();
    let can_share = js_sys::Reflect::has(&navigator, &"canShare".into()).unwrap_or(false);
    let Some(file) = can_share.then(|| file(name, media_type, bytes)).flatten() else {
        return false;
    };
    let data = web_sys::ShareData::new();
    data.set_files(&Array::of1(&file));
    navigator.can_share_with_data(&data)
        && JsFuture::from(navigator.share_with_data(&data))
            .await
            .is_ok()
}

fn file(name: &str, media_type: &str, bytes: &[u8]) -> Option<File> {
    let options = web_sys::FilePropertyBag::new();
    options.set_type(media_type);
    File::new_with_u8_array_sequence_and_options(
        &Array::of1(&Uint8Array::from(bytes)),
        name,
        &options,
    )
    .ok()
}

/// The file the person picked in the file input with this element id, if any.
pub fn picked(input: &str) -> Option<File> {
    let element = window().document()?.get_element_by_id(input)?;
    element.dyn_into::<HtmlInputElement>().ok()?.files()?.get(0)
}

/// All bytes of a file; `None` when the device cannot read it.
pub async fn read(file: &File) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
