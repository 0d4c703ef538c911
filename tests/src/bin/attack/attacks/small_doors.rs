//! What needs no force: names that look like others, other users of the machine, numbers that are for the operator alone.

use std::os::unix::fs::PermissionsExt as _;

use anyhow::{Result, bail, ensure};
use protocol::{Digest, FileRecord, Notice, Replacement, ServerMessage, SessionRequest};

use crate::target::{Target, get};

/// Tries each of them.
pub(crate) async fn run(target: &Target) -> Result<String> {
    let n_names = names_that_hide_something(target).await?;
    let n_files = closed_to_others(target)?;
    let mut to_apps = target.for_attacker();
    to_apps.port = target.program().app_port();
    for server in [target.for_attacker(), to_apps] {
        for path in ["/metrics", "/metrics/", "//metrics"] {
            let (_, answer, _) = get(&server, path).await?;
            ensure!(!answer.contains("# TYPE"), "{path} at port {} tells numbers", server.port);
        }
    }
    Ok(format!("{n_names} names were refused, {n_files} files are closed, no numbers"))
}

async fn names_that_hide_something(target: &Target) -> Result<usize> {
    let mut client = target.attacker().await?;
    let hidden = [
        '\u{200b}', '\u{200d}', '\u{2060}', '\u{feff}', '\u{202e}', '\u{2066}', '\u{61c}', '\u{ad}',
        '\u{2028}',
    ];
    for character in hidden {
        let path = format!("app{character}.py");
        let (content, is_executable) = (String::new(), false);
        let file = FileRecord {
            path: path.clone(),
            revision: 0,
            digest: Digest(String::new()),
            content: Some(String::new()),
            is_executable,
        };
        for message in [
            SessionRequest::SaveFile { path: path.clone(), content, base_revision: 0, is_executable },
            SessionRequest::RenameFile { from: "app.py".to_owned(), to: path },
            SessionRequest::ReplaceFiles { by: Replacement::Files(vec![file]) },
        ] {
            match client.ask(message).await? {
                ServerMessage::Refused { notice: Notice::BadPath { .. } } => {}
                other => bail!("a name with U+{:04X} is answered with {other:?}", u32::from(character)),
            }
        }
    }
    Ok(hidden.len())
}

/// The data folder with its database is for the server's user alone.
fn closed_to_others(target: &Target) -> Result<usize> {
    let folder = target.program().data();
    let mode = std::fs::metadata(&folder)?.permissions().mode() & 0o777;
    ensure!(mode & 0o077 == 0, "the data folder has mode {mode:o}");
    let mut n_files = 0;
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            let mode = entry.metadata()?.permissions().mode() & 0o777;
            ensure!(mode & 0o077 == 0, "{} has mode {mode:o}", entry.path().display());
            n_files += 1;
        }
    }
    ensure!(n_files > 0, "there is no database to look at");
    Ok(n_files)
}
