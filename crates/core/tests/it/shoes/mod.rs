//! Shoes: who wore what, how far, how worn, and what the mornings after were like.

use super::care::packs;
use jiff::civil::{Date, date};
use restride_core::diary::Readings;
use restride_core::journal::{Entry, EntryId, Folded, Journal};
use restride_core::runs::{RunNumbers, Runs};
use restride_core::shoes::{Pair, Rotation, Wardrobe, Wear, WornBy, pairs, shoe_pain};
use restride_testkit::journal::Pen;
use serde_json::{Value, json};

const NUMBERS: RunNumbers = RunNumbers {
    joined_gap_minutes: 60,
    told_percent: 20,
    same_start_s: 120,
    same_percent: 2,
};

/// A journal of June 2026 that is being written.
struct Locker {
    pen: Pen,
    entries: Vec<Entry>,
}

impl Locker {
    fn new() -> Self {
        Self {
            pen: Pen::new("2026-06-01T07:00:00+02:00[Europe/Berlin]"),
            entries: Vec::new(),
        }
    }

    fn add(&mut self, day: i32, hour: i8, kind: &str, body: &Value) -> EntryId {
        self.pen.on(day, hour);
        let entry = self.pen.entry(kind, body);
        let id = entry.id();
        self.entries.push(entry);
        id
    }

    fn shoe(&mut self, name: &str, more: &Value) -> EntryId {
        let mut body = json!({"name": name});
        merge(&mut body, more);
        self.add(1, 1, "shoe", &body)
    }

    fn run(&mut self, day: i32, km: u32, more: &Value) -> EntryId {
        let mut body =
            json!({"sport": "run", "distance_cm": km * 100_000, "timer_ms": km * 360_000});
        merge(&mut body, more);
        self.add(day, 18, "run", &body)
    }

