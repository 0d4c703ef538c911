//! Origins as browsers write them: scheme, host and port, without a path.

use std::fmt;
use std::str::FromStr;

/// Why a text is not an origin.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum OriginError {
    /// Another scheme, or none.
    #[error("an origin begins with `http://` or `https://`")]
    Scheme,
    /// Something behind the host and port.
    #[error("an origin is scheme, host and port, without a path or a slash at the end")]
    Path,
    /// No place for the app's name.
    #[error("the apps' origin has `*.` before its host, as in `http://*.apps.example.org`")]
    Wildcard,
}

/// The page's origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(String);

impl Origin {
    /// Makes the origin of plain http at a host and port.
    #[must_use]
    pub fn http(host: &str, port: u16) -> Self {
        Self(if port == 80 { format!("http://{host}") } else { format!("http://{host}:{port}") })
    }

    /// Returns it as a browser's `Origin` header has it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl FromStr for Origin {
    type Err = OriginError;

    fn from_str(text: &str) -> Result<Self, OriginError> {
        let rest = text.strip_prefix("http://").or_else(|| text.strip_prefix("https://"));
        let authority = rest.ok_or(OriginError::Scheme)?;
        let is_authority = !authority.is_empty()
            && authority
                .chars()
                .all(|it| it.is_ascii_graphic() && !matches!(it, '/' | '?' | '#' | '@' | '*'));
        is_authority.then(|| Self(text.to_ascii_lowercase())).ok_or(OriginError::Path)
    }
}

/// The apps' origin: one host each, below a common one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppOrigin {
    scheme: String,
    /// What follows the app's name in `Host`: `.localhost:8001`.
    suffix: String,
}

impl AppOrigin {
    /// Returns an app's origin.
    #[must_use]
    pub fn of(&self, label: &str) -> String {
        format!("{}{label}{}", self.scheme, self.suffix)
    }

    /// Returns all apps' origins as a source of a content security policy.
    #[must_use]
    pub fn wildcard(&self) -> String {
        self.of("*")
    }

    /// Returns whether browsers take `Secure` cookies from the apps: over TLS, and from the machine itself (Secure Contexts, §3.1).
    #[must_use]
    pub fn is_trustworthy(&self) -> bool {
        let host = self.suffix.rsplit_once(':').map_or(self.suffix.as_str(), |(host, _)| host);
        self.scheme == "https://" || host.ends_with(".localhost")
    }

    /// Returns the app's name in a `Host` header, if it names one below this origin.
    #[must_use]
    pub fn label_of<'host>(&self, host: &'host str) -> Option<&'host str> {
        let split = host.len().checked_sub(self.suffix.len())?;
        let (label, suffix) = host.split_at_checked(split)?;
        let is_label = !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric());
        (is_label && suffix.eq_ignore_ascii_case(&self.suffix)).then_some(label)
    }
}

impl FromStr for AppOrigin {
    type Err = OriginError;

    fn from_str(text: &str) -> Result<Self, OriginError> {
        let (scheme, suffix) = text.split_once('*').ok_or(OriginError::Wildcard)?;
        if !suffix.starts_with('.') || !scheme.ends_with("://") {
            return Err(OriginError::Wildcard);
        }
        let checked = Origin::from_str(&format!("{scheme}x{suffix}"))?;
        let scheme = scheme.to_ascii_lowercase();
        let suffix = checked.0[scheme.len() + 1..].to_owned();
        Ok(Self { scheme, suffix })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origins_have_no_path() {
        assert_eq!("https://Drydock.example.org".parse(), Ok(Origin("https://drydock.example.org".into())));
        assert_eq!("http://localhost:8000/".parse::<Origin>(), Err(OriginError::Path));
        assert_eq!("http://user@localhost".parse::<Origin>(), Err(OriginError::Path));
        assert_eq!("http://".parse::<Origin>(), Err(OriginError::Path));
        assert_eq!("localhost:8000".parse::<Origin>(), Err(OriginError::Scheme));
    }

    #[test]
    fn hosts_are_taken_apart_by_suffix() {
        let origin: AppOrigin = "http://*.localhost:8001".parse().unwrap();
        assert_eq!(origin.of("k3v9"), "http://k3v9.localhost:8001");
        assert_eq!(origin.label_of("k3v9.localhost:8001"), Some("k3v9"));
        assert_eq!(origin.label_of("k3v9.LOCALHOST:8001"), Some("k3v9"));
        for host in [
            "localhost:8001",
            ".localhost:8001",
            "a.b.localhost:8001",
            "k3v9.localhost",
            "k3v9.evil:8001",
            "",
        ] {
            assert_eq!(origin.label_of(host), None, "{host}");
        }
    }

    #[test]
    fn browsers_trust_tls_and_the_machine_itself() {
        let is_trustworthy = |text: &str| text.parse::<AppOrigin>().unwrap().is_trustworthy();
        for origin in ["http://*.localhost:8001", "http://*.localhost", "https://*.apps.example.org"] {
            assert!(is_trustworthy(origin), "{origin}");
        }
        for origin in
            ["http://*.apps.example.org", "http://*.notlocalhost:8001", "http://*.localhost.example.org"]
        {
            assert!(!is_trustworthy(origin), "{origin}");
        }
    }

    #[test]
    fn an_app_origin_needs_a_wildcard_below_a_host() {
        for text in ["http://localhost:8001", "http://*", "*.localhost", "http://x*.y"] {
            assert!(text.parse::<AppOrigin>().is_err(), "{text}");
        }
    }
}
