//! Archives in memory: those that the engine makes of a path, and those that it unpacks. Reads ustar with GNU's and pax's long names; writes ustar, with pax for
//! long names.

/// A file or a folder of an archive. Links and devices are none of these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TarEntry {
    /// Without slashes at either end, and without parts that lead up.
    pub(super) path: String,
    pub(super) is_folder: bool,
    pub(super) is_executable: bool,
    pub(super) content: Vec<u8>,
}

/// Reads files and folders. What is cut off or damaged ends the reading.
pub(super) fn read(mut archive: &[u8]) -> Vec<TarEntry> {
    let (mut entries, mut long_name) = (Vec::new(), None);
    while let Some((header, rest)) = archive.split_at_checked(BLOCK) {
        let Some(size) = number(field(header, SIZE)) else { break };
        let Some(content) = rest.get(..size) else { break };
        archive = rest.get(size.next_multiple_of(BLOCK)..).unwrap_or_default();
        let kind = header.get(KIND).copied().unwrap_or_default();
        match kind {
            b'L' => long_name = Some(text(content)),
            b'x' => long_name = pax_path(content).or(long_name),
            b'0' | 0 | b'5' => {
                let path = clean(&long_name.take().unwrap_or_else(|| name(header)));
                let mode = number(field(header, MODE)).unwrap_or_default();
                let is_folder = kind == b'5';
                if header.iter().all(|byte| *byte == 0) {
                    break;
                }
                let content = if is_folder { Vec::new() } else { content.to_vec() };
                entries.push(TarEntry { path, is_folder, is_executable: mode & EXECUTABLE != 0, content });
            }
            _ => long_name = None,
        }
    }
    entries
}

/// Writes files and folders. All belong to root.
pub(super) fn write(entries: &[TarEntry]) -> Vec<u8> {
    let mut archive = Vec::new();
    for entry in entries {
        let path = if entry.is_folder { format!("{}/", entry.path) } else { entry.path.clone() };
        if path.len() > NAME.1 {
            let record = pax_record(&path);
            put(&mut archive, "PaxHeader", b'x', 0o644, record.as_bytes());
        }
        let mode = if entry.is_executable { 0o755 } else { 0o644 };
        put(&mut archive, &path, if entry.is_folder { b'5' } else { b'0' }, mode, &entry.content);
    }
    archive.resize(archive.len() + 2 * BLOCK, 0);
    archive
}

fn put(archive: &mut Vec<u8>, path: &str, kind: u8, mode: u32, content: &[u8]) {
    let mut header = [0; BLOCK];
    let mut set = |(start, length): (usize, usize), bytes: &[u8]| {
        let room = header.get_mut(start..start + length).unwrap_or_default();
        for (to, from) in room.iter_mut().zip(bytes) {
            *to = *from;
        }
    };
    set(NAME, path.as_bytes());
    set(MODE, format!("{mode:07o}").as_bytes());
    set(OWNER, b"0000000");
    set(GROUP, b"0000000");
    set(SIZE, format!("{:011o}", content.len()).as_bytes());
    set(TIME, b"00000000000");
    set(CHECKSUM, b"        ");
    set((KIND, 1), &[kind]);
    set(MAGIC, b"ustar\x0000");
    let sum: u32 = header.iter().map(|byte| u32::from(*byte)).sum();
    let mut set_sum = |bytes: &[u8]| {
        let room = header.get_mut(CHECKSUM.0..CHECKSUM.0 + CHECKSUM.1).unwrap_or_default();
        for (to, from) in room.iter_mut().zip(bytes) {
            *to = *from;
        }
    };
    set_sum(format!("{sum:06o}\0 ").as_bytes());
    archive.extend_from_slice(&header);
    archive.extend_from_slice(content);
    archive.resize(archive.len().next_multiple_of(BLOCK), 0);
}

