//! How far a change is, in words and with an icon, and what its source says of it.

use crate::components::notice::{Tone, notice};
use crate::html::El;
use crate::i18n::phrase::date;
use crate::state::AppState;
use crate::state::pending::{Pending, Reason, Refusal, Standing};

/// A notice that says how far a change is.
pub fn standing(state: AppState, change: &Pending) -> El {
    let t = state.i18n;
    let (tone, word) = match &change.standing {
        Standing::Waiting(0) => (Tone::Info, "standing-waiting"),
        Standing::Waiting(_) => (Tone::Info, "standing-tried"),
        Standing::Sending => (Tone::Info, "standing-sending"),
        Standing::Sent(at) => {
            let when = when(state, *at);
            let words = t.t_args("standing-sent", &[("when", when.as_str().into())]);
            return notice(Tone::Ok, words);
        }
        Standing::Stuck(reason) => (Tone::Warn, stuck_word(reason)),
    };
    notice(tone, t.t(word))
}

fn stuck_word(reason: &Reason) -> &'static str {
    match reason {
        Reason::Conflict { .. } => "standing-conflict",
        Reason::Refused(_) => "standing-refused",
        Reason::SignIn => "standing-sign-in",
        Reason::Gone => "standing-gone",
        Reason::TooLarge => "standing-too-large",
        Reason::NotAllowed => "standing-not-allowed",
        Reason::DependsOn => "standing-depends-on",
    }
}

/// A moment in the words of the region's wall clock.
pub fn when(state: AppState, at: lotse_core::time::Timestamp) -> String {
    date::date_time(&state.i18n.words(), state.zone().local(at), state.today())
}

/// What a source says of a field, in our words where we have some for its code.
pub fn refusal_words(state: AppState, refusal: &Refusal) -> String {
    let t = state.i18n;
    match (&*refusal.code, &*refusal.message) {
        ("required", _) => t.t("refused-required"),
        ("too_long", _) => t.t("refused-too-long"),
        ("unwritable", _) => t.t("edit-elsewhere-why"),
        (_, "") => t.t("refused-invalid"),
        (_, message) => t.t_args("refused-says", &[("message", message.into())]),
    }
}
