//! Who may do what: asked by the server before it answers and by the app before it shows a door.

use crate::feedback;
use crate::wire::KINDS;

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor {
    /// Anybody, without an account.
    Anonymous,
    /// Whoever runs the server, holding the operator's token.
    Operator,
}

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// To see a record, or that it is gone.
    Read,
    /// To hand in a new record, without seeing or changing any.
    Create,
    /// To publish or change a record.
    Write,
    /// To take a record away.
    Delete,
}

/// All that can be asked for.
pub const ACTIONS: &[Action] = &[Action::Read, Action::Create, Action::Write, Action::Delete];

impl Action {
    /// Its name on the wire.
    pub fn code(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Create => "create",
            Self::Write => "write",
            Self::Delete => "delete",
        }
    }
}

/// Whether `actor` may do `action` to records of `kind`.
///
/// The catalogue's kinds are for everybody to read. Feedback is handed in by everybody and read by the operator alone;
/// nobody changes what somebody else has said. A kind this version does not know is for nobody.
pub fn allow(actor: Actor, action: Action, kind: &str) -> bool {
    use Action::{Create, Delete, Read, Write};
    use Actor::{Anonymous, Operator};
    if kind == feedback::KIND {
        match (actor, action) {
            (Anonymous | Operator, Create) | (Operator, Read | Delete) => true,
            (Anonymous, Read | Delete) | (Anonymous | Operator, Write) => false,
        }
    } else {
        KINDS.contains(&kind)
            && match (actor, action) {
                (Anonymous | Operator, Read) | (Operator, Create | Write | Delete) => true,
                (Anonymous, Create | Write | Delete) => false,
            }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allowed(actor: Actor, kind: &str) -> Vec<Action> {
        let may = |action: &Action| allow(actor, *action, kind);
        ACTIONS.iter().copied().filter(may).collect()
    }

    #[test]
    fn everybody_reads_the_catalogue_and_only_the_operator_writes() {
        for kind in KINDS {
            assert_eq!(allowed(Actor::Anonymous, kind), [Action::Read]);
            assert_eq!(allowed(Actor::Operator, kind), ACTIONS);
        }
    }

    #[test]
    fn everybody_hands_in_feedback_and_only_the_operator_reads_it() {
        assert_eq!(allowed(Actor::Anonymous, feedback::KIND), [Action::Create]);
        assert_eq!(
            allowed(Actor::Operator, feedback::KIND),
            [Action::Read, Action::Create, Action::Delete]
        );
    }

    #[test]
    fn nobody_touches_a_kind_nobody_knows() {
        for actor in [Actor::Anonymous, Actor::Operator] {
            assert_eq!(allowed(actor, "diary"), []);
        }
    }
}
