//! Where journals are kept: the port of `restride_app::store` on SQLite, on PostgreSQL and in memory.
//!
//! **What this crate may not know:** what an entry means, front ends, clinical words. It takes the time as an argument.
//! SQL lives here and nowhere else, and what both databases are asked in the same words is written once.
//!
//! Read in this order: [`AnyStore`] (what to open), [`Location`] (where), [`SqliteStore`] and [`PostgresStore`] (how
//! something becomes durable), `append` (what an append decides), `queries` (the SQL), `migrations`.

mod any;
mod append;
mod check;
mod location;
mod memory;
mod migrations;
mod postgres;
mod queries;
mod sqlite;

pub use any::AnyStore;
pub use check::{Checked, Finding};
pub use location::{Location, LocationError};
pub use memory::MemoryStore;
pub use migrations::NEWEST as NEWEST_SCHEMA;
pub use postgres::PostgresStore;
pub use sqlite::{BackupError, SqliteStore, restore, verify};
