//! Names in the server's registry, and who may write which, as store and engine have them.
//!
//! A workspace takes a user name with `docker login`: the first that asks gets it. What it pushes under this name every workspace can pull. No
//! password is kept; the workspace is the proof.

use std::fmt;

/// A user name of the registry: 2 to 30 lowercase letters, digits, `-` and `_`, and such that it can stand before the `/` of an image's name.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RegistryUser(String);

/// Why a text is no user name that a workspace can take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RegistryUserError {
    /// It is shorter than 2 or longer than 30 characters.
    #[error("a user name has 2 to 30 characters")]
    Length,
    /// It cannot be the first part of an image's name.
    #[error("a user name has lowercase letters, digits, and between them `-` or `_`")]
    Characters,
    /// It is kept for images that Drydock provides, or means something else in an image's name.
    #[error("the name is reserved")]
    Reserved,
}

impl RegistryUser {
    /// Reads a name as somebody types it at `docker login`.
    ///
    /// # Errors
    ///
    /// Why it cannot be taken.
    pub fn parse(text: &str) -> Result<Self, RegistryUserError> {
        if !USER_LENGTH.contains(&text.len()) {
            return Err(RegistryUserError::Length);
        }
        if text.contains('.') || !is_path_component(text) {
            return Err(RegistryUserError::Characters);
        }
        if RESERVED.contains(&text) {
            return Err(RegistryUserError::Reserved);
        }
        Ok(Self(text.to_owned()))
    }

    /// Returns the name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RegistryUser {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// An image's name in the registry: `USER/REPOSITORY:TAG`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RemoteName {
    user: String,
    repository: String,
    tag: String,
}

/// Why a text names no image of the registry.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RemoteNameError {
    /// It names another registry than Docker Hub, whose place ours takes.
    #[error("the image belongs to the registry `{host}`")]
    OtherRegistry {
        /// As it is written.
        host: String,
    },
    /// It names content by its digest.
    #[error("an image by its digest")]
    Digest,
    /// It is no name.
    #[error("invalid reference format")]
    Malformed,
}

impl RemoteName {
    /// Reads a name as `docker push` and `docker pull` take it: `docker.io/` may stand before, a tag that is missing is `latest`, a user that is
    /// missing is `library`.
    ///
    /// # Errors
    ///
    /// Why it is no name in this registry.
    pub fn parse(text: &str) -> Result<Self, RemoteNameError> {
        if text.len() > NAME_BYTES {
            return Err(RemoteNameError::Malformed);
        }
        if text.contains('@') {
            return Err(RemoteNameError::Digest);
        }
        let rest = match text.split_once('/') {
            Some(("docker.io" | "index.docker.io", rest)) => rest,
            Some((host, _)) if host == "localhost" || host.contains(['.', ':']) => {
                return Err(RemoteNameError::OtherRegistry { host: host.to_owned() });
            }
            Some(_) | None => text,
        };
        let (path, tag) = rest.split_once(':').unwrap_or((rest, DEFAULT_TAG));
        let (user, repository) = path.split_once('/').unwrap_or((OFFICIAL, path));
        if !is_path_component(user) || !is_path_component(repository) || !is_tag(tag) {
            return Err(RemoteNameError::Malformed);
        }
        Ok(Self { user: user.to_owned(), repository: repository.to_owned(), tag: tag.to_owned() })
    }

    /// Returns whose name it is.
    #[must_use]
    pub fn user(&self) -> &str {
        &self.user
    }

    /// Returns `USER/REPOSITORY`.
    #[must_use]
    pub fn path(&self) -> String {
        format!("{}/{}", self.user, self.repository)
    }

    /// Returns the tag.
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.tag
    }
}

impl fmt::Display for RemoteName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{}:{}", self.user, self.repository, self.tag)
    }
}

/// Whom the registry takes a workspace for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RegistryIdentity {
    /// The name under which it is logged in.
    pub logged_in: Option<RegistryUser>,
    /// Every name that it has taken, the one above included; the limit of its bytes counts them together.
    pub names: Vec<RegistryUser>,
}

/// Why a workspace may not write a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WriteRefusal {
    /// It is not logged in.
    #[error("not logged in")]
    NotLoggedIn,
    /// The name is somebody else's.
    #[error("the name belongs to another user")]
    NotYours,
}

/// Decides who may write which name; nothing else does.
///
/// # Errors
///
/// Why the workspace may not.
pub fn may_write(identity: &RegistryIdentity, name: &RemoteName) -> Result<(), WriteRefusal> {
    let user = identity.logged_in.as_ref().ok_or(WriteRefusal::NotLoggedIn)?;
    let is_own = user.as_str() == name.user && identity.names.contains(user);
    if is_own && !RESERVED.contains(&&*name.user) { Ok(()) } else { Err(WriteRefusal::NotYours) }
}

