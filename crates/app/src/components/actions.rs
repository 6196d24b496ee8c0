//! What can be done with an offer or event: a grid of icon and word.

use crate::platform::spawn;

use super::icon::icon;
use super::qr::qr_code;
use super::sheet::{self, sheet};
use crate::html::{El, view};
use crate::platform::device::{self, Handed};
use crate::platform::{address, document};
use crate::state::AppState;

/// The element of the sheet with the QR code.
const QR_SHEET: &str = "qr-sheet";

/// Something that opens a link.
pub fn link_action(
    icon_name: &'static str,
    words: String,
    href: String,
    class: &'static str,
) -> El {
    let outside = href.starts_with("http") || href.starts_with("geo:");
    view! {
        <a class=class href=href target=outside.then_some("_blank") rel=outside.then_some("noopener noreferrer")>
            {icon(icon_name)}<span>{words}</span>
        </a>
    }
}

/// Something that happens on this phone.
pub fn button_action(icon_name: &'static str, words: String, act: impl Fn() + 'static) -> El {
    view! {
        <button type="button" class="action" on:click=move |_| act()>{icon(icon_name)}<span>{words}</span></button>
    }
}

/// Share, QR code and print, for a screen at `path`.
pub fn pass_on_actions(state: AppState, title: String, path: String) -> El {
    let t = state.i18n;
    let share_path = path.clone();
    let share = move || share(state, title.clone(), address::absolute(&share_path, ""));
    view! {
        {button_action("share", t.t("action-share"), share)}
        {button_action("qr", t.t("action-qr"), || sheet::open(QR_SHEET))}
        {button_action("printer", t.t("action-print"), document::print)}
    }
}

/// The sheet that [`pass_on_actions`] opens for the QR code.
pub fn qr_sheet(state: AppState, url: &str) -> El {
    let t = state.i18n;
    let code =
        qr_code(url, t.t("qr-title")).unwrap_or_else(|| view! { <p>{t.t("qr-too-long")}</p> });
    let url = url.to_owned();
    let body = view! {
        <div class="sheet-body">
            <p>{t.t("qr-hint")}</p>
            {code}
            <p class="small soft"><bdi dir="ltr">{url}</bdi></p>
        </div>
    };
    sheet(state, QR_SHEET, "sheet", t.t("qr-title"), body)
}

/// Hands a link to the share sheet or the clipboard, and says what happened.
pub fn share(state: AppState, title: String, url: String) {
    spawn(async move {
        let t = state.i18n;
        match device::hand_on(&title, &url).await {
            Handed::Copied => state.say(t.t("share-copied")),
            Handed::Impossible => state.say(format!("{} {url}", t.t("share-failed"))),
            Handed::Shared | Handed::Dismissed => {}
        }
    });
}
