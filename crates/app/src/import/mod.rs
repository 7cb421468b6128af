//! Importing recorded activities: files become runs of the journal, each in a step of its own.
//!
//! Reading a file takes long and needs no journal: [`examine`] does it, on as many threads as there are. What is then
//! decided about it, whether it is known, new, or another recording of a known run, is [`Import`]'s, one file after the
//! other. A file's runs and its bytes are written together or not at all, so that an import that is interrupted leaves
//! whole runs and goes on by being started again.

mod batches;
mod body;
mod examine;
mod known;
mod renew;
mod shoes;
mod verdict;

pub use batches::{Batch, batches, undo_batch};
pub use body::run_of;
pub use examine::{Examined, examine, examine_entry, refused, told, unreadable};
pub use renew::{Renewed, renew};
pub use verdict::{FileReport, FileVerdict, Found, RunVerdict, Tally};

use crate::desk::{Desk, Draft};
use crate::error::AppError;
use crate::journal;
use crate::packed::PackedFile;
use crate::store::{Expect, FileHash, Store, StoreError};
use futures_util::future::join_all;
use jiff::tz::TimeZone;
use known::{Known, Likeness, Recorded};
use restride_core::journal::{Body, Entry, EntryId, Happened, ImportBatch, Key, Run, Text};
use restride_import::Activity;
use std::collections::BTreeSet;

/// One import that is going on.
#[derive(Debug)]
pub struct Import<'d, 's, S> {
    desk: &'d mut Desk<'s, S>,
    zone: TimeZone,
    batch: EntryId,
    known: Known,
    tally: Tally,
    problems: Vec<Text>,
    /// The names of the shoes that are known.
    shoes: BTreeSet<String>,
    is_rehearsal: bool,
}

/// What is written for one file, in one step.
struct Step {
    entries: Vec<Entry>,
    file: Option<PackedFile>,
    report: FileReport,
}

impl<'d, 's, S: Store> Import<'d, 's, S> {
    /// Begins an import: reads what is known. Starts are told in the zone of the desk's clock, except where a file says
    /// that the runner's clock showed another time. A rehearsal decides everything and writes nothing.
    ///
    /// # Errors
    ///
    /// [`AppError`].
    pub async fn begin(desk: &'d mut Desk<'s, S>, is_rehearsal: bool) -> Result<Self, AppError> {
        let read = journal::read(desk.store, desk.runner).await?;
        Ok(Self {
            zone: desk.now.time_zone().clone(),
            batch: desk.ids.next_id(),
            known: Known::of(&read.journal),
            tally: Tally::default(),
            problems: Vec::new(),
            shoes: shoes::known(&read.journal),
            is_rehearsal,
            desk,
        })
    }

    /// The content of every file that need not be examined again.
    pub fn known_files(&self) -> BTreeSet<FileHash> {
        self.known.files().collect()
    }

    /// Takes files: decides about each in its turn, and writes them, each in a step of its own. They are durable when this
    /// returns.
    ///
    /// # Errors
    ///
    /// [`AppError`] when the store failed; files that were written stay written, and importing again goes on.
    pub async fn take(&mut self, files: Vec<Examined>) -> Result<Vec<FileReport>, AppError> {
        let mut steps = Vec::with_capacity(files.len());
        for file in files {
            steps.push(self.decide(file)?);
        }
        if !self.is_rehearsal {
            self.write(&steps).await?;
        }
        let reports: Vec<FileReport> = steps.into_iter().map(|step| step.report).collect();
        for report in &reports {
            self.tally.count(report);
            self.note_problem(report);
        }
        Ok(reports)
    }

    /// What was taken so far.
    pub const fn tally(&self) -> &Tally {
        &self.tally
    }

    /// Ends the import: writes down what it did, if it did something.
    ///
    /// # Errors
    ///
    /// [`AppError`].
    pub async fn finish(self, from: Text) -> Result<Tally, AppError> {
        if self.is_rehearsal || self.tally.imported == 0 {
            return Ok(self.tally);
        }
        let body = Body::ImportBatch(self.tally.batch(from, self.problems));
        let happened = self.desk.happened_now()?;
        let entry = self
            .desk
            .entry_with_id(self.batch, Draft::new(happened, body))?;
        let now = self.desk.now.timestamp();
        let store = self.desk.store;
        store
            .append(self.desk.runner, Expect::Anything, &[entry], now)
            .await?;
        Ok(self.tally)
    }

