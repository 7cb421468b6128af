//! Corrections, undoing, circles, gaps and conflicts.

use super::for_random_histories;
use restride_core::journal::{
    Appended, Body, Conflict, Entry, Folded, Journal, Refusal, RefusedLink,
};
use restride_testkit::journal::{Pen, entry, pain_body};
use serde_json::json;
use std::collections::BTreeSet;

fn pen() -> Pen {
    Pen::new("2026-06-01T07:00:00+02:00[Europe/Berlin]")
}

/// The pains that count, in order.
fn pains(folded: &Folded<'_>) -> Vec<u8> {
    let pains = folded.effective().iter().filter_map(|version| {
        let Body::Pain(pain) = version.entry.body() else {
            return None;
        };
        Some(pain.score.get())
    });
    pains.collect()
}

fn check(entries: &[Entry], expected: &[u8]) {
    for turn in 0..entries.len() {
        let mut turned = entries.to_vec();
        turned.rotate_left(turn);
        let journal = Journal::from_entries(turned);
        assert_eq!(pains(&journal.fold()), expected, "{entries:#?}");
    }
}

#[test]
fn a_correction_replaces_and_a_chain_ends_in_its_last() {
    let mut pen = pen();
    let first = pen.pain("waking", 8);
    let second = pen.correct(&first, &pain_body("waking", 5));
    let third = pen.correct(&second, &pain_body("waking", 3));
    check(&[first.clone(), second.clone()], &[5]);
    check(&[first.clone(), second.clone(), third.clone()], &[3]);
    let journal = Journal::from_entries([third.clone(), first.clone(), second.clone()]);
    let folded = journal.fold();
    assert_eq!(folded.effective()[0].root, first.id());
    assert_eq!(folded.root(third.id()), first.id());
    assert_eq!(folded.history(second.id()), [&first, &second, &third]);
}

#[test]
fn undoing_takes_away_and_undoing_an_undo_by_a_correction_brings_back() {
    let mut pen = pen();
    let first = pen.pain("waking", 8);
    let undo = pen.withdraw(&first);
    let back = pen.superseding(Some(undo.id()), "pain", &pain_body("waking", 2));
    check(&[first.clone(), undo.clone()], &[]);
    check(&[first, undo, back], &[2]);
}

#[test]
fn a_correction_waits_for_what_it_corrects() {
    let mut pen = pen();
    let first = pen.pain("waking", 8);
    let second = pen.correct(&first, &pain_body("waking", 5));
    let third = pen.correct(&second, &pain_body("waking", 4));
    let mut journal = Journal::from_entries([third.clone()]);
    assert_eq!(pains(&journal.fold()), [0_u8; 0]);
    assert_eq!(journal.fold().pending(), [&third]);
    journal.append(second.clone()).unwrap();
    assert_eq!(journal.fold().pending(), [&second, &third]);
    journal.append(first).unwrap();
    assert!(journal.fold().pending().is_empty());
    assert_eq!(pains(&journal.fold()), [4]);
}

#[test]
fn of_two_corrections_that_did_not_know_each_other_the_worse_counts_until_one_is_withdrawn() {
    let mut pen = pen();
    let first = pen.pain("waking", 4);
    let worse = pen.correct(&first, &pain_body("waking", 6));
    let better = pen.correct(&first, &pain_body("waking", 1));
    check(&[first.clone(), worse.clone(), better.clone()], &[6]);
    let undo = pen.withdraw(&first);
    check(&[first.clone(), worse.clone(), undo], &[6]);
    let resolved = pen.withdraw(&worse);
    let journal = Journal::from_entries([first, worse, better, resolved]);
    assert_eq!(pains(&journal.fold()), [1]);
    assert!(journal.fold().effective()[0].contested);
}

#[test]
fn of_two_corrections_the_one_with_the_worse_sign_counts() {
    let flagged = |score| json!({"moment": "night", "score": score, "red_flags": ["fever"]});
    let test =
        |pain, as_asked| json!({"test": "single_leg_hop", "pain": pain, "as_asked": as_asked});
    let bone = |suspected| json!({"answers": {}, "urgency": "emergency", "pack_hash": "a", "bone_suspected": suspected});
    let walk = |pain, limp| json!({"minutes": 30, "pain": pain, "limp": limp});
    // The kind, the worse, the better.
    let cases = [
        ("pain", flagged(1), pain_body("night", 9)),
        ("walk", walk(1, true), walk(9, false)),
        ("walk", walk(2, false), walk(1, false)),
        ("readiness_test", test(1, false), test(9, true)),
        ("assessment", bone(None), bone(Some(false))),
        ("assessment", bone(Some(true)), bone(Some(false))),
    ];
    for (kind, worse, better) in cases {
        for (one, two) in [(&worse, &better), (&better, &worse)] {
            let mut pen = pen();
            let first = pen.entry(kind, &better);
            let entries =
                [&first, &pen.correct(&first, one), &pen.correct(&first, two)].map(Clone::clone);
            let expected = entries[if one == &worse { 1 } else { 2 }].clone();
            let journal = Journal::from_entries(entries);
            assert_eq!(*journal.fold().effective()[0].entry, expected, "{worse}");
        }
    }
}

#[test]
fn a_circle_replaces_nothing_and_says_so() {
    let id = |number: u8| format!("0192f1c4-3b00-7000-8000-0000000000{number:02}");
    let at = "2026-06-01T07:00:00+02:00";
    let target = |number| restride_core::journal::EntryId::parse(&id(number));
    let pain = |number, score, supersedes| {
        entry(
            &id(number),
            at,
            target(supersedes),
            "pain",
            &pain_body("waking", score),
        )
    };
    let circle = [pain(1, 1, 3), pain(2, 2, 1), pain(3, 3, 2)];
    check(&circle, &[1, 2, 3]);
    // One more that hangs on the circle is a correction of what it names.
    let [one, two, three] = circle;
    let hanging = pain(4, 7, 2);
    check(
        &[one.clone(), two.clone(), three.clone(), hanging.clone()],
        &[1, 3, 7],
    );
    let journal = Journal::from_entries([hanging, three, two, one]);
    let refused: Vec<_> = journal
        .fold()
        .refused()
        .iter()
        .map(|link| link.why)
        .collect();
    assert_eq!(refused, [Refusal::Cycle; 3]);
}

