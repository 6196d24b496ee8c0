//! Where the person is: screen and fragment as one signal, and where they stood before.

use leptos::prelude::*;

use crate::platform::address::{self, Address, Stand};
use crate::platform::{clock, document};
use crate::route::{Route, is_people};

/// How often, and how long each time in milliseconds, one waits for records to stand among.
const PATIENCE_STEPS: u32 = 100;
const PATIENCE_STEP_MS: i32 = 20;

/// The open screen and what stands after `#`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The screen.
    pub route: Route,
    /// Words, filters, district, a shared list.
    pub fragment: String,
}

/// Reads and changes where the person is.
#[derive(Clone, Copy)]
pub struct Location {
    place: RwSignal<Place>,
    route: Memo<Route>,
    rows: RwSignal<u32>,
    travelled: RwSignal<bool>,
    /// The browser was just asked for a screen of another binary.
    crosses: RwSignal<bool>,
}

impl Location {
    /// The location of this window; follows links and the history from now on.
    pub fn of_window() -> Self {
        let place = RwSignal::new(place_of(&address::current()));
        let stand = address::remembered().unwrap_or_default();
        let travelled = address::has_crossed() || stand.travelled;
        let location = Self {
            place,
            route: Memo::new(move |_| place.with(|place| place.route.clone())),
            rows: RwSignal::new(stand.rows),
            travelled: RwSignal::new(travelled),
            crosses: RwSignal::new(false),
        };
        address::on_link(move |to| location.follow(&to));
        address::on_moved(move || location.arrive(address::remembered().unwrap_or_default()));
        address::on_scrolled(move || location.remember());
        location
    }

    /// The screen, tracked.
    pub fn route(&self) -> Route {
        self.route.get()
    }

    /// What stands after `#`, tracked.
    pub fn fragment(&self) -> String {
        self.place.with(|place| place.fragment.clone())
    }

    /// How many rows of a long list were shown when the person left this entry of the history.
    pub fn remembered_rows(&self) -> u32 {
        self.rows.get_untracked()
    }

    /// Opens a screen as a new entry of the history.
    pub fn go(&self, path: &str, fragment: &str) {
        self.remember();
        let stand = Stand {
            travelled: true,
            ..Stand::default()
        };
        address::push(path, fragment, stand);
        self.arrive(stand);
    }

    /// Opens what a link leads to; `false` where another binary has that screen, and the browser has to load it.
    fn follow(&self, to: &Address) -> bool {
        let here = self.place.with_untracked(|place| place.route.path());
        let stays = is_people(&to.path) == is_people(&here);
        self.crosses.set(!stays);
        if stays {
            self.go(&to.path, &to.fragment);
        } else {
            self.remember();
            address::announce_crossing();
        }
        stays
    }

    /// Goes back to where the person came from within the app; `false` when they came from elsewhere.
    pub fn back(&self) -> bool {
        // Whether another binary has that screen shows when this page goes, or does not.
        let goes = self.travelled.get_untracked() && address::back();
        self.crosses.set(goes);
        goes
    }

    /// Whether the page goes because a link or "back" leads to another binary, and not because the person leaves.
    pub fn takes_crossing(&self) -> bool {
        let crosses = self.crosses.get_untracked();
        self.crosses.set(false);
        crosses
    }

    /// After coming back from another page: stands where the person stood, once the records are there.
    /// After coming from another binary of the app: the focus is on the heading, as on any other way.
    pub fn settle(&self, are_there: impl Fn() -> bool + 'static) {
        let stand = address::remembered().unwrap_or_default();
        if !self.travelled.get_untracked() && stand.is_new() {
            return;
        }
        crate::platform::spawn(async move {
            // What takes longer is a first copy, and the person reads meanwhile.
            for _ in 0..PATIENCE_STEPS {
                if are_there() {
                    break;
                }
                clock::sleep(PATIENCE_STEP_MS).await;
            }
            stand_at(stand).await;
        });
    }

    /// Changes the fragment without a new entry, as while somebody types.
    pub fn set_fragment(&self, fragment: &str) {
        let path = self.place.with_untracked(|place| place.route.path());
        address::replace(&path, fragment);
        self.place
            .update(|place| place.fragment = fragment.to_owned());
    }

    /// Notes how many rows of a long list are shown, so that going back finds them.
    pub fn show_rows(&self, rows: u32) {
        self.rows.set(rows);
        self.remember();
    }

    fn remember(&self) {
        address::remember(Stand {
            scroll: address::scrolled(),
            rows: self.rows.get_untracked(),
            travelled: self.travelled.get_untracked(),
        });
    }

    /// Shows the present address, then stands where the person stood, with the focus on the heading.
    fn arrive(&self, stand: Stand) {
        let place = place_of(&address::current());
        let same_screen = self.place.with_untracked(|old| old.route == place.route);
        self.rows.set(stand.rows);
        self.crosses.set(false);
        self.travelled.set(stand.travelled);
        self.place.set(place);
        if same_screen && stand.is_new() {
            return;
        }
        crate::platform::spawn(stand_at(stand));
    }
}

async fn stand_at(stand: Stand) {
    clock::next_frame().await;
    document::focus("main h1");
    address::scroll_to(stand.scroll);
}

fn place_of(address: &Address) -> Place {
    Place {
        route: Route::from_path(&address.path),
        fragment: address.fragment.clone(),
    }
}
