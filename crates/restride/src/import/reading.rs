//! Reads and examines files on all cores, a bounded number of them ahead of the one that writes.

use super::sources::{Found, Job};
use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};
use restride_app::import::Examined;
use restride_app::store::FileHash;
use restride_import::Limits;
use std::collections::BTreeSet;
use std::sync::mpsc::{IntoIter, sync_channel};
use std::thread;

/// The most files that are read together.
const LARGEST_GROUP: usize = 64;

/// The most bytes of files that are read together; a larger one is read alone.
const GROUP_BYTES: u64 = 8 << 20;

/// The first group is small, so that it soon shows how fast it goes.
const FIRST_GROUP: usize = 8;

/// Files that were read together.
pub(super) struct Group {
    /// How many jobs it was: files, or entries of archives.
    pub(super) jobs: usize,
    /// What was found in them, in their order.
    pub(super) files: Vec<Examined>,
}

/// Starts reading. Groups come in the order of the jobs; when nobody takes them any more, reading ends.
pub(super) fn start(found: Found, known: BTreeSet<FileHash>) -> IntoIter<Group> {
    let (sender, receiver) = sync_channel(1);
    thread::spawn(move || {
        let limits = Limits::default();
        let mut jobs = found.into_jobs().into_iter().peekable();
        let mut most = FIRST_GROUP;
        while jobs.peek().is_some() {
            let mut group: Vec<Job> = Vec::new();
            let mut bytes = 0;
            while let Some(job) = jobs.next_if(|job| {
                let fits = group.len() < most && bytes + job.bytes() <= GROUP_BYTES;
                let is_alike = group
                    .first()
                    .is_none_or(|first| first.is_told() == job.is_told());
                group.is_empty() || (fits && is_alike)
            }) {
                bytes += job.bytes();
                group.push(job);
            }
            most = LARGEST_GROUP;
            let jobs = group.len();
            let examined = group
                .into_par_iter()
                .map(|job| job.examine(&limits, &known));
            let examined: Vec<Option<Examined>> = examined.collect();
            let files = examined.into_iter().flatten().collect();
            if sender.send(Group { jobs, files }).is_err() {
                break;
            }
        }
    });
    receiver.into_iter()
}
