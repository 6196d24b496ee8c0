//! Whether a backend still speaks as it was recorded: the same statuses, fields and kinds of values.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::{Exchange, json_in};

/// The first difference between what is kept and what was said now, if there is one.
pub fn difference(kept: &[Exchange], now: &[Exchange]) -> Option<String> {
    for (kept, now) in kept.iter().zip(now) {
        let (kept_shape, now_shape) = (exchange(kept), exchange(now));
        if kept_shape != now_shape {
            return Some(format!(
                "\"{}\"\nkept: {kept_shape:#}\nnow:  {now_shape:#}",
                kept.step
            ));
        }
    }
    let (kept, now) = (kept.len(), now.len());
    (kept != now).then(|| format!("{kept} exchanges are kept, there are {now} now"))
}

fn exchange(exchange: &Exchange) -> Value {
    let headers = exchange.response.headers.iter();
    let names: BTreeSet<&str> = headers.map(|(name, _)| name.as_str()).collect();
    json!({
        "step": exchange.step,
        "method": exchange.request.method.as_str(),
        "status": exchange.response.status,
        "headers": names,
        "body": shape(&json_in(&exchange.response)),
    })
}

/// Numbers, texts and the like by kind: times and generated ids differ each time.
fn shape(value: &Value) -> Value {
    match value {
        Value::Object(fields) => {
            let fields: BTreeMap<&String, Value> = fields
                .iter()
                .map(|(name, value)| (name, shape(value)))
                .collect();
            json!(fields)
        }
        Value::Array(items) => items.iter().map(shape).collect(),
        Value::String(_) => "text".into(),
        Value::Number(_) => "number".into(),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use lotse_sync::{Method, Request, Response};

    use super::*;

    fn said(status: u16, body: &str) -> Exchange {
        Exchange {
            step: "create".to_owned(),
            request: Request {
                method: Method::Post,
                url: "http://backend.example/offers".to_owned(),
                headers: Vec::new(),
                body: None,
                patience_ms: 0,
            },
            response: Response {
                status,
                headers: Vec::new(),
                body: body.as_bytes().to_vec(),
            },
        }
    }

    #[test]
    fn other_times_are_no_difference_other_answers_are() {
        let kept = [said(201, r#"{"id":"a","at":1,"tags":["x"]}"#)];
        let same = [said(201, r#"{"at":2,"id":"b","tags":["y"]}"#)];
        assert_eq!(difference(&kept, &same), None);
        for other in [
            said(200, r#"{"id":"a","at":1,"tags":["x"]}"#),
            said(201, r#"{"id":"a","at":"1","tags":["x"]}"#),
            said(201, r#"{"id":"a","at":1,"tags":[]}"#),
            said(201, r#"{"id":"a","at":1}"#),
        ] {
            assert!(difference(&kept, &[other]).is_some());
        }
        assert!(difference(&kept, &[]).is_some());
    }
}
