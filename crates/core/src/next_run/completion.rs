//! Recorded walk-jog sessions against the planned ones.

use crate::journal::{EntryId, Sport};
use crate::knowledge::care::WalkJogRules;
use crate::knowledge::{LevelIndex, ReturnToRun};
use crate::return_to_run::{PlanOfEpisode, Plans};
use crate::runs::{Activity, Runs};
use jiff::civil::Date;

/// A recorded session against the one that the plan held for its day. How whole it was moves nothing: what it did to the
/// hip decides, and only the runner can tell that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Completion {
    /// The recorded run or walk.
    pub run: EntryId,
    /// The episode whose plan it is.
    pub episode: EntryId,
    /// Its day.
    pub day: Date,
    /// The level on which the plan stood.
    pub level: LevelIndex,
    /// Minutes of the planned session.
    pub planned_minutes: u16,
    /// Minutes of jogging in it.
    pub planned_jog_minutes: u16,
    /// Whole minutes that were recorded.
    pub minutes: u32,
    /// Whole minutes of them at the speed of a jog; `None` when the speeds are unknown, or no jog was planned.
    pub jog_minutes: Option<u32>,
    /// Per cent of what was planned, of jogging where that is known; more than 100 is more than was planned.
    pub percent: u32,
    /// Whether that is a whole session.
    pub is_whole: bool,
    /// Whether the runner told how it felt.
    pub is_felt: bool,
}

/// Every recorded session of the walk-jog phases, in the order of their starts.
///
/// # Missing data
///
/// A recording without a duration is no session here.
pub fn completions(
    runs: &Runs<'_>,
    plans: &Plans<'_, '_>,
    rules: &ReturnToRun,
    numbers: &WalkJogRules,
) -> Vec<Completion> {
    let mut all = Vec::new();
    for run in runs.all().iter().filter(|run| !run.recordings.is_empty()) {
        let found = plans
            .episodes
            .iter()
            .find_map(|plan| completion(run, plan, rules, numbers));
        all.extend(found);
    }
    all
}

/// The level on which a plan stood when a run began; `None` off the ladder and in normal running.
fn level_at(
    plan: &PlanOfEpisode<'_, '_>,
    run: &Activity<'_>,
    rules: &ReturnToRun,
) -> Option<LevelIndex> {
    let is_after = plan
        .episode
        .closed
        .is_some_and(|closed| closed.day < run.day);
    let before = plan
        .moves
        .partition_point(|moved| moved.at.at() <= run.start);
    let last = plan.moves.get(before.checked_sub(1)?)?;
    last.level
        .filter(|level| !is_after && !rules.is_last(*level))
}

fn completion(
    run: &Activity<'_>,
    plan: &PlanOfEpisode<'_, '_>,
    rules: &ReturnToRun,
    numbers: &WalkJogRules,
) -> Option<Completion> {
    let index = level_at(plan, run, rules)?;
    let level = rules.levels.get(index)?;
    let (planned_minutes, planned_jog_minutes) = (level.minutes(), level.jog_minutes());
    let fits = match run.content.sport {
        Sport::Run => true,
        Sport::Walk | Sport::Hike => planned_jog_minutes == 0,
        Sport::Ride | Sport::Swim | Sport::Other => false,
    };
    let seconds = run.timer_s().filter(|_| fits)?;
    let jogged = jog_seconds(run, numbers.jog_from_mm_s).filter(|_| planned_jog_minutes > 0);
    let share = |seconds: u32, minutes: u16| {
        (u64::from(seconds) * 100).checked_div(u64::from(minutes) * 60)
    };
    let percent = match jogged {
        Some(jogged) => share(jogged, planned_jog_minutes)?.min(share(seconds, planned_minutes)?),
        None => share(seconds, planned_minutes)?,
    };
    let percent = u32::try_from(percent).unwrap_or(u32::MAX);
    Some(Completion {
        run: run.id,
        episode: plan.episode.id,
        day: run.day,
        level: index,
        planned_minutes,
        planned_jog_minutes,
        minutes: seconds / 60,
        jog_minutes: jogged.map(|seconds| seconds / 60),
        percent,
        is_whole: percent >= numbers.whole_percent,
        is_felt: !run.results.is_empty(),
    })
}

fn jog_seconds(run: &Activity<'_>, from_mm_s: u32) -> Option<u32> {
    let mut bands = run.content.bands().peekable();
    bands.peek()?;
    let jogging = bands.filter(|band| band.from_mm_s >= from_mm_s);
    Some(
        jogging
            .map(|band| band.seconds)
            .fold(0, u32::saturating_add),
    )
}
