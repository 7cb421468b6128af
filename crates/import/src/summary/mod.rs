//! From samples to a summary: what a file does not state itself.
//!
//! What the device states counts first: it knows of pauses and has measured longer than it wrote. Whatever changes here
//! so that the same file would give other numbers raises [`crate::DERIVATION`].

mod bands;
mod cadence;
mod climb;
mod dynamics;
mod range;
mod times;

pub(crate) use range::check;

use crate::numbers::{Mean, float, whole};
use crate::recording::Recording;
use crate::samples::Sample;
use crate::{Activity, Flag, Sport};
use jiff::Timestamp;

/// One stretch between two samples in which something was recorded.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Step<'s> {
    /// The sample at its beginning.
    pub(crate) sample: &'s Sample,
    /// How long it lasts.
    pub(crate) seconds: f64,
}

impl Step<'_> {
    /// How fast, in metres per second; `None` when neither speed nor distance was recorded.
    pub(crate) fn speed_m_s(&self) -> Option<f64> {
        self.sample.speed_mm_s().map(|speed| speed / 1000.0)
    }
}

/// Works out what the file does not state.
pub(crate) fn summarise(recording: Recording) -> Activity {
    let Recording {
        mut activity,
        mut samples,
        start_ms,
        stated_cadence,
    } = recording;
    times::drop_outliers(&mut samples, &mut activity.flags);
    let times = times::Times::of(&samples);
    if times.go_back {
        activity.flags.insert(Flag::TimesGoBack);
    }
    let start_ms = times.start(start_ms);
    activity.started = start_ms.and_then(|start| Timestamp::from_millisecond(start).ok());
    if activity.started.is_none() {
        activity.flags.insert(Flag::NoTimes);
    }
    let elapsed_ms = times
        .elapsed_ms()
        .and_then(|elapsed| u32::try_from(elapsed).ok());
    activity.elapsed_ms = activity.elapsed_ms.or(elapsed_ms);
    times::fill_speeds(&mut samples);
    activity.timer_ms = activity.timer_ms.or_else(|| {
        if activity.flags.contains(&Flag::PausesUnknown) {
            return elapsed_ms;
        }
        let seconds = times::steps(&samples).map(|step| step.seconds).sum::<f64>();
        whole(seconds * 1000.0).filter(|milliseconds| *milliseconds > 0)
    });
    activity.distance_cm = activity
        .distance_cm
        .or_else(|| distance_cm(&activity, &samples));
    if activity.records > 0 && !samples.iter().any(Sample::has_position) {
        activity.flags.insert(Flag::NoPositions);
    }
    climb::put(&mut activity, &samples);
    heart(&mut activity, &samples);
    if matches!(activity.sport, Sport::Run | Sport::Walk | Sport::Hike) {
        let unit = cadence::put(&mut activity, &samples, stated_cadence);
        dynamics::put(&mut activity, &samples, unit);
        activity.bands = bands::of(&samples, unit);
    }
    check(&mut activity);
    activity
}

/// How far the samples say it was. The parts of a recording of several sports count from the first one on.
fn distance_cm(activity: &Activity, samples: &[Sample]) -> Option<u32> {
    let last = samples.iter().rev().find_map(Sample::distance_cm)?;
    let first = samples.iter().find_map(Sample::distance_cm)?;
    let is_part = activity.flags.contains(&Flag::Multisport);
    whole(if is_part { last - first } else { last })
}

/// Mean and highest heart rate of the samples; rates no heart can have are left out.
fn heart(activity: &mut Activity, samples: &[Sample]) {
    let possible = |rate: &u8| range::HEART_RATE.contains(&u32::from(*rate));
    let rates = || samples.iter().filter_map(Sample::heart_rate);
    if rates().any(|rate| rate != 0 && !possible(&rate)) {
        activity.flags.insert(Flag::ValuesOutOfRange);
    }
    activity.heart_rate_max_bpm = activity
        .heart_rate_max_bpm
        .or_else(|| rates().filter(possible).max().map(u32::from));
    let mut mean = Mean::default();
    for step in times::steps(samples) {
        if let Some(rate) = step.sample.heart_rate().filter(possible) {
            mean.add(f64::from(rate), step.seconds);
        }
    }
    activity.heart_rate_bpm = activity
        .heart_rate_bpm
        .or_else(|| mean.value().and_then(whole));
}

/// Milliseconds between two times, in seconds.
pub(crate) fn seconds_between(earlier_ms: i64, later_ms: i64) -> f64 {
    float(later_ms.saturating_sub(earlier_ms)) / 1000.0
}
