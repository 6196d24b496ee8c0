//! What a look brought, for people and for machines.

use std::fmt;

use serde_json::{Value, json};

use super::{notes::Notes, targets::Suggestion};
use crate::probe::report::Report;

/// What a look brought.
#[derive(Clone, Debug, Default)]
pub struct Sight {
    /// The list's address.
    pub url: String,
    /// What was noticed and what is to be asked.
    pub(super) notes: Notes,
    /// The backend's address, as the app's configuration names it.
    pub base_url: String,
    /// The proposed profile.
    pub profile: Option<Value>,
    /// What was tried and does not read the whole list, where there is no profile: something to begin with.
    pub draft: Option<Value>,
    /// The profile, or else the draft, checked against the backend.
    pub check: Option<Report>,
    /// How records are usually written, for whoever may write; not in the profile.
    pub writes: Option<Value>,
    /// Which fields may be meant.
    pub suggestions: Vec<Suggestion>,
}

impl Sight {
    pub(super) fn new(url: &str) -> Self {
        Self {
            url: url.to_owned(),
            ..Self::default()
        }
    }

    /// What was noticed, the topic before it.
    pub fn notes(&self) -> impl Iterator<Item = &super::Note> {
        self.notes.notes.iter()
    }

    /// What only the operator knows.
    pub fn questions(&self) -> &[String] {
        &self.notes.questions
    }

    /// The report for machines.
    pub fn json(&self) -> Value {
        let note = |note: &super::Note| json!({"topic": note.topic, "sure": note.sure.word(), "text": note.text});
        let field = |field: &Suggestion| json!({"target": field.target, "from": field.from, "rule": field.rule, "in_profile": field.certain});
        json!({
            "url": self.url,
            "notes": self.notes.notes.iter().map(note).collect::<Vec<_>>(),
            "questions": self.notes.questions,
            "fields": self.suggestions.iter().map(field).collect::<Vec<_>>(),
            "writes": self.writes,
            "base_url": self.base_url,
            "profile": self.profile,
            "draft": self.draft,
            "check": self.check.as_ref().map(Report::json),
        })
    }
}

impl fmt::Display for Sight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}\n", self.url)?;
        for note in &self.notes.notes {
            writeln!(
                f,
                "{:<10} {:<14} {}",
                note.sure.word(),
                note.topic,
                note.text
            )?;
        }
        if !self.suggestions.is_empty() {
            writeln!(
                f,
                "\nFields, by their names and what stands there (+ in the profile, ? to be looked at):"
            )?;
            for field in &self.suggestions {
                let sign = if field.certain { '+' } else { '?' };
                let from = match &field.from {
                    Some(from) => format!(
                        "{from}  {}",
                        crate::probe::session::short(&field.sample, 50)
                    ),
                    None => format!("always {}", field.rule["const"]),
                };
                writeln!(f, "  {sign} {:<34} {from}", field.target)?;
            }
        }
        if let Some(check) = &self.check {
            writeln!(f, "\nThe proposed profile, checked against the backend:")?;
            write!(f, "{check}")?;
        }
        if !self.notes.questions.is_empty() {
            writeln!(f, "\nWhat only the operator knows:")?;
            for question in &self.notes.questions {
                writeln!(f, "  - {question}")?;
            }
        }
        if let Some(writes) = self.writes.as_ref().filter(|_| self.profile.is_some()) {
            writeln!(
                f,
                "\nIf records may be written, begin with these in the list, and try them with --write:\n{writes:#}"
            )?;
        }
        let base = &self.base_url;
        match (&self.profile, &self.draft) {
            (Some(profile), _) => {
                writeln!(f, "\nProfile, for the base URL {base}\n{profile:#}")
            }
            (None, Some(draft)) => writeln!(
                f,
                "\nNo profile can be proposed. This is as far as it goes, for the base URL {base}; what failed above is missing in it:\n{draft:#}"
            ),
            (None, None) => writeln!(f, "\nNo profile can be proposed."),
        }
    }
}
