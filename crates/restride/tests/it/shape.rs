//! The JSON has exactly the documented members: a mirror of the documented types that refuses anything else.

use crate::support::{next, random_answers, result};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// Declares mirrors: structs that refuse unknown members and miss none.
macro_rules! mirrors {
    ($($name:ident { $($field:ident: $kind:ty),+ $(,)? })+) => {
        $(
            #[derive(Debug, Serialize, Deserialize)]
            #[serde(deny_unknown_fields)]
            struct $name { $($field: $kind),+ }
        )+
    };
}

mirrors! {
    Whole {
        urgency: Urgency, urgency_name: String, headline: String, within: Present<Option<String>>, r#do: Vec<String>, rules: Vec<Rule>,
        lowered_by: Vec<Lowered>, open_alarms: Vec<String>, open_rules: Vec<String>, gate: Gate, causes: Vec<Cause>,
        none_of_these: Present<Option<None_>>, no_ranking_reason: Present<Option<String>>, two_causes: bool,
        rule_out: Vec<Condition>, changes: Vec<String>, self_tests: Vec<Named>,
        tests_off: Present<Option<String>>, next_question: Step, watch: Vec<String>, come_back: String,
        safety_net: Present<Option<SafetyNet>>, not_asked: Vec<Advice>, corrections: Vec<Correction>,
        sources: Vec<Source>, review_due: bool, reviewed_by: Present<Option<String>>, intended_use: String,
        knowledge: Pack,
    }
    Rule {
        kind: String, id: String, urgency: Urgency, within: Present<Option<String>>, name: String, why: String,
        r#do: Present<Option<String>>, because: Vec<String>, sources: Vec<RuleSource>,
    }
    RuleSource { id: String, title: String, mark: Mark, place: String }
    Source { id: String, title: String, marks: Vec<Mark> }
    Lowered { answer: String, urgency: Urgency }
    Gate { score: u32, majors: usize, minors: usize, signs: Vec<String>, test_safety: bool }
    Cause {
        condition: String, name: String, also: Present<Option<String>>, relatives: Vec<Relative>,
        strength: String, low: f64, high: f64, what: String, typical: String, see: Present<Option<String>>,
        now: Vec<String>, because: Vec<Reason>,
    }
    Relative { condition: String, name: String }
    Reason { answer: String, value: Value, weight: String, log_ratio: f64 }
    None_ { strength: String, low: f64, high: f64 }
    Condition { condition: String, name: String, why: String }
    Named { id: String, name: String }
    SafetyNet { same_day: Vec<String>, within_days: Vec<String>, review: String }
    Advice { id: String, name: String, r#do: String }
    Correction { id: String, claim: String, evidence: String, say: String }
    Pack { version: String, hash: String }
    Asked {
        reason: String, why: String, screen: Present<Option<String>>, title: Present<Option<String>>,
        intro: Present<Option<String>>, none: Present<Option<String>>, questions: Vec<Question>,
    }
    Ended { reason: String, text: String }
    Range { min: f64, max: f64, unit: String }
    SelfTest {
        name: String, also: Present<Option<String>>, steps: Vec<String>, feel: String, not_for: String,
        stop: String, means: String, accuracy: String, helper: bool,
    }
}

/// A member that must be there, even when it is null.
type Present<T> = T;

/// A question, in which some members may be left out.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    id: String,
    kind: Kind,
    ask: String,
    question: String,
    help: Option<String>,
    why: Option<String>,
    values: Vec<Labelled>,
    alone: Vec<Labelled>,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<Range>,
    #[serde(skip_serializing_if = "Option::is_none")]
    self_test: Option<SelfTest>,
}

/// A value, whose description may be left out.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Labelled {
    id: String,
    label: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    describe: Option<String>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
enum Step {
    Ask(Asked),
    Done(Ended),
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    YesNo,
    Choice,
    Number,
    Many,
    Test,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Mark {
    Sourced,
    Derived,
    FromMemory,
    Elicited,
}

#[derive(Debug, Serialize, Deserialize)]
enum Urgency {
    #[serde(rename = "emergency")]
    Emergency,
    #[serde(rename = "stop_and_see_within_days")]
    Stop,
    #[serde(rename = "see_within_2_weeks")]
    See,
    #[serde(rename = "self_manage")]
    Manage,
}

/// Reads a value strictly and writes it again: nothing may be missing, nothing may be more.
fn check<T: Serialize + for<'de> Deserialize<'de>>(value: &Value) {
    let read: T = serde_json::from_value(value.clone())
        .unwrap_or_else(|error| unreachable!("{error} in {value:#}"));
    assert_eq!(
        &serde_json::to_value(read).expect("it can be written"),
        value
    );
}

#[test]
fn results_have_the_documented_members_and_no_other() {
    let knowledge = restride_testkit::knowledge();
    for answers in [json!({})]
        .into_iter()
        .chain(random_answers(&knowledge, 60))
    {
        check::<Whole>(&result(&answers));
    }
}

#[test]
fn next_steps_have_the_documented_members_and_no_other() {
    let knowledge = restride_testkit::knowledge();
    for answers in [json!({})]
        .into_iter()
        .chain(random_answers(&knowledge, 60))
    {
        check::<Step>(&next(&answers));
    }
}
