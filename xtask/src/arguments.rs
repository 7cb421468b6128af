//! The command line.

use clap::{Parser, Subcommand};

/// All of it.
#[derive(Debug, Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    about = "Developer commands of Restride"
)]
pub(crate) struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What can be done.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Runs every test; the last line of output is the count
    Test,
    /// Runs every check that is not a test
    Check,
    /// Checks which crates may use which
    Deps,
    /// Checks the rules of the house that no compiler knows
    Tidy,
    /// Writes the generated files: schemas and reference pages
    Generate {
        /// Writes nothing; fails when a committed file differs
        #[arg(long)]
        check: bool,
    },
    /// Runs the benchmarks
    Bench,
    /// Starts a PostgreSQL server of its own for tests, prints its address, and waits
    Postgres,
}
