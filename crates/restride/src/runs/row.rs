//! One activity as plain data.

use super::measure::{hundredths, pace_of};
use super::sources::{SourceFileJson, files, text};
use restride_core::journal::{Key, Surface};
use restride_core::runs::Activity;
use restride_core::shoes::Wardrobe;
use schemars::JsonSchema;
use serde::Serialize;

/// One run or other activity. What was not recorded is `null`, and never 0.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct RunJson {
    /// The id of its shown recording.
    pub(crate) id: String,
    /// When it began, on the runner's clock.
    pub(crate) start: String,
    /// The runner's own day.
    pub(crate) day: String,
    /// `run`, `walk`, `hike`, `ride`, `swim` or `other`.
    pub(crate) sport: &'static str,
    /// What the runner or an account calls it.
    pub(crate) title: Option<String>,
    /// The files that it was read from, that of the shown recording first; empty when it was told.
    pub(crate) source_files: Vec<SourceFileJson>,
    /// Metres.
    pub(crate) distance_m: Option<f64>,
    /// Seconds without pauses.
    pub(crate) timer_s: Option<f64>,
    /// Seconds with pauses.
    pub(crate) elapsed_s: Option<f64>,
    /// Seconds for a kilometre.
    pub(crate) pace_s_per_km: Option<u32>,
    /// Mean cadence with standing and walking, in steps of both feet per minute.
    pub(crate) cadence_spm: Option<f64>,
    /// Mean cadence while running, in steps of both feet per minute.
    pub(crate) cadence_spm_moving: Option<f64>,
    /// Mean heart rate, per minute.
    pub(crate) heart_rate_bpm: Option<u32>,
    /// Highest heart rate, per minute.
    pub(crate) heart_rate_max_bpm: Option<u32>,
    /// Metres climbed.
    pub(crate) ascent_m: Option<u32>,
    /// Metres descended.
    pub(crate) descent_m: Option<u32>,
    /// `road`, `trail`, `track` or `treadmill`.
    pub(crate) surface: Option<&'static str>,
    /// Whether it was indoors.
    pub(crate) indoor: Option<bool>,
    /// How hard it felt, 0 to 10.
    pub(crate) effort: Option<u32>,
    /// The shoes; `null` when they are not known.
    pub(crate) shoe: Option<ShoeRefJson>,
    /// Records in the file.
    pub(crate) records: Option<u32>,
    /// What to know about the numbers.
    pub(crate) flags: Vec<String>,
    /// The device.
    pub(crate) device: Option<String>,
    /// Other entries that record the same.
    pub(crate) duplicates: Vec<String>,
    /// Entries that tell how it went.
    pub(crate) results: Vec<String>,
}

/// A pair of shoes, named shortly.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct ShoeRefJson {
    /// Its id.
    pub(crate) id: String,
    /// Its name.
    pub(crate) name: String,
    /// How it is known: `run`, `gear`, `surface` or `default`.
    pub(crate) by: &'static str,
}

/// An activity as data.
pub(super) fn of(activity: &Activity<'_>, wardrobe: &Wardrobe<'_>) -> RunJson {
    let run = &activity.content;
    let start = if activity.start == activity.happened.instant() {
        activity.happened.to_string()
    } else {
        // Told at its end: the beginning on the same clock.
        let local = activity.happened.offset().to_datetime(activity.start);
        match activity.happened.to_string().get(LOCAL..) {
            Some(zone) => format!("{}{zone}", local.strftime("%Y-%m-%dT%H:%M:%S")),
            None => activity.start.to_string(),
        }
    };
    let seconds = |ms: u32| f64::from(ms) / 1000.0;
    let worn = wardrobe.worn(run, activity.day);
    RunJson {
        id: activity.id.to_string(),
        start,
        day: activity.day.to_string(),
        sport: run.sport.key(),
        title: run.title.as_ref().map(text),
        source_files: files(activity),
        distance_m: run.distance_cm.map(hundredths),
        timer_s: run.timer_ms.map(seconds),
        elapsed_s: run.elapsed_ms.map(seconds),
        pace_s_per_km: pace_of(run),
        cadence_spm: run.cadence_spm_hundredths.map(hundredths),
        cadence_spm_moving: run.cadence_moving_spm_hundredths.map(hundredths),
        heart_rate_bpm: run.heart_rate_bpm,
        heart_rate_max_bpm: run.heart_rate_max_bpm,
        ascent_m: run.ascent_m,
        descent_m: run.descent_m,
        surface: run.surface.map(Surface::key),
        indoor: run.indoor,
        effort: run.effort,
        shoe: worn.and_then(|worn| {
            Some(ShoeRefJson {
                id: worn.pair.to_string(),
                name: text(&wardrobe.get(worn.pair)?.shoe.name),
                by: worn.by.key(),
            })
        }),
        records: run.records,
        flags: run.flags.iter().map(Key::to_string).collect(),
        device: run.device.as_ref().map(text),
        duplicates: others(activity),
        results: activity
            .results
            .iter()
            .map(|it| it.id.to_string())
            .collect(),
    }
}

/// Letters of a local time: what follows is the zone.
const LOCAL: usize = "2026-11-24T18:30:00".len();

fn others(activity: &Activity<'_>) -> Vec<String> {
    let others = activity.recordings.iter().skip(1);
    others.map(|it| it.id.to_string()).collect()
}
