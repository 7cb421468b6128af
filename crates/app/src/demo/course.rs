//! The demo's runner does what the plan says: every walk, test, run and morning goes into a plan of the real rules, and
//! nothing is run that its gate does not allow, one run apart.

use jiff::Zoned;
use restride_core::journal::{Assessment, PainScore, SessionResult};
use restride_core::knowledge::{Level, LevelIndex, ReadinessTestIndex, ReturnToRun};
use restride_core::return_to_run::{
    Alarm, Event, Moment, Pain, Plan, Profile, Readiness, Session, Share, State, Trend, Tried,
    gate, usual_morning,
};
use std::collections::BTreeSet;

/// A plan that is kept up to date while the journal is written.
#[derive(Debug)]
pub(super) struct Course<'k> {
    rules: &'k ReturnToRun,
    plan: Plan,
    mornings: Vec<Pain>,
    readiness: Readiness,
}

/// The pain in the terms of a plan.
fn pain_of(score: PainScore) -> Pain {
    let Some(pain) = Pain::new(score.get()) else {
        unreachable!("both scales end at 10");
    };
    pain
}

impl<'k> Course<'k> {
    pub(super) fn start(rules: &'k ReturnToRun, now: &Zoned) -> Self {
        Self {
            rules,
            plan: Plan::start(Profile::Soft, Moment::of(now)),
            mornings: Vec::new(),
            readiness: Readiness::default(),
        }
    }

    /// What cannot have happened changes nothing, as in a journal.
    fn follow(&mut self, event: &Event, at: &Zoned) {
        if let Ok(step) = self.plan.after(self.rules, event, Moment::of(at)) {
            self.plan = step.plan;
        }
    }

    /// An urgent assessment locks the plan here as anywhere.
    pub(super) fn assessed(&mut self, assessment: &Assessment, at: &Zoned) {
        self.follow(&Event::Alarm(Alarm::Assessed(assessment.urgency)), at);
    }

    pub(super) fn walked(&mut self, score: PainScore, at: &Zoned) {
        if score.get() == 0 {
            self.follow(&Event::Walking { is_free: true }, at);
        }
    }

    pub(super) fn woke(&mut self, score: PainScore, at: &Zoned) {
        let pain = pain_of(score);
        let of = at.date();
        self.follow(&Event::Morning { of, pain }, at);
        self.mornings.push(pain);
    }

    /// The next test that may be done now and was not done today; `None` when there is none.
    pub(super) fn next_test(
        &self,
        done: &BTreeSet<ReadinessTestIndex>,
    ) -> Option<(usize, &'k str)> {
        let offered = self.plan.tests_offered(self.rules, &self.readiness);
        let index = offered.into_iter().find(|index| !done.contains(index))?;
        let test = self.rules.readiness.tests.get(index)?;
        Some((index, &test.id))
    }

    pub(super) fn tested(&mut self, test: usize, score: PainScore, as_asked: bool, at: &Zoned) {
        let pain = pain_of(score);
        self.readiness.tests.insert(test, Tried { pain, as_asked });
        let readiness = self.readiness.clone();
        self.follow(&Event::Tests(readiness), at);
    }

    /// The level that the gate allows now; `None` when it says no.
    pub(super) fn may_run(&self, before: PainScore, at: &Zoned) -> Option<LevelIndex> {
        let now = Moment::of(at);
        let answer = gate(self.rules, &self.plan, Some(pain_of(before)), now);
        answer
            .is_go()
            .then(|| self.plan.standing(self.rules, now))
            .flatten()
    }

    /// Whether the gate would say yes without any pain before the run.
    pub(super) fn is_due(&self, at: &Zoned) -> bool {
        let now = Moment::of(at);
        gate(self.rules, &self.plan, Some(Pain::NONE), now).is_go()
    }

    pub(super) fn ran(&mut self, result: &SessionResult, at: &Zoned) {
        let pain = |score: Option<PainScore>| score.map(pain_of);
        let percent = result
            .completed_percent
            .and_then(|it| u8::try_from(it).ok());
        let session = Session {
            before: pain(result.before),
            during: pain(result.during),
            at_end: pain(result.at_end),
            hour_after: pain(result.one_hour_after),
            next_morning: None,
            usual_morning: usual_morning(self.rules, &self.mornings),
            trend: result
                .course
                .and_then(|course| Trend::ALL.into_iter().find(|it| it.key() == course.key())),
            limp: result.limp,
            new_night_pain: result.new_night_pain,
            completed: percent.and_then(Share::percent),
            painkiller: result.analgesic_8h,
            stop_signs: Some(BTreeSet::new()),
        };
        self.follow(&Event::Ran(session), at);
    }

    pub(super) fn level(&self, level: LevelIndex) -> Option<&'k Level> {
        self.rules.levels.get(level)
    }

    /// Whether this level is the last phase before normal running.
    pub(super) fn is_nearly_there(&self, level: LevelIndex) -> bool {
        self.rules.phase_of(level) + 1 == self.rules.phase_of(self.rules.last_level())
    }

    pub(super) fn is_ready_for_tests(&self) -> bool {
        matches!(self.plan.state(), State::Ready { .. })
    }
}
