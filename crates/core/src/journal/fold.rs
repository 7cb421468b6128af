//! Which version of what counts: corrections resolved, undone entries gone.

use super::links::{Links, Root};
use super::order::Order;
use super::sort::Sort;
use super::{Entry, EntryId, Journal, RefusedLink};
use jiff::Timestamp;
use std::borrow::Cow;

/// One thing that a runner logged, in the version that counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Version<'j> {
    /// The id of the first version. It names the thing whatever was corrected since.
    pub root: EntryId,
    /// The version that counts.
    pub entry: &'j Entry,
    /// Whether two corrections compete, neither of which knew the other. The worse counts until one is withdrawn.
    pub contested: bool,
    sort: Sort,
}

impl Version<'_> {
    /// What sort of thing it is, roughly, without a look at the entry.
    pub(crate) const fn sort(&self) -> Sort {
        self.sort
    }
}

/// A journal with its corrections resolved. A function of the set of entries.
///
/// # Example
///
/// ```
/// # use restride_testkit::journal::{Pen, pain_body};
/// use restride_core::journal::{Body, Journal};
///
/// let mut pen = Pen::new("2026-06-01T07:00:00+02:00[Europe/Berlin]");
/// let typo = pen.pain("waking", 8);
/// let meant = pen.correct(&typo, &pain_body("waking", 3));
/// let journal = Journal::from_entries([meant, typo.clone()]);
/// let folded = journal.fold();
/// let [version] = folded.effective() else { unreachable!() };
/// assert_eq!(version.root, typo.id());
/// assert!(matches!(version.entry.body(), Body::Pain(pain) if pain.score.get() == 3));
/// ```
#[derive(Debug)]
pub struct Folded<'j> {
    journal: &'j Journal,
    effective: Vec<Version<'j>>,
    pending: Vec<&'j Entry>,
    links: Cow<'j, Links>,
}

impl<'j> Folded<'j> {
    pub(super) fn of(journal: &'j Journal) -> Self {
        let (order, links) = Order::of(journal);
        Self::seen(journal, &order, Cow::Owned(links))
    }

    /// What an order that is known already looks like.
    pub(super) fn seen(journal: &'j Journal, order: &Order, links: Cow<'j, Links>) -> Self {
        let effective = order.effective.iter().filter_map(|place| {
            Some(Version {
                root: place.root,
                entry: journal.arrived(place.arrived)?,
                contested: place.contested,
                sort: place.sort,
            })
        });
        let pending = order.pending.iter();
        Self {
            journal,
            effective: effective.collect(),
            pending: pending
                .filter_map(|&place| journal.arrived(place))
                .collect(),
            links,
        }
    }

    /// The journal behind it.
    pub const fn journal(&self) -> &'j Journal {
        self.journal
    }

    /// What counts, in the order in which it happened (then of writing, then of ids).
    pub fn effective(&self) -> &[Version<'j>] {
        &self.effective
    }

    /// What counts of one sort, in the same order.
    pub(crate) fn of_sort(&self, sort: Sort) -> impl DoubleEndedIterator<Item = &Version<'j>> {
        let versions = self.effective.iter();
        versions.filter(move |version| version.sort == sort)
    }

    /// What counts and happened between two times, the first one included.
    pub(crate) fn between(&self, from: Timestamp, until: Timestamp) -> &[Version<'j>] {
        let place = |at: Timestamp| {
            let is_before = |version: &Version<'_>| version.entry.happened().instant() < at;
            self.effective.partition_point(is_before)
        };
        let (from, until) = (place(from), place(until));
        self.effective.get(from..until).unwrap_or_default()
    }

    /// Corrections and withdrawals of entries that have not arrived. They do not count yet, except in
    /// [`super::Standing`].
    pub fn pending(&self) -> &[&'j Entry] {
        &self.pending
    }

    /// Each "supersedes" that does not count, by entry.
    pub fn refused(&self) -> &[RefusedLink] {
        &self.links.refused
    }

    /// Every entry that supersedes another and counts under its id.
    pub(crate) fn corrections(&self) -> impl Iterator<Item = &'j Entry> {
        let corrections = self.links.roots.keys();
        corrections.filter_map(|id| self.journal.get(*id))
    }

    /// The id of the first version of what this id is a version of; the id itself when nothing else is known.
    pub fn root(&self, id: EntryId) -> EntryId {
        self.links.root(id)
    }

    /// The id of the first version of the episode that an entry names; `None` when it names none.
    pub fn episode_of(&self, entry: &Entry) -> Option<EntryId> {
        entry.body().episode().map(|named| self.root(named))
    }

    /// All versions of one thing, its withdrawals included, in the order of writing.
    pub fn history(&self, id: EntryId) -> Vec<&'j Entry> {
        let root = self.root(id);
        let later = self
            .links
            .roots
            .iter()
            .filter(|(later, at)| **at == Root::At(root) && **later != root);
        let mut versions: Vec<&Entry> = later
            .map(|(later, _)| *later)
            .chain([root])
            .filter_map(|version| self.journal.get(version))
            .collect();
        versions.sort_unstable_by_key(|entry| (entry.head().recorded, entry.id()));
        versions
    }
}
