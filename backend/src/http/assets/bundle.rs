//! A program file with the page at its end: one file to copy to a server.
//!
//! The loader of the system ignores what follows an executable. So a bundle is: the program, the page in postcard's form, the length of the page in
//! eight bytes (little endian), and the bytes `DRYDOCK\x01`.

use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::Path;

use super::Page;

/// Why a bundle cannot be made or read.
#[derive(Debug, thiserror::Error)]
pub enum BundleError {
    /// The program file cannot be read.
    #[error("cannot read the program file")]
    Program(#[source] io::Error),
    /// The folder holds no page.
    #[error("cannot read the page")]
    Page(#[source] io::Error),
    /// The bundle cannot be written.
    #[error("cannot write the bundle")]
    Write(#[source] io::Error),
    /// The page is damaged, or was written by another version.
    #[error("the page has an unknown form")]
    Form(#[source] postcard::Error),
}

/// Writes a copy of this program to `output`, with the page of `folder` at its end.
///
/// # Errors
///
/// This program or the page cannot be read, or `output` cannot be written.
pub fn write(folder: &Path, output: &Path) -> Result<(), BundleError> {
    let program = own_program().map_err(BundleError::Program)?;
    let page = Page::read(folder).map_err(BundleError::Page)?;
    write_bundle(&program, &page, output)
}

fn write_bundle(program: &[u8], page: &Page, output: &Path) -> Result<(), BundleError> {
    let page = postcard::to_allocvec(page).map_err(BundleError::Form)?;
    let length = (page.len() as u64).to_le_bytes();
    let write = || {
        let mut file = File::create(output)?;
        [program, page.as_slice(), &length, MAGIC].into_iter().try_for_each(|part| file.write_all(part))?;
        make_executable(&file)
    };
    write().map_err(BundleError::Write)
}

/// Reads the page at the end of this program; `None` for a program without a page.
pub(super) fn own() -> Result<Option<Page>, BundleError> {
    let open = || File::open(std::env::current_exe()?);
    read(open().map_err(BundleError::Program)?)
}

fn read(mut program: File) -> Result<Option<Page>, BundleError> {
    let Some((start, length)) = find(&mut program).map_err(BundleError::Program)? else { return Ok(None) };
    let mut bytes = Vec::new();
    let mut read = || {
        program.seek(SeekFrom::Start(start))?;
        (&mut program).take(length).read_to_end(&mut bytes)
    };
    read().map_err(BundleError::Program)?;
    postcard::from_bytes(&bytes).map(Some).map_err(BundleError::Form)
}

/// Returns where the page begins in a bundle, and how many bytes the page has.
fn find(program: &mut File) -> io::Result<Option<(u64, u64)>> {
    let file_bytes = program.metadata()?.len();
    let Some(tail_start) = file_bytes.checked_sub(TAIL_BYTES) else { return Ok(None) };
    program.seek(SeekFrom::Start(tail_start))?;
    let (mut length, mut magic) = ([0; 8], [0; 8]);
    program.read_exact(&mut length)?;
    program.read_exact(&mut magic)?;
    let length = u64::from_le_bytes(length);
    let start = tail_start.checked_sub(length).filter(|_| magic == *MAGIC);
    Ok(start.map(|start| (start, length)))
}

/// Returns this program without a page that is there already.
fn own_program() -> io::Result<Vec<u8>> {
    let mut file = File::open(std::env::current_exe()?)?;
    let end = match find(&mut file)? {
        Some((start, _)) => start,
        None => file.metadata()?.len(),
    };
    file.seek(SeekFrom::Start(0))?;
    let mut program = Vec::new();
    file.take(end).read_to_end(&mut program)?;
    Ok(program)
}

#[cfg(unix)]
fn make_executable(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    file.set_permissions(std::fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn make_executable(_: &File) -> io::Result<()> {
    Ok(())
}

const MAGIC: &[u8; 8] = b"DRYDOCK\x01";
const TAIL_BYTES: u64 = 16;

#[cfg(test)]
mod tests {
    use bytes::Bytes;

    use super::super::AssetFile;
    use super::*;

    #[test]
    fn a_bundle_is_the_program_with_the_page_at_its_end() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bundle");
        let index =
            AssetFile { identity: Bytes::from_static(b"<p>"), brotli: None, gzip: Some(Bytes::new()) };
        let page = Page { build_id: "b".into(), files: [("index.html".into(), index)].into() };
        write_bundle(b"program", &page, &path).unwrap();
        assert!(std::fs::read(&path).unwrap().starts_with(b"program"));
        assert_eq!(read(File::open(&path).unwrap()).unwrap(), Some(page));
        assert_eq!(find(&mut File::open(&path).unwrap()).unwrap().map(|(start, _)| start), Some(7));
    }

    #[test]
    fn a_program_without_a_page_and_a_damaged_page_are_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("program");
        for bare in [&b""[..], b"program", b"a program that is longer than the tail of a bundle"] {
            std::fs::write(&path, bare).unwrap();
            assert_eq!(read(File::open(&path).unwrap()).unwrap(), None);
        }
        let page = b"\xff\xff\xff";
        let length = (page.len() as u64).to_le_bytes();
        std::fs::write(&path, [&page[..], &length, MAGIC].concat()).unwrap();
        assert!(matches!(read(File::open(&path).unwrap()), Err(BundleError::Form(_))));
        // A length beyond the file's start is no bundle.
        std::fs::write(&path, [&u64::MAX.to_le_bytes()[..], MAGIC].concat()).unwrap();
        assert_eq!(read(File::open(&path).unwrap()).unwrap(), None);
    }
}
