//! Faults of `return_to_run.toml` and of its words.

use crate::check::{check, check_all, check_text, pack, text_of, with_line};

const PATH: &str = "return_to_run.toml";

/// The first line that begins with `start` replaced; expects the fault.
fn check_line(start: &str, line: &str, expected: &str) {
    check(PATH, &with_line(PATH, start, line), expected);
}

#[test]
fn a_pain_of_eleven_is_at_fault() {
    check_line(
        "red_during =",
        "red_during = 11",
        "red_during is 11, expected 0 to 10",
    );
    check_line("before =", "before = 11", "before is 11, expected 0 to 10");
}

#[test]
fn a_share_above_everything_is_at_fault() {
    check_line(
        "least_completed =",
        "least_completed = 120",
        "least_completed is 120, expected 1 to 100",
    );
}

#[test]
fn a_level_of_an_unknown_phase_is_at_fault_with_a_hint() {
    check_text(
        PATH,
        "phase = \"walk_jog\"",
        "phase = \"walk_jgo\"",
        "no phase has the id \"walk_jgo\"\n  hint: did you mean \"walk_jog\"?",
    );
}

#[test]
fn a_level_that_a_relapse_leads_to_must_exist() {
    check_line(
        "back_to =",
        "back_to = \"P2d\"",
        "no level has the id \"P2d\"",
    );
}

#[test]
fn a_relapse_does_not_lead_to_normal_running() {
    check_line(
        "back_to =",
        "back_to = \"P4\"",
        "back_to leads to normal running",
    );
}

#[test]
fn levels_out_of_the_order_of_their_phases_make_no_ladder() {
    check_text(
        PATH,
        "id = \"P2a\"\nphase = \"walk_jog\"",
        "id = \"P2a\"\nphase = \"easy_jog\"",
        "the levels do not make a ladder",
    );
}

#[test]
fn a_bout_is_a_walk_or_a_jog() {
    for bout in ["{ walk = 15, jog = 1 }", "{ walk = 0 }", "{}"] {
        check_text(
            PATH,
            "{ walk = 15 }",
            bout,
            "a bout of level \"P1\" is neither a walk nor a jog of some minutes",
        );
    }
}

#[test]
fn a_level_without_content_is_at_fault_unless_it_is_normal_running() {
    check_text(
        PATH,
        "content = [{ walk = 15 }]",
        "content = []",
        "level \"P1\" has the wrong content",
    );
    check_text(
        PATH,
        "phase = \"normal_running\"\n",
        "phase = \"normal_running\"\ncontent = [{ jog = 30 }]\n",
        "level \"P4\" has the wrong content",
    );
}

#[test]
fn an_id_stands_once() {
    check_text(
        PATH,
        "id = \"P2b\"",
        "id = \"P2a\"",
        "the id \"P2a\" stands twice",
    );
}

#[test]
fn limits_that_follow_one_another_rise() {
    check_line(
        "level_days =",
        "level_days = 7",
        "level_days is 7, expected more than same_days, which is 7",
    );
    check_line(
        "refer_days = 42",
        "refer_days = 21",
        "refer_days is 21, expected more than suggest_days, which is 21",
    );
    check_line(
        "red_morning_rise =",
        "red_morning_rise = 1",
        "red_morning_rise is 1, expected more than amber_morning_rise, which is 1",
    );
}

#[test]
fn a_bone_is_never_allowed_more_pain() {
    check_line(
        "most_pain_bone =",
        "most_pain_bone = 3",
        "\"walk\" allows more pain for a bone than otherwise",
    );
}

#[test]
fn a_count_of_none_is_at_fault() {
    for name in [
        "ambers_down",
        "bone_reds_to_lock",
        "most_promotions",
        "red_mornings",
    ] {
        check_line(
            &format!("{name} ="),
            &format!("{name} = 0"),
            &format!("{name} is 0, expected 1 to 100"),
        );
    }
    check_line(
        "red_from =",
        "red_from = 0",
        "red_from is 0, expected 1 to 100",
    );
}

#[test]
fn every_table_names_a_source_and_a_place() {
    check_line(
        "source =",
        "source = \"restride-elicitations\"",
        "no source has the id \"restride-elicitations\"",
    );
    check_line(
        "place =",
        "place = \"\"",
        "the place in the source is empty",
    );
    check_line(
        "mark =",
        "mark = \"sure\"",
        "no evidence mark is called \"sure\"",
    );
}

#[test]
fn an_unknown_key_names_the_schema() {
    check_line(
        "dwell_days =",
        "dwel_days = 5",
        "hint: the schema of this file is schema/knowledge/return_to_run.json",
    );
}

#[test]
fn a_phase_carries_facts_that_the_guide_can_have() {
    check_line(
        "guide =",
        "guide = [\"G77.1\"]",
        "\"G77.1\" is not the id of a fact of the guide",
    );
}

#[test]
fn a_new_level_needs_its_words() {
    let text = text_of(PATH).replace("id = \"P2b\"", "id = \"P2x\"");
    check_all(&[(PATH, &text)], "no words for \"return_to_run.level.P2x\"");
}

#[test]
fn the_ladder_keeps_the_four_phases_of_the_guide() {
    let knowledge = pack();
    let phases = &knowledge.return_to_run.phases;
    let guide: Vec<&str> = phases
        .iter()
        .flat_map(|phase| phase.guide.iter().map(String::as_str))
        .collect();
    assert_eq!(guide, ["G7.1", "G7.2", "G7.3", "G7.4"]);
}
