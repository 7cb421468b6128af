//! Cadence: by speed, the runner's own, the experiment, and the beep.

use crate::runs::{import, tcx};
use crate::support::{Home, flowing};
use serde_json::{Value, json};

const MONDAY: &str = "2026-11-23T18:30:00+01:00[Europe/Berlin]";

/// A runner with three imported runs at 162 steps a minute, on these days of November.
fn runner(days: &[u8]) -> Home {
    let home = Home::at(MONDAY);
    for day in days {
        let start = format!("2026-11-{day:02}T17:00:00Z");
        import(&home, &format!("{day}.tcx"), &tcx(&start, 81));
    }
    home
}

#[test]
fn cadence_is_shown_by_speed_with_the_own_one_and_no_alarm() {
    let home = runner(&[10, 12, 14]);
    let view = home.json(&["cadence"]);
    assert_eq!(view["own_spm"], json!(162.0), "{view}");
    assert_eq!(view["own_runs"], json!(3));
    let band = &view["bands"][0];
    assert_eq!(
        (&band["from_m_s"], &band["spm"], &band["runs"]),
        (&json!(2.75), &json!(162.0), &json!(3))
    );
    assert_eq!(view["advice"], "no_reason");
    assert_eq!(view["target_spm"], Value::Null);
    let text = flowing(&home.says(&["cadence"]));
    for expected in [
        "162 steps a minute: the median of 3 easy runs",
        "170 steps a minute is an orientation that the guide gives, and no target for everybody",
        "A cadence below 170 alone is no fault.",
    ] {
        assert!(text.contains(expected), "{expected}: {text}");
    }
    let plain = home.says(&["cadence", "--plain"]);
    assert!(!plain.contains('█'), "{plain}");
}

#[test]
fn with_a_reason_five_per_cent_more_is_suggested_with_its_limit_and_its_source() {
    let home = runner(&[10, 12, 14]);
    let view = home.json(&["cadence", "--overstride"]);
    assert_eq!(view["advice"], "raise");
    assert_eq!(
        (&view["target_spm"], &view["most_spm"]),
        (&json!(170), &json!(178))
    );
    let text = flowing(&home.says(&["cadence", "--overstride"]));
    for expected in [
        "Try 170 steps a minute, which is 5 % above your own, for 14 to 21 days. Never more than 178",
        "This rule is our own and was not tested as a whole.",
        "In 45 runners",
        "Stop trying when the calf or the Achilles tendon hurts at 3 of 10 or more.",
    ] {
        assert!(text.contains(expected), "{expected}: {text}");
    }
}

#[test]
fn without_enough_runs_nothing_is_known_and_nothing_is_suggested() {
    let home = runner(&[10, 12]);
    let view = home.json(&["cadence", "--overstride"]);
    assert_eq!(
        (&view["own_spm"], &view["advice"]),
        (&Value::Null, &json!("unknown"))
    );
    let said = home.refuses(&["cadence", "experiment", "start"]);
    assert!(said.contains("your own cadence is not known"), "{said}");
}

