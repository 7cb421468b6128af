//! Faults of the rule language and of red flags.

use crate::check::{check, with_line};

const FLAG: &str = "red_flags/04_hot_red_joint.toml";

#[test]
fn an_empty_list_of_rule_parts_is_at_fault() {
    let text = with_line(FLAG, "when =", "when = { all = [] }");
    check(
        FLAG,
        &text,
        "red_flags/04_hot_red_joint.toml:5: an empty list of rule parts",
    );
}

#[test]
fn a_rule_part_has_exactly_one_form() {
    for when in [
        "{ yes = \"diabetes\", not_no = \"diabetes\" }",
        "{ if_unknown = true }",
    ] {
        let text = with_line(FLAG, "when =", &format!("when = {when}"));
        check(FLAG, &text, "a rule part needs exactly one of yes, not_no,");
    }
}

#[test]
fn a_rule_part_fits_the_kind_of_its_question() {
    for (when, expected) in [
        ("{ yes = \"onset\" }", "\"onset\" is not a yes/no question"),
        (
            "{ number = \"onset\", below = 3 }",
            "\"onset\" is not a number",
        ),
        ("{ number = \"age\" }", "\"age\" needs at_least or below"),
        (
            "{ is = \"sites\", any_of = [\"knee\"] }",
            "\"sites\" has another kind of answer",
        ),
        ("{ is = \"onset\" }", "\"onset\" needs at least one value"),
    ] {
        check(
            FLAG,
            &with_line(FLAG, "when =", &format!("when = {when}")),
            expected,
        );
    }
}

#[test]
fn a_flag_without_a_rule_says_that_it_is_only_advice() {
    check(
        FLAG,
        &with_line(FLAG, "when =", ""),
        "a flag needs `when`, or advice_only = true",
    );
}

#[test]
fn the_id_of_a_flag_begins_with_its_number() {
    let text = with_line(FLAG, "number =", "number = 5");
    check(FLAG, &text, "the id does not begin with the number 05");
}
