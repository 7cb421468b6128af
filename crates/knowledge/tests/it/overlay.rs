//! What a clinic's overlay can do, and what the hash stands for.

use crate::check::{check, check_text, overlaid, pack, text_of, whole, with_line};
use restride_core::knowledge::Mark;
use restride_knowledge::{PackFiles, embedded};

#[test]
fn the_pack_inside_the_program_is_whole() {
    embedded().unwrap();
}

#[test]
fn an_overlay_can_replace_the_prior_of_one_condition() {
    let path = "conditions/gtps.toml";
    let text = with_line(path, "percent =", "percent = 16");
    let text = text.replacen("restride-elicitation", "s23", 1);
    let text = text.replacen("mark = \"elicited\"", "mark = \"sourced\"", 1);
    let (before, after) = (pack(), whole(&[(path, &text)]));

    let gtps = after.condition("gtps").unwrap();
    assert_eq!(after.conditions[gtps].prior_evidence.mark, Mark::Sourced);
    assert_eq!(after.conditions[gtps].prior_evidence.source, "s23");
    assert!(after.conditions[gtps].prior < before.conditions[gtps].prior);
    assert_eq!(after.conditions.len(), before.conditions.len());
    let total: f64 = after
        .conditions
        .iter()
        .map(|condition| condition.prior)
        .sum();
    assert!((total - 1.0).abs() < 1e-12, "the priors sum to {total}");
}

#[test]
fn an_overlay_can_add_and_replace_single_words() {
    let text = "[strength]\nfair = \"fits quite well\"\nclinic = \"Call us first.\"\n";
    let after = whole(&[("text/en/ui.toml", text)]);
    assert_eq!(
        after.texts.line("en", "ui.strength.fair"),
        Some("fits quite well")
    );
    assert_eq!(
        after.texts.line("en", "ui.strength.clinic"),
        Some("Call us first.")
    );
    let kept = pack();
    let kept = kept.texts.line("en", "ui.strength.strong");
    assert_eq!(after.texts.line("en", "ui.strength.strong"), kept);
}

#[test]
fn a_second_locale_with_one_key_falls_back_for_all_others() {
    let text = "[strength]\nstrong = \"passt gut\"\n";
    let after = whole(&[("text/de/ui.toml", text)]);
    assert_eq!(after.texts.locales().collect::<Vec<_>>(), ["de", "en"]);
    assert_eq!(
        after.texts.line("de", "ui.strength.strong"),
        Some("passt gut")
    );
    for (key, lines) in after.texts.entries("en") {
        if key != "ui.strength.strong" {
            assert_eq!(after.texts.lines("de", key), Some(lines), "{key}");
        }
    }
}

#[test]
fn an_overlay_can_add_an_entry() {
    let text = "id = \"our-clinic\"\ntitle = \"Our own audit\"\nyear = 2026\nkind = \"study\"\nread = \"full_text\"\n";
    let after = whole(&[("sources/our-clinic.toml", text)]);
    assert_eq!(after.sources["our-clinic"].year, Some(2026));
    assert_eq!(after.sources.len(), pack().sources.len() + 1);
}

#[test]
fn files_that_are_not_toml_are_no_part_of_a_pack() {
    let mut files = PackFiles::embedded();
    files.overlay("README.md", "words");
    files.overlay("conditions/gtps.toml.bak", "words");
    assert_eq!(files, PackFiles::embedded());
}

#[test]
fn the_hash_changes_with_any_byte() {
    let base = PackFiles::embedded().hash();
    let mut seen = vec![base];
    let text = text_of("conditions/gtps.toml");
    for changed in [
        format!("{text} "),
        format!(" {text}"),
        text.replacen('g', "q", 1),
    ] {
        seen.push(overlaid(&[("conditions/gtps.toml", &changed)]).hash());
    }
    let new = "id = \"x\"";
    seen.push(overlaid(&[("sources/x.toml", new)]).hash());
    seen.push(overlaid(&[("sources/xi.toml", new)]).hash());
    seen.push(overlaid(&[("text/en/ui.toml", "a = \"b\"")]).hash());
    seen.push(overlaid(&[("text/en/ui.toml", "a = \"c\"")]).hash());
    let count = seen.len();
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), count, "two different packs have one hash");
}

