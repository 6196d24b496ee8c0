//! Why a pull stopped, and what to do about it.

use serde_json::Value;

use super::super::{look::arrays, pull::Stopped, report::Step};
use crate::{http::Response, profile::Pointer, protocol::Refusal};

/// Says why a pull stopped at an answer.
pub(super) fn explain(
    step: &mut Step,
    stopped: &Stopped,
    response: Option<&Response>,
    items: &Pointer,
) {
    let refusal = match stopped {
        Stopped::NoAnswer(why) => return step.fail(why.clone()),
        Stopped::Refused(refusal) => refusal,
    };
    let json = response.and_then(|answer| serde_json::from_slice::<Value>(&answer.body).ok());
    match refusal {
        Refusal::Rejected { status: 401 | 403 } => step.fail(
            "reading needs credentials: open the list to everybody, or say \"read\": true in \"auth\" and give them here",
        ),
        Refusal::Rejected { status: 404 } => {
            step.fail("there is nothing at this address: check \"path\" and the base URL");
        }
        Refusal::Rejected { status } => step.fail(format!("the backend says no ({status})")),
        Refusal::Busy { .. } => step.fail("the backend is asked too often or closed for now"),
        Refusal::Failed { status } => step.fail(format!("the backend failed ({status})")),
        Refusal::TooLarge => step.fail("the page is more than the backend will send"),
        Refusal::NotTheSource => {
            step.fail("this is no JSON: a web page, or a redirect to another address");
        }
        Refusal::Truncated => step.fail("the answer ends in the middle"),
        Refusal::Expired => step.fail("the backend does not know any more where the list went on"),
        Refusal::Malformed => {
            let Some(json) = json else {
                return step.fail("this is no JSON");
            };
            if matches!(items.get(&json), Some(Value::Array(_))) {
                return step.fail("the next page leads to another origin, or round in a circle");
            }
            let found = arrays(&json);
            let found: Vec<String> = found
                .iter()
                .map(|array| format!("\"{}\" ({} rows)", array.at, array.rows.len()))
                .collect();
            let hint = if found.is_empty() {
                "there is no list of records in the answer".to_owned()
            } else {
                format!("lists of records stand at {}", found.join(", "))
            };
            step.fail(format!("nothing stands at \"items\" (\"{items}\"): {hint}"));
        }
    }
}
