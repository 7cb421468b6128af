//! `prevention.toml`.

use super::super::checker::Checker;
use super::super::ranges::Ranges;
use super::super::sense::words::check_guide;
use super::exercise_list;
use crate::files::care::prevention::{PreventionFile, PreventionItemFile};
use restride_core::knowledge::care::{Exercise, PreventionItem, PreventionKind};

const PATH: &str = "prevention.toml";

pub(super) fn prevention(
    checker: &mut Checker<'_>,
    exercises: &[Exercise],
) -> Option<Vec<PreventionItem>> {
    let file: PreventionFile = checker.file(PATH)?;
    let mut ranges = Ranges::of(checker, PATH);
    ranges.at_least_one("items", file.items.len());
    ranges.unique(file.items.iter().map(|item| item.id.as_str()));
    let items = file.items.iter();
    Some(
        items
            .filter_map(|item| self::item(checker, item, exercises))
            .collect(),
    )
}

fn item(
    checker: &mut Checker<'_>,
    file: &PreventionItemFile,
    exercises: &[Exercise],
) -> Option<PreventionItem> {
    check_guide(checker, PATH, &file.guide);
    let exercise_list = exercise_list(checker, PATH, &file.exercises, exercises);
    let evidence = checker.evidence(PATH, &file.source, &file.mark, &file.place);
    let mut ranges = Ranges::of(checker, PATH);
    ranges.some("minutes", file.minutes, 1, 120);
    ranges.some("days_per_week", file.days_per_week, 1, 7);
    let kind = ranges.word(
        "kind",
        &file.kind,
        &PreventionKind::ALL,
        PreventionKind::key,
    )?;
    Some(PreventionItem {
        id: file.id.clone(),
        kind,
        exercises: exercise_list,
        minutes: file.minutes,
        days_per_week: file.days_per_week,
        guide: file.guide.clone(),
        differs: file.differs,
        evidence,
    })
}
