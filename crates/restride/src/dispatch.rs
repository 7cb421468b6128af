//! From the arguments to the command that they name.

use crate::arguments::{Arguments, AssessOptions, Command, TodayOptions};
use crate::failure::Failure;
use crate::journal::Shell;
use crate::{
    archive, assess, cadence, config, demo, diary, episodes, evaluate, generate, import, imports,
    journal, keep, knowledge, load, log, next_run, pack, plan, rehab, runs, shoes, simulate, today,
    undo, why,
};

/// Does what the arguments say.
pub(crate) fn run(arguments: Arguments) -> Result<(), Failure> {
    let overlay = arguments.knowledge.as_deref();
    let locale = arguments.locale.as_str();
    let shell = Shell {
        overlay,
        locale,
        journal: &arguments.journal,
    };
    let command = match arguments.command {
        Some(command) => command,
        None => Command::without_a_word(&shell),
    };
    match command {
        Command::Assess(options) => assess(&shell, &options),
        Command::Today(options) => today::run(&shell, &options),
        Command::Plan(options) => plan::run(&shell, &options),
        Command::Rehab(options) => rehab::run(&shell, &options),
        Command::Diary(options) => diary::run(&shell, &options),
        Command::Backup(options) => keep::backup(&shell, &options),
        Command::Restore(options) => keep::restore(&shell, &options),
        Command::Doctor(options) => keep::doctor(&shell, &options),
        Command::Load(options) => load::run(&shell, &options),
        Command::Why(options) => why::run(&shell, &options),
        Command::NextRun(options) => next_run::run(&shell, &options),
        Command::Log(options) => log::run(&shell, &options),
        Command::Undo(options) => undo::run(&shell, &options),
        Command::Episodes(options) => episodes::run(&shell, &options),
        Command::Export(options) => archive::export(&shell, &options),
        Command::ImportJournal(options) => archive::import(&shell, &options),
        Command::Import(options) => import::run(&shell, &options),
        Command::Runs(options) => runs::run(&shell, &options),
        Command::Shoes(options) => shoes::run(&shell, &options),
        Command::Cadence(options) => cadence::run(&shell, &options),
        Command::Imports(options) => imports::run(&shell, &options),
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
        .and_then(|knowledge| assess::run(shell, &knowledge, options))
        .map_err(Failure::without_result)
}

impl Command {
    /// What to do without a command: what is due today where there is a journal, and the interview where there is none.
    fn without_a_word(shell: &Shell<'_>) -> Self {
        match config::read(shell.journal) {
            Ok(config) if journal::is_there(&config) => Self::Today(TodayOptions::default()),
            Ok(_) | Err(_) => Self::Assess(AssessOptions::default()),
        }
    }
}
