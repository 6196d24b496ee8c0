//! Ways to reach somebody, each a row to press.

use lotse_core::contact::{Channel, Contact};

use super::icon::icon;
use crate::html::{El, view};
use crate::state::AppState;

/// Rows of contacts; a value that makes no link is shown as it is.
pub fn contact_rows(state: AppState, contacts: &[Contact]) -> El {
    let rows: Vec<El> = contacts.iter().map(|contact| row(state, contact)).collect();
    view! { <ul class="rows">{rows}</ul> }
}

/// Icon and word of a way to reach somebody.
pub fn channel_words(channel: &Channel) -> (&'static str, &'static str) {
    match channel {
        Channel::Phone => ("phone", "action-call"),
        Channel::Email => ("mail", "action-write"),
        Channel::Website => ("globe", "action-website"),
        Channel::Appointment => ("calendar", "open-by-appointment"),
        Channel::Unknown(_) => ("info", "offer-contact"),
    }
}

fn row(state: AppState, contact: &Contact) -> El {
    let (icon_name, word) = channel_words(&contact.channel);
    let label = contact.label.words(state.i18n.lang()).to_owned();
    let label = if label.is_empty() {
        state.i18n.t(word)
    } else {
        label
    };
    let value = contact.value.to_string();
    let inside = view! {
        {icon(icon_name)}
        <span class="row-text">{label}<small><bdi dir="ltr">{value}</bdi></small></span>
    };
    match contact.href() {
        Some(href) => {
            let outside = matches!(contact.channel, Channel::Website | Channel::Appointment);
            view! {
                <li><a class="row-item" href=href target=outside.then_some("_blank") rel=outside.then_some("noopener noreferrer")>{inside}</a></li>
            }
        }
        None => view! { <li><span class="row-item">{inside}</span></li> },
    }
}
