//! The trial of a profile against the backend.

use serde_json::Value;

use super::Proposal;
use crate::probe::{
    check::{self, check},
    look::notes::Sure,
    report::{Report, Verdict},
};

impl Proposal<'_, '_> {
    /// Checks the profile; what fails and can be left out is left out. Whether the list can be read with it.
    pub(super) fn try_out(&mut self, mut profile: Value) -> bool {
        for _ in 0..3 {
            let report = self.checked(&profile);
            let failed = |step: &str| {
                report
                    .step(step)
                    .is_some_and(|step| step.verdict == Verdict::Failed)
            };
            let without = match () {
                () if failed("delta") => Some("since"),
                () if failed("deletions") => Some("deletions"),
                () => None,
            };
            let reads = !["profile", "list", "page"].iter().any(|step| failed(step));
            let Some(knob) = without.filter(|_| reads) else {
                self.sight.check = Some(report);
                let place = if reads {
                    &mut self.sight.profile
                } else {
                    &mut self.sight.draft
                };
                *place = Some(profile);
                return reads;
            };
            self.sight.notes.say(
                "changes since",
                Sure::Sure,
                format!(
                    "\"{knob}\" failed in the check and is left out: {}",
                    failures(&report)
                ),
            );
            let extends = profile.get("extends").is_some();
            if let Some(list) = profile.pointer_mut("/lists/0") {
                leave_out(list, knob, extends);
            }
        }
        false
    }

    fn checked(&self, profile: &Value) -> Report {
        let languages = vec![self.options.language.to_owned()];
        check(
            self.session,
            &check::Options {
                profile: &profile.to_string(),
                preset: self.options.preset,
                base_url: self.sight.base_url.clone(),
                languages,
                credentials: self.credentials(),
                origin: self.options.origin.clone(),
                write: false,
            },
        )
    }
}

/// Takes a knob out of a list, so that what a preset says of it does not hold either.
fn leave_out(list: &mut Value, knob: &str, extends: bool) {
    let knobs: &[&str] = if knob == "since" {
        &["since", "deletions"]
    } else {
        &["deletions"]
    };
    if let Value::Object(members) = list {
        for knob in knobs {
            if extends {
                members.insert((*knob).to_owned(), Value::Null);
            } else {
                members.remove(*knob);
            }
        }
    }
}

/// What failed in a check.
pub(super) fn failures(report: &Report) -> String {
    let failed = report
        .steps
        .iter()
        .filter(|step| step.verdict == Verdict::Failed && !step.name.starts_with("cors"));
    let told: Vec<String> = failed
        .map(|step| {
            format!(
                "{}: {}",
                step.name,
                step.flaw.as_deref().unwrap_or_default()
            )
        })
        .collect();
    told.join("; ")
}
