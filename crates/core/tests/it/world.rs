//! What every test here needs: the pack, the engine, the urgency of a set of answers.

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use restride_core::assessment::{Answer, Answers, Engine, Triage};
use restride_core::knowledge::{Kind, Knowledge, QuestionIndex};
use restride_core::urgency::Urgency;
use restride_testkit::{Crowd, Draw, Mood, put, today};
use std::sync::LazyLock;

/// The pack inside the program.
pub(crate) static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(restride_testkit::knowledge);

/// The engine over it.
pub(crate) static ENGINE: LazyLock<Engine<'static>> = LazyLock::new(|| Engine::new(&KNOWLEDGE));

/// Random runners.
pub(crate) static CROWD: LazyLock<Crowd<'static>> = LazyLock::new(|| Crowd::new(&KNOWLEDGE));

/// How many random runners a property is tried on.
pub(crate) const USUAL: u32 = 20_000;

/// The question with this id.
pub(crate) fn question(id: &str) -> QuestionIndex {
    KNOWLEDGE
        .question(id)
        .unwrap_or_else(|| panic!("the pack has no {id}"))
}

/// The questions of a kind of answer.
pub(crate) fn questions(keep: impl Fn(&Kind) -> bool) -> Vec<QuestionIndex> {
    (0..KNOWLEDGE.questions.len())
        .filter(|&index| keep(&KNOWLEDGE.questions[index].kind))
        .collect()
}

/// These answers with one changed.
pub(crate) fn with(answers: &Answers, question: QuestionIndex, answer: Answer) -> Answers {
    let mut changed = answers.clone();
    put(&KNOWLEDGE, &mut changed, question, answer);
    changed
}

/// These answers with some changed, written as text.
pub(crate) fn changed(answers: &Answers, pairs: &[(&str, &str)]) -> Answers {
    restride_testkit::changed(&KNOWLEDGE, answers, pairs)
}

/// An adult with a mild pain at one place, who denies everything else.
pub(crate) fn benign(site: &str) -> Answers {
    restride_testkit::benign(&KNOWLEDGE, site)
}

/// No answers.
pub(crate) fn nobody() -> Answers {
    Answers::new(&KNOWLEDGE)
}

/// The triage as it is given to a runner.
pub(crate) fn triage(answers: &Answers) -> Triage {
    ENGINE.triage(answers, &ENGINE.masses(answers), today(), None)
}

/// The urgency as it is given to a runner.
pub(crate) fn tier(answers: &Answers) -> Urgency {
    triage(answers).urgency
}

/// The triage of rules, gate, populations and open alarms alone: every mass is 0.
pub(crate) fn triage_of_rules(answers: &Answers) -> Triage {
    let nothing = vec![0.0; KNOWLEDGE.weighing.masses.len()];
    ENGINE.triage(answers, &nothing, today(), None)
}

/// The urgency of rules, gate, populations and open alarms alone.
pub(crate) fn tier_of_rules(answers: &Answers) -> Urgency {
    triage_of_rules(answers).urgency
}

/// The answers given, in words, for messages.
pub(crate) fn told(answers: &Answers) -> String {
    let lines: Vec<String> = answers
        .given()
        .map(|(question, answer)| format!("{} = {answer:?}", KNOWLEDGE.questions[question].id))
        .collect();
    lines.join("; ")
}

/// Whether the nightly run asks for more.
#[expect(
    clippy::disallowed_methods,
    reason = "a switch for the nightly run; it changes no result"
)]
pub(crate) fn is_deep() -> bool {
    std::env::var("RESTRIDE_DEEP").is_ok_and(|value| value == "1")
}

/// Tries a property on random runners of every mood, `usual` of them (fifty times as many in the nightly run), and
/// shrinks what breaks it.
pub(crate) fn for_random_runners(usual: u32, check: impl Fn(&Answers) -> Result<(), String>) {
    let config = Config {
        cases: if is_deep() {
            usual.saturating_mul(50)
        } else {
            usual
        },
        failure_persistence: None,
        max_shrink_iters: 20_000,
        ..Config::default()
    };
    let dice = prop::collection::vec(any::<u16>(), KNOWLEDGE.questions.len());
    let people = (prop::sample::select(Mood::ALL.to_vec()), dice);
    let outcome = TestRunner::new(config).run(&people, |(mood, dice)| {
        let answers = CROWD.rolled(mood, &dice);
        check(&answers)
            .map_err(|broken| TestCaseError::fail(format!("{broken}\n{}", told(&answers))))
    });
    if let Err(broken) = outcome {
        panic!("{broken}");
    }
}

/// The same few random runners in every run, of every mood.
pub(crate) fn some_runners(count: usize) -> impl Iterator<Item = Answers> {
    let mut draw = Draw(20_261_201);
    (0..count).map(move |turn| CROWD.random(Mood::ALL[turn % Mood::ALL.len()], &mut draw))
}

/// Fails with a sentence unless something holds.
pub(crate) fn ensure(holds: bool, sentence: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(sentence()) }
}
