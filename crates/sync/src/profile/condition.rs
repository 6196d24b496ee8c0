//! Conditions on rows: what is taken, what is deleted, which of several is meant.

use serde_json::Value;

use super::{
    pattern::Pattern,
    pointer::Pointer,
    reader::{At, Object},
};

/// A condition on what stands at a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// The place.
    pub at: Pointer,
    /// What has to stand there.
    pub test: Test,
}

/// What has to stand at the place of a condition.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// One of these values.
    Is(Vec<Value>),
    /// None of these values.
    Not(Vec<Value>),
    /// A text like this.
    Like(Pattern),
    /// Anything (`true`) or nothing (`false`); `null` is nothing.
    Set(bool),
}

impl Condition {
    /// Whether it holds; what is absent is `null`.
    pub fn holds(&self, record: &Value) -> bool {
        let value = self.at.get(record).unwrap_or(&Value::Null);
        match &self.test {
            Test::Is(values) => values.contains(value),
            Test::Not(values) => !values.contains(value),
            Test::Like(pattern) => value.as_str().is_some_and(|text| pattern.matches(text)),
            Test::Set(set) => value.is_null() != *set,
        }
    }

    /// The same with `from` replaced by `to` in its place and texts.
    pub fn with(&self, from: &str, to: &str) -> Self {
        let each = |values: &[Value]| {
            let replace = |value: &Value| match value {
                Value::String(text) => Value::String(text.replace(from, to)),
                value => value.clone(),
            };
            values.iter().map(replace).collect()
        };
        Self {
            at: self.at.with(from, to),
            test: match &self.test {
                Test::Is(values) => Test::Is(each(values)),
                Test::Not(values) => Test::Not(each(values)),
                test @ (Test::Like(_) | Test::Set(_)) => test.clone(),
            },
        }
    }

    pub(super) fn read(at: &At<'_>) -> Option<Self> {
        let object = at.object()?;
        let condition = Self::read_from(&object);
        object.end();
        condition
    }

    /// Reads it from an object that may say other things too. Without a test, `true` has to stand there.
    pub(super) fn read_from(object: &Object<'_>) -> Option<Self> {
        let at = object.need("at").and_then(|at| at.pointer());
        let values = |at: At<'_>| match at.value {
            Value::Array(values) => values.clone(),
            value => vec![value.clone()],
        };
        let is = object.get_null("is").map(|at| Test::Is(values(at)));
        let not = object.get_null("not").map(|at| Test::Not(values(at)));
        let like = object
            .get("like")
            .and_then(|at| at.str())
            .map(|text| Test::Like(Pattern::new(text)));
        let set = object.get("set").and_then(|at| at.bool()).map(Test::Set);
        let tests: Vec<Test> = [is, not, like, set].into_iter().flatten().collect();
        if tests.len() > 1 {
            object.flaw("only one of \"is\", \"not\", \"like\" and \"set\" can be said of a place");
        }
        let test = tests
            .into_iter()
            .next()
            .unwrap_or(Test::Is(vec![Value::Bool(true)]));
        Some(Self { at: at?, test })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn absent_is_null() {
        let at = Pointer::parse("/deleted_at").unwrap();
        for test in [Test::Not(vec![Value::Null]), Test::Set(true)] {
            let gone = Condition {
                at: at.clone(),
                test,
            };
            assert!(gone.holds(&json!({"deleted_at": "2026-11-22"})));
            assert!(!gone.holds(&json!({"deleted_at": null})));
            assert!(!gone.holds(&json!({})));
        }
    }
}
