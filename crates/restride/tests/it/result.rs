//! What is shown is what was worked out, in every format.

use crate::support::{assess, benign_answers, flowing, list, page, random_answers, result};
use restride_core::urgency::Urgency;
use restride_testkit::knowledge;
use serde_json::{Value, json};

/// Answers at every urgency, with the urgency they have.
fn samples() -> Vec<(Value, &'static str)> {
    let benign = benign_answers(&knowledge());
    let with = |changes: &[(&str, &str)]| {
        let mut answers = benign.clone();
        for (id, value) in changes {
            answers[*id] = json!(value);
        }
        answers
    };
    vec![
        (benign.clone(), "self_manage"),
        (with(&[("lump_in_groin", "yes")]), "see_within_2_weeks"),
        (
            with(&[("limp_or_walk_pain", "yes"), ("landing_hurts", "yes")]),
            "stop_and_see_within_days",
        ),
        (with(&[("cannot_bear_weight", "yes")]), "emergency"),
        (with(&[("cancer_ever", "yes")]), "stop_and_see_within_days"),
        (json!({}), "see_within_2_weeks"),
        (
            json!({"age": 35, "sites": ["groin_deep"], "pop_or_sudden_pain": "yes"}),
            "emergency",
        ),
    ]
}

#[test]
fn text_and_json_say_the_same() {
    for (answers, urgency) in samples() {
        let result = result(&answers);
        assert_eq!(result["urgency"], urgency, "{answers}");
        let text = flowing(&page(&answers));
        let shown = |part: &Value| {
            let part = flowing(part.as_str().expect("a text"));
            assert!(text.contains(&part), "\"{part}\" is missing in\n{text}");
        };
        let name = result["urgency_name"].as_str().expect("a name");
        assert!(text.starts_with(name), "the urgency comes first");
        shown(&result["headline"]);
        shown(&result["intended_use"]);
        shown(&result["knowledge"]["hash"]);
        for action in list(&result, "do")
            .into_iter()
            .chain(list(&result, "watch"))
        {
            shown(&json!(action));
        }
        for rule in result["rules"].as_array().expect("rules") {
            shown(&rule["name"]);
            shown(&rule["why"]);
            // A less urgent rule does not water down a more urgent one.
            assert_eq!(rule["do"].is_string(), rule["urgency"] == urgency);
            if rule["do"].is_string() {
                shown(&rule["do"]);
            }
        }
        for cause in result["causes"].as_array().expect("causes") {
            shown(&cause["name"]);
        }
        for name in ["rule_out", "self_tests", "not_asked"] {
            for entry in result[name].as_array().expect("a list") {
                shown(&entry["name"]);
            }
        }
        for correction in result["corrections"].as_array().expect("corrections") {
            shown(&correction["claim"]);
            shown(&correction["evidence"]);
            shown(&correction["say"]);
        }
        for source in result["sources"].as_array().expect("sources") {
            shown(&source["title"]);
        }
    }
}

#[test]
fn below_the_two_most_urgent_levels_the_whole_safety_net_is_there() {
    let knowledge = knowledge();
    let words = |key: &str| {
        knowledge
            .texts
            .lines("en", key)
            .expect("the words are there")
            .iter()
            .map(String::as_str)
            .collect::<Vec<_>>()
    };
    let mut seen = [0, 0];
    let random = random_answers(&knowledge, 60);
    for answers in samples()
        .into_iter()
        .map(|(answers, _)| answers)
        .chain(random)
    {
        let result = result(&answers);
        let net = &result["safety_net"];
        let calm = ["self_manage", "see_within_2_weeks"]
            .iter()
            .position(|key| result["urgency"] == *key);
        assert_eq!(net.is_object(), calm.is_some());
        let Some(calm) = calm else { continue };
        seen[calm] += 1;
        let text = flowing(&page(&answers));
        for part in ["same_day", "within_days"] {
            let expected = words(&format!("urgency.safety_net.{part}"));
            assert_eq!(list(net, part), expected);
            assert!(
                expected.iter().all(|line| text.contains(line)),
                "{part} is shown"
            );
        }
        assert!(text.contains(net["review"].as_str().expect("a review")));
    }
    assert!(
        seen.iter().all(|count| *count > 0),
        "both levels were tried: {seen:?}"
    );
}

#[test]
fn every_result_names_the_alarms_that_stay_open() {
    let result = result(&json!({"age": 35, "fever_or_very_unwell": "unsure"}));
    let open = list(&result, "open_alarms");
    assert!(open.contains(&"fever_or_very_unwell") && open.contains(&"cannot_bear_weight"));
    let text = page(&json!({"age": 35, "fever_or_very_unwell": "unsure"}));
    assert!(text.contains("These were not answered. Any yes means help now."));
    assert!(text.contains("- Fever, shivering, or feeling very unwell"));
    assert_eq!(result["tests_off"], "open_alarm");
}

#[test]
fn a_cause_carries_at_most_six_reasons_and_a_range_around_no_bare_number() {
    let knowledge = knowledge();
    for answers in random_answers(&knowledge, 60) {
        let result = result(&answers);
        for cause in result["causes"].as_array().expect("causes") {
            let reasons = cause["because"].as_array().expect("reasons");
            assert!(reasons.len() <= 6);
            for reason in reasons {
                assert_ne!(reason["weight"], "little");
                assert_eq!(
                    reason["value"],
                    answers[reason["answer"].as_str().expect("an id")]
                );
            }
            let end = |name: &str| cause[name].as_f64().expect("a number");
            assert!(0.0 <= end("low") && end("low") <= end("high") && end("high") <= 0.9);
            assert!(cause.get("probability").is_none());
        }
        assert!(result["corrections"].as_array().expect("corrections").len() <= 4);
    }
}

#[test]
fn an_emergency_corrects_no_advice_and_a_stop_page_only_what_the_pack_allows() {
    let knowledge = knowledge();
    let mut seen = [0, 0];
    let random = random_answers(&knowledge, 60);
    for answers in samples()
        .into_iter()
        .map(|(answers, _)| answers)
        .chain(random)
    {
        let result = result(&answers);
        let ids: Vec<&str> = result["corrections"]
            .as_array()
            .expect("corrections")
            .iter()
            .map(|correction| correction["id"].as_str().expect("an id"))
            .collect();
        match result["urgency"].as_str() {
            Some("emergency") => {
                assert_eq!(ids, Vec::<&str>::new());
                seen[0] += 1;
            }
            Some("stop_and_see_within_days") => {
                for id in ids {
                    let known = knowledge.corrections.iter().find(|known| known.id == id);
                    assert!(
                        known.is_some_and(|known| known
                            .urgencies
                            .contains(&Urgency::StopAndSeeWithinDays)),
                        "{id}"
                    );
                    seen[1] += 1;
                }
            }
            _ => {}
        }
    }
    assert!(seen.iter().all(|count| *count > 0), "both were tried");
}

#[test]
fn the_same_answers_give_the_same_bytes() {
    let (answers, _) = samples().swap_remove(2);
    for format in ["text", "json"] {
        let run = || assess(&["--answers", "-", "--format", format], &answers).out;
        assert_eq!(run(), run());
    }
}

#[test]
fn a_level_two_page_asks_for_its_review_sooner_than_six_weeks() {
    let (answers, _) = samples().swap_remove(1);
    let result = result(&answers);
    assert_eq!(result["safety_net"]["review"], result["come_back"]);
    assert!(!page(&answers).contains("6 weeks, see a clinician"));
}
