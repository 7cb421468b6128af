//! Rehab programmes: stages, items, exit criteria, and how a programme is led.

use super::super::Evidence;
use super::{Dose, ExerciseIndex};

/// A rehab programme. Its words stand under `programmes.<id>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Programme {
    /// The stable public id.
    pub id: String,
    /// Keys of the conditions it serves; no other programme serves one of them.
    pub conditions: Vec<String>,
    /// Whether it may begin only after a clinician's clearance.
    pub needs_clearance: bool,
    /// Ids of the guide's facts that it carries.
    pub guide: Vec<String>,
    /// What to leave alone or to change, besides exercises.
    pub avoid: Vec<Avoid>,
    /// In order, at least one.
    pub stages: Vec<Stage>,
    /// What was found in trials. Only facts with a mark that is evidence may be shown as such.
    pub facts: Vec<Fact>,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// Something to leave alone. Its words stand under `programme_avoid.<id>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Avoid {
    /// The id of its words.
    pub id: String,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// A figure from a trial. Its words stand under `programme_facts.<id>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The id of its words.
    pub id: String,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// A stage of a programme. Its words stand under `programmes.<programme>.stages.<id>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    /// The id, which no other stage of the programme has.
    pub id: String,
    /// Days that it lasts at least.
    pub least_days: u16,
    /// What has to be shown before the next stage; empty only in the last one.
    pub exit: Vec<ExitCriterion>,
    /// What is done, in order, at least one.
    pub items: Vec<Item>,
    /// Where its length and its criteria come from.
    pub evidence: Evidence,
}

/// Something to be shown before the next stage. Its words stand under `exit_criteria.<criterion>`, and a runner logs it
/// as a test of that name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExitCriterion {
    /// The key of its words and of the test.
    pub criterion: String,
    /// Most pain while it is shown, 0 to 10.
    pub most_pain: u8,
}

/// An exercise of a stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Which exercise.
    pub exercise: ExerciseIndex,
    /// Whether it stays when the programme is shortened.
    pub starred: bool,
    /// How much of it in this stage.
    pub dose: Dose,
}

/// How every programme is led.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RehabRules {
    /// When more is done, and when less.
    pub progression: Progression,
    /// When a programme is shortened.
    pub adherence: Adherence,
    /// When the tests are repeated.
    pub retest: Retest,
    /// The conditions without a programme, on purpose.
    pub no_programme: NoProgramme,
    /// Reasons to stop an exercise that are warning signs.
    pub warning_signs: Vec<WarningSign>,
}

impl RehabRules {
    /// The answer id of the warning question that a reason to stop says yes to; `None` for a reason that is no warning
    /// sign.
    pub fn red_flag(&self, stop_if: &str) -> Option<&str> {
        let sign = self
            .warning_signs
            .iter()
            .find(|sign| sign.stop_if == stop_if);
        sign.map(|sign| sign.red_flag.as_str())
    }
}

/// A reason to stop an exercise that is a warning sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WarningSign {
    /// The key of the reason, as in `Exercise::stop_if`.
    pub stop_if: String,
    /// The answer id of a question that is answered with yes or no: it means yes.
    pub red_flag: String,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// When more is done, and when less.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progression {
    /// Complete sessions in a row, each with a quiet next morning, before more is done.
    pub sessions_in_a_row: u8,
    /// Sets more as the first step.
    pub more_sets: u8,
    /// Percent more load as every later step, at least.
    pub load_percent_from: u8,
    /// Percent more load as every later step, at most.
    pub load_percent_to: u8,
    /// Days for which half of the sets are done after a red session.
    pub red_halves_days: u16,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// When a programme is shortened to its starred items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adherence {
    /// Percent of what was planned: with less, the programme is shortened.
    pub least_percent: u8,
    /// Weeks that are looked back on.
    pub weeks: u8,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// When the tests are repeated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retest {
    /// Days from one to the next.
    pub days: u16,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// Conditions that have no programme on purpose: they need to be seen, not trained.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoProgramme {
    /// Their keys.
    pub conditions: Vec<String>,
    /// Where it comes from.
    pub evidence: Evidence,
}
