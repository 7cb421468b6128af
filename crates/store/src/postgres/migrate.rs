//! Brings a PostgreSQL database to the newest schema.
//!
//! The one row of `schema_version` is the lock: whoever holds it migrates, and everybody else waits and then finds
//! nothing left to do. A database that is up to date is only read, so that the program's own role needs no right to make
//! tables.

use super::fault::fault;
use super::session::begin;
use crate::migrations::{NEWEST, after, known};
use restride_app::store::StoreError;
use sqlx::error::DatabaseError;
use sqlx::{PgConnection, query, query_scalar, raw_sql};

/// How often to try again while others make the table that holds the lock.
const TRIES: usize = 20;

/// Applies what is missing, each migration in a transaction of its own.
pub(super) async fn migrate(connection: &mut PgConnection) -> Result<(), StoreError> {
    if schema(connection).await? == NEWEST {
        return Ok(());
    }
    make_lock(connection).await?;
    while step(connection).await? {}
    Ok(())
}

/// The schema of the database, which this program knows; 0 for an empty one.
async fn schema(connection: &mut PgConnection) -> Result<u32, StoreError> {
    let is_there: bool = query_scalar("SELECT to_regclass('schema_version') IS NOT NULL")
        .fetch_one(&mut *connection)
        .await
        .map_err(fault)?;
    if !is_there {
        return Ok(0);
    }
    let found: Option<i32> = query_scalar("SELECT version FROM schema_version WHERE id = 1")
        .fetch_optional(connection)
        .await
        .map_err(fault)?;
    known(found.unwrap_or(0).into())
}

/// Makes the table and row of the lock. `IF NOT EXISTS` is no protection against others doing so at the same time, and
/// an error then means that they did.
async fn make_lock(connection: &mut PgConnection) -> Result<(), StoreError> {
    let mut tries = 0;
    loop {
        let made = raw_sql(
            "CREATE TABLE IF NOT EXISTS schema_version \
             (id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1), version INTEGER NOT NULL)",
        )
        .execute(&mut *connection)
        .await;
        match made {
            Ok(_) => break,
            Err(error) if is_race(&error) && tries < TRIES => tries += 1,
            Err(error) => return Err(fault(error)),
        }
    }
    query("INSERT INTO schema_version (id, version) VALUES (1, 0) ON CONFLICT (id) DO NOTHING")
        .execute(connection)
        .await
        .map_err(fault)?;
    Ok(())
}

/// Whether this is what a server says when two made the same table at once: unique violation in its own catalogue,
/// duplicate table or object, "tuple concurrently updated".
fn is_race(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(DatabaseError::code);
    let code = code.unwrap_or_default();
    ["23505", "42P07", "42710", "XX000", "40001"].contains(&code.as_ref())
}

/// Applies one migration; false when there is none left.
async fn step(connection: &mut PgConnection) -> Result<bool, StoreError> {
    let mut transaction = begin(connection).await?;
    // Waiting for the one who migrates may take longer than an everyday lock.
    raw_sql("SET LOCAL lock_timeout = '10min'; SET LOCAL statement_timeout = '10min'")
        .execute(&mut *transaction)
        .await
        .map_err(fault)?;
    let found: i32 = query_scalar("SELECT version FROM schema_version WHERE id = 1 FOR UPDATE")
        .fetch_one(&mut *transaction)
        .await
        .map_err(fault)?;
    let Some(migration) = after(known(found.into())?) else {
        return Ok(false);
    };
    raw_sql(migration.postgres)
        .execute(&mut *transaction)
        .await
        .map_err(fault)?;
    query("UPDATE schema_version SET version = $1 WHERE id = 1")
        .bind(i32::try_from(migration.number).unwrap_or(i32::MAX))
        .execute(&mut *transaction)
        .await
        .map_err(fault)?;
    transaction.commit().await.map_err(fault)?;
    Ok(true)
}
