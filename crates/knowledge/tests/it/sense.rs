//! A pack that reads well and yet makes no sense is refused: one test per reason.

use crate::check::{check, check_all, check_text, text_of, with_end, with_line};
use restride_knowledge::PackFiles;

/// A red flag with this `when`, laid over the pack.
fn check_rule(when: &str, expected: &str) {
    let path = "red_flags/04_hot_red_joint.toml";
    check(
        path,
        &with_line(path, "when =", &format!("when = {when}")),
        expected,
    );
}

const NEVER: &str = "red_flags/04_hot_red_joint.toml:5: the rule can never fire";

#[test]
fn a_rule_with_two_values_of_one_choice_can_never_fire() {
    check_rule(
        r#"{ all = [{ is = "onset", any_of = ["sudden"] }, { is = "onset", any_of = ["gradual"] }, { yes = "hot_red_joint" }] }"#,
        NEVER,
    );
}

#[test]
fn a_rule_with_two_ranges_that_do_not_meet_can_never_fire() {
    check_rule(
        r#"{ all = [{ number = "age", below = 18 }, { any = [{ number = "age", at_least = 18 }, { number = "age", at_least = 50 }] }] }"#,
        NEVER,
    );
}

#[test]
fn a_rule_with_a_number_outside_its_range_can_never_fire() {
    check_rule(r#"{ number = "worst_pain", at_least = 11 }"#, NEVER);
}

#[test]
fn a_rule_that_needs_pain_and_no_try_of_one_self_test_can_never_fire() {
    check_rule(
        r#"{ all = [{ hurts = "test_log_roll", any_of = ["groin"] }, { could_not = "test_log_roll" }] }"#,
        NEVER,
    );
}

#[test]
fn a_rule_that_needs_more_parts_than_it_has_can_never_fire() {
    check_rule(
        r#"{ at_least_n = 3, of = [{ yes = "hot_red_joint" }, { yes = "diabetes" }] }"#,
        NEVER,
    );
}

#[test]
fn could_not_of_a_question_that_is_no_self_test_can_never_fire() {
    check_rule(r#"{ could_not = "hot_red_joint" }"#, NEVER);
}

#[test]
fn a_rule_that_asks_for_none_of_its_parts_is_at_fault() {
    check_rule(
        r#"{ at_least_n = 0, of = [{ yes = "hot_red_joint" }] }"#,
        "red_flags/04_hot_red_joint.toml:5: the rule holds whatever is answered",
    );
}

#[test]
fn a_rule_must_not_read_a_number_whose_worse_end_is_unknown() {
    let heart = "id = \"resting_pulse\"\nkind = \"number\"\ngroup = \"health\"\nrange = { min = 20, max = 200, unit = \"per minute\" }\norder = 900\nburden = 1.0\nsources = [\"s48\"]\n";
    let words = "[resting_pulse]\nask = \"a\"\nquestion = \"b\"\nhelp = \"c\"\nwhy = \"d\"\n";
    let path = "red_flags/04_hot_red_joint.toml";
    let when = "when = { any = [{ yes = \"hot_red_joint\" }, { number = \"resting_pulse\", at_least = 100 }] }";
    check_all(
        &[
            ("findings/resting_pulse.toml", heart),
            ("text/en/findings.toml", words),
            (path, &with_line(path, "when =", when)),
        ],
        "red_flags/04_hot_red_joint.toml:5: a rule must not read the number \"resting_pulse\"",
    );
}

#[test]
fn a_population_that_can_never_apply_is_at_fault() {
    let more = "[[population]]\nid = \"nobody\"\nwhen = { all = [{ number = \"age\", below = 18 }, { number = \"age\", at_least = 40 }] }\nfloor = \"emergency\"\ndifferential = false\nself_tests = false\nsources = [\"s70\"]\nmark = \"sourced\"\nplace = \"nowhere\"";
    let words = "[nobody]\nname = \"a\"\nwhy = \"b\"\ndo = \"c\"\n";
    let text = with_end("populations.toml", more);
    let line = 2 + text
        .lines()
        .take_while(|line| !line.contains("\"nobody\""))
        .count()
        - 1;
    check_all(
        &[
            ("populations.toml", &text),
            ("text/en/populations.toml", words),
        ],
        &format!("populations.toml:{line}: the rule can never fire"),
    );
}

#[test]
fn a_gate_sign_that_can_never_be_present_is_at_fault() {
    check_text(
        "gate.toml",
        "when = { yes = \"limp_or_walk_pain\" }",
        "when = { number = \"age\", at_least = 300 }",
        "the rule can never fire",
    );
}

#[test]
fn a_rule_against_a_self_test_that_can_never_hold_is_at_fault() {
    let path = "self_tests/test_log_roll.toml";
    let text = text_of(path);
    let start = text.find("not_when").unwrap();
    let (before, rest) = text.split_at(start);
    let (_, after) = rest.split_once("\nguide").unwrap();
    let text = format!(
        "{before}not_when = {{ all = [{{ number = \"age\", below = 8 }}, {{ number = \"age\", at_least = 9 }}] }}\nguide{after}"
    );
    check(path, &text, "the rule can never fire");
}

#[test]
fn an_urgency_that_nothing_leads_to_is_at_fault() {
    let embedded = PackFiles::embedded();
    let calmer: Vec<(String, String)> = embedded
        .iter()
        .filter(|(path, text)| !path.starts_with("text/") && text.contains("\"emergency\""))
        .map(|(path, text)| {
            let text = text.replace("\"emergency\"", "\"stop_and_see_within_days\"");
            (path.to_owned(), text)
        })
        .collect();
    let files: Vec<(&str, &str)> = calmer
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    check_all(
        &files,
        "pack.toml:1: nothing in the pack leads to the urgency \"emergency\"",
    );
}

#[test]
fn a_mandatory_question_is_yes_or_no() {
    let path = "findings/run_pattern.toml";
    check(
        path,
        &with_end(path, "mandatory = true"),
        "\"run_pattern\" is mandatory but not a yes/no question",
    );
}

#[test]
fn a_mandatory_question_whose_yes_changes_nothing_is_at_fault() {
    let question = "id = \"new_alarm\"\nkind = \"yes_no\"\ngroup = \"alarm\"\norder = 900\nburden = 1.0\nmandatory = true\nsources = [\"s48\"]\n";
    let words = "[new_alarm]\nask = \"a\"\nquestion = \"b\"\nhelp = \"c\"\nwhy = \"d\"\n";
    check_all(
        &[
            ("findings/new_alarm.toml", question),
            ("text/en/findings.toml", words),
        ],
        "findings/new_alarm.toml:6: a \"yes\" to \"new_alarm\" changes nothing",
    );
}

#[test]
fn a_sign_of_bone_stress_is_more_probable_under_bone_stress() {
    let path = "likelihoods/lying_on_side.toml";
    let text = with_line(path, "id =", "id = \"lying_on_side\"\nbone_sign = true");
    check(
        path,
        &text,
        "likelihoods/lying_on_side.toml:2: \"lying_on_side\" is called a sign of bone stress",
    );
}

#[test]
fn the_course_of_a_run_that_the_gate_counts_speaks_most_for_bone_stress() {
    check_text(
        "gate.toml",
        "any_of = [\"worsens\"]",
        "any_of = [\"steady\"]",
        "the gate counts \"steady\" as a sign of bone stress",
    );
}

#[test]
fn a_guide_id_has_its_form() {
    let path = "conditions/gtps.toml";
    for wrong in ["G13.1", "G0.1", "G1", "1.2", "G1.x", "G1.", "G1.02"] {
        let text = with_line(path, "guide =", &format!("guide = [\"{wrong}\"]"));
        check(
            path,
            &text,
            &format!("\"{wrong}\" is not the id of a fact of the guide"),
        );
    }
}

#[test]
fn priors_that_do_not_sum_to_about_100_percent_are_at_fault() {
    let path = "conditions/gtps.toml";
    let text = with_line(path, "percent =", "percent = 50");
    check(path, &text, "the priors sum to 1");
}

#[test]
fn a_figure_that_nobody_checked_is_not_told() {
    let path = "corrections/side_pain_is_bursitis.toml";
    let number = "[[number]]\nvalue = \"gone in 97.5 % after 7 weeks\"\nsource = \"s24\"\nmark = \"from_memory\"\nplace = \"recalled\"";
    let words = "[side_pain_is_bursitis]\n\nsay = \"It is gone in 97.5 % (s24).\"\n";
    check_all(
        &[
            (path, &with_end(path, number)),
            ("text/en/corrections.toml", words),
        ],
        "text/en/corrections.toml:3: the words of \"corrections.side_pain_is_bursitis.say\" use 97.5, a figure that was not checked",
    );
}

#[test]
fn a_translation_has_no_words_of_its_own() {
    check(
        "text/de/ui.toml",
        "[strength]\nstrong = \"passt gut\"\nfantastic = \"passt toll\"\n",
        "text/de/ui.toml:3: the locale \"en\" has no words for \"ui.strength.fantastic\"",
    );
}

#[test]
fn a_translation_keeps_the_blanks() {
    check(
        "text/de/ui.toml",
        "[result]\nrange = \"zwischen {low} und {hoch} von 10\"\n",
        "text/de/ui.toml:2: \"ui.result.range\" has the blanks {hoch} {low}, expected {high} {low}",
    );
}
