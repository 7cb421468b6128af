//! Whether the parts fit together: who gets which programme, and that nobody is given what harms.

use super::super::checker::Checker;
use super::super::ranges::Ranges;
use restride_core::knowledge::care::Programme;
use restride_core::knowledge::{Care, Knowledge};
use restride_core::urgency::Urgency;

const REHAB: &str = "rehab.toml";

pub(super) fn check(checker: &mut Checker<'_>, knowledge: &Knowledge, care: &Care) {
    for condition in &knowledge.conditions {
        check_condition(checker, care, &condition.key);
    }
    for programme in &care.programmes {
        check_programme(checker, knowledge, care, programme);
    }
}

/// Exactly one programme for each condition, or none on purpose.
fn check_condition(checker: &mut Checker<'_>, care: &Care, key: &str) {
    let serving: Vec<&Programme> = care
        .programmes
        .iter()
        .filter(|programme| programme.conditions.iter().any(|served| served == key))
        .collect();
    let none = &care.rehab.no_programme.conditions;
    let listed = none.iter().filter(|listed| *listed == key).count();
    match (serving.as_slice(), listed) {
        ([_], 0) | ([], 1) => {}
        ([], 0) => checker.fault(
            REHAB,
            "no_programme",
            format!("no programme serves \"{key}\""),
            Some(format!(
                "name it in the conditions of a programme, or in [no_programme] when it is to be seen first: \"{key}\""
            )),
        ),
        ([], _) => Ranges::of(checker, REHAB).fault(
            key,
            format!("\"{key}\" stands twice in no_programme"),
            None,
        ),
        ([one, ..], _) => {
            let path = format!("programmes/{}.toml", one.id);
            let ids: Vec<&str> = serving.iter().map(|programme| programme.id.as_str()).collect();
            let also = if listed > 0 { " and no_programme" } else { "" };
            checker.fault(
                &path,
                key,
                format!("\"{key}\" is served by {}{also}", ids.join(", ")),
                Some("one programme serves a condition, or none".to_owned()),
            );
        }
    }
}

fn check_programme(
    checker: &mut Checker<'_>,
    knowledge: &Knowledge,
    care: &Care,
    programme: &Programme,
) {
    let path = format!("programmes/{}.toml", programme.id);
    let mut ranges = Ranges::of(checker, &path);
    let last = programme.stages.len().saturating_sub(1);
    for (position, stage) in programme.stages.iter().enumerate() {
        for item in &stage.items {
            let Some(exercise) = care.exercises.get(item.exercise) else {
                continue;
            };
            for condition in programme
                .conditions
                .iter()
                .filter(|key| exercise.is_avoided_for(key))
            {
                ranges.fault(
                    &exercise.id,
                    format!("\"{}\" is to be avoided for \"{condition}\"", exercise.id),
                    Some("take it out, or serve the condition by another programme"),
                );
            }
            if programme.needs_clearance && exercise.has_impact() && position < last {
                ranges.fault(
                    &exercise.id,
                    format!("\"{}\" has impact before the last stage", exercise.id),
                    Some("after a bone stress injury, impact comes last"),
                );
            }
            if programme.needs_clearance && item.dose.most_pain > 0 {
                ranges.fault(
                    &exercise.id,
                    format!("\"{}\" allows pain although a bone was hurt", exercise.id),
                    Some("write most_pain = 0 for the item, with its source"),
                );
            }
        }
        for exit in &stage.exit {
            if programme.needs_clearance && exit.most_pain > 0 {
                ranges.fault(
                    &exit.criterion,
                    format!(
                        "\"{}\" allows pain although a bone was hurt",
                        exit.criterion
                    ),
                    None,
                );
            }
        }
    }
    for key in &programme.conditions {
        let is_to_be_seen = knowledge
            .conditions
            .iter()
            .any(|known| known.key == *key && known.urgency >= Urgency::StopAndSeeWithinDays);
        if is_to_be_seen && !programme.needs_clearance {
            ranges.fault(
                key,
                format!("\"{key}\" is trained without a clearance"),
                Some("write needs_clearance = true, or name it in [no_programme] of rehab.toml"),
            );
        }
    }
}
