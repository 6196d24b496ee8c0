//! The budgets of times and transfers, and under which conditions each holds.

/// What a row may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Limit {
    /// So many times what it is compared with.
    Times(f64),
    /// So much and no more, of a unit.
    AtMost(f64, &'static str),
    /// Anything: shown to know where we stand, and not judged.
    Open,
}

/// A line of the budget.
pub struct Row {
    /// As tests/bench calls it.
    pub name: &'static str,
    pub what: &'static str,
    /// What it is compared with; empty when the limit is a number.
    pub against: &'static str,
    /// The unit of what is measured.
    pub unit: &'static str,
    pub limit: Limit,
    /// Cities for which the budget holds; other sizes are measured to see how it grows.
    pub offers: &'static [u64],
    /// Slowdowns of the processor for which it holds.
    pub cpu: &'static [u64],
}

/// In the order of the table.
pub const ROWS: &[Row] = &[
    Row {
        name: "first-paint",
        what: "first paint, cold",
        against: "an empty page",
        unit: "ms",
        limit: Limit::Times(1.5),
        offers: &[1_000],
        cpu: &[4],
    },
    Row {
        name: "offline-paint",
        what: "offline start: first paint",
        against: "an empty page's second visit",
        unit: "ms",
        limit: Limit::Times(1.5),
        offers: &[10_000],
        cpu: &[4],
    },
    Row {
        name: "offline-searchable",
        what: "offline start: searchable",
        against: "an empty page's second visit",
        unit: "ms",
        limit: Limit::Times(4.0),
        offers: &[10_000],
        cpu: &[4],
    },
    Row {
        name: "reload",
        what: "reload to all offers usable",
        against: "an empty page that reads one blob",
        unit: "ms",
        limit: Limit::Times(1.3),
        offers: &[10_000, 50_000],
        cpu: &[1, 4],
    },
    Row {
        name: "delta",
        what: "100 changes, arrived to stored",
        against: "raw put of the records",
        unit: "ms",
        limit: Limit::Times(1.0),
        offers: &[10_000],
        cpu: &[1, 4],
    },
    Row {
        name: "cold-sync",
        what: "cold sync, network to searchable",
        against: "fetch, JSON.parse, raw put",
        unit: "ms",
        limit: Limit::Times(0.7),
        offers: &[10_000],
        cpu: &[1, 4],
    },
    Row {
        name: "delta-pouch",
        what: "100 changes",
        against: "PouchDB replicating the records",
        unit: "ms",
        limit: Limit::Open,
        offers: &[],
        cpu: &[],
    },
    Row {
        name: "cold-pouch",
        what: "cold sync, network to searchable",
        against: "PouchDB replicating the records",
        unit: "ms",
        limit: Limit::Open,
        offers: &[],
        cpu: &[],
    },
    Row {
        name: "idle-requests",
        what: "sync, nothing changed: requests",
        against: "",
        unit: "",
        limit: Limit::AtMost(1.0, ""),
        offers: &[10_000],
        cpu: &[0],
    },
    Row {
        name: "idle-bytes",
        what: "sync, nothing changed: answer with its headers",
        against: "",
        unit: "bytes",
        limit: Limit::AtMost(999.0, "bytes"),
        offers: &[10_000],
        cpu: &[0],
    },
    Row {
        name: "changes-payload",
        what: "sync of 100 changes: content, brotli",
        against: "the records alone, brotli",
        unit: "bytes",
        limit: Limit::Times(1.2),
        offers: &[10_000],
        cpu: &[0],
    },
    // The budget is about real texts: what made-up ones weigh is shown and not judged.
    Row {
        name: "content",
        what: "a city's content, brotli",
        against: "",
        unit: "bytes",
        limit: Limit::AtMost(600_000.0, "bytes"),
        offers: &[],
        cpu: &[],
    },
];
