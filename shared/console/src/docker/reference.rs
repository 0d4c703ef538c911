//! Names of images, as the distribution project's grammar has them.
//!
//! `python` is the familiar form of `docker.io/library/python`. The errors are the reference client's own words.

use std::fmt;

/// A name of an image in its full form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// The registry, such as `docker.io` or `localhost:5000`. Empty when the first part looks like a registry but cannot be one.
    pub domain: String,
    /// The repository, such as `library/python`.
    pub path: String,
    /// The tag as typed.
    pub tag: Option<String>,
    /// The digest as typed, such as `sha256:…`.
    pub digest: Option<String>,
}

/// What an argument that names an image can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnyReference {
    /// A name.
    Named(Named),
    /// A whole digest or a whole id of 64 digits, with its algorithm: `sha256:…`.
    Digest(String),
}

/// Why a text names no image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InvalidReference {
    /// The text does not fit the grammar.
    Format,
    /// The repository has upper-case letters.
    Uppercase {
        /// The repository in its full form.
        repository: String,
    },
    /// The text is empty.
    Empty,
    /// The repository is longer than 255 characters.
    TooLong,
    /// The text is 64 hexadecimal digits, which could be an id.
    LooksLikeId {
        /// The text.
        text: String,
    },
    /// The digest has no algorithm that is known.
    DigestAlgorithm,
    /// The digest has the wrong length for its algorithm.
    DigestLength,
    /// The digest has characters that no digest has.
    DigestFormat,
}

impl Named {
    /// Reads a name and completes it: `python` becomes `docker.io/library/python`.
    ///
    /// # Errors
    /// The text does not fit the grammar.
    pub fn parse(text: &str) -> Result<Self, InvalidReference> {
        if is_identifier(text) {
            return Err(InvalidReference::LooksLikeId { text: text.to_owned() });
        }
        let (domain, remainder) = split_domain(text);
        let repository = remainder.split_once(':').map_or(remainder.as_str(), |(repository, _)| repository);
        if repository.to_lowercase() != repository {
            return Err(InvalidReference::Uppercase { repository: repository.to_owned() });
        }
        let (name, digest) = match remainder.split_once('@') {
            Some((name, digest)) => (name, Some(digest)),
            None => (remainder.as_str(), None),
        };
        let (path, tag) = match name.split_once(':') {
            Some((path, tag)) => (path, Some(tag)),
            None => (name, None),
        };
        let fits = path.split('/').all(is_path_component)
            && (is_domain(&domain) || is_path_component(&domain))
            && tag.is_none_or(is_tag)
            && digest.is_none_or(looks_like_digest);
        if !fits {
            return Err(InvalidReference::Format);
        }
        let (domain, path) = match is_domain(&domain) {
            true => (domain, path.to_owned()),
            false => (String::new(), format!("{domain}/{path}")),
        };
        if path.len() > MAXIMUM_PATH_LENGTH {
            return Err(InvalidReference::TooLong);
        }
        digest.map(check_digest).transpose()?;
        Ok(Self { domain, path, tag: tag.map(str::to_owned), digest: digest.map(str::to_owned) })
    }

    /// Returns the repository as people write it: `python`, `user/app`, `localhost:5000/app`.
    #[must_use]
    pub fn familiar_name(&self) -> String {
        if self.domain != DEFAULT_DOMAIN {
            return if self.domain.is_empty() {
                self.path.clone()
            } else {
                format!("{}/{}", self.domain, self.path)
            };
        }
        match self.path.strip_prefix(OFFICIAL_PREFIX) {
            Some(official) if !official.contains('/') => official.to_owned(),
            _ => self.path.clone(),
        }
    }

    /// Returns the name as people write it, with its tag and digest.
    #[must_use]
    pub fn familiar(&self) -> String {
        self.written(&self.familiar_name())
    }

    /// Returns whether neither tag nor digest was typed.
    #[must_use]
    pub fn is_name_only(&self) -> bool {
        self.tag.is_none() && self.digest.is_none()
    }

    /// Adds the tag `latest` where neither tag nor digest was typed.
    #[must_use]
    pub fn with_default_tag(mut self) -> Self {
        if self.is_name_only() {
            self.tag = Some(DEFAULT_TAG.to_owned());
        }
        self
    }

