//! Files: add, rename, delete, download.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, bail, ensure};
use serde_json::json;
use tests::browser::Browser;
use tests::pages::playground::Playground;
use tests::patience::eventually;
use tests::server::{Settings, TestServer};
use tests::world::World;
use thirtyfour::{By, Key};

pub(crate) async fn files_are_added_renamed_deleted_and_downloaded(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    add_executable(&page, &browser, "notes.txt", "a note\n").await?;

    let folder = tempfile::tempdir()?;
    let archive = std::fs::read(download(&browser, folder.path()).await?)?;
    ensure!(archive.starts_with(b"PK"), "it is no zip archive");
    for (name, mode) in [("Dockerfile", 0o100_644), ("app.py", 0o100_644), ("notes.txt", 0o100_755)] {
        let found = mode_in_archive(&archive, name);
        ensure!(found == Some(mode), "{name} has the mode {found:?} in the archive");
    }

    rename(&browser, "notes.txt", "renamed.txt").await?;
    page.shows("renamed.txt", "a note").await?;
    page.connection_says("connected, saved").await?;

    browser.press("Actions for renamed.txt").await?;
    browser.press("Delete").await?;
    eventually("the question", async || {
        ensure!(!browser.all("dialog", None, None).await?.is_empty(), "nobody asks");
        Ok(())
    })
    .await?;
    browser.press("Delete").await?;
    eventually("the file to be gone", async || {
        ensure!(!browser.has("tab", "renamed.txt").await?, "its tab is still there");
        Ok(())
    })
    .await?;
    page.connection_says("connected, saved").await?;
    page.reload().await?;
    ensure!(!browser.has("tab", "renamed.txt").await?, "it came back");
    ensure!(!browser.has("tab", "notes.txt").await?, "its old name came back");
    Ok(())
}

pub(crate) async fn a_deleted_or_renamed_file_keeps_its_mode(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    add_executable(&page, &browser, "run.sh", "#!/bin/sh\n").await?;

    rename(&browser, "run.sh", "start.sh").await?;
    page.connection_says("connected, saved").await?;
    browser.press("Actions for start.sh").await?;
    browser.one("button", "Make not executable").await?;
    browser.press("Delete").await?;
    eventually("the question", async || {
        ensure!(!browser.all("dialog", None, None).await?.is_empty(), "nobody asks");
        Ok(())
    })
    .await?;
    browser.press("Delete").await?;
    browser.press("Undo").await?;
    browser.one("tab", "start.sh").await?;
    page.connection_says("connected, saved").await?;
    for is_reloaded in [false, true] {
        if is_reloaded {
            page.reload().await?;
        }
        page.choose("start.sh").await?;
        browser.press("Actions for start.sh").await?;
        browser.one("button", "Make not executable").await?;
        browser.press("Actions for start.sh").await?;
    }
    Ok(())
}

pub(crate) async fn a_file_dropped_on_the_page_is_added(
    _world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let server = TestServer::start(Settings::default()).await?;
    let page = Playground::open(&browser, server.address()).await?;
    let folder = tempfile::tempdir()?;
    let write = |name: &str, bytes: &[u8]| -> Result<String> {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes)?;
        Ok(path.display().to_string())
    };
    let dropped = [write("notes.txt", b"from the desktop\n")?, write("picture.png", &[0x89, 0, 0xff])?];

    drag(&browser, "dragEnter", &dropped).await?;
    drag(&browser, "dragOver", &dropped).await?;
    page.says("Drop files here to add them").await?;
    drag(&browser, "drop", &dropped).await?;
    browser.one("tab", "notes.txt").await?;
    page.shows("notes.txt", "from the desktop").await?;
    page.says("picture.png is not a text file: it has bytes that no text has").await?;
    ensure!(!browser.has("tab", "picture.png").await?, "a picture became a file");
    ensure!(!page.all_text().await?.contains("Drop files here"), "the place to drop is still shown");
    page.connection_says("connected, saved").await?;
    page.reload().await?;
    page.shows("notes.txt", "from the desktop").await?;
    server.stop().await
}

