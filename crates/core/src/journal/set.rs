//! The set of all entries, which is all that a journal is.

use super::{Entry, EntryId, Folded};
use std::collections::BTreeMap;
use std::fmt;

/// All entries of one runner.
///
/// A function of the *set* of entries: any order, any repetition, any lateness gives an equal journal.
///
/// An id stands for one entry. [`Journal::append`] refuses a second text under a known id. A journal put together from
/// several places keeps both aside in [`Journal::conflicts`]; the one with the smaller canonical bytes counts, everywhere
/// alike, and what is safety-relevant in the other still counts in [`super::Standing`].
///
/// # Example
///
/// ```
/// # use restride_testkit::journal::Pen;
/// use restride_core::journal::{Appended, Journal};
///
/// let mut pen = Pen::new("2026-06-01T07:00:00+02:00[Europe/Berlin]");
/// let first = pen.pain("waking", 3);
/// let mut journal = Journal::default();
/// assert_eq!(journal.append(first.clone()), Ok(Appended::New));
/// assert_eq!(journal.append(first), Ok(Appended::Known), "sent twice");
/// assert_eq!(journal.len(), 1);
/// ```
#[derive(Debug, Clone, Default)]
pub struct Journal {
    /// The entry that counts under its id, in the order of arrival.
    entries: Vec<Entry>,
    /// Where each stands in that list, by id.
    by_id: Vec<usize>,
    /// Every text seen under an id that stands for more than one, the one that counts included.
    conflicts: BTreeMap<EntryId, BTreeMap<String, Entry>>,
}

/// Equal are journals of the same set, whatever the order of arrival was.
impl PartialEq for Journal {
    fn eq(&self, other: &Self) -> bool {
        self.entries().eq(other.entries()) && self.conflicts == other.conflicts
    }
}

/// What appending did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Appended {
    /// The entry is new.
    New,
    /// The same entry was there.
    Known,
}

/// An entry was refused: its id stands for another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Conflict {
    /// The id.
    pub id: EntryId,
}

impl fmt::Display for Conflict {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "id: {} already stands for an entry that says something else",
            self.id
        )
    }
}

impl std::error::Error for Conflict {}

impl Journal {
    /// The journal of these entries.
    pub fn from_entries(entries: impl IntoIterator<Item = Entry>) -> Self {
        let entries: Vec<Entry> = entries.into_iter().collect();
        let mut by_id: Vec<usize> = (0..entries.len()).collect();
        // Most journals arrive as they were written, in the order of their ids.
        if !entries.is_sorted_by_key(Entry::id) {
            by_id.sort_by_cached_key(|&place| entries.get(place).map(Entry::id));
        }
        let ids = || by_id.iter().map(|&place| entries.get(place).map(Entry::id));
        let repeats = ids().zip(ids().skip(1)).any(|(id, next)| id == next);
        if !repeats {
            return Self {
                entries,
                by_id,
                conflicts: BTreeMap::new(),
            };
        }
        let mut journal = Self::default();
        for entry in entries {
            journal.take(entry);
        }
        journal
    }

    /// The same set as [`Journal::from_entries`] of what is here and these.
    pub(crate) fn take_all(&mut self, entries: impl IntoIterator<Item = Entry>) {
        for entry in entries {
            self.take(entry);
        }
    }

    /// Where an id stands in the list by id: its place, or where it would have to be.
    fn find(&self, id: EntryId) -> Result<usize, usize> {
        let id_at = |&place: &usize| self.entries.get(place).map(Entry::id);
        // The common case: the newest of all.
        if self.by_id.last().and_then(id_at) < Some(id) {
            return Err(self.by_id.len());
        }
        self.by_id.binary_search_by_key(&Some(id), id_at)
    }

    /// Puts an entry with a new id where it belongs.
    fn insert(&mut self, slot: usize, entry: Entry) {
        self.by_id.insert(slot, self.entries.len());
        self.entries.push(entry);
    }

    fn take(&mut self, entry: Entry) {
        let id = entry.id();
        let slot = match self.find(id) {
            Ok(slot) => slot,
            Err(slot) => return self.insert(slot, entry),
        };
        let place = self.by_id.get(slot).copied();
        let Some(known) = place.and_then(|place| self.entries.get_mut(place)) else {
            return;
        };
        let (known_text, text) = (known.to_json(), entry.to_json());
        if known_text == text {
            return;
        }
        let versions = self.conflicts.entry(id).or_default();
        versions.insert(known_text, known.clone());
        versions.insert(text, entry);
        if let Some(smallest) = versions.values().next() {
            known.clone_from(smallest);
        }
    }

    /// Adds one entry.
    ///
    /// # Errors
    ///
    /// [`Conflict`] when the id stands for an entry that says something else. The journal is unchanged then.
    pub fn append(&mut self, entry: Entry) -> Result<Appended, Conflict> {
        let id = entry.id();
        let slot = match self.find(id) {
            Ok(slot) => slot,
            Err(slot) => {
                self.insert(slot, entry);
                return Ok(Appended::New);
            }
        };
        let text = entry.to_json();
        let is_known = self
            .at(slot)
            .is_some_and(|known| *known == entry || known.to_json() == text);
        let in_conflict = self.conflicts.get(&id);
        if is_known || in_conflict.is_some_and(|texts| texts.contains_key(&text)) {
            Ok(Appended::Known)
        } else {
            Err(Conflict { id })
        }
    }

    fn at(&self, slot: usize) -> Option<&Entry> {
        self.arrived(*self.by_id.get(slot)?)
    }

    /// The entry that arrived at this place, from 0.
    pub(super) fn arrived(&self, place: usize) -> Option<&Entry> {
        self.entries.get(place)
    }

    /// Places of arrival, by id.
    pub(super) fn places(&self) -> &[usize] {
        &self.by_id
    }

    /// How many ids there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The entry that counts under this id; `None` when there is none.
    pub fn get(&self, id: EntryId) -> Option<&Entry> {
        self.find(id).ok().and_then(|slot| self.at(slot))
    }

    /// The entries that count under their ids, by id: superseded ones and withdrawals included.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.by_id
            .iter()
            .filter_map(|&place| self.entries.get(place))
    }

    /// Ids that stand for several entries, each with all of them, the one that counts first.
    pub fn conflicts(&self) -> impl Iterator<Item = (EntryId, Vec<&Entry>)> {
        self.conflicts
            .iter()
            .map(|(id, versions)| (*id, versions.values().collect()))
    }

    /// Whether this id stands for several entries.
    pub fn is_in_conflict(&self, id: EntryId) -> bool {
        self.conflicts.contains_key(&id)
    }

    /// Every entry there is, by id, with all texts of an id in conflict.
    pub fn everything(&self) -> impl Iterator<Item = &Entry> {
        self.entries().flat_map(|entry| {
            let versions = self.conflicts.get(&entry.id());
            let one = versions.is_none().then_some(entry);
            one.into_iter()
                .chain(versions.into_iter().flat_map(BTreeMap::values))
        })
    }

    /// All texts of an id.
    pub(crate) fn texts(&self, id: EntryId) -> impl Iterator<Item = &Entry> {
        let versions = self.conflicts.get(&id);
        let one = self.get(id).filter(|_| versions.is_none());
        let versions = versions.into_iter().flat_map(BTreeMap::values);
        one.into_iter().chain(versions)
    }

    /// Which version of what counts.
    pub fn fold(&self) -> Folded<'_> {
        Folded::of(self)
    }
}
