//! Files that the user drops on the page or picks: read as text, or refused with a reason.

use web_sys::FileList;

/// A file as it was dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DroppedFile {
    /// Its name, without folders.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// Why a dropped file was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DroppedProblem {
    /// Larger than a file of a workspace may be.
    TooLarge {
        /// Its name.
        name: String,
        /// Its size in bytes.
        bytes: u64,
        /// The limit in bytes.
        limit: u64,
    },
    /// Not text in UTF-8.
    NotText {
        /// Its name.
        name: String,
    },
    /// A folder, or a file that the browser cannot read.
    Unreadable {
        /// Its name.
        name: String,
    },
}

/// Reads every file of a drop or a file input; `limit` is the most bytes that one may have.
pub async fn read_dropped(files: FileList, limit: u64) -> Vec<Result<DroppedFile, DroppedProblem>> {
    let mut read = Vec::new();
    for file in gloo::file::FileList::from(files).iter() {
        let (name, bytes) = (file.name(), file.size());
        if bytes > limit {
            read.push(Err(DroppedProblem::TooLarge { name, bytes, limit }));
            continue;
        }
        read.push(match gloo::file::futures::read_as_bytes(file).await {
            Ok(content) => as_text(name, content),
            Err(_) => Err(DroppedProblem::Unreadable { name }),
        });
    }
    read
}

/// Takes bytes as text; a NUL is valid UTF-8, but no text file has one.
fn as_text(name: String, content: Vec<u8>) -> Result<DroppedFile, DroppedProblem> {
    match String::from_utf8(content) {
        Ok(text) if !text.contains('\0') => Ok(DroppedFile { name, text }),
        _ => Err(DroppedProblem::NotText { name }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_text_is_taken() {
        let name = || "a".to_owned();
        assert_eq!(
            as_text(name(), "漢字\n".into()),
            Ok(DroppedFile { name: name(), text: "漢字\n".to_owned() })
        );
        for binary in [vec![0xff, 0xfe], vec![b'a', 0, b'b']] {
            assert_eq!(as_text(name(), binary), Err(DroppedProblem::NotText { name: name() }));
        }
    }
}
