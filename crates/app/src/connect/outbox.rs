//! The outbox of one region in this window: takes what is written, and delivers it while this window leads.
//!
//! Any window takes new changes. What is decided about a change is done by the window that leads; one that does not
//! answer, as a phone's window in the background, is no longer asked: this one leads then.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use lotse_json::Object;
use lotse_sync::outbox::{self, Input, News, Number, Outbox, overlay};
use lotse_sync::{
    Area, Documents, Driver, Event, Generation, Inbox, Keys, Notice, Store, StoreError,
};

use super::account::Accounts;
use super::command::Command;
use super::precious::Precious;
use super::waiting::Slot;
use crate::platform::channel::{Channel, Line};
use crate::platform::{clock, device, document, lock, spawn};
use crate::state::config::RegionConfig;
use crate::state::device_clock::DeviceClock;
use crate::state::device_store::DeviceStore;
use crate::state::network::Network;

/// How long the window that leads has for an answer, in milliseconds.
const PATIENCE_MS: i32 = 2_000;
/// How long a decision may take to be stored: it waits for what is on its way.
const DECISION_MS: i32 = 20_000;

/// Milliseconds between two looks whether the outbox is open.
const STEP_MS: i32 = 20;

thread_local! {
    /// The outboxes of this window; none while one is being opened.
    static OPEN: RefCell<Vec<(String, Option<Rc<Post>>)>> = const { RefCell::new(Vec::new()) };
}

/// The outbox of a region, for the screens.
pub struct Post {
    region: String,
    store: Rc<DeviceStore>,
    inbox: Inbox,
    accounts: Rc<Accounts>,
    leads: Cell<bool>,
    /// Tells the other windows that rows changed.
    news: Channel,
    /// Carries commands to the window that leads, and its answers back.
    line: RefCell<Option<Line>>,
    waiting: RefCell<Vec<(Wait, Slot<String>)>>,
    asked: Cell<u32>,
}

/// What an answer is waited for.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Wait {
    /// A new change of this record.
    New(String),
    /// Whatever becomes of this change.
    About(Number),
    /// The window that leads, by the number of the question.
    Leader(String),
}

