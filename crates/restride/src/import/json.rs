//! What `restride import --format json` prints.

use restride_app::import::{FileReport, Found, Tally};
use restride_core::journal::{EntryId, Key, Text};
use schemars::JsonSchema;
use serde::Serialize;

/// What `restride import --format json` prints.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct ImportedRunsJson {
    /// Whether nothing was written: `--dry-run`.
    is_dry_run: bool,
    /// Files that were looked at.
    file_count: u32,
    /// Activities that were taken.
    imported: u32,
    /// Of them, runs that are no other recording of a known one.
    runs: u32,
    /// Of them, other recordings of a known run.
    duplicates: u32,
    /// Of them, runs that take part of the time of another.
    overlaps: u32,
    /// Of them, those that are no runs.
    not_runs: u32,
    /// Damaged files from which something was taken.
    damaged: u32,
    /// Files whose content was known.
    known: u32,
    /// Files without anything in them, or without times.
    empty: u32,
    /// Good files of another sort.
    not_activities: u32,
    /// Files that were not read.
    refused: u32,
    /// Every file, in the order in which it was taken.
    files: Vec<FileJson>,
}

impl ImportedRunsJson {
    pub(super) fn of(is_dry_run: bool, tally: Tally, files: Vec<FileJson>) -> Self {
        Self {
            is_dry_run,
            file_count: tally.files,
            imported: tally.imported,
            runs: tally.runs,
            duplicates: tally.duplicates,
            overlaps: tally.overlaps,
            not_runs: tally.not_runs,
            damaged: tally.damaged,
            known: tally.known,
            empty: tally.empty,
            not_activities: tally.others,
            refused: tally.refused,
            files,
        }
    }
}

/// What became of one file.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct FileJson {
    /// The name under which it came.
    name: String,
    /// The hash of its content (BLAKE3); absent when it was not read.
    #[serde(skip_serializing_if = "Option::is_none")]
    hash: Option<String>,
    /// `imported`, `damaged`, `known`, `empty`, `undated`, `not_an_activity`, `refused`, `impossible` or `unreadable`.
    verdict: &'static str,
    /// The id of the reason; absent when the verdict says it all.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    /// The activities that were taken from it. Of a known file they were taken before.
    activities: Vec<ActivityJson>,
    /// Ids of the activities of a file that was known.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    known: Vec<String>,
}

impl FileJson {
    pub(super) fn of(report: &FileReport) -> Self {
        Self {
            name: report.name.clone(),
            hash: report.hash.map(|hash| hash.to_string()),
            verdict: report.verdict.key(),
            reason: report.verdict.reason(),
            activities: report.runs.iter().map(ActivityJson::of).collect(),
            known: report
                .verdict
                .known()
                .iter()
                .map(EntryId::to_string)
                .collect(),
        }
    }
}

/// One activity. What was not recorded is absent.
#[derive(Debug, Serialize, JsonSchema)]
struct ActivityJson {
    /// The id of its entry.
    id: String,
    /// `imported`, `not_a_run`, `duplicate_of` or `overlaps`.
    verdict: &'static str,
    /// The run that it is another recording of, or overlaps with.
    #[serde(skip_serializing_if = "Option::is_none")]
    other: Option<String>,
    /// When it began, on the runner's clock.
    start: String,
    /// `run`, `walk`, `hike`, `ride`, `swim` or `other`.
    sport: &'static str,
    /// Metres.
    #[serde(skip_serializing_if = "Option::is_none")]
    distance_m: Option<f64>,
    /// Seconds without pauses.
    #[serde(skip_serializing_if = "Option::is_none")]
    timer_s: Option<f64>,
    /// Seconds with pauses.
    #[serde(skip_serializing_if = "Option::is_none")]
    elapsed_s: Option<f64>,
    /// Steps per minute of both feet, standing and walking included.
    #[serde(skip_serializing_if = "Option::is_none")]
    cadence_spm: Option<f64>,
    /// The same while running.
    #[serde(skip_serializing_if = "Option::is_none")]
    cadence_spm_moving: Option<f64>,
    /// Samples in the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    records: Option<u32>,
    /// What to know about the numbers.
    flags: Vec<String>,
    /// What it is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
}

impl ActivityJson {
    fn of(found: &Found) -> Self {
        let run = &found.run;
        let part = |value: Option<u32>, parts: f64| value.map(|value| f64::from(value) / parts);
        Self {
            id: found.id.to_string(),
            verdict: found.verdict.key(),
            other: found.verdict.other().map(|id| id.to_string()),
            start: found.happened.to_string(),
            sport: run.sport.key(),
            distance_m: part(run.distance_cm, 100.0),
            timer_s: part(run.timer_ms, 1000.0),
            elapsed_s: part(run.elapsed_ms, 1000.0),
            cadence_spm: part(run.cadence_spm_hundredths, 100.0),
            cadence_spm_moving: part(run.cadence_moving_spm_hundredths, 100.0),
            records: run.records,
            flags: run.flags.iter().map(Key::to_string).collect(),
            title: run.title.as_ref().map(Text::as_str).map(str::to_owned),
        }
    }
}
