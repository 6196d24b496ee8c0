//! A backend that is passed on: where it is, what may be done there, and as whom.

use std::fmt;
use std::str::FromStr;

use axum::http::header::{AUTHORIZATION, CONTENT_LENGTH, HOST};
use axum::http::{HeaderName, HeaderValue, Method};

use super::address::Base;
use super::request::is_of_the_connection;

/// What a backend is called in addresses: `/proxy/{name}/…`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name(String);

/// A header that the operator's credentials are sent in; its value is never shown.
#[derive(Debug, Clone)]
pub struct Credential {
    name: HeaderName,
    value: HeaderValue,
}

/// A backend as the operator describes it.
#[derive(Debug, Clone)]
pub struct Upstream {
    /// What it is called in addresses.
    pub name: Name,
    /// Where it is.
    pub base: Base,
    /// What is added to each request.
    pub credentials: Vec<Credential>,
    /// What may be done there.
    pub methods: Vec<Method>,
    /// Whether a person's own `Authorization` is passed on.
    pub passes_authorization: bool,
}

/// Why a backend cannot be passed on as described.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadUpstream(pub String);

impl Upstream {
    /// One that may be read by everybody.
    pub fn new(name: Name, base: Base) -> Self {
        Self {
            name,
            base,
            credentials: Vec::new(),
            methods: vec![Method::GET, Method::HEAD],
            passes_authorization: false,
        }
    }

    /// Whether its answers are got by the operator's credentials, so that a refusal is none of the client's making.
    pub fn asks_as_operator(&self) -> bool {
        !self.credentials.is_empty()
    }

    /// Says what may be done there; who may read may ask for the head alone.
    pub fn allow(&mut self, methods: Vec<Method>) {
        self.methods = methods;
        if self.methods.contains(&Method::GET) && !self.methods.contains(&Method::HEAD) {
            self.methods.push(Method::HEAD);
        }
    }

    /// The methods as the `Allow` header says them.
    pub fn allowed(&self) -> String {
        let names: Vec<&str> = self.methods.iter().map(Method::as_str).collect();
        names.join(", ")
    }

    /// Whether all that was said of it fits together.
    ///
    /// # Errors
    /// When a person's authorization would meet the operator's.
    pub fn checked(self) -> Result<Self, BadUpstream> {
        let names_person = |credential: &Credential| credential.name == AUTHORIZATION;
        if self.passes_authorization && self.credentials.iter().any(names_person) {
            return Err(BadUpstream(format!(
                "{}: either a person's authorization is passed on, or the operator's is added",
                self.name
            )));
        }
        Ok(self)
    }
}

impl Credential {
    /// Reads the lines of a file, `Name: value` each.
    ///
    /// # Errors
    /// When a line is none such, says the number of the line and nothing of what stands there.
    pub fn read_all(text: &str) -> Result<Vec<Self>, BadUpstream> {
        let lines = text.lines().map(str::trim).enumerate();
        let lines = lines.filter(|(_, line)| !line.is_empty());
        let credentials: Vec<_> = lines
            .map(|(index, line)| {
                Self::read(line)
                    .ok_or_else(|| BadUpstream(format!("line {} is no header to add", index + 1)))
            })
            .collect::<Result<_, _>>()?;
        if credentials.is_empty() {
            return Err(BadUpstream("there is no header in it".to_owned()));
        }
        Ok(credentials)
    }

    fn read(line: &str) -> Option<Self> {
        let (name, value) = line.split_once(':')?;
        let name = HeaderName::from_str(name.trim()).ok()?;
        let mut value = HeaderValue::from_str(value.trim()).ok()?;
        // Kept out of debug output from here on.
        value.set_sensitive(true);
        let is_ours = is_of_the_connection(&name) || name == HOST || name == CONTENT_LENGTH;
        (!is_ours && !value.is_empty()).then_some(Self { name, value })
    }

    /// The header.
    pub fn header(&self) -> (HeaderName, HeaderValue) {
        (self.name.clone(), self.value.clone())
    }
}

impl Name {
    /// The name as it stands in addresses.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Name {
    type Err = BadUpstream;

    fn from_str(text: &str) -> Result<Self, BadUpstream> {
        let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if text.is_empty() || !text.bytes().all(allowed) {
            let reason = "a backend's name is made of lower-case letters, digits and hyphens";
            return Err(BadUpstream(reason.to_owned()));
        }
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for BadUpstream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for BadUpstream {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credentials_are_header_lines_and_never_shown() {
        let lines = "\nAuthorization: Bearer secret-a\n  X-API-Key:secret-b \n";
        let read = Credential::read_all(lines).unwrap();
        let names: Vec<_> = read.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["authorization", "x-api-key"]);
        assert_eq!(read[1].value, "secret-b");
        assert!(!format!("{read:?}").contains("secret"));
        for bad in [
            "",
            "secret",
            "Authorization:",
            "Host: secret",
            "Connection: secret",
            "a b: secret",
            "Content-Length: 1",
        ] {
            let told = Credential::read_all(bad).unwrap_err().to_string();
            assert!(!told.contains("secret"), "{told}");
        }
    }

    #[test]
    fn one_request_speaks_for_one() {
        let name: Name = "cms".parse().unwrap();
        let mut upstream = Upstream::new(name, "https://cms.example".parse().unwrap());
        upstream.passes_authorization = true;
        upstream.credentials = Credential::read_all("X-API-Key: a").unwrap();
        assert!(upstream.clone().checked().is_ok());
        upstream.credentials = Credential::read_all("authorization: a").unwrap();
        assert!(upstream.checked().is_err());
    }

    #[test]
    fn a_name_fits_into_an_address() {
        assert!("cms-2".parse::<Name>().is_ok());
        for bad in ["", "Cms", "a/b", "a b", "ü", ".."] {
            assert!(bad.parse::<Name>().is_err(), "{bad}");
        }
    }
}
