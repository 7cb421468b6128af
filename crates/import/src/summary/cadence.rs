//! Cadence in steps per minute of both feet: of all samples, and of those in which somebody ran.

use super::{Step, times};
use crate::numbers::{Mean, whole};
use crate::samples::Sample;
use crate::{Activity, Flag, Sport};

/// What the numbers of a file count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// Strides: the steps of one foot.
    Strides,
    /// Steps of both feet.
    Steps,
    /// Neither can be meant.
    Unclear,
}

impl Unit {
    /// Steps per minute of a number of a file.
    pub(super) fn steps(self, number: f64) -> Option<f64> {
        match self {
            Self::Strides => Some(number * 2.0),
            Self::Steps => Some(number),
            Self::Unclear => None,
        }
    }
}

/// Slower is walking, in metres per second.
pub(super) const SLOWEST_RUN_M_S: f64 = 1.8;

/// Fewer steps per minute is walking.
pub(super) const FEWEST_STEPS_OF_A_RUN: f64 = 120.0;

/// The median of runners' samples, in whatever unit: up to here it is strides, from there on steps; between and beyond
/// them it is unclear. Formats have strides; programs of phones often write steps.
const STRIDES_UP_TO: f64 = 110.0;
const STEPS_FROM: f64 = 130.0;
const STEPS_UP_TO: f64 = 220.0;

/// The same for walkers and hikers.
const WALKING_STRIDES_UP_TO: f64 = 80.0;

/// Speed by steps and step length against speed itself: so far off 1 or 2 is still meant to be it.
const TOLERANCE: f64 = 0.2;

/// Works out both cadences, and returns what the file counts in.
pub(super) fn put(activity: &mut Activity, samples: &[Sample], stated: Option<f64>) -> Unit {
    let unit = unit(activity, samples, stated);
    if unit == Unit::Steps {
        activity.flags.insert(Flag::CadenceInSteps);
    } else if unit == Unit::Unclear {
        activity.flags.insert(Flag::CadenceUnclear);
    }
    let mut all = Mean::default();
    for number in samples.iter().filter_map(numbers_of) {
        all.add(number, 1.0);
    }
    let in_hundredths = |number: f64| unit.steps(number).and_then(|steps| whole(steps * 100.0));
    activity.cadence_spm_hundredths = all.value().or(stated).and_then(in_hundredths);
    let mut moving = Mean::default();
    for step in times::steps(samples) {
        if let Some(steps) = running(&step, unit) {
            moving.add(steps, step.seconds);
        }
    }
    activity.cadence_moving_spm_hundredths = moving.value().and_then(|steps| whole(steps * 100.0));
    unit
}

/// Strides or steps per minute, as written.
fn numbers_of(sample: &Sample) -> Option<f64> {
    sample
        .cadence_hundredths()
        .map(|hundredths| hundredths / 100.0)
}

/// Steps per minute of a stretch in which somebody ran; `None` when they walked, stood or nothing was recorded.
pub(super) fn running(step: &Step<'_>, unit: Unit) -> Option<f64> {
    let steps = numbers_of(step.sample).and_then(|number| unit.steps(number))?;
    let is_fast = step
        .speed_m_s()
        .is_none_or(|speed| speed >= SLOWEST_RUN_M_S);
    (is_fast && steps >= FEWEST_STEPS_OF_A_RUN).then_some(steps)
}

fn unit(activity: &Activity, samples: &[Sample], stated: Option<f64>) -> Unit {
    if let Some(unit) = by_step_length(samples) {
        return unit;
    }
    let mut numbers = samples
        .iter()
        .filter_map(Sample::cadence_hundredths)
        .filter_map(whole)
        .filter(|number| *number > 0)
        .collect::<Vec<_>>();
    let median = crate::numbers::median(&mut numbers).map(|number| f64::from(number) / 100.0);
    let Some(median) = median.or(stated) else {
        return Unit::Strides;
    };
    by_size(median, activity.sport)
}

/// What a number of this size counts.
fn by_size(median: f64, sport: Sport) -> Unit {
    if median > STEPS_UP_TO {
        return Unit::Unclear;
    }
    if sport == Sport::Run {
        return if median <= STRIDES_UP_TO {
            Unit::Strides
        } else if median >= STEPS_FROM {
            Unit::Steps
        } else {
            Unit::Unclear
        };
    }
    if median <= WALKING_STRIDES_UP_TO {
        Unit::Strides
    } else {
        Unit::Steps
    }
}

/// A device that measures the step length shows what it counts: speed = steps x step length.
fn by_step_length(samples: &[Sample]) -> Option<Unit> {
    let mut ratio = Mean::default();
    for step in times::steps(samples) {
        let number = numbers_of(step.sample).filter(|number| *number > 0.0);
        let length_m = step
            .sample
            .step_length()
            .map(|tenths_mm| tenths_mm / 10_000.0);
        let length_m = length_m.filter(|length| *length > 0.0);
        if let Some(((number, length), speed)) = number.zip(length_m).zip(step.speed_m_s()) {
            ratio.add(speed / (number / 60.0 * length), step.seconds);
        }
    }
    let is_near = |ratio: f64, wanted: f64| (ratio / wanted - 1.0).abs() <= TOLERANCE;
    match ratio.value()? {
        ratio if is_near(ratio, 2.0) => Some(Unit::Strides),
        ratio if is_near(ratio, 1.0) => Some(Unit::Steps),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_strides_or_steps_by_its_size() {
        let check = |median, sport, expected| {
            assert_eq!(by_size(median, sport), expected, "{median} {sport:?}");
        };
        check(84.0, Sport::Run, Unit::Strides);
        check(110.0, Sport::Run, Unit::Strides);
        check(120.0, Sport::Run, Unit::Unclear);
        check(130.0, Sport::Run, Unit::Steps);
        check(168.0, Sport::Run, Unit::Steps);
        check(220.0, Sport::Run, Unit::Steps);
        check(221.0, Sport::Run, Unit::Unclear);
        check(55.0, Sport::Walk, Unit::Strides);
        check(110.0, Sport::Hike, Unit::Steps);
    }
}
