//! JSON Schemas of the pack's files, generated from the types that read them.

use crate::files::asked::{FindingFile, SelfTestFile};
use crate::files::care::cadence::CadenceFile;
use crate::files::care::diary::DiaryFile;
use crate::files::care::exercises::ExerciseFile;
use crate::files::care::first_days::FirstDaysFile;
use crate::files::care::load::LoadFile;
use crate::files::care::prevention::PreventionFile;
use crate::files::care::programmes::ProgrammeFile;
use crate::files::care::recovery::RecoveryFile;
use crate::files::care::rehab::RehabFile;
use crate::files::care::shoes::ShoesFile;
use crate::files::causes::{ConditionFile, LikelihoodFile};
use crate::files::parameters::ParametersFile;
use crate::files::reading::{CorrectionFile, RunnerQuestionFile, SourceFile};
use crate::files::return_to_run::ReturnToRunFile;
use crate::files::rules::{GateFile, PopulationsFile, RedFlagFile};
use schemars::schema_for;

/// File name (without ending) and JSON Schema of every kind of file.
pub fn schemas() -> Vec<(&'static str, serde_json::Value)> {
    [
        ("cadence", schema_for!(CadenceFile)),
        ("conditions", schema_for!(ConditionFile)),
        ("corrections", schema_for!(CorrectionFile)),
        ("diary", schema_for!(DiaryFile)),
        ("exercises", schema_for!(ExerciseFile)),
        ("findings", schema_for!(FindingFile)),
        ("first_days", schema_for!(FirstDaysFile)),
        ("gate", schema_for!(GateFile)),
        ("likelihoods", schema_for!(LikelihoodFile)),
        ("load", schema_for!(LoadFile)),
        ("pack", schema_for!(ParametersFile)),
        ("populations", schema_for!(PopulationsFile)),
        ("prevention", schema_for!(PreventionFile)),
        ("programmes", schema_for!(ProgrammeFile)),
        ("questions", schema_for!(RunnerQuestionFile)),
        ("recovery", schema_for!(RecoveryFile)),
        ("red_flags", schema_for!(RedFlagFile)),
        ("rehab", schema_for!(RehabFile)),
        ("return_to_run", schema_for!(ReturnToRunFile)),
        ("self_tests", schema_for!(SelfTestFile)),
        ("shoes", schema_for!(ShoesFile)),
        ("sources", schema_for!(SourceFile)),
    ]
    .into_iter()
    .map(|(name, schema)| (name, schema.to_value()))
    .collect()
}
