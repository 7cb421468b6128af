//! `restride knowledge`: check, show, search, sources.
//!
//! Read in this order: `entries` (what can be shown), `numbers` (what they rest on), `show/` (one file per kind of
//! entry), `search`, `sources`, `check` and
//! `lowered`; then the helpers `page`, `table`, `speaking` and `rule_words`.

mod care_numbers;
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
use restride_core::knowledge::{Care, Knowledge};
use std::path::Path;

/// Both parts of a pack.
#[derive(Debug, Clone, Copy)]
struct Pack<'k> {
    knowledge: &'k Knowledge,
    care: &'k Care,
}

impl<'k> Pack<'k> {
    const fn of(knowledge: &'k Knowledge, care: &'k Care) -> Self {
        Self { knowledge, care }
    }
}

pub(crate) fn run(
    overlay: Option<&Path>,
    locale: &str,
    command: &KnowledgeCommand,
) -> Result<(), Failure> {
    if let KnowledgeCommand::Check { folder } = command {
        let pack::Pack { knowledge, care } = pack::whole(folder.as_deref().or(overlay))?;
        let mut text = check::text(Pack::of(&knowledge, &care));
        text.push_str(&lowered::text(&restride_knowledge::embedded()?, &knowledge));
        return say::result(&text);
    }
    let pack::Pack { knowledge, care } = pack::whole(overlay)?;
    let words = Words::asked_for(&knowledge, locale)?.and_care(&care);
    let both = Pack::of(&knowledge, &care);
    match command {
        KnowledgeCommand::Show { id } => say::result(&show::text(both, words, id)?),
        KnowledgeCommand::Search { words: wanted } => {
            say::result(&search::text(both, words, wanted))
        }
        KnowledgeCommand::Sources => say::result(&sources::text(both, words)),
        KnowledgeCommand::Check { .. } => Ok(()),
    }
}
