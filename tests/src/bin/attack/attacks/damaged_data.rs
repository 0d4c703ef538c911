//! A database of which a part was overwritten. The server started on it, and the sockets of its workspaces closed without a word for ever.

use std::fs::OpenOptions;
use std::os::unix::fs::FileExt as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail, ensure};
use protocol::Token;
use rusqlite::Connection;
use tempfile::TempDir;
use tests::client::Client;
use tests::patience::eventually;
use tests::program::Program;

use crate::own_server::{self, DATABASE};
use crate::target::Target;

/// Damages a database in several places, with and without a copy beside it: it must be repaired, or the start refused, each with a sentence.
pub(crate) async fn run(target: &Target) -> Result<String> {
    let server = own_server::start(target).await?;
    let mut tokens = Vec::new();
    for number in 0..3 {
        let mut client = Client::new(&server.address()).await?;
        client.save("app.py", &text(number)).await?;
        tokens.push(client.token()?);
    }
    let filled = server.stop().await?;
    // Everything is to lie in the database's own file.
    let checkpoint = "PRAGMA wal_checkpoint(TRUNCATE)";
    Connection::open(database(&filled))?.query_row(checkpoint, [], |row| row.get::<_, i64>(0))?;
    for place in PLACES {
        let folder = copy(&filled)?;
        std::fs::copy(database(&folder), Program::data_in(&folder).join(format!("{DATABASE}.backup")))?;
        damage(&database(&folder), place)?;
        is_repaired(target, folder, &tokens).await.with_context(|| format!("{place:?}, with a copy"))?;

        let folder = copy(&filled)?;
        damage(&database(&folder), place)?;
        is_refused(target, folder).await.with_context(|| format!("{place:?}, without a copy"))?;
    }
    Ok(format!("damage in {} places was repaired from a copy, and refused without one", PLACES.len()))
}

/// Where a database is damaged.
#[derive(Clone, Copy, Debug)]
enum Place {
    /// Its first bytes, which say that it is one.
    Head,
    /// The beginning of a table.
    Table(&'static str),
    /// Its second half is not there.
    End,
}

const PLACES: [Place; 5] =
    [Place::Head, Place::Table("workspaces"), Place::Table("files"), Place::Table("blobs"), Place::End];

fn damage(database: &Path, place: Place) -> Result<()> {
    let file = OpenOptions::new().write(true).open(database)?;
    match place {
        Place::Head => file.write_all_at(&[0; 512], 0)?,
        Place::Table(table) => {
            let connection = Connection::open(database)?;
            let select = "SELECT rootpage FROM sqlite_schema WHERE name = ?1";
            let page: u64 = connection.query_row(select, [table], |row| row.get(0))?;
            let page_bytes: u64 = connection.pragma_query_value(None, "page_size", |row| row.get(0))?;
            drop(connection);
            file.write_all_at(&[0x5a; 2048], (page - 1) * page_bytes)?;
        }
        Place::End => file.set_len(file.metadata()?.len() / 2)?,
    }
    Ok(())
}

async fn is_repaired(target: &Target, folder: TempDir, tokens: &[Token]) -> Result<()> {
    let server = own_server::start_in(target, folder).await?;
    // It answers as soon as it listens; what it says at its start may come a moment later.
    eventually("the repair to be said", async || {
        ensure!(server.log().contains("was replaced by a copy"), "nothing is said of it: {}", server.log());
        Ok(())
    })
    .await?;
    for (number, token) in tokens.iter().enumerate() {
        let client = Client::with_token(&server.address(), token).await?;
        ensure!(!client.welcome.token_was_unknown, "workspace {number} is gone");
        let app = client.welcome.files.iter().find(|file| file.path == "app.py");
        let content = app.and_then(|file| file.content.as_deref());
        ensure!(content == Some(&*text(number)), "the file of workspace {number} is {content:?}");
    }
    server.stop().await.map(drop)
}

async fn is_refused(target: &Target, folder: TempDir) -> Result<()> {
    let path = database(&folder).display().to_string();
    let Err(error) = own_server::start_in(target, folder).await else { bail!("the server has started") };
    let said = format!("{error:#}");
    ensure!(said.contains(&path) && said.contains("is damaged"), "it does not say what is damaged: {said}");
    Ok(())
}

fn copy(filled: &TempDir) -> Result<TempDir> {
    let folder = tempfile::Builder::new().prefix("drydock-program-").tempdir()?;
    let data = Program::data_in(&folder);
    std::fs::create_dir(&data)?;
    std::fs::copy(database(filled), data.join(DATABASE))?;
    Ok(folder)
}

fn database(folder: &TempDir) -> PathBuf {
    Program::data_in(folder).join(DATABASE)
}

/// So long that it takes pages of its own.
fn text(number: usize) -> String {
    format!("print({number})\n").repeat(2000)
}
