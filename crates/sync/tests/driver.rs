//! The driver: it may be dropped between any two effects, ends when nobody can post any more, and
//! hears what is posted while it waits.

use std::{
    future::{Future, poll_fn},
    pin::pin,
    rc::Rc,
    task::{Context, Poll, Waker},
};

use lotse_sync::{
    Area, Batch, Documents, Driver, Engine, Event, Generation, Inbox, Keys, MemoryStore, Request,
    Response, Row, Source, Store, StoreError, Transport, Unreachable,
    testing::{FakeServer, NoWait, block_on},
};

/// Is done when polled the second time, as real stores and networks are.
async fn later<T>(what: T) -> T {
    let mut polled = false;
    poll_fn(|_| {
        if std::mem::replace(&mut polled, true) {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    })
    .await;
    what
}

struct Slow<T>(T);

impl<S: Store> Store for Slow<S> {
    async fn load(&self, area: Area, keys: Keys) -> Result<Vec<Row>, StoreError> {
        later(()).await;
        later(self.0.load(area, keys).await).await
    }

    async fn commit(&self, batch: Batch) -> Result<(), StoreError> {
        later(()).await;
        later(self.0.commit(batch).await).await
    }
}

impl Transport for Slow<FakeServer> {
    async fn send(&self, request: Request) -> Result<Response, Unreachable> {
        later(()).await;
        later(self.0.send(request).await).await
    }
}

type SlowDriver = Driver<Slow<Rc<MemoryStore>>, Slow<FakeServer>, NoWait>;

fn driver(store: &Rc<MemoryStore>, server: &FakeServer) -> (SlowDriver, Inbox) {
    let mut source = Source::new("city".parse().unwrap(), "");
    source.page_size = 7;
    let engine = Engine::new(1, vec![source]);
    let (driver, inbox) = Driver::new(
        engine,
        Slow(store.clone()),
        Slow(server.clone()),
        NoWait::default(),
    );
    inbox.post(Event::Opened(Generation::default()));
    inbox.post(Event::BecameLeader);
    (driver, inbox)
}

fn server() -> FakeServer {
    let server = FakeServer::new(1);
    for number in 0..40 {
        server.put("offer", &number.to_string(), "{}");
    }
    server
}

#[test]
fn dropped_at_any_moment_it_keeps_what_was_stored() {
    let mut held = std::collections::BTreeSet::new();
    for polls in 0..60 {
        let (store, server) = (Rc::new(MemoryStore::default()), server());
        let (cut_off, _inbox) = driver(&store, &server);
        {
            let mut running = pin!(cut_off.run(|_| {}));
            for _ in 0..polls {
                let _ = running
                    .as_mut()
                    .poll(&mut Context::from_waker(Waker::noop()));
            }
        }
        held.insert(block_on(Documents::open(&store)).unwrap().len());
        let (again, inbox) = driver(&store, &server);
        drop(inbox);
        block_on(again.run(|_| {}));
        assert_eq!(
            block_on(Documents::open(&store)).unwrap().len(),
            40,
            "cut off at {polls}"
        );
    }
    assert!(held.len() > 4, "it was cut off at several pages: {held:?}");
}

#[test]
fn it_hears_what_is_posted_while_it_waits() {
    let (store, server) = (Rc::new(MemoryStore::default()), server());
    let (waiting, inbox) = driver(&store, &server);
    let mut running = pin!(waiting.run(|_| {}));
    let mut poll = || {
        running
            .as_mut()
            .poll(&mut Context::from_waker(Waker::noop()))
    };
    while block_on(Documents::open(&store)).unwrap().len() < 40 {
        assert!(poll().is_pending());
    }
    server.delete("offer", "1");
    inbox.post(Event::Refresh);
    while block_on(Documents::open(&store)).unwrap().len() == 40 {
        assert!(poll().is_pending());
    }
    drop(inbox);
    for _ in 0..100 {
        if poll().is_ready() {
            return;
        }
    }
    panic!("it runs on though nobody can post");
}
