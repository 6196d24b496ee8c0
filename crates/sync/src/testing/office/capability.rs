//! The kinds of backends that are written to, and the profiles that describe them.

use serde_json::json;

/// What a backend can do for whoever writes to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Capability {
    /// The device's ids, conditions in the header, changes merged.
    Conditional,
    /// The same with the whole record sent, as the reference server has it.
    Replacing,
    /// The device's ids, no concurrency.
    Blind,
    /// Its own ids, with a field to look a record up by, which it keeps unique.
    Referenced,
    /// Its own ids and nothing to look up by: a repeated create may double.
    Doubling,
    /// The device's ids, no concurrency: the device checks before it writes.
    Checked,
    /// A filter guards the write.
    Guarded,
    /// Revisions stand in the record, as in CouchDB; the answer to a write is no record.
    Revisions,
}

impl Capability {
    /// All kinds.
    pub const ALL: [Capability; 8] = [
        Capability::Conditional,
        Capability::Replacing,
        Capability::Blind,
        Capability::Referenced,
        Capability::Doubling,
        Capability::Checked,
        Capability::Guarded,
        Capability::Revisions,
    ];

    /// Whether a write over another's change is refused by the server.
    pub fn guards(self) -> bool {
        use Capability::{Conditional, Guarded, Replacing, Revisions};
        matches!(self, Conditional | Replacing | Guarded | Revisions)
    }

    /// Whether the server makes the ids.
    pub fn makes_ids(self) -> bool {
        matches!(self, Capability::Referenced | Capability::Doubling)
    }

    /// The profile that describes such a backend.
    pub fn profile(self) -> String {
        let update = json!({"path": "/offers/{id}", "answer": "", "merge": 2});
        let post = json!({"path": "/offers", "answer": ""});
        let put = json!({"method": "PUT", "path": "/offers/{id}", "answer": ""});
        let delete = json!({"path": "/offers/{id}"});
        let (client, create, update, delete, concurrency) = match self {
            Capability::Conditional => {
                let condition = json!({"kind": "if-match", "value": "\"{version}\"", "create": {"if-none-match": "*"}});
                ("any", put, update, delete, condition)
            }
            Capability::Replacing => {
                let condition = json!({"kind": "if-match", "value": "\"{version}\"", "create": {"if-none-match": "*"}});
                let replace = json!({"method": "PUT", "path": "/offers/{id}", "answer": "", "merge": "replace"});
                ("any", put, replace, delete, condition)
            }
            Capability::Blind => ("any", post, update, delete, json!({"kind": "none"})),
            Capability::Referenced | Capability::Doubling => {
                ("none", post, update, delete, json!({"kind": "none"}))
            }
            Capability::Checked => ("any", post, update, delete, json!({"kind": "check"})),
            Capability::Guarded => {
                let guard = json!({"kind": "guard", "query": {"rev": "eq.{version}"}, "empty": ""});
                let update = json!({"path": "/offers", "query": {"id": "eq.{id}"}, "answer": "/0", "merge": 2});
                let delete = json!({"path": "/offers", "query": {"id": "eq.{id}"}});
                ("any", post, update, delete, guard)
            }
            Capability::Revisions => {
                let put = json!({"method": "PUT", "path": "/offers/{id}"});
                let replace = json!({"method": "PUT", "path": "/offers/{id}", "merge": "replace"});
                let delete = json!({"path": "/offers/{id}", "query": {"rev": "{version}"}});
                (
                    "any",
                    put,
                    replace,
                    delete,
                    json!({"kind": "revision", "at": "/_rev"}),
                )
            }
        };
        let mut identity = json!({"at": "/id", "client": client});
        if self == Capability::Referenced {
            identity["ref"] = json!({"at": "/ref", "query": {"ref": "{ref}"}});
        }
        let writes = json!({"create": create, "update": update, "delete": delete});
        let list = json!({
            "kind": "offer", "path": "/offers", "identity": identity, "version": "/rev", "body": "/body",
            "one": {"path": "/offers/{id}"}, "writes": writes, "concurrency": concurrency,
        });
        let auth = json!({"kind": "header", "name": "authorization", "value": "Bearer {token}"});
        json!({"profile": 1, "name": format!("{self:?}"), "transport": {"auth": auth}, "lists": [list]}).to_string()
    }
}
