//! What a REST server can do and cannot, and the profile that says so.

use serde_json::{Value, json};

/// How a server's lists come in pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pages {
    /// All rows at once.
    One,
    /// `?page=1`
    Number,
    /// `?offset=0`
    Offset,
    /// A token that names the last row.
    Token,
    /// An absolute link in the answer, with `http` as behind a proxy.
    LinkInBody,
    /// A relative link in the header `Link`.
    LinkInHeader,
}

/// How a server tells what changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changes {
    /// It does not.
    Never,
    /// `?since=` a time in milliseconds, that time included.
    Since,
    /// `?since=` a whole second, that second not included.
    AfterSecond,
    /// `?since=` a number that stands in each answer.
    Number,
    /// `?since=` a number that stands in each answer's `ETag`.
    ETag,
    /// It takes `?since=` and lists everything.
    Ignored,
    /// One feed of all changes, oldest first, which never ends.
    Feed,
    /// The last page has an address to ask the next time.
    DeltaLink,
}

/// How a server tells what was deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deleted {
    /// By its absence.
    Absent,
    /// Among the changes.
    Marked,
    /// In a list of its own.
    Trash,
}

/// The order of a server's rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// By id.
    Id,
    /// What changed last first.
    Newest,
    /// What changed last at the end.
    Oldest,
}

/// What a server can do.
#[derive(Clone, Copy, Debug)]
pub struct Abilities {
    /// How its lists come in pages.
    pub pages: Pages,
    /// How it tells what changed.
    pub changes: Changes,
    /// How it tells what was deleted.
    pub deleted: Deleted,
    /// The order of its rows.
    pub order: Order,
    /// The most rows of a page, whatever it is asked for.
    pub most: usize,
    /// Whether it says how many rows there are.
    pub total: bool,
    /// The status code past the last page; 200 with no rows if none.
    pub past_end: Option<u16>,
    /// Whether its clock can be seen.
    pub date: bool,
}

impl Abilities {
    /// The profile that describes such a server, asking for so many rows a page.
    pub fn profile(&self, size: u32) -> Value {
        let mut list = json!({
            "kind": "offer",
            "path": "/offers",
            "items": "/rows",
            "identity": "/id",
            "updated": "/updated",
            "fields": {"/title": "/title"},
            "paging": self.paging(size),
        });
        if let Some(since) = self.since() {
            list["since"] = since;
            list["deletions"] = self.deletions(size);
        }
        json!({"profile": 1, "name": "A server in memory", "lists": [list]})
    }

    fn paging(&self, size: u32) -> Value {
        let mut paging = match self.pages {
            Pages::One => return json!({"kind": "none"}),
            Pages::Number => json!({"kind": "page", "param": "page"}),
            Pages::Offset => json!({"kind": "offset", "param": "offset"}),
            Pages::Token => json!({"kind": "token", "at": "/next", "param": "cursor"}),
            Pages::LinkInBody => json!({"kind": "link", "at": "/next"}),
            Pages::LinkInHeader => json!({"kind": "link", "header": "link"}),
        };
        if self.changes == Changes::Feed {
            paging["at"] = json!("/cursor");
        }
        paging["size"] = json!({"param": "limit", "value": size});
        if self.total {
            paging["total"] = json!({"at": "/total"});
        }
        paging
    }

    fn since(&self) -> Option<Value> {
        let asked = |mark: Value| json!({"query": {"since": "{since}"}, "mark": mark});
        let mut since = match self.changes {
            Changes::Never => return None,
            Changes::Since | Changes::AfterSecond | Changes::Ignored => {
                asked(json!({"max": "/updated"}))
            }
            Changes::Number => asked(json!({"at": "/mark"})),
            Changes::ETag => asked(json!({"header": "etag"})),
            Changes::Feed => json!({"mark": "cursor"}),
            Changes::DeltaLink => json!({"mark": {"url": "/delta"}}),
        };
        if self.changes == Changes::AfterSecond {
            since["format"] = json!("iso-s");
            since["overlap_s"] = json!(1);
        }
        Some(since)
    }

    fn deletions(&self, size: u32) -> Value {
        match self.deleted {
            Deleted::Absent => {
                json!({"kind": "sweep", "query": {"fields": "id"}, "size": size * 2})
            }
            Deleted::Marked => json!({"kind": "feed", "at": "/deleted"}),
            Deleted::Trash => json!({"kind": "list", "path": "/trash"}),
        }
    }
}
