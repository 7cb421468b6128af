//! Which self-tests may be offered now. A test is offered only when everything that makes it unsafe is known to be
//! absent: unanswered and unsure count as present.

use super::{Answer, Answers, Engine, Triage};
use crate::knowledge::{QuestionIndex, SelfTest, Stress};
use crate::urgency::Urgency;

/// Why no self-test (or not this one) is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TestBar {
    /// An alarm question has no clear "no".
    OpenAlarm,
    /// The urgency is already stop-and-be-seen or higher.
    Urgent,
    /// Who the runner is (age, pregnancy, surgery, or age unknown).
    Population,
    /// The bone-stress gate asks for test safety, or its major signs are not all denied.
    BoneStress,
    /// Something about this test in particular.
    ThisTest,
}

impl TestBar {
    /// The stable public key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::OpenAlarm => "open_alarm",
            Self::Urgent => "urgent",
            Self::Population => "population",
            Self::BoneStress => "bone_stress",
            Self::ThisTest => "this_test",
        }
    }
}

impl Engine<'_> {
    /// Why this self-test must not be offered now; `None` when it may be.
    pub fn test_bar(
        &self,
        test: QuestionIndex,
        answers: &Answers,
        triage: &Triage,
    ) -> Option<TestBar> {
        let self_test = self.knowledge.questions.get(test)?.self_test.as_ref()?;
        self.all_tests_bar(answers, triage)
            .or_else(|| self.one_test_bar(self_test, answers, triage))
    }

    /// Why no self-test at all may be offered now; `None` when some may be.
    pub fn all_tests_bar(&self, answers: &Answers, triage: &Triage) -> Option<TestBar> {
        if self
            .mandatory
            .iter()
            .any(|&question| answers.get(question) != Answer::No)
        {
            return Some(TestBar::OpenAlarm);
        }
        if triage.urgency >= Urgency::StopAndSeeWithinDays {
            return Some(TestBar::Urgent);
        }
        self.knowledge
            .populations
            .iter()
            .any(|population| !population.self_tests && population.when.holds(answers))
            .then_some(TestBar::Population)
    }

    fn one_test_bar(&self, test: &SelfTest, answers: &Answers, triage: &Triage) -> Option<TestBar> {
        let provokes = test.stress.iter().any(|stress| *stress != Stress::Press);
        if (provokes || !test.gentle_enough_for_bone)
            && self.bone_stress_not_denied(answers, triage)
        {
            return Some(TestBar::BoneStress);
        }
        test.not_when
            .as_ref()
            .is_some_and(|not_when| not_when.could_hold(answers))
            .then_some(TestBar::ThisTest)
    }

    fn bone_stress_not_denied(&self, answers: &Answers, triage: &Triage) -> bool {
        triage.gate.test_safety
            || self
                .gate_majors
                .iter()
                .any(|&question| answers.get(question) != Answer::No)
    }
}
