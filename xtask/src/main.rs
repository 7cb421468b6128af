//! Developer commands: `cargo xtask <command>`. One module per command.

mod arguments;

mod bench;
mod check;
mod deps;
mod generate;
mod postgres;
mod test;
mod tidy;

mod process;
mod say;
mod workspace;

use std::process::ExitCode;

use anyhow::Result;
use clap::Parser as _;

use arguments::{Arguments, Command};

fn main() -> ExitCode {
    run(&Arguments::parse().command).unwrap_or_else(|error| {
        say::error(&error);
        ExitCode::FAILURE
    })
}

fn run(command: &Command) -> Result<ExitCode> {
    match command {
        Command::Test => return test::run(),
        Command::Check => check::run()?,
        Command::Deps => deps::run()?,
        Command::Tidy => tidy::run()?,
        Command::Generate { check } => generate::run(*check)?,
        Command::Bench => bench::run()?,
        Command::Postgres => postgres::run()?,
    }
    Ok(ExitCode::SUCCESS)
}
