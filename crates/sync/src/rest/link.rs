//! Addresses: below the base, and where links in answers lead. Never to another origin.

/// The address everything stands below. Empty for the page's own origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Base(String);

/// The link leads elsewhere, or is no address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Foreign;

/// An absolute address in its parts.
struct Parts<'a> {
    scheme: &'a str,
    authority: &'a str,
    /// From the path on.
    rest: &'a str,
}

impl Base {
    pub fn new(url: impl Into<String>) -> Self {
        Self(url.into().trim_end_matches('/').to_owned())
    }

    /// The address of a path that begins at the base.
    pub fn join(&self, path: &str) -> String {
        let slash = if path.is_empty() || path.starts_with(['/', '?']) {
            ""
        } else {
            "/"
        };
        format!("{}{slash}{path}", self.0)
    }

    /// The address of a link that stands in the answer to a request to `asked`.
    ///
    /// Whatever a link says, the address has the base's origin: its scheme too, since servers behind a
    /// proxy often write `http`. Without an origin of its own, only the link's path counts.
    pub fn follow(&self, asked: &str, link: &str) -> Result<String, Foreign> {
        // Templated links (RFC 6570) as HAL has them: without their variables.
        let link = link.split('{').next().unwrap_or_default().trim();
        let link = link.split('#').next().unwrap_or_default();
        let odd = |letter: char| letter == '\\' || letter.is_ascii_control() || letter == ' ';
        if link.is_empty() || link.contains(odd) {
            return Err(Foreign);
        }
        let base = parts(&self.0);
        let scheme = base.as_ref().map_or("https", |base| base.scheme);
        let absolute = match link.strip_prefix("//") {
            Some(rest) => Some(format!("{scheme}://{rest}")),
            None => link
                .contains("://")
                .then(|| link.to_owned())
                .filter(|link| has_scheme(link)),
        };
        let path = match absolute.as_deref().map(parts) {
            Some(Some(link)) => {
                let is_ours = base.as_ref().is_none_or(|base| is_same_host(base, &link));
                if !is_ours || link.authority.contains('@') || !is_web(link.scheme) {
                    return Err(Foreign);
                }
                if link.rest.starts_with('/') {
                    link.rest.to_owned()
                } else {
                    format!("/{}", link.rest)
                }
            }
            Some(None) => return Err(Foreign),
            None if has_scheme(link) => return Err(Foreign),
            None => resolve(parts(asked).map_or(asked, |asked| asked.rest), link),
        };
        let path = behind_base(base.as_ref().map_or(&self.0, |base| base.rest), asked, path);
        match base {
            Some(base) => Ok(format!("{}://{}{path}", base.scheme, base.authority)),
            // `//x` would be another origin.
            None if path.starts_with("//") => Err(Foreign),
            None => Ok(path),
        }
    }
}

/// A backend behind a proxy's path does not know that path: a link to what was just asked stays behind it.
fn behind_base(base: &str, asked: &str, path: String) -> String {
    let asked = parts(asked).map_or(asked, |asked| asked.rest);
    let of = |url: &str| url.split('?').next().map_or(0, str::len);
    let inside = asked
        .get(..of(asked))
        .and_then(|asked| asked.strip_prefix(base));
    if inside.is_some_and(|inside| !base.is_empty() && path.get(..of(&path)) == Some(inside)) {
        return format!("{base}{path}");
    }
    path
}

/// Where a link in an answer leads, if to the same origin.
#[cfg(feature = "probe")]
pub(crate) fn same_origin(asked: &str, link: &str) -> Option<String> {
    let Parts {
        scheme, authority, ..
    } = parts(asked)?;
    Base::new(format!("{scheme}://{authority}"))
        .follow(asked, link)
        .ok()
}

fn parts(url: &str) -> Option<Parts<'_>> {
    let (scheme, rest) = url.split_once("://")?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, rest) = rest.split_at(end);
    (!authority.is_empty()).then_some(Parts {
        scheme,
        authority,
        rest,
    })
}

