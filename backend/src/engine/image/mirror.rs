//! The address of a registry that is asked before Docker Hub.

use std::fmt;
use std::str::FromStr;

/// `http://HOST[:PORT]` or `https://HOST[:PORT]`; the engine takes no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegistryMirror {
    is_secure: bool,
    host: String,
}

/// Why a text is no address of a mirror.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected `http://HOST[:PORT]` or `https://HOST[:PORT]`")]
pub struct RegistryMirrorError;

impl RegistryMirror {
    /// Returns the host that has to be spoken to without encryption, if that is how it is addressed.
    pub(crate) fn insecure_host(&self) -> Option<&str> {
        (!self.is_secure).then_some(&*self.host)
    }
}

impl FromStr for RegistryMirror {
    type Err = RegistryMirrorError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (scheme, rest) = text.split_once("://").ok_or(RegistryMirrorError)?;
        let is_secure = match scheme {
            "https" => true,
            "http" => false,
            _ => return Err(RegistryMirrorError),
        };
        let host = rest.strip_suffix('/').unwrap_or(rest);
        let is_host = |character: char| {
            character.is_ascii_alphanumeric() || matches!(character, '.' | '-' | ':' | '[' | ']')
        };
        if host.is_empty() || !host.chars().all(is_host) {
            return Err(RegistryMirrorError);
        }
        Ok(Self { is_secure, host: host.to_owned() })
    }
}

impl fmt::Display for RegistryMirror {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}://{}", if self.is_secure { "https" } else { "http" }, self.host)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_address_without_path_is_a_mirror() {
        let read = |text: &str| text.parse::<RegistryMirror>().map(|mirror| mirror.to_string());
        assert_eq!(read("http://127.0.0.1:5000/"), Ok("http://127.0.0.1:5000".to_owned()));
        assert_eq!(read("https://mirror.example.org"), Ok("https://mirror.example.org".to_owned()));
        for text in ["mirror.example.org", "ftp://a", "http://", "http://a/b", "http://a?b", "http://u@a"] {
            assert_eq!(read(text), Err(RegistryMirrorError), "{text}");
        }
    }

    #[test]
    fn only_what_is_not_encrypted_is_insecure() {
        let host = |text: &str| text.parse::<RegistryMirror>().unwrap().insecure_host().map(str::to_owned);
        assert_eq!(host("http://a:5000"), Some("a:5000".to_owned()));
        assert_eq!(host("https://a"), None);
    }
}