#[test]
fn a_correction_of_another_kind_replaces_nothing_and_says_so() {
    let mut pen = pen();
    let alarm = pen.pain("night", 9);
    let note = pen.superseding(Some(alarm.id()), "note", &json!({"text": "never mind"}));
    let journal = Journal::from_entries([note.clone(), alarm]);
    let folded = journal.fold();
    assert_eq!(pains(&folded), [9]);
    assert_eq!(folded.effective().len(), 2, "the note stands by itself");
    let (entry, why) = (note.id(), Refusal::OtherKind);
    assert_eq!(folded.refused(), [RefusedLink { entry, why }]);
}

/// G10, D2
#[test]
fn the_same_entry_twice_is_one_and_another_text_under_its_id_is_refused() {
    let first = pen().pain("waking", 3);
    let other = pen().pain("waking", 4);
    assert_eq!(first.id(), other.id());
    let mut journal = Journal::default();
    assert_eq!(journal.append(first.clone()), Ok(Appended::New));
    assert_eq!(journal.append(first.clone()), Ok(Appended::Known));
    let before = journal.clone();
    assert_eq!(
        journal.append(other.clone()),
        Err(Conflict { id: first.id() })
    );
    assert_eq!(journal, before);
    assert_eq!(journal.conflicts().count(), 0);

    // Two copies that meet: both are kept, the smaller text counts everywhere.
    let met = Journal::from_entries([other.clone(), first.clone()]);
    assert_eq!(
        met,
        Journal::from_entries([first.clone(), other.clone(), first.clone()])
    );
    assert_eq!(met.get(first.id()), Some(&first));
    let conflicts: Vec<_> = met.conflicts().collect();
    assert_eq!(conflicts, [(first.id(), vec![&first, &other])]);
    let mut met = met;
    assert_eq!(met.append(other), Ok(Appended::Known));
}

#[test]
fn a_chain_as_long_as_a_journal_is_followed_without_recursion() {
    let mut pen = pen();
    let mut entries = vec![pen.pain("waking", 1)];
    for _ in 0..30_000 {
        let next = pen.correct(&entries[entries.len() - 1], &pain_body("waking", 2));
        entries.push(next);
    }
    let root = entries[0].id();
    entries.reverse();
    let journal = Journal::from_entries(entries);
    let folded = journal.fold();
    assert_eq!(folded.effective().len(), 1);
    assert_eq!(folded.effective()[0].root, root);
}

/// A second way to say which entries count: follow each link with a list of what was seen, nothing remembered.
fn counting_by_hand(journal: &Journal) -> BTreeSet<String> {
    // Some(root), or None for pending; a link on a circle, or to another kind, is cut.
    fn on_circle(journal: &Journal, entry: &Entry) -> bool {
        let mut at = entry.head().supersedes;
        for _ in 0..=journal.len() {
            match at.and_then(|id| journal.get(id)) {
                Some(next) if next.id() == entry.id() => return true,
                Some(next) => at = next.head().supersedes,
                None => return false,
            }
        }
        false
    }
    fn root<'j>(journal: &'j Journal, entry: &'j Entry) -> Option<(&'j Entry, bool)> {
        let Some(target) = entry.head().supersedes else {
            return Some((entry, false));
        };
        if on_circle(journal, entry) {
            return Some((entry, false));
        }
        let (first, _) = root(journal, journal.get(target)?)?;
        let fits = entry.body().kind() == "withdrawn" || entry.body().kind() == first.body().kind();
        Some(if fits { (first, true) } else { (entry, false) })
    }
    let linked = |entry: &Entry| root(journal, entry).is_some_and(|(_, linked)| linked);
    journal
        .entries()
        .filter(|entry| root(journal, entry).is_some())
        .filter(|entry| {
            let replaced_by =
                |other: &Entry| other.head().supersedes == Some(entry.id()) && linked(other);
            !journal.entries().any(replaced_by)
        })
        .map(Entry::to_json)
        .collect()
}

#[test]
fn what_counts_is_what_a_plain_second_way_says() {
    for_random_histories(|_, entries| {
        let journal = Journal::from_entries(entries);
        let folded = journal.fold();
        let ends = counting_by_hand(&journal);
        let counting: BTreeSet<String> = folded
            .effective()
            .iter()
            .map(|version| version.entry.to_json())
            .collect();
        assert!(counting.is_subset(&ends), "{counting:#?}\n{ends:#?}");
        // What is left out is a withdrawal, or another end of the same thing.
        for text in ends.difference(&counting) {
            let entry = Entry::from_json(text.as_bytes()).unwrap();
            let root = folded.root(entry.id());
            let thing = folded
                .effective()
                .iter()
                .find(|version| version.root == root);
            let withdrawn = matches!(entry.body(), Body::Withdrawn(_));
            let is_clearance = journal.get(root).unwrap().body().kind() == "clearance";
            let contested = thing.is_some_and(|version| version.contested);
            assert!(withdrawn || contested || is_clearance, "{text}");
        }
        let roots: BTreeSet<_> = folded
            .effective()
            .iter()
            .map(|version| version.root)
            .collect();
        assert_eq!(
            roots.len(),
            folded.effective().len(),
            "one version of each thing"
        );
    });
}
