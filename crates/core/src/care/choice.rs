//! Which programme an episode gets, if any.

use super::{choice_of, of_episode};
use crate::journal::Folded;
use crate::knowledge::Care;
use crate::knowledge::care::ProgrammeIndex;
use crate::return_to_run::{Moment, PlanOfEpisode, Profile};

/// The programme of an episode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chosen {
    /// The programme.
    pub programme: ProgrammeIndex,
    /// Whether the runner chose it; otherwise it follows from the causes.
    pub by_runner: bool,
    /// Since when.
    pub since: Moment,
}

/// Why an episode has no programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WhyNoProgramme {
    /// The plan is locked: a clinician has to look first.
    Locked,
    /// A bone may be hurt, and nobody has cleared it.
    BoneNotCleared,
    /// Nothing is known about the cause: the questions come first.
    NotAssessed,
    /// The likeliest cause has to be seen, not trained.
    ToBeSeen,
    /// Nothing of the programme may be given to this runner.
    NothingFits,
}

impl WhyNoProgramme {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Locked,
        Self::BoneNotCleared,
        Self::NotAssessed,
        Self::ToBeSeen,
        Self::NothingFits,
    ];

    /// The stable public key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Locked => "locked",
            Self::BoneNotCleared => "bone_not_cleared",
            Self::NotAssessed => "not_assessed",
            Self::ToBeSeen => "to_be_seen",
            Self::NothingFits => "nothing_fits",
        }
    }
}

/// The programme of an episode. A lock and a hurt bone are stronger than any choice of the runner.
pub(super) fn choose(
    folded: &Folded<'_>,
    care: &Care,
    plan: &PlanOfEpisode<'_, '_>,
    ranked: &[&str],
) -> Result<Chosen, WhyNoProgramme> {
    if plan.is_locked() {
        return Err(WhyNoProgramme::Locked);
    }
    let is_bone = plan.plan.profile() == Profile::Bone;
    let fits = |index: &ProgrammeIndex| {
        care.programmes
            .get(*index)
            .is_some_and(|programme| programme.needs_clearance == is_bone)
    };
    let likeliest = ranked.first().map(|key| (*key, care.programme_for(key)));
    // A bone that leads the list of causes is not trained under a plan that was never locked for it.
    if let Some((_, Some(programme))) = likeliest
        && !is_bone
        && !fits(&programme)
    {
        return Err(WhyNoProgramme::BoneNotCleared);
    }
    if let Some((since, programme)) = by_runner(folded, care, plan)
        && fits(&programme)
    {
        return Ok(Chosen {
            programme,
            by_runner: true,
            since: begin(plan, is_bone, since),
        });
    }
    let follows = if is_bone {
        let by_cause = ranked.iter().filter_map(|key| care.programme_for(key));
        by_cause.chain(0..care.programmes.len()).find(&fits)
    } else {
        likeliest.ok_or(WhyNoProgramme::NotAssessed)?.1
    };
    Ok(Chosen {
        programme: follows.ok_or(WhyNoProgramme::ToBeSeen)?,
        by_runner: false,
        since: begin(plan, is_bone, plan.opened),
    })
}

/// The last programme that the runner chose, and since when it has been that one.
fn by_runner(
    folded: &Folded<'_>,
    care: &Care,
    plan: &PlanOfEpisode<'_, '_>,
) -> Option<(Moment, ProgrammeIndex)> {
    let mut chosen: Option<(Moment, ProgrammeIndex)> = None;
    for version in of_episode(folded, plan.episode.id) {
        let body = version.entry.body();
        let value = choice_of(body, "programme").or_else(|| choice_of(body, "start"));
        let Some(programme) = value.and_then(|id| care.programme(id)) else {
            continue;
        };
        if chosen.is_none_or(|(_, before)| before != programme) {
            chosen = Some((Moment::written(version.entry.happened()), programme));
        }
    }
    chosen
}

/// When a programme begins: not before the episode, and after a bone was hurt not before the last lock was opened.
fn begin(plan: &PlanOfEpisode<'_, '_>, is_bone: bool, since: Moment) -> Moment {
    let mut begun = since.max(plan.opened);
    let mut was_locked = true;
    for moved in &plan.moves {
        let is_locked = moved.state == "locked";
        if is_bone && was_locked && !is_locked {
            begun = begun.max(moved.at);
        }
        was_locked = is_locked;
    }
    begun
}
