//! Which fields of the rows may be which of the documents': by their names and what stands there.

use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::{
    columns::{Column, moment, plain},
    points,
    tongues::Tongues,
};
use crate::profile::Pointer;

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

    /// Fields of these columns for documents of a kind, and the languages they come in.
    pub fn suggest(
        &self,
        columns: &[Column],
        kind: &str,
        language: &str,
    ) -> (Vec<Suggestion>, Option<Tongues>) {
        let ours = self
            .0
            .iter()
            .filter(|target| target.kinds.iter().any(|known| known == kind));
        // The title, which comes first, says how languages are told apart.
        let mut spoken: Option<Tongues> = None;
        let mut all: Vec<Suggestion> = Vec::new();
        for target in ours {
            let many = target.in_languages(columns, language, spoken.as_ref());
            let found = many.map(|(found, tongues)| {
                spoken = Some(tongues);
                found
            });
            all.extend(found.or_else(|| target.suggest(columns, language)));
        }
        point(&mut all, columns, kind);
        (all, spoken)
    }
}

/// Adds the coordinates where they stand in one field.
fn point(all: &mut Vec<Suggestion>, columns: &[Column], kind: &str) {
    let place = "/place/coordinates";
    let known = all.iter().any(|found| found.target.starts_with(place));
    let Some(point) = points::find(columns).filter(|_| !known && kind != "page") else {
        return;
    };
    for (name, rule) in [("latitude", point.latitude), ("longitude", point.longitude)] {
        all.push(Suggestion {
            target: format!("{place}/{name}"),
            from: Some(point.at.clone()),
            rule,
            certain: point.certain,
            contact: false,
            sample: point.sample.clone(),
        });
    }
}

