//! Names of images as `distribution/reference` reads them, and BuildKit with it.
//!
//! Errors have its words. Which tags exist, and whether an image may be used, is not asked here.

mod grammar;

use std::fmt;

/// A name in full: `python:3.8` is `docker.io`, `library/python`, `3.8`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImageReference {
    /// The registry's host, with its port when it has one.
    pub domain: String,
    /// The repository in it.
    pub path: String,
    /// What follows the `:`.
    pub tag: Option<String>,
    /// What follows the `@`, algorithm included.
    pub digest: Option<String>,
}

/// Why a name is no image's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReferenceError {
    /// 64 hexadecimal digits, which is an image's id; the text.
    Identifier(String),
    /// Capitals in the repository, which is named.
    Uppercase(String),
    /// Capitals anywhere else where there may be none.
    NameContainsUppercase,
    /// It does not follow the grammar.
    Format,
    /// A repository of more than 255 bytes.
    TooLong,
    /// A digest whose algorithm is not known.
    DigestAlgorithm,
    /// A digest with capitals or other characters.
    DigestFormat,
    /// A digest that is too short or too long for its algorithm.
    DigestLength,
}

impl fmt::Display for ReferenceError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            Self::Identifier(text) => {
                return write!(
                    formatter,
                    "invalid repository name ({text}), cannot specify 64-byte hexadecimal strings"
                );
            }
            Self::Uppercase(name) => {
                return write!(
                    formatter,
                    "invalid reference format: repository name ({name}) must be lowercase"
                );
            }
            Self::NameContainsUppercase => "repository name must be lowercase",
            Self::Format => "invalid reference format",
            Self::TooLong => "repository name must not be more than 255 characters",
            Self::DigestAlgorithm => "unsupported digest algorithm",
            Self::DigestFormat => "invalid checksum digest format",
            Self::DigestLength => "invalid checksum digest length",
        };
        formatter.write_str(text)
    }
}

impl std::error::Error for ReferenceError {}

impl ImageReference {
    /// Reads a name as people write it (`ParseNormalizedNamed`).
    pub fn parse(text: &str) -> Result<Self, ReferenceError> {
        if text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')) {
            return Err(ReferenceError::Identifier(text.to_owned()));
        }
        let (domain, rest) = split_domain(text);
        let remote = rest.split(':').next().unwrap_or("");
        if remote.to_lowercase() != remote {
            return Err(ReferenceError::Uppercase(remote.to_owned()));
        }
        let full = [domain, "/", &rest].concat();
        let parts = grammar::split(&full).ok_or_else(|| {
            let lower = full.to_lowercase();
            match lower != full && grammar::split(&lower).is_some() {
                true => ReferenceError::NameContainsUppercase,
                false => ReferenceError::Format,
            }
        })?;
        if parts.path.len() > LONGEST_PATH {
            return Err(ReferenceError::TooLong);
        }
        if let Some(digest) = parts.digest {
            check_digest(digest)?;
        }
        Ok(Self {
            domain: parts.domain.to_owned(),
            path: parts.path.to_owned(),
            tag: parts.tag.map(str::to_owned),
            digest: parts.digest.map(str::to_owned),
        })
    }

    /// Returns domain and repository: `docker.io/library/python` (`Name`).
    #[must_use]
    pub fn name(&self) -> String {
        let slash = if self.domain.is_empty() { "" } else { "/" };
        [&self.domain, slash, &self.path].concat()
    }

    /// Returns the name as people write it: `python` (`FamiliarName`).
    #[must_use]
    pub fn familiar_name(&self) -> String {
        if self.domain != DEFAULT_DOMAIN {
            return self.name();
        }
        let official = self.path.strip_prefix(OFFICIAL).filter(|rest| !rest.contains('/'));
        official.unwrap_or(&self.path).to_owned()
    }

    /// Returns the whole reference as people write it: `python:3.8` (`FamiliarString`).
    #[must_use]
    pub fn familiar(&self) -> String {
        [self.familiar_name(), self.suffix()].concat()
    }

    /// Adds `latest` where neither tag nor digest is there (`TagNameOnly`).
    #[must_use]
    pub fn with_default_tag(mut self) -> Self {
        if self.tag.is_none() && self.digest.is_none() {
            self.tag = Some("latest".to_owned());
        }
        self
    }

    fn suffix(&self) -> String {
        let tag = self.tag.as_deref().map_or([""; 2], |tag| [":", tag]);
        let digest = self.digest.as_deref().map_or([""; 2], |digest| ["@", digest]);
        [tag.concat(), digest.concat()].concat()
    }
}

impl fmt::Display for ImageReference {
    /// Writes everything: `docker.io/library/python:3.8`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}{}", self.name(), self.suffix())
    }
}

const DEFAULT_DOMAIN: &str = "docker.io";
const OFFICIAL: &str = "library/";
const LONGEST_PATH: usize = 255;

/// Splits off the domain, or puts Docker Hub's in its place (`splitDockerDomain`).
fn split_domain(text: &str) -> (&str, String) {
    let Some((first, rest)) = text.split_once('/') else {
        return (DEFAULT_DOMAIN, [OFFICIAL, text].concat());
    };
    let is_domain = first == "localhost" || first.contains(['.', ':']) || first.to_lowercase() != first;
    let (domain, rest) = match is_domain {
        true if first == "index.docker.io" => (DEFAULT_DOMAIN, rest),
        true => (first, rest),
        false => (DEFAULT_DOMAIN, text),
    };
    if domain == DEFAULT_DOMAIN && !rest.contains('/') {
        return (domain, [OFFICIAL, rest].concat());
    }
    (domain, rest.to_owned())
}

/// Checks a digest that follows the grammar (`go-digest`, `Digest.Validate`).
fn check_digest(digest: &str) -> Result<(), ReferenceError> {
    let (algorithm, encoded) = digest.split_once(':').ok_or(ReferenceError::DigestFormat)?;
    let length = match algorithm {
        "sha256" => 64,
        "sha384" => 96,
        "sha512" => 128,
        // The grammar of go-digest has no capitals here.
        _ if algorithm.bytes().any(|byte| byte.is_ascii_uppercase()) => {
            return Err(ReferenceError::DigestFormat);
        }
        _ => return Err(ReferenceError::DigestAlgorithm),
    };
    if encoded.len() != length {
        return Err(ReferenceError::DigestLength);
    }
    match encoded.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')) {
        true => Ok(()),
        false => Err(ReferenceError::DigestFormat),
    }
}

#[cfg(test)]
mod tests;