    fn written(&self, name: &str) -> String {
        let tag = self.tag.as_ref().map(|tag| format!(":{tag}")).unwrap_or_default();
        let digest = self.digest.as_ref().map(|digest| format!("@{digest}")).unwrap_or_default();
        format!("{name}{tag}{digest}")
    }
}

impl fmt::Display for Named {
    /// Writes the full form.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self.domain.as_str() {
            "" => self.path.clone(),
            domain => format!("{domain}/{}", self.path),
        };
        formatter.write_str(&self.written(&name))
    }
}

impl AnyReference {
    /// Reads a name, a digest or a whole id.
    ///
    /// # Errors
    /// The text is none of these.
    pub fn parse(text: &str) -> Result<Self, InvalidReference> {
        if is_identifier(text) {
            return Ok(Self::Digest(format!("sha256:{text}")));
        }
        if check_digest(text).is_ok() {
            return Ok(Self::Digest(text.to_owned()));
        }
        Named::parse(text).map(Self::Named)
    }
}

impl fmt::Display for InvalidReference {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Format => formatter.write_str("invalid reference format"),
            Self::Uppercase { repository } => write!(
                formatter,
                "invalid reference format: repository name ({repository}) must be lowercase"
            ),
            Self::Empty => formatter.write_str("repository name must have at least one component"),
            Self::TooLong => formatter.write_str("repository name must not be more than 255 characters"),
            Self::LooksLikeId { text } => write!(
                formatter,
                "invalid repository name ({text}), cannot specify 64-byte hexadecimal strings"
            ),
            Self::DigestAlgorithm => formatter.write_str("unsupported digest algorithm"),
            Self::DigestLength => formatter.write_str("invalid checksum digest length"),
            Self::DigestFormat => formatter.write_str("invalid checksum digest format"),
        }
    }
}

impl std::error::Error for InvalidReference {}

/// Splits a name into registry and repository, both in full form. A first part is a registry when it has a dot, a colon or an upper-case letter.
fn split_domain(text: &str) -> (String, String) {
    let Some((first, rest)) = text.split_once('/') else {
        return (DEFAULT_DOMAIN.to_owned(), format!("{OFFICIAL_PREFIX}{text}"));
    };
    let (domain, path) = match first {
        "localhost" => (first, rest),
        LEGACY_DEFAULT_DOMAIN => (DEFAULT_DOMAIN, rest),
        _ if first.contains(['.', ':']) || first.to_lowercase() != first => (first, rest),
        _ => (DEFAULT_DOMAIN, text),
    };
    if domain == DEFAULT_DOMAIN && !path.contains('/') {
        return (domain.to_owned(), format!("{OFFICIAL_PREFIX}{path}"));
    }
    (domain.to_owned(), path.to_owned())
}

fn is_identifier(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

fn is_domain(text: &str) -> bool {
    let (host, port) = match text.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
        _ => (text, None),
    };
    if port.is_some_and(|port| port.is_empty() || !port.bytes().all(|byte| byte.is_ascii_digit())) {
        return false;
    }
    if let Some(address) = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')) {
        return !address.is_empty() && address.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b':');
    }
    host.split('.').all(|label| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    })
}

/// Returns whether the text is runs of lower-case letters and digits, separated by `.`, `_`, `__` or any number of `-`.
fn is_path_component(text: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let bytes = text.as_bytes();
    let ends_are_plain =
        bytes.first().is_some_and(|byte| is_plain(*byte)) && bytes.last().is_some_and(|byte| is_plain(*byte));
    ends_are_plain
        && bytes.split(|byte| is_plain(*byte)).all(|separator| {
            matches!(separator, b"" | b"." | b"_" | b"__") || separator.iter().all(|byte| *byte == b'-')
        })
}

fn is_tag(text: &str) -> bool {
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    text.len() <= MAXIMUM_TAG_LENGTH
        && text.bytes().next().is_some_and(is_word)
        && text.bytes().all(|byte| is_word(byte) || byte == b'.' || byte == b'-')
}