/// Tells whether a text is one part of a repository's path, by the grammar of the distribution project
/// (<https://distribution.github.io/distribution/spec/api/#overview>): letters and digits, between them `.`, `_`, `__` or any number of `-`.
fn is_path_component(text: &str) -> bool {
    let is_inner = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let bytes = text.as_bytes();
    let has_ends =
        bytes.first().is_some_and(|byte| is_inner(*byte)) && bytes.last().is_some_and(|byte| is_inner(*byte));
    has_ends
        && text.split(|character: char| character.is_ascii_lowercase() || character.is_ascii_digit()).all(
            |between| matches!(between, "" | "." | "_" | "__") || between.bytes().all(|byte| byte == b'-'),
        )
}

fn is_tag(text: &str) -> bool {
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let mut bytes = text.bytes();
    text.len() <= TAG_BYTES
        && bytes.next().is_some_and(is_word)
        && bytes.all(|byte| is_word(byte) || matches!(byte, b'.' | b'-'))
}

const USER_LENGTH: std::ops::RangeInclusive<usize> = 2..=30;
/// What `docker pull python` means by no user.
const OFFICIAL: &str = "library";
const DEFAULT_TAG: &str = "latest";
const TAG_BYTES: usize = 128;
const NAME_BYTES: usize = 255;
/// The owners of the images that Drydock provides, those of Docker's own images, and what would name a host.
const RESERVED: [&str; 5] = ["lyzhang1999", OFFICIAL, "docker", "drydock", "localhost"];

#[cfg(test)]
mod tests {
    use super::*;

    fn identity(names: &[&str]) -> RegistryIdentity {
        let names: Vec<RegistryUser> = names.iter().map(|name| RegistryUser::parse(name).unwrap()).collect();
        RegistryIdentity { logged_in: names.first().cloned(), names }
    }

    #[test]
    fn a_user_name_can_stand_in_an_images_name_and_is_not_reserved() {
        for name in ["my_dockerhub_name", "ada", "a1", "a-b", "a--b", "a__b", &"a".repeat(30)] {
            assert_eq!(RegistryUser::parse(name).map(|user| user.to_string()), Ok(name.to_owned()));
            assert!(RemoteName::parse(&format!("{name}/web")).is_ok(), "{name}");
        }
        for (name, error) in [
            ("a", RegistryUserError::Length),
            ("", RegistryUserError::Length),
            (&*"a".repeat(31), RegistryUserError::Length),
            ("Ada", RegistryUserError::Characters),
            ("_ada", RegistryUserError::Characters),
            ("ada-", RegistryUserError::Characters),
            ("a___b", RegistryUserError::Characters),
            ("a.b", RegistryUserError::Characters),
            ("a/b", RegistryUserError::Characters),
            ("../..", RegistryUserError::Characters),
            ("adä", RegistryUserError::Characters),
            ("library", RegistryUserError::Reserved),
            ("lyzhang1999", RegistryUserError::Reserved),
            ("localhost", RegistryUserError::Reserved),
        ] {
            assert_eq!(RegistryUser::parse(name), Err(error), "{name}");
        }
    }

    #[test]
    fn names_are_read_as_docker_reads_them() {
        let read = |text: &str| RemoteName::parse(text).map(|name| name.to_string());
        assert_eq!(read("ada/web"), Ok("ada/web:latest".to_owned()));
        assert_eq!(read("docker.io/ada/web:1.0"), Ok("ada/web:1.0".to_owned()));
        assert_eq!(read("web"), Ok("library/web:latest".to_owned()));
        assert_eq!(read("ada/web@sha256:00"), Err(RemoteNameError::Digest));
        for host in ["127.0.0.1:5000", "ghcr.io", "localhost"] {
            let other = RemoteNameError::OtherRegistry { host: host.to_owned() };
            assert_eq!(read(&format!("{host}/ada/web")), Err(other));
        }
        let long = format!("ada/{}", "w".repeat(300));
        for text in [
            "",
            "/",
            "ada/",
            "/web",
            "ada/web:",
            "ada/web:-1",
            "ada/a/b",
            "Ada/web",
            "ada/../x",
            "ada/web?n=1",
            &long,
        ] {
            assert_eq!(read(text), Err(RemoteNameError::Malformed), "{text}");
        }
    }

    #[test]
    fn only_the_name_that_one_is_logged_in_with_may_be_written() {
        let ada = identity(&["ada", "ada-2"]);
        let may =
            |identity: &RegistryIdentity, text: &str| may_write(identity, &RemoteName::parse(text).unwrap());
        assert_eq!(may(&ada, "ada/web"), Ok(()));
        for other in ["ada-2/web", "bob/web", "web", "lyzhang1999/hello-world-flask", "ad/web"] {
            assert_eq!(may(&ada, other), Err(WriteRefusal::NotYours), "{other}");
        }
        assert_eq!(may(&RegistryIdentity::default(), "ada/web"), Err(WriteRefusal::NotLoggedIn));
        let logged_out = RegistryIdentity { logged_in: None, ..ada.clone() };
        assert_eq!(may(&logged_out, "ada/web"), Err(WriteRefusal::NotLoggedIn));
        // A name that went to somebody else meanwhile.
        let stale = RegistryIdentity { names: Vec::new(), ..ada };
        assert_eq!(may(&stale, "ada/web"), Err(WriteRefusal::NotYours));
    }
}
