//! GPX 1.0 and 1.1: tracks. Routes and waypoints are plans, not recordings.

use super::name::Name;
use super::time::{self, Time};
use super::{Attributes, Visitor, damage, number, walk};
use crate::numbers::whole;
use crate::recording::Recording;
use crate::samples::Sample;
use crate::sports::Sports;
use crate::words::shown;
use crate::{Activity, Flag, Format, Limits, Refusal, Sport};

/// Tracks that begin this long after the one before are activities of their own.
const APART_MS: i64 = 3_600_000;

/// Reads the tracks of a document.
pub(super) fn read(text: &str, limits: &Limits) -> Result<Vec<Recording>, Refusal> {
    let mut reader = Gpx::new(limits);
    let end = walk(text, limits, &mut reader)?;
    reader.end_track();
    let mut recordings = reader.done;
    for recording in &mut recordings {
        recording.activity.device.clone_from(&reader.creator);
        if recording.activity.title.is_none() {
            recording.activity.title.clone_from(&reader.name);
        }
    }
    damage(&mut recordings, end);
    Ok(recordings)
}

struct Gpx<'l> {
    limits: &'l Limits,
    done: Vec<Recording>,
    records: u64,
    creator: Option<String>,
    name: Option<String>,
    track: Recording,
    point: Sample,
    position: Option<(f64, f64)>,
    /// The position of the point before in the same segment.
    before: Option<(f64, f64)>,
    metres: f64,
    sport: Option<String>,
    utc_offset_s: Option<i32>,
}

impl<'l> Gpx<'l> {
    fn new(limits: &'l Limits) -> Self {
        Self {
            limits,
            done: Vec::new(),
            records: 0,
            creator: None,
            name: None,
            track: Recording::new(Activity::new(Format::Gpx, Sport::Other)),
            point: Sample::NOTHING,
            position: None,
            before: None,
            metres: 0.0,
            sport: None,
            utc_offset_s: None,
        }
    }

    fn end_point(&mut self) -> Result<(), Refusal> {
        self.records = self.records.saturating_add(1);
        if self.records > self.limits.records {
            return Err(Refusal::TooManyRecords);
        }
        let records = &mut self.track.activity.records;
        *records = records.saturating_add(1);
        if let Some(position) = self.position {
            self.point.mark_position();
            if let Some(before) = self.before {
                self.metres += metres_between(before, position);
            }
            self.before = Some(position);
            self.point.set_distance_cm(whole(self.metres * 100.0));
        }
        self.track.samples.push(self.point);
        Ok(())
    }

    /// Ends a track: a new activity, or more of the one before when it follows at once.
    fn end_track(&mut self) {
        let track = std::mem::replace(
            &mut self.track,
            Recording::new(Activity::new(Format::Gpx, Sport::Other)),
        );
        let sport = self.sport.take();
        if track.samples.is_empty() {
            self.metres = self.done.last().map_or(0.0, |_| self.metres);
            return;
        }
        let goes_on = self.done.last().is_some_and(|last| follows(last, &track));
        if let Some(last) = self.done.last_mut().filter(|_| goes_on) {
            let records = &mut last.activity.records;
            *records = records.saturating_add(track.activity.records);
            last.samples.extend(track.samples);
        } else {
            let mut track = track;
            let activity = &mut track.activity;
            Sports::get()
                .of_stated_word(sport.as_deref())
                .put_into(activity);
            activity.utc_offset_s = self.utc_offset_s.take();
            activity.flags.insert(Flag::PausesUnknown);
            let places = |sample: &Sample| sample.has_position();
            if track.samples.iter().any(places) {
                activity.flags.insert(Flag::DistanceFromPositions);
            }
            self.done.push(track);
        }
        self.metres = 0.0;
    }
}

