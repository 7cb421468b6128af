//! Corrections followed to what they correct.

use super::{Body, Entry, EntryId, Journal};
use std::collections::BTreeMap;

/// Why a "supersedes" does not count. The entry then stands by itself: nothing is lost by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Refusal {
    /// The entries supersede each other in a circle.
    Cycle,
    /// The entry is of another kind than what it would replace.
    OtherKind,
}

/// A "supersedes" that does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct RefusedLink {
    /// The entry that names another.
    pub entry: EntryId,
    /// Why it does not count.
    pub why: Refusal,
}

/// Where every "supersedes" of a journal leads to.
#[derive(Debug, Clone, Default)]
pub(super) struct Links {
    /// Where the things of which there is more than one version begin, by id of any later version.
    pub(super) roots: BTreeMap<EntryId, Root>,
    /// Which ids may be among them: nearly every id that is asked for is not.
    rough: Rough,
    /// Each link that does not count, by entry.
    pub(super) refused: Vec<RefusedLink>,
}

/// Where an entry that supersedes another leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Root {
    /// To a first version, which may be the entry itself.
    At(EntryId),
    /// To an entry that has not arrived.
    Pending,
}

/// A set of ids that says "maybe" for all that are in it, and seldom for another.
#[derive(Debug, Clone, Default)]
struct Rough {
    /// One bit for each value of the last sixteen bits of an id; none while the set is empty.
    bits: Vec<u64>,
}

impl Rough {
    const WORDS: usize = 1 << 10;

    fn place(id: EntryId) -> (usize, u64) {
        let [.., high, low] = *id.uuid().as_bytes();
        let bit = u16::from_be_bytes([high, low]);
        (usize::from(bit >> 6), 1 << (bit & 63))
    }

    fn insert(&mut self, id: EntryId) {
        self.bits.resize(Self::WORDS, 0);
        let (word, bit) = Self::place(id);
        if let Some(word) = self.bits.get_mut(word) {
            *word |= bit;
        }
    }

    fn may_hold(&self, id: EntryId) -> bool {
        let (word, bit) = Self::place(id);
        self.bits.get(word).is_some_and(|word| word & bit != 0)
    }
}

impl Links {
    fn lead(&mut self, entry: EntryId, root: Root) {
        self.rough.insert(entry);
        self.roots.insert(entry, root);
    }

    /// Follows every link to its end.
    pub(super) fn of(journal: &Journal) -> Self {
        let mut links = Self::default();
        for start in journal.entries() {
            if start.head().supersedes.is_some() {
                links.follow(journal, start);
            }
        }
        links.refused.sort_unstable();
        links
    }

    /// Follows one link to its end, and with it every link on the way. No recursion: a chain may be as long as the
    /// journal.
    fn follow(&mut self, journal: &Journal, start: &Entry) {
        let mut path: Vec<&Entry> = Vec::new();
        let mut on_path: BTreeMap<EntryId, usize> = BTreeMap::new();
        let mut at = Some(start);
        // Walk up to a first version, to something known, to a gap, or back onto the path.
        while let Some(entry) = at {
            let id = entry.id();
            let Some(next) = entry.head().supersedes else {
                break;
            };
            if self.roots.contains_key(&id) {
                break;
            }
            if let Some(&circle) = on_path.get(&id) {
                for member in path.drain(circle..) {
                    self.stands_alone(member.id(), Refusal::Cycle);
                }
                break;
            }
            on_path.insert(id, path.len());
            path.push(entry);
            at = journal.get(next);
        }
        for entry in path.into_iter().rev() {
            self.join(journal, entry);
        }
    }

    fn stands_alone(&mut self, entry: EntryId, why: Refusal) {
        self.lead(entry, Root::At(entry));
        self.refused.push(RefusedLink { entry, why });
    }

    /// Joins an entry to what it supersedes, once that is known of the latter.
    fn join(&mut self, journal: &Journal, entry: &Entry) {
        let target = entry.head().supersedes.and_then(|id| journal.get(id));
        let known = target.map(|target| (target.id(), self.roots.get(&target.id())));
        let root = match known {
            None | Some((_, Some(Root::Pending))) => {
                self.lead(entry.id(), Root::Pending);
                return;
            }
            Some((_, Some(Root::At(root)))) => *root,
            Some((target, None)) => target,
        };
        let kind = journal.get(root).map(|first| first.body().kind());
        let fits = matches!(entry.body(), Body::Withdrawn(_)) || kind == Some(entry.body().kind());
        if fits {
            self.lead(entry.id(), Root::At(root));
        } else {
            self.stands_alone(entry.id(), Refusal::OtherKind);
        }
    }

    /// The id of the first version of what this id is a version of; the id itself when nothing else is known.
    pub(super) fn root(&self, id: EntryId) -> EntryId {
        if !self.rough.may_hold(id) {
            return id;
        }
        match self.roots.get(&id) {
            Some(Root::At(root)) => *root,
            Some(Root::Pending) | None => id,
        }
    }

    /// Entries that an accepted link replaces, in the order of their ids, each once.
    pub(super) fn replaced(&self, journal: &Journal) -> Vec<EntryId> {
        let counts = |id: &&EntryId| {
            let refused = self.refused.binary_search_by_key(*id, |link| link.entry);
            refused.is_err()
        };
        let mut replaced: Vec<EntryId> = self
            .roots
            .keys()
            .filter(counts)
            .filter_map(|id| journal.get(*id)?.head().supersedes)
            .collect();
        replaced.sort_unstable();
        replaced.dedup();
        replaced
    }
}
