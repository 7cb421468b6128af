//! The Restride program: the only place that reads arguments, environment, clock and files.

mod arguments;

mod assess;
mod evaluate;
mod generate;
mod knowledge;
mod simulate;

mod clock;
mod failure;
mod input;
mod pack;
mod say;
mod words;

use arguments::{Arguments, Command};
use clap::Parser as _;
use failure::Failure;
use std::process::ExitCode;

fn main() -> ExitCode {
    match run(Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            say::problem(&failure);
            ExitCode::from(2)
        }
    }
}

fn run(arguments: Arguments) -> Result<(), Failure> {
    let overlay = arguments.knowledge.as_deref();
    let locale = arguments.locale.as_str();
    match arguments.command.unwrap_or_default() {
        Command::Assess(options) => assess::run(&pack::load(overlay)?, locale, &options),
        Command::Evaluate(options) => evaluate::run(&pack::load(overlay)?, &options),
        Command::Knowledge(options) => knowledge::run(overlay, locale, &options.command),
        Command::Simulate(options) => simulate::run(&pack::load(overlay)?, &options),
        Command::Generate(options) => generate::run(&options),
        Command::Completions(options) => generate::completions(&options),
    }
}
