//! Everything about one run.

use super::measure::{clock, hundredths, km, minutes, pace_at, pace_s, whole};
use super::row::{self, RunJson};
use super::sources::text;
use crate::arguments::{Format, RunShowOptions};
use crate::assess::page::Page;
use crate::failure::Failure;
use crate::journal::Work;
use crate::journal::entry_words::{EntryWords, time};
use crate::journal::find::short;
use crate::say;
use crate::words::Words;
use restride_core::journal::{Body, Entry, EntryId, Folded, PainMoment, Run};
use restride_core::runs::Activity;
use restride_core::shoes::Wardrobe;
use schemars::JsonSchema;
use serde::Serialize;

/// What `restride runs show --format json` prints.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct RunDetailJson {
    /// The run.
    run: RunJson,
    /// Its laps, in order.
    laps: Vec<LapJson>,
    /// Cadence by speed, slowest first.
    bands: Vec<BandJson>,
    /// Millimetres of a step.
    step_length_mm: Option<u32>,
    /// Milliseconds of a foot on the ground.
    ground_contact_ms: Option<f64>,
    /// The left foot's share of the time on the ground, in per cent.
    ground_contact_left_percent: Option<f64>,
    /// Rise per step, in millimetres.
    vertical_oscillation_mm: Option<f64>,
    /// Rise per step length, in per cent.
    vertical_ratio_percent: Option<f64>,
    /// The runner's words.
    note: Option<String>,
    /// Every entry that tells of it, the shown one first.
    entries: Vec<EntryJson>,
    /// What the shown entry was before it was put right, the earliest first.
    earlier: Vec<EarlierJson>,
    /// Pain that was logged on its day and on the morning after. An empty list does not mean that there was none.
    pains: Vec<PainJson>,
}

/// A lap.
#[derive(Debug, Serialize, JsonSchema)]
struct LapJson {
    /// From 1.
    number: usize,
    /// Seconds without pauses.
    timer_s: f64,
    /// Metres.
    distance_m: Option<f64>,
    /// Seconds for a kilometre.
    pace_s_per_km: Option<u32>,
    #[serde(skip)]
    #[schemars(skip)]
    sizes: (u32, Option<u32>),
}

/// A band of speed.
#[derive(Debug, Serialize, JsonSchema)]
struct BandJson {
    /// The lower edge, in metres per second.
    from_m_s: f64,
    /// Seconds in it.
    seconds: u32,
    /// Mean cadence, in steps of both feet per minute.
    cadence_spm: Option<f64>,
    #[serde(skip)]
    #[schemars(skip)]
    from_mm_s: u32,
}

/// An entry that tells of the run.
#[derive(Debug, Serialize, JsonSchema)]
struct EntryJson {
    /// Its id.
    id: String,
    /// `shown`, `recording` or `result`.
    role: &'static str,
    /// What it says.
    words: String,
    /// The format that it was read from; absent when it was told.
    format: Option<String>,
    /// The name of the file.
    file_name: Option<String>,
    /// The hash of the file.
    file: Option<String>,
    /// When it was written down.
    recorded: String,
}

/// An earlier version.
#[derive(Debug, Serialize, JsonSchema)]
struct EarlierJson {
    /// Its id.
    id: String,
    /// When it was written down.
    recorded: String,
    /// What it said.
    words: String,
    /// Metres.
    distance_m: Option<f64>,
    /// Seconds without pauses.
    timer_s: Option<f64>,
}

/// A pain around it.
#[derive(Debug, Serialize, JsonSchema)]
struct PainJson {
    /// The id of the entry.
    id: String,
    /// The time on the runner's own clock.
    time: String,
    /// What it says.
    words: String,
}

