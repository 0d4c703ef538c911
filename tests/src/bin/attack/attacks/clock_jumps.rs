//! A clock that jumps, or a server that was off for a week: all workspaces were deleted two seconds after its start.
//!
//! The machine's clock must stay as it is. So everything in the database that reads as a time of day is moved the other way, whatever it is called.

use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use protocol::Token;
use rusqlite::Connection;
use tests::client::Client;
use tests::patience::eventually;
use tests::program::Program;

use crate::own_server::{self, DATABASE};
use crate::target::Target;

/// Lets the clock jump while a server is off, forward and back; a workspace that was used before must be there afterwards.
pub(crate) async fn run(target: &Target) -> Result<String> {
    let mut server = own_server::start(target).await?;
    let mut client = Client::new(&server.address()).await?;
    let token = client.token()?;
    client.save("app.py", KEPT).await?;
    drop(client);
    let (mut n_moved, mut n_removed) = (0, 0);
    for days in [JUMP_DAYS, -JUMP_DAYS] {
        // Nobody has used this one for longer than is allowed, by every clock: when it is gone, the round that removes has been.
        let unused = Client::new(&server.address()).await?.welcome.workspace;
        let folder = server.kill().await?;
        let database = Program::data_in(&folder).join(DATABASE);
        n_moved += jump(&database, days).context("the times in the database")?;
        set_never_used(&database, &unused.0)?;
        server = own_server::start_in(target, folder).await?;
        eventually("an unused workspace to be removed", async || {
            ensure!(!is_there(&database, &unused.0)?, "it is there");
            Ok(())
        })
        .await?;
        n_removed += 1;
        is_kept(&server, &token).await.with_context(|| format!("the clock jumped by {days} days"))?;
    }
    server.stop().await.map(drop)?;
    ensure!(n_moved > 0, "no time was found in the database");
    Ok(format!(
        "{n_moved} times moved by {JUMP_DAYS} days and back; {n_removed} unused workspaces went, the other stayed"
    ))
}

async fn is_kept(server: &Program, token: &Token) -> Result<()> {
    let client = Client::with_token(&server.address(), token).await?;
    ensure!(!client.welcome.token_was_unknown, "the workspace is gone");
    let app = client.welcome.files.iter().find(|file| file.path == "app.py");
    let content = app.and_then(|file| file.content.as_deref());
    ensure!(content == Some(KEPT), "its file is {content:?}");
    Ok(())
}

/// Moves all times of day so that the clock seems to have jumped by so many days; returns how many there were.
fn jump(database: &Path, days: i64) -> Result<usize> {
    let connection = Connection::open(database)?;
    let columns = "SELECT tables.name, columns.name FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns
        WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite_%'";
    let mut select = connection.prepare(columns)?;
    let columns = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let columns: Vec<(String, String)> = columns.collect::<Result<_, _>>()?;
    let mut n_moved = 0;
    for (table, column) in columns {
        let update = format!(
            "UPDATE \"{table}\" SET \"{column}\" = \"{column}\" - ?1
             WHERE typeof(\"{column}\") = 'integer' AND \"{column}\" BETWEEN {YEAR_2001_MS} AND {YEAR_2286_MS}"
        );
        n_moved += connection.execute(&update, [days * DAY_MS])?;
    }
    Ok(n_moved)
}

fn set_never_used(database: &Path, workspace: &str) -> Result<()> {
    let update = "UPDATE workspaces SET used_served_ms = -1 WHERE id = ?1";
    ensure!(Connection::open(database)?.execute(update, [workspace])? == 1, "there is no {workspace}");
    Ok(())
}

fn is_there(database: &Path, workspace: &str) -> Result<bool> {
    let count = "SELECT count(*) FROM workspaces WHERE id = ?1";
    let n_rows: i64 = Connection::open(database)?.query_row(count, [workspace], |row| row.get(0))?;
    Ok(n_rows > 0)
}

const KEPT: &str = "print('still here')\n";
/// More than a workspace may be unused.
const JUMP_DAYS: i64 = 8;
const DAY_MS: i64 = 24 * 60 * 60 * 1000;
const YEAR_2001_MS: i64 = 1_000_000_000_000;
const YEAR_2286_MS: i64 = 10_000_000_000_000;
