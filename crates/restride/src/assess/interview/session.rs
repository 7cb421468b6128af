//! The course of one interview, without a terminal: the answers, the way back, and what the engine asks next.
//!
//! The session has no order of its own. What is asked, and whether anything is, is decided by the engine from the
//! answers alone; going back takes answers away, and the engine then asks what it asked before.

use jiff::civil::Date;
use restride_core::assessment::{
    Answer, AnswerError, Answers, AskReason, DoneReason, Engine, NextStep,
};
use restride_core::knowledge::QuestionIndex;

/// One interview.
#[derive(Debug)]
pub(super) struct Session<'e> {
    engine: &'e Engine<'e>,
    today: Date,
    answers: Answers,
    /// The questions of every screen answered, oldest first.
    history: Vec<Vec<QuestionIndex>>,
    /// The screens that everyone goes through, for the count of what is left.
    fixed: Vec<Vec<QuestionIndex>>,
}

/// Where an interview stands.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Stage {
    /// Ask this.
    Ask(Screen),
    /// Nothing more to ask.
    Done(DoneReason),
}

/// What to ask now.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Screen {
    /// The questions, in order; never empty.
    pub(super) questions: Vec<QuestionIndex>,
    /// The grouped screen they belong to.
    pub(super) name: Option<String>,
    /// Why this is asked now.
    pub(super) reason: AskReason,
    /// Position in the interview, from 1.
    pub(super) number: usize,
    /// How many screens may follow, at most.
    pub(super) left: usize,
}

impl<'e> Session<'e> {
    /// Starts, or goes on, with these answers. The way back is found again when the answers are ones that an interview
    /// gives; otherwise it starts here.
    pub(super) fn new(engine: &'e Engine<'e>, today: Date, answers: Answers) -> Self {
        let empty = Answers::new(engine.knowledge());
        let mut session = Self {
            engine,
            today,
            fixed: fixed_screens(engine, today),
            answers: empty,
            history: Vec::new(),
        };
        session.replay(&answers);
        if session.answers != answers {
            session.history.clear();
            session.answers = answers;
        }
        session
    }

    /// Gives the answers in the order in which an interview asks for them, as far as they go.
    fn replay(&mut self, answers: &Answers) {
        while let Stage::Ask(screen) = self.stage() {
            let given: Vec<(QuestionIndex, Answer)> = screen
                .questions
                .iter()
                .map(|&question| (question, answers.get(question)))
                .filter(|(_, answer)| *answer != Answer::Absent)
                .collect();
            if given.is_empty() || self.answer(&given).is_err() {
                return;
            }
        }
    }

    /// The answers so far.
    pub(super) fn answers(&self) -> &Answers {
        &self.answers
    }

    /// The engine behind the session.
    pub(super) fn engine(&self) -> &'e Engine<'e> {
        self.engine
    }

    /// What to ask now, or why nothing is asked.
    pub(super) fn stage(&self) -> Stage {
        match self.engine.assess(&self.answers, self.today, None).next {
            NextStep::Done(reason) => Stage::Done(reason),
            NextStep::Ask {
                questions,
                screen,
                reason,
            } => Stage::Ask(Screen {
                left: self.left(&questions, reason),
                number: self.history.len() + 1,
                name: screen,
                questions,
                reason,
            }),
        }
    }

    /// A screen with one question that the engine does not ask now.
    pub(super) fn screen_of(&self, question: QuestionIndex) -> Screen {
        Screen {
            left: 0,
            number: self.history.len() + 1,
            name: None,
            questions: vec![question],
            reason: AskReason::Information,
        }
    }

    /// Takes the answers to a screen, or to some of its questions: the rest is asked again.
    pub(super) fn answer(&mut self, given: &[(QuestionIndex, Answer)]) -> Result<(), AnswerError> {
        let mut answers = self.answers.clone();
        for &(question, answer) in given {
            answers.set(self.engine.knowledge(), question, answer)?;
        }
        self.answers = answers;
        self.history
            .push(given.iter().map(|(question, _)| *question).collect());
        Ok(())
    }