#[test]
fn an_experiment_is_begun_compared_ended_and_taken_back() {
    let mut home = runner(&[10, 12, 14]);
    let said = home.refuses(&["cadence", "experiment", "start"]);
    assert!(
        said.contains("nothing speaks for another cadence"),
        "{said}"
    );
    home.clock("2026-11-15T08:00:00+01:00[Europe/Berlin]");
    home.says(&["cadence", "experiment", "start", "--target", "170"]);
    home.clock(MONDAY);
    for day in [16, 18, 20] {
        let start = format!("2026-11-{day:02}T17:00:00Z");
        import(&home, &format!("{day}.tcx"), &tcx(&start, 84));
    }
    let experiment = home.json(&["cadence", "experiment"]);
    assert_eq!(experiment["target_spm"], json!(170));
    assert_eq!(experiment["since"], "2026-11-15");
    assert_eq!(experiment["rise_spm"], json!(6.0), "{experiment}");
    assert_eq!(
        experiment["next_morning"],
        Value::Null,
        "nothing was logged"
    );
    assert_eq!(
        home.json(&["cadence"])["own_spm"],
        json!(162.0),
        "of the runs before"
    );
    let text = flowing(&home.says(&["cadence", "experiment"]));
    assert!(text.contains("162.0 before, 168.0 since: +6.0"), "{text}");
    assert!(
        text.contains("this does not tell what made the difference"),
        "{text}"
    );
    home.clock("2026-11-23T18:40:00+01:00[Europe/Berlin]");
    home.says(&["cadence", "experiment", "stop"]);
    assert_eq!(home.json(&["cadence", "experiment"])["ended"], "2026-11-23");
    let said = home.refuses(&["cadence", "experiment", "stop"]);
    assert!(said.contains("no experiment is on"), "{said}");
    home.clock("2026-11-23T18:41:00+01:00[Europe/Berlin]");
    home.says(&["undo"]);
    assert_eq!(home.json(&["cadence", "experiment"])["ended"], Value::Null);
}

#[test]
fn a_lock_leaves_no_target_no_experiment_and_no_beep() {
    let home = runner(&[10, 12, 14]);
    home.says(&[
        "log",
        "pain",
        "6",
        "--at",
        "groin-left",
        "--during",
        "--sign",
        "cannot_bear_weight",
    ]);
    let view = home.json(&["cadence", "--overstride"]);
    assert_eq!(
        (&view["advice"], &view["target_spm"]),
        (&json!("held"), &Value::Null)
    );
    for arguments in [
        &["cadence", "experiment", "start", "--target", "170"][..],
        &["cadence", "experiment", "start", "--overstride"],
        &["cadence", "beep", "170", "--beats", "1"],
    ] {
        let said = home.refuses(arguments);
        assert!(
            said.contains("nothing is tried while a plan is locked"),
            "{arguments:?}: {said}"
        );
    }
    let text = home.says(&["cadence", "--overstride"]);
    assert!(!text.contains("Try 1"), "{text}");
}

#[test]
fn wrong_targets_name_what_was_expected() {
    let home = runner(&[10, 12, 14]);
    for (arguments, expected) in [
        (
            &["experiment", "start", "--target", "179"][..],
            "--target: expected at most 178 steps per minute, 10 % above your own 162, found 179",
        ),
        (
            &["experiment", "start", "--target", "162"],
            "--target: expected more than your own 162",
        ),
        (
            &["experiment", "start", "--target", "fast"],
            "--target: expected a whole number from 100 to 300",
        ),
        (
            &["beep", "84", "--beats", "1"],
            "STEPS: expected a whole number from 100 to 300",
        ),
        (
            &["beep", "190", "--beats", "1"],
            "STEPS: expected at most 178",
        ),
        (
            &["beep", "--beats", "1"],
            "STEPS: no experiment is on and nothing is suggested",
        ),
        (&["beep", "170"], "the beep needs a terminal"),
        (
            &["beep", "170", "--beats", "0"],
            "--beats: expected a whole number from 1",
        ),
        (
            &["beep", "170", "--minutes", "301"],
            "--minutes: expected a whole number from 1 to 300 minutes",
        ),
    ] {
        let mut all = vec!["cadence"];
        all.extend(arguments);
        let said = home.refuses(&all);
        assert!(flowing(&said).contains(expected), "{arguments:?}: {said}");
    }
}

#[test]
fn the_beep_rings_so_many_times_at_its_rate() {
    let home = Home::at(MONDAY);
    let said = home.says(&["cadence", "beep", "240", "--beats", "5"]);
    let bells = said.matches('\u{7}').count();
    assert_eq!(bells, 5, "{said:?}");
    assert!(
        said.contains("o .") && said.contains(". o"),
        "it is seen as well"
    );
}
