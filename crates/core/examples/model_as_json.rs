//! Prints the built-in pack as a plain Bayesian network, with random answers and the engine's own results.
//!
//! `cargo run --release --package restride-core --example model_as_json > model.json`
//!
//! For comparison with other implementations, so everything that plain Bayes does not have is left out: damping and
//! caps (`Weights::Plain`), and questions that change how common a cause is. `scripts/compare_with_pgmpy` reads it.

use restride_core::assessment::{Answer, Answers, Engine, Weights};
use restride_core::knowledge::{Column, Kind, Knowledge, Likelihood, QuestionIndex};
use restride_testkit::{Draw, knowledge};
use serde_json::{Value, json};
use std::error::Error;
use std::hint::black_box;
use std::time::Instant;

/// Random sets of answers.
const SETS: u32 = 200;
/// How often the posterior of every set is worked out for the time of one.
const REPETITIONS: u32 = 500;

fn main() -> Result<(), Box<dyn Error>> {
    let knowledge = knowledge();
    let engine = Engine::new(&knowledge);
    let mut draw = Draw(1);
    let mut sets = Vec::new();
    for _ in 0..SETS {
        sets.push(random_answers(&knowledge, &mut draw)?);
    }
    let cases: Vec<Value> = sets
        .iter()
        .map(|answers| {
            json!({
                "outcomes": outcomes(&knowledge, answers),
                "posterior": engine.posterior(answers, Weights::Plain).probabilities,
            })
        })
        .collect();
    let model = json!({
        "knowledge": { "version": knowledge.version, "hash": knowledge.hash },
        "conditions": knowledge.conditions.iter().map(|cause| &cause.key).collect::<Vec<_>>(),
        "prior": engine.prior(&Answers::new(&knowledge)),
        "factors": factors(&knowledge),
        "cases": cases,
        "nanoseconds_per_posterior": nanoseconds_per_posterior(&engine, &sets),
    });
    print(&model)
}

/// Answers to a random share of the questions that tell something.
fn random_answers(knowledge: &Knowledge, draw: &mut Draw) -> Result<Answers, Box<dyn Error>> {
    let mut answers = Answers::new(knowledge);
    let share = draw.uniform();
    for likelihood in &knowledge.likelihoods {
        let question = likelihood.question;
        if draw.uniform() < share && !changes_a_prior(knowledge, question) {
            let answer = random_answer(&knowledge.questions[question].kind, likelihood, draw);
            answers.set(knowledge, question, answer)?;
        }
    }
    Ok(answers)
}

fn changes_a_prior(knowledge: &Knowledge, question: QuestionIndex) -> bool {
    let id = &knowledge.questions[question].id;
    id == "age"
        || id == "sex"
        || knowledge
            .conditions
            .iter()
            .flat_map(|cause| &cause.modifiers.yes)
            .any(|modifier| modifier.question == question)
}

fn random_answer(kind: &Kind, likelihood: &Likelihood, draw: &mut Draw) -> Answer {
    match kind {
        Kind::YesNo => [Answer::No, Answer::Yes][draw.below(2)],
        Kind::Choice { values } => Answer::Choice(draw.below(values.len())),
        // Near the edges of the bands, where mistakes would be.
        Kind::Number(range) => {
            let edges = likelihood
                .factors
                .iter()
                .flat_map(|factor| match &factor.column {
                    Column::Bands(edges) => edges.as_slice(),
                    Column::YesNo | Column::Choice(_) | Column::Places { .. } => &[],
                });
            let numbers: Vec<f64> = edges
                .flat_map(|edge| [edge - 1.0, *edge, edge + 1.0])
                .collect();
            Answer::Number(numbers[draw.below(numbers.len())].clamp(range.min, range.max))
        }
        Kind::Many { values } => Answer::Many(random_bits(values.len(), draw)),
        Kind::Test { values } => Answer::Tested(random_bits(values.len(), draw)),
    }
}

/// Up to two places.
fn random_bits(count: usize, draw: &mut Draw) -> u64 {
    (0..draw.below(3)).fold(0, |bits, _| bits | 1 << draw.below(count))
}

/// What the answers tell: position of the factor and of its outcome. Written without looking at the engine's code.
fn outcomes(knowledge: &Knowledge, answers: &Answers) -> Vec<[usize; 2]> {
    knowledge
        .likelihoods
        .iter()
        .flat_map(|likelihood| {
            let answer = answers.get(likelihood.question);
            likelihood
                .factors
                .iter()
                .map(move |factor| outcome(&factor.column, answer))
        })
        .enumerate()
        .filter_map(|(factor, outcome)| Some([factor, outcome?]))
        .collect()
}

fn outcome(column: &Column, answer: Answer) -> Option<usize> {
    match column {
        Column::YesNo => match answer {
            Answer::Yes => Some(1),
            Answer::No => Some(0),
            _ => None,
        },
        Column::Choice(outcomes) => match answer {
            Answer::Choice(value) => outcomes[value],
            _ => None,
        },
        Column::Bands(edges) => match answer {
            Answer::Number(number) => {
                Some(edges.iter().take_while(|edge| number >= **edge).count())
            }
            _ => None,
        },
        Column::Places { yes, no } => {
            let marked = match answer {
                // A body map without a mark tells nothing; a self-test without pain does.
                Answer::Many(marked) if marked != 0 => marked,
                Answer::Tested(marked) => marked,
                _ => return None,
            };
            if marked & yes != 0 {
                Some(1)
            } else if *no == 0 || marked & no != 0 {
                Some(0)
            } else {
                None
            }
        }
    }
}

fn factors(knowledge: &Knowledge) -> Vec<Value> {
    let mut factors = Vec::new();
    for likelihood in &knowledge.likelihoods {
        for factor in &likelihood.factors {
            factors.push(json!({
                "question": knowledge.questions[likelihood.question].id,
                "outcomes": factor.outcomes.iter().map(|outcome| &outcome.probabilities).collect::<Vec<_>>(),
            }));
        }
    }
    factors
}

#[expect(clippy::disallowed_methods, reason = "measures time")]
fn nanoseconds_per_posterior(engine: &Engine<'_>, sets: &[Answers]) -> f64 {
    let started = Instant::now();
    for _ in 0..REPETITIONS {
        for answers in sets {
            black_box(engine.posterior(black_box(answers), Weights::Plain));
        }
    }
    let each = started.elapsed() / REPETITIONS;
    each.as_secs_f64() * 1e9 / f64::from(SETS)
}

#[expect(clippy::print_stdout, reason = "the result of the program")]
fn print(model: &Value) -> Result<(), Box<dyn Error>> {
    println!("{}", serde_json::to_string(model)?);
    Ok(())
}