    /// Leaves a screen open: every question on it is unsure, which is never a "no".
    pub(super) fn skip(&mut self, questions: &[QuestionIndex]) -> Result<(), AnswerError> {
        let unsure: Vec<(QuestionIndex, Answer)> = questions
            .iter()
            .map(|&question| (question, Answer::Unsure))
            .collect();
        self.answer(&unsure)
    }

    /// Forgets the last screen's answers, so that it is asked again. False when there is no screen before.
    pub(super) fn back(&mut self) -> bool {
        let Some(questions) = self.history.pop() else {
            return false;
        };
        for question in questions {
            self.answers.clear(question);
        }
        true
    }

    /// How many screens may follow this one, at most.
    fn left(&self, now: &[QuestionIndex], reason: AskReason) -> usize {
        let knowledge = self.engine.knowledge();
        let fixed_left = self.fixed.iter().filter(|screen| {
            screen.iter().any(|question| {
                self.answers.get(*question) == Answer::Absent && !now.contains(question)
            })
        });
        let fixed_left = fixed_left.count();
        if !self.engine.may_rank(&self.answers) {
            return fixed_left;
        }
        let is_further = |question: QuestionIndex| {
            knowledge.questions[question].screen.is_none()
                && !self.fixed.iter().any(|screen| screen.contains(&question))
        };
        let asked = |tests: bool| {
            self.answers
                .given()
                .filter(|(question, _)| {
                    is_further(*question)
                        && knowledge.questions[*question].self_test.is_some() == tests
                })
                .count()
        };
        let weighing = &knowledge.weighing;
        let questions = weighing
            .most_further_questions
            .saturating_sub(asked(false) + usize::from(reason == AskReason::Information));
        let tests = weighing
            .most_self_tests
            .saturating_sub(asked(true) + usize::from(reason == AskReason::SelfTest));
        // Once self-tests have begun, no question follows.
        let questions = if reason == AskReason::SelfTest {
            0
        } else {
            questions
        };
        fixed_left + questions + tests
    }
}

/// The screens of the part that everyone goes through: what the engine asks when nothing is known about the causes.
fn fixed_screens(engine: &Engine<'_>, today: Date) -> Vec<Vec<QuestionIndex>> {
    let mut answers = Answers::new(engine.knowledge());
    let triage = engine.assess(&answers, today, None).triage;
    let mut screens = Vec::new();
    while let NextStep::Ask { questions, .. } = engine.next(&answers, &triage, &[]) {
        for &question in &questions {
            if answers
                .set(engine.knowledge(), question, Answer::Unsure)
                .is_err()
            {
                return screens;
            }
        }
        screens.push(questions);
    }
    screens
}

#[cfg(test)]
mod tests {
    use super::*;
    use restride_core::knowledge::{Kind, Knowledge, Question};
    use restride_core::urgency::Urgency;
    use restride_testkit::{Draw, knowledge, today};

    const WALKS: u64 = 500;

    fn begin<'e>(engine: &'e Engine<'e>) -> Session<'e> {
        Session::new(engine, today(), Answers::new(engine.knowledge()))
    }

    fn screen(session: &Session<'_>) -> Screen {
        match session.stage() {
            Stage::Ask(screen) => screen,
            Stage::Done(reason) => panic!("nothing is asked: {reason:?}"),
        }
    }

    fn urgency(session: &Session<'_>) -> Urgency {
        let result = session.engine.assess(session.answers(), today(), None);
        result.triage.urgency
    }

    /// The least worrying answer.
    fn calm(kind: &Kind) -> Answer {
        match kind {
            Kind::YesNo => Answer::No,
            Kind::Choice { .. } => Answer::Choice(0),
            Kind::Number(range) => Answer::Number(if range.max > 10.0 { 34.0 } else { 3.0 }),
            Kind::Many { .. } => Answer::Many(0b100),
            Kind::Test { .. } => Answer::NotDone,
        }
    }