    fn look<T>(&self, look: impl FnOnce(&Folded<'_>, &Wardrobe<'_>, &Runs<'_>) -> T) -> T {
        let journal = Journal::from_entries(self.entries.clone());
        let folded = journal.fold();
        let runs = Runs::of(&folded, NUMBERS);
        look(&folded, &Wardrobe::of(&folded), &runs)
    }

    /// The shoes of the last run.
    fn worn(&self) -> Option<(EntryId, WornBy)> {
        self.look(|_, wardrobe, runs| {
            let run = runs.runs().next_back().unwrap();
            let worn = wardrobe.worn(&run.content, run.day)?;
            Some((worn.pair, worn.by))
        })
    }

    fn pairs<T>(&self, look: impl FnOnce(&[Pair<'_>]) -> T) -> T {
        let rules = &packs().1.shoes;
        self.look(|_, wardrobe, runs| look(&pairs(wardrobe, runs, rules)))
    }
}

fn merge(body: &mut Value, more: &Value) {
    for (name, value) in more.as_object().into_iter().flatten() {
        body[name] = value.clone();
    }
}

fn june(day: i8) -> Date {
    date(2026, 6, day)
}

/// The shoes of a run on 20 June: `run` is what it says, `shoes` are pairs by name; expected is a name, and how it is
/// known.
#[track_caller]
fn check(shoes: &[(&str, Value)], run: &Value, expected: Option<(&str, WornBy)>) {
    let mut locker = Locker::new();
    let ids: Vec<(&str, EntryId)> = shoes
        .iter()
        .map(|(name, more)| (*name, locker.shoe(name, more)))
        .collect();
    let mut run = run.clone();
    if let Some(name) = run["shoe"].as_str() {
        let id = ids.iter().find(|(known, _)| *known == name);
        run["shoe"] = json!(id.map_or_else(|| name.to_owned(), |(_, id)| id.to_string()));
    }
    locker.run(20, 8, &run);
    let found = locker.worn().map(|(pair, by)| {
        let name = ids.iter().find(|(_, id)| *id == pair).unwrap().0;
        (name, by)
    });
    assert_eq!(found, expected, "{run}");
}

#[test]
fn a_run_gets_the_shoes_that_it_names_then_those_of_the_account_then_those_of_a_rule() {
    let shoes = [
        ("Blue Ones", json!({"worn_by_default": true})),
        ("grip", json!({"worn_on": ["trail"]})),
        ("old", json!({"retired": "2026-06-10"})),
    ];
    let cases = [
        (
            json!({"shoe": "old", "gear": "grip"}),
            Some(("old", WornBy::Run)),
        ),
        (
            json!({"gear": "  blue   ONES "}),
            Some(("Blue Ones", WornBy::Gear)),
        ),
        (json!({"gear": "OLD"}), Some(("old", WornBy::Gear))),
        (json!({"surface": "trail"}), Some(("grip", WornBy::Surface))),
        (
            json!({"surface": "road"}),
            Some(("Blue Ones", WornBy::Default)),
        ),
        (json!({}), Some(("Blue Ones", WornBy::Default))),
    ];
    for (run, expected) in cases {
        check(&shoes, &run, expected);
    }
}

#[test]
fn shoes_are_never_guessed() {
    let default = json!({"worn_by_default": true});
    let one = [("blue", default.clone())];
    check(&one, &json!({"gear": "somebody else's"}), None);
    check(
        &one,
        &json!({"shoe": "0192f1c4-3b00-7000-8000-0000000000ff"}),
        None,
    );
    check(&[("blue", json!({}))], &json!({"surface": "road"}), None);
    check(
        &[("a", default.clone()), ("b", default.clone())],
        &json!({}),
        None,
    );
    let trail = json!({"worn_on": ["trail"]});
    let several = [("a", trail.clone()), ("b", trail), ("c", default)];
    check(&several, &json!({"surface": "trail"}), None);
    check(
        &[("x", json!({})), ("X ", json!({}))],
        &json!({"gear": "x"}),
        None,
    );
}

#[test]
fn pairs_not_yet_bought_or_put_away_are_worn_by_no_rule_and_of_two_the_newer_is() {
    let pair = |bought: &str, retired: Option<&str>| json!({"worn_by_default": true, "bought": bought, "retired": retired});
    check(&[("new", pair("2026-06-21", None))], &json!({}), None);
    check(
        &[("gone", pair("2026-01-01", Some("2026-06-19")))],
        &json!({}),
        None,
    );
    let last_day = [("last day", pair("2026-06-20", Some("2026-06-20")))];
    check(&last_day, &json!({}), Some(("last day", WornBy::Default)));
    let two = [
        ("older", pair("2026-03-01", None)),
        ("newer", pair("2026-05-01", None)),
        ("next", pair("2026-07-01", None)),
    ];
    check(&two, &json!({}), Some(("newer", WornBy::Default)));
}

#[test]
fn walks_and_rides_count_only_where_they_name_the_shoes() {
    let mut locker = Locker::new();
    let blue = locker.shoe("blue", &json!({"worn_by_default": true}));
    locker.run(2, 5, &json!({}));
    locker.run(3, 4, &json!({"sport": "walk"}));
    locker.run(4, 30, &json!({"sport": "ride"}));
    locker.run(5, 3, &json!({"sport": "walk", "shoe": blue.to_string()}));
    locker.pairs(|pairs| assert_eq!((pairs[0].run_m, pairs[0].runs), (8000, 2)));
}

#[test]
fn a_pair_has_its_distance_its_runs_and_its_days() {
    let mut locker = Locker::new();
    let id = locker.shoe(
        "blue",
        &json!({"start_distance_m": 120_000, "worn_by_default": true}),
    );
    locker.run(3, 8, &json!({"distance_cm": 842_049}));
    locker.run(5, 10, &json!({}));
    locker.run(7, 6, &json!({"distance_cm": null}));
    locker.pairs(|pairs| {
        let [pair] = pairs else { panic!("one pair") };
        assert_eq!(pair.id(), id);
        assert_eq!((pair.run_m, pair.distance_m()), (18_420, 138_420));
        assert_eq!((pair.runs, pair.without_distance), (3, 1));
        assert_eq!(
            (pair.first_worn, pair.last_worn),
            (Some(june(3)), Some(june(7)))
        );
        assert_eq!(
            (pair.wear, pair.is_past_own_limit, pair.is_new),
            (Wear::Fresh, None, false)
        );
    });
}

#[test]
fn the_wear_band_begins_and_ends_at_its_edges() {
    let cases = [
        (0, Wear::Fresh),
        (479_999, Wear::Fresh),
        (480_000, Wear::Hint),
        (799_999, Wear::Hint),
        (800_000, Wear::Strong),
        (10_000_000, Wear::Strong),
    ];
    for (start_distance_m, expected) in cases {
        let mut locker = Locker::new();
        locker.shoe(
            "blue",
            &json!({"start_distance_m": start_distance_m, "wear_limit_m": 600_000}),
        );
        locker.pairs(|pairs| {
            assert_eq!(pairs[0].wear, expected, "{start_distance_m}");
            let is_past = start_distance_m >= 600_000;
            assert_eq!(pairs[0].is_past_own_limit, Some(is_past));
        });
    }
}

#[test]
fn a_pair_is_new_for_its_first_runs_unless_it_was_run_before_it_was_logged() {
    for (before, runs, expected) in [
        (0, 0, true),
        (0, 2, true),
        (0, 3, false),
        (50_000, 0, false),
    ] {
        let mut locker = Locker::new();
        locker.shoe(
            "blue",
            &json!({"worn_by_default": true, "start_distance_m": before}),
        );
        for day in 0..runs {
            locker.run(2 + day, 5, &json!({}));
        }
        locker.pairs(|pairs| assert_eq!(pairs[0].is_new, expected, "{before} {runs}"));
    }
}

#[test]
fn a_correction_of_a_pair_changes_it_and_keeps_its_runs() {
    let mut locker = Locker::new();
    let id = locker.shoe("blue", &json!({}));
    locker.run(3, 5, &json!({"shoe": id.to_string()}));
    let first = locker.entries[0].clone();
    locker.pen.on(4, 1);
    let renamed = locker
        .pen
        .correct(&first, &json!({"name": "red", "start_distance_m": 1000}));
    // A later run may name the version of the shoes that counts by then.
    locker.run(5, 5, &json!({"shoe": renamed.id().to_string()}));
    locker.entries.push(renamed);
    locker.pairs(|pairs| {
        assert_eq!(pairs.len(), 1);
        assert_eq!(pairs[0].owned.shoe.name.as_str(), "red");
        assert_eq!((pairs[0].runs, pairs[0].distance_m()), (2, 11_000));
    });
}

#[test]
fn the_rotation_is_of_the_last_weeks_and_of_known_shoes() {
    let mut locker = Locker::new();
    let blue = locker.shoe("blue", &json!({}));
    let red = locker.shoe("red", &json!({}));
    let named = |id: EntryId| json!({"shoe": id.to_string()});
    locker.run(1, 50, &named(blue));
    locker.run(3, 10, &named(blue));
    locker.run(5, 20, &named(red));
    locker.run(7, 10, &json!({}));
    locker.look(|_, wardrobe, runs| {
        let rotation = Rotation::on(june(30), wardrobe, runs, 28);
        assert_eq!((rotation.from, rotation.to), (june(3), june(30)));
        let shares: Vec<_> = rotation
            .shares
            .iter()
            .map(|it| (it.pair, it.runs, it.distance_m, it.percent))
            .collect();
        let expected = [
            (red, 1, Some(20_000), Some(67)),
            (blue, 1, Some(10_000), Some(33)),
        ];
        assert_eq!(shares, expected);
        assert_eq!(rotation.unknown, 1);
        let later = Rotation::on(date(2026, 9, 1), wardrobe, runs, 28);
        assert!(later.shares.is_empty());
    });
}

/// Pairs told of with days and median half points on each side, after `days` in turns of two pairs, with these mornings.
fn mornings(days: i32, morning: impl Fn(i32) -> Option<u8>) -> Vec<(usize, u8, usize, u8)> {
    let mut locker = Locker::new();
    let pairs = ["blue", "red"].map(|name| locker.shoe(name, &json!({})));
    for day in 0..days {
        let worn = pairs[usize::try_from(day % 2).unwrap()];
        locker.run(2 + day, 5, &json!({"shoe": worn.to_string()}));
        if let Some(score) = morning(day) {
            let body = json!({"moment": "waking", "score": score});
            locker.add(3 + day, 7, "pain", &body);
        }
    }
    let rule = &packs().1.shoes.pain;
    locker.look(|folded, wardrobe, runs| {
        let readings = Readings::of(folded);
        let told = shoe_pain(wardrobe, runs, &readings, rule);
        let halves = |group: &restride_core::diary::DayGroup| group.median.unwrap().halves();
        told.iter()
            .map(|it| {
                let (with, without) = (&it.exposed, &it.not_exposed);
                (with.days, halves(with), without.days, halves(without))
            })
            .collect()
    })
}

#[test]
fn mornings_are_compared_by_shoes_from_four_days_on_each_side_on() {
    let by_shoes = |day: i32| Some(if day % 2 == 0 { 4 } else { 1 });
    assert_eq!(mornings(8, by_shoes), [(4, 8, 4, 2), (4, 2, 4, 8)]);
    assert_eq!(mornings(7, by_shoes), [], "one side has three");
    let missing = |day: i32| by_shoes(day).filter(|_| day != 0);
    assert_eq!(
        mornings(8, missing),
        [],
        "a missing morning is no good morning"
    );
}

#[test]
fn a_day_with_a_run_in_unknown_shoes_is_on_neither_side() {
    let mut locker = Locker::new();
    let blue = locker.shoe("blue", &json!({}));
    for day in 0..4 {
        locker.run(2 + day, 5, &json!({"shoe": blue.to_string()}));
        locker.run(12 + day, 5, &json!({}));
        for morning in [3 + day, 13 + day] {
            locker.add(morning, 7, "pain", &json!({"moment": "waking", "score": 2}));
        }
    }
    let rule = &packs().1.shoes.pain;
    locker.look(|folded, wardrobe, runs| {
        assert_eq!(shoe_pain(wardrobe, runs, &Readings::of(folded), rule), []);
    });
}
