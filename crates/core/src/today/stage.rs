//! Where each episode stands today.

use super::{Look, Next};
use crate::care::{
    Checklist, Outlook, Rehab, first_days, hour_of_first_days, outlook, person, rehab,
};
use crate::diary::Episode;
use crate::knowledge::care::StepKind;
use crate::knowledge::{Bout, LevelIndex, ReadinessTestIndex};
use crate::return_to_run::{
    Because, Gate, OpenAlarm, Pending, PlanOfEpisode, Plans, Profile, Reason, State,
};

/// One episode today.
#[derive(Debug, Clone)]
pub struct EpisodeToday<'j, 'k> {
    /// The episode.
    pub episode: Episode<'j>,
    /// Which tissue the rules protect.
    pub profile: Profile,
    /// Alarms of this episode that no clearance covers.
    pub alarms: Vec<OpenAlarm>,
    /// Where it stands.
    pub stage: Stage<'k>,
    /// What happens next.
    pub next: Next,
    /// The first 72 hours, and after them, while walking is not free, what they lead to; `None` when they are over. While
    /// it is locked or paused they hold no decision, and no step that says for how long not to run.
    pub first_days: Option<Checklist<'k>>,
    /// Likely causes by the last assessment, the most likely first; empty when there is none.
    pub causes: Vec<&'k str>,
    /// The exercises of today with their doses and limits, or why there are none: never any in a lock.
    pub rehab: Rehab<'k>,
}

/// Where an episode stands.
#[derive(Debug, Clone, PartialEq)]
pub enum Stage<'k> {
    /// Locked or paused. There is no level, no distance and no time for running in it.
    Held(Held<'k>),
    /// On the way.
    Moving(Box<Moving<'k>>),
}

/// An episode that is locked or paused until a clinician has looked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held<'k> {
    /// Locked or paused.
    pub by: HeldBy,
    /// Why.
    pub because: Because<'k>,
}

impl Held<'_> {
    /// Whether exercises may go on: in a pause, and never in a lock.
    pub const fn exercises_go_on(&self) -> bool {
        matches!(self.by, HeldBy::Pause)
    }
}

/// What holds an episode.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum HeldBy {
    /// A lock: a clinician has to clear it.
    Lock,
    /// A pause: somebody has to look.
    Pause,
}

/// An episode on its way back.
#[derive(Debug, Clone, PartialEq)]
pub struct Moving<'k> {
    /// The key of the state: `offload`, `ready`, `level`, `done`.
    pub state: &'static str,
    /// Why it stands there; `None` on the ladder, where the moves tell it.
    pub because: Option<Because<'k>>,
    /// The answer of the gate.
    pub gate: Gate<'k>,
    /// The level, a break included; `None` off the ladder.
    pub level: Option<LevelIndex>,
    /// What a session of that level holds; empty off the ladder and in normal running.
    pub bouts: &'k [Bout],
    /// How often the bouts are repeated.
    pub repeats: u8,
    /// The session that waits for its next morning; `None` when none does.
    pub pending: Option<Pending>,
    /// Tests before the ladder that may be done now.
    pub tests: Vec<ReadinessTestIndex>,
    /// Whether nothing moved up for so long that help is suggested; `None` while it is not.
    pub suggests_help: Option<Because<'k>>,
    /// Whether the runner paused the plan.
    pub is_on_hold: bool,
    /// How long it took others, in weeks; `None` when nothing is known, when the questions were never answered, and while
    /// any episode is locked or paused.
    pub outlook: Option<Outlook<'k>>,
}

impl<'j, 'k> Look<'_, 'j, 'k> {
    pub(super) fn episode(
        &self,
        plans: &Plans<'j, 'k>,
        plan: &PlanOfEpisode<'j, 'k>,
    ) -> EpisodeToday<'j, 'k> {
        let causes = self.causes(plan);
        let is_assessed = self.is_assessed(plan);
        let rules = &self.knowledge().return_to_run;
        EpisodeToday {
            episode: plan.episode,
            profile: plan.plan.profile(),
            alarms: plan.alarms.clone(),
            stage: self.stage(plans, plan, &causes, is_assessed),
            rehab: rehab(
                self.folded,
                rules,
                self.care,
                plans,
                plan,
                &causes,
                self.now,
            ),
            next: Next::of(plan, is_assessed),
            first_days: self.first_days(plan, &causes),
            causes,
        }
    }

    fn first_days(&self, plan: &PlanOfEpisode<'j, 'k>, causes: &[&str]) -> Option<Checklist<'k>> {
        let all = &self.care.first_days.steps;
        let over = all.iter().map(|step| step.to_hour).max()?;
        let is_over = hour_of_first_days(self.folded, plan, self.now) >= u32::from(over);
        let state = plan.plan.state();
        if is_over && !matches!(state, State::Offload { .. }) {
            return None;
        }
        let mut list = first_days(self.folded, self.care, plan, causes, self.now);
        if state.is_held() {
            list.decision = None;
            // How long not to run is no matter of hours then.
            list.steps.retain(|step| step.step.kind != StepKind::Stop);
        }
        if is_over {
            list.steps.clear();
            return list.decision.is_some().then_some(list);
        }
        Some(list)
    }

    fn stage(
        &self,
        plans: &Plans<'j, 'k>,
        plan: &PlanOfEpisode<'j, 'k>,
        causes: &[&str],
        is_assessed: bool,
    ) -> Stage<'k> {
        let rules = &self.knowledge().return_to_run;
        let because = |reason: &Reason| Because::new(rules, *reason);
        let held = |by, reason| {
            Stage::Held(Held {
                by,
                because: because(reason),
            })
        };
        let why = match plan.plan.state() {
            State::Locked { reason, .. } => return held(HeldBy::Lock, reason),
            State::Refer { reason, .. } => return held(HeldBy::Pause, reason),
            State::Offload { reason, .. } | State::Ready { reason, .. } => Some(because(reason)),
            State::Level(_) | State::Done { .. } => None,
        };
        let level = plan.plan.standing(rules, self.now);
        let content = level.and_then(|level| rules.levels.get(level));
        Stage::Moving(Box::new(Moving {
            state: plan.plan.state().key(),
            because: why,
            gate: plan.gate.clone(),
            level,
            bouts: content.map_or(&[], |level| level.content.as_slice()),
            repeats: content.map_or(0, |level| level.repeats),
            pending: plan.pending().cloned(),
            tests: plan.plan.tests_offered(rules, &plan.shown),
            suggests_help: plan.plan.suggests_help(rules, self.now),
            is_on_hold: plan.choices.hold.is_some(),
            outlook: outlook(
                self.care,
                causes,
                person(self.folded, plan, self.now),
                plans.is_any_held() || !is_assessed,
            ),
        }))
    }
}
