//! A journal that is kept folded while entries arrive.

use super::links::Links;
use super::order::Order;
use super::{Appended, Conflict, Entry, EntryId, Folded, Journal};
use std::borrow::Cow;

/// A journal together with what counts in it, for a program that stays: one more entry costs no new fold.
///
/// Whatever arrives in whatever order, [`Ledger::fold`] equals [`Journal::fold`] of the same entries.
///
/// # Example
///
/// ```
/// # use restride_testkit::journal::Pen;
/// use restride_core::journal::{Journal, Ledger};
///
/// let mut pen = Pen::new("2026-06-01T07:00:00+02:00[Europe/Berlin]");
/// let mut ledger = Ledger::new(Journal::from_entries([pen.pain("waking", 3)]));
/// ledger.append(pen.pain("evening", 2))?;
/// assert_eq!(ledger.fold().effective().len(), 2);
/// # Ok::<(), restride_core::journal::Conflict>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    journal: Journal,
    order: Order,
    links: Links,
}

impl Ledger {
    /// Folds a journal once.
    pub fn new(journal: Journal) -> Self {
        let (order, links) = Order::of(&journal);
        Self {
            journal,
            order,
            links,
        }
    }

    /// Adds one entry. One that stands by itself is put where it belongs; after a correction, or an entry that a
    /// correction was waiting for, everything is folded again.
    ///
    /// # Errors
    ///
    /// [`Conflict`] when the id stands for an entry that says something else. Nothing is changed then.
    pub fn append(&mut self, entry: Entry) -> Result<Appended, Conflict> {
        let id = entry.id();
        let stands_alone = entry.head().supersedes.is_none() && !self.is_waited_for(&entry);
        let arrived = self.journal.len();
        if self.journal.append(entry)? == Appended::Known {
            return Ok(Appended::Known);
        }
        match self.journal.arrived(arrived).filter(|_| stands_alone) {
            Some(entry) if entry.id() == id => self.order.insert(&self.journal, entry, arrived),
            Some(_) | None => (self.order, self.links) = Order::of(&self.journal),
        }
        Ok(Appended::New)
    }

    /// Whether a correction that arrived earlier waits for this entry.
    pub(crate) fn is_waited_for(&self, entry: &Entry) -> bool {
        let mut waiting = self.order.pending.iter();
        waiting.any(|&place| {
            let names = self
                .journal
                .arrived(place)
                .map(|late| late.head().supersedes);
            names == Some(Some(entry.id()))
        })
    }

    /// The id of the first version of what this id is a version of; the id itself when nothing else is known.
    pub(crate) fn root(&self, id: EntryId) -> EntryId {
        self.links.root(id)
    }

    /// The journal.
    pub const fn journal(&self) -> &Journal {
        &self.journal
    }

    /// What counts in it. This is known already: it costs about as much as copying a list.
    pub fn fold(&self) -> Folded<'_> {
        Folded::seen(&self.journal, &self.order, Cow::Borrowed(&self.links))
    }
}
