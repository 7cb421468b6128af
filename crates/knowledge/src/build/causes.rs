//! `conditions/` and `likelihoods/`: priors, modifiers and P(answer given condition).

use super::checker::Checker;
use crate::files::causes::{ConditionFile, FactorFile, LikelihoodFile, ModifierFile, WhenFile};
use restride_core::knowledge::{
    AgeBand, Cap, Column, Condition, Factor, Family, Kind, Likelihood, Modifiers, Outcome,
    Question, QuestionIndex, YesModifier,
};
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

/// Probabilities are kept away from 0 and 1: nothing in the pack is certain.
const LEAST: f64 = 0.005;

/// What the priors may sum to before they are scaled to 1, in percent: rounding, or one prior that a clinic replaced.
const SUM: RangeInclusive<f64> = 95.0..=105.0;

pub(super) fn condition_files<'f>(checker: &mut Checker<'f>) -> Vec<(&'f str, ConditionFile)> {
    checker.folder::<ConditionFile>("conditions", |file| &file.id)
}

pub(super) fn conditions(
    checker: &mut Checker<'_>,
    files: Vec<(&str, ConditionFile)>,
) -> Vec<Condition> {
    let total: f64 = files.iter().map(|(_, file)| file.prior.percent).sum();
    let rests = files.iter().filter(|(_, file)| file.rest).count();
    if rests != 1 {
        checker.fault(
            "conditions/other.toml",
            "rest",
            format!("{rests} conditions are the \"none of these\" class, expected one"),
            Some("set rest = true in conditions/other.toml only".to_owned()),
        );
    }
    if !SUM.contains(&total) {
        checker.fault(
            "conditions/other.toml",
            "percent",
            format!("the priors sum to {total} %, expected about 100"),
            Some("what is left of 100 % is the prior of the \"none of these\" class".to_owned()),
        );
    }
    files
        .into_iter()
        .map(|(path, file)| condition(checker, path, file, total))
        .collect()
}

fn condition(checker: &mut Checker<'_>, path: &str, file: ConditionFile, total: f64) -> Condition {
    let family = file.family.as_ref().and_then(|name| {
        let family = Family::from_key(name);
        if family.is_none() {
            checker.fault(path, name, format!("no family is called \"{name}\""), None);
        }
        family
    });
    let prior = checker.within(path, "percent", file.prior.percent, 0.001, 100.0);
    let mut modifiers = Modifiers::default();
    for modifier in &file.modifier {
        add_modifier(checker, path, modifier, &mut modifiers);
    }
    Condition {
        family,
        prior: prior / total,
        prior_evidence: checker.evidence(
            path,
            &file.prior.source,
            &file.prior.mark,
            &file.prior.place,
        ),
        modifiers,
        urgency: checker.urgency(path, &file.urgency),
        cost_of_missing: checker.within(path, "cost_of_missing", file.cost_of_missing, 0.0, 1000.0),
        is_rest: file.rest,
        guide: file.guide,
        key: file.id,
    }
}

fn add_modifier(
    checker: &mut Checker<'_>,
    path: &str,
    file: &ModifierFile,
    modifiers: &mut Modifiers,
) {
    checker.evidence(path, &file.source, &file.mark, &file.place);
    let factor = checker.within(path, "factor", file.factor, 0.001, 1000.0);
    let by_age = file.age_from.is_some() || file.age_below.is_some();
    match (file.female, file.male, by_age, &file.yes) {
        (true, false, false, None) => modifiers.female = Some(factor),
        (false, true, false, None) => modifiers.male = Some(factor),
        (false, false, true, None) => modifiers.ages.push(AgeBand {
            from: file.age_from,
            below: file.age_below,
            factor,
        }),
        (false, false, false, Some(id)) => {
            if let Some(question) = checker.yes_no(path, id) {
                modifiers.yes.push(YesModifier { question, factor });
            }
        }
        _ => checker.fault(
            path,
            "modifier",
            "a modifier needs exactly one of female, male, an age range, yes".to_owned(),
            None,
        ),
    }
}

