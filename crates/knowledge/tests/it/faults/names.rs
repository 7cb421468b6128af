//! Faults of names that entries have for each other.

use crate::check::{check, with_line};

const LIMP: &str = "likelihoods/limp_or_walk_pain.toml";
const FLAG: &str = "red_flags/04_hot_red_joint.toml";

#[test]
fn an_unknown_condition_brings_the_nearest_one() {
    let text = with_line(FLAG, "suspects =", "suspects = [\"septic_artritis\"]");
    check(
        FLAG,
        &text,
        "red_flags/04_hot_red_joint.toml:6: no condition has the key \"septic_artritis\"\n  hint: did you mean \"septic_arthritis\"?",
    );
}

#[test]
fn an_unknown_condition_in_a_table_of_numbers_is_at_fault() {
    let text = with_line(LIMP, "gtps =", "gtps = 25\ngtp = 25");
    check(
        LIMP,
        &text,
        "no condition has the key \"gtp\"\n  hint: did you mean \"gtps\"?",
    );
}

#[test]
fn an_unknown_question_brings_the_nearest_one() {
    let text = with_line(FLAG, "when =", "when = { yes = \"hot_joint\" }");
    check(
        FLAG,
        &text,
        "red_flags/04_hot_red_joint.toml:5: no question has the id \"hot_joint\"\n  hint: did you mean \"hot_red_joint\"?",
    );
}

#[test]
fn an_unknown_source_is_at_fault() {
    let text = with_line(FLAG, "sources =", "sources = [\"s6789\"]");
    check(FLAG, &text, "no source has the id \"s6789\"");
}

#[test]
fn an_unknown_mark_brings_the_nearest_one() {
    let text = with_line(FLAG, "mark =", "mark = \"source\"");
    check(
        FLAG,
        &text,
        "no evidence mark is called \"source\"\n  hint: did you mean \"sourced\"?",
    );
}

#[test]
fn a_number_without_a_place_in_its_source_is_at_fault() {
    let text = with_line(FLAG, "place =", "place = \" \"");
    check(FLAG, &text, "the place in the source is empty");
}

#[test]
fn an_unknown_urgency_brings_the_nearest_one() {
    let text = with_line(FLAG, "urgency =", "urgency = \"emergancy\"");
    check(
        FLAG,
        &text,
        "red_flags/04_hot_red_joint.toml:3: no urgency is called \"emergancy\"\n  hint: did you mean \"emergency\"?",
    );
}

#[test]
fn an_unknown_value_brings_the_nearest_one() {
    let text = with_line(
        FLAG,
        "when =",
        "when = { is = \"onset\", any_of = [\"suden\"] }",
    );
    check(
        FLAG,
        &text,
        "\"onset\" has no value \"suden\"\n  hint: did you mean \"sudden\"?",
    );
}

#[test]
fn an_unknown_correction_is_at_fault() {
    let path = "questions/stretch.toml";
    let text = with_line(path, "corrections =", "corrections = [\"stretch_more\"]");
    check(
        path,
        &text,
        "questions/stretch.toml:4: no correction has the id \"stretch_more\"",
    );
}
