//! The simple model: the written form of the entries, one after the other, and nothing of plans.

use jiff::Zoned;
use restride_core::journal::Entry;
use serde_json::Value;

fn written(entry: &Entry) -> Value {
    serde_json::from_str(&entry.to_json()).unwrap()
}

fn has_flags(value: &Value) -> bool {
    value["body"]["red_flags"]
        .as_array()
        .is_some_and(|flags| !flags.is_empty())
}

fn is_alarm(value: &Value) -> bool {
    if value["version"] != 1 {
        return false;
    }
    let body = &value["body"];
    match value["kind"].as_str() {
        Some("assessment") => {
            let urgency = body["urgency"].as_str();
            let is_urgent = matches!(urgency, Some("emergency" | "stop_and_see_within_days"));
            is_urgent || has_flags(value) || body["bone_suspected"] == true
        }
        Some("pain" | "session_result") => has_flags(value),
        Some("plan_choice") => body["choice"] == "bone",
        _ => false,
    }
}

/// Every alarm that no confirmed clearance, never superseded, covers: both its times later than both of the alarm.
pub(crate) fn uncovered(entries: &[Entry]) -> Vec<&Entry> {
    let all: Vec<Value> = entries.iter().map(written).collect();
    let superseded = |id: &Value| all.iter().any(|other| other["supersedes"] == *id);
    let clearances: Vec<(&Entry, &Value)> = entries
        .iter()
        .zip(&all)
        .filter(|(_, value)| value["kind"] == "clearance" && value["body"]["confirmed"] == true)
        .filter(|(_, value)| !superseded(&value["id"]))
        .collect();
    let is_covered = |entry: &Entry, value: &Value| {
        clearances.iter().any(|(given, word)| {
            let times = [given.happened().instant(), given.head().recorded];
            let alarm = [entry.happened().instant(), entry.head().recorded];
            let later = times.iter().min() > alarm.iter().max();
            let scope = &word["body"]["episode"];
            later && (scope.is_null() || *scope == value["body"]["episode"])
        })
    };
    entries
        .iter()
        .zip(&all)
        .filter(|(entry, value)| is_alarm(value) && !is_covered(entry, value))
        .map(|(entry, _)| entry)
        .collect()
}

/// Whether an assessment that was made with the runner denies the bone, or a clinician's word was confirmed.
pub(crate) fn bone_was_denied_or_cleared(entries: &[Entry]) -> bool {
    entries.iter().map(written).any(|value| {
        let body = &value["body"];
        let denied = value["kind"] == "assessment"
            && value["source"] != "diary"
            && body["bone_suspected"] == false
            && !is_alarm(&value);
        denied || (value["kind"] == "clearance" && body["confirmed"] == true)
    })
}

/// Whether a pain before a run was told on the day of a time.
pub(crate) fn before_today(entries: &[Entry], now: &Zoned) -> bool {
    entries.iter().any(|entry| {
        let value = written(entry);
        value["body"]["moment"] == "before" && entry.happened().day() == now.date()
    })
}
