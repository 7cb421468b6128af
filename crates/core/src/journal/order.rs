//! What counts, in the order in which it happened.

use super::links::{Links, Root};
use super::sort::Sort;
use super::{Body, Entry, EntryId, Journal};
use jiff::Timestamp;
use std::collections::BTreeMap;

/// What counts and what waits, as places of arrival in a journal, so that it can be kept beside one.
#[derive(Debug, Clone, Default)]
pub(super) struct Order {
    pub(super) effective: Vec<Place>,
    pub(super) pending: Vec<usize>,
}

/// One thing that counts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// The id of the first version.
    pub(super) root: EntryId,
    /// Where the version that counts stands in the order of arrival.
    pub(super) arrived: usize,
    /// Whether corrections compete.
    pub(super) contested: bool,
    pub(super) sort: Sort,
}

impl Place {
    /// An entry that is the only version of itself.
    pub(super) const fn alone(entry: &Entry, arrived: usize) -> Self {
        Self {
            root: entry.id(),
            arrived,
            contested: false,
            sort: Sort::of(entry.body()),
        }
    }
}

/// By what entries are sorted.
type Moment = Option<(Timestamp, Timestamp, EntryId)>;

impl Order {
    /// Works out what counts in a journal. Entries without corrections, which are nearly all, cost no more than a look.
    pub(super) fn of(journal: &Journal) -> (Self, Links) {
        let links = Links::of(journal);
        let mut things: BTreeMap<EntryId, Vec<(usize, &Entry)>> = BTreeMap::new();
        let mut pending = Vec::new();
        let mut effective = Vec::with_capacity(journal.len());
        let replaced = links.replaced(journal);
        // Entries come in the order of their ids, as do those that are replaced.
        let mut replaced = replaced.iter().peekable();
        for &arrived in journal.places() {
            let Some(entry) = journal.arrived(arrived) else {
                continue;
            };
            let id = entry.id();
            while replaced.next_if(|&&next| next < id).is_some() {}
            let is_replaced = replaced.next_if(|&&next| next == id).is_some();
            let root = entry.head().supersedes.and_then(|_| links.roots.get(&id));
            match root {
                Some(Root::Pending) => pending.push(arrived),
                _ if is_replaced => {}
                Some(Root::At(root)) => things.entry(*root).or_default().push((arrived, entry)),
                None => effective.push(Place::alone(entry, arrived)),
            }
        }
        effective.extend(things.into_iter().filter_map(|(root, ends)| {
            let contested = ends.len() > 1;
            let (arrived, entry) = ends
                .into_iter()
                .max_by_key(|(_, entry)| precedence(entry))?;
            let counts = !matches!(entry.body(), Body::Withdrawn(_));
            counts.then_some(Place {
                root,
                arrived,
                contested,
                sort: Sort::of(entry.body()),
            })
        }));
        let moment = |arrived: usize| journal.arrived(arrived).map(Entry::order);
        sort(&mut effective, |place| moment(place.arrived));
        sort(&mut pending, |&arrived| moment(arrived));
        (Self { effective, pending }, links)
    }

    /// Takes an entry that has just arrived in the journal, stands by itself and was named by nobody.
    pub(super) fn insert(&mut self, journal: &Journal, entry: &Entry, arrived: usize) {
        let moment = |place: &Place| journal.arrived(place.arrived).map(Entry::order);
        let new = Some(entry.order());
        let slot = if self.effective.last().and_then(moment) < new {
            self.effective.len()
        } else {
            self.effective.partition_point(|place| moment(place) < new)
        };
        self.effective.insert(slot, Place::alone(entry, arrived));
    }
}

fn sort<T>(places: &mut [T], moment: impl Fn(&T) -> Moment) {
    if !places.is_sorted_by_key(&moment) {
        places.sort_by_cached_key(moment);
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
    let pain = body.worst_pain().map_or(0, |score| u32::from(score.get()));
    match body {
        Body::Assessment(body) => {
            let levels = body
                .urgency
                .levels_above(crate::urgency::Urgency::SelfManage);
            1000 * u32::from(levels.unsigned_abs())
                + 500 * u32::from(body.suspects_bone())
                + u32::try_from(body.red_flags.len()).unwrap_or(u32::MAX / 2)
        }
        Body::Pain(body) => u32::from(!body.red_flags.is_empty()) * 100 + pain,
        Body::SessionResult(body) => {
            let flags = u32::from(!body.red_flags.is_empty()) * 100;
            let signs =
                u32::from(body.limp == Some(true)) + u32::from(body.new_night_pain == Some(true));
            flags + signs * 20 + pain
        }
        Body::Walk(body) => u32::from(body.limp == Some(true)) * 20 + pain,
        Body::ReadinessTest(body) => u32::from(!body.as_asked) * 20 + pain,
        Body::Exercise(_) => pain,
        _ => 0,
    }
}
