//! Empty places for one test each: a folder, a database on a server.

use restride_store::Location;
use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, raw_sql};
use std::sync::atomic::{AtomicUsize, Ordering};

/// The variable that names the server for tests, as `postgres://user@host:port/database`.
const SERVER: &str = "RESTRIDE_TEST_POSTGRES";

/// A folder that goes when this is dropped.
pub(crate) fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
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
    url.parse().expect("a PostgreSQL URL")
}

/// A new, empty database on the server for tests.
pub(crate) struct Database {
    name: String,
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
