//! Faults of the care part: exercises, programmes, first days, recovery, prevention, diary, and their words.

use crate::check::{care, check, check_all, check_text, pack, text_of, with_end, with_line};
use restride_knowledge::{PackFiles, load};

const GLUTEAL: &str = "programmes/gluteal_tendon.toml";
const BONE: &str = "programmes/after_bone_stress.toml";
const FIRST: &str = "first_days.toml";

#[test]
fn the_care_part_is_whole_and_has_the_hash_of_the_pack() {
    assert_eq!(care().hash, pack().hash);
}

/// An assessment reads none of these files: a fault in one does not keep it from starting.
#[test]
fn an_assessment_does_not_read_the_care_part() {
    for path in [
        "exercises/bridge_hold.toml",
        GLUTEAL,
        FIRST,
        "diary.toml",
        "text/en/exercises.toml",
    ] {
        let mut files = PackFiles::embedded();
        files.add(path, "this is no TOML");
        let before = PackFiles::embedded().hash();
        assert_ne!(load(&files).unwrap().hash, before, "{path}");
        check_all(&[(path, "this is no TOML")], &format!("{path}:1:"));
    }
}

#[test]
fn names_that_do_not_exist_are_at_fault_with_a_hint() {
    check_text(
        GLUTEAL,
        "exercise = \"sidestep\"",
        "exercise = \"sidestpe\"",
        "no exercise has the id \"sidestpe\"\n  hint: did you mean \"sidestep\"?",
    );
    check_text(
        GLUTEAL,
        "conditions = [\"gtps\"]",
        "conditions = [\"gpts\"]",
        "no condition has the key \"gpts\"\n  hint: did you mean \"gtps\"?",
    );
    check_text(
        "exercises/hop_in_place.toml",
        "stresses = [\"impact\"]",
        "stresses = [\"impcat\"]",
        "no stress is called \"impcat\"\n  hint: did you mean \"impact\"?",
    );
    check_text(
        FIRST,
        "kind = \"walk\"",
        "kind = \"wlak\"",
        "no kind of step is called \"wlak\"\n  hint: did you mean \"walk\"?",
    );
    check(
        "diary.toml",
        &with_line("diary.toml", "answer =", "answer = \"night_rest_pian\""),
        "no question has the id \"night_rest_pian\"\n  hint: did you mean \"night_rest_pain\"?",
    );
    check_text(
        "rehab.toml",
        "stop_if = \"tingling\"",
        "stop_if = \"tinglng\"",
        "no reason to stop has the id \"tinglng\"\n  hint: did you mean \"tingling\"?",
    );
    check_text(
        "rehab.toml",
        "red_flag = \"numb_tingling\"",
        "red_flag = \"numb_tinglin\"",
        "no question has the id \"numb_tinglin\"\n  hint: did you mean \"numb_tingling\"?",
    );
    check_text(
        "rehab.toml",
        "red_flag = \"numb_tingling\"",
        "red_flag = \"worst_pain\"",
        "\"worst_pain\" cannot be answered with yes",
    );
}

#[test]
fn every_condition_has_exactly_one_programme_or_none_on_purpose() {
    check_text(
        GLUTEAL,
        "conditions = [\"gtps\"]",
        "conditions = [\"gtps\", \"fai\"]",
        "\"fai\" is served by gluteal_tendon, hip_joint",
    );
    check_text("rehab.toml", "\"dvt\", ", "", "no programme serves \"dvt\"");
    check_text(
        "rehab.toml",
        "\"dvt\", ",
        "\"dvt\", \"gtps\", ",
        "\"gtps\" is served by gluteal_tendon and no_programme",
    );
}

/// R13
#[test]
fn a_programme_holds_nothing_that_is_to_be_avoided_for_its_conditions() {
    check_text(
        GLUTEAL,
        "exercise = \"sidestep\"",
        "exercise = \"clam_side_lying\"",
        "\"clam_side_lying\" is to be avoided for \"gtps\"",
    );
}

#[test]
fn after_a_bone_stress_injury_no_pain_and_no_early_impact_is_allowed() {
    check(
        BONE,
        &with_line(BONE, "exercise = ", "exercise = \"bounding\""),
        "\"bounding\" has impact before the last stage",
    );
    check_text(
        BONE,
        "most_pain = 0",
        "most_pain = 1",
        "allows pain although a bone was hurt",
    );
    check_text(
        BONE,
        "needs_clearance = true",
        "needs_clearance = false",
        "\"femoral_neck_bsi\" is trained without a clearance",
    );
}

