//! Faults of questions and self-tests.

use crate::check::{check, text_of, with_end, with_line};

const CLICK: &str = "findings/painful_click.toml";
const LOG_ROLL: &str = "self_tests/test_log_roll.toml";

#[test]
fn a_question_belongs_to_a_group_that_exists() {
    check(
        CLICK,
        &with_line(CLICK, "group =", "group = \"ache\""),
        "no group is called \"ache\"",
    );
}

#[test]
fn a_question_needs_a_source() {
    check(
        CLICK,
        &with_line(CLICK, "sources =", "sources = []"),
        "a question needs a source",
    );
}

#[test]
fn values_and_ranges_belong_to_their_kinds() {
    let values = "choices, body maps and tests need 1 to 64 values, other kinds none";
    check(CLICK, &with_end(CLICK, "values = [\"soft\"]"), values);
    check(
        CLICK,
        &with_line(CLICK, "kind =", "kind = \"choice\""),
        values,
    );
    let range = "a number needs a range with min, max and unit, other kinds none";
    check(
        CLICK,
        &with_line(CLICK, "kind =", "kind = \"number\""),
        range,
    );
    check(
        CLICK,
        &with_end(CLICK, "range = { min = 0, max = 1, unit = \"x\" }"),
        range,
    );
}

#[test]
fn a_number_of_effort_lies_in_its_range() {
    let text = with_line(CLICK, "burden =", "burden = 0.0");
    check(CLICK, &text, "burden is 0, expected 0.1 to 10");
}

#[test]
fn two_questions_cannot_share_an_id() {
    let text = text_of(LOG_ROLL).replacen("test_log_roll", "painful_click", 1);
    check(
        "self_tests/painful_click.toml",
        &text,
        "findings/painful_click.toml:1: two questions have the id \"painful_click\"",
    );
}

#[test]
fn a_self_test_has_a_kind_a_stress_and_a_cap_that_exist() {
    for (start, line, expected) in [
        (
            "kind =",
            "kind = \"yes_no\"",
            "a self-test is of kind test or choice",
        ),
        (
            "stress =",
            "stress = [\"hopping\"]",
            "no stress is called \"hopping\"",
        ),
        ("up =", "up = 40.0", "up is 40, expected 1 to 4"),
        ("down =", "down = 0.0", "down is 0, expected 0.25 to 1"),
    ] {
        check(LOG_ROLL, &with_line(LOG_ROLL, start, line), expected);
    }
}

#[test]
fn published_accuracy_is_in_percent() {
    let row =
        "[[accuracy]]\nsensitivity = 101\nsource = \"s5\"\nmark = \"sourced\"\nplace = \"table\"";
    check(
        LOG_ROLL,
        &with_end(LOG_ROLL, row),
        "sensitivity is 101, expected 0 to 100",
    );
}
