//! A device that reads a REST server by its profile.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use lotse_sync::{
    Documents, Driver, Engine, Event, Generation, MemoryStore, Notice, Request, Response, Source,
    Transport, Unreachable,
    profile::Profile,
    rest::Rest,
    testing::{Mischief, NoWait, RestServer, block_on},
};
use serde_json::Value;

/// A phone with its store.
pub struct Device {
    store: Rc<MemoryStore>,
    server: RestServer,
    source: Source,
}

/// The server, with something that happens at it after each answer, and perhaps to the answer.
struct Meanwhile<'s, F>(&'s RestServer, RefCell<F>);

impl<F: FnMut() -> Option<Mischief>> Transport for Meanwhile<'_, F> {
    async fn send(&self, request: Request) -> Result<Response, Unreachable> {
        let answer = self.0.answer(&request);
        match (self.1.borrow_mut())() {
            Some(mischief) => mischief.spoil(answer),
            None => Ok(answer),
        }
    }
}

impl Device {
    /// A device that asks for pages of `limit` rows where the profile would have `size`.
    pub fn new(server: &RestServer, size: u32, limit: u32) -> Self {
        let text = server.profile(size).to_string();
        let profile = Profile::parse(&text, |_| None).expect("a good profile");
        let rest = Rest::new(profile, server.base_url(), &[]);
        let id = "city".parse().expect("an id");
        let mut source = Source::with_protocol(id, Rc::new(rest));
        source.page_size = limit;
        Self {
            store: Rc::default(),
            server: server.clone(),
            source,
        }
    }

    /// The app is opened, pulls, and is closed.
    pub fn visit(&self, meanwhile: impl FnMut() -> Option<Mischief>) -> Vec<Notice> {
        let engine = Engine::new(7, vec![self.source.clone()]);
        let transport = Meanwhile(&self.server, RefCell::new(meanwhile));
        let (driver, inbox) = Driver::new(engine, self.store.clone(), transport, NoWait::default());
        let shown = block_on(Generation::read(&self.store)).expect("the store can be read");
        inbox.post(Event::Opened(shown));
        inbox.post(Event::BecameLeader);
        drop(inbox);
        let mut notices = Vec::new();
        block_on(driver.run(|notice| notices.push(notice)));
        notices
    }

    /// What the device has: ids and titles.
    pub fn titles(&self) -> BTreeMap<String, String> {
        let documents = block_on(Documents::open(&self.store)).expect("the store can be read");
        let mut titles = BTreeMap::new();
        for document in documents.iter() {
            let json: Value = serde_json::from_slice(document.json).expect("JSON");
            let title = json["body"]["title"].as_str().expect("a title").to_owned();
            assert_eq!(
                titles.insert(document.id.to_owned(), title),
                None,
                "{} twice",
                document.id
            );
        }
        titles
    }
}
