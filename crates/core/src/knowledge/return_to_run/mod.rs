//! The rules of returning to running as a pack holds them: the ladder, the grades, every limit, each with its source.

use super::Evidence;
use crate::journal::Basis;

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

/// One of the guide's phases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phase {
    /// The phase's id; its name is in the text tables under `return_to_run.phase.<id>`.
    pub id: String,
    /// Ids of the guide's facts that it carries.
    pub guide: Vec<String>,
    /// Most pain before a run with which it may begin.
    pub before: u8,
    /// Most pain during a session.
    pub during: u8,
    /// Most pain at the end of a session.
    pub at_end: u8,
    /// Most pain the next morning, whatever the usual mornings are; `None` when only a rise counts.
    pub next_morning: Option<u8>,
    /// Calendar days from one session to the next, at least: 2 leaves one full day between them.
    pub days_between: u16,
    /// Days from entering the phase to leaving it upwards, at least.
    pub dwell_days: u16,
    /// Where the phase comes from.
    pub evidence: Evidence,
}

/// One step of the ladder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// The level's id (`P2a`).
    pub id: String,
    /// Its phase.
    pub phase: PhaseIndex,
    /// What is done in a session, in order; empty in normal running.
    pub content: Vec<Bout>,
    /// How often the content is repeated; 1 for once.
    pub repeats: u8,
    /// Quiet sessions in a row before the next level.
    pub greens: u8,
    /// Where the level comes from.
    pub evidence: Evidence,
}

impl Level {
    /// Minutes of a session, walking and jogging; 0 in normal running, where the runner decides.
    pub fn minutes(&self) -> u16 {
        self.content.iter().map(|bout| bout.minutes()).sum::<u16>() * u16::from(self.repeats)
    }

    /// Minutes of jogging in a session; 0 in normal running, where the runner decides.
    pub fn jog_minutes(&self) -> u16 {
        let jogs = self.content.iter().map(|bout| match bout {
            Bout::Walk(_) => 0,
            Bout::Jog(minutes) => u16::from(*minutes),
        });
        jogs.sum::<u16>() * u16::from(self.repeats)
    }
}

/// A part of a session, in minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bout {
    /// Brisk walking.
    Walk(u8),
    /// Easy jogging.
    Jog(u8),
}

impl Bout {
    /// How long it lasts.
    pub const fn minutes(self) -> u16 {
        match self {
            Self::Walk(minutes) | Self::Jog(minutes) => minutes as u16,
        }
    }
}

/// Signs that end everything until a clinician has looked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StopRules {
    /// Ids of the signs; their words are under `return_to_run.stop_sign.<id>`.
    pub signs: Vec<String>,
    /// Warning signs, of a session or of the questions, after which a bone may be hurt.
    pub bone: Vec<String>,
    /// Where they come from.
    pub evidence: Evidence,
}

/// When walking is free of pain, and when it hurts. Between the two nothing follows from a walk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WalkingRules {
    /// Most pain in a walk without a limp after which walking is free of pain.
    pub free_up_to: u8,
    /// Pain in a walk from which walking hurts; a limp alone is enough.
    pub hurts_from: u8,
    /// The same when a bone may be hurt.
    pub hurts_from_bone: u8,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// How a session is graded. Pains are 0 to 10.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grading {
    /// Pain during a session from which it is red.
    pub red_during: u8,
    /// Pain an hour after from which it is red.
    pub red_hour_after: u8,
    /// Points above the usual morning from which it is red.
    pub red_morning_rise: u8,
    /// Points above the usual morning from which it is amber.
    pub amber_morning_rise: u8,
    /// Most pain an hour after without amber, unless the phase allows more during the session.
    pub hour_after: u8,
    /// Percent of the session that has to be done.
    pub least_completed: u8,
    /// Hours before a session in which a painkiller hides what it does.
    pub painkiller_hours: u8,
    /// Mornings whose median is the usual morning.
    pub usual_mornings: u8,
    /// Hours after which a session without its next morning is amber.
    pub pending_hours: u16,
    /// Where the thresholds come from.
    pub evidence: Evidence,
}

