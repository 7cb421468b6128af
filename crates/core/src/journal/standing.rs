//! What no edit can take back: the worst that was said since the last clearance.

use super::sort::Sort;
use super::{Body, Clearance, Entry, EntryId, Folded, Key, PainScore};
use crate::urgency::Urgency;
use jiff::Timestamp;
use std::collections::BTreeSet;

/// Every version of everything that speaks of safety and that no clearance covers.
///
/// A correction or a withdrawal changes what *counts* ([`Folded::effective`]) and nothing here: a lock looks at what was
/// ever said. Versions that lost a conflict and corrections of entries that have not arrived stand here as well. Only a
/// clearance takes something out, and only what **both** happened and was written down before both of its times: an alarm
/// that was logged on a phone without network and arrives late was not known to the clinician.
///
/// A clearance counts when the runner confirmed it, it was never withdrawn (not even for a while: a new one is needed
/// then), and its id stands for nothing else. Editing one cannot make it cover more: each of its versions must cover an
/// entry. A later edit of an entry that was cleared
/// stands again, for it was written after the clearance.
///
/// # Example
///
/// ```
/// # use restride_testkit::journal::Pen;
/// use restride_core::journal::{Journal, Standing};
/// use restride_core::urgency::Urgency;
///
/// let mut pen = Pen::new("2026-06-01T07:00:00+02:00[Europe/Berlin]");
/// let alarm = pen.assessment("emergency");
/// let undo = pen.withdraw(&alarm);
/// let mut journal = Journal::from_entries([alarm, undo]);
/// assert!(journal.fold().effective().is_empty());
/// assert_eq!(Standing::of(&journal.fold()).urgency(), Some(Urgency::Emergency));
///
/// journal.append(pen.clearance(true))?;
/// assert_eq!(Standing::of(&journal.fold()).urgency(), None);
/// # Ok::<(), restride_core::journal::Conflict>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Standing<'j> {
    entries: Vec<&'j Entry>,
}

impl<'j> Standing<'j> {
    /// What stands in this journal.
    pub fn of(folded: &Folded<'j>) -> Self {
        let clearances = clearances(folded);
        let entries = folded.journal().everything();
        let entries = entries.filter(|entry| speaks_of_safety(entry.body()));
        Self::of_those(folded, &clearances, entries)
    }

    /// The same of the entries that matter to the caller, with the clearances that count.
    pub(crate) fn of_those(
        folded: &Folded<'j>,
        clearances: &[Vec<(&'j Entry, &'j Clearance)>],
        entries: impl Iterator<Item = &'j Entry>,
    ) -> Self {
        let scopes: Vec<Scope> = clearances
            .iter()
            .filter_map(|versions| Scope::of(folded, versions))
            .collect();
        let mut entries: Vec<&Entry> = entries
            .filter(|entry| !scopes.iter().any(|scope| scope.covers(folded, entry)))
            .collect();
        entries.sort_by_key(|entry| entry.order());
        Self { entries }
    }

    /// The entries, in the order in which they happened.
    pub fn entries(&self) -> &[&'j Entry] {
        &self.entries
    }

    /// The same for one episode: what names it, and what names none.
    #[must_use]
    pub fn of_episode(&self, folded: &Folded<'j>, episode: EntryId) -> Self {
        let root = folded.root(episode);
        let is_of = |entry: &&&Entry| {
            let named = folded.episode_of(entry);
            named.is_none_or(|named| named == root)
        };
        Self {
            entries: self.entries.iter().filter(is_of).copied().collect(),
        }
    }

    /// The most urgent assessment; `None` when none stands.
    pub fn urgency(&self) -> Option<Urgency> {
        let urgencies = self.entries.iter().filter_map(|entry| {
            let Body::Assessment(assessment) = entry.body() else {
                return None;
            };
            Some(assessment.urgency)
        });
        urgencies.max()
    }