pub(crate) async fn what_windows_writes_is_read_and_kept_in_utf_8(
    _world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let server = TestServer::start(Settings::default()).await?;
    let page = Playground::open(&browser, server.address()).await?;
    let folder = tempfile::tempdir()?;
    let write = |name: &str, bytes: &[u8]| -> Result<String> {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes)?;
        Ok(path.display().to_string())
    };
    let utf16 = |text: &str, mark: &[u8], bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        mark.iter().copied().chain(text.encode_utf16().flat_map(bytes)).collect()
    };
    let dropped = [
        write("requirements.txt", &utf16("flask==3.0.3\r\n", b"\xff\xfe", u16::to_le_bytes))?,
        write("Dockerfile", &utf16("FROM scratch\r\n# Gr\u{fc}\u{df}e\r\n", b"\xfe\xff", u16::to_be_bytes))?,
        write("unmarked.txt", &utf16("no mark\n", b"", u16::to_le_bytes))?,
        write("marked.txt", b"\xef\xbb\xbfa mark\n")?,
        write("ansi.txt", b"one\nGr\xfc\xdfe\n")?,
        write("image.bin", b"\xff\xfe\0\x01\0\0\0\x02")?,
    ];
    for kind in ["dragEnter", "dragOver", "drop"] {
        drag(&browser, kind, &dropped).await?;
    }
    for sentence in [
        "requirements.txt was in UTF-16 LE. The file was read, and it is kept in UTF-8.",
        "Dockerfile was in UTF-16 BE. The file was read, and it is kept in UTF-8.",
        "unmarked.txt was in UTF-16 LE. The file was read, and it is kept in UTF-8.",
        "marked.txt was in UTF-8 with a byte order mark. The file was read, and it is kept in UTF-8.",
        "Line 2 of ansi.txt is not in UTF-8. Save the file in UTF-8, and add it again.",
        "image.bin is not a text file: it has bytes that no text has. Images and programs have such bytes.",
    ] {
        page.says(sentence).await?;
    }
    page.connection_says("connected, saved").await?;
    let tab = page.other_tab(server.address()).await?;
    let kept = |path: &str| {
        tab.welcome.files.iter().find(|file| file.path == path).and_then(|file| file.content.as_deref())
    };
    assert_eq!(kept("requirements.txt"), Some("flask==3.0.3\r\n"));
    assert_eq!(kept("Dockerfile"), Some("FROM scratch\r\n# Gr\u{fc}\u{df}e\r\n"));
    assert_eq!((kept("unmarked.txt"), kept("marked.txt")), (Some("no mark\n"), Some("a mark\n")));
    assert_eq!((kept("ansi.txt"), kept("image.bin")), (None, None));

    page.paste("Dockerfile", "\u{feff}F\0R\0O\0M\0 \0a\0").await?;
    assert_eq!(page.text_of("Dockerfile").await?, "FROM a");
    server.stop().await
}

pub(crate) async fn a_downloaded_archive_is_opened_again_and_taken_back(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    add_executable(&page, &browser, "run.sh", "#!/bin/sh\necho kept\n").await?;
    page.replace("app.py", "print('in the archive')\n").await?;
    page.connection_says("connected, saved").await?;
    let folder = tempfile::tempdir()?;
    let archive = download(&browser, folder.path()).await?;

    page.replace("app.py", "print('typed since')\n").await?;
    page.replace("run.sh", "#!/bin/sh\necho changed\n").await?;
    add(&page, "later.txt").await?;
    page.connection_says("connected, saved").await?;
    choose_files(&browser, "Open files or a zip…", &[&archive]).await?;
    for part in ["Open 3 files?", "Replaced: app.py", "run.sh.", "Not among them: later.txt."] {
        page.says(part).await?;
    }
    browser.press("Open, remove the others").await?;
    page.says("The files that you opened are in their places.").await?;
    page.shows("app.py", "in the archive").await?;
    page.shows("run.sh", "echo kept").await?;
    browser.press("Actions for run.sh").await?;
    browser.one("button", "Make not executable").await?;
    browser.press("Actions for run.sh").await?;
    ensure!(!browser.has("tab", "later.txt").await?, "a file that is not in the archive is still there");

    browser.press("Undo").await?;
    browser.one("tab", "later.txt").await?;
    page.shows("app.py", "typed since").await?;
    page.shows("run.sh", "echo changed").await?;
    page.connection_says("connected, saved").await?;
    Ok(())
}

