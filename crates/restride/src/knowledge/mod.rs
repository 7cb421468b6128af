//! `restride knowledge`: check, show, search, sources.
//!
//! Read in this order: `entries` (what can be shown), `numbers` (what they rest on), `show/` (one file per kind of
//! entry), `search`, `sources`, `check` and
//! `lowered`; then the helpers `page`, `table`, `speaking` and `rule_words`.

mod check;
mod entries;
mod lowered;
mod numbers;
mod search;
mod show;
mod sources;

mod page;
mod rule_words;
mod speaking;
mod table;

use crate::arguments::KnowledgeCommand;
use crate::failure::Failure;
use crate::words::Words;
use crate::{pack, say};
use std::path::Path;

pub(crate) fn run(
    overlay: Option<&Path>,
    locale: &str,
    command: &KnowledgeCommand,
) -> Result<(), Failure> {
    if let KnowledgeCommand::Check { folder } = command {
        let (knowledge, care) = pack::both_laid_over(folder.as_deref().or(overlay))?;
        let mut text = check::text(&knowledge, &care);
        text.push_str(&lowered::text(&restride_knowledge::embedded()?, &knowledge));
        return say::result(&text);
    }
    let knowledge = pack::laid_over(overlay)?;
    let words = Words::asked_for(&knowledge, locale)?;
    match command {
        KnowledgeCommand::Show { id } => say::result(&show::text(&knowledge, words, id)?),
        KnowledgeCommand::Search { words: wanted } => {
            say::result(&search::text(&knowledge, words, wanted))
        }
        KnowledgeCommand::Sources => say::result(&sources::text(&knowledge, words)),
        KnowledgeCommand::Check { .. } => Ok(()),
    }
}