/// The profile's `fields`, of what is certain; `None` where not all that is required is.
pub fn fields(suggestions: &[Suggestion]) -> Option<Value> {
    let certain: Vec<&Suggestion> = suggestions.iter().filter(|known| known.certain).collect();
    let names = ["/title/{lang}/text", "/name/{lang}/text"];
    let required = certain
        .iter()
        .any(|known| known.rule.get("required").is_some() || names.contains(&&*known.target));
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
    /// The field in all its languages, as the fields before have them.
    fn in_languages(
        &self,
        columns: &[Column],
        language: &str,
        spoken: Option<&Tongues>,
    ) -> Option<(Suggestion, Tongues)> {
        if !self.target.contains("{lang}") {
            return None;
        }
        let tongues = self.names.iter().find_map(|name| {
            let is_called = |column: &Column| is_called(column, name) && self.fits(column);
            // After the title, one language is enough to see that it is told apart in the same way.
            let least = if spoken.is_some() { 1 } else { 2 };
            Tongues::of(columns, &is_called, language, least)
        })?;
        let word = |code: &str, words: &[(String, String)]| {
            words.iter().find(|(known, _)| known == code).cloned()
        };
        let fits = spoken.is_none_or(|spoken| {
            let mut words = tongues.words.iter();
            words.all(|pair| word(&pair.0, &spoken.words).as_ref() == Some(pair))
        });
        let (_, own) = word(language, &tongues.words).filter(|_| fits)?;
        let sample = Pointer::parse(&tongues.place.replace("{lang}", &own)).ok()?;
        let column = columns.iter().find(|column| column.at == sample)?;
        let mut found = self.found(column, self.target.clone());
        found.from = Some(tongues.place.clone());
        found.rule = match found.rule {
            Value::Object(mut rule) => {
                rule.insert("from".to_owned(), json!(tongues.place));
                // Not every record has every language: one of them is enough, and no rule says so.
                rule.remove("required");
                Value::Object(rule)
            }
            rule => rule,
        };
        if found.rule.as_object().is_none_or(|rule| rule.len() == 1) {
            found.rule = json!(tongues.place);
        }
        Some((found, spoken.cloned().unwrap_or(tongues)))
    }

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
        let column = self.names.iter().find_map(|name| {
            let fits = |column: &&Column| {
                column.present().next().is_some() && is_called(column, name) && self.fits(column)
            };
            columns
                .iter()
                .filter(fits)
                .min_by_key(|column| column.at.depth())
        })?;
        Some(self.found(column, target))
    }

    /// The field as a column has it.
    fn found(&self, column: &Column, target: String) -> Suggestion {
        let at = column.at.to_string();
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
        if self.channel.is_none() && column.present().any(|value| value == "") {
            rule.insert("null".to_owned(), json!(""));
        }
        if self.required {
            rule.insert("required".to_owned(), json!(true));
        }
        if let Some((codec, by)) = self.spelt(column) {
            rule.insert("codec".to_owned(), json!(codec));
            if let Some(by) = by {
                rule.insert("by".to_owned(), json!(by));
            }
        }
        let rule = match &self.channel {
            Some(channel) => {
                let value = if column.present().any(|value| value == "") {
                    json!({"from": at, "null": ""})
                } else {
                    json!(at)
                };
                json!({"fields": {"/channel": {"const": channel}, "/value": value}})
            }
            None if rule.len() == 1 => json!(at),
            None => Value::Object(rule),
        };
        Suggestion {
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
        }
    }

    /// The codec, and what stands between items, where content is spelt otherwise than ours.
    fn spelt(&self, column: &Column) -> Option<(&'static str, Option<&'static str>)> {
        let texts: Vec<&str> = column.present().filter_map(Value::as_str).collect();
        if texts.is_empty() {
            return None;
        }
        match self.looks.as_str() {
            "latitude" | "longitude" => Some(("number", None)),
            "texts" | "languages" if texts.iter().all(|text| text.starts_with('[')) => {
                Some(("json", None))
            }
            "texts" | "languages" => {
                let used = |by: &&str| texts.iter().any(|text| text.contains(*by));
                match [",", ";", "|"].into_iter().find(used) {
                    Some(by) if by != "," => Some(("split", Some(by))),
                    _ => Some(("split", None)),
                }
            }
            _ => None,
        }
    }

    /// Whether what stands there is of the right sort, in every row that says something.
    fn fits(&self, column: &Column) -> bool {
        let in_range = |value: &Value, most: f64| {
            let number = value.as_f64().or_else(|| value.as_str()?.parse().ok());
            number.is_some_and(|degrees| degrees.abs() <= most)
        };
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
            // A list, or a text with one in it; one word may be a list of one.
            "texts" => match value {
                Value::Array(items) => items.iter().all(Value::is_string),
                Value::String(text) => text.len() < 200,
                _ => false,
            },
            "languages" => {
                let is_code = |word: &str| {
                    word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_lowercase())
                };
                let words = |text: &str| {
                    let mut words = text
                        .split(|sign: char| !sign.is_alphanumeric())
                        .filter(|word| !word.is_empty());
                    words.all(is_code)
                };
                match value {
                    Value::Array(items) => {
                        items.iter().all(|item| item.as_str().is_some_and(is_code))
                    }
                    Value::String(text) => words(text),
                    _ => false,
                }
            }
            "code" => value.is_string() || value.is_u64(),
            "id" => value.is_string() || value.is_u64(),
            _ => value.is_string(),
        })
    }
}

/// Whether a column has this name; one of several steps only with those before it.
fn is_called(column: &Column, name: &str) -> bool {
    let mut steps: Vec<String> = column.at.steps().map(plain).collect();
    if let Some(last) = steps.last_mut() {
        *last = column.word();
    }
    let wanted: Vec<String> = name.split('/').map(plain).collect();
    // A name of one step may stand below what rows are wrapped in, not in other objects.
    let wrapped = matches!(
        steps.first().map(String::as_str),
        Some("attributes" | "fields" | "properties" | "body" | "doc" | "resource")
    );
    let skip = usize::from(wrapped && steps.len() > wanted.len());
    steps.get(skip..) == Some(wanted.as_slice())
}
