//! `exercises/`.

use super::super::checker::Checker;
use super::super::ranges::Ranges;
use super::super::sense::words::check_guide;
use crate::files::care::exercises::{DoseFile, ExerciseFile};
use restride_core::knowledge::care::{Dose, Exercise, ExerciseStress, Tempo};

pub(super) fn exercises(checker: &mut Checker<'_>) -> Vec<Exercise> {
    let files = checker.folder::<ExerciseFile>("exercises", |file| &file.id);
    files
        .into_iter()
        .map(|(path, file)| exercise(checker, path, file))
        .collect()
}

fn exercise(checker: &mut Checker<'_>, path: &str, file: ExerciseFile) -> Exercise {
    checker.conditions(path, &file.avoid);
    check_guide(checker, path, &file.guide);
    let mut ranges = Ranges::of(checker, path);
    for list in [&file.equipment, &file.stop_if, &file.avoid] {
        ranges.unique(list.iter().map(String::as_str));
    }
    let stresses = file
        .stresses
        .iter()
        .filter_map(|key| ranges.word("stress", key, &ExerciseStress::ALL, ExerciseStress::key))
        .collect();
    let dose = dose(checker, path, &file.dose);
    Exercise {
        id: file.id,
        target: file.target,
        per_side: file.per_side,
        stresses,
        weight_bearing: file.weight_bearing,
        equipment: file.equipment,
        stop_if: file.stop_if,
        avoid: file.avoid,
        guide: file.guide,
        dose,
    }
}

fn dose(checker: &mut Checker<'_>, path: &str, file: &DoseFile) -> Dose {
    let dose = Dose {
        sets: file.sets,
        repetitions: file.repetitions,
        hold_s: file.hold_s,
        minutes: file.minutes,
        distance_m: file.distance_m,
        tempo_s: file.tempo_s.map(tempo),
        rest_s: file.rest_s,
        times_per_day: file.times_per_day,
        days_per_week: file.days_per_week,
        most_pain: file.most_pain,
        evidence: checker.evidence(path, &file.source, &file.mark, &file.place),
    };
    check_dose(&mut Ranges::of(checker, path), &dose, "sets");
    dose
}

pub(super) const fn tempo([up_s, hold_s, down_s]: [u8; 3]) -> Tempo {
    Tempo {
        up_s,
        hold_s,
        down_s,
    }
}

/// A dose that can be done. Faults are shown at the first line that mentions `mention`.
pub(super) fn check_dose(ranges: &mut Ranges<'_, '_>, dose: &Dose, mention: &str) {
    ranges.number("sets", dose.sets, 1, 12);
    ranges.some("repetitions", dose.repetitions, 1, 100);
    ranges.some("hold_s", dose.hold_s, 1, 600);
    ranges.some("minutes", dose.minutes, 1, 120);
    ranges.some("distance_m", dose.distance_m, 1, 2000);
    ranges.some("rest_s", dose.rest_s, 0, 600);
    ranges.number("times_per_day", dose.times_per_day, 1, 24);
    ranges.number("days_per_week", dose.days_per_week, 1, 7);
    ranges.pains(&[("most_pain", dose.most_pain)]);
    let amounts = [
        dose.repetitions.is_some(),
        dose.hold_s.is_some(),
        dose.minutes.is_some(),
        dose.distance_m.is_some(),
    ];
    if amounts.iter().all(|amount| !amount) {
        ranges.fault(
            mention,
            "a set says neither repetitions, nor a hold, minutes or a distance".to_owned(),
            Some("write repetitions, hold_s, minutes or distance_m"),
        );
    }
}
