//! Everything about one run as plain data.

use super::measure::{hundredths, pace_s};
use super::row::{self, RunJson};
use super::sources::text;
use crate::journal::entry_words::{EntryWords, time};
use restride_core::journal::{Body, Entry, Folded, Key, PainMoment};
use restride_core::runs::Activity;
use restride_core::shoes::Wardrobe;
use schemars::JsonSchema;
use serde::Serialize;

/// What `restride runs show --format json` prints.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct RunDetailJson {
    /// The run.
    pub(super) run: RunJson,
    /// Its laps, in order.
    pub(super) laps: Vec<LapJson>,
    /// Cadence by speed, slowest first.
    pub(super) bands: Vec<BandJson>,
    /// Millimetres of a step.
    pub(super) step_length_mm: Option<u32>,
    /// Milliseconds of a foot on the ground.
    pub(super) ground_contact_ms: Option<f64>,
    /// The left foot's share of the time on the ground, in per cent.
    pub(super) ground_contact_left_percent: Option<f64>,
    /// Rise per step, in millimetres.
    pub(super) vertical_oscillation_mm: Option<f64>,
    /// Rise per step length, in per cent.
    pub(super) vertical_ratio_percent: Option<f64>,
    /// The runner's words.
    pub(super) note: Option<String>,
    /// Every entry that tells of it, the shown one first.
    pub(super) entries: Vec<EntryJson>,
    /// What the shown entry was before it was put right, the earliest first.
    pub(super) earlier: Vec<EarlierJson>,
    /// Pain that was logged on its day and on the morning after. An empty list does not mean that there was none.
    pub(super) pains: Vec<PainJson>,
}

/// A lap.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct LapJson {
    /// From 1.
    pub(super) number: usize,
    /// Seconds without pauses.
    pub(super) timer_s: f64,
    /// Metres.
    pub(super) distance_m: Option<f64>,
    /// Seconds for a kilometre.
    pub(super) pace_s_per_km: Option<u32>,
    #[serde(skip)]
    #[schemars(skip)]
    pub(super) sizes: (u32, Option<u32>),
}

/// A band of speed.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct BandJson {
    /// The lower edge, in metres per second.
    pub(super) from_m_s: f64,
    /// Seconds in it.
    pub(super) seconds: u32,
    /// Mean cadence, in steps of both feet per minute.
    pub(super) cadence_spm: Option<f64>,
    #[serde(skip)]
    #[schemars(skip)]
    pub(super) from_mm_s: u32,
}

/// An entry that tells of the run.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct EntryJson {
    /// Its id.
    pub(super) id: String,
    /// `shown`, `recording` or `result`.
    pub(super) role: &'static str,
    /// What it says.
    pub(super) words: String,
    /// The format that it was read from; absent when it was told.
    pub(super) format: Option<String>,
    /// The name of the file.
    pub(super) file_name: Option<String>,
    /// The hash of the file.
    pub(super) file: Option<String>,
    /// When it was written down.
    pub(super) recorded: String,
}

/// An earlier version.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct EarlierJson {
    /// Its id.
    pub(super) id: String,
    /// When it was written down.
    pub(super) recorded: String,
    /// What it said.
    pub(super) words: String,
    /// Metres.
    pub(super) distance_m: Option<f64>,
    /// Seconds without pauses.
    pub(super) timer_s: Option<f64>,
}

/// A pain around it.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct PainJson {
    /// The id of the entry.
    pub(super) id: String,
    /// The time on the runner's own clock.
    pub(super) time: String,
    /// What it says.
    pub(super) words: String,
}

