//! The build context: a snapshot's files as a tar in memory, the same bytes for the same files.
//!
//! Owner, times and modes are constant (root, the epoch, 0644, directories 0755), as a page has none of its own: a script needs
//! `RUN chmod` or `sh script`. Two builds of equal files therefore never differ by anything but the files.

use std::collections::BTreeSet;
use std::io;
use std::sync::Arc;

use protocol::limits::Limits;
use protocol::{DOCKERFILE, LimitKind, Notice};

/// Builds the tar; `dockerfile` replaces the content of the Dockerfile.
/// `owner` is who counts as root where the engine unpacks it (see `probe`).
pub(crate) fn tar(files: &[(String, Arc<str>)], dockerfile: &str, owner: u64) -> io::Result<Vec<u8>> {
    let n_bytes: usize = files.iter().map(|(_, content)| content.len() + 1024).sum();
    let mut builder = tar::Builder::new(Vec::with_capacity(n_bytes + 1024));
    for directory in directories(files) {
        let mut header = header(tar::EntryType::Directory, 0o755, owner, 0);
        builder.append_data(&mut header, format!("{directory}/"), io::empty())?;
    }
    for (path, content) in files {
        let content = if path == DOCKERFILE { dockerfile } else { content };
        let mut header = header(tar::EntryType::Regular, 0o644, owner, content.len() as u64);
        builder.append_data(&mut header, path, content.as_bytes())?;
    }
    builder.into_inner()
}

/// Refuses a snapshot that is larger than a workspace may be.
pub(crate) fn check(files: &[(String, Arc<str>)], limits: &Limits) -> Result<(), Notice> {
    let n_bytes = files.iter().map(|(_, content)| content.len() as u64).sum();
    let largest = files.iter().map(|(_, content)| content.len() as u64).max().unwrap_or(0);
    for (kind, used, limit) in [
        (LimitKind::Files, files.len() as u64, u64::from(limits.files)),
        (LimitKind::FileBytes, largest, limits.file_bytes),
        (LimitKind::WorkspaceBytes, n_bytes, limits.workspace_bytes),
    ] {
        if used > limit {
            return Err(Notice::Limit { kind, used, limit });
        }
    }
    Ok(())
}

fn directories(files: &[(String, Arc<str>)]) -> BTreeSet<&str> {
    let mut found = BTreeSet::new();
    for (path, _) in files {
        found.extend(path.match_indices('/').map(|(at, _)| &path[..at]));
    }
    found
}

fn header(kind: tar::EntryType, mode: u32, owner: u64, size: u64) -> tar::Header {
    let mut header = tar::Header::new_gnu();
    header.set_entry_type(kind);
    header.set_mode(mode);
    header.set_uid(owner);
    header.set_gid(owner);
    header.set_mtime(0);
    header.set_size(size);
    header
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(entries: &[(&str, &str)]) -> Vec<(String, Arc<str>)> {
        entries.iter().map(|(path, content)| ((*path).to_owned(), Arc::from(*content))).collect()
    }

    #[test]
    fn the_tar_holds_files_directories_and_the_other_dockerfile() {
        let files = files(&[("Dockerfile", "FROM a"), ("src/deep/app.py", "x = 1\n"), ("漢字.txt", "")]);
        let bytes = tar(&files, "FROM b", 7).unwrap();
        let mut archive = tar::Archive::new(&bytes[..]);
        let found: Vec<String> = archive
            .entries()
            .unwrap()
            .map(|entry| {
                let mut entry = entry.unwrap();
                let mut content = String::new();
                std::io::Read::read_to_string(&mut entry, &mut content).unwrap();
                let path = entry.path().unwrap().display().to_string();
                let header = entry.header();
                let numbers = (header.uid().unwrap(), header.gid().unwrap(), header.mtime().unwrap());
                format!("{path} {:o} {numbers:?} {content:?}", header.mode().unwrap())
            })
            .collect();
        assert_eq!(
            found,
            [
                "src/ 755 (7, 7, 0) \"\"",
                "src/deep/ 755 (7, 7, 0) \"\"",
                "Dockerfile 644 (7, 7, 0) \"FROM b\"",
                "src/deep/app.py 644 (7, 7, 0) \"x = 1\\n\"",
                "漢字.txt 644 (7, 7, 0) \"\"",
            ]
        );
        assert_eq!(bytes, tar(&files, "FROM b", 7).unwrap());
    }

    #[test]
    fn a_snapshot_beyond_the_limits_is_refused() {
        let limits = Limits { files: 1, file_bytes: 3, workspace_bytes: 4, ..Limits::default() };
        let kind = |entries: &[(&str, &str)]| match check(&files(entries), &limits) {
            Err(Notice::Limit { kind, used, .. }) => Some((kind, used)),
            _ => None,
        };
        assert_eq!(kind(&[("a", "123")]), None);
        assert_eq!(kind(&[("a", ""), ("b", "")]), Some((LimitKind::Files, 2)));
        assert_eq!(kind(&[("a", "1234")]), Some((LimitKind::FileBytes, 4)));
    }
}
