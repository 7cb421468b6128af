//! The public vocabulary: answer ids, kinds and values that journals, cases and other programs rely on.
//!
//! `data/vocabulary_ids.txt` holds version 1, one answer id a line: id, kind, values in order. The pack may add ids; it
//! never renames or takes away one of these.

use crate::check::pack;
use restride_core::knowledge::Kind;

const STABLE: &str = include_str!("../data/vocabulary_ids.txt");

#[test]
fn the_pack_has_every_answer_id_with_its_kind_and_values() {
    let knowledge = pack();
    let lines: Vec<&str> = STABLE
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect();
    assert!(lines.len() > 90, "the list of ids is cut short");
    for line in lines {
        let mut words = line.split_whitespace();
        let id = words.next().unwrap_or_default();
        let question = knowledge.question(id);
        assert!(question.is_some(), "the pack has lost the answer id {id}");
        let kind = &knowledge.questions[question.unwrap_or_default()].kind;
        let found = format!("{id} {}", described(kind));
        assert_eq!(found.trim_end(), line);
    }
}

#[test]
fn the_condition_keys_are_those_of_the_vocabulary() {
    let knowledge = pack();
    let missing: Vec<&str> = CONDITIONS
        .split_whitespace()
        .filter(|key| knowledge.condition(key).is_none())
        .collect();
    assert!(
        missing.is_empty(),
        "the pack has lost the condition keys {missing:?}"
    );
}

fn described(kind: &Kind) -> String {
    let word = match kind {
        Kind::YesNo => "yes_no",
        Kind::Choice { .. } => "choice",
        Kind::Number(_) => "number",
        Kind::Many { .. } => "many",
        Kind::Test { .. } => "test",
    };
    format!("{word} {}", kind.values().join(" "))
}

/// The stable condition keys.
const CONDITIONS: &str = "
    hip_flexor_strain iliopsoas_tendinopathy snapping_hip_internal fai labral_tear hip_oa femoral_neck_bsi
    pubic_ramus_bsi sacral_bsi femoral_shaft_bsi other_bsi adductor_groin_pain pubic_groin_pain inguinal_groin_pain
    gtps snapping_hip_external itb_tfl meralgia deep_gluteal proximal_hamstring_tendinopathy hamstring_strain
    ischiofemoral_impingement sij_pain lumbar_referred apophysitis_avulsion scfe avn septic_arthritis tumour
    transient_osteoporosis arterial_endofibrosis hernia dvt acute_fracture inflammatory doms other
";
