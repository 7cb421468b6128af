//! A journal is a function of the set of its entries.

use super::{for_random_histories, shuffled};
use restride_core::journal::{Entry, Journal, Standing, write_lines};

/// G9, G10, D5
#[test]
fn order_and_repetition_change_nothing() {
    for_random_histories(|draw, entries| {
        let journal = Journal::from_entries(entries.clone());
        let again = Journal::from_entries(shuffled(draw, &entries));
        assert_eq!(again, journal);
        assert_eq!(write_lines(&again), write_lines(&journal));
        let (folded, other) = (journal.fold(), again.fold());
        assert_eq!(folded.effective(), other.effective());
        assert_eq!(folded.pending(), other.pending());
        assert_eq!(folded.refused(), other.refused());
        assert_eq!(Standing::of(&folded), Standing::of(&other));
    });
}

/// D5: two copies of a journal that grew apart meet.
#[test]
fn a_merge_never_drops_an_entry_and_does_not_depend_on_who_merges() {
    for_random_histories(|draw, entries| {
        let cut = draw.below(entries.len());
        let one = Journal::from_entries(entries[..cut].to_vec());
        let two = Journal::from_entries(entries[cut..].to_vec());
        let merge = |a: &Journal, b: &Journal| {
            Journal::from_entries(a.everything().chain(b.everything()).cloned())
        };
        let merged = merge(&one, &two);
        assert_eq!(merged, merge(&two, &one));
        assert_eq!(merged, Journal::from_entries(entries.clone()));
        let texts: Vec<String> = merged.everything().map(Entry::to_json).collect();
        assert!(entries.iter().all(|entry| texts.contains(&entry.to_json())));
    });
}

#[test]
fn appending_one_by_one_gives_the_same_journal_when_nothing_conflicts() {
    for_random_histories(|draw, entries| {
        let whole = Journal::from_entries(entries.clone());
        if whole.conflicts().next().is_some() {
            return;
        }
        let mut journal = Journal::default();
        for entry in shuffled(draw, &entries) {
            journal.append(entry).unwrap();
        }
        assert_eq!(journal, whole);
    });
}

#[test]
fn what_counts_is_in_the_order_in_which_it_happened() {
    for_random_histories(|_, entries| {
        let journal = Journal::from_entries(entries);
        let folded = journal.fold();
        let instants: Vec<_> = folded
            .effective()
            .iter()
            .map(|version| version.entry.happened().instant())
            .collect();
        assert!(instants.is_sorted());
    });
}