/// Whether a track goes on where another ended.
fn follows(earlier: &Recording, later: &Recording) -> bool {
    let end = earlier.samples.iter().rev().find_map(Sample::time_ms);
    let start = later.samples.iter().find_map(Sample::time_ms);
    match end.zip(start) {
        Some((end, start)) => (0..APART_MS).contains(&start.saturating_sub(end)),
        None => end.is_none() && start.is_none(),
    }
}

impl Visitor for Gpx<'_> {
    fn open(&mut self, _: &[Name], name: Name, attributes: &Attributes) -> Result<(), Refusal> {
        match name {
            Name::Gpx => self.creator = attributes.creator.as_deref().and_then(shown),
            Name::Segment => self.before = None,
            Name::Point => {
                self.point = Sample::NOTHING;
                let position = attributes.latitude.zip(attributes.longitude);
                self.position = position.filter(|(latitude, longitude)| {
                    latitude.abs() <= 90.0 && longitude.abs() <= 180.0
                });
                if position.is_some() && self.position.is_none() {
                    self.track.activity.flags.insert(Flag::ValuesOutOfRange);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, path: &[Name], name: Name, text: &str) -> Result<(), Refusal> {
        let parent = path.last().copied();
        if path.contains(&Name::Point) {
            match name {
                Name::LowerTime if parent == Some(Name::Point) => {
                    if let Some(Time { ms, utc_offset_s }) = time::parse(text) {
                        self.point.set_time_ms(Some(ms));
                        self.utc_offset_s = self.utc_offset_s.or(utc_offset_s);
                    }
                }
                Name::Elevation if parent == Some(Name::Point) => {
                    self.point.set_altitude_m(number(text));
                }
                Name::Hr => {
                    let rate = number(text).and_then(whole);
                    self.point
                        .set_heart_rate(rate.and_then(|rate| u8::try_from(rate).ok()));
                }
                Name::Cad | Name::RunCadence => {
                    let hundredths = number(text).map(|cadence| cadence * 100.0);
                    self.point.set_cadence_hundredths(hundredths);
                }
                Name::LowerSpeed => {
                    self.point
                        .set_speed_mm_s(number(text).map(|speed| speed * 1000.0));
                }
                _ => {}
            }
            return Ok(());
        }
        match (name, parent) {
            (Name::Point, Some(Name::Segment)) => return self.end_point(),
            (Name::Segment, _) => {
                if let Some(last) = self.track.samples.last_mut() {
                    last.mark_pause_after();
                }
            }
            (Name::Type, Some(Name::Track)) => self.sport = shown(text),
            (Name::Title, Some(Name::Track)) => self.track.activity.title = shown(text),
            (Name::Description, Some(Name::Track)) => self.track.activity.note = shown(text),
            (Name::Title, _) if path.len() <= 2 => self.name = shown(text),
            (Name::Track, _) => {
                self.end_track();
                if self.done.len() > self.limits.activities {
                    return Err(Refusal::TooManyRecords);
                }
            }
            _ => {}
        }
        Ok(())
    }
}

/// The mean radius of the Earth, in metres.
const EARTH_M: f64 = 6_371_008.8;

/// Metres between two places given as latitude and longitude in degrees.
fn metres_between(one: (f64, f64), other: (f64, f64)) -> f64 {
    let (latitude, longitude) = (one.0.to_radians(), one.1.to_radians());
    let (other_latitude, other_longitude) = (other.0.to_radians(), other.1.to_radians());
    let half_chord = |angle: f64| (angle / 2.0).sin().powi(2);
    let squared = half_chord(other_latitude - latitude)
        + latitude.cos() * other_latitude.cos() * half_chord(other_longitude - longitude);
    2.0 * EARTH_M * squared.sqrt().min(1.0).asin()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_degree_along_a_meridian_is_111_km() {
        let degree = metres_between((50.0, 8.0), (51.0, 8.0));
        assert!((degree - 111_195.0).abs() < 1.0, "{degree}");
        assert!(metres_between((10.0, 179.999), (10.0, -179.999)) < 250.0);
    }
}
