//! From the paths that were given to files to read: folders are looked through, archives opened.

use super::archive::OpenArchive;
use crate::failure::Failure;
use restride_app::import::{Examined, examine, refused, unreadable};
use restride_app::store::FileHash;
use restride_import::archive::ToldShoe;
use restride_import::{BYTES_TO_TELL, Kind, Limits, Refusal};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

/// How deep folders may lie in each other.
const DEEPEST: usize = 32;

/// What was found to import.
#[derive(Default)]
pub(super) struct Found {
    jobs: Vec<Job>,
    shoes: Vec<ToldShoe>,
}

impl Found {
    pub(super) fn len(&self) -> usize {
        self.jobs.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.jobs.is_empty()
    }

    pub(super) fn into_jobs(self) -> Vec<Job> {
        self.jobs
    }

    /// The shoes that accounts know.
    pub(super) fn shoes(&self) -> &[ToldShoe] {
        &self.shoes
    }

    fn add(&mut self, path: &Path, name: String, bytes: u64, limits: &Limits) {
        if !is_archive(path) {
            let path = path.to_owned();
            return self.jobs.push(Job::File { name, path, bytes });
        }
        match OpenArchive::open(path, name.clone(), limits) {
            Ok(archive) => self.add_archive(&Arc::new(archive)),
            Err(refusal) => self.jobs.push(Job::Refused { name, refusal }),
        }
    }

    fn add_archive(&mut self, archive: &Arc<OpenArchive>) {
        self.shoes.extend_from_slice(archive.shoes());
        let entries = archive.entries().map(|(position, bytes)| Job::Entry {
            archive: Arc::clone(archive),
            position,
            bytes,
        });
        self.jobs.extend(entries);
        // Behind all of its files: by then it is known which rows have none.
        let told = (0..archive.told()).map(|position| Job::Told {
            archive: Arc::clone(archive),
            position,
        });
        self.jobs.extend(told);
    }
}

/// Whether it is an archive, by how it begins. What cannot be read is told later.
fn is_archive(path: &Path) -> bool {
    let mut beginning = Vec::new();
    let read = File::open(path).and_then(|file| {
        let most = u64::try_from(BYTES_TO_TELL).unwrap_or(u64::MAX);
        file.take(most).read_to_end(&mut beginning)
    });
    read.is_ok() && Kind::of(&beginning) == Kind::Zip
}

/// One thing to read.
pub(super) enum Job {
    /// A file.
    File {
        name: String,
        path: PathBuf,
        bytes: u64,
    },
    /// An entry of an archive.
    Entry {
        archive: Arc<OpenArchive>,
        position: usize,
        bytes: u64,
    },
    /// What an account tells about an activity, if none of its files is about it.
    Told {
        archive: Arc<OpenArchive>,
        position: usize,
    },
    /// An archive that cannot be opened.
    Refused { name: String, refusal: Refusal },
}

impl Job {
    /// How large it is.
    pub(super) const fn bytes(&self) -> u64 {
        match self {
            Self::File { bytes, .. } | Self::Entry { bytes, .. } => *bytes,
            Self::Told { .. } | Self::Refused { .. } => 0,
        }
    }

    /// Whether it comes after everything that was read before.
    pub(super) const fn is_told(&self) -> bool {
        matches!(self, Self::Told { .. })
    }

    /// Reads and examines it.
    pub(super) fn examine(self, limits: &Limits, known: &BTreeSet<FileHash>) -> Option<Examined> {
        match self {
            Self::File { name, path, .. } => Some(match whole(&path, limits.file_bytes) {
                Ok(bytes) => examine(name, &bytes, limits, known),
                Err(_) => unreadable(name),
            }),
            Self::Entry {
                archive, position, ..
            } => archive.examine(position, limits, known),
            Self::Told { archive, position } => archive.left_over(position),
            Self::Refused { name, refusal } => Some(refused(name, refusal)),
        }
    }
}

/// One byte more than the limit, so that what is too large is seen to be.
fn whole(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?
        .take(limit.saturating_add(1))
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A file as it lay there: when it changes, it is another one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct State {
    bytes: u64,
    changed: Option<SystemTime>,
}

/// The paths that were given, and which of their files were seen.
pub(super) struct Sources {
    paths: Vec<PathBuf>,
    taken: BTreeMap<PathBuf, State>,
    /// Files that were there at the last look and may still be growing.
    growing: BTreeMap<PathBuf, State>,
}

impl Sources {
    /// Refuses paths that are not there, before anything is done.
    pub(super) fn new(paths: &[PathBuf]) -> Result<Self, Failure> {
        for path in paths {
            fs::metadata(path).map_err(|error| {
                Failure::new(format!("PATH: cannot read {}: {error}", path.display()))
                    .hint("give files, folders, or the archive of an account as it was downloaded; nothing was imported")
            })?;
        }
        Ok(Self {
            paths: paths.to_vec(),
            taken: BTreeMap::new(),
            growing: BTreeMap::new(),
        })
    }

    /// Everything that is there.
    pub(super) fn find(&mut self) -> Result<Found, Failure> {
        self.taken = self.look()?;
        Ok(jobs(&self.taken, &self.paths))
    }

    /// What was added since, and no longer grows.
    pub(super) fn added(&mut self) -> Result<Found, Failure> {
        let mut new = self.look()?;
        new.retain(|path, state| self.taken.get(path) != Some(state));
        let mut done = new.clone();
        done.retain(|path, state| self.growing.get(path) == Some(state));
        self.growing = new;
        self.taken.extend(done.clone());
        Ok(jobs(&done, &self.paths))
    }

    fn look(&self) -> Result<BTreeMap<PathBuf, State>, Failure> {
        let mut files = BTreeMap::new();
        for path in &self.paths {
            look(path, 0, &mut files).map_err(|error| {
                Failure::new(format!("PATH: cannot read {}: {error}", path.display()))
            })?;
        }
        Ok(files)
    }
}

/// Looks through a folder in the order of names. Hidden files are passed over, and links are not followed: what is given
/// by name is read whatever it is.
fn look(path: &Path, depth: usize, files: &mut BTreeMap<PathBuf, State>) -> io::Result<()> {
    let about = fs::metadata(path)?;
    if !about.is_dir() {
        let state = State {
            bytes: about.len(),
            changed: about.modified().ok(),
        };
        files.insert(path.to_owned(), state);
        return Ok(());
    }
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
        let kind = entry.file_type()?;
        if is_hidden || kind.is_symlink() || (kind.is_dir() && depth == DEEPEST) {
            continue;
        }
        if kind.is_dir() || kind.is_file() {
            // What vanished in the meantime, or cannot be entered, stops nothing.
            look(&entry.path(), depth + 1, files).ok();
        }
    }
    Ok(())
}

fn jobs(files: &BTreeMap<PathBuf, State>, given: &[PathBuf]) -> Found {
    let limits = Limits::default();
    let mut found = Found::default();
    for (path, state) in files {
        found.add(path, name(path, given), state.bytes, &limits);
    }
    found
}

/// The name under which a file is told: below the folder that was given.
fn name(path: &Path, given: &[PathBuf]) -> String {
    let below = given.iter().find_map(|given| path.strip_prefix(given).ok());
    let below = below.filter(|below| !below.as_os_str().is_empty());
    let name = below.or_else(|| path.file_name().map(Path::new));
    name.unwrap_or(path).display().to_string()
}
