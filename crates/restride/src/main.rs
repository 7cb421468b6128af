//! The Restride program: the only place that reads arguments, environment, clock and files.

mod arguments;

mod archive;
mod assess;
mod demo;
#[cfg_attr(
    not(test),
    expect(
        dead_code,
        unused_imports,
        reason = "wired in with the command `diary`"
    )
)]
mod diary;
mod episodes;
mod evaluate;
mod generate;
mod knowledge;
mod log;
#[expect(
    dead_code,
    unused_imports,
    reason = "wired in with the command `rehab do`"
)]
mod rehab;
mod simulate;
mod today;
mod undo;

mod journal;

mod clock;
mod config;
mod crash;
mod failure;
mod file;
mod ids;
mod input;
mod pack;
mod say;
mod words;

use arguments::{Arguments, AssessOptions, Command};
use clap::Parser as _;
use failure::Failure;
use journal::Shell;
use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(crash::guarded(|| match Arguments::try_parse().map(run) {
        Ok(Ok(())) => 0,
        Ok(Err(failure)) => say::problem(&failure),
        Err(error) => say::usage(&error),
    }))
}

fn run(arguments: Arguments) -> Result<(), Failure> {
    let overlay = arguments.knowledge.as_deref();
    let locale = arguments.locale.as_str();
    let shell = Shell {
        overlay,
        locale,
        journal: &arguments.journal,
    };
    match arguments.command.unwrap_or_default() {
        Command::Assess(options) => assess(&shell, &options),
        Command::Today(options) => today::run(&shell, &options),
        Command::Log(options) => log::run(&shell, &options),
        Command::Undo(options) => undo::run(&shell, &options),
        Command::Episodes(options) => episodes::run(&shell, &options),
        Command::Export(options) => archive::export(&shell, &options),
        Command::ImportJournal(options) => archive::import(&shell, &options),
        Command::Demo(options) => demo::run(&shell, &options),
        Command::Evaluate(options) => evaluate::run(&pack::load(overlay)?, &options),
        Command::Knowledge(options) => knowledge::run(overlay, locale, &options.command),
        Command::Simulate(options) => simulate::run(&pack::load(overlay)?, &options),
        Command::Generate(options) => generate::run(&options),
        Command::Completions(options) => generate::completions(&options),
    }
}

/// Whatever fails here leaves a runner without a result.
fn assess(shell: &Shell<'_>, options: &AssessOptions) -> Result<(), Failure> {
    pack::load(shell.overlay)
        .and_then(|knowledge| {
            assess::run(
                &knowledge,
                shell.overlay,
                shell.locale,
                shell.journal,
                options,
            )
        })
        .map_err(Failure::without_result)
}
