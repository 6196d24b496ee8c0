//! Where a device keeps its copy: opaque bytes under text keys, in five areas.
//!
//! The interface has two methods and no transaction, so that none can be open across a request.

/// The part of the store a row belongs to; each has its own lifetime.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Area {
    /// One blob of documents per source. Cache: may be dropped and fetched again.
    Base,
    /// The heads and the deltas since the base. Cache, like `Base`.
    Log,
    /// Changes that wait to be sent. Precious: leaves only by an answer or the person's decision.
    Outbox,
    /// Settings, saved lists, drafts: the person's own.
    State,
    /// Images computed from base and log. Never migrated, only made again.
    Derived,
}

impl Area {
    /// Every area.
    pub const ALL: [Area; 5] = [
        Area::Base,
        Area::Log,
        Area::Outbox,
        Area::State,
        Area::Derived,
    ];

    /// The area's name as stores write it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Area::Base => "base",
            Area::Log => "log",
            Area::Outbox => "outbox",
            Area::State => "state",
            Area::Derived => "derived",
        }
    }
}

/// Which rows of an area are meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Keys {
    /// Every row.
    All,
    /// Rows whose key starts with this text.
    Prefix(String),
    /// The one row under this key; the others are not touched or read.
    One(String),
}

impl Keys {
    /// Whether `key` is among those meant.
    pub fn contain(&self, key: &str) -> bool {
        match self {
            Keys::All => true,
            Keys::Prefix(prefix) => key.starts_with(prefix.as_str()),
            Keys::One(one) => key == one,
        }
    }
}

/// A stored value under its key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Unique within its area; printable ASCII.
    pub key: String,
    /// Opaque to the store.
    pub value: Vec<u8>,
}

/// How sure a commit must be before it is reported done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Durability {
    /// Handed to the operating system; a power cut may undo the whole batch, never part of it.
    #[default]
    Relaxed,
    /// On the disk. For a person's own words.
    Strict,
}

/// One change inside a batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Write {
    /// Writes a row, replacing the one under the same key.
    Put {
        /// The row's area.
        area: Area,
        /// The row.
        row: Row,
    },
    /// Removes rows. Keys that are not there are no error.
    Delete {
        /// The rows' area.
        area: Area,
        /// Which of them.
        keys: Keys,
    },
}

impl Write {
    /// The area that is written to.
    pub const fn area(&self) -> Area {
        match self {
            Write::Put { area, .. } | Write::Delete { area, .. } => *area,
        }
    }
}

/// Writes that happen all or not at all, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Batch {
    /// How sure the commit must be.
    pub durability: Durability,
    /// What to do, first to last.
    pub writes: Vec<Write>,
}

impl Batch {
    /// Adds: write `value` under `key`.
    pub fn put(&mut self, area: Area, key: impl Into<String>, value: Vec<u8>) {
        let row = Row {
            key: key.into(),
            value,
        };
        self.writes.push(Write::Put { area, row });
    }

    /// Adds: remove these rows.
    pub fn delete(&mut self, area: Area, keys: Keys) {
        self.writes.push(Write::Delete { area, keys });
    }
}

/// Why the store could not do it. What was stored before is untouched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// No room left on the device.
    Full,
    /// There is no store here, as in some browsers' private mode.
    Unavailable,
    /// Another tab still holds an older schema open.
    Blocked,
    /// Written by a newer version of the app: left alone.
    Newer,
    /// Anything else, unreadable content included.
    Broken,
}

/// A device's store.
///
/// Futures need not be `Send`: a browser has one thread.
#[allow(
    async_fn_in_trait,
    reason = "implementations run on one thread; no Send bound is wanted"
)]
pub trait Store {
    /// The rows meant, ascending by key (bytewise); none is no error.
    async fn load(&self, area: Area, keys: Keys) -> Result<Vec<Row>, StoreError>;

    /// Does all of the batch or, with an error, none of it.
    async fn commit(&self, batch: Batch) -> Result<(), StoreError>;
}

/// A store shared by its owner and a driver.
impl<S: Store> Store for std::rc::Rc<S> {
    async fn load(&self, area: Area, keys: Keys) -> Result<Vec<Row>, StoreError> {
        S::load(self, area, keys).await
    }

    async fn commit(&self, batch: Batch) -> Result<(), StoreError> {
        S::commit(self, batch).await
    }
}
