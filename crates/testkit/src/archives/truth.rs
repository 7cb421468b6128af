//! What an import must say about an archive.

use super::Plan;
use jiff::Timestamp;
use serde::Serialize;
use std::collections::BTreeMap;

/// The truth about an archive.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Truth {
    /// The id of the shape.
    pub shape: &'static str,
    /// Where chance began.
    pub seed: u64,
    /// Runs, each counted once, damaged ones included.
    pub runs: usize,
    /// How many files have each verdict.
    pub verdicts: BTreeMap<&'static str, usize>,
    /// Files and activities without a file, in the order of the archive.
    pub files: Vec<TrueFile>,
}

/// The truth about one file.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TrueFile {
    /// Its name in the archive; `None` of an activity that has no file.
    pub name: Option<String>,
    /// The verdict: `imported`, `damaged`, `known`, `empty`, `refused` or `not_an_activity`.
    pub verdict: &'static str,
    /// The id of the reason, where the verdict has one.
    pub reason: Option<&'static str>,
    /// The name of the file with the same bytes, of one that is `known`.
    pub same_bytes_as: Option<String>,
    /// The activity that is taken from it.
    pub activity: Option<TrueActivity>,
}

/// The truth about one activity.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TrueActivity {
    /// The verdict: `imported`, `not_a_run` or `duplicate_of`.
    pub verdict: &'static str,
    /// The name of the file that is the first recording of the same run.
    pub duplicate_of: Option<String>,
    /// When it began.
    pub start: Timestamp,
    /// `run`, `walk` or `ride`.
    pub sport: &'static str,
    /// Metres.
    pub distance_m: f64,
    /// How far off the distance may be: 0 where the file states it, more where it follows from positions.
    pub distance_within_m: f64,
    /// Seconds without pauses.
    pub timer_s: f64,
    /// Seconds with pauses.
    pub elapsed_s: f64,
    /// Samples; `None` of an activity without a file.
    pub records: Option<usize>,
    /// What to know about the numbers.
    pub flags: Vec<&'static str>,
    /// What the account calls it.
    pub title: String,
}

impl Truth {
    pub(super) fn of(plan: &Plan, files: Vec<TrueFile>) -> Self {
        let mut verdicts = BTreeMap::new();
        for file in &files {
            *verdicts.entry(file.verdict).or_insert(0) += 1;
        }
        Self {
            shape: plan.shape.key(),
            seed: plan.seed,
            runs: plan.runs,
            verdicts,
            files,
        }
    }

    /// The truth about the file of this name.
    pub fn file(&self, name: &str) -> Option<&TrueFile> {
        self.files
            .iter()
            .find(|file| file.name.as_deref() == Some(name))
    }
}
