//! The database's shape, as steps that are only ever added to; `user_version` counts those that were taken.

use rusqlite::Connection;

use super::StoreError;

/// Takes the steps that the database lacks, each in a transaction.
pub(super) fn run(connection: &mut Connection) -> Result<(), StoreError> {
    let n_taken: usize = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if n_taken > STEPS.len() {
        return Err(StoreError::TooNew { found: n_taken, known: STEPS.len() });
    }
    for (index, step) in STEPS.iter().enumerate().skip(n_taken) {
        let transaction = connection.transaction()?;
        transaction.execute_batch(step)?;
        transaction.pragma_update(None, "user_version", index + 1)?;
        transaction.commit()?;
    }
    Ok(())
}

/// `revision_floor` is the highest revision that any removed file had: new files begin above it, so no path ever sees a revision twice.
pub(super) const STEPS: [&str; 9] = [
    "
    CREATE TABLE workspaces (
        id TEXT PRIMARY KEY,
        token_sha256 BLOB NOT NULL UNIQUE,
        created_ms INTEGER NOT NULL,
        used_ms INTEGER NOT NULL,
        revision_floor INTEGER NOT NULL DEFAULT 0
    ) WITHOUT ROWID;
    CREATE INDEX workspaces_by_use ON workspaces (used_ms);
    CREATE TABLE blobs (
        digest TEXT PRIMARY KEY,
        content BLOB NOT NULL
    );
    CREATE TABLE files (
        workspace TEXT NOT NULL REFERENCES workspaces ON DELETE CASCADE,
        path TEXT NOT NULL,
        revision INTEGER NOT NULL,
        digest TEXT NOT NULL REFERENCES blobs,
        PRIMARY KEY (workspace, path)
    ) WITHOUT ROWID;
    CREATE INDEX files_by_digest ON files (digest);
    CREATE TABLE builds (
        workspace TEXT NOT NULL REFERENCES workspaces ON DELETE CASCADE,
        number INTEGER NOT NULL,
        record TEXT NOT NULL,
        log BLOB,
        PRIMARY KEY (workspace, number)
    );
    CREATE TABLE snapshot_files (
        workspace TEXT NOT NULL,
        build INTEGER NOT NULL,
        path TEXT NOT NULL,
        digest TEXT NOT NULL REFERENCES blobs,
        PRIMARY KEY (workspace, build, path),
        FOREIGN KEY (workspace, build) REFERENCES builds ON DELETE CASCADE
    ) WITHOUT ROWID;
    CREATE INDEX snapshot_files_by_digest ON snapshot_files (digest);
    CREATE TABLE containers (
        workspace TEXT NOT NULL REFERENCES workspaces ON DELETE CASCADE,
        number INTEGER NOT NULL,
        record TEXT NOT NULL,
        log BLOB,
        PRIMARY KEY (workspace, number)
    );
",
    "
    CREATE TABLE reuse (
        workspace TEXT PRIMARY KEY REFERENCES workspaces ON DELETE CASCADE,
        basis TEXT NOT NULL,
        generation INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE engine_cache (
        only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
        engine TEXT NOT NULL,
        generation INTEGER NOT NULL,
        records TEXT NOT NULL
    );
",
    "
    ALTER TABLE files ADD COLUMN is_executable INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE snapshot_files ADD COLUMN is_executable INTEGER NOT NULL DEFAULT 0;
",
    // The time of day does not count any more, so every workspace begins anew.
    "
    ALTER TABLE workspaces RENAME COLUMN used_ms TO used_served_ms;
    UPDATE workspaces SET used_served_ms = 0;
    CREATE TABLE server (
        only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
        served_ms INTEGER NOT NULL
    );
    INSERT INTO server (only_one, served_ms) VALUES (1, 0);
",
    // Builds of ten thousands of instructions were kept with a record of each. Their steps go; that they were, and how they ended, stays.
    "
    UPDATE builds SET record = json_set(json_remove(record, '$.prediction'), '$.steps', json('[]'))
    WHERE octet_length(record) > 524288 AND json_valid(record);
    DELETE FROM builds WHERE octet_length(record) > 524288;
",
    // Causes have a form of their own each. What was said of old builds' steps goes; how it came out stays.
    "
    UPDATE builds SET record = json_set(record, '$.prediction.steps', json('[]'))
    WHERE json_valid(record) AND json_type(record, '$.prediction') = 'object';
",
    // What builds can reuse is kept in another form. What was built before the change is predicted again when it was built once more.
    "
    DROP TABLE reuse;
    CREATE TABLE reuse (
        workspace TEXT PRIMARY KEY REFERENCES workspaces ON DELETE CASCADE,
        basis BLOB NOT NULL,
        generation INTEGER NOT NULL
    ) WITHOUT ROWID;
    DROP TABLE engine_cache;
    CREATE TABLE engine_cache (
        only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
        engine TEXT NOT NULL,
        generation INTEGER NOT NULL,
        records BLOB NOT NULL
    );
",
    // Records of containers tell their ports otherwise; what had ended by then shows none.
    "
    CREATE TABLE shell_history (
        workspace TEXT NOT NULL REFERENCES workspaces ON DELETE CASCADE,
        number INTEGER NOT NULL,
        line TEXT NOT NULL,
        PRIMARY KEY (workspace, number)
    ) WITHOUT ROWID;
",
    // A name whose workspace is gone stays taken until its images are gone, too.
    "
    CREATE TABLE registry_users (
        name TEXT PRIMARY KEY,
        workspace TEXT REFERENCES workspaces ON DELETE SET NULL,
        is_logged_in INTEGER NOT NULL DEFAULT 0
    ) WITHOUT ROWID;
    CREATE INDEX registry_users_by_workspace ON registry_users (workspace);
",
];
