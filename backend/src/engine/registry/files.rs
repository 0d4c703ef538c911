//! What our own registry keeps in its folder: its port and its password, which stay the same, its configuration, and its storage.

use std::io::{self, Write as _};
use std::net::{Ipv4Addr, SocketAddrV4, TcpListener};
use std::path::{Path, PathBuf};

use serde_json::json;

use super::access::{Credentials, RegistryAccess, RegistryMode};
use crate::data_folder::{make_private, make_private_file};
use crate::secret;

/// The folder of one registry.
#[derive(Clone, Debug)]
pub(crate) struct RegistryFiles {
    folder: PathBuf,
}

impl RegistryFiles {
    /// Makes the folder, which only its owner may enter.
    pub(crate) fn open(folder: &Path) -> io::Result<Self> {
        make_private(folder)?;
        Ok(Self { folder: folder.canonicalize()? })
    }

    /// Writes the configuration anew, and returns how the registry is spoken to once it runs.
    pub(crate) fn prepare(&self, mode: RegistryMode) -> io::Result<RegistryAccess> {
        let port = self.port()?;
        let password = self.password()?;
        // The password is random, so that trying passwords is hopeless even at the least cost; each request pays it.
        let hash = bcrypt::hash(&password, LEAST_COST).map_err(io::Error::other)?;
        write_private(&self.folder.join("htpasswd"), &format!("{USER}:{hash}\n"))?;
        write_private(&self.config_file(), &self.config(port, mode)?.to_string())?;
        Ok(RegistryAccess {
            host: format!("{}:{port}", Ipv4Addr::LOCALHOST),
            credentials: Some(Credentials::new(USER, &password)),
            mode,
        })
    }

    /// Returns the configuration file; its path on a command line marks a process as ours.
    pub(crate) fn config_file(&self) -> PathBuf {
        self.folder.join("config.yml")
    }

    pub(crate) fn pid_file(&self) -> PathBuf {
        self.folder.join("registry.pid")
    }

    /// Returns the folder of all repositories, as the registry's storage driver lays it out.
    pub(crate) fn repositories(&self) -> PathBuf {
        self.storage().join("docker/registry/v2/repositories")
    }

    /// Returns the folder of everything that was pushed.
    pub(crate) fn storage(&self) -> PathBuf {
        self.folder.join("storage")
    }

    /// Returns the port of the last time, or another where somebody else has taken it.
    fn port(&self) -> io::Result<u16> {
        let file = self.folder.join("port");
        let bind = |port| TcpListener::bind(SocketAddrV4::new(Ipv4Addr::LOCALHOST, port));
        let known = std::fs::read_to_string(&file).ok().and_then(|text| text.trim().parse().ok());
        if let Some(port) = known.filter(|port| *port != 0 && bind(*port).is_ok()) {
            return Ok(port);
        }
        let port = bind(0)?.local_addr()?.port();
        write_private(&file, &format!("{port}\n"))?;
        Ok(port)
    }

    fn password(&self) -> io::Result<String> {
        let file = self.folder.join("password");
        let known = std::fs::read_to_string(&file).unwrap_or_default();
        let known = known.trim();
        if known.len() >= PASSWORD_LENGTH {
            drop(make_private_file(&file)?);
            return Ok(known.to_owned());
        }
        let password = secret::token().map_err(io::Error::other)?.0;
        write_private(&file, &format!("{password}\n"))?;
        Ok(password)
    }

    /// JSON is YAML, and needs no rules for quoting paths.
    fn config(&self, port: u16, mode: RegistryMode) -> io::Result<serde_json::Value> {
        let secret = secret::token().map_err(io::Error::other)?.0;
        Ok(json!({
            "version": "0.1",
            "log": { "level": "error", "accesslog": { "disabled": true } },
            "storage": {
                "filesystem": { "rootdirectory": self.storage() },
                "delete": { "enabled": true },
                "maintenance": {
                    "readonly": { "enabled": mode == RegistryMode::ReadOnly },
                    "uploadpurging": { "enabled": true, "age": "24h", "interval": "6h", "dryrun": false },
                },
            },
            // Debian's own configuration listens on every interface.
            "http": { "addr": format!("{}:{port}", Ipv4Addr::LOCALHOST), "secret": secret },
            "auth": { "htpasswd": { "realm": "drydock", "path": self.folder.join("htpasswd") } },
        }))
    }
}

fn write_private(path: &Path, text: &str) -> io::Result<()> {
    let mut file = make_private_file(path)?;
    file.set_len(0)?;
    file.write_all(text.as_bytes())
}

/// The only user of our own registry.
const USER: &str = "drydock";
/// Characters of a token.
const PASSWORD_LENGTH: usize = 32;
/// The least that bcrypt knows.
const LEAST_COST: u32 = 4;

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn port_and_password_stay_and_are_nobody_elses() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("registry");
        let first = RegistryFiles::open(&path).unwrap().prepare(RegistryMode::Serving).unwrap();
        let again = RegistryFiles::open(&path).unwrap().prepare(RegistryMode::Serving).unwrap();
        assert_eq!(first, again);
        for name in ["password", "htpasswd", "config.yml", "port"] {
            let mode = std::fs::metadata(path.join(name)).unwrap().permissions().mode();
            assert_eq!(mode & 0o7777, 0o600, "{name}");
        }
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o7777, 0o700);
        let password = std::fs::read_to_string(path.join("password")).unwrap();
        let line = std::fs::read_to_string(path.join("htpasswd")).unwrap();
        let (user, hash) = line.trim().split_once(':').unwrap();
        assert_eq!(user, USER);
        assert!(bcrypt::verify(password.trim(), hash).unwrap(), "{hash}");
    }

    #[test]
    fn a_port_that_somebody_took_is_replaced_and_the_new_one_kept() {
        let folder = tempfile::tempdir().unwrap();
        let files = RegistryFiles::open(folder.path()).unwrap();
        let first = files.port().unwrap();
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, first)).unwrap();
        let second = files.port().unwrap();
        assert_ne!(first, second);
        drop(taken);
        assert_eq!(files.port().unwrap(), second);
    }

    #[test]
    fn only_this_machine_reaches_it_and_read_only_means_so() {
        let folder = tempfile::tempdir().unwrap();
        let files = RegistryFiles::open(folder.path()).unwrap();
        let config = files.config(5000, RegistryMode::ReadOnly).unwrap();
        assert_eq!(config["http"]["addr"], "127.0.0.1:5000");
        assert_eq!(config["storage"]["maintenance"]["readonly"]["enabled"], true);
        assert_eq!(config["storage"]["delete"]["enabled"], true);
        let config = files.config(5000, RegistryMode::Serving).unwrap();
        assert_eq!(config["storage"]["maintenance"]["readonly"]["enabled"], false);
        assert_eq!(config["auth"]["htpasswd"]["path"], files.folder.join("htpasswd").display().to_string());
    }
}
