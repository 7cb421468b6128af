//! The result for programs.

use restride_core::knowledge::Knowledge;
use schemars::JsonSchema;
use serde::Serialize;

/// Which knowledge a result comes from.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct KnowledgeJson {
    /// The pack's version, for people.
    version: String,
    /// Hash of the pack's whole content.
    hash: String,
}

impl KnowledgeJson {
    pub(crate) fn of(knowledge: &Knowledge) -> Self {
        Self {
            version: knowledge.version.clone(),
            hash: knowledge.hash.clone(),
        }
    }
}
