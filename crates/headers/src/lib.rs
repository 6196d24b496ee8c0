//! The security headers of the app's answers.
//!
//! The server sends them, and the build writes them down for hosts that only know files (`_headers`);
//! both take them from here, so that they cannot differ.

mod inline;
mod origin;

pub use inline::Inline;
pub use origin::{NoOrigin, checked, sources};

/// The header that depends on the page and on the configuration, see [`Policy`].
pub const POLICY: &str = "content-security-policy";

/// Only the position may be asked for, and only by the app itself.
const PERMISSIONS: &str = "geolocation=(self), accelerometer=(), autoplay=(), bluetooth=(), \
    browsing-topics=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), \
    gyroscope=(), hid=(), idle-detection=(), interest-cohort=(), magnetometer=(), microphone=(), \
    midi=(), payment=(), picture-in-picture=(), publickey-credentials-get=(), serial=(), usb=(), \
    xr-spatial-tracking=()";

/// The headers of answers that are data: they are asked for often, by phones that pay for each byte.
/// Opened as a page, such an answer may do nothing at all.
pub const OF_DATA: [(&str, &str); 3] = [
    (POLICY, "default-src 'none'; frame-ancestors 'none'"),
    ("referrer-policy", "no-referrer"),
    ("x-content-type-options", "nosniff"),
];

/// The headers that are the same for every answer that is no data.
pub const FIXED: [(&str, &str); 4] = [
    ("referrer-policy", "no-referrer"),
    ("x-content-type-options", "nosniff"),
    ("permissions-policy", PERMISSIONS),
    ("cross-origin-opener-policy", "same-origin"),
];

/// The content security policy; the app asks nobody but its server unless the operator says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    connect: String,
}

impl Policy {
    /// With origins besides our own that the app may ask.
    ///
    /// # Errors
    /// When one of them is no origin.
    pub fn new(connect_origins: &[String]) -> Result<Self, NoOrigin> {
        let mut connect = String::new();
        for origin in connect_origins {
            connect.push(' ');
            connect.push_str(checked(origin)?);
        }
        Ok(Self { connect })
    }

    /// The policy for a page that holds these elements, and no others like them.
    pub fn with(&self, inline: &Inline) -> String {
        let Self { connect } = self;
        let [scripts, styles] = [&inline.scripts, &inline.styles].map(|hashes| {
            let sources = hashes.iter().map(|hash| format!(" '{hash}'"));
            sources.collect::<String>()
        });
        format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{scripts}; \
             style-src 'self'{styles}; img-src 'self' data: blob:; connect-src 'self'{connect}; \
             manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; \
             frame-ancestors 'none'"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_of_an_answer_that_is_no_page() {
        assert_eq!(
            Policy::new(&[]).unwrap().with(&Inline::default()),
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; \
             connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        );
    }

    #[test]
    fn the_policy_names_what_stands_in_the_page_and_nothing_more() {
        let page = "<style>a{}</style><script>b()</script><script src=c.js></script>";
        let policy = Policy::new(&[]).unwrap().with(&Inline::of(page));
        // As `printf 'b()' | openssl dgst -sha256 -binary | base64` says, and the same for `a{}`.
        let scripts = "script-src 'self' 'wasm-unsafe-eval' 'sha256-cf242PFc/kb7xD0Qzhsmd9vvRkc+cWFmbi+k+YvtdKc=';";
        let styles = "style-src 'self' 'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk=';";
        assert!(policy.contains(scripts), "{policy}");
        assert!(policy.contains(styles), "{policy}");
        assert!(!policy.contains("unsafe-inline"), "{policy}");
    }

    #[test]
    fn the_policy_names_further_sources_and_cannot_be_widened() {
        let other = Policy::new(&["https://data.example.org".to_owned()]).unwrap();
        let other = other.with(&Inline::default());
        assert!(
            other.contains("connect-src 'self' https://data.example.org;"),
            "{other}"
        );
        for bad in [
            "*",
            "https://a; script-src *",
            "https://a b",
            "data:",
            "https://a/b",
            "https://",
        ] {
            assert!(Policy::new(&[bad.to_owned()]).is_err(), "{bad}");
        }
    }
}
