//! A pack that is damaged or out of date never leaves a runner with self-care, or with nothing.

use crate::support::{ADVICE, benign_answers, overlay, pack_with_dates, restride, with_pack};
use serde_json::{Value, json};
use std::fs;
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

#[test]
fn letters_that_drive_a_terminal_reach_none() {
    for arguments in [
        &["assess", "--answers", "no\u{1b}[2Jfile\u{9b}"][..],
        &["assess", "--an\u{1b}[2J"],
        &["knowledge", "show", "\u{202e}gtps\u{1b}"],
        &["knowledge", "search", "\u{202e}gtps\u{1b}"],
    ] {
        let ran = restride(arguments, b"");
        let said = format!("{}{}", ran.out, ran.err);
        for letter in ['\u{1b}', '\u{9b}', '\u{202e}'] {
            assert!(!said.contains(letter), "{said:?}");
        }
    }
    let answers = "{\"\u{1b}]0;x\u{7}\": 1}";
    let ran = restride(&["assess", "--answers", "-"], answers.as_bytes());
    assert!(!ran.err.contains('\u{1b}'), "{:?}", ran.err);
}

#[cfg(unix)]
#[test]
fn links_to_folders_and_deep_folders_end_with_a_clear_error() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().unwrap();
    symlink(folder.path(), folder.path().join("conditions")).unwrap();
    let ran = with_pack(folder.path(), &["--answers", "-"], &json!({}));
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    let expected = "is a link to a folder, which is not followed";
    assert!(ran.err.contains(expected), "{}", ran.err);
    assert!(ran.err.contains(ADVICE), "{}", ran.err);

    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("a/b/c/d/e/f")).unwrap();
    let ran = with_pack(folder.path(), &["--answers", "-"], &json!({}));
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("more than 4 folders deep"), "{}", ran.err);
}

#[test]
fn an_overlay_of_too_many_files_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..2001 {
        fs::write(folder.path().join(format!("{number}.txt")), "").unwrap();
    }
    let ran = with_pack(folder.path(), &["--answers", "-"], &json!({}));
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("more than 2000 files"), "{}", ran.err);
}

#[test]
fn a_file_that_nothing_reads_is_a_fault() {
    let folder = overlay(&[("condition/gtps.toml", "id = \"gtps\"\n")]);
    let ran = with_pack(folder.path(), &["--answers", "-"], &json!({}));
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.err.contains("did you mean \"conditions/\"?"),
        "{}",
        ran.err
    );
}

#[test]
fn a_result_names_its_overlay_and_a_lowered_rule_is_warned_of() {
    let flag = restride_knowledge::PackFiles::embedded();
    let flag = flag.text(RULE).unwrap().to_owned();
    let lowered = flag.replacen(
        "urgency = \"emergency\"",
        "urgency = \"see_within_2_weeks\"",
        1,
    );
    assert_ne!(flag, lowered);
    let folder = overlay(&[(RULE, &format!("\u{feff}{lowered}"))]);
    let ran = with_pack(
        folder.path(),
        &["--answers", "-", "--format", "json"],
        &json!({}),
    );
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let result: Value = serde_json::from_str(&ran.out).unwrap();
    let version = result["knowledge"]["version"].as_str().unwrap();
    assert!(version.ends_with("+overlay"), "{version}");
    let ran = restride(
        &["knowledge", "check", folder.path().to_str().unwrap()],
        b"",
    );
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(
        ran.out.contains("WARNING: less careful than the built-in pack: red flag 01_cannot_bear_weight: its urgency goes down"),
        "{}",
        ran.out
    );
    let ran = restride(&["knowledge", "check"], b"");
    assert!(
        !ran.out.contains("overlay") && !ran.out.contains("WARNING"),
        "{}",
        ran.out
    );
}
