//! Brings a database file to the newest schema.

use super::connection::begin;
use super::fault::fault;
use crate::migrations::{NEWEST, after, known};
use restride_app::store::StoreError;
use sqlx::{SqliteConnection, query_scalar, raw_sql};

/// Applies what is missing, each migration in a transaction of its own, which no other process can write in.
pub(super) async fn migrate(connection: &mut SqliteConnection) -> Result<(), StoreError> {
    while step(connection).await? {}
    Ok(())
}

/// Applies one migration; false when there is none left.
async fn step(connection: &mut SqliteConnection) -> Result<bool, StoreError> {
    if schema(connection).await? == NEWEST {
        return Ok(false);
    }
    let mut transaction = begin(connection).await?;
    // Another process may have been quicker.
    let Some(migration) = after(schema(&mut transaction).await?) else {
        return Ok(false);
    };
    raw_sql(migration.sqlite)
        .execute(&mut *transaction)
        .await
        .map_err(fault)?;
    raw_sql(sqlx::AssertSqlSafe(format!(
        "PRAGMA user_version = {}",
        migration.number
    )))
    .execute(&mut *transaction)
    .await
    .map_err(fault)?;
    let dangling: i64 = query_scalar("SELECT count(*) FROM pragma_foreign_key_check")
        .fetch_one(&mut *transaction)
        .await
        .map_err(fault)?;
    if dangling > 0 {
        let number = migration.number;
        return Err(StoreError::Damaged(format!(
            "schema {number} cannot be made: {dangling} rows belong to nobody"
        )));
    }
    transaction.commit().await.map_err(fault)?;
    Ok(true)
}

/// The schema of the database, which this program knows.
async fn schema(connection: &mut SqliteConnection) -> Result<u32, StoreError> {
    let found: i64 = query_scalar("PRAGMA user_version")
        .fetch_one(connection)
        .await
        .map_err(fault)?;
    known(found)
}
