//! Elements of the page: making them, changing them, listening to them.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue, UnwrapThrowExt};
use web_sys::{EventTarget, FocusOptions, HtmlElement};

use super::document::document;

pub use web_sys::{Element, Event, Node};

/// The namespace of drawings.
const SVG: &str = "http://www.w3.org/2000/svg";

/// A new element.
pub fn element(name: &str) -> Element {
    document().create_element(name).unwrap_throw()
}

/// A new element of a drawing.
pub fn svg_element(name: &str) -> Element {
    document().create_element_ns(Some(SVG), name).unwrap_throw()
}

/// A new text.
pub fn text(text: &str) -> Node {
    document().create_text_node(text).into()
}

/// A place in the page that shows nothing.
pub fn anchor() -> Node {
    document().create_comment("").into()
}

/// Puts `node` before another child of `parent`, or behind the last one.
pub fn insert(parent: &Node, node: &Node, before: Option<&Node>) {
    parent.insert_before(node, before).unwrap_throw();
}

/// Sets an attribute, or takes it away.
pub fn set_attribute(element: &Element, name: &str, value: Option<&str>) {
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

/// Sets a property, such as whether a radio button is on; attributes say only what it is at first.
pub fn set_property(element: &Element, name: &str, value: Result<bool, &str>) {
    let value = value.map_or_else(JsValue::from, JsValue::from);
    let _ = js_sys::Reflect::set(element, &name.into(), &value);
}

/// Gives the element a class, or takes it away.
pub fn set_class(element: &Element, class: &str, on: bool) {
    let _ = element.class_list().toggle_with_force(class, on);
}

/// Calls `react` for as long as the element lives; the browser lets go of both together.
pub fn listen(element: &Element, event: &str, react: Box<dyn Fn(Event)>) {
    let react = Closure::<dyn Fn(Event)>::wrap(react).into_js_value();
    let _ = element.add_event_listener_with_callback(event, react.unchecked_ref());
}

/// What stands in the field that an event is about.
pub fn typed(event: &Event) -> String {
    let value = |field: EventTarget| js_sys::Reflect::get(&field, &"value".into()).ok();
    let value = event.target().and_then(value);
    value
        .and_then(|value| value.as_string())
        .unwrap_or_default()
}

/// The only node between two anchors, if it is a text.
pub fn only_text(start: &Node, end: &Node) -> Option<Node> {
    let node = start.next_sibling()?;
    let is_only = node.next_sibling().as_ref() == Some(end);
    (is_only && node.node_type() == Node::TEXT_NODE).then_some(node)
}

/// Changes a text, unless it says the same already.
pub fn set_text(node: &Node, text: &str) {
    if node.node_value().as_deref() != Some(text) {
        node.set_node_value(Some(text));
    }
}

/// Takes out all between two anchors.
pub fn clear(parent: &Node, start: &Node, end: &Node) {
    while let Some(node) = start.next_sibling()
        && node != *end
    {
        let _ = parent.remove_child(&node);
    }
}

/// The way from an anchor down to the element that has the focus, if that stands between the two.
pub fn way_to_focus(parent: &Node, start: &Node, end: &Node) -> Option<Vec<u32>> {
    let mut node: Node = document().active_element()?.into();
    let mut way = Vec::new();
    while node != *parent {
        let above = node.parent_node()?;
        let mut steps = 0;
        while let Some(sibling) = node.previous_sibling() {
            if sibling == *end {
                return None;
            }
            node = sibling;
            if node == *start {
                break;
            }
            steps += 1;
        }
        if above == *parent && node != *start {
            return None;
        }
        way.push(steps);
        node = above;
    }
    way.reverse();
    (!way.is_empty()).then_some(way)
}

/// The dialog that is open above the page, by its id.
pub fn open_dialog() -> Option<String> {
    Some(document().query_selector("dialog[open]").ok()??.id())
}

/// Gives the focus to what stands now where it was before.
pub fn focus_again(start: &Node, way: &[u32]) {
    let mut at = start.next_sibling();
    for (depth, steps) in way.iter().enumerate() {
        if depth > 0 {
            at = at.and_then(|node| node.first_child());
        }
        for _ in 0..*steps {
            at = at.and_then(|node| node.next_sibling());
        }
    }
    if let Some(element) = at.and_then(|node| node.dyn_into::<HtmlElement>().ok()) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}
