//! Empty places for one test each: a folder, a database on a server.

#![expect(clippy::panic, reason = "helpers of tests")]

use restride_app::store::{Expect, Position, Receipt, Row, Store, StoreError};
use restride_store::{Location, SqliteStore};
use restride_testkit::store::{pains, runner, second, wait};
use sqlx::postgres::PgConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, SqliteConnection, raw_sql};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// The variable that names the server for tests, as `postgres://user@host:port/database`.
const SERVER: &str = "RESTRIDE_TEST_POSTGRES";

/// A folder that goes when this is dropped.
pub(crate) fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

/// Where the database is in a data folder.
pub(crate) fn path_of_database(folder: &Path) -> PathBuf {
    folder.join("journal.sqlite")
}

/// Changes the bytes of the database, which nobody has open.
pub(crate) fn damage(folder: &Path, spoil: impl FnOnce(&mut Vec<u8>)) {
    let path = path_of_database(folder);
    let mut bytes = fs::read(&path).expect("readable");
    spoil(&mut bytes);
    fs::write(path, bytes).expect("written");
}

/// Names and bytes of all files in a folder.
pub(crate) fn contents(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let files = fs::read_dir(folder).expect("a folder").map(|file| {
        let path = file.expect("a file").path();
        let name = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        (name, fs::read(path).expect("readable"))
    });
    let mut files: Vec<_> = files.collect();
    files.sort();
    files
}

/// Appends the entries with these numbers, whatever the position is.
pub(crate) async fn add(
    store: &impl Store,
    who: u128,
    numbers: impl IntoIterator<Item = u64>,
) -> Result<Receipt, StoreError> {
    let entries = pains(numbers);
    store
        .append(runner(who), Expect::Anything, &entries, second(0))
        .await
}

/// Everything that runner 1 has in a data folder.
pub(crate) fn read_all(folder: &Path) -> Result<Vec<Row>, StoreError> {
    wait(async {
        let store = SqliteStore::open(folder).await?;
        let rows = store.read(runner(1), Position(0), usize::MAX).await;
        store.close().await;
        rows
    })
}

/// Says something to the database of a data folder, past everything that guards it.
pub(crate) async fn tell_file(folder: &Path, sql: &str) {
    let mut connection = connection(folder).await;
    raw_sql(AssertSqlSafe(sql))
        .execute(&mut connection)
        .await
        .unwrap_or_else(|error| panic!("{sql}: {error}"));
    connection.close().await.expect("an orderly end");
}

async fn connection(folder: &Path) -> SqliteConnection {
    let options = SqliteConnectOptions::new()
        .filename(path_of_database(folder))
        .foreign_keys(false);
    options.connect().await.expect("a connection")
}

/// Someone who began to read and does not end.
pub(crate) struct LongReader(SqliteConnection);

pub(crate) async fn long_reader(folder: &Path) -> LongReader {
    let mut connection = connection(folder).await;
    raw_sql("BEGIN; SELECT count(*) FROM runner")
        .fetch_all(&mut connection)
        .await
        .expect("readable");
    LongReader(connection)
}

impl LongReader {
    pub(crate) async fn end(mut self) {
        raw_sql("COMMIT").execute(&mut self.0).await.expect("ended");
        self.0.close().await.expect("an orderly end");
    }
}

fn server() -> PgConnectOptions {
    #[expect(
        clippy::disallowed_methods,
        reason = "the test runner says where its server is"
    )]
    let url = std::env::var(SERVER);
    let url = url.unwrap_or_else(|_unset| {
        panic!(
            "{SERVER} is not set: it names a PostgreSQL server for tests; \
             `cargo xtask test` starts one, sets it and removes the server afterwards"
        )
    });
    let options: PgConnectOptions = url.parse().expect("a PostgreSQL URL");
    // As the store does, for the server may be a pooler.
    options.extra_float_digits(None)
}

/// A new, empty database on the server for tests.
pub(crate) struct Database {
    pub(crate) name: String,
    pub(crate) options: PgConnectOptions,
}

impl Database {
    pub(crate) async fn new() -> Self {
        static MADE: AtomicUsize = AtomicUsize::new(0);
        let number = MADE.fetch_add(1, Ordering::Relaxed);
        let name = format!("restride_test_{}_{number}", std::process::id());
        let made = Self {
            options: server().database(&name),
            name,
        };
        made.drop_it().await;
        let sql = format!(
            "CREATE DATABASE {} ENCODING 'UTF8' TEMPLATE template0",
            made.name
        );
        tell_server(&sql).await;
        made
    }

    /// Removes it, whoever is connected.
    pub(crate) async fn drop_it(&self) {
        tell_server(&format!(
            "DROP DATABASE IF EXISTS {} WITH (FORCE)",
            self.name
        ))
        .await;
    }

    /// Says something to the database itself.
    pub(crate) async fn tell(&self, sql: &str) {
        tell(&self.options, sql).await;
    }

    pub(crate) fn location(&self) -> Location {
        Location::Postgres(Box::new(self.options.clone()))
    }
}

async fn tell_server(sql: &str) {
    tell(&server(), sql).await;
}

async fn tell(options: &PgConnectOptions, sql: &str) {
    let mut connection = options.connect().await.expect("the server for tests");
    raw_sql(AssertSqlSafe(sql))
        .execute(&mut connection)
        .await
        .unwrap_or_else(|error| panic!("{sql}: {error}"));
    connection.close().await.expect("an orderly end");
}
