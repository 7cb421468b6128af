//! Folding at once, folding while entries arrive, and a plain second way: all say the same.

use super::{for_random_histories, shuffled};
use jiff::Timestamp;
use restride_core::journal::{Body, Entry, EntryId, Folded, Journal, Ledger, Refusal, RefusedLink};
use std::collections::{BTreeMap, BTreeSet};

/// What a folded journal says, by ids.
#[derive(Debug, PartialEq, Default)]
struct Said {
    /// Root, version that counts, whether contested.
    effective: Vec<(EntryId, EntryId, bool)>,
    pending: Vec<EntryId>,
    refused: Vec<RefusedLink>,
    roots: BTreeMap<EntryId, EntryId>,
}

fn said(folded: &Folded<'_>) -> Said {
    let version = |version: &restride_core::journal::Version<'_>| {
        (version.root, version.entry.id(), version.contested)
    };
    let ids = folded.journal().entries().map(Entry::id);
    Said {
        effective: folded.effective().iter().map(version).collect(),
        pending: folded.pending().iter().map(|entry| entry.id()).collect(),
        refused: folded.refused().to_vec(),
        roots: ids.map(|id| (id, folded.root(id))).collect(),
    }
}

/// Each entry is asked by itself where it leads to; nothing is remembered, nothing is clever.
fn by_hand(journal: &Journal) -> Said {
    let mut said = Said::default();
    let mut ends: BTreeMap<EntryId, Vec<&Entry>> = BTreeMap::new();
    let mut replaced = BTreeSet::new();
    for entry in journal.entries() {
        let found = root(journal, entry);
        said.roots
            .insert(entry.id(), found.unwrap_or_else(|| entry.id()));
        if let Some(why) = refusal(journal, entry) {
            let entry = entry.id();
            said.refused.push(RefusedLink { entry, why });
        } else {
            replaced.extend(entry.head().supersedes);
        }
        match found {
            Some(root) => ends.entry(root).or_default().push(entry),
            None => said.pending.push(entry.id()),
        }
    }
    let moment = |id: &EntryId| {
        let entry = journal.get(*id).unwrap();
        (entry.happened().instant(), entry.head().recorded, *id)
    };
    for (root, mut versions) in ends {
        versions.retain(|entry| !replaced.contains(&entry.id()));
        let contested = versions.len() > 1;
        let Some(counts) = versions.into_iter().max_by_key(|entry| weight(entry)) else {
            continue;
        };
        if !matches!(counts.body(), Body::Withdrawn(_)) {
            said.effective.push((root, counts.id(), contested));
        }
    }
    said.effective.sort_by_key(|(_, id, _)| moment(id));
    said.pending.sort_by_key(moment);
    said
}

/// The entries from one that supersedes to the last that it leads to; `None` when one is missing.
fn is_on_circle(journal: &Journal, entry: &Entry) -> bool {
    let mut at = entry.head().supersedes;
    for _ in 0..journal.len() {
        if at == Some(entry.id()) {
            return true;
        }
        at = at
            .and_then(|id| journal.get(id))
            .and_then(|next| next.head().supersedes);
    }
    false
}

fn refusal(journal: &Journal, entry: &Entry) -> Option<Refusal> {
    let target = entry.head().supersedes?;
    if is_on_circle(journal, entry) {
        return Some(Refusal::Cycle);
    }
    let first = journal.get(root(journal, journal.get(target)?)?)?;
    let kind = entry.body().kind();
    (kind != "withdrawn" && kind != first.body().kind()).then_some(Refusal::OtherKind)
}

fn root(journal: &Journal, entry: &Entry) -> Option<EntryId> {
    let Some(target) = entry.head().supersedes else {
        return Some(entry.id());
    };
    if is_on_circle(journal, entry) {
        return Some(entry.id());
    }
    let target = root(journal, journal.get(target)?)?;
    let is_refused = refusal(journal, entry).is_some();
    Some(if is_refused { entry.id() } else { target })
}

/// How bad, of what the random histories hold.
fn weight(entry: &Entry) -> (u32, Timestamp, EntryId) {
    let value: serde_json::Value = serde_json::from_str(&entry.to_json()).unwrap();
    let body = &value["body"];
    let number = |name: &str| u32::try_from(body[name].as_u64().unwrap_or(0)).unwrap();
    let is = |name: &str| u32::from(body[name] == true);
    let flags = u32::from(!body["red_flags"].is_null()) * 100;
    let weight = match entry.body().kind() {
        "withdrawn" => 1,
        "clearance" => u32::from(body["confirmed"] == false) * 2,
        "assessment" => {
            let (level, unsaid) = match body["urgency"].as_str().unwrap() {
                "emergency" => (3, 1),
                "see_within_2_weeks" => (1, 0),
                _ => (0, 0),
            };
            2 + level * 1000 + body["bone_suspected"].as_bool().map_or(unsaid, u32::from) * 500
        }
        "pain" => 2 + flags + number("score"),
        "session_result" => 2 + is("limp") * 20 + number("during"),
        "walk" => 2 + is("limp") * 20 + number("pain"),
        "readiness_test" => 2 + (1 - is("as_asked")) * 20 + number("pain"),
        _ => 2,
    };
    (weight, entry.head().recorded, entry.id())
}

#[test]
fn folding_at_once_says_what_a_plain_second_way_says() {
    for_random_histories(|_, entries| {
        let journal = Journal::from_entries(entries);
        assert_eq!(said(&journal.fold()), by_hand(&journal), "{journal:#?}");
    });
}

/// G9
#[test]
fn folding_while_entries_arrive_says_the_same_in_any_order() {
    for_random_histories(|draw, entries| {
        let entries = shuffled(draw, &entries);
        let from = draw.below(entries.len() + 1);
        let mut ledger = Ledger::new(Journal::from_entries(entries[..from].to_vec()));
        for entry in &entries[from..] {
            let before = ledger.journal().clone();
            if ledger.append(entry.clone()).is_err() {
                assert_eq!(*ledger.journal(), before, "a refused entry changes nothing");
            }
            let journal = ledger.journal();
            let again = Journal::from_entries(journal.everything().cloned());
            assert_eq!(*journal, again);
            assert_eq!(said(&ledger.fold()), said(&again.fold()), "{entries:#?}");
            assert_eq!(ledger.fold().effective(), again.fold().effective());
        }
    });
}

/// The plain way of putting a journal together: one entry after another.
#[test]
fn putting_a_journal_together_at_once_is_the_same_as_one_by_one() {
    for_random_histories(|draw, entries| {
        let entries = shuffled(draw, &entries);
        let journal = Journal::from_entries(entries.clone());
        let mut texts: BTreeMap<EntryId, BTreeMap<String, Entry>> = BTreeMap::new();
        for entry in entries {
            let versions = texts.entry(entry.id()).or_default();
            versions.insert(entry.to_json(), entry);
        }
        let first = |versions: &BTreeMap<String, Entry>| versions.values().next().cloned();
        let expected: Vec<Entry> = texts.values().filter_map(first).collect();
        assert!(journal.entries().eq(&expected));
        let everything = texts.values().flat_map(BTreeMap::values);
        assert!(journal.everything().eq(everything));
        for (id, versions) in &texts {
            assert_eq!(journal.is_in_conflict(*id), versions.len() > 1);
            assert_eq!(journal.get(*id), first(versions).as_ref());
        }
        assert_eq!(journal.len(), texts.len());
    });
}
