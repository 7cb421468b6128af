//! Archives, as far as files are needed for them: opened once, read by as many workers as there are.

use restride_app::import::{Examined, examine_entry, told};
use restride_app::store::FileHash;
use restride_import::archive::{Account, Archive, EntryReader, ReadSeek, Spool, ToldShoe};
use restride_import::{Activity, Format, Limits, Refusal, Sport};
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use tempfile::NamedTempFile;

/// How the name of a file that holds an activity ends, in small letters. It only decides whether a file that is none is
/// worth telling.
const ENDINGS: [&str; 6] = [".fit", ".tcx", ".gpx", ".fit.gz", ".tcx.gz", ".gpx.gz"];

/// An archive that was opened, and what its account tells.
pub(super) struct OpenArchive {
    path: PathBuf,
    name: String,
    archive: Archive,
    account: Account,
    spool: TemporaryFiles,
    /// What the account tells about a file that was read.
    is_used: Vec<AtomicBool>,
}

impl OpenArchive {
    pub(super) fn open(path: &Path, name: String, limits: &Limits) -> Result<Self, Refusal> {
        let file = || File::open(path).map_err(|_error| Refusal::Unreadable);
        let spool = TemporaryFiles::default();
        let archive = Archive::index(file()?, &spool, *limits)?;
        let account = Account::read(&mut EntryReader::new(&archive, file()?, &spool));
        let is_used = account.told().iter().map(|_| AtomicBool::new(false));
        Ok(Self {
            path: path.to_owned(),
            name,
            is_used: is_used.collect(),
            account,
            archive,
            spool,
        })
    }

    /// The entries that are worth reading or telling, with their sizes.
    pub(super) fn entries(&self) -> impl Iterator<Item = (usize, u64)> {
        let entries = self.archive.entries().iter().enumerate();
        let is_worth = |name: &str| {
            let name = name.to_lowercase();
            ENDINGS.iter().any(|ending| name.ends_with(ending))
        };
        entries
            .filter(move |(_, entry)| entry.may_be_activity() || is_worth(entry.name()))
            .map(|(position, entry)| (position, entry.bytes()))
    }

    /// How many activities the account tells.
    pub(super) fn told(&self) -> usize {
        self.account.told().len()
    }

    /// The shoes that the account knows.
    pub(super) fn shoes(&self) -> &[ToldShoe] {
        &self.account.shoes
    }

    /// Reads and examines an entry.
    pub(super) fn examine(
        &self,
        position: usize,
        limits: &Limits,
        known: &BTreeSet<FileHash>,
    ) -> Option<Examined> {
        let entry = self.archive.entries().get(position)?;
        let name = format!("{}: {}", self.name, entry.name());
        let content = File::open(&self.path)
            .map_err(|_error| Refusal::Unreadable)
            .and_then(|file| EntryReader::new(&self.archive, file, &self.spool).read(entry));
        let tell = |activity: &mut Activity| {
            if let Some(told) = self.account.about(position, activity) {
                self.use_told(told);
                if let Some(told) = self.account.told().get(told) {
                    told.put_into(activity);
                }
            }
        };
        let examined = examine_entry(name, content, limits, known, tell);
        // Of a file that was not read only its place tells what it is about.
        let nothing = Activity::new(Format::Table, Sport::Other);
        if let Some(told) = self.account.about(position, &nothing) {
            self.use_told(told);
        }
        Some(examined)
    }

    fn use_told(&self, told: usize) {
        if let Some(is_used) = self.is_used.get(told) {
            is_used.store(true, Ordering::Relaxed);
        }
    }

    /// What the account tells about an activity without a file that was read; `None` when there was one.
    pub(super) fn left_over(&self, position: usize) -> Option<Examined> {
        let is_used = self.is_used.get(position)?.load(Ordering::Relaxed);
        let about = self.account.told().get(position).filter(|_| !is_used)?;
        let name = about.file.as_deref().or(about.title.as_deref());
        let name = name.map_or_else(|| (position + 1).to_string(), str::to_owned);
        Some(told(format!("{}: {name}", self.name), about.to_activity()))
    }
}

/// Archives inside an archive, as temporary files that go when it is closed.
#[derive(Default)]
struct TemporaryFiles(Mutex<Vec<NamedTempFile>>);

impl Spool for TemporaryFiles {
    fn keep(&self, content: &mut dyn Read) -> io::Result<usize> {
        let mut file = NamedTempFile::new()?;
        io::copy(content, &mut file)?;
        let mut files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        files.push(file);
        Ok(files.len() - 1)
    }

    fn open(&self, number: usize) -> io::Result<Box<dyn ReadSeek>> {
        let files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let file = files.get(number).ok_or(io::ErrorKind::NotFound)?;
        Ok(Box::new(File::open(file.path())?))
    }
}
