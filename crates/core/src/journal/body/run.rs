//! A recorded activity: a run, and what else a watch records.

use super::{Content, MOST};
use crate::journal::fields::{Fields, Object};
use crate::journal::{EntryError, EntryId, Key, Sport, Surface, Text};
use std::iter::repeat;

/// Thirty days, in milliseconds.
const LONGEST_MS: u32 = 2_592_000_000;

/// A recorded activity, as it was worked out from a file or told by the runner. What was not recorded is `None`: a
/// missing distance is not a distance of 0. It says nothing about pain, so no run of a watch moves a plan on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// What was done.
    pub sport: Sport,
    /// What was run on.
    pub surface: Option<Surface>,
    /// Whether it was indoors.
    pub indoor: Option<bool>,
    /// Distance in centimetres, at most 1,000 km.
    pub distance_cm: Option<u32>,
    /// Time without pauses, in milliseconds.
    pub timer_ms: Option<u32>,
    /// Time with pauses, in milliseconds.
    pub elapsed_ms: Option<u32>,
    /// Metres climbed.
    pub ascent_m: Option<u32>,
    /// Metres descended.
    pub descent_m: Option<u32>,
    /// Mean heart rate, per minute.
    pub heart_rate_bpm: Option<u32>,
    /// Highest heart rate, per minute.
    pub heart_rate_max_bpm: Option<u32>,
    /// Mean cadence with standing and walking, in hundredths of steps per minute (both feet).
    pub cadence_spm_hundredths: Option<u32>,
    /// Mean cadence while running, in hundredths of steps per minute (both feet).
    pub cadence_moving_spm_hundredths: Option<u32>,
    /// Mean length of a step, in millimetres.
    pub step_length_mm: Option<u32>,
    /// Mean time on the ground per step, in tenths of milliseconds.
    pub ground_contact_ms_tenths: Option<u32>,
    /// The left foot's share of the time on the ground, in hundredths of per cent.
    pub ground_contact_left_percent_hundredths: Option<u32>,
    /// Mean rise per step, in tenths of millimetres.
    pub vertical_oscillation_mm_tenths: Option<u32>,
    /// Rise per step length, in hundredths of per cent.
    pub vertical_ratio_percent_hundredths: Option<u32>,
    /// How hard it felt, 0 to 10.
    pub effort: Option<u32>,
    /// Each lap's distance in centimetres; empty when not recorded. See [`Self::laps`].
    pub lap_distance_cm: Vec<u32>,
    /// Each lap's time without pauses, in milliseconds.
    pub lap_timer_ms: Vec<u32>,
    /// The lower edge of each band of speed that was run in, in millimetres per second, rising.
    pub band_speed_mm_s: Vec<u32>,
    /// The seconds run in each band. See [`Self::bands`].
    pub band_s: Vec<u32>,
    /// The mean cadence in each band, in hundredths of steps per minute, 0 where it was not recorded.
    pub band_cadence_spm_hundredths: Vec<u32>,
    /// How many records the file holds of it.
    pub records: Option<u32>,
    /// What to know about the numbers, such as `damaged`.
    pub flags: Vec<Key>,
    /// The device that recorded it.
    pub device: Option<Text>,
    /// The device's own name of the recording: the same in every copy of it.
    pub recording: Option<Key>,
    /// What the runner or an account calls it.
    pub title: Option<Text>,
    /// What an account calls the shoes.
    pub gear: Option<Text>,
    /// The shoes, by the id of their entry.
    pub shoe: Option<EntryId>,
    /// The format that it was read from, such as `fit`; `None` for a run that was told.
    pub format: Option<Key>,
    /// The content of the file it was read from, by its hash.
    pub file: Option<Key>,
    /// The name under which the file came.
    pub file_name: Option<Text>,
    /// Which activity of the file it is, from 0.
    pub file_part: Option<u32>,
    /// The version of the rules by which the numbers were worked out from the file.
    pub derivation: Option<u32>,
    /// The import that brought it: the id of its `import_batch`.
    pub batch: Option<EntryId>,
    /// The run that this is another recording of, by its id: the two count as one.
    pub same_as: Option<EntryId>,
    /// The runner's words.
    pub note: Option<Text>,
}

impl Run {
    /// The most laps, and the most speed bands, that are kept of one run.
    pub const MOST_PARTS: usize = 512;