impl Post {
    /// The outbox of a region (as JSON), one for each window.
    ///
    /// # Errors
    /// When it is no region, or the store cannot be opened.
    pub async fn of_region(region: &str) -> Result<Rc<Self>, &'static str> {
        loop {
            let known = OPEN.with_borrow(|open| {
                let known = open.iter().find(|(name, _)| name == region);
                known.map(|(_, post)| post.clone())
            });
            match known {
                Some(Some(post)) => return Ok(post),
                Some(None) => clock::sleep(STEP_MS).await,
                None => break,
            }
        }
        OPEN.with_borrow_mut(|open| open.push((region.to_owned(), None)));
        let opened = Self::open(region).await;
        OPEN.with_borrow_mut(|open| {
            open.retain(|(name, _)| name != region);
            let kept = opened
                .iter()
                .map(|post| (region.to_owned(), Some(post.clone())));
            open.extend(kept);
        });
        opened
    }

    /// Opens the outbox of a region and begins to deliver once no other window does.
    async fn open(region: &str) -> Result<Rc<Self>, &'static str> {
        let region = lotse_json::read::<RegionConfig>(region).map_err(|_| "region")?;
        let store = DeviceStore::open(&region.id).await;
        let store = Rc::new(store.map_err(|_| "storage")?);
        let accounts = Rc::new(Accounts::of_region(&region, store.clone()).await);
        let machine = Outbox::new(clock::seed(), accounts.writers());
        let precious = Precious(store.clone());
        let (driver, inbox) = Driver::new(machine, precious, Network::default(), DeviceClock);
        let name = format!("lotse-outbox-{}", region.id);
        let told = inbox.clone();
        let post = Rc::new(Self {
            region: region.id.clone(),
            store,
            news: Channel::open(&name, move || told.post(input(Input::Told))),
            inbox,
            accounts,
            leads: Cell::new(false),
            line: RefCell::new(None),
            waiting: RefCell::default(),
            asked: Cell::new(0),
        });
        let ear = post.clone();
        let heard = move |said: String| ear.clone().overhear(said);
        *post.line.borrow_mut() = Some(Line::open(&format!("{name}-line"), heard));
        let ear = post.clone();
        spawn(async move { driver.run(move |notice| ear.hear(notice)).await });
        let ear = post.clone();
        device::on_signal(move || ear.inbox.post(Event::Online));
        let ear = post.clone();
        device::on_page_seen(move || ear.inbox.post(Event::Online));
        post.inbox.post(Event::Opened(Generation::default()));
        post.clone().lead(false);
        Ok(post)
    }

    /// Does what a command says; the answer is JSON.
    pub async fn run(self: Rc<Self>, json: String) -> String {
        match Command::parse(&json) {
            None => error("command"),
            Some(Command::Write(change)) => {
                let slot = self.wait_for(Wait::New(change.id.clone()));
                self.inbox.post(input(Input::Write(change)));
                slot.wait().await
            }
            Some(Command::Sources) => self.accounts.sources().finish(),
            Some(Command::SignIn {
                source,
                user,
                password,
                token,
            }) => {
                let signed = self.accounts.sign_in(&source, user, password, token).await;
                match signed {
                    Ok(()) => self.tell_leader(Input::SignedIn(source), &json).await,
                    Err(refusal) => error(refusal),
                }
            }
            Some(Command::SignOut(source)) => match self.accounts.sign_out(&source).await {
                Ok(()) => done(),
                Err(refusal) => error(refusal),
            },
            Some(Command::Decide(number, decision)) if self.leads.get() => {
                let slot = self.wait_for(Wait::About(number));
                self.inbox.post(input(Input::Decide(number, decision)));
                within(DECISION_MS, slot)
                    .await
                    .unwrap_or_else(|| error("busy"))
            }
            Some(Command::Decide(number, decision)) => {
                if let Some(answer) = self.ask_leader(&json).await {
                    return answer;
                }
                self.clone().lead(true);
                let slot = self.wait_for(Wait::About(number));
                self.inbox.post(input(Input::Decide(number, decision)));
                within(DECISION_MS, slot)
                    .await
                    .unwrap_or_else(|| error("busy"))
            }
            Some(Command::Settle { checked }) => self.settle(checked).await,
        }
    }

    /// After the sources were asked, or might have been: which sent changes the copy shows by now.
    async fn settle(&self, checked: bool) -> String {
        let rows = self.store.load(Area::Outbox, Keys::All).await;
        let (Ok(rows), Ok(documents)) = (rows, Documents::open(&*self.store).await) else {
            return error("storage");
        };
        let overlays = overlay::overlays(&rows);
        let mut sent: Vec<_> = overlays
            .iter()
            .filter(|overlay| overlay.state == "sent")
            .collect();
        let past = overlay::past(&overlays, |source, kind, id| {
            let source = source.parse().ok()?;
            Some(documents.get(&source, kind, id)?.json)
        });
        sent.retain(|overlay| !past.contains(&overlay.number));
        if !past.is_empty() {
            self.inbox.post(input(Input::Past(past)));
        }
        if checked {
            sent.dedup_by(|one, other| one.source == other.source);
            let sources = sent
                .iter()
                .filter_map(|overlay| overlay.source.parse().ok());
            sources.for_each(|source| self.inbox.post(input(Input::Checked(source))));
        }
        done()
    }

    async fn tell_leader(&self, told: Input, json: &str) -> String {
        self.inbox.post(input(told));
        if !self.leads.get() {
            self.ask_leader(json).await;
        }
        done()
    }

    /// Leads from now on, as soon as no other window does, or at once where none answers.
    fn lead(self: Rc<Self>, at_once: bool) {
        let (leader, follower) = (self.clone(), self.clone());
        let lead = move || {
            leader.leads.set(true);
            leader.inbox.post(Event::BecameLeader);
        };
        let lost = move || {
            follower.leads.set(false);
            follower.inbox.post(Event::BecameFollower);
            follower.lead(false);
        };
        lock::hold(
            &format!("lotse-outbox-{}", self.region),
            at_once,
            lead,
            lost,
        );
    }

    /// Asks the window that leads; `None` when it does not answer.
    async fn ask_leader(&self, json: &str) -> Option<String> {
        self.asked.set(self.asked.get() + 1);
        let name = format!("{}-{}", clock::seed(), self.asked.get());
        let slot = self.wait_for(Wait::Leader(name.clone()));
        let question = Object::new().text("ask", &name).raw("command", json);
        if let Some(line) = &*self.line.borrow() {
            line.say(&question.finish());
        }
        let answer = within(PATIENCE_MS, slot).await;
        let wait = Wait::Leader(name);
        self.waiting
            .borrow_mut()
            .retain(|(other, _)| *other != wait);
        answer
    }

    /// Another window said something: a command for the one that leads, or an answer.
    fn overhear(self: Rc<Self>, said: String) {
        let Ok(said) = serde_json::from_str::<serde_json::Value>(&said) else {
            return;
        };
        let text = |name: &str| said.get(name).and_then(serde_json::Value::as_str);
        if let Some(name) = text("to") {
            let answer = said.get("answer").map(ToString::to_string);
            self.answer(&Wait::Leader(name.to_owned()), &answer.unwrap_or_default());
        }
        if let (Some(name), Some(command), true) =
            (text("ask"), said.get("command"), self.leads.get())
        {
            let (name, command) = (name.to_owned(), command.to_string());
            let post = self.clone();
            spawn(async move {
                let answer = post.clone().run(command).await;
                let answer = Object::new().text("to", &name).raw("answer", &answer);
                if let Some(line) = &*post.line.borrow() {
                    line.say(&answer.finish());
                }
            });
        }
    }

    fn hear(&self, notice: Notice) {
        let Notice::Outbox(news) = notice else { return };
        match *news {
            News::Saved { number, row } => {
                self.answer(&Wait::About(number), &done());
                if let Ok(change) = outbox::read(&row) {
                    if change.request.is_some() && !change.is_sent() {
                        // The worker may send it when no window is open any more.
                        document::announce("lotse:outbox");
                    }
                    let saved = Object::new().text("saved", &number.key()).finish();
                    self.answer(&Wait::New(change.reference.unwrap_or(change.id)), &saved);
                }
                self.announce();
            }
            News::NotSaved { id, error: trouble } => {
                let full = trouble == Some(StoreError::Full);
                let words = if full { "storage-full" } else { "storage" };
                self.answer(&Wait::New(id), &error(words));
            }
            News::Removed(number) => {
                self.answer(&Wait::About(number), &done());
                self.announce();
            }
            News::Announce => self.announce(),
            News::Adopted { .. } | News::Unread { .. } | News::StoreFails(_) => {}
        }
    }

    /// Windows read the rows again; in this one it is the other channels of the same name that hear it.
    fn announce(&self) {
        self.news.tell();
    }

    fn wait_for(&self, wait: Wait) -> Slot<String> {
        let slot = Slot::default();
        self.waiting.borrow_mut().push((wait, slot.clone()));
        slot
    }

    fn answer(&self, wait: &Wait, answer: &str) {
        self.waiting.borrow_mut().retain(|(other, slot)| {
            let meant = other == wait;
            if meant {
                slot.leave(answer.to_owned());
            }
            !meant
        });
    }
}

/// What is left in the slot in time.
async fn within(milliseconds: i32, slot: Slot<String>) -> Option<String> {
    let either: Slot<Option<String>> = Slot::default();
    let (late, came) = (either.clone(), either.clone());
    spawn(async move {
        clock::sleep(milliseconds).await;
        late.leave(None);
    });
    spawn(async move { came.leave(Some(slot.wait().await)) });
    either.wait().await
}

fn input(input: Input) -> Event {
    Event::Outbox(Box::new(input))
}

fn done() -> String {
    Object::new().flag("done", true).finish()
}

fn error(name: &str) -> String {
    Object::new().text("error", name).finish()
}
