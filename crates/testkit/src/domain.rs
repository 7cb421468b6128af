//! Which answers can matter: every rule of a pack, the numbers at which rules and likelihoods change, and the values of
//! a question that a test has to try.

use restride_core::assessment::Answer;
use restride_core::knowledge::{Column, Expression, Group, Kind, Knowledge, QuestionIndex};
use std::collections::BTreeSet;

/// Every expression that can raise an urgency, with its id: red flags, gate signs, displacement, populations.
pub fn rules(knowledge: &Knowledge) -> Vec<(String, &Expression)> {
    let flags = knowledge.red_flags.iter().filter_map(|rule| {
        let when = rule.when.as_ref()?;
        Some((rule.id.clone(), when))
    });
    let gate = &knowledge.gate;
    let signs = gate
        .signs
        .iter()
        .map(|sign| (format!("gate sign {}", sign.id), &sign.when));
    let displacement = ("gate displacement".to_owned(), &gate.displacement);
    let populations = knowledge
        .populations
        .iter()
        .map(|population| (format!("population {}", population.id), &population.when));
    flags
        .chain(signs)
        .chain([displacement])
        .chain(populations)
        .collect()
}

/// Every question that a rule, the gate or a population reads.
pub fn read_by_rules(knowledge: &Knowledge) -> BTreeSet<QuestionIndex> {
    rules(knowledge)
        .iter()
        .flat_map(|(_, when)| when.reads())
        .collect()
}

/// The yes/no questions whose "yes" must never lower what rules ask for: everything that is mandatory or that a rule, the
/// gate or a population reads.
pub fn worrying_questions(knowledge: &Knowledge) -> Vec<QuestionIndex> {
    let read = read_by_rules(knowledge);
    yes_no_questions(knowledge, |index| {
        knowledge.questions[index].mandatory || read.contains(&index)
    })
}

/// The yes/no questions whose "yes" must never lower an urgency or a mass: alarms, mandatory ones, everything that the
/// bone-stress gate reads, and signs of bone stress.
pub fn one_way_questions(knowledge: &Knowledge) -> Vec<QuestionIndex> {
    let gate = &knowledge.gate;
    let of_gate: BTreeSet<QuestionIndex> = gate
        .signs
        .iter()
        .map(|sign| &sign.when)
        .chain([&gate.displacement])
        .flat_map(Expression::reads)
        .collect();
    let signs: BTreeSet<QuestionIndex> = knowledge
        .likelihoods
        .iter()
        .filter(|likelihood| likelihood.bone_sign)
        .map(|likelihood| likelihood.question)
        .collect();
    yes_no_questions(knowledge, |index| {
        let question = &knowledge.questions[index];
        question.mandatory
            || question.group == Group::Alarm
            || of_gate.contains(&index)
            || signs.contains(&index)
    })
}

fn yes_no_questions(
    knowledge: &Knowledge,
    keep: impl Fn(QuestionIndex) -> bool,
) -> Vec<QuestionIndex> {
    (0..knowledge.questions.len())
        .filter(|&index| knowledge.questions[index].kind == Kind::YesNo && keep(index))
        .collect()
}

/// The numbers at which something changes for a question: edges of rules, of self-test exclusions, of likelihood bands
/// and of age bands. Rising, without doubles.
pub fn boundaries(knowledge: &Knowledge, question: QuestionIndex) -> Vec<f64> {
    let mut found = Vec::new();
    for (_, when) in rules(knowledge) {
        edges(when, question, &mut found);
    }
    for asked in &knowledge.questions {
        if let Some(not_when) = asked
            .self_test
            .as_ref()
            .and_then(|test| test.not_when.as_ref())
        {
            edges(not_when, question, &mut found);
        }
    }
    for likelihood in knowledge
        .likelihoods
        .iter()
        .filter(|one| one.question == question)
    {
        for factor in &likelihood.factors {
            if let Column::Bands(bands) = &factor.column {
                found.extend(bands);
            }
        }
    }
    if knowledge.questions[question].id == "age" {
        let bands = knowledge
            .conditions
            .iter()
            .flat_map(|condition| &condition.modifiers.ages);
        found.extend(bands.flat_map(|band| [band.from, band.below]).flatten());
    }
    found.sort_by(f64::total_cmp);
    found.dedup();
    found
}

fn edges(expression: &Expression, question: QuestionIndex, found: &mut Vec<f64>) {
    match expression {
        Expression::Number {
            question: read,
            at_least,
            below,
            ..
        } if *read == question => found.extend([*at_least, *below].into_iter().flatten()),
        Expression::All(parts) | Expression::Any(parts) | Expression::AtLeast(_, parts) => {
            for part in parts {
                edges(part, question, found);
            }
        }
        _ => {}
    }
}

/// The answers to try for a question: absent and unsure first, then everything that it can be told. Numbers at, just
/// below and just above every boundary and at both ends of the range; places singly, in neighbouring pairs and all.
pub fn domain(knowledge: &Knowledge, question: QuestionIndex) -> Vec<Answer> {
    let mut answers = vec![Answer::Absent, Answer::Unsure];
    match &knowledge.questions[question].kind {
        Kind::YesNo => answers.extend([Answer::No, Answer::Yes]),
        Kind::Choice { values } => answers.extend((0..values.len()).map(Answer::Choice)),
        Kind::Number(range) => {
            let mut numbers = vec![range.min, range.max];
            for edge in boundaries(knowledge, question) {
                numbers.extend([edge.next_down(), edge, edge.next_up()]);
            }
            numbers.retain(|number| (range.min..=range.max).contains(number));
            numbers.sort_by(f64::total_cmp);
            numbers.dedup();
            answers.extend(numbers.into_iter().map(Answer::Number));
        }
        Kind::Many { values } => answers.extend(place_sets(values.len()).map(Answer::Many)),
        Kind::Test { values } => {
            answers.extend([Answer::NotDone, Answer::CouldNot]);
            answers.extend(place_sets(values.len()).map(Answer::Tested));
        }
    }
    answers
}

/// No place, each place, each place with the next one, all places.
fn place_sets(count: usize) -> impl Iterator<Item = u64> {
    let singles = (0..count).map(|place| 1 << place);
    let pairs = (1..count).map(|place| 0b11 << (place - 1));
    let all = if count < 64 {
        (1 << count) - 1
    } else {
        u64::MAX
    };
    [0].into_iter().chain(singles).chain(pairs).chain([all])
}
