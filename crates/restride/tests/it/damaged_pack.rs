//! A pack that is damaged or out of date never leaves a runner with self-care, or with nothing.

use crate::support::{ADVICE, benign_answers, overlay, pack_with_dates, with_pack};
use serde_json::{Value, json};
use std::path::Path;

const RULE: &str = "red_flags/01_cannot_bear_weight.toml";

fn check_damaged(text: &str, expected: &[&str]) {
    let folder = overlay(&[(RULE, text)]);
    for arguments in [&["--answers", "-"][..], &["next", "--answers", "-"], &[]] {
        let ran = with_pack(folder.path(), arguments, &json!({}));
        assert_eq!(ran.code, Some(2), "{ran:?}");
        assert_eq!(ran.out, "");
        for part in expected.iter().chain(&[ADVICE]) {
            assert!(
                ran.err.contains(part),
                "\"{part}\" is missing in\n{}",
                ran.err
            );
        }
    }
}

#[test]
fn a_damaged_overlay_gives_its_faults_with_file_and_line_and_the_emergency_advice() {
    check_damaged("id = ", &["red_flags/01_cannot_bear_weight.toml:1:"]);
    check_damaged(
        "id = \"01_cannot_bear_weight\"\nnumber = 1\nurgency = \"emergency\"\nwithin = \"today\"\n\
         when = { yes = \"cannot_bear_wait\" }\nsuspects = [\"gtpss\"]\nguide = []\n\
         sources = [\"s67\"]\nplace = \"x\"\nmark = \"sourced\"\n",
        &[
            "red_flags/01_cannot_bear_weight.toml:5:",
            "red_flags/01_cannot_bear_weight.toml:6:",
            "cannot_bear_weight",
            "gtps",
        ],
    );
}

#[test]
fn a_folder_that_is_not_there_leaves_the_emergency_advice() {
    let ran = with_pack(Path::new("no/such/folder"), &["--answers", "-"], &json!({}));
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert!(
        ran.err.contains("no/such/folder is not a folder"),
        "{}",
        ran.err
    );
    assert!(ran.err.contains(ADVICE), "{}", ran.err);
}

fn dated(made_on: &str, review_by: &str) -> Value {
    let folder = pack_with_dates(made_on, review_by);
    let answers = benign_answers(&restride_testkit::knowledge());
    let ran = with_pack(
        folder.path(),
        &["--answers", "-", "--format", "json"],
        &answers,
    );
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    serde_json::from_str(&ran.out).expect("JSON")
}

#[test]
fn knowledge_that_is_out_of_date_or_from_the_future_never_advises_self_care() {
    for (made_on, review_by) in [("2000-01-01", "2001-01-01"), ("2998-01-01", "2999-01-01")] {
        let result = dated(made_on, review_by);
        assert_eq!(result["urgency"], "see_within_2_weeks");
        assert_eq!(result["rules"][0]["kind"], "expiry");
    }
}

#[test]
fn knowledge_past_its_review_date_says_so() {
    assert_eq!(dated("2000-01-01", "2001-01-01")["review_due"], true);
    assert_eq!(dated("2000-01-01", "2999-01-01")["review_due"], false);
}
