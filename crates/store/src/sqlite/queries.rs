//! The questions of [`crate::queries`], for SQLite. A transaction that writes is IMMEDIATE, so the head row needs no lock.

use super::fault::fault;

crate::queries::queries!(
    sqlx::Sqlite,
    sqlx::SqliteConnection,
    head_for_write: "SELECT position FROM runner WHERE runner = $1",
    faults: fault
);
