//! Rules: each can fire and asks for something, and no alarm is asked in vain.

use super::super::checker::Checker;
use super::file_of;
use super::satisfiable::{asks_nothing, is_satisfiable};
use restride_core::knowledge::{Expression, GateWeight, Kind, Knowledge, QuestionIndex};
use restride_core::urgency::Urgency;

/// Numbers that a rule may read. A worse value of each is known to be worse (or the ranges meet without a gap), so no
/// rule can be escaped by a worse number.
const NUMBERS: [&str; 5] = [
    "age",
    "bmi",
    "duration_days",
    "worst_pain",
    "morning_stiffness_minutes",
];

/// A rule's expression and where it stands.
struct Rule<'k> {
    path: String,
    mention: &'k str,
    when: &'k Expression,
    /// Whether it can raise the urgency (and does not only keep a self-test away).
    raises: bool,
}

pub(super) fn check(checker: &mut Checker<'_>, knowledge: &Knowledge) {
    let rules = rules(knowledge);
    for rule in &rules {
        if asks_nothing(rule.when) {
            checker.fault(
                &rule.path,
                rule.mention,
                "the rule holds whatever is answered".to_owned(),
                Some("at_least_n must be 1 or more".to_owned()),
            );
        } else if !is_satisfiable(knowledge, rule.when) {
            checker.fault(
                &rule.path,
                rule.mention,
                "the rule can never fire: no set of answers makes all its parts true".to_owned(),
                Some("look for two values or two ranges of the same question".to_owned()),
            );
        }
        if rule.raises {
            check_numbers(checker, knowledge, rule);
        }
    }
    check_levels(checker, knowledge);
    check_scores(checker, knowledge);
    check_mandatory(checker, knowledge, &rules);
}

/// Every rule of the pack, the ones that keep a self-test away last.
fn rules(knowledge: &Knowledge) -> Vec<Rule<'_>> {
    let flags = knowledge.red_flags.iter().filter_map(|flag| {
        Some(Rule {
            path: format!("red_flags/{}.toml", flag.id),
            mention: "when",
            when: flag.when.as_ref()?,
            raises: true,
        })
    });
    let gate = &knowledge.gate;
    let signs = gate.signs.iter().map(|sign| (&*sign.id, &sign.when));
    let signs = signs.chain([("displacement", &gate.displacement)]);
    let signs = signs.map(|(mention, when)| Rule {
        path: "gate.toml".to_owned(),
        mention,
        when,
        raises: true,
    });
    let populations = knowledge.populations.iter().map(|population| Rule {
        path: "populations.toml".to_owned(),
        mention: &population.id,
        when: &population.when,
        raises: true,
    });
    let tests = knowledge.questions.iter().filter_map(|question| {
        Some(Rule {
            path: file_of(question),
            mention: "not_when",
            when: question.self_test.as_ref()?.not_when.as_ref()?,
            raises: false,
        })
    });
    flags.chain(signs).chain(populations).chain(tests).collect()
}

fn check_numbers(checker: &mut Checker<'_>, knowledge: &Knowledge, rule: &Rule<'_>) {
    for question in rule.when.reads() {
        let asked = &knowledge.questions[question];
        if matches!(asked.kind, Kind::Number(_)) && !NUMBERS.contains(&asked.id.as_str()) {
            checker.fault(
                &rule.path,
                &asked.id,
                format!("a rule must not read the number \"{}\"", asked.id),
                Some(format!("rules may read {}", NUMBERS.join(", "))),
            );
        }
    }
}

/// Every level above self-care is given by something; self-care is what is left when nothing fires.
fn check_levels(checker: &mut Checker<'_>, knowledge: &Knowledge) {
    let flags = knowledge
        .red_flags
        .iter()
        .filter(|flag| flag.when.is_some());
    let given: Vec<Urgency> = flags
        .map(|flag| flag.urgency)
        .chain(knowledge.gate.levels.iter().map(|level| level.urgency))
        .chain([knowledge.gate.displacement_urgency])
        .chain(knowledge.weighing.masses.iter().map(|mass| mass.urgency))
        .chain(
            knowledge
                .populations
                .iter()
                .map(|population| population.floor),
        )
        .collect();
    for urgency in Urgency::ALL {
        if urgency > Urgency::SelfManage && !given.contains(&urgency) {
            checker.fault(
                "pack.toml",
                "",
                format!("nothing in the pack leads to the urgency \"{urgency}\""),
                Some("give it to a red flag, a gate level, a mass or a population".to_owned()),
            );
        }
    }
}

/// A level of the gate must be within reach of its signs.
fn check_scores(checker: &mut Checker<'_>, knowledge: &Knowledge) {
    let gate = &knowledge.gate;
    let points = gate.signs.iter().map(|sign| match sign.weight {
        GateWeight::Major => gate.major_points,
        GateWeight::Minor => gate.minor_points,
    });
    let most = points.fold(0_u32, u32::saturating_add);
    for level in gate
        .levels
        .iter()
        .filter(|level| level.score_at_least > most)
    {
        checker.fault(
            "gate.toml",
            &level.id,
            format!(
                "the level \"{}\" can never be reached: it needs a score of {}",
                level.id, level.score_at_least
            ),
            Some(format!("all signs together score {most}")),
        );
    }
}

/// A mandatory question is asked to be denied, so it is yes or no, and its yes does something.
fn check_mandatory(checker: &mut Checker<'_>, knowledge: &Knowledge, rules: &[Rule<'_>]) {
    for (index, question) in knowledge.questions.iter().enumerate() {
        if !question.mandatory {
            continue;
        }
        if question.kind != Kind::YesNo {
            checker.fault(
                &file_of(question),
                "mandatory",
                format!("\"{}\" is mandatory but not a yes/no question", question.id),
                Some("only a yes/no question can be clearly denied".to_owned()),
            );
            continue;
        }
        let weighed = knowledge
            .likelihoods
            .iter()
            .any(|likelihood| likelihood.question == index);
        let ruled = rules
            .iter()
            .any(|rule| rule.raises && reads_yes(rule.when, index));
        if !weighed && !ruled {
            checker.fault(
                &file_of(question),
                "mandatory",
                format!("a \"yes\" to \"{}\" changes nothing", question.id),
                Some("add a red flag, a gate sign, a population or a likelihood".to_owned()),
            );
        }
    }
}

/// Whether a yes to the question can help to make the expression hold.
fn reads_yes(expression: &Expression, question: QuestionIndex) -> bool {
    match expression {
        Expression::Yes(read) | Expression::NotNo(read) => *read == question,
        Expression::All(parts) | Expression::Any(parts) | Expression::AtLeast(_, parts) => {
            parts.iter().any(|part| reads_yes(part, question))
        }
        Expression::Is(..)
        | Expression::NothingMarked(_)
        | Expression::Marked(..)
        | Expression::Number { .. }
        | Expression::Hurts(..)
        | Expression::CouldNot(_) => false,
    }
}