pub(crate) async fn loose_files_are_chosen_and_what_is_no_text_is_refused_by_name(
    _world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let server = TestServer::start(Settings::default()).await?;
    browser.resize(390, 844).await?;
    let page = Playground::open(&browser, server.address()).await?;
    let folder = tempfile::tempdir()?;
    let write = |name: &str, bytes: &[u8]| -> Result<PathBuf> {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes)?;
        Ok(path)
    };
    let utf16 = write("sixteen.txt", &[0xff, 0xfe, b'o', 0, b'k', 0])?;
    let picture = write("picture.png", &[0x89, 0, 0xff])?;
    choose_files(&browser, "Open files or a zip…", &[&utf16, &picture]).await?;
    page.shows("sixteen.txt", "ok").await?;
    page.says("picture.png is not a text file").await?;

    let app = write("app.py", b"print('chosen')\n")?;
    choose_files(&browser, "Open files or a zip…", &[&app]).await?;
    page.says("Replaced: app.py.").await?;
    browser.press("Cancel").await?;
    page.shows("app.py", "hello world!").await?;
    choose_files(&browser, "Open files or a zip…", &[&app]).await?;
    browser.press("Open").await?;
    page.shows("app.py", "chosen").await?;
    server.stop().await
}

pub(crate) async fn a_workspace_starts_over_and_that_is_taken_back(
    _world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let server = TestServer::start(Settings::default()).await?;
    let page = Playground::open(&browser, server.address()).await?;
    page.replace("app.py", "print('mine')\n").await?;
    add(&page, "notes.txt").await?;
    page.connection_says("connected, saved").await?;
    for answer in ["Keep my files", "Start over"] {
        browser.press("Files menu").await?;
        browser.press("Start over…").await?;
        page.says("one Undo brings your files back").await?;
        browser.press(answer).await?;
    }
    page.shows("app.py", "hello world!").await?;
    ensure!(!browser.has("tab", "notes.txt").await?, "an own file is still there");
    browser.press("Undo").await?;
    page.shows("app.py", "mine").await?;
    browser.one("tab", "notes.txt").await?;
    server.stop().await
}

pub(crate) async fn the_link_of_a_workspace_opens_it_in_another_browser(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let server = TestServer::start(Settings::default()).await?;
    let page = Playground::open(&browser, server.address()).await?;
    page.replace("app.py", "print('by the link')\n").await?;
    page.connection_says("connected, saved").await?;
    browser.press("Files menu").await?;
    browser.press("Copy my workspace's link…").await?;
    page.says("The link is the key").await?;
    let link = browser.script("return document.querySelector('dialog code').innerText", Vec::new()).await?;
    let link = link.as_str().context("a link")?.to_owned();
    let (address, key) = link.split_once("#workspace=").context("the key is in the fragment")?;
    ensure!(!address.contains(key), "the key is in what a server is sent: {link}");
    browser.press("Done").await?;

    let other = world.browser().await?;
    let there = Playground::open(&other, server.address()).await?;
    there.replace("app.py", "print('own')\n").await?;
    there.connection_says("connected, saved").await?;
    // The page stands already: only the fragment of its address changes.
    other.visit(&link).await?;
    there.shows("app.py", "by the link").await?;
    let left = other.script("return location.href", Vec::new()).await?;
    ensure!(!left.to_string().contains(key), "the key is still in the address: {left}");
    there.reload().await?;
    there.shows("app.py", "by the link").await?;
    there.type_at_end("app.py", "# from there").await?;
    page.shows("app.py", "# from there").await?;

    other.driver().new_tab().await?;
    let tabs = other.driver().windows().await?;
    other.driver().switch_to_window(tabs.last().context("a second tab")?.clone()).await?;
    other.resize(1440, 1000).await?;
    Playground::open(&other, server.address()).await?.shows("app.py", "own").await?;
    other.quit().await?;
    server.stop().await
}

