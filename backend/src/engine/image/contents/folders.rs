//! Layers where they lie: the private daemon keeps each in a folder of its own (`overlay2`), which is read many times quicker than an export, since no
//! content is touched.
//!
//! Only for the daemon that is ours and on this machine; whatever looks different from what is expected here leads back to the export. What overlay
//! file systems write for a deletion is told as the whiteout of an image. Nothing is followed: links are data, and a file is opened only below its layer and
//! through folders alone.

use std::collections::HashMap;
use std::fs::{DirEntry, File, Metadata};
use std::io::Read as _;
use std::os::unix::fs::{FileTypeExt as _, MetadataExt as _};
use std::path::{Path, PathBuf};

use bollard::models::ImageInspect;
use protocol::EntryKind;
use rustix::fs::{Mode, OFlags, ResolveFlags};

use super::archive::{MOST_ENTRIES, RawEntry, RawLayer};
use crate::limits::assert_off_async_threads;

/// Begins the `place` of a layer that lies in a folder; the places of exports are relative.
const IN_FOLDER: &str = "folder:";

/// Returns the folders of an image's layers, lowest first; `None` when they are not to be had.
pub(super) fn of_image(image: &ImageInspect) -> Option<Vec<PathBuf>> {
    let driver = image.graph_driver.as_ref().filter(|driver| driver.name == "overlay2")?;
    let upper = driver.data.get("UpperDir")?;
    let lower = driver.data.get("LowerDir").map(String::as_str).unwrap_or_default();
    let mut folders: Vec<PathBuf> =
        lower.split(':').filter(|path| !path.is_empty()).rev().map(PathBuf::from).collect();
    folders.push(PathBuf::from(upper));
    let n_layers = image.root_fs.as_ref()?.layers.as_ref()?.len();
    let is_whole =
        folders.len() == n_layers && folders.iter().all(|path| path.is_absolute() && path.is_dir());
    is_whole.then_some(folders)
}

/// Lists layers; `None` when one of them cannot be understood from outside.
pub(super) fn list(folders: &[PathBuf]) -> Option<Vec<RawLayer>> {
    assert_off_async_threads();
    let mut room = MOST_ENTRIES;
    let mut layers = Vec::with_capacity(folders.len());
    for folder in folders {
        let layer = list_one(folder, room).ok().flatten()?;
        room = room.saturating_sub(layer.entries.len());
        layers.push(layer);
    }
    Some(layers)
}

fn list_one(root: &Path, room: usize) -> std::io::Result<Option<RawLayer>> {
    let place = format!("{IN_FOLDER}{}", root.display());
    let mut layer = RawLayer { place, ..RawLayer::default() };
    let mut names: HashMap<u64, String> = HashMap::new();
    let mut open = vec![(root.to_owned(), String::new())];
    while let Some((folder, path)) = open.pop() {
        // A folder that was renamed lies elsewhere in a layer below.
        if has_attribute(&folder, "trusted.overlay.redirect") {
            return Ok(None);
        }
        if !path.is_empty() && has_attribute(&folder, "trusted.overlay.opaque") {
            layer.entries.push(whiteout(format!("{path}/.wh..wh..opq")));
        }
        let mut found = std::fs::read_dir(&folder)?.collect::<std::io::Result<Vec<_>>>()?;
        found.sort_by_key(DirEntry::file_name);
        for entry in found {
            if layer.entries.len() >= room {
                layer.is_cut = true;
                return Ok(Some(layer));
            }
            let name = entry.file_name().to_string_lossy().into_owned();
            let inner = if path.is_empty() { name.clone() } else { format!("{path}/{name}") };
            let about = entry.metadata()?;
            if about.file_type().is_char_device() && about.rdev() == 0 {
                let prefix = if path.is_empty() { String::new() } else { format!("{path}/") };
                layer.entries.push(whiteout(format!("{prefix}.wh.{name}")));
                continue;
            }
            if about.is_dir() {
                open.push((entry.path(), inner.clone()));
            }
            layer.entries.push(raw_entry(inner, &about, &entry.path(), &mut names));
        }
    }
    Ok(Some(layer))
}

fn raw_entry(path: String, about: &Metadata, place: &Path, names: &mut HashMap<u64, String>) -> RawEntry {
    let kind = about.file_type();
    let mode = about.mode() & 0o7777;
    let bare = |kind, link: String| RawEntry { path: path.clone(), kind, bytes: 0, mode, link };
    if kind.is_symlink() {
        let target = std::fs::read_link(place).unwrap_or_default();
        return bare(EntryKind::Link, target.to_string_lossy().into_owned());
    }
    if kind.is_dir() {
        return bare(EntryKind::Folder, String::new());
    }
    if !kind.is_file() {
        return bare(EntryKind::Other, String::new());
    }
    if about.nlink() > 1 {
        if let Some(first) = names.get(&about.ino()) {
            return bare(EntryKind::HardLink, first.clone());
        }
        names.insert(about.ino(), path.clone());
    }
    RawEntry { bytes: about.len(), ..bare(EntryKind::File, String::new()) }
}