pub(super) fn likelihoods(
    checker: &mut Checker<'_>,
    questions: &[Question],
    conditions: &[Condition],
    history_cap: Cap,
    blocks: &BTreeSet<String>,
) -> Vec<Likelihood> {
    let files = checker.folder::<LikelihoodFile>("likelihoods", |file| &file.id);
    let mut likelihoods: Vec<Likelihood> = files
        .into_iter()
        .filter_map(|(path, file)| {
            let question = checker.question(path, &file.id)?;
            let asked = questions.get(question)?;
            let factors: Vec<Factor> = file
                .factor
                .iter()
                .filter_map(|factor| {
                    let block = block(checker, path, &file, factor, blocks);
                    self::factor(checker, path, asked, conditions, factor, block)
                })
                .collect();
            Some(Likelihood {
                question,
                cap: asked
                    .self_test
                    .as_ref()
                    .map_or(history_cap, |test| test.cap),
                bone_sign: file.bone_sign,
                factors,
            })
        })
        .collect();
    likelihoods.sort_by_key(|likelihood: &Likelihood| -> QuestionIndex { likelihood.question });
    likelihoods
}

/// The block of a factor: its own, or its file's; `"alone"` for none.
fn block(
    checker: &mut Checker<'_>,
    path: &str,
    file: &LikelihoodFile,
    factor: &FactorFile,
    blocks: &BTreeSet<String>,
) -> Option<String> {
    let block = factor.block.as_ref().or(file.block.as_ref())?;
    if block == "alone" {
        return None;
    }
    if !blocks.contains(block) {
        checker.fault(
            path,
            block,
            format!("pack.toml has no damping for the block \"{block}\""),
            Some("add it under [damping.blocks]".to_owned()),
        );
    }
    Some(block.clone())
}

fn factor(
    checker: &mut Checker<'_>,
    path: &str,
    asked: &Question,
    conditions: &[Condition],
    file: &FactorFile,
    block: Option<String>,
) -> Option<Factor> {
    let (column, count) = column(checker, path, asked, &file.when)?;
    let mut evidence = vec![checker.evidence(path, &file.source, &file.mark, &file.place)];
    let mut evidence_of = vec![0_u16; conditions.len()];
    for exception in &file.exception {
        let Some(condition) = checker.condition(path, &exception.condition) else {
            continue;
        };
        evidence.push(checker.evidence(path, &exception.source, &exception.mark, &exception.place));
        evidence_of[condition] = u16::try_from(evidence.len() - 1).unwrap_or(0);
    }
    let table = table(checker, path, conditions, file, count)?;
    let outcomes = (0..count)
        .map(|outcome| Outcome {
            probabilities: with_rest(conditions, &table, outcome),
            evidence_of: evidence_of.clone(),
            evidence: evidence.clone(),
        })
        .collect();
    check_unknown(checker, path, file);
    Some(Factor {
        block,
        column,
        outcomes,
    })
}

/// The picked outcome of an answer, and how many outcomes there are.
fn column(
    checker: &mut Checker<'_>,
    path: &str,
    asked: &Question,
    when: &WhenFile,
) -> Option<(Column, usize)> {
    match (when, &asked.kind) {
        (WhenFile::Yes(_), Kind::YesNo) => Some((Column::YesNo, 2)),
        (WhenFile::Places(places), Kind::Many { .. } | Kind::Test { .. }) => {
            let yes = checker.value_bits(path, &asked.id, &asked.kind, &places.places)?;
            let no = if places.against.is_empty() {
                0
            } else {
                checker.value_bits(path, &asked.id, &asked.kind, &places.against)?
            };
            Some((Column::Places { yes, no }, 2))
        }
        (WhenFile::Is(named), Kind::Choice { values }) => {
            checker.value_bits(path, &asked.id, &asked.kind, &named.is)?;
            let outcomes = values
                .iter()
                .map(|value| Some(usize::from(named.is.contains(value))))
                .collect();
            Some((Column::Choice(outcomes), 2))
        }
        (WhenFile::Values(named), Kind::Choice { values }) => {
            checker.value_bits(path, &asked.id, &asked.kind, &named.values)?;
            let outcomes = values
                .iter()
                .map(|value| named.values.iter().position(|name| name == value))
                .collect();
            Some((Column::Choice(outcomes), named.values.len()))
        }
        (WhenFile::Below(bands), Kind::Number(_)) => {
            if !bands.below.is_sorted() || bands.below.is_empty() {
                checker.fault(path, "when", "bands must rise".to_owned(), None);
                return None;
            }
            Some((Column::Bands(bands.below.clone()), bands.below.len() + 1))
        }
        _ => {
            checker.fault(
                path,
                "when",
                format!("\"{}\" has another kind of answer than this factor reads", asked.id),
                Some("yes/no: \"yes\"; body maps and tests: places; choices: is or values; numbers: below".to_owned()),
            );
            None
        }
    }
}

