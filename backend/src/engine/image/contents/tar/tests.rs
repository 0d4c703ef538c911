//! Tars made by hand, good and hostile, fed whole and byte by byte.

use super::*;

/// Writes one entry as GNU tar does.
pub(in crate::engine::image::contents) fn entry(path: &str, flag: u8, content: &[u8], link: &str) -> Vec<u8> {
    let mut block = vec![0; BLOCK];
    let mut put = |at: usize, bytes: &[u8]| block[at..at + bytes.len()].copy_from_slice(bytes);
    put(0, &path.as_bytes()[..path.len().min(100)]);
    put(100, b"0000644\0");
    put(124, format!("{:011o}\0", content.len()).as_bytes());
    put(156, &[flag]);
    put(157, link.as_bytes());
    put(257, b"ustar\0");
    seal(&mut block);
    block.extend_from_slice(content);
    block.resize(block.len().next_multiple_of(BLOCK), 0);
    block
}

/// Ends an archive.
pub(in crate::engine::image::contents) fn archive(entries: &[Vec<u8>]) -> Vec<u8> {
    [entries.concat(), vec![0; 2 * BLOCK]].concat()
}

fn seal(block: &mut [u8]) {
    block[148..156].copy_from_slice(b"        ");
    let sum: u64 = block.iter().take(BLOCK).map(|byte| u64::from(*byte)).sum();
    block[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
}

#[derive(Default)]
struct Seen(Vec<String>);

impl Sink for Seen {
    fn begin(&mut self, header: TarHeader) -> Result<(), TarError> {
        let TarHeader { path, flag, size, mode, link } = header;
        self.0.push(format!("{} {path} {size} {mode:o} {link}:", char::from(flag)));
        Ok(())
    }

    fn data(&mut self, bytes: &[u8]) -> Result<(), TarError> {
        self.0.last_mut().unwrap().push_str(&String::from_utf8_lossy(bytes));
        Ok(())
    }

    fn end(&mut self) -> Result<(), TarError> {
        self.0.last_mut().unwrap().push('.');
        Ok(())
    }
}

fn read(archive: &[u8], n_at_once: usize) -> Result<Vec<String>, TarError> {
    let (mut reader, mut seen) = (TarReader::default(), Seen::default());
    for piece in archive.chunks(n_at_once) {
        reader.feed(piece, &mut seen)?;
    }
    Ok(seen.0)
}

fn check(entries: &[Vec<u8>], expected: &[&str]) {
    for n_at_once in [1, 7, 512, 1 << 20] {
        assert_eq!(read(&archive(entries), n_at_once).unwrap(), expected, "{n_at_once} at once");
    }
}

#[test]
fn entries_come_with_their_contents() {
    let content = "x".repeat(600);
    check(
        &[
            entry("./app.py", b'0', b"print(1)", ""),
            entry("bin/", b'5', b"", ""),
            entry("bin/sh", b'2', b"", "busybox"),
            entry("long", b'0', content.as_bytes(), ""),
            entry("empty", b'0', b"", ""),
        ],
        &[
            "0 app.py 8 644 :print(1).",
            "5 bin 0 644 :.",
            "2 bin/sh 0 644 busybox:.",
            &format!("0 long 600 644 :{content}."),
            "0 empty 0 644 :.",
        ],
    );
}

#[test]
fn long_names_come_in_both_forms() {
    let name = "d/".repeat(90) + "file";
    let pax = |key: &str, value: &str| {
        let rest = format!(" {key}={value}\n");
        let length = rest.len() + (rest.len() + 3).to_string().len();
        format!("{length}{rest}")
    };
    let record = [pax("mtime", "1.5"), pax("path", &name), pax("linkpath", "there")].concat();
    check(
        &[
            entry("././@LongLink", b'L', format!("{name}\0").as_bytes(), ""),
            entry("cut", b'0', b"a", ""),
            entry("PaxHeaders/x", b'x', record.as_bytes(), ""),
            entry("cut", b'2', b"", ""),
            entry("plain", b'0', b"b", ""),
        ],
        &[&format!("0 {name} 1 644 :a."), &format!("2 {name} 0 644 there:."), "0 plain 1 644 :b."],
    );
}

#[test]
fn tricks_are_only_data() {
    check(
        &[
            entry("../../etc/passwd", b'0', b"root", ""),
            entry("/abs//./path/", b'5', b"", ""),
            entry("link", b'2', b"", "/proc/self/root"),
        ],
        &["0 ../../etc/passwd 4 644 :root.", "5 abs/path 0 644 :.", "2 link 0 644 /proc/self/root:."],
    );
    let huge = "n".repeat(200_000);
    let archive = archive(&[
        entry("x", b'L', huge.as_bytes(), ""),
        entry("x", b'0', b"1", ""),
        entry("next", b'0', b"2", ""),
    ]);
    let found = read(&archive, 4096).unwrap();
    assert_eq!(found.len(), 2);
    assert!(found[0].len() < LONGEST_PATH + 40, "{}", found[0].len());
    assert_eq!(found[1], "0 next 1 644 :2.");
}

#[test]
fn what_is_no_tar_is_refused_and_never_panics() {
    assert!(matches!(read(&[7; 2048], 512), Err(TarError::NoHeader)));
    let mut negative = entry("x", b'0', b"", "");
    negative[124..136].copy_from_slice(&[0xff; 12]);
    seal(&mut negative);
    assert!(matches!(read(&negative, 512), Err(TarError::Size)));
    let good = archive(&[entry("a", b'0', b"abc", ""), entry("b", b'x', b"9999 path=x\n", "")]);
    for at in 0..good.len() {
        let mut bad = good.clone();
        bad[at] ^= 0x55;
        drop(read(&bad, 100));
        drop(read(&good[..at], 100));
    }
}

#[test]
fn binary_sizes_are_read() {
    assert_eq!(number(&[0x80, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 1]), Some(0x2_0000_0001));
    assert_eq!(number(&[0x81, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]), None);
    assert_eq!(number(b"0000644\0"), Some(0o644));
    assert_eq!(number(b"   17 \0"), Some(0o17));
    assert_eq!(number(b"777777777777777777777777"), None);
}