/// What is stricter when a bone may be hurt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoneRules {
    /// Pain from which a session is red: during, at the end, an hour after, or the next morning.
    pub red_from: u8,
    /// Most pain before a session with which it may begin.
    pub before: u8,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// Time off after a red session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RestRules {
    /// Calendar days from a red session to the next session, at least: 3 leaves two full days between them.
    pub red_days: u16,
    /// Mornings in a row, no worse than usual, before the next session.
    pub red_mornings: u8,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// How fast the ladder may be climbed; never by more than one level for a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Climbing {
    /// Promotions within [`Climbing::in_days`], at most.
    pub most_promotions: u8,
    /// Days over which promotions are counted.
    pub in_days: u16,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// What leads down, and to a clinician.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Falling {
    /// Amber sessions in a row that lead one level down.
    pub ambers_down: u8,
    /// Skipped sessions in a row that count as one amber session.
    pub skips_as_amber: u8,
    /// Days within which a second red session leads to the phase before.
    pub second_red_days: u16,
    /// Days over which red sessions are counted.
    pub refer_days: u16,
    /// Red sessions within [`Falling::refer_days`] that pause the plan.
    pub refer_reds: u8,
    /// Red sessions in a row that lock the plan when a bone may be hurt.
    pub bone_reds_to_lock: u8,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// Standing still for too long. All in days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plateau {
    /// Days without a promotion after which help is suggested.
    pub suggest_days: u16,
    /// Days without a promotion after which the plan is paused.
    pub refer_days: u16,
    /// Days on the ladder without reaching normal running after which the plan is paused.
    pub ladder_days: u16,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// Coming back to the ladder after a break. All in days since the last completed session, both ends included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissedTime {
    /// Up to here the level stays.
    pub same_days: u16,
    /// Up to here it falls by one level.
    pub level_days: u16,
    /// Up to here it falls to the first level of the phase before; after that the ladder begins anew.
    pub phase_days: u16,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// Coming back to normal running after a break. All in days since the last completed session, both ends included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LongBreak {
    /// Up to here, after [`MissedTime::same_days`], the runner starts again with less.
    pub reduced_days: u16,
    /// Percent of the last weekly distance to start again with.
    pub reduced_percent: u8,
    /// Up to here the runner goes back to [`LongBreak::back_to`]; after that the ladder begins anew.
    pub back_days: u16,
    /// The level that a long break from normal running leads to.
    pub back_to: LevelIndex,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// Pain that comes back in normal running.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relapse {
    /// Pain in the morning from which it counts.
    pub morning_pain: u8,
    /// Such mornings, one day after the other, that lead to [`Relapse::back_to`].
    pub mornings: u8,
    /// The level that a relapse leads to.
    pub back_to: LevelIndex,
    /// Days over which the distance is held or cut.
    pub hold_days: u16,
    /// Percent of the last weekly distance after an amber session, at most.
    pub amber_percent: u8,
    /// Percent of the last weekly distance after a red session, at most.
    pub red_percent: u8,
    /// Days after the end of the return in which the same pain is a recurrence.
    pub recurrence_days: u16,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// When the return is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Discharge {
    /// Weeks of normal running, one after the other, all quiet.
    pub weeks: u8,
    /// Percent of the usual weekly distance from before the injury.
    pub least_percent: u8,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// What has to be shown before the ladder begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadinessRules {
    /// The tests; their words are under `return_to_run.ready.<id>`.
    pub tests: Vec<ReadinessTest>,
    /// When the first phase may be left out.
    pub credit: WalkCredit,
    /// Days for which a passed test counts.
    pub within_days: u16,
    /// Where the gate as a whole comes from.
    pub evidence: Evidence,
}

/// A test before the ladder begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadinessTest {
    /// The test's id.
    pub id: String,
    /// Most pain.
    pub most_pain: u8,
    /// Most pain when a bone may be hurt.
    pub most_pain_bone: u8,
    /// Whether the foot leaves the ground: offered last, and only when everything else was passed.
    pub impact: bool,
    /// Whether the ladder begins without it.
    pub optional: bool,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// Walks that stand for the first phase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WalkCredit {
    /// Walks, on as many days.
    pub walks: u8,
    /// Minutes of each, at least.
    pub minutes: u16,
    /// Most pain in each.
    pub most_pain: u8,
    /// Days within which they lie.
    pub in_days: u16,
    /// The level that the ladder then begins at.
    pub start: LevelIndex,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// Who may open a locked plan. The roles are a promise of the program and not data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClearanceRules {
    /// What a word about a bone has to rest on: one of these at least.
    pub bone_basis: Vec<Basis>,
    /// Where it comes from.
    pub evidence: Evidence,
}
