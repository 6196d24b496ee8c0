//! QR codes, drawn on the phone.

use qrcodegen::{QrCode, QrCodeEcc};

use crate::html::{El, view};

/// The code of a text; `None` when it is too long for one.
pub fn qr_code(text: &str, label: String) -> Option<El> {
    let code = QrCode::encode_text(text, QrCodeEcc::Low).ok()?;
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        for x in (0..size).filter(|x| code.get_module(*x, y)) {
            path.push_str(&format!("M{x} {y}h1v1h-1z"));
        }
    }
    let frame = format!("-4 -4 {0} {0}", size + 8);
    let view = view! {
        <div class="qr">
            <svg viewBox=frame shape-rendering="crispEdges" role="img" aria-label=label>
                <rect x="-4" y="-4" width=(size + 8).to_string() height=(size + 8).to_string() fill="#fff"></rect>
                <path d=path fill="#000"></path>
            </svg>
        </div>
    };
    Some(view)
}