    /// Whether an assessment that stands suspected the bone, or may have.
    pub fn suspects_bone(&self) -> bool {
        self.entries.iter().any(|entry| {
            matches!(entry.body(), Body::Assessment(assessment) if assessment.suspects_bone())
        })
    }

    /// Every red flag that was reported, in assessments, in results of runs and with a pain.
    pub fn red_flags(&self) -> BTreeSet<&'j Key> {
        let flags = self.entries.iter().flat_map(|entry| {
            let flags: &[Key] = if let Body::Assessment(assessment) = entry.body() {
                &assessment.red_flags
            } else if let Body::SessionResult(result) = entry.body() {
                &result.red_flags
            } else if let Body::Pain(pain) = entry.body() {
                &pain.red_flags
            } else {
                &[]
            };
            flags
        });
        flags.collect()
    }

    /// The worst pain; `None` when none stands.
    pub fn worst_pain(&self) -> Option<PainScore> {
        self.entries
            .iter()
            .filter_map(|entry| entry.body().worst_pain())
            .max()
    }

    /// Entries of a newer program: what they say is not known, so nothing may be concluded from their silence.
    pub fn unread(&self) -> usize {
        let is_unread = |entry: &&&Entry| matches!(entry.body(), Body::Unknown(_));
        self.entries.iter().filter(is_unread).count()
    }
}

fn speaks_of_safety(body: &Body) -> bool {
    matches!(
        body,
        Body::Assessment(_)
            | Body::Pain(_)
            | Body::SessionResult(_)
            | Body::Walk(_)
            | Body::ReadinessTest(_)
            | Body::Exercise(_)
            | Body::Unknown(_)
    )
}

/// Each clearance that counts, with all its versions.
pub(crate) fn clearances<'j>(folded: &Folded<'j>) -> Vec<Vec<(&'j Entry, &'j Clearance)>> {
    let counting = folded.of_sort(Sort::Clearance).filter(
        |version| matches!(version.entry.body(), Body::Clearance(clearance) if clearance.confirmed),
    );
    // A text that lost its id to another may be a correction or a withdrawal: what it names is in doubt as well.
    let in_doubt: BTreeSet<EntryId> = folded
        .journal()
        .conflicts()
        .flat_map(|(_, texts)| texts)
        .filter_map(|entry| entry.head().supersedes)
        .collect();
    counting
        .filter_map(|version| {
            let history = folded.history(version.root);
            let mut versions = Vec::with_capacity(history.len());
            for entry in history {
                let id = entry.id();
                let refused = folded.refused().iter().any(|link| link.entry == id);
                let is_in_conflict = folded.journal().is_in_conflict(id) || in_doubt.contains(&id);
                if refused || is_in_conflict {
                    return None;
                }
                let Body::Clearance(clearance) = entry.body() else {
                    return None;
                };
                versions.push((entry, clearance));
            }
            Some(versions)
        })
        .collect()
}

/// What a clearance covers: what every version of it covers.
struct Scope {
    /// What happened and was written down before this: the earliest time that any version says, of either kind.
    before: Timestamp,
    /// And belongs to each of these episodes; none is everything.
    episodes: Vec<EntryId>,
}

impl Scope {
    /// `None` when there is no version.
    fn of(folded: &Folded<'_>, versions: &[(&Entry, &Clearance)]) -> Option<Self> {
        let episodes = versions
            .iter()
            .filter_map(|(_, clearance)| clearance.episode);
        Some(Self {
            before: versions
                .iter()
                .map(|(given, _)| given.earlier_time())
                .min()?,
            episodes: episodes.map(|episode| folded.root(episode)).collect(),
        })
    }

    fn covers(&self, folded: &Folded<'_>, entry: &Entry) -> bool {
        if entry.later_time() >= self.before {
            return false;
        }
        if self.episodes.is_empty() {
            return true;
        }
        let root = folded.episode_of(entry);
        self.episodes.iter().all(|episode| root == Some(*episode))
    }
}
