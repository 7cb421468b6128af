//! Running dynamics: means over the stretches in which somebody ran, where the file does not state them.

use super::cadence::{Unit, running};
use super::times;
use crate::numbers::{Mean, whole};
use crate::samples::Sample;
use crate::{Activity, Flag};

pub(super) fn put(activity: &mut Activity, samples: &[Sample], unit: Unit) {
    let mean = |of: fn(&Sample) -> Option<f64>| {
        let mut mean = Mean::default();
        for step in times::steps(samples) {
            if let Some(value) = of(step.sample).filter(|value| *value > 0.0) {
                mean.add(value, step.seconds);
            }
        }
        mean.value()
    };
    let fill = |stated: &mut Option<u32>, of, scale: f64| {
        *stated = stated.filter(|value| *value > 0);
        *stated = stated.or_else(|| mean(of).and_then(|mean| whole(mean * scale)));
    };
    fill(
        &mut activity.ground_contact_ms_tenths,
        Sample::ground_contact,
        1.0,
    );
    fill(
        &mut activity.ground_contact_left_percent_hundredths,
        Sample::balance,
        1.0,
    );
    fill(
        &mut activity.vertical_oscillation_mm_tenths,
        Sample::oscillation,
        1.0,
    );
    fill(
        &mut activity.vertical_ratio_percent_hundredths,
        Sample::ratio,
        1.0,
    );
    fill(&mut activity.step_length_mm, Sample::step_length, 0.1);
    if activity.step_length_mm.is_none() {
        activity.step_length_mm = step_length_mm(samples, unit);
        if activity.step_length_mm.is_some() {
            activity.flags.insert(Flag::StepLengthFromSpeed);
        }
    }
}

/// Metres per second by steps per second, while running.
fn step_length_mm(samples: &[Sample], unit: Unit) -> Option<u32> {
    let (mut metres, mut count) = (0.0, 0.0);
    for step in times::steps(samples) {
        if let Some((cadence, speed)) = running(&step, unit).zip(step.speed_m_s()) {
            metres += speed * step.seconds;
            count += cadence / 60.0 * step.seconds;
        }
    }
    (count > 0.0).then(|| whole(metres / count * 1000.0))?
}
