//! The way through the questions: alarms first, a sound result wherever it stops, no test that could do harm, an end.

use crate::self_tests::why_not;
use crate::world::{
    CROWD, ENGINE, KNOWLEDGE, USUAL, benign, ensure, for_random_runners, is_deep, nobody, question,
    tier_of_rules, told, triage, with,
};
use restride_core::assessment::{
    Answer, Answers, AskReason, DoneReason, NextStep, Triage, Weights,
};
use restride_core::knowledge::{Group, Kind, QuestionIndex};
use restride_core::urgency::Urgency;
use restride_testkit::{Draw, put, today};

fn step(answers: &Answers, triage: &Triage) -> NextStep {
    let posterior = ENGINE.posterior(answers, Weights::Damped);
    ENGINE.next(answers, triage, &posterior.probabilities)
}

fn alarms() -> Vec<QuestionIndex> {
    (0..KNOWLEDGE.questions.len())
        .filter(|&index| KNOWLEDGE.questions[index].group == Group::Alarm)
        .collect()
}

/// The least urgency that rules give to a yes to each mandatory question alone.
fn floors() -> Vec<(QuestionIndex, Urgency)> {
    ENGINE
        .mandatory()
        .iter()
        .map(|&asked| {
            (
                asked,
                tier_of_rules(&with(&benign("lateral"), asked, Answer::Yes)),
            )
        })
        .collect()
}

/// What must hold of a step, in whatever state: S8, S9, S10.
fn check(
    answers: &Answers,
    triage: &Triage,
    step: &NextStep,
    floors: &[(QuestionIndex, Urgency)],
) -> Result<(), String> {
    // S8: wherever somebody stops, an alarm above the given urgency was denied or is on the list of open alarms.
    for (asked, floor) in floors {
        let is_settled = answers.get(*asked) == Answer::No || triage.open_alarms.contains(asked);
        ensure(is_settled || *floor <= triage.urgency, || {
            let id = &KNOWLEDGE.questions[*asked].id;
            format!("{id} asks for {floor}, the result is {}", triage.urgency)
        })?;
    }
    let open_alarm = alarms()
        .into_iter()
        .find(|&alarm| answers.get(alarm) == Answer::Absent);
    match step {
        NextStep::Done(reason) => {
            let is_emergency = triage.urgency == Urgency::Emergency;
            ensure((*reason == DoneReason::Emergency) == is_emergency, || {
                format!("{reason:?} at {}", triage.urgency)
            })?;
            ensure(open_alarm.is_none() || is_emergency, || {
                format!("done with an alarm not asked: {reason:?}")
            })
        }
        NextStep::Ask {
            questions,
            screen,
            reason,
        } => {
            ensure(!questions.is_empty(), || {
                "a step that asks nothing".to_owned()
            })?;
            for &asked in questions {
                let entry = &KNOWLEDGE.questions[asked];
                ensure(answers.get(asked) == Answer::Absent, || {
                    format!("{} is asked again", entry.id)
                })?;
                // S9
                ensure(open_alarm.is_none() || entry.group == Group::Alarm, || {
                    format!("{} is asked before an alarm", entry.id)
                })?;
                ensure(
                    (entry.group == Group::Alarm) == (*reason == AskReason::Alarm),
                    || format!("{} is asked as {reason:?}", entry.id),
                )?;
                ensure(entry.screen == *screen, || {
                    format!("{} is on another screen", entry.id)
                })?;
                // S10
                let is_test = entry.self_test.is_some();
                ensure(is_test == (*reason == AskReason::SelfTest), || {
                    format!("{} is asked as {reason:?}", entry.id)
                })?;
                let unsafe_now = is_test.then(|| why_not(asked, answers, triage)).flatten();
                ensure(unsafe_now.is_none(), || {
                    format!("{} is offered: {unsafe_now:?}", entry.id)
                })?;
            }
            Ok(())
        }
    }
}

/// S8, S9, S10: in any state at all, reachable or not
#[test]
fn alarms_come_first_whatever_is_already_answered() {
    let floors = floors();
    for_random_runners(USUAL, |answers| {
        let triage = triage(answers);
        check(answers, &triage, &step(answers, &triage), &floors)
    });
}

/// How one random walker answers.
struct Walker {
    /// Out of a hundred alarm and mandatory questions, how many get a yes.
    yes: usize,
    /// Out of a hundred questions, how many are skipped.
    skips: usize,
    /// Out of a hundred steps, how many go back.
    back: usize,
}

impl Walker {
    fn answer(&self, asked: QuestionIndex, draw: &mut Draw) -> Answer {
        let entry = &KNOWLEDGE.questions[asked];
        if draw.below(100) < self.skips {
            return Answer::Unsure;
        }
        if entry.kind == Kind::YesNo && entry.mandatory {
            return if draw.below(100) < self.yes {
                Answer::Yes
            } else {
                Answer::No
            };
        }
        if entry.id == "age" && draw.below(4) > 0 {
            return Answer::Number([19.0, 34.0, 51.0][draw.below(3)]);
        }
        let values = CROWD.domain(asked);
        values[1 + draw.below(values.len() - 1)]
    }
}

/// What a walk came to.
#[derive(Default)]
struct Ends {
    emergencies: usize,
    tests_done: usize,
    self_cared: usize,
    longest: usize,
}