#[test]
fn a_stage_has_an_exit_a_starred_item_and_doses_that_can_be_done() {
    check(
        GLUTEAL,
        &with_line(GLUTEAL, "exit = ", "exit = []"),
        "the stage \"familiarise\" has the wrong exit",
    );
    check(
        GLUTEAL,
        &text_of(GLUTEAL).replace("starred = true", "starred = false"),
        "has no starred item",
    );
    check_text(
        GLUTEAL,
        "exercise = \"sidestep\"",
        "exercise = \"sidestep\"\nsets = 2",
        "the dose of \"sidestep\" names no whole source",
    );
    check(
        "exercises/sidestep.toml",
        &with_line("exercises/sidestep.toml", "sets =", "sets = 99"),
        "sets is 99, expected 1 to 12",
    );
    check(
        "exercises/sidestep.toml",
        &with_line("exercises/sidestep.toml", "repetitions =", ""),
        "a set says neither repetitions, nor a hold, minutes or a distance",
    );
    check(
        "exercises/sidestep.toml",
        &with_line("exercises/sidestep.toml", "source =", "source = \"nobody\""),
        "no source has the id \"nobody\"",
    );
}

#[test]
fn what_loads_the_hip_is_never_for_a_hurt_bone() {
    let text = text_of(FIRST);
    let from = text.find("id = \"short_walks\"").unwrap();
    let (head, tail) = text.split_at(from);
    let tail = tail.replacen("\"bone_suspected\", ", "", 1);
    check(
        FIRST,
        &format!("{head}{tail}"),
        "\"short_walks\" loads the hip although a bone may be hurt",
    );
}

#[test]
fn steps_stand_in_order_and_decisions_ask_for_help_first() {
    check(
        FIRST,
        &with_line(FIRST, "from_hour =", "from_hour = 71"),
        "begins before \"stop_running\"",
    );
    check(
        FIRST,
        &with_line(FIRST, "to_hour =", "to_hour = 0"),
        "\"stop_running\" is over before it begins",
    );
    check_text(
        FIRST,
        "when = [\"passes_gate\"]",
        "when = [\"limp\"]",
        "leads to the tests without a pain-free walk",
    );
    check_text(
        FIRST,
        "walk_minutes = 30\n",
        "",
        "has passes_gate or walk_minutes alone",
    );
    check_text(
        FIRST,
        "leads_to = \"offload\"",
        "leads_to = \"ready\"",
        "the last decision leads to the tests",
    );
    check(
        FIRST,
        &with_line(
            FIRST,
            "sites = [\"groin_deep\"]",
            "sites = [\"groin_depe\"]",
        ),
        "\"sites\" has no value \"groin_depe\"",
    );
}

#[test]
fn a_band_has_the_numbers_of_its_kind_in_their_order() {
    let band = |lines: &str| {
        format!(
            "{}\n[[bands]]\nid = \"x\"\n{lines}\nsource = \"runclever\"\nmark = \"sourced\"\nplace = \"p\"\n",
            text_of("recovery.toml")
        )
    };
    for (lines, expected) in [
        (
            "kind = \"median_iqr\"\nmedian_days = 9",
            "\"x\" has the wrong numbers for its kind",
        ),
        (
            "kind = \"mean\"\nmean_days = 9",
            "\"x\" has the wrong numbers for its kind",
        ),
        (
            "kind = \"median_iqr\"\nmedian_days = 9\nq1_days = 10\nq3_days = 20",
            "the ends of \"x\" do not lie around its middle",
        ),
        (
            "kind = \"range\"\nlow_days = 9\nhigh_days = 9",
            "the ends of \"x\" do not lie around its middle",
        ),
        (
            "kind = \"range\"\nlow_days = 0\nhigh_days = 9",
            "low_days is 0, expected 1 to 3650",
        ),
    ] {
        check("recovery.toml", &band(lines), expected);
    }
}

#[test]
fn numbers_of_the_diary_fit_together_and_signs_only_make_answers_worse() {
    for (start, line, expected) in [
        (
            "least_days =",
            "least_days = 8",
            "least_days is 8, expected 1 to 7",
        ),
        (
            "clearly_better_by =",
            "clearly_better_by = 1",
            "clearly_better_by is 1, expected more than better_by",
        ),
        (
            "scores =",
            "scores = [0, 17, 8, 25]",
            "the scores of a week do not rise",
        ),
        (
            "value =",
            "value = \"no\"",
            "cannot be \"no\" by what a diary shows",
        ),
        (
            "id = \"participation\"",
            "id = \"part\"",
            "the questions of a week are part, training",
        ),
    ] {
        check(
            "diary.toml",
            &with_line("diary.toml", start, line),
            expected,
        );
    }
}

