//! The rules of returning to running as a pack holds them: the ladder, the grades, every limit, each with its source.

mod breaks;
mod climbing;
mod ladder;
mod readiness;
mod sessions;

pub use breaks::{LongBreak, MissedTime, Relapse};
pub use climbing::{Climbing, Discharge, Falling, Plateau};
pub use ladder::{Bout, Level, Phase};
pub use readiness::{ClearanceRules, ReadinessRules, ReadinessTest, WalkCredit};
pub use sessions::{BoneRules, Grading, RestRules, StopRules, WalkingRules};

/// Position of a level in [`ReturnToRun::levels`].
pub type LevelIndex = usize;
/// Position of a phase in [`ReturnToRun::phases`].
pub type PhaseIndex = usize;
/// Position of a stop sign in [`StopRules::signs`].
pub type StopSignIndex = usize;
/// Position of a test in [`ReadinessRules::tests`].
pub type ReadinessTestIndex = usize;

/// Everything a pack says about returning to running.
///
/// Pains are whole numbers on the scale of 0 to 10. The ladder has at least two phases and a level in each; the last
/// phase is normal running and has one level.
///
/// # Example
///
/// ```
/// let knowledge = restride_testkit::knowledge();
/// let rules = &knowledge.return_to_run;
/// let level = rules.level("P2c").unwrap();
/// assert_eq!(rules.levels[level].jog_minutes(), 15);
/// assert_eq!(rules.phase(level).guide, ["G7.2"]);
/// assert!(!rules.is_last(level));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnToRun {
    /// The phases, in order; the last one is normal running.
    pub phases: Vec<Phase>,
    /// The levels of all phases, in order.
    pub levels: Vec<Level>,
    /// What ends everything until a clinician has looked.
    pub stop: StopRules,
    /// How a session is graded.
    pub grading: Grading,
    /// What is stricter when a bone may be hurt.
    pub bone: BoneRules,
    /// Time off after a bad session.
    pub rest: RestRules,
    /// How fast the ladder may be climbed.
    pub climbing: Climbing,
    /// What leads down, and to a clinician.
    pub falling: Falling,
    /// Standing still for too long.
    pub plateau: Plateau,
    /// Coming back to the ladder after a break.
    pub missed: MissedTime,
    /// Coming back to normal running after a break.
    pub long_break: LongBreak,
    /// Pain that comes back in normal running.
    pub relapse: Relapse,
    /// When the return is over.
    pub discharge: Discharge,
    /// What has to be shown before the ladder begins.
    pub readiness: ReadinessRules,
    /// When walking is free of pain.
    pub walking: WalkingRules,
    /// Who may open a locked plan.
    pub clearance: ClearanceRules,
}

impl ReturnToRun {
    /// The level with this id (`P2a`); `None` when the ladder has no such level.
    pub fn level(&self, id: &str) -> Option<LevelIndex> {
        self.levels.iter().position(|level| level.id == id)
    }

    /// The last level: normal running.
    pub fn last_level(&self) -> LevelIndex {
        self.levels.len().saturating_sub(1)
    }

    /// Whether this level is normal running.
    pub fn is_last(&self, level: LevelIndex) -> bool {
        level >= self.last_level()
    }

    /// The phase of a level; a level past the end counts as the last one.
    pub fn phase_of(&self, level: LevelIndex) -> PhaseIndex {
        self.levels
            .get(level)
            .or(self.levels.last())
            .map_or(0, |level| level.phase)
    }

    /// What a phase allows at this level.
    pub fn phase(&self, level: LevelIndex) -> &Phase {
        &self.phases[self.phase_of(level)]
    }

    /// The first level of a phase; the first level of all when there is no such phase.
    pub fn first_level_of(&self, phase: PhaseIndex) -> LevelIndex {
        self.levels
            .iter()
            .position(|level| level.phase == phase)
            .unwrap_or(0)
    }

    /// The first level of the phase before the one of this level; in the first phase, its first level.
    pub fn phase_before(&self, level: LevelIndex) -> LevelIndex {
        self.first_level_of(self.phase_of(level).saturating_sub(1))
    }
}