    fn answer_all(session: &mut Session<'_>, answer: impl Fn(&Kind) -> Answer) {
        let knowledge = session.engine.knowledge();
        let given: Vec<(QuestionIndex, Answer)> = screen(session)
            .questions
            .iter()
            .map(|&question| (question, answer(&knowledge.questions[question].kind)))
            .collect();
        session.answer(&given).unwrap();
    }

    /// Any answer that fits; alarms are mostly denied, so that walks get to the self-tests.
    fn any(question: &Question, draw: &mut Draw) -> Answer {
        let bits = |count: usize, draw: &mut Draw| draw.bits() & ((1 << count) - 1);
        let worry = if question.mandatory { 120 } else { 6 };
        match &question.kind {
            _ if draw.below(worry * 2) == 0 => Answer::Unsure,
            Kind::YesNo if draw.below(worry) == 0 => Answer::Yes,
            Kind::YesNo => Answer::No,
            Kind::Choice { values } => Answer::Choice(draw.below(values.len())),
            Kind::Number(range) if draw.below(3) == 0 => Answer::Number(range.min),
            Kind::Number(range) => {
                Answer::Number(range.max.min((18.0 + 40.0 * draw.uniform()).floor()))
            }
            // Two places or so: more of them leave nothing to test.
            Kind::Many { values } => {
                Answer::Many(bits(values.len(), draw) & draw.bits() & draw.bits())
            }
            Kind::Test { values } => match draw.below(4) {
                0 => Answer::NotDone,
                1 => Answer::CouldNot,
                2 => Answer::Tested(0),
                _ => Answer::Tested(bits(values.len(), draw)),
            },
        }
    }

    #[test]
    fn back_returns_to_the_screen_before_and_forgets_its_answers() {
        let knowledge = knowledge();
        let engine = Engine::new(&knowledge);
        let mut session = begin(&engine);
        let mut before = Vec::new();
        while let Stage::Ask(screen) = session.stage() {
            before.push((screen, session.answers().clone()));
            answer_all(&mut session, calm);
        }
        assert!(before.len() > 10);
        while let Some((screen, answers)) = before.pop() {
            assert!(session.back());
            assert_eq!(session.stage(), Stage::Ask(screen));
            assert_eq!(session.answers(), &answers);
        }
        assert!(!session.back(), "there is nothing before the first screen");
    }

    #[test]
    fn skipping_is_unsure_and_never_a_no() {
        let knowledge = knowledge();
        let engine = Engine::new(&knowledge);
        let mut session = begin(&engine);
        while let Stage::Ask(screen) = session.stage() {
            session.skip(&screen.questions).unwrap();
        }
        assert!(
            session
                .answers()
                .given()
                .all(|(_, answer)| answer == Answer::Unsure)
        );
        let result = engine.assess(session.answers(), today(), None);
        assert_eq!(result.triage.open_alarms, engine.mandatory());
        assert!(result.triage.urgency >= Urgency::SeeWithinTwoWeeks);
    }

    #[test]
    fn finishing_at_any_time_leaves_every_alarm_not_reached_open() {
        let knowledge = knowledge();
        let engine = Engine::new(&knowledge);
        let mut session = begin(&engine);
        while let Stage::Ask(_) = session.stage() {
            let result = engine.assess(session.answers(), today(), None);
            for &alarm in engine.mandatory() {
                let is_open = session.answers().get(alarm) == Answer::Absent;
                assert_eq!(result.triage.open_alarms.contains(&alarm), is_open);
            }
            if !result.triage.open_alarms.is_empty() {
                assert!(result.triage.urgency >= Urgency::SeeWithinTwoWeeks);
            }
            answer_all(&mut session, calm);
        }
        assert_eq!(urgency(&session), Urgency::SelfManage);
    }

