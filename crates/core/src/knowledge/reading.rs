//! Things worth reading: corrected advice and the questions that runners ask.

use crate::urgency::Urgency;

/// A piece of lay advice that evidence corrects. Its words are in the text tables under `corrections.<id>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The correction's id.
    pub id: String,
    /// Ids of the guide's facts that it comments on.
    pub guide: Vec<String>,
    /// Keys of the conditions where a runner meets it.
    pub conditions: Vec<String>,
    /// Answer ids where a runner meets it.
    pub findings: Vec<String>,
    /// Urgencies on whose page it may stand; never the emergency.
    pub urgencies: Vec<Urgency>,
    /// The figures its words use, with their provenance.
    pub numbers: Vec<(String, super::Evidence)>,
}

/// A question that runners ask. Its words are in the text tables under `questions.<id>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunnerQuestion {
    /// The question's id.
    pub id: String,
    /// Ids of the guide's facts that it carries.
    pub guide: Vec<String>,
    /// Keys of the conditions where it is shown; empty for everywhere.
    pub conditions: Vec<String>,
    /// Ids of the corrections that belong to it.
    pub corrections: Vec<String>,
}
