//! Embeds the built page: `$DRYDOCK_PAGE_DIR`, else `target/page` of this repository; none when it has not been built.
//!
//! The files are copied to where cargo keeps what build scripts make, so that a page that is being built again cannot change under the compiler.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

fn main() -> io::Result<()> {
    let page = std::env::var_os("DRYDOCK_PAGE_DIR").map_or_else(default_page, PathBuf::from);
    let out =
        PathBuf::from(std::env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("cargo sets OUT_DIR"))?);
    let build_id_file = page.join("build-id");
    println!("cargo::rerun-if-env-changed=DRYDOCK_PAGE_DIR");
    println!("cargo::rerun-if-changed={}", build_id_file.display());
    println!("cargo::rerun-if-changed=build.rs");
    leave_something_to_watch(&build_id_file)?;

    let copy = out.join("page");
    if copy.exists() {
        fs::remove_dir_all(&copy)?;
    }
    let build_id = fs::read_to_string(&build_id_file)?;
    let mut table = format!("const BUILD_ID: &str = {build_id:?};\nconst FILES: &[Embedded] = &[\n");
    for path in files_below(&page, Path::new(""))? {
        copy_file(&page, &copy, &path)?;
        describe(&mut table, &page, &path);
    }
    table.push_str("];\n");
    fs::write(out.join("page.rs"), table)
}

fn default_page() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/page")
}

/// Makes an empty, old `build-id` where there is none: cargo runs a build script every time when a file that it watches is missing.
fn leave_something_to_watch(build_id_file: &Path) -> io::Result<()> {
    if build_id_file.exists() {
        return Ok(());
    }
    if let Some(dir) = build_id_file.parent() {
        fs::create_dir_all(dir)?;
    }
    fs::File::create(build_id_file)?.set_modified(SystemTime::UNIX_EPOCH)
}

/// Lists the page's files by path, without what only the builder reads.
fn files_below(page: &Path, below: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(page.join(below))? {
        let entry = entry?;
        let path = below.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            found.extend(files_below(page, &path)?);
        } else if path != Path::new("build-id") && path != Path::new("inputs") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn copy_file(page: &Path, copy: &Path, path: &Path) -> io::Result<()> {
    let to = copy.join(path);
    if let Some(dir) = to.parent() {
        fs::create_dir_all(dir)?;
    }
    fs::copy(page.join(path), to).map(|_| ())
}

/// Writes the table's row of a file; its compressed forms stand in it and have no row of their own.
fn describe(table: &mut String, page: &Path, path: &Path) {
    let name = path.to_string_lossy().replace('\\', "/");
    let plain = name.strip_suffix(".br").or_else(|| name.strip_suffix(".gz"));
    if plain.is_some_and(|plain| page.join(plain).exists()) {
        return;
    }
    let bytes = |name: &str| format!("include_bytes!(concat!(env!(\"OUT_DIR\"), \"/page/{name}\"))");
    let compressed = |suffix: &str| {
        let name = format!("{name}{suffix}");
        if page.join(&name).exists() { format!("Some({})", bytes(&name)) } else { "None".to_owned() }
    };
    let (brotli, gzip) = (compressed(".br"), compressed(".gz"));
    writeln!(
        table,
        "    Embedded {{ path: {name:?}, identity: {}, brotli: {brotli}, gzip: {gzip} }},",
        bytes(&name)
    )
    .ok();
}
