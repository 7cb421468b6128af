//! The list of runs: text, JSON or CSV.

use super::measure::{clock, km, minutes, pace_of, whole};
use super::row::{self, RunJson};
use crate::arguments::{ListFormat, RunsOptions, SportOption};
use crate::failure::Failure;
use crate::journal::entry_words::EntryWords;
use crate::journal::{Work, find};
use crate::log::value;
use crate::say;
use crate::words::Words;
use restride_core::journal::Sport;
use restride_core::runs::Activity;
use restride_core::shoes::Wardrobe;
use schemars::JsonSchema;
use serde::Serialize;
use std::fmt::Write as _;

/// Runs that are shown as text when no day was given.
const RECENT: usize = 30;

/// What `restride runs --format json` prints.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct RunsJson {
    /// The activities, the earliest first.
    runs: Vec<RunJson>,
}

/// One line of the table for spreadsheets.
#[derive(Debug, Serialize)]
struct CsvRow {
    id: String,
    start: String,
    sport: &'static str,
    title: Option<String>,
    distance_m: Option<f64>,
    timer_s: Option<f64>,
    elapsed_s: Option<f64>,
    pace_s_per_km: Option<u32>,
    cadence_spm: Option<f64>,
    cadence_spm_moving: Option<f64>,
    heart_rate_bpm: Option<u32>,
    heart_rate_max_bpm: Option<u32>,
    ascent_m: Option<u32>,
    descent_m: Option<u32>,
    surface: Option<&'static str>,
    indoor: Option<bool>,
    effort: Option<u32>,
    shoe: Option<String>,
    records: Option<u32>,
    flags: String,
    device: Option<String>,
    format: Option<String>,
    file: Option<String>,
    file_name: Option<String>,
    duplicates: String,
}

pub(super) fn run(
    work: &mut Work<'_>,
    words: EntryWords<'_>,
    options: &RunsOptions,
) -> Result<(), Failure> {
    let day = |field: &str, text: &Option<String>| {
        text.as_deref()
            .map(|text| value::day(field, text))
            .transpose()
    };
    let since = day("--since", &options.since)?;
    let until = day("--until", &options.until)?;
    if let (Some(since), Some(until)) = (since, until)
        && since > until
    {
        return Err(Failure::new(format!(
            "--until: expected a day from {since} on, found \"{until}\""
        )));
    }
    let journal = work.read()?;
    let folded = journal.fold();
    let runs = super::all(&folded, work.care());
    let wardrobe = Wardrobe::of(&folded);
    let sport = sport(options.sport);
    let listed: Vec<&Activity<'_>> = runs
        .all()
        .iter()
        .filter(|it| sport.is_none_or(|sport| it.content.sport == sport))
        .filter(|it| since.is_none_or(|since| it.day >= since))
        .filter(|it| until.is_none_or(|until| it.day <= until))
        .collect();
    match options.format {
        ListFormat::Json => say::json(&RunsJson {
            runs: listed.iter().map(|it| row::of(it, &wardrobe)).collect(),
        }),
        ListFormat::Csv => csv(&listed, &wardrobe),
        ListFormat::Text => {
            let earlier = if since.is_none() && until.is_none() {
                listed.len().saturating_sub(RECENT)
            } else {
                0
            };
            let shown = listed.get(earlier..).unwrap_or_default();
            say::result(&text(words.words, shown, earlier, &wardrobe, sport))
        }
    }
}

const fn sport(option: SportOption) -> Option<Sport> {
    match option {
        SportOption::Run => Some(Sport::Run),
        SportOption::Walk => Some(Sport::Walk),
        SportOption::Hike => Some(Sport::Hike),
        SportOption::Ride => Some(Sport::Ride),
        SportOption::Swim => Some(Sport::Swim),
        SportOption::Other => Some(Sport::Other),
        SportOption::All => None,
    }
}

