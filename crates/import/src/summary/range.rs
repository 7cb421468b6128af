//! What a number can be. Others are left out, and the activity says so.

use std::ops::RangeInclusive;

use crate::{Activity, Flag};

/// Beats per minute.
pub(super) const HEART_RATE: RangeInclusive<u32> = 20..=260;

/// Centimetres: 1,000 km.
const DISTANCE: RangeInclusive<u32> = 0..=100_000_000;

/// Milliseconds: 30 days.
const DURATION: RangeInclusive<u32> = 0..=2_592_000_000;

/// Metres up or down.
const CLIMB: RangeInclusive<u32> = 0..=50_000;

/// Hundredths of steps per minute.
const CADENCE: RangeInclusive<u32> = 0..=50_000;

/// Millimetres.
const STEP_LENGTH: RangeInclusive<u32> = 0..=5000;

/// Tenths of milliseconds.
const GROUND_CONTACT: RangeInclusive<u32> = 0..=20_000;

/// Hundredths of per cent.
const SHARE: RangeInclusive<u32> = 0..=10_000;

/// Tenths of millimetres.
const OSCILLATION: RangeInclusive<u32> = 0..=5000;

/// Leaves out every number that cannot be.
pub(crate) fn check(activity: &mut Activity) {
    let numbers = [
        (&mut activity.distance_cm, DISTANCE),
        (&mut activity.timer_ms, DURATION),
        (&mut activity.elapsed_ms, DURATION),
        (&mut activity.ascent_m, CLIMB),
        (&mut activity.descent_m, CLIMB),
        (&mut activity.heart_rate_bpm, HEART_RATE),
        (&mut activity.heart_rate_max_bpm, HEART_RATE),
        (&mut activity.cadence_spm_hundredths, CADENCE),
        (&mut activity.cadence_moving_spm_hundredths, CADENCE),
        (&mut activity.step_length_mm, STEP_LENGTH),
        (&mut activity.ground_contact_ms_tenths, GROUND_CONTACT),
        (&mut activity.ground_contact_left_percent_hundredths, SHARE),
        (&mut activity.vertical_oscillation_mm_tenths, OSCILLATION),
        (&mut activity.vertical_ratio_percent_hundredths, SHARE),
    ];
    let mut left_out = false;
    for (number, range) in numbers {
        let cannot_be = number.is_some_and(|number| !range.contains(&number));
        if cannot_be {
            *number = None;
            left_out = true;
        }
    }
    for lap in &mut activity.laps {
        lap.distance_cm = lap
            .distance_cm
            .filter(|distance| DISTANCE.contains(distance));
        lap.timer_ms = lap.timer_ms.filter(|timer| DURATION.contains(timer));
    }
    if left_out {
        activity.flags.insert(Flag::ValuesOutOfRange);
    }
}
