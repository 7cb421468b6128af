//! `restride shoes`: how far each pair was run and how worn that makes it, which pairs are worn in turn, and pairs written
//! down by hand.

pub(crate) mod bar;
pub(crate) mod find;
mod page;
mod view;
mod write;

pub(crate) use view::ShoesJson;

use crate::arguments::{ShoesCommand, ShoesOptions};
use crate::failure::Failure;
use crate::journal::{Shell, Work};

pub(crate) fn run(shell: &Shell<'_>, options: &ShoesOptions) -> Result<(), Failure> {
    let pack = shell.pack()?;
    let words = shell.words(&pack)?;
    let mut work = Work::open(&pack, shell.journal)?;
    match &options.command {
        None => view::run(&mut work, words, options),
        Some(ShoesCommand::Add(options)) => write::add(&mut work, words, options),
        Some(ShoesCommand::Edit(options)) => write::edit(&mut work, words, options),
        Some(ShoesCommand::Retire(options)) => write::retire(&mut work, words, options),
        Some(ShoesCommand::Wear(options)) => write::wear(&mut work, words, options),
    }
}
