//! What is shown is what was worked out, in every format.

use crate::support::{assess, benign_answers, flowing, list, page, random_answers, result};
use restride_core::urgency::Urgency;
use restride_testkit::knowledge;
use serde_json::{Value, json};

/// The rule about too little energy, which is said beside anything more urgent.
const ENERGY: &str = "37_low_energy_or_periods_stopped";

/// The rules of a result, most urgent first.
fn rules(result: &Value) -> &Vec<Value> {
    result["rules"].as_array().expect("rules")
}

/// Answers without any sign, with some changed.
pub(crate) fn benign_with(changes: &[(&str, Value)]) -> Value {
    let mut answers = benign_answers(&knowledge());
    for (id, value) in changes {
        answers[*id] = value.clone();
    }
    answers
}

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
        for (position, rule) in rules(&result).iter().enumerate() {
            shown(&rule["name"]);
            shown(&rule["why"]);
            // A less urgent rule does not water down a more urgent one, unless it is about something else.
            let said = rule["urgency"] == urgency || rule["id"] == ENERGY;
            assert_eq!(rule["do"].is_string(), said);
            // What the first one asks for stands at the top, action by action.
            if said && position > 0 {
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

#[test]
fn a_page_has_one_deadline_and_it_is_the_soonest() {
    let bone = benign_with(&[
        ("limp_or_walk_pain", json!("yes")),
        ("landing_hurts", json!("yes")),
    ]);
    let result = result(&bone);
    assert_eq!(result["within"], "72_hours");
    assert_eq!(
        result["headline"],
        "Stop running now and see a clinician within 72 hours."
    );
    let soonest = |rule: &Value| rule["within"] == "72_hours" || rule["within"].is_null();
    assert!(soonest(&rules(&result)[0]), "the soonest rule comes first");
    let moved = benign_with(&[("cannot_bear_weight", json!("yes"))]);
    let moved = crate::support::result(&moved);
    assert_eq!(moved["within"], "now");
    assert_eq!(rules(&moved)[0]["id"], "displacement");
    // No rule, and no later time of a rule, puts off what the urgency itself says.
    for (answers, urgency) in samples() {
        let within = crate::support::result(&answers)["within"].clone();
        match urgency {
            "emergency" => assert_eq!(within, "now"),
            "see_within_2_weeks" => assert_eq!(within, "2_weeks"),
            "self_manage" => assert_eq!(within, json!(null)),
            _ => assert!(
                ["today", "72_hours", "days"]
                    .iter()
                    .any(|key| within == *key)
            ),
        }
    }
}

#[test]
fn what_the_first_rule_asks_for_opens_what_to_do() {
    let knowledge = knowledge();
    let random = random_answers(&knowledge, 30);
    for answers in samples()
        .into_iter()
        .map(|(answers, _)| answers)
        .chain(random)
    {
        let result = result(&answers);
        let Some(first) = rules(&result).first() else {
            continue;
        };
        let wanted = first["do"]
            .as_str()
            .expect("the first rule says what to do");
        let actions = list(&result, "do");
        assert!(wanted.starts_with(actions[0]), "{wanted}");
        let text = flowing(&page(&answers));
        let why = text.find("Why this urgency").expect("the reasons");
        let action = text.find(actions[0]).expect("the first action");
        assert!(action < why, "the action comes before the reasons");
    }
}

#[test]
fn only_calm_pages_say_what_would_have_lowered_the_urgency_and_never_for_a_fact() {
    for (answers, urgency) in samples() {
        let text = page(&answers);
        let calm = ["self_manage", "see_within_2_weeks"].contains(&urgency);
        if !calm {
            assert!(!text.contains("What would have lowered it"), "{text}");
        }
    }
    let lump = benign_with(&[("lump_in_groin", json!("yes"))]);
    assert!(page(&lump).contains("What would have lowered it"));
    let surgery = benign_with(&[("hip_replacement_or_surgery", json!("yes"))]);
    assert!(!page(&surgery).contains("What would have lowered it"));
}

#[test]
fn advice_about_energy_stays_beside_an_emergency() {
    let answers = benign_with(&[
        ("cannot_bear_weight", json!("yes")),
        ("periods_stopped", json!("yes")),
    ]);
    let result = result(&answers);
    let energy = rules(&result)
        .iter()
        .find(|rule| rule["id"] == ENERGY)
        .expect("the rule is there");
    let advice = energy["do"].as_str().expect("its advice is said");
    let text = flowing(&page(&answers));
    let also = text.find("Also found").expect("less urgent findings");
    assert!(text.find(&flowing(advice)).expect("the advice") > also);
}

#[test]
fn the_summary_fits_one_screen_and_holds_the_first_actions_and_the_review() {
    for (answers, urgency) in samples() {
        let text = page(&answers);
        let result = result(&answers);
        let lines: Vec<&str> = text.lines().take(24).collect();
        let screen = flowing(&lines.join("\n"));
        assert!(screen.contains(list(&result, "do")[0]), "{screen}");
        let net = &result["safety_net"]["review"];
        let review = net.as_str().or(result["come_back"].as_str());
        assert!(screen.contains(review.expect("a review")), "{screen}");
        let first = &result["causes"][0];
        let named = screen.contains("First among the possible causes");
        let calm = ["self_manage", "see_within_2_weeks"].contains(&urgency);
        assert!(!named || first.is_object());
        assert!(!calm || named == first.is_object(), "{screen}");
        assert!(urgency != "emergency" || !named, "{screen}");
    }
}

#[test]
fn what_helps_one_cause_stands_only_on_calm_pages_without_a_bone_sign() {
    let knowledge = knowledge();
    let random = random_answers(&knowledge, 60);
    let mut seen = 0;
    for answers in samples()
        .into_iter()
        .map(|(answers, _)| answers)
        .chain(random)
    {
        let result = result(&answers);
        let calm = ["self_manage", "see_within_2_weeks"]
            .iter()
            .any(|key| result["urgency"] == *key);
        let open = !list(&result, "open_alarms").is_empty();
        let bone = open || result["gate"]["test_safety"] == true;
        let causes = result["causes"].as_array().expect("causes");
        for (position, cause) in causes.iter().enumerate() {
            let now = list(cause, "now");
            if position > 0 || bone || !calm {
                assert_eq!(now, Vec::<&str>::new());
            }
            let text = flowing(&page(&answers));
            assert!(now.iter().all(|line| text.contains(line)));
            seen += now.len();
        }
    }
    assert!(seen > 0, "advice for a first cause was seen");
}

#[test]
fn the_gate_cites_the_sources_of_its_level_and_of_the_signs_found() {
    let bone = benign_with(&[
        ("limp_or_walk_pain", json!("yes")),
        ("landing_hurts", json!("yes")),
    ]);
    let result = result(&bone);
    let gate = rules(&result)
        .iter()
        .find(|rule| rule["kind"] == "gate")
        .expect("the gate");
    let ids: Vec<&str> = gate["sources"]
        .as_array()
        .expect("sources")
        .iter()
        .map(|source| source["id"].as_str().expect("an id"))
        .collect();
    // The level, landing, a limp.
    for id in ["restride-elicitation", "s54", "s48", "s51"] {
        assert!(ids.contains(&id), "{id} is missing in {ids:?}");
    }
    // A sign that was not found: low energy.
    assert!(!ids.contains(&"s55"), "{ids:?}");
}