    /// An activity of which nothing else is known.
    pub const fn new(sport: Sport) -> Self {
        Self {
            sport,
            surface: None,
            indoor: None,
            distance_cm: None,
            timer_ms: None,
            elapsed_ms: None,
            ascent_m: None,
            descent_m: None,
            heart_rate_bpm: None,
            heart_rate_max_bpm: None,
            cadence_spm_hundredths: None,
            cadence_moving_spm_hundredths: None,
            step_length_mm: None,
            ground_contact_ms_tenths: None,
            ground_contact_left_percent_hundredths: None,
            vertical_oscillation_mm_tenths: None,
            vertical_ratio_percent_hundredths: None,
            effort: None,
            lap_distance_cm: Vec::new(),
            lap_timer_ms: Vec::new(),
            band_speed_mm_s: Vec::new(),
            band_s: Vec::new(),
            band_cadence_spm_hundredths: Vec::new(),
            records: None,
            flags: Vec::new(),
            device: None,
            recording: None,
            title: None,
            gear: None,
            shoe: None,
            format: None,
            file: None,
            file_name: None,
            file_part: None,
            derivation: None,
            batch: None,
            same_as: None,
            note: None,
        }
    }

    /// The laps in their order: time without pauses in milliseconds, and distance in centimetres where it was recorded.
    pub fn laps(&self) -> impl Iterator<Item = (u32, Option<u32>)> {
        let distances = self.lap_distance_cm.iter().copied().map(Some);
        let times = self.lap_timer_ms.iter().copied();
        times.zip(distances.chain(repeat(None)))
    }

    /// The bands of speed, slowest first.
    pub fn bands(&self) -> impl Iterator<Item = SpeedBand> {
        let cadences = self.band_cadence_spm_hundredths.iter().copied();
        let edges = self.band_speed_mm_s.iter().zip(&self.band_s);
        edges
            .zip(cadences.chain(repeat(0)))
            .map(|((from_mm_s, seconds), cadence)| SpeedBand {
                from_mm_s: *from_mm_s,
                seconds: *seconds,
                cadence_spm_hundredths: (cadence > 0).then_some(cadence),
            })
    }
}

/// How long a run went at about one speed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SpeedBand {
    /// The lower edge, in millimetres per second.
    pub from_mm_s: u32,
    /// Seconds in it.
    pub seconds: u32,
    /// Mean cadence in it, in hundredths of steps per minute; `None` when it was not recorded.
    pub cadence_spm_hundredths: Option<u32>,
}

impl Content for Run {
    fn read(fields: &mut Fields<'_, '_>) -> Result<Self, EntryError> {
        Ok(Self {
            sport: fields.required("sport")?,
            surface: fields.optional("surface")?,
            indoor: fields.optional("indoor")?,
            distance_cm: fields.whole("distance_cm", "centimetres", 0, 100_000_000)?,
            timer_ms: fields.whole("timer_ms", "milliseconds", 0, LONGEST_MS)?,
            elapsed_ms: fields.whole("elapsed_ms", "milliseconds", 0, LONGEST_MS)?,
            ascent_m: fields.whole("ascent_m", "metres", 0, 50_000)?,
            descent_m: fields.whole("descent_m", "metres", 0, 50_000)?,
            heart_rate_bpm: fields.whole("heart_rate_bpm", "per minute", 20, 260)?,
            heart_rate_max_bpm: fields.whole("heart_rate_max_bpm", "per minute", 20, 260)?,
            cadence_spm_hundredths: cadence(fields, "cadence_spm_hundredths")?,
            cadence_moving_spm_hundredths: cadence(fields, "cadence_moving_spm_hundredths")?,
            step_length_mm: fields.whole("step_length_mm", "millimetres", 0, 5000)?,
            ground_contact_ms_tenths: fields.whole(
                "ground_contact_ms_tenths",
                "tenths of milliseconds",
                0,
                20_000,
            )?,
            ground_contact_left_percent_hundredths: fields.whole(
                "ground_contact_left_percent_hundredths",
                "hundredths of per cent",
                0,
                10_000,
            )?,
            vertical_oscillation_mm_tenths: fields.whole(
                "vertical_oscillation_mm_tenths",
                "tenths of millimetres",
                0,
                5000,
            )?,
            vertical_ratio_percent_hundredths: fields.whole(
                "vertical_ratio_percent_hundredths",
                "hundredths of per cent",
                0,
                10_000,
            )?,
            effort: fields.whole("effort", "0 is nothing, 10 is all", 0, 10)?,
            lap_distance_cm: parts(fields, "lap_distance_cm", "centimetres", 100_000_000)?,
            lap_timer_ms: parts(fields, "lap_timer_ms", "milliseconds", LONGEST_MS)?,
            band_speed_mm_s: parts(fields, "band_speed_mm_s", "millimetres per second", 20_000)?,
            band_s: parts(fields, "band_s", "seconds", LONGEST_MS / 1000)?,
            band_cadence_spm_hundredths: parts(
                fields,
                "band_cadence_spm_hundredths",
                "hundredths of steps per minute",
                50_000,
            )?,
            records: fields.whole("records", "records", 0, u32::MAX)?,
            flags: fields.list("flags", MOST)?,
            device: fields.optional("device")?,
            recording: fields.optional("recording")?,
            title: fields.optional("title")?,
            gear: fields.optional("gear")?,
            shoe: fields.optional("shoe")?,
            format: fields.optional("format")?,
            file: fields.optional("file")?,
            file_name: fields.optional("file_name")?,
            file_part: fields.whole("file_part", "from 0", 0, 10_000)?,
            derivation: fields.whole("derivation", "version", 1, 10_000)?,
            batch: fields.optional("batch")?,
            same_as: fields.optional("same_as")?,
            note: fields.optional("note")?,
        })
    }

