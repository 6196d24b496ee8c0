//! Who may do what: asked by the server before it answers and by the app before it shows a door.

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
    /// To publish or change a record.
    Write,
    /// To take a record away.
    Delete,
}

/// Whether `actor` may do `action` to records of `kind`.
///
/// The catalogue's kinds are for everybody to read; a kind this version does not know is for nobody.
pub fn allow(actor: Actor, action: Action, kind: &str) -> bool {
    KINDS.contains(&kind)
        && match (actor, action) {
            (Actor::Anonymous | Actor::Operator, Action::Read) => true,
            (Actor::Operator, Action::Write | Action::Delete) => true,
            (Actor::Anonymous, Action::Write | Action::Delete) => false,
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_reads_the_catalogue_and_only_the_operator_writes() {
        for kind in KINDS {
            assert!(allow(Actor::Anonymous, Action::Read, kind));
            for action in [Action::Write, Action::Delete] {
                assert!(!allow(Actor::Anonymous, action, kind));
                assert!(allow(Actor::Operator, action, kind));
            }
        }
    }

    #[test]
    fn nobody_touches_a_kind_nobody_knows() {
        for action in [Action::Read, Action::Write, Action::Delete] {
            assert!(!allow(Actor::Anonymous, action, "diary"));
            assert!(!allow(Actor::Operator, action, "diary"));
        }
    }
}