/// Returns whether the text fits the grammar of a digest within a name.
fn looks_like_digest(text: &str) -> bool {
    text.split_once(':').is_some_and(|(algorithm, digits)| {
        is_algorithm(algorithm) && digits.len() >= 32 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

fn is_algorithm(text: &str) -> bool {
    text.split(['-', '_', '+', '.']).all(|part| {
        part.bytes().next().is_some_and(|byte| byte.is_ascii_alphabetic())
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

fn check_digest(text: &str) -> Result<(), InvalidReference> {
    let Some((algorithm, digits)) = text.split_once(':') else { return Err(InvalidReference::DigestFormat) };
    let n_digits = match algorithm {
        "sha256" => 64,
        "sha384" => 96,
        "sha512" => 128,
        _ if is_algorithm(algorithm) && !digits.is_empty() => return Err(InvalidReference::DigestAlgorithm),
        _ => return Err(InvalidReference::DigestFormat),
    };
    if digits.len() != n_digits {
        return Err(InvalidReference::DigestLength);
    }
    match digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')) {
        true => Ok(()),
        false => Err(InvalidReference::DigestFormat),
    }
}

const DEFAULT_DOMAIN: &str = "docker.io";
const LEGACY_DEFAULT_DOMAIN: &str = "index.docker.io";
const OFFICIAL_PREFIX: &str = "library/";
const DEFAULT_TAG: &str = "latest";
const MAXIMUM_PATH_LENGTH: usize = 255;
const MAXIMUM_TAG_LENGTH: usize = 128;

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> String {
        match AnyReference::parse(text) {
            Ok(AnyReference::Named(named)) => format!("{named} = {}", named.familiar()),
            Ok(AnyReference::Digest(digest)) => digest,
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn a_name_has_a_full_and_a_familiar_form() {
        let digits = "0123456789abcdef".repeat(4);
        for (typed, full, familiar) in [
            ("python", "docker.io/library/python", "python"),
            ("python:3.8-alpine", "docker.io/library/python:3.8-alpine", "python:3.8-alpine"),
            ("library/python", "docker.io/library/python", "python"),
            ("docker.io/python", "docker.io/library/python", "python"),
            ("index.docker.io/a/b", "docker.io/a/b", "a/b"),
            ("user/app__x-y.z:1", "docker.io/user/app__x-y.z:1", "user/app__x-y.z:1"),
            ("localhost/app", "localhost/app", "localhost/app"),
            ("localhost:5000/app:2", "localhost:5000/app:2", "localhost:5000/app:2"),
            ("[::1]:5000/app", "[::1]:5000/app", "[::1]:5000/app"),
            ("Host/app", "Host/app", "Host/app"),
            ("a.b_c/d", "a.b_c/d", "a.b_c/d"),
        ] {
            assert_eq!(said(typed), format!("{full} = {familiar}"));
        }
        assert_eq!(
            said(&format!("a@sha256:{digits}")),
            format!("docker.io/library/a@sha256:{digits} = a@sha256:{digits}")
        );
        assert_eq!(said(&digits), format!("sha256:{digits}"));
    }

    #[test]
    fn what_is_no_name_is_refused_in_dockers_words() {
        for typed in [
            "",
            "-a",
            "a b",
            "a:",
            "a:b:c",
            "a..b",
            "a___b",
            "a/",
            "/a",
            "a//b",
            "a@b",
            "a:é",
            "a:-b",
            "python-hello-world.",
            "./a",
            ".",
        ] {
            assert_eq!(said(typed), "invalid reference format", "{typed}");
        }
        assert_eq!(said("Foo"), "invalid reference format: repository name (library/Foo) must be lowercase");
        assert_eq!(said("a/B:X"), "invalid reference format: repository name (a/B) must be lowercase");
        assert_eq!(said(&format!("a@sha256:{}", "0".repeat(40))), "invalid checksum digest length");
        assert_eq!(said(&format!("a@md5:{}", "0".repeat(40))), "unsupported digest algorithm");
        assert_eq!(said(&"a".repeat(300)), "repository name must not be more than 255 characters");
        assert!(Named::parse(&"a".repeat(64)).unwrap_err().to_string().contains("cannot specify 64-byte"));
    }

    #[test]
    fn a_tag_is_added_where_nothing_was_typed() {
        let familiar = |text| Named::parse(text).unwrap().with_default_tag().familiar();
        assert_eq!((familiar("a"), familiar("a:1")), ("a:latest".to_owned(), "a:1".to_owned()));
    }
}
