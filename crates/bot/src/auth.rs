//! Who may ask: bearer tokens, and the hosts under which a browser may reach us.

use axum::http::header::{AUTHORIZATION, HOST, ORIGIN};
use axum::http::{HeaderMap, Uri};
use sha2::{Digest as _, Sha256};
use subtle::{Choice, ConstantTimeEq as _};

use crate::config::Token;

/// Tokens of which one has to be shown, as digests: comparing takes the same time however much of a
/// guess is right, and however long it is.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tokens(Vec<[u8; 32]>);

impl Tokens {
    /// From the settings; none: everybody may.
    pub(crate) fn new(tokens: &[Token]) -> Self {
        Self(tokens.iter().map(|token| Sha256::digest(token.expose()).into()).collect())
    }

    /// Whether nobody is asked for one.
    pub(crate) fn are_none(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a request shows one of them.
    pub(crate) fn admit(&self, headers: &HeaderMap) -> bool {
        self.are_none() || shown(headers).is_some_and(|shown| self.hold(shown))
    }

    fn hold(&self, shown: &[u8]) -> bool {
        let shown: [u8; 32] = Sha256::digest(shown).into();
        let equal = |found: Choice, token: &[u8; 32]| found | token.ct_eq(&shown);
        self.0.iter().fold(Choice::from(0), equal).into()
    }
}

/// The token that a request shows, after `Bearer` or as Azure's clients send it.
fn shown(headers: &HeaderMap) -> Option<&[u8]> {
    if headers.contains_key(AUTHORIZATION) {
        return bearer(headers);
    }
    let mut values = headers.get_all("ocp-apim-subscription-key").iter();
    let (value, None) = (values.next()?.as_bytes(), values.next()) else { return None };
    Some(value)
}

/// The token after `Bearer`.
fn bearer(headers: &HeaderMap) -> Option<&[u8]> {
    let mut values = headers.get_all(AUTHORIZATION).iter();
    let (value, None) = (values.next()?.as_bytes(), values.next()) else { return None };
    let (scheme, token) = value.split_at_checked(7)?;
    scheme.eq_ignore_ascii_case(b"bearer ").then_some(token)
}

/// The names under which the service may be called.
#[derive(Debug, Clone)]
pub(crate) enum Hosts {
    /// Any: a proxy in front of us looks at it.
    Any,
    /// These; a page of another origin that a browser shows can't call us, whatever name it makes
    /// lead here.
    These(Vec<String>),
}

impl Hosts {
    /// Those that settings name; without any, those of this computer if nobody else can reach us.
    pub(crate) fn new(named: &[String], on_loopback: bool) -> Self {
        match (named.is_empty(), on_loopback) {
            (false, _) => Self::These(named.iter().map(|name| name.to_lowercase()).collect()),
            (true, true) => {
                Self::These(["localhost", "127.0.0.1", "[::1]"].map(str::to_owned).into())
            }
            (true, false) => Self::Any,
        }
    }

    /// Whether a request's `Host`, and its `Origin` if it has one, are among them.
    pub(crate) fn admit(&self, uri: &Uri, headers: &HeaderMap) -> bool {
        let Self::These(names) = self else { return true };
        let known = |authority: &str| {
            let name = without_port(authority).to_lowercase();
            names.contains(&name)
        };
        let text = |name| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
        let one_host = headers.get_all(HOST).iter().count() <= 1;
        let host = uri.authority().map(axum::http::uri::Authority::as_str).or(text(HOST));
        let origin = text(ORIGIN).map(|origin| {
            let scheme = origin.split_once("://");
            scheme.is_some_and(|(scheme, at)| matches!(scheme, "http" | "https") && known(at))
        });
        one_host && host.is_some_and(known) && origin.unwrap_or(true)
    }
}

/// A name and perhaps a port → the name.
fn without_port(authority: &str) -> &str {
    match authority.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => authority,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.append(*name, value.parse().unwrap());
        }
        headers
    }

    #[test]
    fn one_of_the_tokens_opens_and_nothing_else() {
        let tokens = Tokens::new(&[Token::new("one"), Token::new("two")]);
        let with = |value| tokens.admit(&headers(&[("authorization", value)]));
        assert!(with("Bearer one") && with("bearer two"));
        for wrong in ["Bearer on", "Bearer onee", "Bearer ", "Bearer", "Basic one", "one", ""] {
            assert!(!with(wrong), "{wrong}");
        }
        assert!(!tokens.admit(&headers(&[])));
        let twice = [("authorization", "Bearer one"), ("authorization", "Bearer no")];
        assert!(!tokens.admit(&headers(&twice)));
        let key = |value| ("ocp-apim-subscription-key", value);
        assert!(tokens.admit(&headers(&[key("two")])) && !tokens.admit(&headers(&[key("three")])));
        assert!(!tokens.admit(&headers(&[key("two"), key("two")])));
        assert!(!tokens.admit(&headers(&[("authorization", "Bearer no"), key("two")])));
        assert!(Tokens::default().admit(&headers(&[])));
    }

    #[test]
    fn a_name_that_was_made_to_lead_here_is_refused() {
        let hosts = Hosts::new(&[], true);
        let uri = Uri::from_static("/v1/x");
        let admit = |pairs: &[(&'static str, &str)]| hosts.admit(&uri, &headers(pairs));
        for host in ["localhost", "127.0.0.1:8787", "[::1]:8787", "[::1]", "LOCALHOST:1"] {
            assert!(admit(&[("host", host)]), "{host}");
        }
        for host in ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example:80", ""] {
            assert!(!admit(&[("host", host)]), "{host}");
        }
        assert!(!admit(&[]));
        assert!(!admit(&[("host", "localhost"), ("host", "evil.example")]));
        assert!(admit(&[("host", "localhost"), ("origin", "http://localhost:3000")]));
        for origin in ["http://evil.example", "null", "file://", "http://localhost.evil.example"] {
            assert!(!admit(&[("host", "localhost"), ("origin", origin)]), "{origin}");
        }
        assert!(Hosts::new(&[], false).admit(&uri, &headers(&[("host", "any")])));
    }
}
