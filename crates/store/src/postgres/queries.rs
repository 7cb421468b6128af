//! The questions of [`crate::queries`], for PostgreSQL. Who is about to write locks the runner's head row, so that the
//! writers of one runner come one after another and those of different runners do not meet.

use super::fault::fault;

crate::queries::queries!(
    sqlx::Postgres,
    sqlx::PgConnection,
    head_for_write: "SELECT position FROM runner WHERE runner = $1 FOR UPDATE",
    faults: fault
);
