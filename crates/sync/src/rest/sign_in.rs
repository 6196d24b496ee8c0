//! Signing in at a backend: the request that gives a token, or finds out whether credentials are right.

use std::rc::Rc;

use serde_json::Value;

use super::{link::Base, question::write};
use crate::{
    http::{Method, Request, Response},
    profile::{Credentials, Login, Profile, Scheme, Vars},
    value,
};

/// Milliseconds that signing in may take: a person waits.
const PATIENCE_MS: u32 = 20_000;

/// Signs in as a profile says.
#[derive(Clone, Debug)]
pub struct SignIn {
    profile: Rc<Profile>,
    base: Base,
}

/// Why somebody is not signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// The source does not know these credentials.
    Credentials,
    /// The source does not answer as it should.
    Server,
}

impl SignIn {
    /// For the backend below `base_url`.
    pub fn new(profile: Rc<Profile>, base_url: &str) -> Self {
        Self {
            profile,
            base: Base::new(base_url),
        }
    }

    /// The request to send; none where the source has no way to ask before something is written.
    pub fn request(&self, given: &Credentials) -> Option<Request> {
        let auth = &self.profile.transport.auth;
        let mut vars = Vars::default();
        given.fill(&mut vars);
        let (method, path, content) = match &auth.scheme {
            Scheme::Login { request, .. } => {
                let Login {
                    method,
                    path,
                    content,
                } = &**request;
                (*method, path, content.as_ref())
            }
            _ => (Method::Get, auth.check.as_ref()?, None),
        };
        let mut url = self.base.join(&path.fill_encoded(&vars)?);
        let constant = self.profile.transport.headers.iter();
        let mut headers: Vec<_> = constant
            .filter_map(|(name, value)| Some((name.clone(), value.fill(&vars)?)))
            .collect();
        let body = content.map(|content| write(content, &vars));
        if let Some((media_type, _)) = &body {
            headers.push(("content-type".to_owned(), (*media_type).to_owned()));
        }
        if !matches!(auth.scheme, Scheme::Login { .. }) {
            headers.extend(auth.scheme.header(given));
            if let Some((name, value)) = auth.scheme.parameter(given) {
                url.push(if url.contains('?') { '&' } else { '?' });
                crate::protocol::encode(&name, &mut url);
                url.push('=');
                crate::protocol::encode(&value, &mut url);
            }
        }
        Some(Request {
            method,
            url,
            headers,
            body: body.map(|(_, body)| body),
            patience_ms: PATIENCE_MS,
        })
    }

    /// What to sign requests with from now on.
    ///
    /// # Errors
    /// When the source says no, or something that is no answer.
    pub fn read(&self, given: Credentials, response: &Response) -> Result<Credentials, Wrong> {
        match response.status {
            200..300 => {}
            // Many say 400 or 404 of a name or password they do not know.
            400 | 401 | 403 | 404 | 422 => return Err(Wrong::Credentials),
            _ => return Err(Wrong::Server),
        }
        let Scheme::Login { token, .. } = &self.profile.transport.auth.scheme else {
            return Ok(given);
        };
        let answer: Value = value::parse(&response.body).map_err(|_| Wrong::Server)?;
        let token = token.get(&answer).and_then(Value::as_str);
        Ok(Credentials {
            token: Some(token.ok_or(Wrong::Server)?.to_owned()),
            // What it was got with is not kept: when it expires, the person is asked again.
            user: given.user,
            password: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sign_in(auth: &str) -> SignIn {
        let profile = format!(
            r#"{{"profile":1,"name":"x","transport":{{"auth":{auth}}},
            "lists":[{{"kind":"offer","path":"/offers","identity":{{"at":"/id"}}}}]}}"#
        );
        let profile = Profile::parse(&profile, |_| None).expect("a profile");
        SignIn::new(Rc::new(profile), "https://city.example/api/")
    }

    fn person() -> Credentials {
        Credentials {
            user: Some("ä@b".to_owned()),
            password: Some("p\"w".to_owned()),
            token: None,
        }
    }

    fn answer(status: u16, body: &str) -> Response {
        Response {
            status,
            body: body.as_bytes().to_vec(),
            ..Response::default()
        }
    }

    #[test]
    fn a_login_gives_a_token_and_the_password_is_forgotten() {
        let sign_in = sign_in(
            r#"{"kind":"login","request":{"path":"/login","body":{"email":"{user}","password":"{password}"}},
            "token":"/data/token","name":"Authorization","value":"Bearer {token}"}"#,
        );
        let request = sign_in.request(&person()).expect("a request");
        assert_eq!(request.url, "https://city.example/api/login");
        let body: Value = serde_json::from_slice(&request.body.expect("a body")).unwrap();
        assert_eq!(
            body,
            serde_json::json!({"email": "ä@b", "password": "p\"w"})
        );
        let got = sign_in
            .read(person(), &answer(200, r#"{"data":{"token":"t"}}"#))
            .unwrap();
        assert_eq!((got.token.as_deref(), got.password), (Some("t"), None));
        let wrong = |status, body| sign_in.read(person(), &answer(status, body)).unwrap_err();
        assert_eq!(wrong(400, ""), Wrong::Credentials);
        assert_eq!(wrong(200, "<html>"), Wrong::Server);
        assert_eq!(wrong(200, "{}"), Wrong::Server);
        assert_eq!(wrong(502, ""), Wrong::Server);
    }

    #[test]
    fn a_token_is_checked_where_the_source_has_a_way() {
        let given = || Credentials {
            token: Some("t".to_owned()),
            ..Credentials::default()
        };
        let header = r#""kind":"header","name":"authorization","value":"Bearer {token}""#;
        let checked = sign_in(&format!(r#"{{{header},"check":"/session"}}"#));
        let request = checked.request(&given()).expect("a request");
        assert_eq!(
            (request.method, &*request.url),
            (Method::Get, "https://city.example/api/session")
        );
        assert!(
            request
                .headers
                .contains(&("authorization".to_owned(), "Bearer t".to_owned()))
        );
        assert_eq!(
            checked.read(given(), &answer(401, "")),
            Err(Wrong::Credentials)
        );
        assert_eq!(checked.read(given(), &answer(200, "{}")), Ok(given()));
        assert_eq!(sign_in(&format!("{{{header}}}")).request(&given()), None);
    }
}
