//! Server-sent events: a server says that something changed; what it is, the engine asks for itself.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::{Event, EventSource};

use super::{device, listen};

/// Listens at `urls` while the page is in sight, and calls `changed` when one of them says so.
///
/// A page out of sight keeps no connection open, and one that broke off is opened again only when the page comes
/// into sight or the device believes that it has signal: phones pay for tries with battery and data.
pub fn listen_at(urls: Vec<String>, changed: impl Fn() + 'static) {
    let changed = Rc::new(changed);
    let sources: Rc<RefCell<Vec<EventSource>>> = Rc::default();
    let open = {
        let sources = sources.clone();
        move || {
            let mut sources = sources.borrow_mut();
            sources.retain(|source| source.ready_state() != EventSource::CLOSED);
            if sources.is_empty() {
                sources.extend(urls.iter().filter_map(|url| open_one(url, changed.clone())));
            }
        }
    };
    open();
    device::on_signal(open.clone());
    device::on_page_seen(open);
    device::on_page_hidden(move || {
        sources
            .borrow_mut()
            .drain(..)
            .for_each(|source| source.close())
    });
}

fn open_one(url: &str, changed: Rc<dyn Fn()>) -> Option<EventSource> {
    let source = EventSource::new(url).ok()?;
    listen(&source, "changed", move |_: Event| changed());
    let broken = source.clone();
    listen(&source, "error", move |_: Event| broken.close());
    Some(source)
}
