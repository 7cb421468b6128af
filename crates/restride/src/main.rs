//! The Restride program: the only place that reads arguments, environment, clock and files.

mod arguments;

mod dispatch;

mod archive;
mod assess;
mod cadence;
mod demo;
mod diary;
mod episodes;
mod evaluate;
mod generate;
mod keep;
mod knowledge;
mod load;
mod log;
mod next_run;
mod plan;
mod rehab;
mod runs;
mod shoes;
mod simulate;
mod today;
mod undo;
mod why;

mod journal;

mod clock;
mod config;
mod crash;
mod failure;
mod file;
mod ids;
mod import;
mod imports;
mod input;
mod pack;
mod say;
mod words;

use arguments::Arguments;
use clap::Parser as _;
use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(crash::guarded(|| {
        match Arguments::try_parse().map(dispatch::run) {
            Ok(Ok(())) => 0,
            Ok(Err(failure)) => say::problem(&failure),
            Err(error) => say::usage(&error),
        }
    }))
}
