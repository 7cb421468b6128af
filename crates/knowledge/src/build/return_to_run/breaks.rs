//! Coming back after a break, and pain that comes back.

use super::super::ranges::{Ranges, WORST, YEAR};
use super::ladder::below_the_top;
use crate::files::return_to_run::{LongBreakFile, MissedFile, RelapseFile};
use restride_core::knowledge::{Level, LongBreak, MissedTime, Relapse};

pub(super) fn missed(ranges: &mut Ranges<'_, '_>, file: &MissedFile) -> MissedTime {
    ranges.rising(&[
        ("same_days", file.same_days),
        ("level_days", file.level_days),
        ("phase_days", file.phase_days),
    ]);
    ranges.number("phase_days", file.phase_days, 1, YEAR);
    MissedTime {
        same_days: file.same_days,
        level_days: file.level_days,
        phase_days: file.phase_days,
        evidence: ranges.evidence(&file.source, &file.mark, &file.place),
    }
}

pub(super) fn long_break(
    ranges: &mut Ranges<'_, '_>,
    levels: &[Level],
    same_days: u16,
    file: &LongBreakFile,
) -> Option<LongBreak> {
    ranges.rising(&[
        ("same_days", same_days),
        ("reduced_days", file.reduced_days),
        ("back_days", file.back_days),
    ]);
    ranges.number("back_days", file.back_days, 1, YEAR);
    ranges.percent("reduced_percent", file.reduced_percent);
    Some(LongBreak {
        reduced_days: file.reduced_days,
        reduced_percent: file.reduced_percent,
        back_days: file.back_days,
        evidence: ranges.evidence(&file.source, &file.mark, &file.place),
        back_to: below_the_top(ranges, levels, "back_to", &file.back_to)?,
    })
}

pub(super) fn relapse(
    ranges: &mut Ranges<'_, '_>,
    levels: &[Level],
    file: &RelapseFile,
) -> Option<Relapse> {
    ranges.number("morning_pain", file.morning_pain, 1, WORST);
    ranges.number("mornings", file.mornings, 1, 100);
    ranges.number("hold_days", file.hold_days, 1, YEAR);
    ranges.number("recurrence_days", file.recurrence_days, 1, YEAR);
    ranges.percent("amber_percent", file.amber_percent);
    ranges.percent("red_percent", file.red_percent);
    Some(Relapse {
        morning_pain: file.morning_pain,
        mornings: file.mornings,
        evidence: ranges.evidence(&file.source, &file.mark, &file.place),
        back_to: below_the_top(ranges, levels, "back_to", &file.back_to)?,
        hold_days: file.hold_days,
        amber_percent: file.amber_percent,
        red_percent: file.red_percent,
        recurrence_days: file.recurrence_days,
    })
}
