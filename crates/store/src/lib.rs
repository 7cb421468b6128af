//! Where journals are kept: SQLite (the default), PostgreSQL, and memory (for tests), behind one port.
//!
//! **What this crate may not know:** what entries mean, clocks, environment variables, front ends.