#[test]
fn the_hash_does_not_depend_on_the_order_of_adding() {
    let files = [
        ("sources/b.toml", "id = \"b\""),
        ("text/en/ui.toml", "a = \"b\""),
        ("sources/a.toml", "id = \"a\""),
        ("text/en/gate.toml", "a = \"b\""),
        ("text/de/ui.toml", "a = \"b\""),
    ];
    let mut backwards = files;
    backwards.reverse();
    assert_eq!(overlaid(&files).hash(), overlaid(&backwards).hash());

    let mut rebuilt = PackFiles::default();
    let embedded = PackFiles::embedded();
    for (path, text) in embedded.iter().collect::<Vec<_>>().into_iter().rev() {
        rebuilt.add(path, text);
    }
    assert_eq!(rebuilt.hash(), embedded.hash());
}

#[test]
fn every_result_can_name_the_pack_it_came_from() {
    let knowledge = pack();
    assert_eq!(knowledge.hash, PackFiles::embedded().hash());
    assert_eq!(knowledge.hash.len(), 64);
    assert!(!knowledge.version.is_empty());
}

#[test]
fn a_path_that_nothing_reads_is_a_fault_with_the_nearest_name() {
    let text = text_of("conditions/gtps.toml");
    check(
        "condition/gtps.toml",
        &text,
        "condition/gtps.toml:1: nothing in a pack is read from \"condition/gtps.toml\"",
    );
    check(
        "condition/gtps.toml",
        &text,
        "did you mean \"conditions/\"?",
    );
    check("gates.toml", "", "did you mean \"gate.toml\"?");
    check("zzzzzzzz/a.toml", "", "a pack has the folders conditions,");
    check("conditions/hip/gtps.toml", &text, "lie directly in it");
}

#[test]
fn words_that_nothing_shows_are_a_fault() {
    check(
        "text/en/conditions.toml",
        "[gtpss]\nname = \"Side pain\"\n",
        "text/en/conditions.toml:1: nothing in the pack shows the words of \"conditions.gtpss\"",
    );
    check(
        "text/en/conditions.toml",
        "[gtpss]\nname = \"Side pain\"\n",
        "did you mean \"conditions.gtps\"?",
    );
    check(
        "text/en/clinic.toml",
        "\nphone = \"1\"\n",
        "text/en/clinic.toml:2:",
    );
}

#[test]
fn words_that_promise_what_no_answers_can_show_are_a_fault() {
    for (words, says) in [
        ("You have a strain.", "you have"),
        ("This rules\\nout a break.", "rules out"),
        ("It is safe to run.", "safe to run"),
        ("There is no fracture.", "no fracture"),
    ] {
        check(
            "text/en/conditions.toml",
            &format!("[gtps]\nshort = \"{words}\"\n"),
            &format!(
                "text/en/conditions.toml:2: the words of \"conditions.gtps.short\" say \"{says}\""
            ),
        );
    }
}

#[test]
fn letters_that_drive_a_terminal_are_a_fault_wherever_they_stand() {
    for (letter, name) in [
        ("\\u001b[2J", "U+001B"),
        ("\\u009b", "U+009B"),
        ("\u{202e}", "U+202E"),
    ] {
        check(
            "text/en/conditions.toml",
            &format!("[gtps]\nshort = \"a{letter}b\"\n"),
            &format!("text/en/conditions.toml:2: a text holds the character {name}"),
        );
        check(
            "sources/x.toml",
            &format!(
                "id = \"x\"\ntitle = \"{letter}\"\nyear = 2026\nkind = \"study\"\nread = \"full_text\"\n"
            ),
            &format!("sources/x.toml:2: a text holds the character {name}"),
        );
    }
}

#[test]
fn a_level_of_the_gate_beyond_every_score_is_a_fault() {
    check_text(
        "gate.toml",
        "score_at_least = 4",
        "score_at_least = 99",
        "the level \"refer\" can never be reached: it needs a score of 99",
    );
}
