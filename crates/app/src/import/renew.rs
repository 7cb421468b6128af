//! Working runs out anew from their files, when the rules by which that is done have changed.

use super::body::run_of;
use crate::desk::{Desk, Draft};
use crate::error::AppError;
use crate::journal;
use crate::store::{Expect, FileHash, Store};
use restride_core::journal::{Body, Entry, EntryId, Happened, Run};
use restride_import::{Activity, Limits, read_file};
use std::collections::BTreeMap;

/// What was worked out anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Renewed {
    /// Runs whose numbers changed: each has a correction now.
    pub changed: u32,
    /// Runs whose numbers stayed as they were.
    pub same: u32,
    /// Runs whose file is not kept, or cannot be read as before.
    pub without_file: u32,
}

/// A run that was worked out by older rules.
struct Outdated {
    id: EntryId,
    happened: Happened,
    run: Run,
    part: u32,
}

/// Works out anew every run that was worked out by rules older than `derivation`, from its own file. What the runner or an
/// account said about it (shoes, title, words, effort, another recording) stays; a run that the runner corrected by hand
/// says no version, and is left alone.
///
/// # Errors
///
/// [`AppError`]; what was renewed before stays renewed.
pub async fn renew<S: Store>(
    desk: &mut Desk<'_, S>,
    derivation: u32,
    limits: &Limits,
) -> Result<Renewed, AppError> {
    let read = journal::read(desk.store, desk.runner).await?;
    let mut by_file: BTreeMap<FileHash, Vec<Outdated>> = BTreeMap::new();
    for version in read.journal.fold().effective() {
        let Body::Run(run) = version.entry.body() else {
            continue;
        };
        let is_older = run.derivation.is_some_and(|version| version < derivation);
        if let (true, Some(file), Some(part)) = (is_older, FileHash::of_run(run), run.file_part) {
            by_file.entry(file).or_default().push(Outdated {
                id: version.entry.id(),
                happened: version.entry.head().happened.clone(),
                run: run.as_ref().clone(),
                part,
            });
        }
    }
    let mut renewed = Renewed::default();
    for (file, outdated) in by_file {
        let bytes = desk.store.file(desk.runner, &file).await?;
        let activities = bytes.map(|bytes| read_file(&bytes, limits).activities);
        let activities = activities.unwrap_or_default();
        let mut entries = Vec::new();
        for old in outdated {
            let activity = activities.iter().find(|activity| activity.part == old.part);
            match activity.map(|activity| again(&old.run, activity, derivation)) {
                None => renewed.without_file += 1,
                Some(run) => {
                    let as_before = Run {
                        derivation: old.run.derivation,
                        ..run.clone()
                    };
                    let is_same = as_before == old.run;
                    renewed.same += u32::from(is_same);
                    renewed.changed += u32::from(!is_same);
                    entries.push(correction(desk, &old, run)?);
                }
            }
        }
        let now = desk.now.timestamp();
        desk.store
            .append(desk.runner, Expect::Anything, &entries, now)
            .await?;
    }
    Ok(renewed)
}

fn correction<S: Store>(
    desk: &mut Desk<'_, S>,
    old: &Outdated,
    run: Run,
) -> Result<Entry, AppError> {
    desk.entry(Draft {
        happened: old.happened.clone(),
        supersedes: Some(old.id),
        body: Body::Run(Box::new(run)),
    })
}

/// The run as it is worked out now, with everything that does not come from the numbers of the file.
fn again(old: &Run, activity: &Activity, derivation: u32) -> Run {
    let mut run = run_of(activity);
    run.derivation = Some(derivation);
    run.effort = old.effort.or(run.effort);
    run.title.clone_from(&old.title);
    run.note.clone_from(&old.note);
    run.gear.clone_from(&old.gear);
    run.file.clone_from(&old.file);
    run.file_name.clone_from(&old.file_name);
    run.shoe = old.shoe;
    run.batch = old.batch;
    run.same_as = old.same_as;
    run
}
