//! What is said of a file that is not in UTF-8: whoever builds with the files as they are meets programs that read nothing else.

use std::borrow::Cow;

use catalogue::{Message, check as words};
use dockerfile::Severity;
use review::{FileKind, Finding};
use text::encoding::{Decoded, Encoding, NotText, decode};
use text::{ByteRange, LineIndex};

/// Reads a file as text; of one that is none, the bytes that are no text are replaced.
pub(super) fn read(bytes: Vec<u8>) -> (String, Result<Encoding, NotText>) {
    match decode(bytes.clone()) {
        Ok(Decoded { text, encoding }) => (text, Ok(encoding)),
        Err(why) => (String::from_utf8_lossy(&bytes).into_owned(), Err(why)),
    }
}

/// Returns what is wrong with how a file has its text.
pub(super) fn finding(
    path: &str,
    encoding: Result<Encoding, NotText>,
    text: &str,
    lines: &LineIndex,
) -> Option<Finding> {
    let kind = FileKind::of(path);
    let begins_a_script = || text.starts_with("#!");
    let (severity, message, line) = match encoding {
        Ok(Encoding::Utf8) => return None,
        // Docker, Python and pip pass over the mark; the kernel does not find the program of a script's first line behind it.
        Ok(Encoding::Utf8Marked) if begins_a_script() => (Severity::Error, words::marked_script(), 0),
        Ok(Encoding::Utf8Marked) => return None,
        Ok(encoding) => {
            let name = encoding.name();
            match kind {
                FileKind::Requirements => (Severity::Info, words::encoding_of_list(name), 0),
                FileKind::Other if !begins_a_script() => return None,
                _ => (Severity::Error, words::encoding(name), 0),
            }
        }
        Err(_) if kind == FileKind::Other => return None,
        Err(NotText::Binary) => (Severity::Error, words::not_text(), 0),
        // A comment of a Python file may say another encoding (PEP 263), and Python reads it so.
        Err(NotText::OtherEncoding { line }) if kind != FileKind::Python => {
            (Severity::Warning, words::other_encoding(), line)
        }
        Err(NotText::OtherEncoding { .. }) => return None,
    };
    Some(found(path, severity, message, lines.line(line).unwrap_or_default(), line))
}

fn found(path: &str, severity: Severity, message: Message, range: ByteRange, line: usize) -> Finding {
    Finding {
        path: path.to_owned(),
        code: Cow::Borrowed("FileEncoding"),
        is_explained: false,
        severity,
        range: ByteRange { start: range.start, end: range.start },
        line: u32::try_from(line).unwrap_or(u32::MAX),
        message,
        hints: Vec::new(),
        fixes: Vec::new(),
        fixes_in: None,
    }
}

#[cfg(test)]
mod tests {
    use catalogue::{Bundle, Language};

    use super::*;

    #[track_caller]
    fn says(path: &str, bytes: &[u8], expected: &str) {
        let (text, encoding) = read(bytes.to_vec());
        let found = finding(path, encoding, &text, &LineIndex::new(&text)).map(|found| {
            format!(
                "{:?} {}: {}",
                found.severity,
                found.line,
                Bundle::of(Language::English).say(found.message)
            )
        });
        assert_eq!(found.unwrap_or_default(), expected, "{path}");
    }

    fn utf16(text: &str) -> Vec<u8> {
        let units = text.encode_utf16().flat_map(u16::to_le_bytes);
        b"\xff\xfe".iter().copied().chain(units).collect()
    }

    #[test]
    fn each_file_is_judged_by_who_reads_it() {
        let error = "Error 0: This file is in UTF-16 LE. It was read, but Docker and Python read UTF-8 only: save the file in UTF-8.";
        says("Dockerfile", &utf16("FROM a\n"), error);
        says("app.py", &utf16("print(1)\n"), error);
        says(".dockerignore", &utf16("*.md\n"), error);
        says("run.sh", &utf16("#!/bin/sh\n"), error);
        says(
            "requirements.txt",
            &utf16("flask\n"),
            "Info 0: This file is in UTF-16 LE, which pip reads. Other programs may not: save the file in UTF-8.",
        );
        says(
            "run.sh",
            b"\xef\xbb\xbf#!/bin/sh\n",
            "Error 0: A byte order mark stands before the characters #! of this script, so that the kernel does not find its program. Save the file in UTF-8 without a byte order mark.",
        );
        says(
            "Dockerfile",
            b"FROM a\n# \xfc\n",
            "Warning 1: This line is not in UTF-8. Save the file in UTF-8.",
        );
        says("Dockerfile", b"\x7fELF\0\x01", "Error 0: This is not a text file.");
        for (path, bytes) in [
            ("Dockerfile", b"\xef\xbb\xbfFROM a\n".as_slice()),
            ("app.py", b"# -*- coding: latin-1 -*-\n# \xfc\n"),
            ("Dockerfile", "# Gr\u{fc}\u{df}e\n".as_bytes()),
            ("start", b"\x7fELF\0\x01"),
        ] {
            says(path, bytes, "");
        }
    }
}
