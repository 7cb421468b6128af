//! G13: editing or withdrawing never lifts a lock.

use super::for_random_histories;
use restride_core::journal::{Body, Entry, Journal, Standing};
use restride_core::urgency::Urgency;
use restride_testkit::journal::{Pen, clearance_body, pain_body, walk_body};
use serde_json::json;
use std::collections::BTreeSet;

fn pen() -> Pen {
    Pen::new("2026-06-01T07:00:00+02:00[Europe/Berlin]")
}

fn urgency(entries: &[Entry]) -> Option<Urgency> {
    Standing::of(&Journal::from_entries(entries.to_vec()).fold()).urgency()
}

const ALARM: Option<Urgency> = Some(Urgency::Emergency);

/// G13
#[test]
fn a_downward_correction_and_an_undo_leave_the_alarm_standing() {
    let mut pen = pen();
    let alarm = pen.assessment("emergency");
    let milder = json!({"answers": {}, "urgency": "self_manage", "pack_hash": "abc"});
    let milder = pen.correct(&alarm, &milder);
    let undo = pen.withdraw(&alarm);
    assert_eq!(urgency(&[alarm.clone(), milder.clone()]), ALARM);
    assert_eq!(urgency(&[alarm.clone(), milder, undo.clone()]), ALARM);
    let journal = Journal::from_entries([alarm, undo]);
    assert!(journal.fold().effective().is_empty());
    assert_eq!(Standing::of(&journal.fold()).urgency(), ALARM);
}

/// G1, G13
#[test]
fn a_clearance_counts_when_it_is_confirmed_and_stands() {
    let mut pen = pen();
    let alarm = pen.assessment("emergency");
    let unconfirmed = pen.clearance(false);
    assert_eq!(urgency(&[alarm.clone(), unconfirmed]), ALARM);
    let clearance = pen.clearance(true);
    assert_eq!(urgency(&[clearance.clone(), alarm.clone()]), None);
    let undo = pen.withdraw(&clearance);
    assert_eq!(urgency(&[alarm.clone(), clearance.clone(), undo]), ALARM);
    // Two corrections that do not know each other: void when either says so.
    let date = jiff::civil::date(2026, 6, 1);
    let no = pen.correct(&clearance, &clearance_body(date, false));
    let yes = pen.correct(&clearance, &clearance_body(date, true));
    assert_eq!(urgency(&[alarm, clearance, no, yes]), ALARM);
}

/// G13
#[test]
fn an_edited_clearance_covers_no_more_than_it_did() {
    let mut pen = pen();
    let clearance = pen.clearance(true);
    let alarm = pen.assessment("emergency");
    let later = pen.correct(
        &clearance,
        &clearance_body(jiff::civil::date(2026, 6, 1), true),
    );
    assert_eq!(urgency(&[clearance.clone(), alarm.clone()]), ALARM);
    assert_eq!(urgency(&[clearance, alarm.clone(), later]), ALARM);
    let new = pen.clearance(true);
    assert_eq!(urgency(&[alarm, new]), None);
}

/// G13
#[test]
fn a_clearance_that_was_withdrawn_is_not_brought_back_by_an_edit() {
    let mut pen = pen();
    let alarm = pen.assessment("emergency");
    let clearance = pen.clearance(true);
    let undo = pen.withdraw(&clearance);
    let body = clearance_body(jiff::civil::date(2026, 6, 1), true);
    let back = pen.superseding(Some(undo.id()), "clearance", &body);
    let all = [alarm, clearance, undo, back];
    assert_eq!(urgency(&all), ALARM);
    let journal = Journal::from_entries(all);
    assert_eq!(
        journal.fold().effective().len(),
        2,
        "it is shown, and unlocks nothing"
    );
}

/// G9, G13
#[test]
fn what_arrives_late_or_is_written_after_the_clearance_stands() {
    let mut writer = pen();
    let old = writer.pain("night", 2);
    let clearance = writer.clearance(true);
    let worse = writer.correct(&old, &pain_body("night", 9));
    let journal = Journal::from_entries([old, clearance.clone(), worse]);
    assert_eq!(Standing::of(&journal.fold()).worst_pain().unwrap().get(), 9);

    // It happened before the clearance and was written down after it: the clinician did not know.
    let alarm = pen().assessment("emergency").to_json();
    let alarm = alarm
        .replace("000000000001", "0000000000ff")
        .replace("\"recorded\":\"2026-06-01", "\"recorded\":\"2026-06-05");
    let alarm = Entry::from_json(alarm.as_bytes()).unwrap();
    assert_eq!(urgency(&[clearance, alarm]), ALARM);
}

#[test]
fn a_clearance_for_one_episode_covers_that_one() {
    let mut pen = pen();
    let left = pen.entry(
        "episode_opened",
        &json!({"sites": ["lateral"], "side": "left"}),
    );
    let right = pen.entry(
        "episode_opened",
        &json!({"sites": ["groin_deep"], "side": "right"}),
    );
    let pain = |pen: &mut Pen, episode: &Entry, score| {
        let mut body = pain_body("night", score);
        body["episode"] = json!(episode.id().to_string());
        pen.entry("pain", &body)
    };
    let on_left = pain(&mut pen, &left, 7);
    let on_right = pain(&mut pen, &right, 4);
    let moved = pen.correct(&left, &json!({"sites": ["buttock"], "side": "left"}));
    let mut body = clearance_body(jiff::civil::date(2026, 6, 1), true);
    body["episode"] = json!(moved.id().to_string());
    let clearance = pen.entry("clearance", &body);
    let journal = Journal::from_entries([
        left.clone(),
        right.clone(),
        on_left,
        on_right,
        moved,
        clearance,
    ]);
    let folded = journal.fold();
    let standing = Standing::of(&folded);
    assert_eq!(standing.worst_pain().unwrap().get(), 4);
    assert_eq!(standing.of_episode(&folded, left.id()).worst_pain(), None);
    assert_eq!(standing.of_episode(&folded, right.id()).entries().len(), 1);
}

