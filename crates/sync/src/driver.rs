//! The async shell around a machine: performs effects, posts their answers. Spawns nothing.

use std::{
    cell::RefCell,
    collections::VecDeque,
    future::{Future, poll_fn},
    pin::Pin,
    rc::Rc,
    task::{Context, Poll, Waker},
};

use crate::{
    engine::Engine,
    event::{Effect, Event, Machine, Notice},
    http::Transport,
    store::Store,
    time::Timestamp,
};

/// Tells the time and waits.
#[allow(
    async_fn_in_trait,
    reason = "implementations run on one thread; no Send bound is wanted"
)]
pub trait Clock {
    /// The device's time.
    fn now(&self) -> Timestamp;

    /// Ends after so many milliseconds, or later when the device slept.
    async fn sleep(&self, millis: u64);
}

/// Runs a machine, the [`Engine`] or the [`Outbox`](crate::outbox::Outbox), over a store, a transport and
/// a clock.
#[derive(Debug)]
pub struct Driver<S, T, C, M = Engine> {
    machine: M,
    store: S,
    transport: T,
    clock: C,
    queue: Rc<RefCell<Queue>>,
}

/// Posts events to a driver. The driver ends when every inbox is dropped and no work is under way.
#[derive(Debug)]
pub struct Inbox(Rc<RefCell<Queue>>);

#[derive(Debug, Default)]
struct Queue {
    events: VecDeque<Event>,
    waker: Option<Waker>,
    inboxes: usize,
}

impl Inbox {
    /// Queues an event; the driver takes it up when it is polled.
    pub fn post(&self, event: Event) {
        let waker = {
            let mut queue = self.0.borrow_mut();
            queue.events.push_back(event);
            queue.waker.take()
        };
        if let Some(waker) = waker {
            waker.wake();
        }
    }
}

impl Clone for Inbox {
    fn clone(&self) -> Self {
        self.0.borrow_mut().inboxes += 1;
        Self(self.0.clone())
    }
}

impl Drop for Inbox {
    fn drop(&mut self) {
        let waker = {
            let mut queue = self.0.borrow_mut();
            queue.inboxes -= 1;
            queue.waker.take()
        };
        if let Some(waker) = waker {
            waker.wake();
        }
    }
}

type Work<'a> = Pin<Box<dyn Future<Output = Event> + 'a>>;

impl<S: Store, T: Transport, C: Clock, M: Machine> Driver<S, T, C, M> {
    /// A driver, and the inbox that reaches it.
    pub fn new(machine: M, store: S, transport: T, clock: C) -> (Self, Inbox) {
        let queue = Rc::new(RefCell::new(Queue {
            inboxes: 1,
            ..Queue::default()
        }));
        let inbox = Inbox(queue.clone());
        (
            Self {
                machine,
                store,
                transport,
                clock,
                queue,
            },
            inbox,
        )
    }

    /// Runs until every inbox is dropped and no work is under way. `tell` gets what is for the app.
    ///
    /// Dropping the future at any point loses nothing that was stored; what was not stored is asked
    /// for again by the next machine.
    pub async fn run(self, mut tell: impl FnMut(Notice)) {
        let Self {
            mut machine,
            store,
            transport,
            clock,
            queue,
        } = self;
        let (store, transport, clock) = (&store, &transport, &clock);
        let mut work: Vec<Work<'_>> = Vec::new();
        let mut alarm: Option<Work<'_>> = None;
        loop {
            let next = poll_fn(|context| poll(context, &queue, &mut work, &mut alarm));
            let Some(event) = next.await else { return };
            for effect in machine.handle(clock.now(), event) {
                match effect {
                    Effect::Load(ticket, area, keys) => work.push(Box::pin(async move {
                        Event::Loaded(ticket, store.load(area, keys).await)
                    })),
                    Effect::Commit(ticket, batch) => work.push(Box::pin(async move {
                        Event::Committed(ticket, store.commit(batch).await)
                    })),
                    Effect::Send(ticket, request) => work.push(Box::pin(async move {
                        Event::Answered(ticket, transport.send(request).await)
                    })),
                    Effect::WakeAt(at) => {
                        alarm = Some(Box::pin(async move {
                            clock.sleep(at.millis_after(clock.now())).await;
                            Event::Tick
                        }));
                    }
                    Effect::Tell(notice) => tell(notice),
                }
            }
        }
    }
}

/// The next event; none when nobody can post any more and nothing is under way.
fn poll(
    context: &mut Context<'_>,
    queue: &RefCell<Queue>,
    work: &mut Vec<Work<'_>>,
    alarm: &mut Option<Work<'_>>,
) -> Poll<Option<Event>> {
    let mut queue = queue.borrow_mut();
    if let Some(event) = queue.events.pop_front() {
        return Poll::Ready(Some(event));
    }
    queue.waker = Some(context.waker().clone());
    let deserted = queue.inboxes == 0;
    // Work may post events while it is polled.
    drop(queue);
    for number in 0..work.len() {
        if let Some(Poll::Ready(event)) =
            work.get_mut(number).map(|work| work.as_mut().poll(context))
        {
            drop(work.swap_remove(number));
            return Poll::Ready(Some(event));
        }
    }
    if deserted && work.is_empty() {
        return Poll::Ready(None);
    }
    match alarm.as_mut().map(|alarm| alarm.as_mut().poll(context)) {
        Some(Poll::Ready(event)) => {
            *alarm = None;
            Poll::Ready(Some(event))
        }
        Some(Poll::Pending) | None => Poll::Pending,
    }
}
