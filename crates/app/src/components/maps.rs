//! The way to the phone's own map.

use lotse_core::filter::fragment::encode;
use lotse_core::place::{Place, Precision};

use super::actions::link_action;
use super::german::address_lines;
use crate::html::El;
use crate::platform::device;
use crate::state::AppState;

/// "Open in maps"; nothing when the place is hidden or nobody knows where it is.
pub fn maps_action(state: AppState, place: &Place, title: &str) -> Option<El> {
    if place.precision == Precision::Hidden {
        return None;
    }
    let point = place.coordinates.map(|at| at.decimals().join(","));
    // A door is found by its address; a rough point would lead to the wrong one.
    let wanted = match (&place.street, &point) {
        (Some(_), _) => address_lines(place).join(", "),
        (None, Some(point)) => format!("{point}({title})"),
        (None, None) => return None,
    };
    let href = device::maps_href(point.as_deref().unwrap_or("0,0"), &encode(&wanted));
    Some(link_action(
        "map-pin",
        state.i18n.t("action-maps"),
        href,
        "action",
    ))
}
