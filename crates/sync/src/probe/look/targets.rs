//! Which fields of the rows may be which of the documents': by their names and what stands there.

use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::columns::{Column, moment, plain};

/// Where fields usually stand: data of whoever knows what the documents mean.
#[derive(Clone, Debug, Default)]
pub struct Targets(Vec<Target>);

#[derive(Clone, Debug, Deserialize)]
struct Target {
    kinds: Vec<String>,
    target: String,
    /// Usual names, the best first; steps are parted by `/`.
    #[serde(default)]
    names: Vec<String>,
    #[serde(default)]
    looks: String,
    #[serde(default)]
    required: bool,
    /// Whether name and content are proof enough.
    #[serde(default = "yes")]
    certain: bool,
    /// What else the rule says; `const` needs no field.
    #[serde(default)]
    rule: Map<String, Value>,
    /// The field is one of several contacts.
    #[serde(default)]
    channel: Option<String>,
}

fn yes() -> bool {
    true
}

/// A field that may be meant.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// The place in our documents.
    pub target: String,
    /// The place in the rows; none for a constant.
    pub from: Option<String>,
    /// The profile's rule.
    pub rule: Value,
    /// Whether the proposed profile has it.
    pub certain: bool,
    /// Of a list of contacts.
    pub contact: bool,
    /// What stands there.
    pub sample: String,
}

impl Targets {
    /// Reads where fields usually stand; nothing is known of what cannot be read.
    pub fn parse(text: &str) -> Self {
        Self(serde_json::from_str(text).unwrap_or_default())
    }

    /// Fields of these columns for documents of a kind.
    pub fn suggest(&self, columns: &[Column], kind: &str, language: &str) -> Vec<Suggestion> {
        let ours = self
            .0
            .iter()
            .filter(|target| target.kinds.iter().any(|known| known == kind));
        ours.filter_map(|target| target.suggest(columns, language))
            .collect()
    }
}

/// The profile's `fields`, of what is certain; `None` where not all that is required is.
pub fn fields(suggestions: &[Suggestion]) -> Option<Value> {
    let certain: Vec<&Suggestion> = suggestions.iter().filter(|known| known.certain).collect();
    let required = certain
        .iter()
        .any(|known| known.rule.get("required").is_some());
    let mut fields = Map::new();
    for known in &certain {
        if known.contact {
            let list = fields
                .entry(known.target.clone())
                .or_insert_with(|| json!([]));
            if let Value::Array(list) = list {
                list.push(known.rule.clone());
            }
        } else {
            fields.insert(known.target.clone(), known.rule.clone());
        }
    }
    required.then_some(Value::Object(fields))
}

impl Target {
    fn suggest(&self, columns: &[Column], language: &str) -> Option<Suggestion> {
        let target = self.target.replace("{lang}", language);
        if self.rule.contains_key("const") {
            return Some(Suggestion {
                target,
                from: None,
                rule: Value::Object(self.rule.clone()),
                certain: self.certain,
                contact: false,
                sample: String::new(),
            });
        }
        let (at, column) = self.names.iter().find_map(|name| {
            let fits = |column: &&Column| {
                column.present().next().is_some() && is_called(column, name) && self.fits(column)
            };
            let column = columns
                .iter()
                .filter(fits)
                .min_by_key(|column| column.at.depth())?;
            Some((column.at.to_string(), column))
        })?;
        let mut rule = self.rule.clone();
        rule.insert("from".to_owned(), json!(at));
        let signs = ["</", "<br", "&#", "&amp;", "&nbsp;", "&quot;"];
        let has_markup = column.present().any(|value| {
            let text = value.as_str().unwrap_or_default();
            signs.iter().any(|sign| text.contains(sign))
        });
        if self.looks == "text" && has_markup {
            rule.insert("codec".to_owned(), json!("html-text"));
        }
        if self.required {
            rule.insert("required".to_owned(), json!(true));
        }
        let rule = match &self.channel {
            Some(channel) => json!({"fields": {"/channel": {"const": channel}, "/value": at}}),
            None if rule.len() == 1 => json!(at),
            None => Value::Object(rule),
        };
        Some(Suggestion {
            target,
            rule,
            certain: self.certain,
            contact: self.channel.is_some(),
            sample: column
                .present()
                .next()
                .map(ToString::to_string)
                .unwrap_or_default(),
            from: Some(at),
        })
    }

    /// Whether what stands there is of the right sort, in every row that says something.
    fn fits(&self, column: &Column) -> bool {
        let in_range =
            |value: &Value, most: f64| value.as_f64().is_some_and(|degrees| degrees.abs() <= most);
        let text = |value: &Value, fits: &dyn Fn(&str) -> bool| {
            value
                .as_str()
                .is_some_and(|text| text.is_empty() || fits(text))
        };
        column.present().all(|value| match self.looks.as_str() {
            "latitude" => in_range(value, 90.0),
            "longitude" => in_range(value, 180.0),
            "email" => text(value, &|text| text.contains('@') && !text.contains(' ')),
            "url" => text(value, &|text| {
                text.starts_with("http") || text.starts_with("www.")
            }),
            "phone" => text(value, &|text| {
                text.bytes().filter(u8::is_ascii_digit).count() >= 4
            }),
            "time" => moment(value).is_some(),
            "texts" => value
                .as_array()
                .is_some_and(|items| items.iter().all(Value::is_string)),
            "id" => value.is_string() || value.is_u64(),
            _ => value.is_string(),
        })
    }
}

/// Whether a column has this name; one of several steps only with those before it.
fn is_called(column: &Column, name: &str) -> bool {
    let steps: Vec<String> = column.at.steps().map(plain).collect();
    let wanted: Vec<String> = name.split('/').map(plain).collect();
    // A name of one step may stand below what rows are wrapped in, not in other objects.
    let wrapped = matches!(
        steps.first().map(String::as_str),
        Some("attributes" | "fields" | "properties" | "body" | "doc" | "resource")
    );
    let skip = usize::from(wrapped && steps.len() > wanted.len());
    steps.get(skip..) == Some(wanted.as_slice())
}
