//! A whole interview led from outside, without state: each call gets all answers so far and says what to ask.

use crate::support::{assess, benign, next, page, result};
use serde_json::{Map, Value, json};

/// Leads an interview to its end; `answer` may answer a question by id, every other gets a benign answer. Returns the
/// answers and the steps.
fn lead(answer: impl Fn(&str) -> Option<Value>) -> (Value, Vec<Value>) {
    let mut answers = Map::new();
    let mut steps = Vec::new();
    loop {
        let step = next(&Value::Object(answers.clone()));
        steps.push(step.clone());
        assert!(steps.len() < 60, "the interview ends");
        if step["kind"] == "done" {
            return (Value::Object(answers), steps);
        }
        let questions = step["questions"].as_array().expect("questions").clone();
        assert!(!questions.is_empty());
        for question in questions {
            let text = |name: &str| question[name].as_str().unwrap_or_default().to_owned();
            let id = text("id");
            let first = question["values"][0]["id"].as_str();
            let value = answer(&id).unwrap_or_else(|| benign(&id, &text("kind"), first));
            assert!(
                answers.insert(id, value).is_none(),
                "nothing is asked twice"
            );
        }
    }
}

fn reasons(steps: &[Value]) -> Vec<&str> {
    steps
        .iter()
        .filter_map(|step| step["reason"].as_str())
        .collect()
}

#[test]
fn an_adult_who_denies_everything_ends_at_self_care() {
    let (answers, steps) = lead(|_| None);
    let last = steps.last().expect("steps");
    assert!(
        ["settled", "enough", "nothing_left"].contains(&last["reason"].as_str().expect("a reason"))
    );
    assert!(!last["text"].as_str().expect("a text").is_empty());
    let result = result(&answers);
    assert_eq!(result["urgency"], "self_manage");
    assert_eq!(&result["next_question"], last);
}

#[test]
fn alarms_come_before_everything_else_and_self_tests_last() {
    let (_, steps) = lead(|_| None);
    let order = ["alarm", "about_you", "site"];
    let mut first: Vec<&str> = reasons(&steps);
    first.dedup();
    assert_eq!(first[..3], order);
    let (_, steps) = lead(|_| None);
    let tests = steps.iter().filter(|step| step["reason"] == "test");
    for step in tests {
        let test = &step["questions"][0]["self_test"];
        for part in ["name", "feel", "not_for", "stop", "means", "accuracy"] {
            assert!(test[part].is_string(), "{part}");
        }
        assert!(!test["steps"].as_array().expect("steps").is_empty());
    }
}

#[test]
fn an_emergency_ends_the_interview_at_once() {
    let (answers, steps) = lead(|id| (id == "leg_cold_pale_at_rest").then(|| json!("yes")));
    assert_eq!(reasons(&steps), ["alarm", "alarm", "alarm", "emergency"]);
    assert_eq!(result(&answers)["urgency"], "emergency");
}

#[test]
fn for_a_child_only_the_warning_questions_are_asked_and_no_causes_are_ranked() {
    let (answers, steps) = lead(|id| (id == "age").then(|| json!(15)));
    assert_eq!(steps.last().expect("steps")["reason"], "not_ranked");
    assert!(!reasons(&steps).contains(&"information"));
    let result = result(&answers);
    assert_eq!(result["causes"], json!([]));
    assert_eq!(result["none_of_these"], Value::Null);
    assert!(
        result["no_ranking_reason"]
            .as_str()
            .expect("a reason")
            .contains("Under 18")
    );
    assert!(page(&answers).contains("Under 18"));
}

#[test]
fn a_runner_who_is_unsure_of_everything_reaches_an_end_without_self_care() {
    let (answers, _) = lead(|_| Some(json!("unsure")));
    assert_eq!(result(&answers)["urgency"], "see_within_2_weeks");
}

#[test]
fn the_next_step_as_text_names_ids_and_values() {
    let ran = assess(&["next", "--answers", "-", "--format", "text"], &json!({}));
    assert_eq!(ran.code, Some(0));
    for part in [
        "(cannot_bear_weight)",
        "- yes: yes",
        "- unsure: unsure",
        "Bone and injury",
    ] {
        assert!(
            ran.out.contains(part),
            "\"{part}\" is missing in\n{}",
            ran.out
        );
    }
}
