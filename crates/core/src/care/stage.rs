//! Which stage of a programme: the fold never moves on by itself. The runner confirms, and only what was shown.

use super::choice::Chosen;
use super::{choice_of, of_episode};
use crate::journal::{Body, EntryId, Folded, ReadinessTest};
use crate::knowledge::care::{Programme, StageIndex};
use crate::return_to_run::Moment;
use jiff::civil::Date;

/// The choice by which a runner confirms another stage; its value is `<programme>.<stage>`.
pub const STAGE: &str = "stage";

/// The choice by which a runner asks for the whole programme again; its value is the programme.
pub const STOPS_SHORTENING: &str = "whole_programme";

/// Something to be shown before the next stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Criterion<'k> {
    /// The key of its words, and of the test that a runner logs.
    pub key: &'k str,
    /// Most pain, 0 to 10.
    pub most_pain: u8,
    /// Whether it was shown in this stage and nothing since speaks against it.
    pub is_met: bool,
}

/// The stage of a programme at a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageNow<'k> {
    /// The stage.
    pub stage: StageIndex,
    /// Since when.
    pub since: Moment,
    /// What has to be shown before the next stage; empty in the last one.
    pub exit: Vec<Criterion<'k>>,
    /// Days that the stage still lasts at least.
    pub days_left: u16,
    /// The next stage, when everything was shown: a proposal that the runner confirms.
    pub proposal: Option<StageIndex>,
    /// The last time a test of this stage was logged; `None` when none was.
    pub last_test: Option<Moment>,
    /// Every stage with its first day, in order.
    pub(super) ran: Vec<(StageIndex, Date)>,
    /// The last time the runner asked for the whole programme.
    pub(super) whole_since: Option<Moment>,
}

impl<'k> StageNow<'k> {
    fn begin(programme: &'k Programme, stage: StageIndex, since: Moment) -> Self {
        let exit = programme.stages.get(stage).map(|stage| &stage.exit);
        let exit = exit.into_iter().flatten().map(|criterion| Criterion {
            key: criterion.criterion.as_str(),
            most_pain: criterion.most_pain,
            is_met: false,
        });
        Self {
            stage,
            since,
            exit: exit.collect(),
            days_left: 0,
            proposal: None,
            last_test: None,
            ran: vec![(stage, since.day())],
            whole_since: None,
        }
    }

    fn enter(&mut self, programme: &'k Programme, stage: StageIndex, at: Moment) {
        let mut ran = std::mem::take(&mut self.ran);
        ran.push((stage, at.day()));
        let whole_since = self.whole_since;
        *self = Self::begin(programme, stage, at);
        self.ran = ran;
        self.whole_since = whole_since;
    }

    fn test(&mut self, test: &ReadinessTest, at: Moment) {
        let key = test.test.as_str();
        for criterion in self
            .exit
            .iter_mut()
            .filter(|criterion| criterion.key == key)
        {
            criterion.is_met = test.as_asked && test.pain.get() <= criterion.most_pain;
            self.last_test = Some(at);
        }
    }

    /// The next stage, when this one lasted long enough and everything was shown.
    fn next(&self, programme: &Programme, at: Moment) -> Option<StageIndex> {
        let days = programme.stages.get(self.stage)?.least_days;
        let lasted = days == 0 || self.since.is_past(at, days);
        let next = self.stage + 1;
        let shown = !self.exit.is_empty() && self.exit.iter().all(|criterion| criterion.is_met);
        (lasted && shown && next < programme.stages.len()).then_some(next)
    }
}

/// The stage of a programme now.
pub(super) fn stage_now<'k>(
    folded: &Folded<'_>,
    episode: EntryId,
    programme: &'k Programme,
    chosen: Chosen,
    now: Moment,
) -> StageNow<'k> {
    let mut at_stage = StageNow::begin(programme, 0, chosen.since);
    for version in of_episode(folded, episode) {
        let at = Moment::written(version.entry.happened());
        if at < chosen.since || at > now {
            continue;
        }
        let body = version.entry.body();
        if let Body::ReadinessTest(test) = body {
            at_stage.test(test, at);
        } else if choice_of(body, STOPS_SHORTENING) == Some(programme.id.as_str()) {
            at_stage.whole_since = Some(at);
        } else if let Some(value) = choice_of(body, STAGE)
            && let Some(stage) = stage_of(programme, value)
            && (stage < at_stage.stage || at_stage.next(programme, at) == Some(stage))
        {
            at_stage.enter(programme, stage, at);
        }
    }
    let least = programme
        .stages
        .get(at_stage.stage)
        .map_or(0, |stage| stage.least_days);
    at_stage.days_left = least.saturating_sub(at_stage.since.gap_to(now));
    at_stage.proposal = at_stage.next(programme, now);
    at_stage
}

/// The stage that a choice names.
fn stage_of(programme: &Programme, value: &str) -> Option<StageIndex> {
    let (id, stage) = value.split_once('.')?;
    let is_this = id == programme.id;
    programme
        .stages
        .iter()
        .position(|known| is_this && known.id == stage)
}
