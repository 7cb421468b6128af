//! How the ladder is climbed: up, down, standing still, and the end.

use super::super::ranges::{Ranges, YEAR};
use crate::files::return_to_run::{ClimbingFile, DischargeFile, FallingFile, PlateauFile};
use restride_core::knowledge::{Climbing, Discharge, Falling, Plateau};

pub(super) fn climbing(ranges: &mut Ranges<'_, '_>, file: &ClimbingFile) -> Climbing {
    ranges.number("most_promotions", file.most_promotions, 1, 100);
    ranges.number("in_days", file.in_days, 1, YEAR);
    Climbing {
        most_promotions: file.most_promotions,
        in_days: file.in_days,
        evidence: ranges.evidence(&file.source, &file.mark, &file.place),
    }
}

pub(super) fn plateau(ranges: &mut Ranges<'_, '_>, file: &PlateauFile) -> Plateau {
    ranges.rising(&[
        ("suggest_days", file.suggest_days),
        ("refer_days", file.refer_days),
        ("ladder_days", file.ladder_days),
    ]);
    Plateau {
        suggest_days: file.suggest_days,
        refer_days: file.refer_days,
        ladder_days: file.ladder_days,
        evidence: ranges.evidence(&file.source, &file.mark, &file.place),
    }
}

pub(super) fn discharge(ranges: &mut Ranges<'_, '_>, file: &DischargeFile) -> Discharge {
    ranges.number("weeks", file.weeks, 1, 100);
    ranges.percent("least_percent", file.least_percent);
    Discharge {
        weeks: file.weeks,
        least_percent: file.least_percent,
        evidence: ranges.evidence(&file.source, &file.mark, &file.place),
    }
}

pub(super) fn falling(ranges: &mut Ranges<'_, '_>, file: &FallingFile) -> Falling {
    for (name, count) in [
        ("ambers_down", file.ambers_down),
        ("skips_as_amber", file.skips_as_amber),
        ("refer_reds", file.refer_reds),
        ("bone_reds_to_lock", file.bone_reds_to_lock),
    ] {
        ranges.number(name, u16::from(count), 1, 100);
    }
    for (name, days) in [
        ("second_red_days", file.second_red_days),
        ("refer_days", file.refer_days),
    ] {
        ranges.number(name, days, 1, YEAR);
    }
    Falling {
        ambers_down: file.ambers_down,
        skips_as_amber: file.skips_as_amber,
        second_red_days: file.second_red_days,
        refer_days: file.refer_days,
        refer_reds: file.refer_reds,
        bone_reds_to_lock: file.bone_reds_to_lock,
        evidence: ranges.evidence(&file.source, &file.mark, &file.place),
    }
}
