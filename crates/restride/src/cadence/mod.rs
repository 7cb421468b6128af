//! `restride cadence`: cadence by speed, the runner's own, an experiment with a higher one, and a metronome.

mod beat;
mod beep;
mod experiment;
mod look;
mod view;

pub(crate) use experiment::ExperimentJson;
pub(crate) use view::CadenceJson;

use crate::arguments::{CadenceCommand, CadenceOptions, ExperimentCommand};
use crate::failure::Failure;
use crate::journal::{Shell, Work};

pub(crate) fn run(shell: &Shell<'_>, options: &CadenceOptions) -> Result<(), Failure> {
    let pack = shell.pack()?;
    let words = shell.words(&pack)?;
    let mut work = Work::open(&pack, shell.journal)?;
    match &options.command {
        None => view::run(&mut work, words, options),
        Some(CadenceCommand::Experiment(options)) => match &options.command {
            None => experiment::show(&mut work, words, options),
            Some(ExperimentCommand::Start(options)) => experiment::start(&mut work, words, options),
            Some(ExperimentCommand::Stop(options)) => experiment::stop(&mut work, words, options),
        },
        Some(CadenceCommand::Beep(options)) => beep::run(&mut work, words, options),
    }
}
