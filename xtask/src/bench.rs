//! `cargo xtask bench`: the benchmarks of every crate.

use anyhow::Result;

use crate::{process, say};

/// Runs every benchmark; criterion keeps its reports in `target/criterion`.
///
/// # Errors
///
/// When a benchmark does not build or fails.
pub(crate) fn run() -> Result<()> {
    say::step("benchmarks", || {
        process::run(&mut process::cargo(&["bench", "--workspace", "--locked"]))
    })
}
