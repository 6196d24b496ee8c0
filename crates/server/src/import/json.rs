//! Records as JSON: what does not fit a table, such as a region with its stops.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::decode;
use super::plan::Plan;
use super::report::Problem;
use crate::db::NewRecord;

/// A record as it stands in a file; the server gives it revision and time.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileRecord<'a> {
    kind: String,
    id: String,
    #[serde(borrow)]
    body: &'a RawValue,
}

/// Works a file out that holds one record or an array of them.
///
/// # Errors
/// When the file is no text or no JSON.
pub(super) fn plan(bytes: &[u8]) -> Result<Plan, String> {
    let text = decode::text(bytes)?;
    let no_json = |error: serde_json::Error| format!("The file is no JSON: {error}.");
    let raws: Vec<&RawValue> = if text.trim_start().starts_with('[') {
        serde_json::from_str(text).map_err(no_json)?
    } else {
        vec![serde_json::from_str(text).map_err(no_json)?]
    };
    let mut plan = Plan::default();
    let mut lines = Lines {
        text,
        at: 0,
        line: 1,
    };
    for raw in raws {
        let line = lines.of(raw.get());
        let read = serde_json::from_str::<FileRecord<'_>>(raw.get())
            .map_err(|error| (String::new(), error.to_string()));
        let record = read.and_then(|file| {
            NewRecord::parse(&file.kind, &file.id, file.body.get())
                .map_err(|problem| (file.id, problem.to_string()))
        });
        match record {
            Ok(record) => {
                let id = record.id().to_owned();
                plan.record(line, &id, record);
            }
            Err((id, message)) => plan.refuse(line, &id, vec![Problem::error(line, None, message)]),
        }
    }
    Ok(plan)
}

/// Where in a text one is; each stretch of it is counted once, however many parts it has.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: u64,
}

impl Lines<'_> {
    /// The line a part of the text starts in; parts come in the order in which they stand there.
    fn of(&mut self, part: &str) -> u64 {
        let start = (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        let passed = self.text.as_bytes().get(self.at..start);
        self.line += decode::lines(passed.unwrap_or_default());
        self.at = start;
        self.line
    }
}