pub(super) fn run(
    work: &mut Work<'_>,
    words: EntryWords<'_>,
    options: &RunShowOptions,
) -> Result<(), Failure> {
    let journal = work.read()?;
    let folded = journal.fold();
    let runs = super::all(&folded, work.care());
    let (activity, _) = super::found(&folded, &runs, "ID", &options.run)?;
    let detail = of(words, &folded, activity);
    match options.format {
        Format::Json => say::json(&detail),
        Format::Text => say::result(&detail.text(words.words, &activity.content)),
    }
}

fn of(words: EntryWords<'_>, folded: &Folded<'_>, activity: &Activity<'_>) -> RunDetailJson {
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
            let known = |key: Option<&restride_core::journal::Key>| key.map(ToString::to_string);
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

impl RunDetailJson {
    fn text(&self, words: Words<'_>, run: &Run) -> String {
        let mut page = Page::default();
        let row = &self.run;
        let id = EntryId::parse(&row.id).map(short).unwrap_or_default();
        let sport = words.line(&format!("runs.sports.{}", row.sport));
        let start = row.start.get(..16).unwrap_or_default().replace('T', " ");
        page.heading(&format!("{sport}, {start} ({id})"));
        for (key, value) in self.facts(words, run) {
            page.line(
                1,
                &format!("{}: {value}", words.line(&format!("runs.show.{key}"))),
            );
        }
        self.laps(&mut page, words);
        self.bands(&mut page, words);
        page.heading(&words.line("runs.show.sources"));
        for entry in &self.entries {
            page.item(0, &entry.text(words));
        }
        if !self.earlier.is_empty() {
            page.heading(&words.line("runs.show.earlier"));
            for earlier in &self.earlier {
                page.item(
                    0,
                    &words.filled(
                        "runs.show.earlier_line",
                        &[("when", &earlier.recorded), ("line", &earlier.words)],
                    ),
                );
            }
        }
        page.heading(&words.line("runs.show.pains"));
        for pain in &self.pains {
            page.item(0, &format!("{}  {}", pain.time, pain.words));
        }
        if self.pains.is_empty() {
            page.line(0, &words.line("runs.show.no_pains"));
        }
        page.finish()
    }

    /// What is known, by the keys of the words.
    fn facts(&self, words: Words<'_>, run: &Run) -> Vec<(&'static str, String)> {
        let row = &self.run;
        let tenths = |value: u32| format!("{}.{}", value / 10, value % 10);
        let percent = |value: u32| {
            let tenths = (value + 5) / 10;
            format!("{}.{} %", tenths / 10, tenths % 10)
        };
        let spm = |value: u32| whole(value).to_string();
        let heart = run.heart_rate_bpm.map(|mean| match run.heart_rate_max_bpm {
            Some(most) => words.filled(
                "runs.show.heart_of",
                &[("mean", &mean.to_string()), ("most", &most.to_string())],
            ),
            None => mean.to_string(),
        });
        let shoe = row.shoe.as_ref().map_or_else(
            || words.line("runs.show.no_shoe"),
            |shoe| {
                let by = words.line(&format!("shoes.by.{}", shoe.by));
                format!("{} ({by})", shoe.name)
            },
        );
        let indoor = match run.indoor {
            Some(true) => Some(words.line("runs.show.indoor")),
            Some(false) => Some(words.line("runs.show.outdoor")),
            None => None,
        };
        let surface = run
            .surface
            .map(|surface| words.line(&format!("shoes.surfaces.{}", surface.key())));
        let ground: Vec<String> = surface.into_iter().chain(indoor).collect();
        let balance = run.ground_contact_left_percent_hundredths.map(|left| {
            let left = percent(left);
            let left = left.trim_end_matches(" %");
            words.filled("runs.show.balance_of", &[("left", left)])
        });
        let flags = row.flags.join(", ").replace('_', " ");
        [
            ("title", row.title.clone()),
            (
                "distance",
                run.distance_cm.map(|cm| format!("{} km", km(cm))),
            ),
            ("time", run.timer_ms.map(clock)),
            ("elapsed", run.elapsed_ms.map(clock)),
            (
                "pace",
                row.pace_s_per_km.map(|s| format!("{}/km", minutes(s))),
            ),
            ("ascent", run.ascent_m.map(|m| format!("{m} m"))),
            ("descent", run.descent_m.map(|m| format!("{m} m"))),
            ("heart", heart),
            ("cadence", run.cadence_moving_spm_hundredths.map(spm)),
            ("cadence_all", run.cadence_spm_hundredths.map(spm)),
            ("step", run.step_length_mm.map(|mm| format!("{mm} mm"))),
            (
                "contact",
                run.ground_contact_ms_tenths
                    .map(|ms| format!("{} ms", tenths(ms))),
            ),
            ("balance", balance),
            (
                "oscillation",
                run.vertical_oscillation_mm_tenths
                    .map(|mm| format!("{} mm", tenths(mm))),
            ),
            ("ratio", run.vertical_ratio_percent_hundredths.map(percent)),
            ("effort", run.effort.map(|effort| effort.to_string())),
            ("surface", (!ground.is_empty()).then(|| ground.join(", "))),
            ("shoe", Some(shoe)),
            ("device", row.device.clone()),
            ("note", self.note.clone()),
            ("flags", (!flags.is_empty()).then_some(flags)),
        ]
        .into_iter()
        .filter_map(|(key, value)| Some((key, value?)))
        .collect()
    }

    fn laps(&self, page: &mut Page, words: Words<'_>) {
        if self.laps.is_empty() {
            return;
        }
        page.heading(&words.line("runs.show.laps"));
        for lap in &self.laps {
            let (timer_ms, distance_cm) = lap.sizes;
            let km = distance_cm.map(|cm| format!("{} km", km(cm)));
            let pace = lap.pace_s_per_km.map(|s| format!("{}/km", minutes(s)));
            page.row(
                1,
                &[
                    (4, lap.number.to_string()),
                    (10, clock(timer_ms)),
                    (11, km.unwrap_or_default()),
                    (11, pace.unwrap_or_default()),
                ],
            );
        }
    }

    fn bands(&self, page: &mut Page, words: Words<'_>) {
        if self.bands.is_empty() {
            return;
        }
        page.heading(&words.line("runs.show.bands"));
        let column = |name: &str| words.line(&format!("cadence.view.column_{name}"));
        page.row(
            1,
            &[
                (9, column("pace")),
                (9, column("time")),
                (11, column("cadence")),
            ],
        );
        for band in &self.bands {
            let pace = pace_at(band.from_mm_s).map(|s| format!("{}/km", minutes(s)));
            let cadence = band.cadence_spm.map(|spm| format!("{spm:.0}"));
            page.row(
                1,
                &[
                    (9, pace.unwrap_or_default()),
                    (9, minutes(band.seconds)),
                    (11, cadence.unwrap_or_default()),
                ],
            );
        }
    }
}

impl EntryJson {
    fn text(&self, words: Words<'_>) -> String {
        let role = match (self.role, &self.format) {
            ("shown", None) => vec![words.line("runs.show.shown"), words.line("runs.show.told")],
            ("shown", Some(_)) => vec![words.line("runs.show.shown")],
            ("result", _) => vec![words.line("runs.show.result")],
            (_, None) => vec![words.line("runs.show.also"), words.line("runs.show.told")],
            (_, Some(_)) => vec![words.line("runs.show.also")],
        };
        let id = EntryId::parse(&self.id).map(short).unwrap_or_default();
        let file = [&self.format, &self.file_name];
        let file: Vec<&str> = file.into_iter().flatten().map(String::as_str).collect();
        let parts = [role.join(", "), file.join(" "), self.words.clone()];
        let parts: Vec<String> = parts.into_iter().filter(|it| !it.is_empty()).collect();
        format!("{id}  {}", parts.join("; "))
    }
}
