//! Connections to the server and what holds for each of them.
//!
//! Nothing is set for a session, only for a transaction, so that a pooler may hand the same connection to many
//! (PgBouncer in transaction mode).

use super::fault::fault;
use restride_app::store::StoreError;
use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{
    ConnectOptions as _, Connection as _, PgConnection, PgPool, Postgres, Transaction, query_scalar,
};
use std::time::Duration;

/// How many connections a process has at most.
pub(super) const CONNECTIONS: u32 = 8;

/// How long to wait for a free connection, or for a server that is starting.
const WAIT_FOR_CONNECTION: Duration = Duration::from_secs(2);

/// A connection that lay idle for longer is tried before it is used.
const FRESH: Duration = Duration::from_secs(1);

/// How every transaction begins: it gives up rather than hang, and what it commits is on the disk.
const BEGIN: &str = "BEGIN; SET LOCAL statement_timeout = '5s'; SET LOCAL lock_timeout = '3s'; \
     SET LOCAL idle_in_transaction_session_timeout = '10s'";

pub(super) fn pool(options: &PgConnectOptions) -> PgPool {
    let options = options
        .clone()
        .application_name("restride")
        // A pooler knows no such setting, and no number here has a fraction.
        .extra_float_digits(None)
        .disable_statement_logging();
    PgPoolOptions::new()
        .max_connections(CONNECTIONS)
        .acquire_timeout(WAIT_FOR_CONNECTION)
        .test_before_acquire(false)
        .before_acquire(|connection, idle| {
            Box::pin(async move { Ok(idle.idle_for < FRESH || connection.ping().await.is_ok()) })
        })
        .connect_lazy_with(options)
}

/// A connection that answered just now, for a second try after one broke.
pub(super) async fn tried(pool: &PgPool) -> Result<PoolConnection<Postgres>, StoreError> {
    for _ in 0..CONNECTIONS {
        let mut connection = pool.acquire().await.map_err(fault)?;
        if connection.ping().await.is_ok() {
            return Ok(connection);
        }
        connection.close_on_drop();
    }
    pool.acquire().await.map_err(fault)
}

/// Begins a transaction that writes. The only way to begin one.
#[expect(clippy::disallowed_methods, reason = "this is the one place")]
pub(super) async fn begin(
    connection: &mut PgConnection,
) -> Result<Transaction<'_, Postgres>, StoreError> {
    connection.begin_with(BEGIN).await.map_err(fault)
}

/// Refuses a database in which an acknowledged entry could be lost or could not be kept as it is.
pub(super) async fn inspect(connection: &mut PgConnection) -> Result<(), StoreError> {
    let commit: String = query_scalar("SHOW synchronous_commit")
        .fetch_one(&mut *connection)
        .await
        .map_err(fault)?;
    if commit == "off" {
        return Err(StoreError::Other(
            "synchronous_commit is off: an acknowledged entry could be lost; \
             run ALTER ROLE ... SET synchronous_commit = on"
                .to_owned(),
        ));
    }
    let encoding: String = query_scalar("SHOW server_encoding")
        .fetch_one(connection)
        .await
        .map_err(fault)?;
    if !encoding.eq_ignore_ascii_case("utf8") {
        return Err(StoreError::Other(format!(
            "the database is encoded in {encoding}; make it with ENCODING 'UTF8'"
        )));
    }
    Ok(())
}
