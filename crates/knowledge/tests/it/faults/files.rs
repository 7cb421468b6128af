//! Faults of a file as such, of `pack.toml` and of the words.

use crate::check::{check, check_all, text_of, with_line};
use restride_knowledge::{PackFiles, load};

const GTPS: &str = "conditions/gtps.toml";
const FLAG: &str = "red_flags/04_hot_red_joint.toml";
const CLICK: &str = "findings/painful_click.toml";

// ---------------------------------------------------------------- the file itself

#[test]
fn a_syntax_error_names_its_line_and_the_schema() {
    let text = with_line(GTPS, "urgency =", "urgency = \"self_manage");
    check(GTPS, &text, "conditions/gtps.toml:2: ");
    check(
        GTPS,
        &text,
        "hint: the schema of this file is schema/knowledge/conditions.json",
    );
}

#[test]
fn an_unknown_key_is_at_fault() {
    let text = with_line(GTPS, "cost_of_missing =", "cost_of_mising = 0.5");
    check(
        GTPS,
        &text,
        "conditions/gtps.toml:3: unknown field `cost_of_mising`",
    );
}

#[test]
fn a_key_that_stands_twice_is_at_fault() {
    let text = with_line(
        GTPS,
        "urgency =",
        "urgency = \"self_manage\"\nurgency = \"emergency\"",
    );
    check(GTPS, &text, "conditions/gtps.toml:3: duplicate key");
}

#[test]
fn a_value_of_the_wrong_type_is_at_fault() {
    let text = with_line(GTPS, "cost_of_missing =", "cost_of_missing = \"little\"");
    check(
        GTPS,
        &text,
        "conditions/gtps.toml:3: invalid type: string \"little\", expected f64",
    );
}

#[test]
fn a_missing_key_is_at_fault() {
    let text = with_line(CLICK, "burden =", "");
    check(
        CLICK,
        &text,
        "findings/painful_click.toml:1: missing field `burden`",
    );
}

#[test]
fn a_file_that_every_pack_needs_is_missed() {
    let embedded = PackFiles::embedded();
    for missing in [
        "pack.toml",
        "gate.toml",
        "populations.toml",
        "return_to_run.toml",
    ] {
        let mut files = PackFiles::default();
        for (path, text) in embedded.iter().filter(|(path, _)| *path != missing) {
            files.add(path, text);
        }
        let faults = load(&files).unwrap_err();
        let expected = format!("{missing}:1: the file is missing");
        assert!(faults.to_string().contains(&expected), "{faults}");
    }
}

#[test]
fn a_file_is_named_after_the_id_inside() {
    let text = with_line(GTPS, "id =", "id = \"gtp\"");
    check(
        GTPS,
        &text,
        "conditions/gtps.toml:1: the id inside is \"gtp\"",
    );
    check(
        GTPS,
        &text,
        "hint: rename the file to conditions/gtp.toml, or change the id",
    );
}

#[test]
fn one_run_names_the_faults_of_all_files_in_order() {
    let first = with_line(GTPS, "urgency =", "urgency = \"soon\"");
    let second = with_line(FLAG, "within =", "with = \"today\"");
    let files = [(FLAG, second.as_str()), (GTPS, first.as_str())];
    check_all(
        &files,
        "conditions/gtps.toml:2: no urgency is called \"soon\"",
    );
    check_all(
        &files,
        "red_flags/04_hot_red_joint.toml:4: unknown field `with`",
    );
}

// ---------------------------------------------------------------- pack.toml and words

#[test]
fn dates_are_dates() {
    let text = with_line("pack.toml", "made_on =", "made_on = \"soon\"");
    check(
        "pack.toml",
        &text,
        "made_on is \"soon\", expected a date\n  hint: write 2026-11-25",
    );
}

#[test]
fn exactly_one_mass_is_the_bone_stress_mass() {
    let text = with_line("pack.toml", "bone_stress =", "bone_stress = false");
    check(
        "pack.toml",
        &text,
        "exactly one mass must be the bone-stress mass",
    );
}

#[test]
fn the_words_for_strength_fall_from_best_to_worst() {
    let text = text_of("pack.toml");
    let (before, bands) = text.split_once("[[strength]]").unwrap();
    let top = bands
        .lines()
        .find(|line| line.starts_with("at_least"))
        .unwrap();
    let text = format!(
        "{before}[[strength]]{}",
        bands.replacen(top, "at_least = 0.0", 1)
    );
    check(
        "pack.toml",
        &text,
        "the bands of strength must fall, from the best word to the worst",
    );
}

#[test]
fn every_entry_has_its_words() {
    let path = "questions/new_one.toml";
    let text = text_of("questions/stretch.toml").replacen("stretch", "new_one", 1);
    check(
        path,
        &text,
        "text/en/questions.toml:1: no words for \"questions.new_one.ask\"",
    );
}

#[test]
fn words_are_texts_or_lists_of_texts() {
    check(
        "text/en/ui.toml",
        "\n[strength]\nstrong = 7\n",
        "text/en/ui.toml:",
    );
    check(
        "text/en/ui.toml",
        "\n[strength]\nstrong = 7\n",
        "\"ui.strength.strong\" is neither a text nor a list of texts",
    );
}

#[test]
fn text_files_lie_directly_in_the_folder_of_their_locale() {
    let expected =
        "a text file lies directly in its locale's folder\n  hint: text/en/findings.toml";
    check(
        "text/ui.toml",
        "a = \"b\"",
        &format!("text/ui.toml:1: {expected}"),
    );
    check(
        "text/en/more/ui.toml",
        "a = \"b\"",
        &format!("text/en/more/ui.toml:1: {expected}"),
    );
}