fn csv(listed: &[&Activity<'_>], wardrobe: &Wardrobe<'_>) -> Result<(), Failure> {
    say::table(|output| {
        let mut writer = csv::Writer::from_writer(output);
        for activity in listed {
            writer.serialize(CsvRow::of(row::of(activity, wardrobe)))?;
        }
        if listed.is_empty() {
            writer.write_record(CSV_HEAD)?;
        }
        writer.flush()?;
        Ok(())
    })
}

/// The columns, for a table without a line.
const CSV_HEAD: [&str; 25] = [
    "id",
    "start",
    "sport",
    "title",
    "distance_m",
    "timer_s",
    "elapsed_s",
    "pace_s_per_km",
    "cadence_spm",
    "cadence_spm_moving",
    "heart_rate_bpm",
    "heart_rate_max_bpm",
    "ascent_m",
    "descent_m",
    "surface",
    "indoor",
    "effort",
    "shoe",
    "records",
    "flags",
    "device",
    "format",
    "file",
    "file_name",
    "duplicates",
];

impl CsvRow {
    fn of(run: RunJson) -> Self {
        let mut files = run.source_files.into_iter();
        let file = files.next();
        let (format, hash, name) = match file {
            Some(file) => (Some(file.format), file.hash, file.name),
            None => (None, None, None),
        };
        Self {
            id: run.id,
            start: run.start,
            sport: run.sport,
            title: run.title.as_deref().map(cell),
            distance_m: run.distance_m,
            timer_s: run.timer_s,
            elapsed_s: run.elapsed_s,
            pace_s_per_km: run.pace_s_per_km,
            cadence_spm: run.cadence_spm,
            cadence_spm_moving: run.cadence_spm_moving,
            heart_rate_bpm: run.heart_rate_bpm,
            heart_rate_max_bpm: run.heart_rate_max_bpm,
            ascent_m: run.ascent_m,
            descent_m: run.descent_m,
            surface: run.surface,
            indoor: run.indoor,
            effort: run.effort,
            shoe: run.shoe.map(|shoe| cell(&shoe.name)),
            records: run.records,
            flags: run.flags.join(" "),
            device: run.device.as_deref().map(cell),
            format,
            file: hash,
            file_name: name.as_deref().map(cell),
            duplicates: run.duplicates.join(" "),
        }
    }
}

/// A foreign text in a cell: what drives a terminal is left out, and what a spreadsheet would work out stays a text.
fn cell(text: &str) -> String {
    let text = say::harmless(text).into_owned();
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text
    }
}

fn text(
    words: Words<'_>,
    shown: &[&Activity<'_>],
    earlier: usize,
    wardrobe: &Wardrobe<'_>,
    sport: Option<Sport>,
) -> String {
    let [Some(first), Some(last)] = [shown.first(), shown.last()] else {
        return words.line("runs.list.none");
    };
    let column = |name: &str| words.line(&format!("runs.list.column_{name}"));
    let mut text = words.filled(
        "runs.list.title",
        &[
            ("count", &shown.len().to_string()),
            ("from", &first.day.to_string()),
            ("to", &last.day.to_string()),
        ],
    );
    text.push_str("\n\n");
    let heads = ["when", "id", "distance", "time", "pace", "cadence", "heart"].map(column);
    let shoe = if sport == Some(Sport::Run) {
        column("shoe")
    } else {
        column("sport")
    };
    line(&mut text, &heads, &shoe);
    for activity in shown {
        let run = &activity.content;
        let last = if sport == Some(Sport::Run) {
            let worn = wardrobe.worn(run, activity.day);
            let pair = worn.and_then(|worn| wardrobe.get(worn.pair));
            pair.map(|pair| pair.shoe.name.as_str().to_owned())
        } else {
            Some(words.line(&format!("runs.sports.{}", run.sport.key())))
        };
        let cells = [
            Some(when(activity)),
            Some(find::short(activity.id)),
            run.distance_cm.map(km),
            run.timer_ms.or(run.elapsed_ms).map(clock),
            pace_of(run).map(minutes),
            run.cadence_moving_spm_hundredths
                .map(|spm| whole(spm).to_string()),
            run.heart_rate_bpm.map(|rate| rate.to_string()),
        ];
        line(
            &mut text,
            &cells.map(Option::unwrap_or_default),
            &last.unwrap_or_default(),
        );
    }
    if earlier > 0 {
        let count = earlier.to_string();
        text.push('\n');
        text.push_str(&words.filled("runs.list.earlier", &[("count", &count)]));
        text.push('\n');
    }
    text
}

/// The local day and time of its beginning.
fn when(activity: &Activity<'_>) -> String {
    let local = activity.happened.offset().to_datetime(activity.start);
    local.strftime("%Y-%m-%d %H:%M").to_string()
}

/// Widths of the columns; the second stands left, numbers stand right.
const WIDTHS: [usize; 7] = [16, 8, 8, 9, 7, 11, 7];

fn line(text: &mut String, cells: &[String; 7], last: &str) {
    let mut line = String::new();
    for (number, (cell, width)) in cells.iter().zip(WIDTHS).enumerate() {
        if number < 2 {
            write!(line, "{cell:<width$}  ").ok();
        } else {
            write!(line, "{cell:>width$}").ok();
        }
    }
    writeln!(line, "  {last}").ok();
    text.push_str(line.trim_end());
    text.push('\n');
}