/// Whether a link begins with a scheme rather than a path.
fn has_scheme(link: &str) -> bool {
    let scheme = link.split(['/', '?']).next().unwrap_or_default();
    let name = scheme.split_once(':').map(|(name, _)| name);
    name.is_some_and(|name| {
        let fits = |letter: char| letter.is_ascii_alphanumeric() || "+-.".contains(letter);
        name.starts_with(|letter: char| letter.is_ascii_alphabetic()) && name.chars().all(fits)
    })
}

fn is_web(scheme: &str) -> bool {
    scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")
}

/// The same host at the same port; the port of `http` counts as that of `https`.
fn is_same_host(base: &Parts<'_>, link: &Parts<'_>) -> bool {
    let host = |parts: &Parts<'_>| {
        let usual = if parts.scheme.eq_ignore_ascii_case("http") {
            ":80"
        } else {
            ":443"
        };
        let authority = parts.authority.to_ascii_lowercase();
        authority
            .strip_suffix(usual)
            .map(str::to_owned)
            .unwrap_or(authority)
    };
    host(base) == host(link)
}

/// A relative link against the path of an address (RFC 3986, section 5.2).
fn resolve(asked: &str, link: &str) -> String {
    let path = asked.split(['?', '#']).next().unwrap_or_default();
    if link.starts_with('/') {
        return link.to_owned();
    }
    if link.starts_with('?') {
        return format!("{path}{link}");
    }
    let (way, query) = link.find('?').map_or((link, ""), |at| link.split_at(at));
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut steps: Vec<&str> = folder.split('/').collect();
    let mut open = false;
    for step in way.split('/') {
        open = step == "." || step == "..";
        match step {
            "." => {}
            ".." if steps.len() > 1 => {
                steps.pop();
            }
            ".." => {}
            step => steps.push(step),
        }
    }
    let slash = if open { "/" } else { "" };
    let path = steps.join("/");
    let root = if path.starts_with('/') { "" } else { "/" };
    format!("{root}{path}{slash}{query}")
}