/// S8, S9, S10: random walks from the first question, answering anything, skipping, going back, to the end. The result
/// is checked at every step, because anyone may stop at any step.
#[test]
fn every_way_through_the_questions_is_sound_and_ends() {
    let floors = floors();
    let walks = if is_deep() { 1_000_000 } else { 20_000 };
    let mut draw = Draw(8_910);
    let mut ends = Ends::default();
    for walk in 0..walks {
        let walker = Walker {
            yes: [0, 0, 1, 5][walk % 4],
            skips: [0, 2, 0, 20][walk / 4 % 4],
            back: [0, 10][walk / 16 % 2],
        };
        walk_once(&walker, &floors, &mut draw, &mut ends);
    }
    assert!(ends.emergencies > 0, "no walk met an emergency");
    assert!(ends.tests_done > 0, "no walk was offered a self-test");
    assert!(ends.self_cared > 0, "no walk ended in self-care");
    assert!(ends.longest <= most_steps(), "{} steps", ends.longest);
}

/// Every screen, every question asked alone, and as many self-tests as the pack allows.
fn most_steps() -> usize {
    let screens: std::collections::BTreeSet<_> = KNOWLEDGE
        .questions
        .iter()
        .filter_map(|entry| entry.screen.as_ref())
        .collect();
    let alone = KNOWLEDGE
        .questions
        .iter()
        .filter(|entry| entry.screen.is_none() && entry.self_test.is_none());
    screens.len() + alone.count() + KNOWLEDGE.weighing.most_self_tests
}

fn walk_once(
    walker: &Walker,
    floors: &[(QuestionIndex, Urgency)],
    draw: &mut Draw,
    ends: &mut Ends,
) {
    let mut answers = nobody();
    let mut history: Vec<Vec<QuestionIndex>> = Vec::new();
    let mut steps_back = 0;
    loop {
        let triage = triage(&answers);
        let next = step(&answers, &triage);
        if let Err(broken) = check(&answers, &triage, &next, floors) {
            panic!("{broken}\n{}", told(&answers));
        }
        let NextStep::Ask {
            questions, reason, ..
        } = next
        else {
            ends.emergencies += usize::from(triage.urgency == Urgency::Emergency);
            ends.self_cared += usize::from(triage.urgency == Urgency::SelfManage);
            ends.longest = ends.longest.max(history.len());
            return;
        };
        if steps_back < 5 && draw.below(100) < walker.back {
            for asked in history.pop().unwrap_or_default() {
                answers.clear(asked);
            }
            steps_back += 1;
            continue;
        }
        ends.tests_done += usize::from(reason == AskReason::SelfTest);
        for &asked in &questions {
            put(&KNOWLEDGE, &mut answers, asked, walker.answer(asked, draw));
        }
        history.push(questions);
        assert!(
            history.len() <= most_steps(),
            "a walk without end: {}",
            told(&answers)
        );
    }
}

/// S9: the order of the fixed part, written out
#[test]
fn alarms_then_who_you_are_then_the_place_open_every_interview() {
    let mut answers = nobody();
    let mut seen: Vec<(AskReason, Vec<QuestionIndex>)> = Vec::new();
    loop {
        let triage = triage(&answers);
        let NextStep::Ask {
            questions, reason, ..
        } = step(&answers, &triage)
        else {
            break;
        };
        for &asked in &questions {
            let answer = match KNOWLEDGE.questions[asked].kind {
                Kind::YesNo => Answer::No,
                _ => Answer::Unsure,
            };
            put(&KNOWLEDGE, &mut answers, asked, answer);
        }
        seen.push((reason, questions));
    }
    let first_other = seen
        .iter()
        .position(|(reason, _)| *reason != AskReason::Alarm)
        .unwrap();
    let asked_first: Vec<QuestionIndex> = seen[..first_other]
        .iter()
        .flat_map(|(_, questions)| questions.clone())
        .collect();
    assert_eq!(asked_first, alarms(), "alarms, all of them, in their order");
    let reasons: Vec<AskReason> = seen[first_other..]
        .iter()
        .map(|(reason, _)| *reason)
        .collect();
    let site = reasons
        .iter()
        .position(|reason| *reason == AskReason::Site)
        .unwrap();
    let about_you = reasons[..site]
        .iter()
        .all(|reason| *reason == AskReason::AboutYou);
    assert!(about_you, "something comes before the place: {reasons:?}");
    assert_eq!(seen[first_other].1, [question("age")]);
    assert_eq!(seen[first_other + site].1, [question("sites")]);
    let all: Vec<QuestionIndex> = seen
        .iter()
        .flat_map(|(_, questions)| questions.clone())
        .collect();
    for asked in ENGINE.mandatory() {
        assert!(
            all.contains(asked),
            "{} is never asked",
            KNOWLEDGE.questions[*asked].id
        );
    }
    for sign in &KNOWLEDGE.gate.signs {
        for asked in sign.when.reads() {
            let entry = &KNOWLEDGE.questions[asked];
            let is_known = all.contains(&asked) || entry.self_test.is_some();
            assert!(
                is_known || entry.group == Group::AboutYou,
                "{} of the gate is never asked",
                entry.id
            );
        }
    }
}

/// S8, S9: what an assessment says is next is what the steps say
#[test]
fn an_assessment_names_the_next_step() {
    for_random_runners(USUAL / 20, |answers| {
        let assessment = ENGINE.assess(answers, today(), None);
        let next = step(answers, &assessment.triage);
        ensure(assessment.next == next, || {
            format!("{:?}, expected {next:?}", assessment.next)
        })
    });
}

/// S9: a child's interview ends once the danger is known, without causes
#[test]
fn causes_are_not_pursued_for_those_who_are_not_ranked() {
    for_random_runners(USUAL / 4, |answers| {
        let triage = triage(answers);
        let next = step(answers, &triage);
        if ENGINE.may_rank(answers) {
            return ensure(next != NextStep::Done(DoneReason::NotRanked), || {
                "not ranked".to_owned()
            });
        }
        let pursued = matches!(
            next,
            NextStep::Ask {
                reason: AskReason::Information | AskReason::SelfTest,
                ..
            }
        );
        ensure(!pursued, || format!("{next:?}"))
    });
}
