//! Which version of what counts: corrections resolved, undone entries gone.

use super::{Body, Entry, EntryId, Journal};
use jiff::Timestamp;
use std::collections::{BTreeMap, BTreeSet};

/// One thing that a runner logged, in the version that counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Version<'j> {
    /// The id of the first version. It names the thing whatever was corrected since.
    pub root: EntryId,
    /// The version that counts.
    pub entry: &'j Entry,
    /// Whether two corrections compete, neither of which knew the other. The worse counts until one is withdrawn.
    pub contested: bool,
}

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
    /// Where the things of which there is more than one version begin, by id of any later version.
    roots: BTreeMap<EntryId, Root>,
    pending: Vec<&'j Entry>,
    refused: Vec<RefusedLink>,
}

/// Where an entry that supersedes another leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Root {
    /// To a first version, which may be the entry itself.
    At(EntryId),
    /// To an entry that has not arrived.
    Pending,
}

impl<'j> Folded<'j> {
    pub(super) fn of(journal: &'j Journal) -> Self {
        let (roots, refused) = resolve(journal);
        let mut things: BTreeMap<EntryId, Vec<&Entry>> = BTreeMap::new();
        let mut pending = Vec::new();
        let mut effective = Vec::with_capacity(journal.len());
        let replaced = replaced(journal, &refused);
        for entry in journal.entries() {
            match roots.get(&entry.id()) {
                Some(Root::Pending) => pending.push(entry),
                _ if replaced.contains(&entry.id()) => {}
                Some(Root::At(root)) => things.entry(*root).or_default().push(entry),
                // Nothing names it: it is the only version of itself.
                None => effective.push(Version {
                    root: entry.id(),
                    entry,
                    contested: false,
                }),
            }
        }
        let corrected = things
            .into_iter()
            .filter_map(|(root, ends)| {
                let contested = ends.len() > 1;
                let entry = ends.into_iter().max_by_key(|entry| precedence(entry))?;
                Some(Version {
                    root,
                    entry,
                    contested,
                })
            })
            .filter(|version| !matches!(version.entry.body(), Body::Withdrawn(_)));
        effective.extend(corrected);
        effective.sort_unstable_by_key(|version| version.entry.order());
        pending.sort_unstable_by_key(|entry| entry.order());
        Self {
            journal,
            effective,
            roots,
            pending,
            refused,
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

    /// Corrections and withdrawals of entries that have not arrived. They do not count yet, except in
    /// [`super::Standing`].
    pub fn pending(&self) -> &[&'j Entry] {
        &self.pending
    }

    /// Each "supersedes" that does not count, by entry.
    pub fn refused(&self) -> &[RefusedLink] {
        &self.refused
    }

    /// The id of the first version of what this id is a version of; the id itself when nothing else is known.
    pub fn root(&self, id: EntryId) -> EntryId {
        match self.roots.get(&id) {
            Some(Root::At(root)) => *root,
            Some(Root::Pending) | None => id,
        }
    }

    /// All versions of one thing, its withdrawals included, in the order of writing.
    pub fn history(&self, id: EntryId) -> Vec<&'j Entry> {
        let root = self.root(id);
        let later = self
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

/// Entries that an accepted link replaces.
fn replaced(journal: &Journal, refused: &[RefusedLink]) -> BTreeSet<EntryId> {
    let refused: BTreeSet<EntryId> = refused.iter().map(|link| link.entry).collect();
    journal
        .entries()
        .filter(|entry| !refused.contains(&entry.id()))
        .filter_map(|entry| entry.head().supersedes)
        .collect()
}

/// Follows every link to its end. No recursion: a chain may be as long as the journal.
fn resolve(journal: &Journal) -> (BTreeMap<EntryId, Root>, Vec<RefusedLink>) {
    let mut roots = BTreeMap::new();
    let mut refused = Vec::new();
    for start in journal.entries() {
        let mut path: Vec<&Entry> = Vec::new();
        let mut on_path: BTreeMap<EntryId, usize> = BTreeMap::new();
        let mut at = Some(start);
        // Walk up to a first version, to something known, to a gap, or back onto the path.
        while let Some(entry) = at {
            let id = entry.id();
            let Some(next) = entry.head().supersedes else {
                break;
            };
            if roots.contains_key(&id) {
                break;
            }
            if let Some(&circle) = on_path.get(&id) {
                for member in path.drain(circle..) {
                    let entry = member.id();
                    roots.insert(entry, Root::At(entry));
                    let why = Refusal::Cycle;
                    refused.push(RefusedLink { entry, why });
                }
                break;
            }
            on_path.insert(id, path.len());
            path.push(entry);
            at = journal.get(next);
        }
        for entry in path.into_iter().rev() {
            let (root, why) = root_of(journal, &roots, entry);
            roots.insert(entry.id(), root);
            if let Some(why) = why {
                let entry = entry.id();
                refused.push(RefusedLink { entry, why });
            }
        }
    }
    refused.sort_unstable();
    (roots, refused)
}

/// Where an entry leads to, once that is known of what it supersedes.
fn root_of(
    journal: &Journal,
    roots: &BTreeMap<EntryId, Root>,
    entry: &Entry,
) -> (Root, Option<Refusal>) {
    let Some(target) = entry.head().supersedes.and_then(|id| journal.get(id)) else {
        return (Root::Pending, None);
    };
    let root = match roots.get(&target.id()) {
        Some(Root::Pending) => return (Root::Pending, None),
        Some(Root::At(root)) => *root,
        None => target.id(),
    };
    let kind = journal.get(root).map(|first| first.body().kind());
    let fits = matches!(entry.body(), Body::Withdrawn(_)) || kind == Some(entry.body().kind());
    if fits {
        (Root::At(root), None)
    } else {
        (Root::At(entry.id()), Some(Refusal::OtherKind))
    }
}

/// Of two corrections that do not know each other the worse counts, then the later. A withdrawal gives way to anything,
/// except that a clearance is void when either says so.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "how bad each other kind is, is told below"
)]
fn precedence(entry: &Entry) -> (u32, Timestamp, EntryId) {
    let head = entry.head();
    let weight = match entry.body() {
        Body::Withdrawn(_) => 1,
        Body::Clearance(clearance) => u32::from(!clearance.confirmed) * 2,
        body => 2 + severity(body),
    };
    (weight, head.recorded, head.id)
}

/// How bad an entry is, to compare versions of one thing.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "every other kind says nothing about how bad it is"
)]
fn severity(body: &Body) -> u32 {
    let score = |pain: Option<super::PainScore>| pain.map_or(0, |score| u32::from(score.get()));
    match body {
        Body::Assessment(body) => {
            let levels = body
                .urgency
                .levels_above(crate::urgency::Urgency::SelfManage);
            1000 * u32::from(levels.unsigned_abs())
                + 500 * u32::from(body.suspects_bone())
                + u32::try_from(body.red_flags.len()).unwrap_or(u32::MAX / 2)
        }
        Body::Pain(body) => u32::from(!body.red_flags.is_empty()) * 100 + score(Some(body.score)),
        Body::SessionResult(body) => {
            let flags = u32::from(!body.red_flags.is_empty()) * 100;
            let signs =
                u32::from(body.limp == Some(true)) + u32::from(body.new_night_pain == Some(true));
            let pains = [body.before, body.during, body.at_end, body.one_hour_after];
            flags + signs * 20 + pains.into_iter().map(score).max().unwrap_or(0)
        }
        Body::Walk(body) => u32::from(body.limp == Some(true)) * 20 + score(Some(body.pain)),
        Body::ReadinessTest(body) => u32::from(!body.as_asked) * 20 + score(Some(body.pain)),
        Body::Exercise(body) => score(body.pain),
        _ => 0,
    }
}