    fn write(&self, object: &mut Object) {
        object.put("sport", &self.sport);
        object.put_some("surface", self.surface.as_ref());
        object.put_some("indoor", self.indoor.as_ref());
        for (name, value) in self.wholes() {
            object.put_whole(name, value);
        }
        object.put_wholes("lap_distance_cm", &self.lap_distance_cm);
        object.put_wholes("lap_timer_ms", &self.lap_timer_ms);
        object.put_wholes("band_speed_mm_s", &self.band_speed_mm_s);
        object.put_wholes("band_s", &self.band_s);
        object.put_wholes(
            "band_cadence_spm_hundredths",
            &self.band_cadence_spm_hundredths,
        );
        object.put_list("flags", &self.flags);
        object.put_some("device", self.device.as_ref());
        object.put_some("recording", self.recording.as_ref());
        object.put_some("title", self.title.as_ref());
        object.put_some("gear", self.gear.as_ref());
        object.put_some("shoe", self.shoe.as_ref());
        object.put_some("format", self.format.as_ref());
        object.put_some("file", self.file.as_ref());
        object.put_some("file_name", self.file_name.as_ref());
        object.put_some("batch", self.batch.as_ref());
        object.put_some("same_as", self.same_as.as_ref());
        object.put_some("note", self.note.as_ref());
    }
}

impl Run {
    /// The numbers that may be missing, by their names in the written form.
    const fn wholes(&self) -> [(&'static str, Option<u32>); 18] {
        [
            ("distance_cm", self.distance_cm),
            ("timer_ms", self.timer_ms),
            ("elapsed_ms", self.elapsed_ms),
            ("ascent_m", self.ascent_m),
            ("descent_m", self.descent_m),
            ("heart_rate_bpm", self.heart_rate_bpm),
            ("heart_rate_max_bpm", self.heart_rate_max_bpm),
            ("cadence_spm_hundredths", self.cadence_spm_hundredths),
            (
                "cadence_moving_spm_hundredths",
                self.cadence_moving_spm_hundredths,
            ),
            ("step_length_mm", self.step_length_mm),
            ("ground_contact_ms_tenths", self.ground_contact_ms_tenths),
            (
                "ground_contact_left_percent_hundredths",
                self.ground_contact_left_percent_hundredths,
            ),
            (
                "vertical_oscillation_mm_tenths",
                self.vertical_oscillation_mm_tenths,
            ),
            (
                "vertical_ratio_percent_hundredths",
                self.vertical_ratio_percent_hundredths,
            ),
            ("effort", self.effort),
            ("records", self.records),
            ("file_part", self.file_part),
            ("derivation", self.derivation),
        ]
    }
}

fn cadence(fields: &mut Fields<'_, '_>, name: &str) -> Result<Option<u32>, EntryError> {
    fields.whole(name, "hundredths of steps per minute", 0, 50_000)
}

fn parts(
    fields: &mut Fields<'_, '_>,
    name: &str,
    unit: &str,
    max: u32,
) -> Result<Vec<u32>, EntryError> {
    fields.wholes(name, unit, max, Run::MOST_PARTS)
}
