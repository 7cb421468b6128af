//! What a session says: signs that stop everything, grades, walks, and the days off after a bad one.

use super::super::ranges::{Ranges, WORST, YEAR};
use crate::files::return_to_run::{BoneFile, GradingFile, RestFile, StopFile, WalkingFile};
use restride_core::knowledge::{BoneRules, Grading, RestRules, StopRules, WalkingRules};

pub(super) fn stop(ranges: &mut Ranges<'_, '_>, file: &StopFile) -> StopRules {
    ranges.at_least_one("signs", file.signs.len());
    ranges.unique(file.signs.iter().map(String::as_str));
    StopRules {
        signs: file.signs.clone(),
        bone: file.bone.clone(),
        evidence: ranges.evidence(&file.source, &file.mark, &file.place),
    }
}

pub(super) fn bone(ranges: &mut Ranges<'_, '_>, file: &BoneFile) -> BoneRules {
    ranges.pains(&[("red_from", file.red_from), ("before", file.before)]);
    ranges.number("red_from", file.red_from, 1, 100);
    BoneRules {
        red_from: file.red_from,
        before: file.before,
        evidence: ranges.evidence(&file.source, &file.mark, &file.place),
    }
}

pub(super) fn rest(ranges: &mut Ranges<'_, '_>, file: &RestFile) -> RestRules {
    ranges.number("red_days", file.red_days, 1, YEAR);
    ranges.number("red_mornings", file.red_mornings, 1, 100);
    RestRules {
        red_days: file.red_days,
        red_mornings: file.red_mornings,
        evidence: ranges.evidence(&file.source, &file.mark, &file.place),
    }
}

pub(super) fn grading(ranges: &mut Ranges<'_, '_>, file: &GradingFile) -> Grading {
    ranges.pains(&[
        ("red_during", file.red_during),
        ("red_hour_after", file.red_hour_after),
        ("red_morning_rise", file.red_morning_rise),
        ("amber_morning_rise", file.amber_morning_rise),
        ("hour_after", file.hour_after),
    ]);
    ranges.rising(&[
        ("amber_morning_rise", u16::from(file.amber_morning_rise)),
        ("red_morning_rise", u16::from(file.red_morning_rise)),
    ]);
    ranges.rising(&[
        ("hour_after", u16::from(file.hour_after)),
        ("red_hour_after", u16::from(file.red_hour_after)),
    ]);
    ranges.number("amber_morning_rise", file.amber_morning_rise, 1, WORST);
    ranges.number("red_during", file.red_during, 1, WORST);
    ranges.percent("least_completed", file.least_completed);
    ranges.number("usual_mornings", file.usual_mornings, 1, 100);
    ranges.number("pending_hours", file.pending_hours, 24, 24 * 7);
    Grading {
        red_during: file.red_during,
        red_hour_after: file.red_hour_after,
        red_morning_rise: file.red_morning_rise,
        amber_morning_rise: file.amber_morning_rise,
        hour_after: file.hour_after,
        least_completed: file.least_completed,
        painkiller_hours: file.painkiller_hours,
        usual_mornings: file.usual_mornings,
        pending_hours: file.pending_hours,
        evidence: ranges.evidence(&file.source, &file.mark, &file.place),
    }
}

pub(super) fn walking(ranges: &mut Ranges<'_, '_>, file: &WalkingFile) -> WalkingRules {
    // Walking that hurts cannot be free of pain.
    ranges.rising(&[
        ("free_up_to", u16::from(file.free_up_to)),
        ("hurts_from_bone", u16::from(file.hurts_from_bone)),
        ("hurts_from", u16::from(file.hurts_from)),
    ]);
    ranges.pains(&[("hurts_from", file.hurts_from)]);
    ranges.number("hurts_from_bone", file.hurts_from_bone, 1, WORST);
    WalkingRules {
        free_up_to: file.free_up_to,
        hurts_from: file.hurts_from,
        hurts_from_bone: file.hurts_from_bone,
        evidence: ranges.evidence(&file.source, &file.mark, &file.place),
    }
}
