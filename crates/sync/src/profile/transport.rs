//! How a backend is spoken to: constant headers, and how whoever writes signs in.

use super::{
    content::Content,
    pointer::Pointer,
    reader::At,
    template::{Template, Var, Vars},
};
use crate::http::Method;

/// What every request carries.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Transport {
    /// Constant header fields, names in lower case.
    pub headers: Vec<(String, Template)>,
    /// How a person signs in.
    pub auth: Auth,
}

/// Where credentials stand in a request. They are never part of a profile.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Auth {
    /// Where they stand.
    pub scheme: Scheme,
    /// Whether lists are read with credentials too, and cannot be read without.
    pub read: bool,
    /// An address that refuses wrong credentials, for schemes that have no request to sign in.
    pub check: Option<Template>,
}

/// The ways to sign in.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Scheme {
    /// Nobody signs in.
    #[default]
    None,
    /// Name and password in each request (RFC 7617).
    Basic,
    /// A header field made of the token.
    Header {
        /// Its name, in lower case.
        name: String,
        /// Its value, such as `Bearer {token}`.
        value: Template,
    },
    /// A parameter of the address.
    Query {
        /// Its name.
        name: String,
    },
    /// A request that gives a token, which then stands in a header field.
    Login {
        /// The request.
        request: Box<Login>,
        /// Where the token stands in its answer.
        token: Pointer,
        /// The header field's name, in lower case.
        name: String,
        /// Its value, such as `Bearer {token}`.
        value: Template,
    },
}

/// The request that signs in.
#[derive(Clone, Debug, PartialEq)]
pub struct Login {
    /// Usually POST.
    pub method: Method,
    /// Below the base address.
    pub path: Template,
    /// What is sent: `{user}` and `{password}`.
    pub content: Option<Content>,
}

/// What a person gave to sign in, or got by it.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Credentials {
    /// Their name.
    pub user: Option<String>,
    /// Their password.
    pub password: Option<String>,
    /// A token they were given, or that signing in gave.
    pub token: Option<String>,
}

/// Nothing of it may end up in a log.
impl std::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Credentials")
    }
}

impl Credentials {
    /// Adds them to the variables of templates.
    pub fn fill(&self, vars: &mut Vars) {
        let known = [
            (Var::User, &self.user),
            (Var::Password, &self.password),
            (Var::Token, &self.token),
        ];
        for (var, value) in known {
            if let Some(value) = value {
                vars.set(var, value);
            }
        }
    }
}

impl Scheme {
    /// The header field that carries these credentials, if they suffice and stand in one.
    pub fn header(&self, credentials: &Credentials) -> Option<(String, String)> {
        let mut vars = Vars::default();
        credentials.fill(&mut vars);
        match self {
            Scheme::Basic => {
                let pair = format!(
                    "{}:{}",
                    credentials.user.as_ref()?,
                    credentials.password.as_ref()?
                );
                let value = format!("Basic {}", base64(pair.as_bytes()));
                Some(("authorization".to_owned(), value))
            }
            Scheme::Header { name, value } | Scheme::Login { name, value, .. } => {
                Some((name.clone(), value.fill(&vars)?))
            }
            Scheme::None | Scheme::Query { .. } => None,
        }
    }

    /// The parameter of the address that carries these credentials, if they suffice and stand in one.
    pub fn parameter(&self, credentials: &Credentials) -> Option<(String, String)> {
        match self {
            Scheme::Query { name } => Some((name.clone(), credentials.token.clone()?)),
            _ => None,
        }
    }
}

impl Transport {
    pub(super) fn read(at: &At<'_>) -> Option<Self> {
        let object = at.object()?;
        let headers = object.get("headers").map(|at| headers(&at));
        let auth = object.get("auth").and_then(|at| auth(&at));
        object.end();
        Some(Self {
            headers: headers.unwrap_or_default(),
            auth: auth.unwrap_or_default(),
        })
    }
}

pub(super) fn headers(at: &At<'_>) -> Vec<(String, Template)> {
    let named = at.members().into_iter();
    named
        .filter_map(|(name, at)| {
            if name.eq_ignore_ascii_case("authorization") {
                at.flaw("credentials never stand in a profile: everybody can read it");
                return None;
            }
            Some((name.to_ascii_lowercase(), at.template()?))
        })
        .collect()
}

fn auth(at: &At<'_>) -> Option<Auth> {
    let object = at.object()?;
    let kind = object.need("kind")?.choice(&[
        ("none", 0),
        ("basic", 1),
        ("header", 2),
        ("query", 3),
        ("login", 4),
    ])?;
    let name = || Some(object.need("name")?.name()?.to_ascii_lowercase());
    let value = || object.need("value")?.template();
    let scheme = match kind {
        0 => Scheme::None,
        1 => Scheme::Basic,
        2 => Scheme::Header {
            name: name()?,
            value: value()?,
        },
        3 => Scheme::Query {
            name: object.need("name")?.name()?,
        },
        _ => Scheme::Login {
            request: Box::new(login(&object.need("request")?)?),
            token: object.need("token")?.pointer()?,
            name: name()?,
            value: value()?,
        },
    };
    let read = object.get("read").and_then(|at| at.bool()).unwrap_or(false);
    let check = object.get("check").and_then(|at| at.template());
    object.end();
    Some(Auth {
        scheme,
        read,
        check,
    })
}

fn login(at: &At<'_>) -> Option<Login> {
    let object = at.object()?;
    let login = Login {
        method: object
            .get("method")
            .map_or(Some(Method::Post), |at| method(&at))?,
        path: object.need("path")?.template()?,
        content: Content::read(&object),
    };
    object.end();
    Some(login)
}

pub(super) fn method(at: &At<'_>) -> Option<Method> {
    at.choice(&[
        ("GET", Method::Get),
        ("POST", Method::Post),
        ("PUT", Method::Put),
        ("PATCH", Method::Patch),
        ("DELETE", Method::Delete),
    ])
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let three = [0, 1, 2].map(|at| u32::from(chunk.get(at).copied().unwrap_or(0)));
        let bits = three[0] << 16 | three[1] << 8 | three[2];
        for digit in 0..4 {
            let value = (bits >> (18 - 6 * digit)) & 63;
            text.push(if digit <= chunk.len() {
                DIGITS[value as usize].into()
            } else {
                '='
            });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credentials_stand_where_the_scheme_says() {
        let credentials = Credentials {
            user: Some("Aladdin".into()),
            password: Some("open sesame".into()),
            token: Some("t".into()),
        };
        // The example of RFC 7617.
        let basic = Scheme::Basic.header(&credentials);
        let expected = (
            "authorization".into(),
            "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==".into(),
        );
        assert_eq!(basic, Some(expected));
        let scheme = Scheme::Header {
            name: "authorization".into(),
            value: Template::parse("Bearer {token}").unwrap(),
        };
        assert_eq!(
            scheme.header(&credentials),
            Some(("authorization".into(), "Bearer t".into()))
        );
        assert_eq!(scheme.header(&Credentials::default()), None);
        let query = Scheme::Query { name: "key".into() };
        assert_eq!(
            query.parameter(&credentials),
            Some(("key".into(), "t".into()))
        );
        assert_eq!(format!("{credentials:?}"), "Credentials");
    }
}
