//! `programmes/`.

use super::super::checker::Checker;
use super::super::ranges::{Ranges, YEAR};
use super::super::sense::words::check_guide;
use super::exercises::{check_dose, tempo};
use crate::files::care::programmes::{ItemFile, ProgrammeFile, StageFile, WordsFile};
use restride_core::knowledge::Evidence;
use restride_core::knowledge::care::{
    Avoid, Dose, Exercise, ExitCriterion, Fact, Item, Programme, Stage,
};

pub(super) fn programmes(checker: &mut Checker<'_>, exercises: &[Exercise]) -> Vec<Programme> {
    let files = checker.folder::<ProgrammeFile>("programmes", |file| &file.id);
    files
        .into_iter()
        .map(|(path, file)| programme(checker, path, file, exercises))
        .collect()
}

fn programme(
    checker: &mut Checker<'_>,
    path: &str,
    file: ProgrammeFile,
    exercises: &[Exercise],
) -> Programme {
    checker.conditions(path, &file.conditions);
    check_guide(checker, path, &file.guide);
    let mut ranges = Ranges::of(checker, path);
    ranges.at_least_one("conditions", file.conditions.len());
    ranges.at_least_one("stages", file.stages.len());
    ranges.unique(file.stages.iter().map(|stage| stage.id.as_str()));
    ranges.unique(file.avoid.iter().map(|avoid| avoid.id.as_str()));
    ranges.unique(file.facts.iter().map(|fact| fact.id.as_str()));
    let last = file.stages.len().saturating_sub(1);
    for (position, stage) in file.stages.iter().enumerate() {
        if stage.exit.is_empty() != (position == last) {
            ranges.fault(
                &stage.id,
                format!("the stage \"{}\" has the wrong exit", stage.id),
                Some("the last stage has none, every other at least one criterion"),
            );
        }
    }
    let stages: Vec<Stage> = file
        .stages
        .iter()
        .map(|stage| self::stage(checker, path, stage, exercises))
        .collect();
    Programme {
        id: file.id,
        conditions: file.conditions,
        needs_clearance: file.needs_clearance,
        guide: file.guide,
        avoid: with_words(checker, path, &file.avoid)
            .map(|(id, evidence)| Avoid { id, evidence })
            .collect(),
        stages,
        facts: with_words(checker, path, &file.facts)
            .map(|(id, evidence)| Fact { id, evidence })
            .collect(),
        evidence: checker.evidence(path, &file.source, &file.mark, &file.place),
    }
}

fn with_words(
    checker: &mut Checker<'_>,
    path: &str,
    files: &[WordsFile],
) -> impl Iterator<Item = (String, Evidence)> {
    files.iter().map(move |file| {
        let evidence = checker.evidence(path, &file.source, &file.mark, &file.place);
        (file.id.clone(), evidence)
    })
}

fn stage(checker: &mut Checker<'_>, path: &str, file: &StageFile, exercises: &[Exercise]) -> Stage {
    let mut ranges = Ranges::of(checker, path);
    ranges.number("least_days", file.least_days, 0, YEAR);
    ranges.at_least_one("items", file.items.len());
    ranges.unique(file.exit.iter().map(|exit| exit.criterion.as_str()));
    let mut seen = Vec::new();
    for item in &file.items {
        if seen.contains(&item.exercise.as_str()) {
            ranges.fault(
                &item.exercise,
                format!("the stage \"{}\" has \"{}\" twice", file.id, item.exercise),
                None,
            );
        }
        seen.push(item.exercise.as_str());
    }
    if !file.items.iter().any(|item| item.starred) {
        ranges.fault(
            &file.id,
            format!("the stage \"{}\" has no starred item", file.id),
            Some("a shortened programme keeps the starred items: star one or two"),
        );
    }
    let exit = file
        .exit
        .iter()
        .map(|exit| {
            ranges.pains(&[("most_pain", exit.most_pain)]);
            ExitCriterion {
                criterion: exit.criterion.clone(),
                most_pain: exit.most_pain,
            }
        })
        .collect();
    Stage {
        id: file.id.clone(),
        least_days: file.least_days,
        exit,
        items: file
            .items
            .iter()
            .filter_map(|item| self::item(checker, path, item, exercises))
            .collect(),
        evidence: checker.evidence(path, &file.source, &file.mark, &file.place),
    }
}

fn item(
    checker: &mut Checker<'_>,
    path: &str,
    file: &ItemFile,
    exercises: &[Exercise],
) -> Option<Item> {
    let ids = exercises.iter().map(|known| known.id.as_str());
    let exercise = Ranges::of(checker, path).position("exercise", &file.exercise, ids)?;
    let usual = &exercises.get(exercise)?.dose;
    let dose = Dose {
        sets: file.sets.unwrap_or(usual.sets),
        repetitions: file.repetitions.or(usual.repetitions),
        hold_s: file.hold_s.or(usual.hold_s),
        minutes: file.minutes.or(usual.minutes),
        distance_m: file.distance_m.or(usual.distance_m),
        tempo_s: file.tempo_s.map(tempo).or(usual.tempo_s),
        rest_s: file.rest_s.or(usual.rest_s),
        times_per_day: file.times_per_day.unwrap_or(usual.times_per_day),
        days_per_week: file.days_per_week.unwrap_or(usual.days_per_week),
        most_pain: file.most_pain.unwrap_or(usual.most_pain),
        evidence: evidence(checker, path, file, &usual.evidence),
    };
    check_dose(&mut Ranges::of(checker, path), &dose, &file.exercise);
    Some(Item {
        exercise,
        starred: file.starred,
        dose,
    })
}

/// Where the dose of an item comes from: its own source when it has a dose of its own, the exercise's otherwise.
fn evidence(checker: &mut Checker<'_>, path: &str, file: &ItemFile, usual: &Evidence) -> Evidence {
    if let (Some(source), Some(mark), Some(place)) = (&file.source, &file.mark, &file.place) {
        return checker.evidence(path, source, mark, place);
    }
    let has_part = file.source.is_some() || file.mark.is_some() || file.place.is_some();
    let has_dose = file.sets.is_some()
        || file.repetitions.is_some()
        || file.hold_s.is_some()
        || file.minutes.is_some()
        || file.distance_m.is_some()
        || file.tempo_s.is_some()
        || file.rest_s.is_some()
        || file.times_per_day.is_some()
        || file.days_per_week.is_some()
        || file.most_pain.is_some();
    if has_dose || has_part {
        Ranges::of(checker, path).fault(
            &file.exercise,
            format!("the dose of \"{}\" names no whole source", file.exercise),
            Some("a dose of its own needs source, mark and place"),
        );
    }
    usual.clone()
}
