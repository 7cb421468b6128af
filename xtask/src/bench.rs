//! `cargo xtask bench`: the benchmarks of every crate, and how long a user waits for an answer.

use std::env::consts::EXE_SUFFIX;
use std::process::Command;
use std::time::Duration;

use anyhow::Result;

use crate::workspace::Workspace;
use crate::{process, say};

/// A runner's answers, 40 of them.
const ANSWERS: &str = "docs/examples/outer_hip.json";

/// Starts of the program.
const STARTS: usize = 50;

/// The longest that the median start may take on a quiet machine, until the answer is printed.
const TARGET: Duration = Duration::from_millis(15);

/// Runs every benchmark; criterion keeps its reports in `target/criterion`. Then times the whole program.
///
/// # Errors
///
/// When a benchmark or the program does not build or fails. A slow machine is no error.
pub(crate) fn run() -> Result<()> {
    say::step("benchmarks", || {
        process::run(&mut process::cargo(&["bench", "--workspace", "--locked"]))
    })?;
    say::step("from start to answer", from_start_to_answer)
}

/// Starts the program again and again with the same answers, as a front end does, until it has printed the result.
fn from_start_to_answer() -> Result<()> {
    let arguments = ["build", "--release", "--locked", "--package", "restride"];
    process::run(&mut process::cargo(&arguments))?;
    let workspace = Workspace::load()?;
    let program = format!("restride{EXE_SUFFIX}");
    let program = workspace.target_directory.join("release").join(program);
    let mut times = Vec::with_capacity(STARTS);
    for _ in 0..STARTS {
        let mut command = Command::new(&program);
        command.current_dir(&workspace.root).args([
            "assess",
            "--answers",
            ANSWERS,
            "--format",
            "json",
        ]);
        let (output, time) = say::timed(|| process::output(&mut command));
        output?;
        times.push(time);
    }
    times.sort_unstable();
    say::line(format_args!(
        "    {STARTS} starts: fastest {}, median {} (target: at most {})",
        milliseconds(times[0]),
        milliseconds(times[STARTS / 2]),
        milliseconds(TARGET)
    ));
    Ok(())
}

fn milliseconds(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1000.0)
}
