//! Which registry the operator wants (`DRYDOCK_REGISTRY`).

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use super::access::Credentials;

/// Where to find the registry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum RegistryChoice {
    /// One that Drydock starts and supervises, where the engine is private and `docker-registry` is installed; else none.
    #[default]
    Auto,
    /// None.
    Off,
    /// The operator's own.
    Address(RegistryAddress),
}

/// What the registry part is told at start.
#[derive(Clone, Debug)]
pub struct RegistryConfig {
    /// Where to find the registry.
    pub choice: RegistryChoice,
    /// Program of our own registry; `None` for the `docker-registry` on the `PATH`.
    pub program: Option<PathBuf>,
    /// Where our own registry keeps everything (`<data>/registry`).
    pub folder: PathBuf,
    /// Whether the images of tutorials are built and pushed to it.
    pub has_seeds: bool,
    /// How long nobody may have pushed or pulled before what is no longer wanted is collected.
    pub idle: std::time::Duration,
}

impl RegistryConfig {
    /// Returns the configuration of no registry.
    #[must_use]
    pub fn off(folder: PathBuf) -> Self {
        Self { choice: RegistryChoice::Off, program: None, folder, has_seeds: true, idle: IDLE }
    }

    /// Returns the host of the operator's registry, which is spoken to without encryption.
    pub(crate) fn insecure_host(&self) -> Option<&str> {
        match &self.choice {
            RegistryChoice::Address(address) => Some(address.host()),
            RegistryChoice::Auto | RegistryChoice::Off => None,
        }
    }
}

/// `http://[USER:PASSWORD@]HOST[:PORT]`. Engine and server speak to it without encryption, so it belongs on this machine or on a network of its own.
#[derive(Clone, PartialEq, Eq)]
pub struct RegistryAddress {
    host: String,
    credentials: Option<Credentials>,
}

/// Why a text is no address of a registry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "expected `auto`, `none` or `http://[USER:PASSWORD@]HOST[:PORT]`, without encryption and without a path"
)]
pub struct RegistryChoiceError;

impl RegistryAddress {
    /// Returns `HOST[:PORT]`, as it stands before an image's name. A host without a dot would be a user's name there, hence the port.
    pub(crate) fn host(&self) -> &str {
        &self.host
    }

    pub(crate) fn credentials(&self) -> Option<&Credentials> {
        self.credentials.as_ref()
    }
}

impl FromStr for RegistryChoice {
    type Err = RegistryChoiceError;

    fn from_str(text: &str) -> Result<Self, RegistryChoiceError> {
        match text {
            "auto" => Ok(Self::Auto),
            "none" => Ok(Self::Off),
            address => address.parse().map(Self::Address),
        }
    }
}

impl FromStr for RegistryAddress {
    type Err = RegistryChoiceError;

    fn from_str(text: &str) -> Result<Self, RegistryChoiceError> {
        let rest = text.strip_prefix("http://").ok_or(RegistryChoiceError)?;
        let rest = rest.strip_suffix('/').unwrap_or(rest);
        let (credentials, host) = match rest.rsplit_once('@') {
            Some((credentials, host)) => {
                let (user, password) = credentials.split_once(':').ok_or(RegistryChoiceError)?;
                (Some(Credentials::new(user, password)), host)
            }
            None => (None, rest),
        };
        let (name, port) = host.split_once(':').unwrap_or((host, "80"));
        let is_name = |character: char| character.is_ascii_alphanumeric() || matches!(character, '.' | '-');
        if name.is_empty() || !name.chars().all(is_name) || !port.parse::<u16>().is_ok_and(|port| port != 0) {
            return Err(RegistryChoiceError);
        }
        Ok(Self { host: format!("{name}:{port}"), credentials })
    }
}

/// Without the password.
impl fmt::Debug for RegistryAddress {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "http://{}", self.host)
    }
}

/// Longer than somebody reads between two commands of a tutorial.
const IDLE: std::time::Duration = std::time::Duration::from_secs(10 * 60);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_no_path_and_no_encryption() {
        let read = |text: &str| match text.parse() {
            Ok(RegistryChoice::Address(address)) => Ok(address.host),
            Ok(other) => Ok(format!("{other:?}")),
            Err(error) => Err(error),
        };
        assert_eq!(read("auto"), Ok("Auto".to_owned()));
        assert_eq!(read("none"), Ok("Off".to_owned()));
        assert_eq!(read("http://127.0.0.1:5000/"), Ok("127.0.0.1:5000".to_owned()));
        assert_eq!(read("http://images"), Ok("images:80".to_owned()));
        assert_eq!(read("http://u:p@images:5000"), Ok("images:5000".to_owned()));
        for text in [
            "",
            "images:5000",
            "https://images",
            "http://",
            "http://a/b",
            "http://a:0",
            "http://a:b",
            "http://u@a",
            "http://a:1:2",
        ] {
            assert_eq!(read(text), Err(RegistryChoiceError), "{text}");
        }
    }

    #[test]
    fn the_password_is_in_no_log() {
        let choice: RegistryChoice = "http://user:secret@images:5000".parse().unwrap();
        assert!(!format!("{choice:?}").contains("secret"), "{choice:?}");
    }
}
