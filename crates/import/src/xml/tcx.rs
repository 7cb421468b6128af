//! TCX: activities. Workouts and courses are plans, not recordings.

use super::name::Name;
use super::time::{self, Time};
use super::{Attributes, Visitor, damage, number, walk};
use crate::numbers::whole;
use crate::recording::Recording;
use crate::samples::Sample;
use crate::sports::Sports;
use crate::words::shown;
use crate::{Activity, Format, Lap, Limits, Refusal, Sport};

/// Reads the activities of a document.
pub(super) fn read(text: &str, limits: &Limits) -> Result<Vec<Recording>, Refusal> {
    let mut reader = Tcx::new(limits);
    let end = walk(text, limits, &mut reader)?;
    reader.end_activity();
    let mut recordings = reader.done;
    damage(&mut recordings, end);
    Ok(recordings)
}

struct Tcx<'l> {
    limits: &'l Limits,
    done: Vec<Recording>,
    records: u64,
    laps: usize,
    current: Option<Current>,
}

/// The activity that is being read.
struct Current {
    recording: Recording,
    totals: Totals,
    lap: Lap,
    point: Sample,
    utc_offset_s: Option<i32>,
}

/// Sums over the laps; missing until a lap states it.
#[derive(Default)]
struct Totals {
    timer_ms: Option<f64>,
    distance_cm: Option<f64>,
    highest_heart_rate: Option<f64>,
    /// Beats and strides, weighted by the seconds of the lap.
    heart_beats: crate::numbers::Mean,
    cadence: crate::numbers::Mean,
    lap_heart_rate: Option<f64>,
    lap_cadence: Option<f64>,
}

impl<'l> Tcx<'l> {
    const fn new(limits: &'l Limits) -> Self {
        Self {
            limits,
            done: Vec::new(),
            records: 0,
            laps: 0,
            current: None,
        }
    }

    /// Ends the activity, also when the document stops in the middle of it.
    fn end_activity(&mut self) {
        let Some(mut current) = self.current.take() else {
            return;
        };
        current.end_lap();
        let Current {
            mut recording,
            totals,
            utc_offset_s,
            ..
        } = current;
        if recording.samples.is_empty() && totals.timer_ms.is_none() {
            return;
        }
        let activity = &mut recording.activity;
        activity.timer_ms = totals.timer_ms.and_then(whole);
        activity.distance_cm = totals.distance_cm.and_then(whole);
        activity.heart_rate_bpm = totals.heart_beats.value().and_then(whole);
        activity.heart_rate_max_bpm = totals.highest_heart_rate.and_then(whole);
        activity.utc_offset_s = utc_offset_s;
        recording.stated_cadence = totals.cadence.value();
        self.done.push(recording);
    }
}

impl Current {
    fn begin(attributes: &Attributes) -> Self {
        let mut activity = Activity::new(Format::Tcx, Sport::Other);
        let word = attributes.sport.as_deref();
        Sports::get().of_stated_word(word).put_into(&mut activity);
        Self {
            recording: Recording::new(activity),
            totals: Totals::default(),
            lap: Lap::default(),
            point: Sample::NOTHING,
            utc_offset_s: None,
        }
    }

    fn begin_lap(&mut self, attributes: &Attributes) {
        self.end_lap();
        let start = attributes.start_time.as_deref().and_then(time::parse);
        if self.recording.start_ms.is_none() {
            self.recording.start_ms = start.map(|start| start.ms);
        }
        self.utc_offset_s = self
            .utc_offset_s
            .or(start.and_then(|start| start.utc_offset_s));
    }

    /// Adds the lap to the totals, if there is one.
    fn end_lap(&mut self) {
        let lap = std::mem::take(&mut self.lap);
        let heart_rate = self.totals.lap_heart_rate.take();
        let cadence = self.totals.lap_cadence.take();
        if lap == Lap::default() {
            return;
        }
        let weight = lap.timer_ms.map_or(0.0, f64::from);
        if let Some(rate) = heart_rate {
            self.totals.heart_beats.add(rate, weight);
        }
        if let Some(cadence) = cadence {
            self.totals.cadence.add(cadence, weight);
        }
        self.recording.activity.laps.push(lap);
    }

