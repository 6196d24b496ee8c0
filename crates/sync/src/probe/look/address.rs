//! An address in its parts.

use super::columns::plain;
use crate::protocol::encode;

/// An address in its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// Scheme, host and port.
    pub origin: String,
    /// The path, beginning with a slash.
    pub path: String,
    /// The parameters, decoded.
    pub query: Vec<(String, String)>,
}

impl Address {
    /// Takes an address apart; `None` if it is none.
    pub fn parse(url: &str) -> Option<Self> {
        let (scheme, rest) = url.split_once("://")?;
        let rest = rest.split('#').next().unwrap_or_default();
        let end = rest.find(['/', '?']).unwrap_or(rest.len());
        let (host, rest) = rest.split_at(end);
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        let pairs = query.split('&').filter(|pair| !pair.is_empty());
        (!host.is_empty()).then(|| Self {
            origin: format!("{scheme}://{host}"),
            path: if path.is_empty() { "/" } else { path }.to_owned(),
            query: pairs
                .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
                .map(|(name, value)| (decode(name), decode(value)))
                .collect(),
        })
    }

    /// The address with these parameters in place of those of the same name; an empty value leaves one out.
    pub fn with(&self, more: &[(&str, &str)]) -> String {
        let known = self
            .query
            .iter()
            .filter(|(name, _)| more.iter().all(|(other, _)| other != name))
            .map(|(name, value)| (name.as_str(), value.as_str()));
        let mut url = format!("{}{}", self.origin, self.path);
        let all = known.chain(more.iter().copied().filter(|(_, value)| !value.is_empty()));
        for (number, (name, value)) in all.enumerate() {
            url.push(if number == 0 { '?' } else { '&' });
            encode(name, &mut url);
            url.push('=');
            encode(value, &mut url);
        }
        url
    }

    /// The same without these parameters.
    pub fn without(&self, names: &[String]) -> Self {
        let mut address = self.clone();
        address.query.retain(|(name, _)| !names.contains(name));
        address
    }

    /// The parameter that is a credential, by its name.
    pub fn key(&self) -> Option<(String, String)> {
        let names = [
            "apikey",
            "key",
            "accesstoken",
            "token",
            "apitoken",
            "authtoken",
        ];
        let is_key = |(name, _): &&(String, String)| names.contains(&&*plain(name));
        self.query.iter().find(is_key).cloned()
    }

    /// What stands before a part of the path, and the path from there.
    pub fn split_at(&self, part: &str) -> Option<(String, String)> {
        let at = self.path.rfind(part)?;
        let (before, path) = self.path.split_at(at);
        Some((format!("{}{before}", self.origin), path.to_owned()))
    }

    /// What stands before the path's last step, and the path from there.
    pub fn split_last(&self) -> Option<(String, String)> {
        let step = self.last_step();
        let step = format!("/{step}");
        self.split_at(&step)
    }

    /// The path's last step.
    pub fn last_step(&self) -> &str {
        let path = self.path.trim_end_matches('/');
        path.rsplit('/').next().unwrap_or_default()
    }
}

fn decode(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let pair = |rest: &std::str::Bytes<'_>| {
            let mut ahead = rest.clone();
            let digits = [ahead.next()?, ahead.next()?];
            u8::from_str_radix(str::from_utf8(&digits).ok()?, 16).ok()
        };
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => match pair(&rest) {
                Some(byte) => {
                    bytes.push(byte);
                    rest.nth(1);
                }
                None => bytes.push(b'%'),
            },
            byte => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn apart_and_together() {
        let address =
            Address::parse("https://a.example:8/x/offers?limit=5&filter%5Ba%5D=b+c").unwrap();
        assert_eq!(address.origin, "https://a.example:8");
        assert_eq!(address.path, "/x/offers");
        assert_eq!(address.query[1], ("filter[a]".to_owned(), "b c".to_owned()));
        assert_eq!(
            address.with(&[("limit", "2"), ("page", "1")]),
            "https://a.example:8/x/offers?filter%5Ba%5D=b%20c&limit=2&page=1"
        );
        assert_eq!(
            address.split_at("/offers").unwrap().0,
            "https://a.example:8/x"
        );
        let twice = Address::parse("https://a.example/offers/offers/").unwrap();
        let (base, path) = twice.split_last().unwrap();
        assert_eq!((&*base, &*path), ("https://a.example/offers", "/offers/"));
        assert_eq!(Address::parse("https://a.example").unwrap().path, "/");
        assert_eq!(Address::parse("nothing"), None);
        assert_eq!(address.key(), None);
        let closed = Address::parse("https://a.example/x?api_key=k1&page=2").unwrap();
        assert_eq!(closed.key(), Some(("api_key".to_owned(), "k1".to_owned())));
    }
}