    async fn write(&self, steps: &[Step]) -> Result<(), AppError> {
        let now = self.desk.now.timestamp();
        let writing = steps.iter().filter(|step| !step.entries.is_empty());
        let written = join_all(writing.map(|step| {
            let files = step.file.as_slice();
            self.desk.store.append_with(
                self.desk.runner,
                Expect::Anything,
                &step.entries,
                files,
                now,
            )
        }));
        let written: Result<Vec<_>, StoreError> = written.await.into_iter().collect();
        written?;
        Ok(())
    }

    fn decide(&mut self, file: Examined) -> Result<Step, AppError> {
        let Examined {
            name,
            hash,
            file,
            read,
        } = file;
        let without = |verdict| Step {
            entries: Vec::new(),
            file: None,
            report: FileReport {
                name: name.clone(),
                hash,
                verdict,
                runs: Vec::new(),
            },
        };
        if let Some(runs) = hash.and_then(|hash| self.known.of_file(hash)) {
            return Ok(without(FileVerdict::Known(runs.to_vec())));
        }
        let Some(read) = read else {
            return Ok(without(FileVerdict::Unreadable));
        };
        let mut verdict = FileVerdict::of(read.verdict);
        let mut entries = Vec::new();
        let mut found = Vec::new();
        let mut new = Vec::new();
        for activity in &read.activities {
            let Some((happened, recorded, mut run)) = self.run(activity, hash, &name) else {
                verdict = verdict.or_undated();
                continue;
            };
            let likeness = self.known.like(&recorded);
            if let (None, Some(Likeness::Same(id))) = (hash, likeness) {
                // What an account tells about a run that is there, without a file, adds nothing to it.
                verdict = FileVerdict::Known(vec![id]);
                continue;
            }
            match likeness {
                Some(Likeness::Same(id)) => run.same_as = Some(id),
                Some(Likeness::Overlaps(_)) => run.flags.extend(Key::new("overlaps")),
                None => {}
            }
            let body = Body::Run(Box::new(run.clone()));
            let entry = match self.desk.entry(Draft::new(happened.clone(), body)) {
                Ok(entry) => entry,
                // A clock far ahead, or a number beyond what an entry holds: the file's fault, not the journal's.
                Err(AppError::Entry(error)) => {
                    verdict = FileVerdict::Impossible(error.to_string());
                    continue;
                }
                Err(other) => return Err(other),
            };
            let id = entry.id();
            new.push((id, recorded, run.same_as));
            found.push(Found {
                id,
                happened,
                verdict: RunVerdict::of(likeness, run.sport),
                run,
            });
            entries.push(entry);
        }
        for (id, recorded, same_as) in new {
            self.known.add(id, recorded, hash);
            if let Some(run) = same_as {
                self.known.is_same(id, run);
            }
        }
        let file = file.filter(|_| !entries.is_empty());
        Ok(Step {
            entries,
            file,
            report: FileReport {
                name,
                hash,
                verdict,
                runs: found,
            },
        })
    }

    /// A run as it will be written; `None` when it has no time.
    fn run(
        &self,
        activity: &Activity,
        hash: Option<FileHash>,
        name: &str,
    ) -> Option<(Happened, Recorded, Run)> {
        let started = activity.started?;
        let zoned = body::local(started, activity.utc_offset_s, &self.zone);
        let happened = Happened::new(&zoned).ok()?;
        let mut run = run_of(activity);
        run.file = hash.and_then(|hash| Key::new(hash.to_string()));
        run.file_name = body::text(name);
        run.batch = Some(self.batch);
        let recorded = Recorded::of(started, &run);
        Some((happened, recorded, run))
    }

    fn note_problem(&mut self, report: &FileReport) {
        if let Some(why) = report.problem()
            && self.problems.len() < ImportBatch::MOST_PROBLEMS
            && let Some(text) = body::text(&format!("{}: {why}", report.name))
            && !self.problems.contains(&text)
        {
            self.problems.push(text);
        }
    }
}
