//! Times: broken clocks, pauses, and the stretches in which something was recorded.

use std::collections::{BTreeSet, VecDeque};

use super::{Step, seconds_between};
use crate::Flag;
use crate::numbers::median;
use crate::samples::Sample;

/// A sample further away than this from the one in the middle has a wrong time.
const FARTHEST_MS: u64 = 36 * 3_600_000;

/// After a longer gap between two samples, recording had stopped.
const LONGEST_GAP_S: f64 = 30.0;

/// A speed from distances is measured over at least this long, because positions jump.
const SPEED_OVER_S: f64 = 10.0;

/// Takes the times away from samples whose clock was wrong.
pub(super) fn drop_outliers(samples: &mut [Sample], flags: &mut BTreeSet<Flag>) {
    let mut times = samples
        .iter()
        .filter_map(Sample::time_ms)
        .collect::<Vec<_>>();
    let Some(middle) = median(&mut times) else {
        return;
    };
    if times
        .iter()
        .all(|time| time.abs_diff(middle) <= FARTHEST_MS)
    {
        return;
    }
    for sample in samples {
        let is_far = |time: i64| time.abs_diff(middle) > FARTHEST_MS;
        if sample.time_ms().is_some_and(is_far) {
            sample.set_time_ms(None);
        }
    }
    flags.insert(Flag::BrokenClock);
}

/// First and last time.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Times {
    first: Option<i64>,
    last: Option<i64>,
    pub(super) go_back: bool,
}

impl Times {
    pub(super) fn of(samples: &[Sample]) -> Self {
        let mut times = Self::default();
        let mut before = None;
        for time in samples.iter().filter_map(Sample::time_ms) {
            times.first = Some(times.first.map_or(time, |first| first.min(time)));
            times.last = Some(times.last.map_or(time, |last| last.max(time)));
            times.go_back |= before.is_some_and(|before| before > time);
            before = Some(time);
        }
        times
    }

    pub(super) fn elapsed_ms(self) -> Option<i64> {
        self.last?.checked_sub(self.first?)
    }

    /// The stated beginning, unless the samples say that it is far off.
    pub(super) fn start(self, stated: Option<i64>) -> Option<i64> {
        match (stated, self.first) {
            (Some(stated), Some(first)) if stated.abs_diff(first) > FARTHEST_MS => Some(first),
            (stated, first) => stated.or(first),
        }
    }
}

/// The stretches between samples, without pauses and without steps back in time.
pub(super) fn steps(samples: &[Sample]) -> impl Iterator<Item = Step<'_>> {
    let timed = || samples.iter().filter(|sample| sample.time_ms().is_some());
    let pairs = timed().zip(timed().skip(1));
    pairs.filter_map(|(sample, next)| {
        let seconds = recorded_seconds(sample, next)?;
        Some(Step { sample, seconds })
    })
}

/// How long recording went on between two samples; `None` when it had stopped, or time stands still or goes back.
fn recorded_seconds(sample: &Sample, next: &Sample) -> Option<f64> {
    let seconds = seconds_between(sample.time_ms()?, next.time_ms()?);
    let goes_on = seconds > 0.0 && seconds <= LONGEST_GAP_S && !sample.pauses_after();
    goes_on.then_some(seconds)
}

/// Gives a speed to samples that have only a distance.
pub(super) fn fill_speeds(samples: &mut [Sample]) {
    let mut window = SpeedFromDistance::default();
    let mut before = None::<Sample>;
    for sample in samples
        .iter_mut()
        .filter(|sample| sample.time_ms().is_some())
    {
        if before.is_some_and(|before| recorded_seconds(&before, sample).is_none()) {
            window = SpeedFromDistance::default();
        }
        before = Some(*sample);
        let speed = window.after(sample);
        if sample.speed_mm_s().is_none() {
            sample.set_speed_mm_s(speed.map(|metres| metres * 1000.0));
        }
    }
}

/// Speed of samples that have only a distance.
#[derive(Debug, Default)]
struct SpeedFromDistance {
    window: VecDeque<(i64, f64)>,
}

impl SpeedFromDistance {
    fn after(&mut self, sample: &Sample) -> Option<f64> {
        let (time, distance) = (sample.time_ms()?, sample.distance_cm()?);
        self.window.push_back((time, distance));
        // Keeps the shortest window that is long enough.
        while let Some((second, _)) = self.window.get(1) {
            if seconds_between(*second, time) < SPEED_OVER_S {
                break;
            }
            self.window.pop_front();
        }
        let (first_time, first_distance) = self.window.front()?;
        let seconds = seconds_between(*first_time, time);
        let metres = (distance - first_distance) / 100.0;
        (seconds > 0.0 && metres >= 0.0).then(|| metres / seconds)
    }
}
