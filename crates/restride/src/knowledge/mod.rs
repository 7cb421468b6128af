//! `restride knowledge`: check, show, search, sources.

use crate::arguments::KnowledgeCommand;
use crate::failure::Failure;
use crate::{pack, say};
use std::path::Path;

pub(crate) fn run(
    overlay: Option<&Path>,
    _locale: &str,
    command: &KnowledgeCommand,
) -> Result<(), Failure> {
    match command {
        KnowledgeCommand::Check { folder } => {
            let knowledge =
                restride_knowledge::load(&pack::files(folder.as_deref().or(overlay))?)?;
            say::result(&format!("knowledge {} ({}) is whole", knowledge.version, knowledge.hash))
        }
        _ => Ok(()),
    }
}
