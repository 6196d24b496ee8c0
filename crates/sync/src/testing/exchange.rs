//! The simulated world of writing: several devices, an office that writes too, a server of any kind, a
//! network that does everything, devices that die between any two effects. Everything follows from the
//! seed.

mod device;
mod tab;
mod acts;
mod people;
mod check;

use serde_json::json;

use self::device::Device;
use super::office::{Capability, Office};
use crate::{
    backoff::Prng,
    event::Event,
    http::{Request, Response, Unreachable},
    outbox::Number,
    testing::Mischief,
    time::Timestamp,
};

const DAY: u64 = 24 * 60 * 60 * 1000;

/// Devices, a server, an office and everything between them.
#[derive(Debug)]
pub struct Exchange {
    prng: Prng,
    now: Timestamp,
    office: Office,
    devices: Vec<Device>,
    /// Things go wrong.
    rough: bool,
    /// Numbers the values that are written: each is written once.
    values: u64,
    /// A store was written since it was last looked at.
    written: bool,
    /// The server came back from a backup at least once.
    restored: bool,
}

impl Exchange {
    /// A world that goes its own way for every seed.
    pub fn new(seed: u64) -> Self {
        let mut prng = Prng::new(seed);
        let kinds = Capability::ALL.len() as u64;
        let kind = Capability::ALL.get((seed % kinds) as usize);
        let mut office = Office::new(kind.copied().unwrap_or(Capability::Conditional));
        let devices = 1 + prng.below(3);
        for number in 0..6 {
            office.add(json!({"title": format!("first-{number}"), "phone": "none", "made": format!("office-{number}")}));
        }
        let devices = (0..devices).map(|number| Device::new(number, office.capability));
        Self {
            devices: devices.collect(),
            prng,
            now: Timestamp::from_millis(1_790_000_000_000),
            office,
            rough: true,
            values: 0,
            written: true,
            restored: false,
        }
    }

    /// Lets something happen.
    pub fn step(&mut self) {
        match self.prng.below(100) {
            0..4 => self.office_acts(),
            4 => self.office.back_up(),
            5 if self.prng.below(4) == 0 => {
                let which = self.prng.draw();
                self.restored |= self.office.restore(which);
            }
            6 => self.office.token += 1,
            7..10 => self.open_tab(),
            10..13 => self.kill_tab(),
            13 => self.shift_clock(),
            14..18 => self.sleep(),
            18..25 => self.person_writes(),
            25..29 => self.person_decides(),
            29..31 => self.person_signs_in(),
            31..34 => self.app_event(),
            34..38 => self.announce(),
            38..41 => self.app_compares(),
            41..43 => self.worker_sends(),
            _ => self.perform(),
        }
        self.lead();
        self.look();
    }

    /// Lets the world come to rest: the network works, nobody dies, people sign in and decide.
    pub fn settle(&mut self) {
        self.rough = false;
        for device in 0..self.devices.len() {
            if self
                .devices
                .get(device)
                .is_some_and(|device| device.tabs.is_empty())
            {
                self.open(device);
            }
        }
        for round in 0..30 {
            self.sleep();
            self.lead();
            self.everybody_signs_in();
            if round % 3 == 2 {
                self.everybody(|_| Event::Refresh);
            }
            if (10..14).contains(&round) {
                self.all_decide();
            }
            self.drain();
        }
        self.look();
    }

    fn drain(&mut self) {
        for _ in 0..20_000 {
            self.announce();
            self.app_compares();
            if self
                .devices
                .iter()
                .flat_map(|device| &device.tabs)
                .all(|tab| tab.pending.is_empty())
            {
                return;
            }
            self.perform();
        }
        panic!("it does not come to rest");
    }

    /// The number of records that stand twice, where that cannot be helped.
    pub fn doubles(&self) -> usize {
        self.office.doubled.len()
    }

    fn value(&mut self) -> String {
        self.values += 1;
        format!("value-{}", self.values)
    }

    fn shift_clock(&mut self) {
        let shift = 1 + self.prng.below(60 * 60 * 1000) as i64;
        let shift = if self.prng.below(2) == 0 {
            shift
        } else {
            -shift
        };
        self.now = Timestamp::from_millis(self.now.as_millis() + shift);
    }

    /// Time passes until somebody wants to be woken, or some seconds.
    fn sleep(&mut self) {
        let tabs = self.devices.iter().flat_map(|device| &device.tabs);
        let wakes = tabs.flat_map(|tab| tab.wakes).flatten().min();
        let wait = wakes.map_or(DAY, |at| at.millis_after(self.now));
        let wait = if self.rough {
            wait.min(self.prng.below(120_000))
        } else {
            wait
        };
        self.now = self.now.plus_millis(wait);
        for tab in self.devices.iter_mut().flat_map(|device| &mut device.tabs) {
            for which in 0..2 {
                if tab
                    .wakes
                    .get_mut(which)
                    .is_some_and(|at| at.take_if(|at| *at <= self.now).is_some())
                {
                    tab.handle(which, self.now, Event::Tick);
                }
            }
        }
    }

    /// Sends a request through the network, and brings back what comes back.
    fn exchange(&mut self, request: &Request) -> Result<Response, Unreachable> {
        let trouble = if self.rough { self.prng.below(24) } else { 99 };
        match trouble {
            // It never arrives.
            0 => Err(Unreachable::NoAnswer),
            // It arrives, and the answer is lost.
            1 => self.serve(request).and(Err(Unreachable::TimedOut)),
            // It arrives, and a proxy answers for the server.
            2 => self.serve(request).map(|_| Response {
                status: 500,
                ..Response::default()
            }),
            // It arrives twice.
            3 => {
                let first = self.serve(request);
                let second = self.serve(request);
                if self.prng.below(2) == 0 {
                    first
                } else {
                    second
                }
            }
            4 | 5 => {
                let answer = self.serve(request)?;
                let which = self.prng.below(Mischief::ALL.len() as u64) as usize;
                Mischief::ALL
                    .get(which)
                    .map_or(Ok(answer.clone()), |mischief| mischief.spoil(answer))
            }
            _ => self.serve(request),
        }
    }

    fn serve(&mut self, request: &Request) -> Result<Response, Unreachable> {
        Ok(if request.url.starts_with("/api/") {
            self.office.feed.answer(request)
        } else {
            self.office.answer(request)
        })
    }

    fn choose(&mut self, among: usize) -> Option<usize> {
        (among > 0).then(|| self.prng.below(among as u64) as usize)
    }

    /// A device and one of its tabs.
    fn choose_tab(&mut self) -> Option<(usize, usize)> {
        let device = self.choose(self.devices.len())?;
        let tabs = self.devices.get(device)?.tabs.len();
        Some((device, self.choose(tabs)?))
    }
}

/// A change of one device.
type Place = (usize, Number);
