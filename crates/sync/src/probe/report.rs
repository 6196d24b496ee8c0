//! What a run found out, for people and for machines.

use std::fmt;

use serde_json::{Value, json};

use super::session::Exchange;

/// How a step went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// As it should.
    Ok,
    /// Not as the profile says.
    Failed,
    /// It cannot be done with this backend or this profile, or not be seen now.
    NotPossible,
}

/// One step of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What was tried.
    pub name: String,
    /// How it went.
    pub verdict: Verdict,
    /// What was seen, and what it means for the people who use the app.
    pub says: Vec<String>,
    /// Requests that show it.
    pub shown: Vec<Exchange>,
    /// The first thing that went wrong.
    pub flaw: Option<String>,
}

/// All steps of a check.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// In the order in which they were done.
    pub steps: Vec<Step>,
}

impl Verdict {
    const fn word(self) -> &'static str {
        match self {
            Verdict::Ok => "ok",
            Verdict::Failed => "failed",
            Verdict::NotPossible => "not possible",
        }
    }
}

impl Step {
    /// A step that went as it should, until something else is said.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            verdict: Verdict::Ok,
            says: Vec::new(),
            shown: Vec::new(),
            flaw: None,
        }
    }

    /// Says something that was seen.
    pub fn say(&mut self, text: impl Into<String>) {
        self.says.push(text.into());
    }

    /// Says what went wrong.
    pub fn fail(&mut self, text: impl Into<String>) {
        let text = text.into();
        self.verdict = Verdict::Failed;
        self.flaw.get_or_insert_with(|| text.clone());
        self.say(text);
    }

    /// Says what cannot be, unless something went wrong already.
    pub fn cannot(&mut self, text: impl Into<String>) {
        if self.verdict == Verdict::Ok {
            self.verdict = Verdict::NotPossible;
        }
        self.say(text);
    }

    /// Shows a request.
    pub fn show(&mut self, exchange: impl IntoIterator<Item = Exchange>) {
        for exchange in exchange {
            if !self.shown.contains(&exchange) {
                self.shown.push(exchange);
            }
        }
    }
}

impl Report {
    /// Whether nothing failed.
    pub fn is_ok(&self) -> bool {
        self.steps
            .iter()
            .all(|step| step.verdict != Verdict::Failed)
    }

    /// A step by its name.
    pub fn step(&self, name: &str) -> Option<&Step> {
        self.steps.iter().find(|step| step.name == name)
    }

    /// The report for machines.
    pub fn json(&self) -> Value {
        let step = |step: &Step| {
            json!({
                "step": step.name,
                "verdict": step.verdict.word(),
                "says": step.says,
                "requests": step.shown.iter().map(Exchange::json).collect::<Vec<_>>(),
            })
        };
        json!({"ok": self.is_ok(), "steps": self.steps.iter().map(step).collect::<Vec<_>>()})
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for step in &self.steps {
            writeln!(f, "{:<13} {}", step.verdict.word(), step.name)?;
            for text in &step.says {
                writeln!(f, "{:14}{text}", "")?;
            }
            for exchange in &step.shown {
                writeln!(f, "{:14}> {exchange}", "")?;
            }
        }
        let count = |verdict| {
            let of = self.steps.iter().filter(|step| step.verdict == verdict);
            of.count()
        };
        writeln!(
            f,
            "\n{} ok, {} failed, {} not possible",
            count(Verdict::Ok),
            count(Verdict::Failed),
            count(Verdict::NotPossible)
        )
    }
}