    #[test]
    fn an_alarm_that_is_an_emergency_ends_the_interview_at_once() {
        let knowledge = knowledge();
        let engine = Engine::new(&knowledge);
        let mut session = begin(&engine);
        let alarm = knowledge.question("cannot_bear_weight").unwrap();
        let first = screen(&session);
        let given: Vec<(QuestionIndex, Answer)> = first
            .questions
            .iter()
            .map(|&question| {
                let answer = if question == alarm {
                    Answer::Yes
                } else {
                    Answer::No
                };
                (question, answer)
            })
            .collect();
        session.answer(&given).unwrap();
        assert_eq!(session.stage(), Stage::Done(DoneReason::Emergency));
        assert!(session.back());
        assert_eq!(session.stage(), Stage::Ask(first));
    }

    #[test]
    fn the_count_of_what_is_left_never_grows_while_answers_are_calm() {
        let knowledge = knowledge();
        let engine = Engine::new(&knowledge);
        let mut session = begin(&engine);
        let (mut number, mut left) = (0, usize::MAX);
        while let Stage::Ask(screen) = session.stage() {
            assert_eq!(screen.number, number + 1);
            assert!(screen.left < left, "{} after {left}", screen.left);
            (number, left) = (screen.number, screen.left);
            answer_all(&mut session, calm);
        }
    }

    #[test]
    fn an_interview_that_goes_on_knows_the_way_back() {
        let knowledge = knowledge();
        let engine = Engine::new(&knowledge);
        let mut session = begin(&engine);
        for _ in 0..8 {
            answer_all(&mut session, calm);
        }
        let mut resumed = Session::new(&engine, today(), session.answers().clone());
        assert_eq!(resumed.stage(), session.stage());
        assert!(resumed.back() && session.back());
        assert_eq!(resumed.stage(), session.stage());
        assert_eq!(resumed.answers(), session.answers());
    }

    #[test]
    fn answers_that_no_interview_gives_are_kept_as_they_are() {
        let knowledge = knowledge();
        let engine = Engine::new(&knowledge);
        let answers = restride_testkit::answers(&knowledge, &[("test_fadir", "no_pain")]);
        let mut session = Session::new(&engine, today(), answers.clone());
        assert_eq!(session.answers(), &answers);
        assert!(!session.back());
        assert_eq!(screen(&session).reason, AskReason::Alarm);
    }

    /// What must be true wherever an interview stands.
    fn check_stage(knowledge: &Knowledge, session: &Session<'_>) {
        let Stage::Ask(screen) = session.stage() else {
            return;
        };
        assert!(!screen.questions.is_empty());
        for &question in &screen.questions {
            assert_eq!(session.answers().get(question), Answer::Absent);
            if knowledge.questions[question].self_test.is_some() {
                for &alarm in session.engine.mandatory() {
                    let id = &knowledge.questions[alarm].id;
                    assert_eq!(session.answers().get(alarm), Answer::No, "{id}");
                }
            }
        }
    }

    #[test]
    fn no_walk_panics_or_meets_a_self_test_while_an_alarm_is_not_denied() {
        let knowledge = knowledge();
        let engine = Engine::new(&knowledge);
        let mut tests_met = 0;
        for seed in 0..WALKS {
            let mut draw = Draw(seed);
            let mut session = begin(&engine);
            for _ in 0..40 {
                check_stage(&knowledge, &session);
                let Stage::Ask(screen) = session.stage() else {
                    if draw.below(2) == 0 || !session.back() {
                        break;
                    }
                    continue;
                };
                tests_met += usize::from(screen.reason == AskReason::SelfTest);
                match draw.below(40) {
                    0..4 => {
                        session.back();
                    }
                    4 => session.skip(&screen.questions).unwrap(),
                    5 if draw.below(3) == 0 => break,
                    _ => {
                        let given: Vec<(QuestionIndex, Answer)> = screen
                            .questions
                            .iter()
                            .map(|&question| {
                                (question, any(&knowledge.questions[question], &mut draw))
                            })
                            .collect();
                        session.answer(&given).unwrap();
                    }
                }
            }
            let result = engine.assess(session.answers(), today(), None);
            let open = !result.triage.open_alarms.is_empty();
            assert!(!open || result.triage.urgency >= Urgency::SeeWithinTwoWeeks);
        }
        assert!(
            tests_met > 0,
            "walks that never meet a self-test prove nothing"
        );
    }
}
