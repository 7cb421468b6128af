//! What changed before a pain.

use crate::care::packs;
use crate::runs::{NUMBERS, Track};
use jiff::civil::{Date, date};
use restride_core::journal::Surface;
use restride_core::load::{Complete, Span};
use restride_core::runs::Runs;
use restride_core::why::{Before, Changed, Look, Missing, Why};
use serde_json::{Value, json};

/// A day counted from the first of June.
fn day(number: i32) -> Date {
    date(2026, 6, 1) + jiff::Span::new().days(number - 1)
}

/// What changed before the pain of a day, by the journal of a track.
fn why(track: &Track, onset: i32) -> Why<'static> {
    let rules = &packs().1.load;
    let journal = track.journal();
    let folded = journal.fold();
    let runs = Runs::of(&folded, NUMBERS);
    let complete = Complete::joined(vec![Span {
        from: day(1),
        to: day(onset),
    }]);
    let look = Look {
        folded: &folded,
        runs: &runs,
        complete: &complete,
        walk_jog: &[],
        worn: &|run| run.content.shoe,
        rules,
    };
    Why::of(look, Before::day(day(onset), rules))
}

/// Three runs of 10 km in each of eleven weeks, with something more in each.
fn steady(more: impl Fn(i32) -> Value) -> Track {
    let mut track = Track::new();
    for number in (1..=76).filter(|number| matches!(number % 7, 1 | 3 | 5)) {
        let mut body = json!({
            "sport": "run", "format": "fit", "distance_cm": 1_000_000, "timer_ms": 3_600_000,
            "elapsed_ms": 3_600_000
        });
        if let (Value::Object(body), Value::Object(more)) = (&mut body, more(number)) {
            body.extend(more);
        }
        track.add(number, "07:00", "run", &body);
    }
    track
}