/// Downloads all files and returns the archive's path.
async fn download(browser: &Browser, folder: &Path) -> Result<PathBuf> {
    let allowed = json!({ "behavior": "allow", "downloadPath": folder });
    browser.driver().cdp().send_raw("Browser.setDownloadBehavior", allowed).await?;
    browser.press("Files menu").await?;
    browser.press("Download all files").await?;
    eventually("the download", async || {
        let mut files = std::fs::read_dir(folder)?.flatten().map(|file| file.path());
        let is_whole = |path: &PathBuf| {
            path.extension().is_some_and(|kind| kind == "zip")
                && path.metadata().is_ok_and(|file| file.len() > 0)
        };
        files.find(is_whole).context("no archive")
    })
    .await
}

/// Chooses files in the field that an item of the Files menu opens.
async fn choose_files(browser: &Browser, item: &str, files: &[&PathBuf]) -> Result<()> {
    let fields = browser.driver().find_all(By::Css("input[type=file]")).await?;
    for field in fields {
        if field.attr("aria-label").await?.as_deref() == Some(item) {
            let paths: Vec<String> = files.iter().map(|path| path.display().to_string()).collect();
            return Ok(field.send_keys(paths.join("\n")).await?);
        }
    }
    bail!("no field for `{item}`")
}

/// Reads a file's mode from a zip archive's central directory, where an entry is a header of 46 bytes before the path.
fn mode_in_archive(archive: &[u8], path: &str) -> Option<u16> {
    let is_entry = |header: &&[u8]| {
        header.starts_with(b"PK\x01\x02")
            && header.get(46..).is_some_and(|rest| rest.starts_with(path.as_bytes()))
    };
    let header = (0..archive.len()).map(|at| &archive[at..]).find(is_entry)?;
    Some(u16::from_le_bytes([*header.get(40)?, *header.get(41)?]))
}

/// Moves files from the desktop over the middle of the page.
async fn drag(browser: &Browser, kind: &str, files: &[String]) -> Result<()> {
    let data = json!({ "items": [], "files": files, "dragOperationsMask": 1 });
    let event = json!({ "type": kind, "x": 500, "y": 400, "data": data });
    browser.driver().cdp().send_raw("Input.dispatchDragEvent", event).await?;
    Ok(())
}

/// Gives a file another name by the keyboard.
async fn rename(browser: &Browser, from: &str, to: &str) -> Result<()> {
    let tab = browser.one("tab", from).await?;
    tab.click().await?;
    tab.send_keys(Key::F2).await?;
    let field = browser.one("textbox", &format!("New name of {from}")).await?;
    field.send_keys(Key::Control + "a").await?;
    field.send_keys(to).await?;
    field.send_keys(Key::Enter).await?;
    browser.one("tab", to).await?;
    Ok(())
}

/// Adds a file with a text and makes it executable.
async fn add_executable(page: &Playground<'_>, browser: &Browser, path: &str, text: &str) -> Result<()> {
    add(page, path).await?;
    page.replace(path, text).await?;
    browser.press(&format!("Actions for {path}")).await?;
    browser.press("Make executable").await?;
    page.connection_says("connected, saved").await
}

/// Adds a file by its name.
pub(super) async fn add(page: &Playground<'_>, path: &str) -> Result<()> {
    page.browser().press("New file").await?;
    let field = page.browser().one("textbox", "Name of the new file").await?;
    field.send_keys(path).await?;
    field.send_keys(Key::Enter).await?;
    page.browser().one("tab", path).await?;
    Ok(())
}