/// A record begins with its own length, which counts the digits of the length too.
fn pax_record(path: &str) -> String {
    let rest = format!(" path={path}\n");
    let mut length = rest.len();
    while length != rest.len() + length.to_string().len() {
        length = rest.len() + length.to_string().len();
    }
    format!("{length}{rest}")
}

fn pax_path(mut records: &[u8]) -> Option<String> {
    while let Some(blank) = records.iter().position(|byte| *byte == b' ') {
        let length: usize = text(records.get(..blank)?).parse().ok()?;
        let record = records.get(blank + 1..length)?;
        if let Some(path) = record.strip_prefix(b"path=") {
            return Some(text(path.strip_suffix(b"\n").unwrap_or(path)));
        }
        records = records.get(length..)?;
    }
    None
}

fn name(header: &[u8]) -> String {
    let (prefix, name) = (text(field(header, PREFIX)), text(field(header, NAME)));
    let is_ustar = field(header, MAGIC).starts_with(b"ustar\0");
    if prefix.is_empty() || !is_ustar { name } else { format!("{prefix}/{name}") }
}

/// Takes out parts that lead nowhere or up.
fn clean(path: &str) -> String {
    let parts: Vec<&str> = path.split('/').filter(|part| !matches!(*part, "" | "." | "..")).collect();
    parts.join("/")
}

fn field(header: &[u8], (start, length): (usize, usize)) -> &[u8] {
    header.get(start..start + length).unwrap_or_default()
}

/// Reads text up to the first zero.
fn text(bytes: &[u8]) -> String {
    let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    String::from_utf8_lossy(bytes.get(..end).unwrap_or_default()).into_owned()
}

/// Reads an octal number; an empty one is zero.
fn number(bytes: &[u8]) -> Option<usize> {
    let digits = text(bytes);
    let digits = digits.trim();
    if digits.is_empty() { Some(0) } else { usize::from_str_radix(digits, 8).ok() }
}

const BLOCK: usize = 512;
const NAME: (usize, usize) = (0, 100);
const MODE: (usize, usize) = (100, 8);
const OWNER: (usize, usize) = (108, 8);
const GROUP: (usize, usize) = (116, 8);
const SIZE: (usize, usize) = (124, 12);
const TIME: (usize, usize) = (136, 12);
const CHECKSUM: (usize, usize) = (148, 8);
const KIND: usize = 156;
const MAGIC: (usize, usize) = (257, 8);
const PREFIX: (usize, usize) = (345, 155);
const EXECUTABLE: usize = 0o111;

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, content: &[u8], is_executable: bool) -> TarEntry {
        TarEntry { path: path.to_owned(), is_folder: false, is_executable, content: content.to_vec() }
    }

    #[test]
    fn what_is_written_is_read() {
        let folder =
            TarEntry { path: "a".to_owned(), is_folder: true, is_executable: true, content: Vec::new() };
        let long = format!("a/{}", "é".repeat(120));
        let entries = vec![folder, file("a/run.sh", &[b'x'; 1000], true), file(&long, b"", false)];
        let archive = write(&entries);
        assert_eq!(archive.len() % BLOCK, 0);
        assert_eq!(read(&archive), entries);
    }

    #[test]
    fn nothing_leads_out_and_damage_ends_the_reading() {
        let archive = write(&[file("../../etc/./passwd", b"x", false), file("b", b"y", false)]);
        let paths = |bytes: &[u8]| read(bytes).into_iter().map(|entry| entry.path).collect::<Vec<_>>();
        assert_eq!(paths(&archive), ["etc/passwd", "b"]);
        for cut in [0, 1, 511, 512, 513, 1024, 1300, archive.len() - 1] {
            assert!(paths(&archive[..cut]).len() <= 2);
        }
        let mut broken = archive.clone();
        broken[124..136].copy_from_slice(b"77777777777\0");
        assert!(paths(&broken).is_empty());
        broken[124..136].copy_from_slice(b"not a number");
        assert!(paths(&broken).is_empty());
    }
}
