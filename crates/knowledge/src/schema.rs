//! JSON Schemas of the pack's files, generated from the types that read them.

use crate::files::asked::{FindingFile, SelfTestFile};
use crate::files::causes::{ConditionFile, LikelihoodFile};
use crate::files::parameters::ParametersFile;
use crate::files::reading::{CorrectionFile, RunnerQuestionFile, SourceFile};
use crate::files::return_to_run::ReturnToRunFile;
use crate::files::rules::{GateFile, PopulationsFile, RedFlagFile};
use schemars::schema_for;

/// File name (without ending) and JSON Schema of every kind of file.
pub fn schemas() -> Vec<(&'static str, serde_json::Value)> {
    [
        ("conditions", schema_for!(ConditionFile)),
        ("corrections", schema_for!(CorrectionFile)),
        ("findings", schema_for!(FindingFile)),
        ("gate", schema_for!(GateFile)),
        ("likelihoods", schema_for!(LikelihoodFile)),
        ("pack", schema_for!(ParametersFile)),
        ("populations", schema_for!(PopulationsFile)),
        ("questions", schema_for!(RunnerQuestionFile)),
        ("red_flags", schema_for!(RedFlagFile)),
        ("return_to_run", schema_for!(ReturnToRunFile)),
        ("self_tests", schema_for!(SelfTestFile)),
        ("sources", schema_for!(SourceFile)),
    ]
    .into_iter()
    .map(|(name, schema)| (name, schema.to_value()))
    .collect()
}
