//! Base images of a shell and its libraries, imported into the engine: no registry is needed, and nothing is large.

use std::path::Path;

use anyhow::{Context as _, ensure};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::UnixStream;
use tokio::process::Command;

/// Tags of the images, what their extra file says, and what their configuration adds. The second has other layers than the first, the others
/// only another configuration.
const IMAGES: [(&str, &str, &str); 5] = [
    ("1", "one", ""),
    ("2", "two", ""),
    ("env", "one", "ENV FROM_BASE=yes"),
    ("dir", "one", "WORKDIR /base"),
    ("onbuild", "one", "ONBUILD COPY req.txt /on/\nONBUILD WORKDIR /on\nONBUILD RUN : on $A"),
];

/// Imports the images and returns their names.
pub(crate) async fn import(socket: &str) -> anyhow::Result<Vec<String>> {
    let mut images = Vec::new();
    for (tag, text, change_lines) in IMAGES {
        let tar = root(text).await?;
        let change = |line: &str| line.replace(' ', "%20").replace('/', "%2F").replace('=', "%3D");
        let changes: String = change_lines.lines().map(|line| format!("&changes={}", change(line))).collect();
        let path = format!("/images/create?fromSrc=-&repo=tiny&tag={tag}{changes}");
        let answer = call(socket, "POST", &path, &tar).await?;
        ensure!(!answer.contains("\"error\""), "the engine refused a base image: {answer}");
        images.push(format!("tiny:{tag}"));
    }
    Ok(images)
}

/// Packs `/bin/sh`, the libraries that it needs, and one file.
async fn root(text: &str) -> anyhow::Result<Vec<u8>> {
    let dir = tempfile::Builder::new().prefix("drydock-verify").tempdir()?;
    let place = |path: &str| dir.path().join(path.trim_start_matches('/'));
    for folder in ["bin", "etc", "tmp", "proc", "sys", "dev"] {
        std::fs::create_dir_all(place(folder))?;
    }
    std::fs::copy("/bin/sh", place("bin/sh")).context("/bin/sh")?;
    std::fs::write(place("etc/passwd"), "root:x:0:0::/:/bin/sh\n")?;
    std::fs::write(place("etc/group"), "root:x:0:\n")?;
    std::fs::write(place("etc/which"), text)?;
    let needed = Command::new("ldd").arg("/bin/sh").output().await.context("ldd")?;
    let needed = String::from_utf8_lossy(&needed.stdout).into_owned();
    for library in needed.split_whitespace().filter(|word| word.starts_with('/')) {
        let to = place(library);
        std::fs::create_dir_all(to.parent().unwrap_or(Path::new("/")))?;
        std::fs::copy(library, &to).with_context(|| library.to_owned())?;
    }
    let tar = Command::new("tar")
        .args(["--sort=name", "--mtime=@0", "--owner=0", "--group=0", "--numeric-owner", "-cf", "-", "-C"])
        .arg(dir.path())
        .arg(".")
        .output()
        .await
        .context("tar")?;
    ensure!(tar.status.success(), "tar: {}", String::from_utf8_lossy(&tar.stderr));
    Ok(tar.stdout)
}

/// Asks the engine something; HTTP/1.0, so that the answer ends with the connection.
async fn call(socket: &str, method: &str, path: &str, body: &[u8]) -> anyhow::Result<String> {
    let mut stream = UnixStream::connect(socket).await.with_context(|| socket.to_owned())?;
    let head = format!(
        "{method} {path} HTTP/1.0\r\nHost: engine\r\nContent-Type: application/x-tar\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).await?;
    // An engine that refuses does not read to the end; why is in its answer.
    let sent = stream.write_all(body).await;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await?;
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let (head, body) = answer.split_once("\r\n\r\n").with_context(|| format!("{path}: {sent:?} {answer}"))?;
    ensure!(head.lines().next().is_some_and(|line| line.contains(" 200")), "{path}: {answer}");
    Ok(body.to_owned())
}
