//! Which client asks, as far as limits need to tell one from another; no address is kept or written down.

use std::convert::Infallible;
use std::hash::{BuildHasher, RandomState};
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::sync::LazyLock;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{Extensions, HeaderMap, HeaderName};

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// Drawn at each start, so that what is remembered of an address cannot be turned back into it elsewhere.
static KEY: LazyLock<RandomState> = LazyLock::new(RandomState::new);

/// Stands for an address: its keyed hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Client(u64);

/// The address at the other end of the connection.
#[derive(Debug, Clone, Copy)]
pub struct Peer(pub IpAddr);

/// Whose word about a client's address is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Trust {
    /// The connection's own address.
    #[default]
    Connection,
    /// The last entry of `X-Forwarded-For`, written by a proxy of the operator's.
    Proxy,
}

impl Client {
    /// One client per address; an IPv6 network of 64 bits is one, since whoever has an address there has them all.
    pub fn of(address: IpAddr) -> Self {
        let network = match address.to_canonical() {
            IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() >> 64 << 64)),
            address => address,
        };
        Self(KEY.hash_one(network))
    }

    /// Who sent a request with these headers and extensions.
    pub fn asking(trust: Trust, headers: &HeaderMap, extensions: &Extensions) -> Self {
        let forwarded = match trust {
            Trust::Connection => None,
            Trust::Proxy => forwarded_for(headers),
        };
        let peer = extensions.get::<Peer>().map(|peer| peer.0);
        // Without either all are one client, who soon has to wait: safe, and it shows.
        Self::of(forwarded.or(peer).unwrap_or(Ipv6Addr::UNSPECIFIED.into()))
    }
}

/// The last entry is the one that the nearest proxy has written; those before it may be made up.
fn forwarded_for(headers: &HeaderMap) -> Option<IpAddr> {
    let last = headers.get_all(FORWARDED_FOR).into_iter().next_back()?;
    let last = last.to_str().ok()?.rsplit(',').next()?.trim();
    let bare = last.trim_start_matches('[').trim_end_matches(']');
    // Some proxies write the port, too.
    let with_port = || last.parse().ok().map(|address: SocketAddr| address.ip());
    bare.parse().ok().or_else(with_port)
}

impl<S> FromRequestParts<S> for Client
where
    S: Sync + AsRef<Trust>,
{
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        Ok(Self::asking(
            *state.as_ref(),
            &parts.headers,
            &parts.extensions,
        ))
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn client(address: &str) -> Client {
        Client::of(address.parse().unwrap())
    }

    #[test]
    fn a_network_that_one_household_has_is_one_client() {
        assert_ne!(client("192.0.2.1"), client("192.0.2.2"));
        assert_eq!(client("192.0.2.1"), client("::ffff:192.0.2.1"));
        assert_eq!(client("2001:db8:1:2::1"), client("2001:db8:1:2:3:4:5:6"));
        assert_ne!(client("2001:db8:1:2::1"), client("2001:db8:1:3::1"));
        // What is kept is no address.
        assert!(!format!("{:?}", client("192.0.2.1")).contains("192"));
    }

    #[test]
    fn only_a_trusted_proxys_last_word_counts() {
        let mut extensions = Extensions::new();
        extensions.insert(Peer("198.51.100.1".parse().unwrap()));
        let asking = |trust, forwarded: &[&'static str]| {
            let mut headers = HeaderMap::new();
            for value in forwarded {
                headers.append(FORWARDED_FOR, HeaderValue::from_static(value));
            }
            Client::asking(trust, &headers, &extensions)
        };
        let (peer, one) = (client("198.51.100.1"), client("192.0.2.1"));
        assert_eq!(asking(Trust::Connection, &["192.0.2.1"]), peer);
        assert_eq!(asking(Trust::Proxy, &["203.0.113.9, 192.0.2.1"]), one);
        assert_eq!(asking(Trust::Proxy, &["203.0.113.9", "192.0.2.1"]), one);
        assert_eq!(
            asking(Trust::Proxy, &["[2001:db8::1]"]),
            client("2001:db8::1")
        );
        assert_eq!(asking(Trust::Proxy, &["192.0.2.1:4711"]), one);
        for none in [&[][..], &["unknown"], &["192.0.2.1, "]] {
            assert_eq!(asking(Trust::Proxy, none), peer, "{none:?}");
        }
    }
}
