//! Where a pull is and what is known from earlier ones: the text of a checkpoint.

use serde::{Deserialize, Serialize};

use super::decode::Tables;

use crate::value;

/// The version of this text. Another one means that everything is read anew.
const VERSION: u32 = 1;

/// What a checkpoint says.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Place {
    version: u32,
    /// The profile and address that made it: what others meant by its marks and links is not known.
    source: String,
    languages: Vec<String>,
    /// What is known of each list.
    pub lists: Vec<Known>,
    /// The pull that is under way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pull: Option<Pull>,
}

/// What is known of a list from earlier pulls.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Known {
    /// Changes are asked for from here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mark: Option<String>,
    /// The greatest mark the last pull saw on any of its pages. What changed before was there
    /// when the next pull began.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reached: Option<String>,
    /// What the last changes were, if they came in one page: where times are compared with "or the same", the
    /// latest of them come every time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told: Option<u64>,
    /// What changes in several pages were that may have lost a row between two of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doubted: Option<u64>,
    /// How often such changes were asked for again.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub repeats: u8,
    /// When all its records were last named, by the source's clock, in seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub swept: Option<i64>,
    /// How many pulls there were since.
    #[serde(default)]
    pub pulls: u32,
    /// How many rows the whole list had.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rows: Option<u64>,
}

/// A pull under way.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Pull {
    /// There may be a copy already.
    #[serde(default)]
    pub again: bool,
    /// What lists will be known by when it ends.
    pub next: Vec<Known>,
    /// The lists whose every record was named.
    #[serde(default)]
    pub whole: Vec<usize>,
    /// The lists that ended before all their records were named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub short: Vec<usize>,
    /// The source's clock as last seen, in seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub now: Option<i64>,
    /// What keys mean.
    #[serde(default, skip_serializing_if = "Tables::is_empty")]
    pub tables: Tables,
    pub run: Run,
}

/// One list being read from its first page to its last.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Run {
    pub task: Task,
    #[serde(default)]
    pub at: Position,
    /// Rows per page. It stays the same where a page's number says where it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<u32>,
    /// How many rows the first page had.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<u64>,
    /// Rows so far.
    #[serde(default)]
    pub seen: u64,
    /// How many there are, as last said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<u64>,
    /// The mark of the first page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mark: Option<String>,
    /// The greatest mark of all pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reached: Option<String>,
    /// What the last page held: a source that knows no pages answers each of them with the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub print: Option<u64>,
    /// How many pages before the last held the same.
    #[serde(default)]
    pub alike: u8,
    /// What the first page told; nothing once another one told something too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told: Option<u64>,
    /// What all pages told, in whatever order.
    #[serde(default)]
    pub sum: u64,
    /// Rows may have changed their pages: the total changed, or there is none to be seen.
    #[serde(default)]
    pub moved: bool,
    /// How often it had to begin again.
    #[serde(default)]
    pub restarts: u8,
    /// Pages without rows, in a row.
    #[serde(default)]
    pub empty: u8,
    /// Only the first page was asked for, to have something to show; the list begins anew with larger ones.
    #[serde(default)]
    pub taste: bool,
    #[serde(default)]
    pub trail: Trail,
}

/// One thing to do in a pull.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Task {
    /// What keys mean.
    Table(usize),
    /// What changed in a list.
    Changes(usize),
    /// What was deleted from it.
    Deleted(usize),
    /// A whole list, in one of its languages.
    List(usize, usize),
    /// The names of all records of a list, or once more the records.
    Sweep(usize),
}

/// Where in a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Position {
    #[default]
    Start,
    /// The page of this number.
    Page(u64),
    /// Behind so many rows.
    Offset(u64),
    /// Where this token leads.
    Token(String),
    /// At this address.
    Link(String),
}

/// Notices when tokens or links go in a circle: compares with one of those before, at growing distances.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Trail {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    known: Option<Position>,
    #[serde(default)]
    steps: u32,
    #[serde(default)]
    until: u32,
}

fn is_zero(number: &u8) -> bool {
    *number == 0
}

impl Default for Task {
    fn default() -> Self {
        Task::Table(0)
    }
}

impl Task {
    /// The number of the list it is about.
    pub fn list(&self) -> Option<usize> {
        match self {
            Task::Table(_) => None,
            Task::Changes(list) | Task::Deleted(list) | Task::List(list, _) | Task::Sweep(list) => {
                Some(*list)
            }
        }
    }
}

impl Run {
    pub fn new(task: Task) -> Self {
        Self {
            task,
            ..Self::default()
        }
    }
}

impl Trail {
    /// Whether the way has been here before.
    pub fn is_circle(&mut self, at: &Position) -> bool {
        if self.known.as_ref() == Some(at) {
            return true;
        }
        self.steps += 1;
        if self.steps > self.until {
            self.until = (self.until * 2).max(1);
            self.steps = 0;
            self.known = Some(at.clone());
        }
        false
    }
}

impl Place {
    pub fn new(source: u64, languages: &[String], lists: usize) -> Self {
        Self {
            version: VERSION,
            source: format!("{source:016x}"),
            languages: languages.to_vec(),
            lists: vec![Known::default(); lists],
            ..Self::default()
        }
    }

    /// What a checkpoint says, if it was made by the same profile at the same address for the same languages.
    pub fn read(&self, text: &str) -> Option<Self> {
        let place: Self = value::typed(text.as_bytes()).ok()?;
        let fits = place.version == self.version
            && place.source == self.source
            && place.languages == self.languages
            && place.lists.len() == self.lists.len()
            && place
                .pull
                .as_ref()
                .is_none_or(|pull| pull.next.len() == self.lists.len());
        fits.then_some(place)
    }

    /// The same with this pull under way.
    pub fn with(mut self, pull: Pull) -> Self {
        self.pull = Some(pull);
        self
    }

    pub fn write(&self) -> String {
        // Maps with text keys and plain values: there is nothing that could not be written.
        serde_json::to_string(self).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again_by_the_same_source_only() {
        let mut place = Place::new(7, &["de".into()], 1);
        place.lists[0].mark = Some("1".into());
        let mut run = Run::new(Task::List(0, 0));
        run.at = Position::Token("x".into());
        place.pull = Some(Pull {
            run,
            next: vec![Known::default()],
            ..Pull::default()
        });
        let text = place.write();
        assert_eq!(Place::new(7, &["de".into()], 1).read(&text), Some(place));
        assert_eq!(Place::new(8, &["de".into()], 1).read(&text), None);
        assert_eq!(Place::new(7, &["ar".into()], 1).read(&text), None);
        assert_eq!(Place::new(7, &["de".into()], 2).read(&text), None);
        assert_eq!(Place::new(7, &["de".into()], 1).read("17/4"), None);
    }

    #[test]
    fn circles_of_any_length_are_noticed() {
        for length in 1..40_u64 {
            let mut trail = Trail::default();
            let way = (0..5).chain((5..5 + length).cycle());
            let found = way.take(400).any(|at| trail.is_circle(&Position::Page(at)));
            assert!(found, "{length}");
        }
        let mut trail = Trail::default();
        assert!((0..1000).all(|at| !trail.is_circle(&Position::Page(at))));
    }
}
