//! What is sent where reading or signing in is a POST.

use serde_json::Value;

use super::{
    list::{Query, query},
    reader::{At, Object},
    template::{Template, Vars},
};

/// What is sent.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// JSON; its texts are templates.
    Json(JsonTemplate),
    /// `application/x-www-form-urlencoded`
    Form(Query),
}

/// JSON whose texts are templates.
#[derive(Clone, Debug, PartialEq)]
pub enum JsonTemplate {
    /// A text.
    Text(Template),
    /// A number, truth value or `null`.
    Plain(Value),
    /// An array.
    Array(Vec<JsonTemplate>),
    /// An object.
    Object(Vec<(String, JsonTemplate)>),
}

impl JsonTemplate {
    /// The JSON for these variables; members and items whose variables have no value are left out.
    pub fn fill(&self, vars: &Vars) -> Option<Value> {
        Some(match self {
            JsonTemplate::Text(template) => template.fill_json(vars)?,
            JsonTemplate::Plain(value) => value.clone(),
            JsonTemplate::Array(items) => items.iter().filter_map(|item| item.fill(vars)).collect(),
            JsonTemplate::Object(members) => {
                let filled = members
                    .iter()
                    .filter_map(|(name, value)| Some((name.clone(), value.fill(vars)?)));
                Value::Object(filled.collect())
            }
        })
    }

    pub(super) fn read(at: &At<'_>) -> Option<Self> {
        Some(match at.value {
            Value::String(_) => JsonTemplate::Text(at.template()?),
            Value::Array(_) => {
                JsonTemplate::Array(at.items().iter().filter_map(JsonTemplate::read).collect())
            }
            Value::Object(_) => {
                let members = at.members().into_iter();
                JsonTemplate::Object(
                    members
                        .filter_map(|(name, at)| Some((name.to_owned(), JsonTemplate::read(&at)?)))
                        .collect(),
                )
            }
            value => JsonTemplate::Plain(value.clone()),
        })
    }
}

impl Content {
    /// Reads an object that says nothing else.
    pub(super) fn read_alone(at: &At<'_>) -> Option<Self> {
        let object = at.object()?;
        let content = Self::read(&object);
        object.end();
        content
    }

    /// Reads `body` or `form` of an object.
    pub(super) fn read(object: &Object<'_>) -> Option<Self> {
        match (object.get("body"), object.get("form")) {
            (Some(body), None) => JsonTemplate::read(&body).map(Content::Json),
            (None, Some(form)) => Some(Content::Form(query(&form))),
            (None, None) => None,
            (Some(_), Some(_)) => {
                object.flaw("what is sent is either a \"body\" or a \"form\"");
                None
            }
        }
    }
}