    fn close_in_point(&mut self, parent: Option<Name>, name: Name, text: &str) {
        match name {
            Name::Time => {
                if let Some(Time { ms, utc_offset_s }) = time::parse(text) {
                    self.point.set_time_ms(Some(ms));
                    self.utc_offset_s = self.utc_offset_s.or(utc_offset_s);
                }
            }
            Name::Position => self.point.mark_position(),
            Name::AltitudeMeters => self.point.set_altitude_m(number(text)),
            Name::DistanceMeters => {
                let centimetres = number(text).and_then(|metres| whole(metres * 100.0));
                self.point.set_distance_cm(centimetres);
            }
            Name::Value if parent == Some(Name::HeartRateBpm) => {
                let rate = number(text).and_then(whole);
                self.point
                    .set_heart_rate(rate.and_then(|rate| u8::try_from(rate).ok()));
            }
            Name::Cadence | Name::RunCadence => {
                let hundredths = number(text).map(|cadence| cadence * 100.0);
                self.point.set_cadence_hundredths(hundredths);
            }
            Name::Speed => {
                self.point
                    .set_speed_mm_s(number(text).map(|speed| speed * 1000.0));
            }
            _ => {}
        }
    }

    fn close_in_lap(&mut self, parent: Option<Name>, name: Name, text: &str) {
        let scaled = |scale: f64| number(text).and_then(|value| whole(value * scale));
        match (name, parent) {
            (Name::TotalTimeSeconds, Some(Name::Lap)) => {
                self.lap.timer_ms = scaled(1000.0);
                add(&mut self.totals.timer_ms, number(text), 1000.0);
            }
            (Name::DistanceMeters, Some(Name::Lap)) => {
                self.lap.distance_cm = scaled(100.0);
                add(&mut self.totals.distance_cm, number(text), 100.0);
            }
            (Name::Value, Some(Name::AverageHeartRateBpm)) => {
                self.totals.lap_heart_rate = number(text);
            }
            (Name::Value, Some(Name::MaximumHeartRateBpm)) => {
                let highest = self.totals.highest_heart_rate;
                self.totals.highest_heart_rate = match (highest, number(text)) {
                    (Some(one), Some(other)) => Some(one.max(other)),
                    (one, other) => one.or(other),
                };
            }
            (Name::Cadence, Some(Name::Lap)) => {
                self.totals.lap_cadence = self.totals.lap_cadence.or(number(text));
            }
            (Name::AvgRunCadence, _) => self.totals.lap_cadence = number(text),
            _ => {}
        }
    }
}

/// Adds to a sum that is missing until something is added.
fn add(total: &mut Option<f64>, value: Option<f64>, scale: f64) {
    if let Some(value) = value {
        *total = Some(total.unwrap_or(0.0) + value * scale);
    }
}

impl Visitor for Tcx<'_> {
    fn open(&mut self, path: &[Name], name: Name, attributes: &Attributes) -> Result<(), Refusal> {
        match name {
            Name::Activity => {
                self.end_activity();
                if self.done.len() >= self.limits.activities {
                    return Err(Refusal::TooManyRecords);
                }
                self.current = Some(Current::begin(attributes));
            }
            Name::Lap if path.last() == Some(&Name::Activity) => {
                self.laps = self.laps.saturating_add(1);
                if self.laps > self.limits.laps {
                    return Err(Refusal::TooManyRecords);
                }
                if let Some(current) = &mut self.current {
                    current.begin_lap(attributes);
                }
            }
            Name::Trackpoint => {
                if let Some(current) = &mut self.current {
                    current.point = Sample::NOTHING;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, path: &[Name], name: Name, text: &str) -> Result<(), Refusal> {
        let Some(current) = &mut self.current else {
            return Ok(());
        };
        let parent = path.last().copied();
        if path.contains(&Name::Trackpoint) {
            current.close_in_point(parent, name, text);
            return Ok(());
        }
        match name {
            Name::Trackpoint if path.contains(&Name::Lap) => {
                self.records = self.records.saturating_add(1);
                if self.records > self.limits.records {
                    return Err(Refusal::TooManyRecords);
                }
                let activity = &mut current.recording.activity;
                activity.records = activity.records.saturating_add(1);
                current.recording.samples.push(current.point);
            }
            // The timer stops at the end of a track.
            Name::UpperTrack => {
                if let Some(last) = current.recording.samples.last_mut() {
                    last.mark_pause_after();
                }
            }
            Name::Activity => self.end_activity(),
            Name::Label if parent == Some(Name::Creator) => {
                current.recording.activity.device = shown(text);
            }
            Name::Notes if parent == Some(Name::Activity) => {
                current.recording.activity.note = shown(text);
            }
            _ if path.contains(&Name::Lap) => current.close_in_lap(parent, name, text),
            _ => {}
        }
        Ok(())
    }
}