/// A run with everything that is known of it.
pub(super) fn of(
    words: EntryWords<'_>,
    folded: &Folded<'_>,
    activity: &Activity<'_>,
) -> RunDetailJson {
    let run = &activity.content;
    let tenths = |value: u32| f64::from(value) / 10.0;
    let laps = run.laps().enumerate();
    RunDetailJson {
        run: row::of(activity, &Wardrobe::of(folded)),
        laps: laps
            .map(|(at, (timer_ms, distance_cm))| LapJson {
                number: at + 1,
                timer_s: f64::from(timer_ms) / 1000.0,
                distance_m: distance_cm.map(hundredths),
                pace_s_per_km: pace_s(distance_cm, Some(timer_ms)),
                sizes: (timer_ms, distance_cm),
            })
            .collect(),
        bands: run
            .bands()
            .map(|band| BandJson {
                from_m_s: f64::from(band.from_mm_s) / 1000.0,
                seconds: band.seconds,
                cadence_spm: band.cadence_spm_hundredths.map(hundredths),
                from_mm_s: band.from_mm_s,
            })
            .collect(),
        step_length_mm: run.step_length_mm,
        ground_contact_ms: run.ground_contact_ms_tenths.map(tenths),
        ground_contact_left_percent: run.ground_contact_left_percent_hundredths.map(hundredths),
        vertical_oscillation_mm: run.vertical_oscillation_mm_tenths.map(tenths),
        vertical_ratio_percent: run.vertical_ratio_percent_hundredths.map(hundredths),
        note: run.note.as_ref().map(text),
        entries: entries(words, activity),
        earlier: earlier(words, folded, activity),
        pains: pains(words, folded, activity),
    }
}

fn entries(words: EntryWords<'_>, activity: &Activity<'_>) -> Vec<EntryJson> {
    let recordings = activity.recordings.iter().enumerate();
    let recordings = recordings.map(|(at, it)| {
        let role = if at == 0 { "shown" } else { "recording" };
        (role, it)
    });
    let results = activity.results.iter().map(|it| ("result", it));
    recordings
        .chain(results)
        .map(|(role, it)| {
            let run = match it.entry.body() {
                Body::Run(run) => Some(run),
                _ => None,
            };
            let known = |key: Option<&Key>| key.map(ToString::to_string);
            EntryJson {
                id: it.id.to_string(),
                role,
                words: words.line(it.entry.body()),
                format: known(run.and_then(|run| run.format.as_ref())),
                file_name: run.and_then(|run| run.file_name.as_ref()).map(text),
                file: known(run.and_then(|run| run.file.as_ref())),
                recorded: it.entry.head().recorded.to_string(),
            }
        })
        .collect()
}

/// What was written of the shown recording and counts no more.
fn earlier(
    words: EntryWords<'_>,
    folded: &Folded<'_>,
    activity: &Activity<'_>,
) -> Vec<EarlierJson> {
    let Some(shown) = activity.recordings.first() else {
        return Vec::new();
    };
    let history = folded.history(shown.id).into_iter();
    history
        .filter(|entry| entry.id() != shown.entry.id())
        .filter_map(|entry| {
            let Body::Run(run) = entry.body() else {
                return None;
            };
            Some(EarlierJson {
                id: entry.id().to_string(),
                recorded: entry.head().recorded.to_string(),
                words: words.line(entry.body()),
                distance_m: run.distance_cm.map(hundredths),
                timer_s: run.timer_ms.map(|ms| f64::from(ms) / 1000.0),
            })
        })
        .collect()
}

fn pains(words: EntryWords<'_>, folded: &Folded<'_>, activity: &Activity<'_>) -> Vec<PainJson> {
    let next = activity.day.tomorrow().ok();
    let is_around = |entry: &Entry| {
        let day = entry.happened().day();
        match entry.body() {
            Body::Pain(pain) => {
                let morning = matches!(pain.moment, PainMoment::Waking | PainMoment::Night);
                day == activity.day || (morning && Some(day) == next)
            }
            body => day == activity.day && body.worst_pain().is_some(),
        }
    };
    let entries = folded.effective().iter().map(|version| version.entry);
    entries
        .filter(|entry| is_around(entry))
        .map(|entry| PainJson {
            id: entry.id().to_string(),
            time: time(entry.happened()),
            words: words.line(entry.body()),
        })
        .collect()
}