fn keys(why: &Why<'_>) -> Vec<&'static str> {
    why.found
        .iter()
        .map(restride_core::why::Found::key)
        .collect()
}

#[test]
fn steady_running_shows_nothing_and_answers_nothing() {
    let why = why(&steady(|_| json!({})), 77);
    assert_eq!(keys(&why), Vec::<&str>::new());
    assert_eq!(why.load_spike(), None, "nothing found is no no");
    assert_eq!((why.runs, why.compared), (15, 15));
    let expected = [
        Missing::Climbs,
        Missing::Speeds,
        Missing::Shoes,
        Missing::Surfaces,
        Missing::Cadences,
    ];
    assert_eq!(why.missing, expected);
}

#[test]
fn jumps_stand_first_by_their_bin_and_then_the_latest() {
    let mut track = steady(|_| json!({}));
    for (number, metres) in [(50, 11_500), (60, 14_000), (70, 15_500)] {
        track.run_at(number, "18:00", metres);
    }
    let why = why(&track, 77);
    let found: Vec<(usize, Date)> = why.found.iter().map(|it| (it.rank(), it.day)).collect();
    // 14 km after 11.5 km are moderate no more, and 15.5 km after 14 km neither.
    assert_eq!(found[..3], [(1, day(70)), (1, day(60)), (1, day(50))]);
    assert_eq!(why.load_spike(), Some(true));
    track.run_at(64, "18:00", 25_000);
    let why = crate::why::why(&track, 77);
    assert_eq!((why.found[0].rank(), why.found[0].day), (2, day(64)));
    assert!(why.found[0].compared_with >= 2);
}

#[test]
fn a_jump_outside_of_the_five_weeks_is_not_told() {
    let mut track = steady(|_| json!({}));
    track.run_at(41, "18:00", 20_000);
    assert_eq!(why(&track, 77).load_spike(), None, "36 days before");
    assert_eq!(why(&track, 76).load_spike(), Some(true), "35 days before");
    assert_eq!(
        why(&track, 41).load_spike(),
        Some(true),
        "on the day itself"
    );
    assert_eq!(why(&track, 40).load_spike(), None, "after the pain");
}

#[test]
fn no_runs_and_too_few_runs_say_what_is_missing() {
    assert_eq!(why(&Track::new(), 77).missing, [Missing::NoRuns]);
    let mut track = Track::new();
    for number in [60, 65, 70] {
        track.run(number, 10_000);
    }
    let why = why(&track, 77);
    assert_eq!((why.runs, why.compared), (3, 0));
    assert!(why.missing.contains(&Missing::ShortHistory));
    assert_eq!(why.load_spike(), None);
}

#[test]
fn a_week_that_grew_by_more_than_the_amber_is_told_with_its_days() {
    let mut track = steady(|_| json!({}));
    for number in [72, 74, 75] {
        track.run_at(number, "18:00", 9000);
    }
    let why = why(&track, 77);
    let Some(Changed::Week(change)) = why.found.first().map(|it| &it.changed) else {
        panic!("{:?}", why.found);
    };
    assert_eq!((change.from, change.to), (day(71), day(77)));
    assert!(change.is_amber && change.unknown_days == 0);
}

#[test]
fn the_first_hills_in_four_weeks_are_told_and_the_second_are_not() {
    let hilly = |number| matches!(number, 61 | 68);
    let track = steady(|number| json!({"ascent_m": if hilly(number) { 150 } else { 149 }}));
    let why = why(&track, 77);
    assert_eq!(keys(&why), ["hills"]);
    assert_eq!(why.found[0].day, day(61));
    assert!(!why.missing.contains(&Missing::Climbs));
    let track =
        steady(|number| json!({"ascent_m": if number == 36 || hilly(number) { 150 } else { 0 }}));
    assert!(
        keys(&crate::why::why(&track, 77)).is_empty(),
        "25 days before"
    );
}

#[test]
fn unknown_climbs_are_no_flat_runs() {
    let track = steady(|number| {
        if number == 61 {
            json!({"ascent_m": 300})
        } else {
            json!({})
        }
    });
    let why = why(&track, 77);
    assert!(keys(&why).is_empty());
    assert!(why.missing.contains(&Missing::Climbs));
}

#[test]
fn the_first_fast_running_in_four_weeks_is_told_against_ones_own_speed() {
    // The usual speed is 2778 mm/s; fast is from 3333 mm/s.
    let bands = |seconds: u32| json!({"band_speed_mm_s": [2500, 3500], "band_s": [3000, seconds]});
    let track = steady(|number| bands(if number == 61 { 300 } else { 299 }));
    let why = why(&track, 77);
    assert_eq!(keys(&why), ["fast"]);
    let Changed::Fast {
        seconds,
        usual_mm_s,
        ..
    } = why.found[0].changed
    else {
        panic!("{:?}", why.found);
    };
    assert_eq!((seconds, usual_mm_s), (300, 2777));
    let track = steady(|_| bands(400));
    assert!(keys(&crate::why::why(&track, 77)).is_empty(), "as always");
}

#[test]
fn other_ground_and_another_cadence_are_told() {
    let track = steady(|number| json!({"surface": if number == 61 { "trail" } else { "road" }}));
    let why = why(&track, 77);
    let Changed::NewSurface { surface, .. } = why.found[0].changed else {
        panic!("{:?}", why.found);
    };
    assert_eq!((surface, why.found.len()), (Surface::Trail, 1));
    let steps = |after: i32| {
        let track = steady(|number| {
            let steps = if number >= 64 { after } else { 16_000 };
            json!({"cadence_moving_spm_hundredths": steps})
        });
        keys(&crate::why::why(&track, 77))
    };
    assert_eq!(steps(16_800), ["cadence"], "5 % up");
    assert_eq!(steps(15_200), ["cadence"], "5 % down");
    assert!(steps(16_790).is_empty());
}

#[test]
fn a_new_pair_is_told_when_few_runs_were_run_in_it_and_it_was_not_worn_before() {
    let shoes = |start: u32, from: i32| {
        let mut shelf = Track::new();
        let old = shelf.add(1, "06:00", "shoe", &json!({"name": "Old"}));
        let body = json!({"name": "New", "start_distance_m": start});
        let new = shelf.add(1, "06:00", "shoe", &body);
        let track =
            steady(|number| json!({"shoe": if number >= from { new } else { old }.to_string()}));
        // The pen counts ids from the start again: the runs get others.
        let mut track = track;
        track
            .entries
            .retain(|entry| entry.id() != old && entry.id() != new);
        track.entries.extend(shelf.entries);
        keys(&why(&track, 77))
    };
    assert_eq!(shoes(0, 70), ["new_shoe"], "three runs");
    assert!(shoes(0, 67).is_empty(), "four runs");
    assert!(shoes(50_000, 70).is_empty(), "worn before");
    assert!(shoes(0, 1).is_empty(), "the only pair there is");
}

#[test]
fn every_statement_names_its_source_and_never_a_cause() {
    let texts = &packs().1.texts;
    for file in ["load.", "why.", "next_run."] {
        let words = texts.entries("en").filter(|(key, _)| key.starts_with(file));
        let words: Vec<String> = words
            .map(|(_, lines)| lines.join(" ").to_lowercase())
            .collect();
        assert!(words.len() > 10, "{file}");
        for line in words {
            let mut words = line.split(|letter: char| !letter.is_alphabetic());
            assert!(!words.any(|word| word.starts_with("caus")), "{line}");
            for promise in ["led to", "due to", "safe to", "because of your"] {
                assert!(!line.contains(promise), "{line}");
            }
        }
    }
    let mut track = steady(|_| json!({}));
    track.run_at(70, "18:00", 21_000);
    let why = why(&track, 77);
    assert_eq!(why.found[0].evidence.source, "s61");
    assert!(why.found[0].evidence.mark.is_evidence());
}
