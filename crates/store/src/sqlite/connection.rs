//! Connections to the database file, and the settings that every one of them must have.

use super::fault::fault;
use restride_app::store::StoreError;
use sqlx::sqlite::{SqliteConnectOptions, SqliteSynchronous};
use sqlx::{
    ConnectOptions as _, Connection as _, Sqlite, SqliteConnection, Transaction, query_scalar,
};
use std::path::Path;
use std::time::Duration;

/// How long to wait for another process that writes.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);

/// Above this size of the write-ahead log, it is emptied into the database and cut back.
pub(super) const LARGEST_LOG: u64 = 64 * 1024 * 1024;

/// What is asserted of every connection, with the value that it must have.
///
/// `synchronous` FULL (2): an acknowledged entry survives a loss of power. `secure_delete`: what is deleted is
/// overwritten. `trusted_schema` off: a file from elsewhere runs no code of its own. `cell_size_check`: damage is noticed
/// early.
pub(super) const SETTINGS: &[(&str, &str)] = &[
    ("journal_mode", "wal"),
    ("synchronous", "2"),
    ("foreign_keys", "1"),
    ("trusted_schema", "0"),
    ("secure_delete", "1"),
    ("cell_size_check", "1"),
];

/// How to connect to a file that exists.
pub(super) fn options(file: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(false)
        .busy_timeout(PATIENCE)
        .foreign_keys(true)
        .synchronous(SqliteSynchronous::Full)
        .pragma("trusted_schema", "OFF")
        .pragma("secure_delete", "ON")
        .pragma("cell_size_check", "ON")
        .pragma("journal_size_limit", LARGEST_LOG.to_string())
        .disable_statement_logging()
}

/// How to connect for reading only.
pub(super) fn reading(file: &Path) -> SqliteConnectOptions {
    options(file).pragma("query_only", "ON")
}

/// Opens a connection for writing and makes sure of its settings.
pub(super) async fn connect(file: &Path) -> Result<SqliteConnection, StoreError> {
    let mut connection = options(file).connect().await.map_err(fault)?;
    // The file keeps this one. It is set when the file is made; a restored or copied one may lack it.
    if setting(&mut connection, "journal_mode").await? != "wal" {
        sqlx::query("PRAGMA journal_mode = WAL")
            .execute(&mut connection)
            .await
            .map_err(fault)?;
    }
    for (name, expected) in SETTINGS {
        let found = setting(&mut connection, name).await?;
        if found != *expected {
            return Err(StoreError::Other(format!(
                "{name} is {found} and must be {expected}"
            )));
        }
    }
    Ok(connection)
}

/// The value of a setting, as text.
pub(super) async fn setting(
    connection: &mut SqliteConnection,
    name: &'static str,
) -> Result<String, StoreError> {
    // The name is one of ours: a pragma takes no parameters.
    let sql = sqlx::AssertSqlSafe(format!("SELECT CAST({name} AS TEXT) FROM pragma_{name}"));
    query_scalar(sql).fetch_one(connection).await.map_err(fault)
}

/// Begins a transaction that writes. The only way to begin one: a transaction that reads first and then wants to write
/// would be thrown out when another one wrote in between.
#[expect(clippy::disallowed_methods, reason = "this is the one place")]
pub(super) async fn begin(
    connection: &mut SqliteConnection,
) -> Result<Transaction<'_, Sqlite>, StoreError> {
    connection
        .begin_with("BEGIN IMMEDIATE")
        .await
        .map_err(fault)
}
