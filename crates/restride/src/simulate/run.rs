//! One simulated runner: what came out when everything was known, and what the interview found.

use restride_core::assessment::simulate::Dependence;
use restride_core::assessment::{Answers, Engine, Weights};
use restride_core::knowledge::{ConditionIndex, Knowledge};
use restride_core::urgency::Urgency;
use std::collections::BTreeSet;

/// One runner and both results.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Run {
    /// The true cause.
    pub(super) cause: ConditionIndex,
    /// Place and history answered in full, no self-tests.
    pub(super) history: Found,
    /// The interview as it is asked.
    pub(super) interview: Found,
    /// Screens and questions shown in the interview.
    pub(super) asked: usize,
    /// How many of them were self-tests.
    pub(super) tests: usize,
}

/// What the engine found.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    /// The first three causes; empty when causes are not ranked.
    pub(super) causes: Vec<ConditionIndex>,
    /// The first three causes and the relatives named with them.
    pub(super) named: Vec<ConditionIndex>,
    /// Probability of the first cause and its relatives, before the limit on what is shown.
    pub(super) stated: Option<f64>,
    /// Probability of every condition.
    pub(super) probabilities: Vec<f64>,
    pub(super) urgency: Urgency,
    /// Urgency without the threshold on the bone-stress probability.
    pub(super) urgency_of_rest: Urgency,
    pub(super) bone_stress: f64,
    /// Ids of the rules, levels and thresholds that tell to stop, each once.
    pub(super) stopped_by: BTreeSet<String>,
}

/// Draws a runner from a seed and assesses it twice.
pub(super) fn run(engine: &Engine<'_>, dependence: Dependence, seed: u64) -> Run {
    let mut random = fastrand::Rng::with_seed(seed);
    let runner = engine.simulate_runner(dependence, &mut || random.f64());
    let interview = engine.simulate_interview(&runner, engine.knowledge().review.made_on);
    let tests: Vec<usize> = tests(engine.knowledge());
    Run {
        cause: runner.cause,
        history: found(engine, &runner.answers.without(&tests)),
        interview: found(engine, &interview.answers),
        asked: interview.asked,
        tests: interview.tests,
    }
}

fn tests(knowledge: &Knowledge) -> Vec<usize> {
    (0..knowledge.questions.len())
        .filter(|&question| knowledge.questions[question].self_test.is_some())
        .collect()
}

/// Probability of a condition and all its close relatives.
fn family(knowledge: &Knowledge, probabilities: &[f64], condition: ConditionIndex) -> f64 {
    let conditions = &knowledge.conditions;
    let family = conditions[condition].family;
    conditions
        .iter()
        .zip(probabilities)
        .enumerate()
        .filter(|(index, (other, _))| {
            *index == condition || family.is_some() && other.family == family
        })
        .map(|(_, (_, probability))| probability)
        .sum()
}

/// Assesses on the day the pack was made, so that the figures do not change with its age.
fn found(engine: &Engine<'_>, answers: &Answers) -> Found {
    let knowledge = engine.knowledge();
    let today = knowledge.review.made_on;
    let assessment = engine.assess(answers, today, None);
    let posterior = engine.posterior(answers, Weights::Damped);
    let mut masses = engine.masses(answers);
    let thresholds = &knowledge.weighing.masses;
    let mut bone_stress = 0.0;
    for (mass, threshold) in masses.iter_mut().zip(thresholds) {
        if threshold.bone_stress {
            bone_stress = std::mem::take(mass);
        }
    }
    let causes = assessment.causes.iter().take(3);
    let named = causes
        .clone()
        .flat_map(|cause| cause.relatives.iter().copied().chain([cause.condition]));
    let stops = assessment
        .triage
        .floors
        .iter()
        .filter(|floor| floor.urgency >= Urgency::StopAndSeeWithinDays);
    Found {
        stopped_by: stops.map(|floor| floor.id.clone()).collect(),
        causes: causes.map(|cause| cause.condition).collect(),
        named: named.collect(),
        stated: assessment
            .causes
            .first()
            .map(|cause| family(knowledge, &posterior.probabilities, cause.condition)),
        probabilities: posterior.probabilities,
        urgency: assessment.triage.urgency,
        urgency_of_rest: engine.triage(answers, &masses, today, None).urgency,
        bone_stress,
    }
}
