//! One FIT file, read from its first message to its last, and cut into activities.

use std::collections::BTreeSet;

use super::messages::{Message, each_message};
use super::parts::Part;
use super::profile::{self, activity, event, file_id, message, sport};
use super::record::{Records, milliseconds};
use super::session::{Session, activity as activity_of, read_lap};
use crate::numbers::utc_offset_s;
use crate::recording::Recording;
use crate::samples::Sample;
use crate::sports::Sports;
use crate::{Flag, Lap, Limits, Refusal};

/// What one FIT file says.
#[derive(Debug, Default)]
pub(super) struct File {
    id: Identity,
    sessions: Vec<Session>,
    laps: Vec<(Option<i64>, Lap)>,
    samples: Vec<Sample>,
    records: u32,
    /// Sport and sub-sport, of a file whose session is missing.
    sport: (Option<u32>, Option<u32>),
    utc_offset_s: Option<i32>,
    flags: BTreeSet<Flag>,
}

/// Who made it and when.
#[derive(Debug, Default)]
struct Identity {
    file_type: Option<u32>,
    manufacturer: Option<u16>,
    product: Option<u16>,
    product_name: Option<String>,
    serial_number: Option<u32>,
    time_created: Option<u32>,
}

/// Why nothing is taken from a FIT file.
#[derive(Debug)]
pub(super) enum Refused {
    /// It is not an activity but of this type.
    OtherType(u8),
    /// It asks for too much.
    Limit(Refusal),
}

impl File {
    /// Reads a FIT file. One of another type than an activity is left as soon as it says so.
    pub(super) fn read(
        part: &Part<'_>,
        limits: &Limits,
        records_left: &mut u64,
    ) -> Result<Self, Refused> {
        let mut file = Self {
            flags: part.flags.clone(),
            ..Self::default()
        };
        let mut refused = None;
        let mut records = Records::default();
        let sports = Sports::get();
        let read = each_message(part.data, |message| {
            refused = file.take(message, &mut records, sports, limits, records_left);
            refused.is_none()
        });
        if let Some(refused) = refused {
            return Err(refused);
        }
        if read.is_err() && !file.flags.iter().any(|flag| flag.is_damage()) {
            file.flags.insert(Flag::Damaged);
        }
        Ok(file)
    }

    fn take(
        &mut self,
        message: &Message<'_>,
        records: &mut Records,
        sports: &Sports,
        limits: &Limits,
        records_left: &mut u64,
    ) -> Option<Refused> {
        match message.number {
            message::FILE_ID if self.id.file_type.is_none() => {
                self.id = Identity::read(message);
                let other = self.id.file_type.filter(|kind| *kind != file_id::ACTIVITY);
                let other = other.map(|kind| u8::try_from(kind).unwrap_or(u8::MAX));
                return other.map(Refused::OtherType);
            }
            message::RECORD => {
                let Some(left) = records_left.checked_sub(1) else {
                    return Some(Refused::Limit(Refusal::TooManyRecords));
                };
                *records_left = left;
                self.records = self.records.saturating_add(1);
                self.samples.push(records.sample(message));
            }
            message::SESSION => {
                if self.sessions.len() >= limits.activities {
                    return Some(Refused::Limit(Refusal::TooManyRecords));
                }
                self.sessions.push(Session::read(message, sports));
            }
            message::LAP => {
                if self.laps.len() >= limits.laps {
                    return Some(Refused::Limit(Refusal::TooManyRecords));
                }
                self.laps.push(read_lap(message));
            }
            message::EVENT => {
                let stops = message.whole(event::EVENT) == Some(event::TIMER)
                    && message
                        .whole(event::EVENT_TYPE)
                        .is_some_and(|kind| event::STOPS.contains(&kind));
                if let Some(last) = self.samples.last_mut().filter(|_| stops) {
                    last.mark_pause_after();
                }
            }
            message::SPORT => {
                self.sport = (message.whole(sport::SPORT), message.whole(sport::SUB_SPORT));
            }
            message::ACTIVITY => {
                let local = message.number(activity::LOCAL_TIMESTAMP);
                let utc = message.number(profile::TIMESTAMP);
                self.utc_offset_s = local
                    .zip(utc)
                    .and_then(|(local, utc)| utc_offset_s(local - utc));
            }
            _ => {}
        }
        None
    }