fn whiteout(path: String) -> RawEntry {
    RawEntry { path, kind: EntryKind::Other, bytes: 0, mode: 0, link: String::new() }
}

fn has_attribute(path: &Path, name: &str) -> bool {
    let mut value = [0_u8; 256];
    // A value that does not fit is one too.
    match rustix::fs::lgetxattr(path, name, &mut value[..]) {
        Ok(length) => length > 0,
        Err(error) => error == rustix::io::Errno::RANGE,
    }
}

/// Returns the folder that a layer lies in, if it was listed from there.
pub(super) fn folder_of(place: &str) -> Option<PathBuf> {
    place.strip_prefix(IN_FOLDER).map(PathBuf::from)
}

/// Reads the beginning of a file of a layer, and its size.
pub(super) fn read(root: &Path, path: &str, most: usize) -> std::io::Result<(u64, Vec<u8>)> {
    assert_off_async_threads();
    let root = File::open(root)?;
    let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
    let resolve = ResolveFlags::BENEATH | ResolveFlags::NO_SYMLINKS | ResolveFlags::NO_MAGICLINKS;
    let file = File::from(rustix::fs::openat2(&root, path, flags, Mode::empty(), resolve)?);
    let about = file.metadata()?;
    if !about.is_file() {
        return Err(std::io::ErrorKind::NotFound.into());
    }
    let mut content = Vec::new();
    file.take(most as u64).read_to_end(&mut content)?;
    Ok((about.len(), content))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn a_folder_is_listed_as_a_layer() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        std::fs::create_dir_all(root.join("etc/deep")).unwrap();
        std::fs::write(root.join("etc/deep/a.txt"), "hello").unwrap();
        std::fs::hard_link(root.join("etc/deep/a.txt"), root.join("etc/deep/b.txt")).unwrap();
        symlink("/etc/passwd", root.join("link")).unwrap();
        let layers = list(&[root.to_owned()]).unwrap();
        let describe = |entry: &RawEntry| {
            let RawEntry { path, kind, bytes, link, .. } = entry;
            format!("{kind:?} {path} {bytes} {link}")
        };
        let mut found: Vec<String> = layers[0].entries.iter().map(describe).collect();
        found.sort();
        assert_eq!(
            found,
            [
                "File etc/deep/a.txt 5 ",
                "Folder etc 0 ",
                "Folder etc/deep 0 ",
                "HardLink etc/deep/b.txt 0 etc/deep/a.txt",
                "Link link 0 /etc/passwd",
            ]
        );
        assert_eq!(folder_of(&layers[0].place).as_deref(), Some(root));
        assert_eq!(folder_of("abc/layer.tar"), None);
    }

    #[test]
    fn nothing_outside_of_a_layer_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("layer");
        std::fs::create_dir(&root).unwrap();
        std::fs::write(folder.path().join("secret"), "no").unwrap();
        std::fs::write(root.join("own"), "abc").unwrap();
        symlink("../secret", root.join("link")).unwrap();
        symlink("..", root.join("up")).unwrap();
        assert_eq!(read(&root, "own", 2).unwrap(), (3, b"ab".to_vec()));
        for path in ["../secret", "link", "up/secret", "/etc/passwd", "", "."] {
            assert!(read(&root, path, 9).is_err(), "{path}");
        }
    }

    #[test]
    fn folders_that_are_not_all_there_are_not_used() {
        let image = |name: &str, upper: &str, n_layers: usize| ImageInspect {
            graph_driver: Some(bollard::models::DriverData {
                name: name.into(),
                data: HashMap::from([("UpperDir".into(), upper.into())]),
            }),
            root_fs: Some(bollard::models::ImageInspectRootFs {
                layers: Some(vec![String::new(); n_layers]),
                ..Default::default()
            }),
            ..ImageInspect::default()
        };
        let folder = tempfile::tempdir().unwrap();
        let here = folder.path().to_str().unwrap();
        assert_eq!(of_image(&image("overlay2", here, 1)), Some(vec![folder.path().to_owned()]));
        for odd in [
            image("vfs", here, 1),
            image("overlay2", here, 2),
            image("overlay2", "/nothing/here", 1),
            image("overlay2", "relative", 1),
        ] {
            assert_eq!(of_image(&odd), None);
        }
    }
}
