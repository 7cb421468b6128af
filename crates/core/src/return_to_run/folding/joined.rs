//! What corrections join together, whether they count or not.

use crate::journal::{Entry, EntryId, Folded};
use std::collections::BTreeMap;

/// All texts of one thing that was corrected, undone, or told twice under one id.
#[derive(Default)]
pub(super) struct Joined<'j> {
    /// The first of its ids, which stands for all of them.
    pub(super) first: Option<EntryId>,
    pub(super) texts: Vec<&'j Entry>,
}

/// Everything in a journal that is joined to something else.
#[derive(Default)]
pub(super) struct AllJoined<'j> {
    /// Where the thing of each id stands in the list.
    pub(super) places: BTreeMap<EntryId, usize>,
    pub(super) things: Vec<Joined<'j>>,
}

impl<'j> AllJoined<'j> {
    pub(super) fn of(folded: &Folded<'j>) -> Self {
        let journal = folded.journal();
        let mut ids = Ids::default();
        for (id, _) in journal.conflicts() {
            ids.place(id);
        }
        let others = journal.conflicts().flat_map(|(_, texts)| texts);
        for entry in folded.corrections().chain(others) {
            if let Some(target) = entry.head().supersedes {
                ids.join(entry.id(), target);
            }
        }
        let mut things: Vec<Joined<'j>> = Vec::new();
        things.resize_with(ids.members.len(), Joined::default);
        let mut all = Self {
            places: ids.places,
            things,
        };
        for (id, place) in &all.places {
            if let Some(thing) = all.things.get_mut(*place) {
                thing.first.get_or_insert(*id);
                thing.texts.extend(journal.texts(*id));
            }
        }
        all
    }

    /// One id for all that are joined to this one; the id itself when none is.
    pub(super) fn first(&self, id: EntryId) -> EntryId {
        let place = self.places.get(&id);
        let thing = place.and_then(|place| self.things.get(*place));
        thing.and_then(|thing| thing.first).unwrap_or(id)
    }
}

/// Ids by what they are joined to.
#[derive(Default)]
struct Ids {
    places: BTreeMap<EntryId, usize>,
    members: Vec<Vec<EntryId>>,
}

impl Ids {
    fn place(&mut self, id: EntryId) -> usize {
        let members = &mut self.members;
        *self.places.entry(id).or_insert_with(|| {
            members.push(vec![id]);
            members.len() - 1
        })
    }

    fn join(&mut self, one: EntryId, other: EntryId) {
        let (one, other) = (self.place(one), self.place(other));
        if one == other {
            return;
        }
        let count = |place: usize| self.members.get(place).map_or(0, Vec::len);
        let (into, from) = if count(one) < count(other) {
            (other, one)
        } else {
            (one, other)
        };
        let moved = self.members.get_mut(from).map(std::mem::take);
        for id in moved.unwrap_or_default() {
            self.places.insert(id, into);
            if let Some(members) = self.members.get_mut(into) {
                members.push(id);
            }
        }
    }
}
