//! What a pack knows about caring for a sore hip: exercises, programmes, the first days, recovery, prevention, the
//! numbers of the diary and of what is run, shoes, and cadence.
//!
//! It is a part of its own, read when a plan or a diary is shown: an assessment does not wait for it. Conditions are
//! named by their keys, so that this part needs no other; exercises are positions that cannot dangle.

mod cadence;
mod diary;
mod exercise;
mod first_days;
mod load;
mod prevention;
mod programme;
mod recovery;
mod shoes;

pub use cadence::{
    BandRule, CadencePainRule, CadenceRules, CadenceStopRule, ExperimentRule, OrientationRule,
    PreferredRule, RaiseRule,
};
pub use diary::{
    CarriedRule, DiaryEvidence, DiaryRules, Raise, RestingRule, Sign, UnassessedRule,
    WeeklyQuestion,
};
pub use exercise::{Dose, Exercise, ExerciseStress, Tempo};
pub use first_days::{
    EarlySign, FirstDays, FirstDecision, FirstSign, FirstStep, LeadsTo, StepKind, WalkingSign,
};
pub use load::{
    BanisterNumbers, BeforePainRules, CadenceShiftRules, FastRules, Hazard, HillRules, Incidence,
    LoadRules, MonotonyRules, NewShoeRules, NewSurfaceRules, NextRunRules, RatioRules, ShareRules,
    SpikeBin, SpikeRules, WalkJogRules, WeekRules,
};
pub use prevention::{PreventionItem, PreventionKind};
pub use programme::{
    Adherence, Avoid, ExitCriterion, Fact, Item, NoProgramme, Programme, Progression, RehabRules,
    Retest, Stage, WarningSign,
};
pub use recovery::{GuideBand, Recovery, RecoveryBand, Spread, Widening};
pub use shoes::{NewPairRule, PairsRule, RotationRule, ShoePainRule, ShoeRules, WearBand};

use super::Texts;

/// Position of an exercise in [`Care::exercises`].
pub type ExerciseIndex = usize;
/// Position of a programme in [`Care::programmes`].
pub type ProgrammeIndex = usize;
/// Position of a stage in [`Programme::stages`].
pub type StageIndex = usize;

/// The checked care part of a knowledge pack.
///
/// Built by the `restride-knowledge` crate; every index inside refers to an entry that exists, every condition key is a
/// condition of the same pack, and no programme holds an exercise that is to be avoided for one of its conditions.
#[derive(Debug, Clone)]
pub struct Care {
    /// Hash of the content of every file of the pack, for machines: the same as [`super::Knowledge::hash`].
    pub hash: String,
    /// Every exercise.
    pub exercises: Vec<Exercise>,
    /// Every rehab programme.
    pub programmes: Vec<Programme>,
    /// How programmes are led: progress, adherence, re-tests, and who has none.
    pub rehab: RehabRules,
    /// The first 72 hours.
    pub first_days: FirstDays,
    /// How long it may take.
    pub recovery: Recovery,
    /// What keeps a hip well.
    pub prevention: Vec<PreventionItem>,
    /// The numbers of the diary.
    pub diary: DiaryRules,
    /// How much is run.
    pub load: LoadRules,
    /// The rules about shoes.
    pub shoes: ShoeRules,
    /// The rules about cadence.
    pub cadence: CadenceRules,
    /// The words of this part, by locale and key.
    pub texts: Texts,
}

impl Care {
    /// The programme with this id; `None` when the pack has no such id.
    pub fn programme(&self, id: &str) -> Option<ProgrammeIndex> {
        self.programmes
            .iter()
            .position(|programme| programme.id == id)
    }

    /// Ids of every fact of the guide that this part carries; an id may come twice.
    pub fn guide(&self) -> impl Iterator<Item = &String> {
        let exercises = self.exercises.iter().flat_map(|entry| &entry.guide);
        let programmes = self.programmes.iter().flat_map(|entry| &entry.guide);
        let steps = self.first_days.steps.iter().flat_map(|entry| &entry.guide);
        let bands = self.recovery.guide_bands.iter();
        let prevention = self.prevention.iter().flat_map(|entry| &entry.guide);
        exercises
            .chain(programmes)
            .chain(steps)
            .chain(bands.flat_map(|entry| &entry.guide))
            .chain(prevention)
            .chain(&self.shoes.wear.guide)
            .chain(&self.shoes.pairs.guide)
            .chain(&self.cadence.orientation.guide)
    }

    /// The programme that serves a condition; `None` for a condition without one, and for an unknown key.
    pub fn programme_for(&self, condition: &str) -> Option<ProgrammeIndex> {
        self.programmes
            .iter()
            .position(|programme| programme.conditions.iter().any(|key| key == condition))
    }
}