/// Probability per condition and outcome; `None` for the "none of these" class.
type Table = Vec<Option<Vec<f64>>>;

fn table(
    checker: &mut Checker<'_>,
    path: &str,
    conditions: &[Condition],
    file: &FactorFile,
    count: usize,
) -> Option<Table> {
    let mut table = Vec::new();
    let mut whole = true;
    for condition in conditions {
        let row = if condition.is_rest {
            None
        } else {
            let row = row(checker, path, file, &condition.key, count);
            whole &= row.is_some();
            row
        };
        table.push(row);
    }
    whole.then_some(table)
}

fn row(
    checker: &mut Checker<'_>,
    path: &str,
    file: &FactorFile,
    key: &str,
    count: usize,
) -> Option<Vec<f64>> {
    let percents: Option<Vec<f64>> = match (&file.percent, &file.percents) {
        (Some(yes), None) if count == 2 => yes.get(key).map(|yes| vec![100.0 - yes, *yes]),
        (None, Some(rows)) => rows.get(key).cloned(),
        _ => None,
    };
    let Some(percents) = percents else {
        checker.fault(
            path,
            "percent",
            format!("no number for \"{key}\""),
            Some("percent (two outcomes) or percents (more) needs every condition but the rest class".to_owned()),
        );
        return None;
    };
    let sum: f64 = percents.iter().sum();
    if percents.len() != count || (sum - 100.0).abs() > 0.01 {
        checker.fault(
            path,
            key,
            format!(
                "{} numbers summing to {sum}, expected {count} summing to 100",
                percents.len()
            ),
            None,
        );
        return None;
    }
    // Of two outcomes only the yes was written down.
    let written = if file.percent.is_some() {
        percents.get(1..).unwrap_or_default()
    } else {
        &percents
    };
    for percent in written {
        checker.within(path, key, *percent, 0.0, 100.0);
    }
    let clamped: Vec<f64> = percents
        .iter()
        .map(|percent| (percent / 100.0).clamp(LEAST, 1.0 - LEAST))
        .collect();
    let total: f64 = clamped.iter().sum();
    Some(clamped.iter().map(|value| value / total).collect())
}

/// Probabilities of one outcome, the rest class filled with the average of the others.
fn with_rest(conditions: &[Condition], table: &Table, outcome: usize) -> Vec<f64> {
    let mut sum = 0.0;
    let mut weight = 0.0;
    for (condition, row) in conditions.iter().zip(table) {
        if let Some(value) = row.as_ref().and_then(|row| row.get(outcome)) {
            sum += condition.prior * value;
            weight += condition.prior;
        }
    }
    table
        .iter()
        .map(|row| {
            row.as_ref()
                .and_then(|row| row.get(outcome))
                .copied()
                .unwrap_or(sum / weight)
        })
        .collect()
}

fn check_unknown(checker: &mut Checker<'_>, path: &str, file: &FactorFile) {
    let keys = file.percent.iter().flat_map(|table| table.keys());
    let more = file.percents.iter().flat_map(|table| table.keys());
    for key in keys.chain(more) {
        checker.condition(path, key);
    }
}