/// D5, G13
#[test]
fn a_clearance_that_a_lost_text_withdrew_is_in_doubt() {
    let mut writer = pen();
    let alarm = writer.assessment("emergency");
    let clearance = writer.clearance(true);
    let undo = writer.withdraw(&clearance);
    // Another device wrote something else under the id of the withdrawal, and its text is the smaller one.
    let mut other = pen();
    other.pain("waking", 0);
    other.pain("waking", 0);
    let rival = other.entry(
        "assessment",
        &json!({"answers": {}, "urgency": "self_manage", "pack_hash": "a"}),
    );
    assert_eq!(rival.id(), undo.id());
    let journal = Journal::from_entries([alarm, clearance, undo, rival.clone()]);
    assert_eq!(journal.get(rival.id()), Some(&rival));
    assert_eq!(Standing::of(&journal.fold()).urgency(), ALARM);
}

/// The random histories reach what is tried on them.
#[test]
fn some_random_clearances_cover_something() {
    let covered = std::cell::Cell::new(0_u32);
    for_random_histories(|_, entries| {
        let all = entries
            .iter()
            .filter(|entry| entry.body().kind() == "pain")
            .count();
        let journal = Journal::from_entries(entries);
        let folded = journal.fold();
        let standing = Standing::of(&folded);
        let left = standing
            .entries()
            .iter()
            .filter(|entry| entry.body().kind() == "pain");
        covered.set(covered.get() + u32::from(left.count() < all));
    });
    assert!(covered.get() > 1_000, "{}", covered.get());
}

/// D5
#[test]
fn the_text_that_lost_a_conflict_stands_as_well() {
    let mild = pen().pain("waking", 1);
    let bad = pen().pain("waking", 9);
    let journal = Journal::from_entries([mild, bad]);
    assert_eq!(Standing::of(&journal.fold()).worst_pain().unwrap().get(), 9);
}

#[test]
fn what_a_newer_program_wrote_is_not_taken_for_silence() {
    let mut pen = pen();
    let newer = pen.entry("sleep", &json!({}));
    let journal = Journal::from_entries([newer]);
    assert_eq!(Standing::of(&journal.fold()).unread(), 1);
}

/// G1, G9, G13: whatever arrives, in whatever order, if it is not a clearance, takes nothing out.
#[test]
fn nothing_but_a_clearance_lifts_anything() {
    for_random_histories(|_, mut entries| {
        let Some(last) = entries.pop() else { return };
        if matches!(last.body(), Body::Clearance(_)) {
            return;
        }
        let texts = |entries: Vec<Entry>| -> BTreeSet<String> {
            let journal = Journal::from_entries(entries);
            let folded = journal.fold();
            let standing = Standing::of(&folded);
            standing
                .entries()
                .iter()
                .map(|entry| entry.to_json())
                .collect()
        };
        let before = texts(entries.clone());
        entries.push(last);
        let after = texts(entries.clone());
        assert!(before.is_subset(&after), "{entries:#?}");
    });
}

#[test]
fn what_was_noticed_with_a_pain_a_walk_or_a_test_stands() {
    let mut pen = pen();
    let mut numb = pain_body("at_rest", 1);
    numb["red_flags"] = json!(["saddle_numb_bladder_bowel"]);
    let numb = pen.entry("pain", &numb);
    let undo = pen.withdraw(&numb);
    let walk = pen.entry("walk", &walk_body(6, true));
    let test = json!({"test": "single_leg_hop", "pain": 8, "as_asked": false});
    let test = pen.entry("readiness_test", &test);
    let cases = [
        (vec![numb, undo], 1, 1),
        (vec![walk.clone()], 6, 0),
        (vec![walk, test], 8, 0),
    ];
    for (entries, worst, flags) in cases {
        let journal = Journal::from_entries(entries);
        let standing = Standing::of(&journal.fold());
        assert_eq!(standing.worst_pain().unwrap().get(), worst);
        assert_eq!(standing.red_flags().len(), flags);
    }
}

#[test]
fn an_assessment_that_says_nothing_about_the_bone_suspects_it_from_stop_on() {
    let cases = [
        ("self_manage", None, false),
        ("see_within_2_weeks", None, false),
        ("stop_and_see_within_days", None, true),
        ("emergency", None, true),
        ("emergency", Some(false), false),
        ("see_within_2_weeks", Some(true), true),
    ];
    for (urgency, said, expected) in cases {
        let body =
            json!({"answers": {}, "urgency": urgency, "pack_hash": "abc", "bone_suspected": said});
        let assessment = pen().entry("assessment", &body);
        let journal = Journal::from_entries([assessment]);
        let standing = Standing::of(&journal.fold());
        assert_eq!(standing.suspects_bone(), expected, "{body}");
    }
}
