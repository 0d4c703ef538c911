//! Stand-ins: one image from this machine's own Debian packages, tagged with the name of every base image that no registry gives.
//!
//! It holds Python, pip and this machine's CA bundle and package index settings, so that `RUN pip install` works as it does in the
//! official images. Standard output stays buffered as in those: what a learner sees here is what the real image does. The editors `vi` and `nano` are
//! there, which tutorials use in containers and most official images lack.

use std::ffi::OsString;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};
use std::sync::LazyLock;

use bollard::query_parameters::{CreateImageOptionsBuilder, TagImageOptionsBuilder};
use futures_util::StreamExt;
use sha2::{Digest as _, Sha256};
use tokio::process::Command;
use tokio_util::io::ReaderStream;

use crate::engine::connection::EngineConnection;
use crate::engine::context::EngineContext;
use crate::engine::daemon::is_program;
use crate::engine::labels;

/// Assembles the stand-in if it is not in the cache, imports it and gives it every name.
pub(crate) async fn provide(
    ctx: &EngineContext,
    connection: &EngineConnection,
    names: &[String],
) -> Result<(), StandInError> {
    let cache = ctx.config.standin_cache.clone().unwrap_or_else(|| ctx.config.data_dir.join("standin"));
    let assembled = assemble(&cache).await?;
    import(connection, &assembled).await?;
    for name in names {
        let (repository, tag) = name.rsplit_once(':').unwrap_or((name, "latest"));
        let options = TagImageOptionsBuilder::default().repo(repository).tag(tag).build();
        connection.docker.tag_image(IMPORTED, Some(options)).await?;
    }
    Ok(())
}

/// Returns what tells one way of assembling from another: the recipe, the CA bundle, the package index settings.
pub(crate) fn recipe() -> String {
    static RECIPE: LazyLock<String> = LazyLock::new(|| {
        let mut hash = Sha256::new();
        hash.update(RECIPE_VERSION);
        hash.update(std::fs::read(CA_BUNDLE).unwrap_or_default());
        hash.update(pip_settings());
        hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
    });
    RECIPE.clone()
}

