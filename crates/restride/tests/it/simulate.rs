//! Simulated runners: the figures, and that they are the same every time.

use crate::support::restride;
use serde_json::Value;

fn simulated(arguments: &[&str]) -> String {
    let mut all = vec!["simulate", "--runners", "60", "--seed", "3"];
    all.extend(arguments);
    let ran = restride(&all, b"");
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    ran.out
}

#[test]
fn the_same_seed_gives_the_same_figures() {
    assert_eq!(simulated(&[]), simulated(&[]));
}

#[test]
fn the_json_has_both_ways_to_ask_and_counts_every_runner_once() {
    let figures: Value = serde_json::from_str(&simulated(&["--format", "json"])).expect("JSON");
    for block in ["history", "interview"] {
        let count = |name: &str| figures[block][name]["of"].as_u64().unwrap_or_default();
        let none = figures["none_of_these"].as_u64().unwrap_or_default();
        assert_eq!(count("top1") + none, 60, "{figures}");
        assert_eq!(count("bone_stress_stopped") + count("others_stopped"), 60);
        let bins = figures[block]["first_cause_calibration"]["bins"].as_array();
        assert_eq!(bins.map(Vec::len), Some(10));
    }
}

#[test]
fn no_runners_are_refused() {
    let ran = restride(&["simulate", "--runners", "0"], b"");
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert!(ran.err.contains("--runners takes 1 to"), "{}", ran.err);
}
