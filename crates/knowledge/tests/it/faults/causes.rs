//! Faults of conditions and likelihoods.

use crate::check::{check, with_end, with_line};

const GTPS: &str = "conditions/gtps.toml";
const LIMP: &str = "likelihoods/limp_or_walk_pain.toml";
const SITES: &str = "likelihoods/sites.toml";

#[test]
fn a_percentage_over_100_is_at_fault() {
    let text = with_line(LIMP, "gtps =", "gtps = 120");
    check(LIMP, &text, ": gtps is 120, expected 0 to 100");
}

#[test]
fn a_table_needs_every_condition() {
    let text = with_line(LIMP, "gtps =", "");
    check(
        LIMP,
        &text,
        "likelihoods/limp_or_walk_pain.toml:10: no number for \"gtps\"",
    );
}

#[test]
fn the_percentages_of_several_outcomes_sum_to_100() {
    let path = "likelihoods/duration_days.toml";
    let text = with_line(path, "gtps =", "gtps = [30, 18, 28, 19]");
    check(
        path,
        &text,
        ": 4 numbers summing to 95, expected 5 summing to 100",
    );
}

#[test]
fn a_factor_reads_the_kind_of_its_question() {
    let text = with_line(LIMP, "when =", "when = { places = [\"knee\"] }");
    check(
        LIMP,
        &text,
        "\"limp_or_walk_pain\" has another kind of answer than this factor reads",
    );
}

#[test]
fn the_bands_of_a_number_rise() {
    let path = "likelihoods/duration_days.toml";
    let text = with_line(path, "when =", "when = { below = [4, 29, 28, 366] }");
    check(
        path,
        &text,
        "likelihoods/duration_days.toml:5: bands must rise",
    );
}

#[test]
fn a_block_of_correlated_questions_has_its_damping() {
    let text = with_line(SITES, "block =", "block = \"places\"");
    check(
        SITES,
        &text,
        "likelihoods/sites.toml:2: pack.toml has no damping for the block \"places\"\n  hint: add it under [damping.blocks]",
    );
}

#[test]
fn a_family_exists() {
    let text = with_line(
        GTPS,
        "urgency =",
        "family = \"bursa\"\nurgency = \"self_manage\"",
    );
    check(
        GTPS,
        &text,
        "conditions/gtps.toml:2: no family is called \"bursa\"",
    );
}

#[test]
fn a_modifier_is_for_one_group_of_people() {
    let evidence = "factor = 2\nsource = \"s23\"\nmark = \"sourced\"\nplace = \"table\"";
    for who in ["", "female = true\nage_below = 30"] {
        let text = with_end(GTPS, &format!("[[modifier]]\n{who}\n{evidence}"));
        check(GTPS, &text, "a modifier needs exactly one of female,");
    }
}

#[test]
fn exactly_one_condition_stands_for_none_of_these() {
    let text = with_line(GTPS, "urgency =", "rest = true\nurgency = \"self_manage\"");
    check(
        GTPS,
        &text,
        "2 conditions are the \"none of these\" class, expected one",
    );
}
