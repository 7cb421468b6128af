//! Recordings of one run put together, and taken apart again.

use super::write::{corrected, recording};
use crate::arguments::{RunSameOptions, RunSplitOptions};
use crate::failure::Failure;
use crate::journal::entry_words::EntryWords;
use crate::journal::{Work, written};
use restride_app::desk::Draft;
use restride_app::diary;
use restride_core::journal::{Body, Folded};
use restride_core::runs::Recording;

/// Marks the first run as another recording of the second.
pub(super) fn same(
    work: &mut Work<'_>,
    words: EntryWords<'_>,
    options: &RunSameOptions,
) -> Result<(), Failure> {
    let journal = work.read()?;
    let folded = journal.fold();
    let runs = super::all(&folded, work.care());
    let (one, named) = super::found(&folded, &runs, "ID", &options.run)?;
    let (other, other_named) = super::found(&folded, &runs, "OTHER", &options.other)?;
    if one.id == other.id {
        return Err(Failure::new("OTHER: the two are one run already")
            .hint("restride runs show ID lists its recordings"));
    }
    if one.content.sport != other.content.sport {
        return Err(Failure::new(format!(
            "OTHER: expected a {}, found a {}",
            one.content.sport.key(),
            other.content.sport.key()
        ))
        .hint("put the sport right first: restride runs edit ID --sport run"));
    }
    let one = recording(one, named, "ID")?;
    let other = recording(other, other_named, "OTHER")?;
    let mut drafts = Vec::new();
    drafts.extend(with_same_as(one, Some(other.id)));
    // A run that was taken for one of its own stays so until it is said otherwise.
    if stands_alone(other) {
        drafts.extend(with_same_as(other, None));
    }
    let logged = work.run(async |desk| diary::log(desk, drafts).await)?;
    written::print(words, &logged, work.now(), &[], options.format)
}

/// Marks a recording as a run of its own. Recordings that named it become recordings of each other.
pub(super) fn split(
    work: &mut Work<'_>,
    words: EntryWords<'_>,
    options: &RunSplitOptions,
) -> Result<(), Failure> {
    let journal = work.read()?;
    let folded = journal.fold();
    let runs = super::all(&folded, work.care());
    let (activity, named) = super::found(&folded, &runs, "ID", &options.run)?;
    let apart = recording(activity, named, "ID")?;
    if activity.recordings.len() < 2 {
        return Err(
            Failure::new("ID: there is only one recording of this run").hint(
                "restride runs show ID lists the recordings of a run; split takes one of several",
            ),
        );
    }
    let mut drafts: Vec<Draft> = with_same_as(apart, Some(apart.id)).into_iter().collect();
    let naming: Vec<&Recording<'_>> = activity
        .recordings
        .iter()
        .filter(|it| it.id != apart.id && names(&folded, it, apart))
        .collect();
    let first = naming.first().map(|it| it.id);
    for it in naming {
        let same_as = first.filter(|first| *first != it.id);
        drafts.extend(with_same_as(it, same_as));
    }
    let logged = work.run(async |desk| diary::log(desk, drafts).await)?;
    written::print(words, &logged, work.now(), &[], options.format)
}

fn names(folded: &Folded<'_>, one: &Recording<'_>, other: &Recording<'_>) -> bool {
    let named = match one.entry.body() {
        Body::Run(run) => run.same_as,
        _ => None,
    };
    named.is_some_and(|id| folded.root(id) == other.id)
}

fn stands_alone(one: &Recording<'_>) -> bool {
    matches!(one.entry.body(), Body::Run(run) if run.same_as == Some(one.id))
}

/// The recording with another word on what it is a recording of.
fn with_same_as(
    of: &Recording<'_>,
    same_as: Option<restride_core::journal::EntryId>,
) -> Option<Draft> {
    let Body::Run(run) = of.entry.body() else {
        return None;
    };
    let mut run = run.as_ref().clone();
    run.same_as = same_as;
    Some(corrected(of, run))
}