/// The link of a relation in a header field as RFC 8288 has them, or the field's whole value if it is an address.
pub(crate) fn in_header<'a>(value: &'a str, rel: &str) -> Option<&'a str> {
    if !value.trim_start().starts_with('<') {
        return Some(value.trim()).filter(|link| !link.is_empty());
    }
    let mut rest = value;
    while let Some((_, after)) = rest.split_once('<') {
        let (link, after) = after.split_once('>')?;
        let end = after
            .find(",")
            .filter(|at| after.get(*at..).is_some_and(|rest| rest.contains('<')));
        let (params, next) = after.split_at(end.unwrap_or(after.len()));
        let is_meant = params.split(';').any(|param| {
            let (name, value) = param.split_once('=').unwrap_or_default();
            let mut relations = value.trim().trim_matches('"').split_ascii_whitespace();
            name.trim().eq_ignore_ascii_case("rel")
                && relations.any(|relation| relation.eq_ignore_ascii_case(rel))
        });
        if is_meant {
            return Some(link);
        }
        rest = next;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_followed_at_home_only() {
        let base = Base::new("https://example.org/cms/");
        let asked = "https://example.org/cms/items/offers?page=1";
        let check = |link: &str, url: Option<&str>| {
            assert_eq!(base.follow(asked, link).ok().as_deref(), url, "{link}");
        };
        check(
            "/cms/items/offers?page=2",
            Some("https://example.org/cms/items/offers?page=2"),
        );
        check(
            "?page=2",
            Some("https://example.org/cms/items/offers?page=2"),
        );
        check(
            "offers?page=2",
            Some("https://example.org/cms/items/offers?page=2"),
        );
        check("../next", Some("https://example.org/cms/next"));
        check("./", Some("https://example.org/cms/items/"));
        check("https://example.org/x?y", Some("https://example.org/x?y"));
        check("http://example.org/x", Some("https://example.org/x"));
        check("http://EXAMPLE.org:80/x", Some("https://example.org/x"));
        check("https://example.org:443/x#y", Some("https://example.org/x"));
        check("//example.org/x", Some("https://example.org/x"));
        check("/cms/items{?page}", Some("https://example.org/cms/items"));
        check(
            "x?at=2026-11-22T17:50:50Z",
            Some("https://example.org/cms/items/x?at=2026-11-22T17:50:50Z"),
        );
        for foreign in [
            "https://example.com/x",
            "https://example.org.evil.com/x",
            "https://example.org@evil.com/x",
            "https://evil.com\\@example.org/x",
            "https://example.org:8443/x",
            "//evil.com/x",
            "/\\evil.com",
            "ftp://example.org/x",
            "javascript:alert(1)",
            "ht\ttps://evil.com",
            "",
        ] {
            check(foreign, None);
        }
    }

    #[test]
    fn at_the_pages_own_origin_only_the_path_counts() {
        let base = Base::new("");
        let check = |link: &str, url: Option<&str>| {
            assert_eq!(
                base.follow("/api/offers?page=1", link).ok().as_deref(),
                url,
                "{link}"
            );
        };
        check(
            "http://internal:8055/api/offers?page=2",
            Some("/api/offers?page=2"),
        );
        check("offers?page=2", Some("/api/offers?page=2"));
        check("https://own.org//evil.com/x", None);
        check("//own.org//evil.com", None);
        check("//own.org/x", Some("/x"));
    }

    #[test]
    fn a_proxys_path_is_kept() {
        let check = |base: &str, asked: &str, link: &str, url: &str| {
            let base = Base::new(base);
            assert_eq!(base.follow(asked, link).ok().as_deref(), Some(url));
        };
        let asked = "/proxy/city/api/offers/?limit=50";
        let next = "/proxy/city/api/offers/?offset=50";
        check("/proxy/city", asked, "/api/offers/?offset=50", next);
        check(
            "/proxy/city",
            asked,
            "http://internal:8055/api/offers/?offset=50",
            next,
        );
        check("/proxy/city", asked, next, next);
        check("/proxy/city", asked, "?offset=50", next);
        // It leads elsewhere: where, the backend knows better.
        check(
            "/proxy/city",
            asked,
            "/api/others/?offset=50",
            "/api/others/?offset=50",
        );
        check(
            "https://example.org/city",
            "https://example.org/city/api/offers?a",
            "https://example.org/api/offers?b",
            "https://example.org/city/api/offers?b",
        );
        check(
            "https://example.org/city",
            "https://example.org/city?a",
            "/city?b",
            "https://example.org/city?b",
        );
    }

    #[test]
    fn addresses_begin_at_the_base() {
        assert_eq!(
            Base::new("https://example.org/cms/").join("/items"),
            "https://example.org/cms/items"
        );
        assert_eq!(
            Base::new("https://example.org").join("items"),
            "https://example.org/items"
        );
        assert_eq!(Base::new("").join("/items"), "/items");
        assert_eq!(
            Base::new("https://example.org/x").join("?y"),
            "https://example.org/x?y"
        );
    }

    #[test]
    fn links_in_headers() {
        let check =
            |value: &str, link: Option<&str>| assert_eq!(in_header(value, "next"), link, "{value}");
        check(
            r#"<https://a.org/?page=1>; rel="prev", <https://a.org/?page=3>; rel="next""#,
            Some("https://a.org/?page=3"),
        );
        check(
            r#"<https://a.org/?ids=1,2>; rel="next last""#,
            Some("https://a.org/?ids=1,2"),
        );
        check(
            r#"<https://a.org/>; rel=first; title="a, b", </x>; rel=next"#,
            Some("/x"),
        );
        check(r#"<https://a.org/>; rel="last""#, None);
        check("https://a.org/?_token=x", Some("https://a.org/?_token=x"));
        check("", None);
    }
}
