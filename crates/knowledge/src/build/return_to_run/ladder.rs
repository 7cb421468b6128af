//! The ladder: phases, levels and what is done in a session of each.

use super::super::ranges::{Ranges, YEAR};
use crate::files::return_to_run::{BoutFile, LevelFile, PhaseFile, ReturnToRunFile};
use restride_core::knowledge::{Bout, Level, LevelIndex, Phase, PhaseIndex};
use std::collections::BTreeSet;

pub(super) fn ladder(
    ranges: &mut Ranges<'_, '_>,
    file: &ReturnToRunFile,
) -> (Vec<Phase>, Vec<Level>) {
    let phases: Vec<Phase> = file.phase.iter().map(|file| phase(ranges, file)).collect();
    let levels: Vec<Level> = file
        .level
        .iter()
        .filter_map(|file| level(ranges, &phases, file))
        .collect();
    check_ladder(ranges, &phases, &levels);
    (phases, levels)
}

fn phase(ranges: &mut Ranges<'_, '_>, file: &PhaseFile) -> Phase {
    ranges.pains(&[
        ("before", file.before),
        ("during", file.during),
        ("at_end", file.at_end),
        ("next_morning", file.next_morning.unwrap_or(0)),
    ]);
    ranges.number("days_between", file.days_between, 0, YEAR);
    ranges.number("dwell_days", file.dwell_days, 0, YEAR);
    Phase {
        id: file.id.clone(),
        guide: file.guide.clone(),
        before: file.before,
        during: file.during,
        at_end: file.at_end,
        next_morning: file.next_morning,
        days_between: file.days_between,
        dwell_days: file.dwell_days,
        evidence: ranges.evidence(&file.source, &file.mark, &file.place),
    }
}

fn level(ranges: &mut Ranges<'_, '_>, phases: &[Phase], file: &LevelFile) -> Option<Level> {
    let phase = ranges.position(
        "phase",
        &file.phase,
        phases.iter().map(|phase| phase.id.as_str()),
    )?;
    let content: Vec<Bout> = file
        .content
        .iter()
        .filter_map(|bout| bout_of(ranges, &file.id, bout))
        .collect();
    let is_last = phase + 1 == phases.len();
    if content.is_empty() != is_last {
        ranges.fault(
            &file.id,
            format!("level \"{}\" has the wrong content", file.id),
            Some("normal running has none, every other level at least one bout"),
        );
    }
    if !is_last {
        ranges.number("greens", file.greens, 1, 100);
    }
    ranges.number("repeats", file.repeats, 1, 100);
    Some(Level {
        id: file.id.clone(),
        phase,
        content,
        repeats: file.repeats,
        greens: file.greens,
        evidence: ranges.evidence(&file.source, &file.mark, &file.place),
    })
}

fn bout_of(ranges: &mut Ranges<'_, '_>, level: &str, file: &BoutFile) -> Option<Bout> {
    let bout = match (file.walk, file.jog) {
        (Some(minutes), None) if minutes > 0 => Some(Bout::Walk(minutes)),
        (None, Some(minutes)) if minutes > 0 => Some(Bout::Jog(minutes)),
        (Some(_) | None, Some(_) | None) => None,
    };
    if bout.is_none() {
        ranges.fault(
            level,
            format!("a bout of level \"{level}\" is neither a walk nor a jog of some minutes"),
            Some("write { walk = 3 } or { jog = 1 }"),
        );
    }
    bout
}

/// At least two phases with their levels together and in order, and one level of normal running.
fn check_ladder(ranges: &mut Ranges<'_, '_>, phases: &[Phase], levels: &[Level]) {
    ranges.unique(phases.iter().map(|phase| phase.id.as_str()));
    ranges.unique(levels.iter().map(|level| level.id.as_str()));
    let order: Vec<PhaseIndex> = levels.iter().map(|level| level.phase).collect();
    let used: BTreeSet<PhaseIndex> = order.iter().copied().collect();
    let last = phases.len().saturating_sub(1);
    let in_order = order.is_sorted();
    let one_at_top = order.iter().filter(|phase| **phase == last).count() == 1;
    if phases.len() < 2 || !in_order || used.len() != phases.len() || !one_at_top {
        ranges.fault(
            "level",
            "the levels do not make a ladder".to_owned(),
            Some("at least two phases, levels in the order of the phases, one level in the last"),
        );
    }
}

/// A level that is not normal running.
pub(super) fn below_the_top(
    ranges: &mut Ranges<'_, '_>,
    levels: &[Level],
    name: &str,
    id: &str,
) -> Option<LevelIndex> {
    let found = ranges.position("level", id, levels.iter().map(|level| level.id.as_str()))?;
    if found + 1 == levels.len() {
        ranges.fault(
            name,
            format!("{name} leads to normal running"),
            Some("name a level below the last one"),
        );
    }
    Some(found)
}
