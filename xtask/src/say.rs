//! Everything xtask prints goes through here.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "the one place that prints"
)]

use std::fmt::Display;
use std::time::{Duration, Instant};

use anyhow::{Error, Result};

/// Prints one line.
pub(crate) fn line(text: impl Display) {
    println!("{text}");
}

/// Prints one line to standard error.
pub(crate) fn error_line(text: impl Display) {
    eprintln!("{text}");
}

/// Prints an error with its causes.
pub(crate) fn error(error: &Error) {
    eprintln!("error: {error:#}");
}

/// Announces `title`, does `work`, and says how long it took and whether it succeeded.
pub(crate) fn step<T>(title: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("==> {title}");
    let (result, time) = timed(work);
    let verdict = if result.is_ok() { "done" } else { "FAILED" };
    println!("    {title}: {verdict} in {:.1} s", time.as_secs_f64());
    result
}

/// Does `work` and returns its result and how long it took.
pub(crate) fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let started = now();
    let result = work();
    (result, started.elapsed())
}

#[expect(
    clippy::disallowed_methods,
    reason = "a developer tool reports how long things take"
)]
fn now() -> Instant {
    Instant::now()
}
