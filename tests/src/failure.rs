//! What is kept of a case that failed: `target/drydock-test/failures/<case>/`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use crate::browser::Browser;
use crate::world::{World, work_folder};

/// Where a case's evidence goes.
#[must_use]
pub fn folder(case: &str) -> PathBuf {
    work_folder().join("failures").join(case.replace("::", "."))
}

/// Keeps what the servers wrote since the log was `from` bytes long.
pub(crate) fn keep_server_log(case: &str, world: &World, from: u64) {
    let written = std::fs::read(world.log_path()).unwrap_or_default();
    let since = written.get(usize::try_from(from).unwrap_or(0)..).unwrap_or_default();
    write(&folder(case).join("server.log"), since);
}

/// Keeps a picture, the page's text and the console. What cannot be had any more is left out.
pub(crate) async fn keep_browser(case: &str, browser: &Browser) {
    let folder = folder(case);
    if let Ok(picture) = browser.driver().screenshot_as_png().await {
        write(&folder.join("page.png"), &picture);
    }
    if let Ok(source) = browser.driver().source().await {
        write(&folder.join("page.html"), source.as_bytes());
    }
    if let Ok(console) = browser.console().await {
        let mut text = String::new();
        for entry in console {
            // Writing to a String cannot fail.
            let _ = writeln!(text, "{} {}", entry.level, entry.message);
        }
        write(&folder.join("console.txt"), text.as_bytes());
    }
}

#[expect(clippy::print_stderr, reason = "the evidence is lost otherwise without a word")]
fn write(path: &Path, bytes: &[u8]) {
    let made = path.parent().map_or(Ok(()), std::fs::create_dir_all);
    if let Err(error) = made.and_then(|()| std::fs::write(path, bytes)) {
        eprintln!("cannot keep {}: {error}", path.display());
    }
}