    /// Cuts it into activities, one for each session; one for all samples when no session was written.
    pub(super) fn into_recordings(mut self) -> Vec<Recording> {
        if self.sessions.is_empty() {
            if self.samples.is_empty() {
                return Vec::new();
            }
            let (sport, sub_sport) = self.sport;
            let mut recording = Recording::new(activity_of(sport, sub_sport, Sports::get()));
            recording.activity.flags.insert(Flag::NoSummary);
            self.sessions.push(Session {
                recording,
                start_ms: None,
                sport,
            });
        }
        self.sessions.sort_by_key(|session| session.start_ms);
        let several_sports = self.sessions.windows(2).any(|pair| {
            let [first, second] = pair else { return false };
            first.sport != second.sport
        });
        self.hand_out_samples();
        self.hand_out_laps();
        let Self {
            id,
            sessions,
            utc_offset_s,
            flags,
            ..
        } = self;
        let recordings = sessions.into_iter().map(|session| {
            let mut recording = session.recording;
            let activity = &mut recording.activity;
            activity.utc_offset_s = utc_offset_s;
            activity.device = id.device();
            activity.recording = id.of_recording(recording.start_ms);
            activity.flags.extend(flags.iter().copied());
            if several_sports {
                activity.flags.insert(Flag::Multisport);
            }
            recording
        });
        recordings.collect()
    }

    /// Gives each sample to the last session that had begun by its time.
    fn hand_out_samples(&mut self) {
        let samples = std::mem::take(&mut self.samples);
        if let [only] = self.sessions.as_mut_slice() {
            only.recording.activity.records = self.records;
            only.recording.samples = samples;
            return;
        }
        for sample in samples {
            let time = sample.time_ms();
            if let Some(session) = begun_by(&mut self.sessions, time) {
                let records = &mut session.recording.activity.records;
                *records = records.saturating_add(1);
                session.recording.samples.push(sample);
            }
        }
    }

    fn hand_out_laps(&mut self) {
        for (start, lap) in std::mem::take(&mut self.laps) {
            if let Some(session) = begun_by(&mut self.sessions, start) {
                session.recording.activity.laps.push(lap);
            }
        }
    }
}

/// The last session that had begun by this time, or the first one.
fn begun_by(sessions: &mut [Session], time: Option<i64>) -> Option<&mut Session> {
    let begun = sessions.partition_point(|session| session.start_ms <= time);
    sessions.get_mut(begun.saturating_sub(1))
}

impl Identity {
    fn read(message: &Message<'_>) -> Self {
        let number = |field| message.whole(field);
        let short = |field| number(field).and_then(|number| u16::try_from(number).ok());
        Self {
            file_type: message.whole(file_id::TYPE),
            manufacturer: short(file_id::MANUFACTURER),
            product: short(file_id::PRODUCT),
            product_name: message.text(file_id::PRODUCT_NAME),
            serial_number: number(file_id::SERIAL_NUMBER).filter(|serial| *serial != 0),
            time_created: number(file_id::TIME_CREATED),
        }
    }

    /// The name of the device in words, as far as it is known.
    fn device(&self) -> Option<String> {
        super::device::name(
            self.manufacturer,
            self.product,
            self.product_name.as_deref(),
        )
    }

    /// The device's own name of a recording that began then.
    fn of_recording(&self, start_ms: Option<i64>) -> Option<String> {
        let (serial, created) = self.serial_number.zip(self.time_created)?;
        let start_s = start_ms.map(|start| start.div_euclid(1000))?;
        let created_s = milliseconds(f64::from(created))?.div_euclid(1000);
        Some(format!("fit-{serial}-{created_s}-{start_s}"))
    }
}