#[test]
fn rules_about_shoes_and_cadence_must_make_sense() {
    for (path, start, line, expected) in [
        (
            "shoes.toml",
            "to_km =",
            "to_km = 480",
            "to_km is 480, expected more than from_km",
        ),
        ("shoes.toml", "to = ", "to = 1", "to is 1, expected 2 to 20"),
        (
            "shoes.toml",
            "correction =",
            "correction = \"replace_shoes_by_mile\"",
            "did you mean \"replace_shoes_by_miles\"?",
        ),
        (
            "shoes.toml",
            "prevention =",
            "prevention = \"shoe_rotaton\"",
            "did you mean \"shoe_rotation\"?",
        ),
        (
            "cadence.toml",
            "most_percent =",
            "most_percent = 11",
            "most_percent is 11, expected 1 to 10",
        ),
        (
            "cadence.toml",
            "percent =",
            "percent = 15",
            "percent is 15, expected 1 to 10",
        ),
        (
            "cadence.toml",
            "sites = [\"below_knee\"]",
            "sites = [\"below_kne\"]",
            "no place has the id \"below_kne\"\n  hint: did you mean \"below_knee\"?",
        ),
        (
            "cadence.toml",
            "most_days =",
            "most_days = 7",
            "most_days is 7, expected 14 to 366",
        ),
    ] {
        check(path, &with_line(path, start, line), expected);
    }
}

#[test]
fn every_entry_needs_its_words() {
    for (path, start) in [
        ("text/en/exercises.toml", "[sidestep]"),
        ("text/en/first_days.toml", "[short_walks]"),
        ("text/en/prevention.toml", "[strength]"),
        ("text/en/diary.toml", "[weekly.symptoms]"),
    ] {
        let text = text_of(path).replacen(start, "[elsewhere]", 1);
        let mut files = PackFiles::embedded();
        files.add(path, &text);
        let knowledge = load(&files).unwrap();
        let faults = restride_knowledge::load_care(&files, &knowledge).unwrap_err();
        let stem = path
            .trim_start_matches("text/en/")
            .trim_end_matches(".toml");
        let name = start.trim_matches(['[', ']']);
        let expected = format!("no words for \"{stem}.{name}");
        assert!(faults.to_string().contains(&expected), "{faults}");
    }
}

#[test]
fn words_of_care_promise_nothing_and_an_overlay_replaces_single_ones() {
    check(
        "text/en/exercises.toml",
        "[sidestep]\nfeel = \"You have a strain.\"\n",
        "the words of \"exercises.sidestep.feel\" say \"you have\"",
    );
    check(
        "text/en/exercises.toml",
        "[sidestpe]\nfeel = \"Easy.\"\n",
        "nothing in the pack shows the words of \"exercises.sidestpe\"",
    );
    let mut files = PackFiles::embedded();
    files.overlay(
        "text/en/exercises.toml",
        "[sidestep]\nfeel = \"Call us.\"\n",
    );
    let knowledge = load(&files).unwrap();
    let after = restride_knowledge::load_care(&files, &knowledge).unwrap();
    assert_eq!(
        after.texts.line("en", "exercises.sidestep.feel"),
        Some("Call us.")
    );
    let kept = care();
    let key = "exercises.sidestep.name";
    assert_eq!(after.texts.line("en", key), kept.texts.line("en", key));
}

/// R20: no text of a licensed questionnaire is shipped; our weekly questions are four, in our own words.
#[test]
fn no_text_of_a_licensed_questionnaire_is_shipped() {
    let items = [
        "have you had any difficulties participating",
        "to what extent have you reduced",
        "to what extent has",
        "affected your performance",
        "have you experienced",
        "ostrc",
        "hagos",
        "ihot",
        "visa-g",
        "visa-h",
        "uwri",
        "hoos",
        "lefs",
    ];
    let files = PackFiles::embedded();
    for (path, text) in files.iter().filter(|(path, _)| path.starts_with("text/")) {
        // Whole words: "choose" is no questionnaire.
        let words: Vec<String> = text
            .to_lowercase()
            .split(|letter: char| !letter.is_alphanumeric() && letter != '-')
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect();
        let text = format!(" {} ", words.join(" "));
        for item in items {
            assert!(
                !text.contains(&format!(" {item} ")),
                "{path} says \"{item}\""
            );
        }
    }
}

#[test]
fn a_file_in_the_wrong_place_is_at_fault() {
    check("exercise/x.toml", "", "did you mean \"exercises/\"?");
    check("diaries.toml", "", "did you mean \"diary.toml\"?");
    check(
        "prevention.toml",
        &with_end(
            "prevention.toml",
            "[[items]]\nid = \"strength\"\nkind = \"strength\"\nsource = \"guide\"\nmark = \"sourced\"\nplace = \"p\"",
        ),
        "the id \"strength\" stands twice",
    );
}
