//! Whether a run may begin now.

use crate::journal::EntryId;
use crate::knowledge::LevelIndex;
use crate::return_to_run::{Because, Gate, Hold, NotYet, PlanOfEpisode, Plans};

/// Whether a run may begin now. Every open episode has to allow it, and nothing that is closed may forbid it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Running<'k> {
    /// No episode is open and nothing forbids it: there is no plan to follow.
    NoPlan,
    /// No episode is open, and these entries tell of a pain that nobody asked the warning questions about: they come
    /// first, and until they are answered nothing is said about running.
    Unassessed(Vec<EntryId>),
    /// Not now.
    Not(Vec<Refusal<'k>>),
    /// This session, and nothing beyond it.
    Allowed(Allowed<'k>),
}

/// What forbids a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refusal<'k> {
    /// The episode; `None` for what belongs to none.
    pub episode: Option<EntryId>,
    /// Why.
    pub because: Because<'k>,
}

/// A session that is allowed: the lowest level and the smallest limit of all open episodes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allowed<'k> {
    /// The episode that decides.
    pub episode: EntryId,
    /// The level.
    pub level: LevelIndex,
    /// A limit on the distance in normal running.
    pub limit: Option<Hold>,
    /// Why.
    pub because: Because<'k>,
    /// Why not further.
    pub not_yet: Vec<NotYet<'k>>,
}

impl<'k> Running<'k> {
    /// The answer of all plans together.
    pub(super) fn of(plans: &Plans<'_, 'k>, unassessed: Vec<EntryId>) -> Self {
        let refusals: Vec<Refusal<'k>> = plans
            .why_not()
            .into_iter()
            .map(|(episode, because)| Refusal { episode, because })
            .collect();
        if !refusals.is_empty() {
            return Self::Not(refusals);
        }
        let open = plans.episodes.iter().filter(|plan| plan.is_open());
        let allowed: Vec<Allowed<'k>> = open.filter_map(allowed).collect();
        let smallest = allowed
            .iter()
            .filter_map(|it| it.limit)
            .min_by_key(|it| it.percent);
        match allowed.into_iter().min_by_key(|it| it.level) {
            Some(lowest) => Self::Allowed(Allowed {
                limit: smallest,
                ..lowest
            }),
            None if !unassessed.is_empty() => Self::Unassessed(unassessed),
            None => Self::NoPlan,
        }
    }

    /// Whether a session may begin now.
    pub const fn is_allowed(&self) -> bool {
        matches!(self, Self::Allowed(_))
    }
}

fn allowed<'k>(plan: &PlanOfEpisode<'_, 'k>) -> Option<Allowed<'k>> {
    match &plan.gate {
        Gate::Go {
            level,
            limit,
            because,
            not_yet,
        } => Some(Allowed {
            episode: plan.episode.id,
            level: *level,
            limit: *limit,
            because: *because,
            not_yet: not_yet.clone(),
        }),
        Gate::Rest(_) | Gate::Skip(_) | Gate::Refuse(_) => None,
    }
}