/// Why there is no stand-in.
#[derive(Debug, thiserror::Error)]
pub(crate) enum StandInError {
    #[error("`mmdebstrap` is not installed")]
    NoTool,
    #[error("assembling needs root")]
    NotRoot,
    #[error("this machine is not a Debian or Ubuntu system")]
    NotDebian,
    #[error("the cache cannot be used: {0}")]
    Cache(#[source] io::Error),
    #[error("`mmdebstrap` failed: {0}")]
    Failed(String),
    #[error("the engine refused the stand-in: {0}")]
    Engine(#[from] bollard::errors::Error),
}

struct Assembled {
    tar: PathBuf,
    made_of: String,
}

/// Makes the tar once; a lock lets several servers share one cache.
async fn assemble(cache: &Path) -> Result<Assembled, StandInError> {
    let suite = codename().ok_or(StandInError::NotDebian)?;
    let stem = cache.join(format!("{suite}-{}", recipe()));
    let (tar, made_of) = (stem.with_extension("tar"), stem.with_extension("made-of"));
    let _lock = lock(cache).await.map_err(StandInError::Cache)?;
    if !tar.exists() || !made_of.exists() {
        let begun = std::time::Instant::now();
        let partial = stem.with_extension("partial.tar");
        run_mmdebstrap(&suite, &partial, &made_of).await?;
        std::fs::rename(&partial, &tar).map_err(StandInError::Cache)?;
        tracing::info!(seconds = begun.elapsed().as_secs(), "assembled the stand-in for base images");
    }
    let made_of = std::fs::read_to_string(&made_of).map_err(StandInError::Cache)?.trim().to_owned();
    Ok(Assembled { tar, made_of })
}

/// Waits for the cache's lock on a thread for blocking work; it is given back when the file is dropped.
async fn lock(cache: &Path) -> io::Result<File> {
    std::fs::create_dir_all(cache)?;
    let path = cache.join("lock");
    let locked = tokio::task::spawn_blocking(move || {
        let file = File::create(path)?;
        file.lock()?;
        Ok(file)
    });
    locked.await.map_err(io::Error::other)?
}

async fn run_mmdebstrap(suite: &str, tar: &Path, made_of: &Path) -> Result<(), StandInError> {
    if !is_program("mmdebstrap") {
        return Err(StandInError::NoTool);
    }
    if !rustix::process::geteuid().is_root() {
        return Err(StandInError::NotRoot);
    }
    let pip = tempfile::NamedTempFile::new().map_err(StandInError::Cache)?;
    std::fs::write(pip.path(), pip_settings()).map_err(StandInError::Cache)?;
    let describe = format!(r#"chroot "$1" python3 -c '{DESCRIBE}' > '{}'"#, made_of.display());
    let mut command = Command::new("mmdebstrap");
    command.args(["--quiet", "--variant=apt", "--include=python3,python3-pip,ca-certificates,vim-tiny,nano"]);
    command.arg("--aptopt=Apt::Install-Recommends \"false\"");
    for option in apt_options().await {
        command.arg(format!("--aptopt={option}"));
    }
    for left_out in ["man", "doc", "locale", "info"] {
        command.arg(format!("--dpkgopt=path-exclude=/usr/share/{left_out}/*"));
    }
    command.arg("--customize-hook=ln -s python3 \"$1/usr/bin/python\"");
    command.arg("--customize-hook=rm -rf \"$1\"/var/lib/apt/lists/* \"$1\"/var/cache/apt/*");
    command.arg(format!("--customize-hook=upload {CA_BUNDLE} {CA_BUNDLE}"));
    command.arg(format!("--customize-hook=upload {} /etc/pip.conf", pip.path().display()));
    command.arg("--customize-hook=chmod 644 \"$1/etc/pip.conf\"");
    command.arg(format!("--customize-hook={describe}"));
    command.arg(suite).arg(tar).args(apt_sources());
    command.stdin(Stdio::null()).kill_on_drop(true);
    let output = command.output().await.map_err(StandInError::Cache)?;
    if output.status.success() { Ok(()) } else { Err(StandInError::Failed(last_error(&output))) }
}

fn last_error(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr);
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let last = lines.iter().rev().find(|line| line.starts_with("E:")).or(lines.last());
    last.map_or_else(|| output.status.to_string(), |line| line.chars().take(300).collect())
}

/// Returns the machine's own files of package sources.
fn apt_sources() -> Vec<OsString> {
    let parts = std::fs::read_dir("/etc/apt/sources.list.d").into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = parts
        .map(|entry| entry.path())
        .chain([PathBuf::from("/etc/apt/sources.list")])
        .filter(|path| {
            path.extension().is_some_and(|extension| extension == "list" || extension == "sources")
        })
        .filter(|path| std::fs::read_to_string(path).is_ok_and(|text| is_distribution(&text)))
        .collect();
    files.sort();
    files.into_iter().map(PathBuf::into_os_string).collect()
}

/// Third parties' sources need keys that the new system would not have.
fn is_distribution(sources: &str) -> bool {
    let is_active = |line: &&str| !line.trim_start().starts_with('#');
    let has_main = sources.lines().filter(is_active).any(|line| line.contains(" main"));
    let is_known = sources.contains("debian-archive-keyring") || sources.contains("ubuntu-archive-keyring");
    has_main && (is_known || !sources.to_ascii_lowercase().contains("signed-by"))
}

/// Returns the machine's apt settings for proxies and for snapshots whose date has passed.
async fn apt_options() -> Vec<String> {
    let mut command = Command::new("apt-config");
    command.args(["dump", "Acquire"]).stdin(Stdio::null());
    let Ok(output) = command.output().await else { return Vec::new() };
    let text = String::from_utf8_lossy(&output.stdout);
    let wanted = ["Proxy", "Check-Valid-Until", "Check-Date"];
    text.lines()
        .filter(|line| wanted.iter().any(|name| line.contains(name)) && !line.contains("\"\""))
        .map(|line| line.trim_end_matches(';').to_owned())
        .collect()
}

fn codename() -> Option<String> {
    let release = std::fs::read_to_string("/etc/os-release").ok()?;
    let is_known = release.lines().any(|line| line == "ID=debian" || line == "ID=ubuntu");
    let name = release.lines().find_map(|line| line.strip_prefix("VERSION_CODENAME="))?;
    is_known.then(|| name.trim_matches('"').to_owned())
}

/// Returns a `pip.conf` with this machine's own package index, if it has one.
fn pip_settings() -> String {
    let mut settings = String::from("[global]\n");
    let own = std::fs::read_to_string("/etc/pip.conf").unwrap_or_default();
    for (option, variable) in [
        ("index-url", "PIP_INDEX_URL"),
        ("extra-index-url", "PIP_EXTRA_INDEX_URL"),
        ("trusted-host", "PIP_TRUSTED_HOST"),
        ("proxy", "PIP_PROXY"),
    ] {
        let in_file =
            own.lines().filter_map(|line| line.split_once('=')).find(|(name, _)| name.trim() == option);
        let value =
            std::env::var(variable).ok().or_else(|| in_file.map(|(_, value)| value.trim().to_owned()));
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            settings.push_str(&format!("{option} = {value}\n"));
        }
    }
    settings
}

async fn import(connection: &EngineConnection, assembled: &Assembled) -> Result<(), StandInError> {
    let (repository, tag) = IMPORTED.split_once(':').unwrap_or((IMPORTED, "latest"));
    let mut changes = vec![
        format!("LABEL {}=true", labels::STANDIN),
        format!("LABEL {}={}", labels::STANDIN_RECIPE, recipe()),
        format!("LABEL {}=\"{}\"", labels::STANDIN_MADE_OF, assembled.made_of),
        "CMD [\"python3\"]".to_owned(),
    ];
    changes.extend(ENVIRONMENT.iter().map(|variable| format!("ENV {variable}")));
    let options =
        CreateImageOptionsBuilder::default().from_src("-").repo(repository).tag(tag).changes(changes).build();
    let file = tokio::fs::File::open(&assembled.tar).await.map_err(StandInError::Cache)?;
    let body = bollard::body_try_stream(ReaderStream::with_capacity(file, 1 << 20));
    let mut progress = connection.docker.create_image(Some(options), Some(body), None);
    while let Some(item) = progress.next().await {
        item?;
    }
    Ok(())
}

/// The one name under which it is imported; the names of the base images are tags of the same image.
const IMPORTED: &str = "drydock/stand-in:latest";
const RECIPE_VERSION: &str = "2";
const CA_BUNDLE: &str = "/etc/ssl/certs/ca-certificates.crt";
const ENVIRONMENT: [&str; 6] = [
    "PATH=/usr/local/bin:/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin",
    "LANG=C.UTF-8",
    "PIP_CERT=/etc/ssl/certs/ca-certificates.crt",
    "PIP_BREAK_SYSTEM_PACKAGES=1",
    "PIP_ROOT_USER_ACTION=ignore",
    "PIP_DISABLE_PIP_VERSION_CHECK=1",
];
/// Prints what the image is made of, as `Debian 12, Python 3.11.2`.
const DESCRIBE: &str = "import platform as p; r = p.freedesktop_os_release(); print(r[\"NAME\"].split()[0], r.get(\"VERSION_ID\", \"testing\") + \",\", \"Python\", p.python_version())";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn third_party_sources_are_left_out() {
        let own = "Types: deb\nComponents: main\nSigned-By: /usr/share/keyrings/debian-archive-keyring.gpg\n";
        assert!(is_distribution(own));
        assert!(is_distribution("deb http://mirror.example.org/debian bookworm main\n"));
        assert!(!is_distribution("Types: deb\nComponents: main\nSigned-By: /usr/share/keyrings/other.gpg\n"));
        assert!(!is_distribution("# deb http://x y main\n"));
    }
}
