//! Puts pieces of a screen onto the page, and brings up to date what reads signals.
//!
//! What is live belongs to the reactive owner it is built in: it ends when that is cleaned up, as when
//! the piece around it is made anew.

use std::borrow::Cow;

use leptos::prelude::{RenderEffect, on_cleanup};

use super::el::{El, Part};
use crate::platform::document;
use crate::platform::dom::{self, Element, Node};

/// Puts a piece of a screen onto the page, as the last child of `parent`.
pub fn show(parent: &Node, el: El) {
    insert(parent, el.0, None);
}

/// Puts a part before another child of `parent`, or behind the last one.
pub(super) fn insert(parent: &Node, part: Part, before: Option<&Node>) {
    match part {
        Part::Node(node) => dom::insert(parent, &node, before),
        Part::Text(text) => dom::insert(parent, &dom::text(&text), before),
        Part::Many(many) => {
            for el in many {
                insert(parent, el.0, before);
            }
        }
        Part::Live(make) => {
            let (start, end) = (dom::anchor(), dom::anchor());
            dom::insert(parent, &start, before);
            dom::insert(parent, &end, before);
            follow(move || replace(&start, &end, make()));
        }
        Part::Nothing | Part::Flag(_) | Part::Listener(_) => {}
    }
}

/// Sets what `kind` and `name` say of an element: attribute, property, class or listener.
pub(super) fn set(element: &Element, kind: u8, name: &'static str, part: Part) {
    match part {
        Part::Live(make) => {
            let element = element.clone();
            follow(move || set(&element, kind, name, make()));
        }
        Part::Listener(react) => dom::listen(element, name, react),
        part => set_now(element, kind, name, &part),
    }
}

fn set_now(element: &Element, kind: u8, name: &str, part: &Part) {
    let text = match part {
        Part::Text(text) => Some(text),
        Part::Flag(true) => Some(&Cow::Borrowed("")),
        _ => None,
    };
    let flag = match part {
        Part::Flag(on) => *on,
        _ => false,
    };
    match (kind, part) {
        (b'?', _) => dom::set_class(element, name, flag),
        (b':', Part::Text(text)) => dom::set_property(element, name, Err(text)),
        (b':', _) => dom::set_property(element, name, Ok(flag)),
        _ => dom::set_attribute(element, name, text.map(|text| &**text)),
    }
}

/// Puts a part in place of what stands between two anchors; the focus stays where it was, and a dialog open.
fn replace(start: &Node, end: &Node, part: Part) {
    let Some(parent) = end.parent_node() else {
        return;
    };
    if let Part::Text(text) = &part
        && let Some(node) = dom::only_text(start, end)
    {
        return dom::set_text(&node, text);
    }
    let dialog = dom::open_dialog();
    let focus = dom::way_to_focus(&parent, start, end);
    dom::clear(&parent, start, end);
    insert(&parent, part, Some(end));
    if let Some(id) = dialog {
        document::open_dialog(&format!("#{id}"));
    }
    if let Some(way) = focus {
        dom::focus_again(start, &way);
    }
}

/// Runs `act` now and whenever a signal changes that it read, until the present owner is cleaned up.
fn follow(act: impl Fn() + 'static) {
    let effect = RenderEffect::new(move |_: Option<()>| act());
    on_cleanup(move || drop(effect));
}
