//! Taking everything along, putting it back, and looking after it.

use crate::support::{EVENING, Home};
use serde_json::{Value, json};
use std::fs;

fn with_entries() -> Home {
    let mut home = Home::at("2026-11-24T18:00:00+01:00[Europe/Berlin]");
    home.says(&["episodes", "open", "--at", "side-right"]);
    home.clock(EVENING);
    home.says(&["log", "pain", "3", "--during", "--evening", "1"]);
    home
}

fn path(home: &Home, name: &str) -> String {
    home.folder().join(name).display().to_string()
}

#[test]
fn an_export_is_imported_elsewhere_to_the_same_bytes_and_twice_changes_nothing() {
    let home = with_entries();
    let file = path(&home, "journal.zip");
    let exported = home.json(&["export", &file]);
    assert_eq!(exported["entries"], 3);
    let said = home.refuses(&["export", &file]);
    assert!(said.contains("is there already"), "{said}");
    let other = Home::at(EVENING);
    let first = other.json(&["import-journal", &file]);
    assert_eq!(
        first,
        json!({"new_entries": 3, "known_entries": 0, "new_files": 0, "raised": []})
    );
    let second = other.json(&["import-journal", &file]);
    assert_eq!(second["new_entries"], 0);
    let again = path(&other, "again.zip");
    other.says(&["export", &again]);
    assert_eq!(
        fs::read(&file).expect("a file"),
        fs::read(&again).expect("a file")
    );
}

#[test]
fn a_damaged_archive_is_refused_and_makes_no_journal() {
    let home = with_entries();
    let file = path(&home, "journal.zip");
    home.says(&["export", &file]);
    let bytes = fs::read(&file).expect("a file");
    fs::write(&file, &bytes[..bytes.len() / 2]).expect("it is written");
    let other = Home::at(EVENING);
    let said = other.refuses(&["import-journal", &file]);
    assert!(
        said.contains("no archive of a journal") && said.contains("nothing of it was taken"),
        "{said}"
    );
    assert!(!other.data().exists());
}

#[test]
fn a_backup_is_restored_into_an_empty_folder_only() {
    let home = with_entries();
    let file = path(&home, "journal.backup");
    home.says(&["backup", &file]);
    let said = home.refuses(&["backup", &file]);
    assert!(said.contains("exists already"), "{said}");
    let said = home.refuses(&["restore", &file]);
    assert!(said.contains("is not empty"), "{said}");
    let other = Home::at(EVENING);
    other.says(&["restore", &file]);
    assert_eq!(other.json(&["diary"]), home.json(&["diary"]));
}

#[test]
fn the_doctor_says_what_is_wrong_and_fails_when_it_is_damage() {
    let home = with_entries();
    let found = home.json(&["doctor"]);
    assert_eq!(found["state"], "well", "{found}");
    assert_eq!(found["entries"], 3);
    let database = home.data().join("journal.sqlite");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(&database, fs::Permissions::from_mode(0o644)).expect("it is ours");
        let found = home.json(&["doctor"]);
        assert_eq!(found["state"], "risk", "{found}");
        assert!(
            found["findings"]
                .to_string()
                .contains("can be read by others"),
            "{found}"
        );
    }
    fs::write(&database, b"not a database").expect("it is ours");
    let said = home.refuses(&["doctor"]);
    assert!(said.contains("cannot be opened"), "{said}");
}

#[test]
fn without_a_journal_there_is_nothing_to_export_back_up_or_check() {
    let home = Home::at(EVENING);
    let file = path(&home, "x");
    for arguments in [&["export", &file][..], &["backup", &file], &["doctor"]] {
        let said = home.refuses(arguments);
        assert!(
            said.contains("there is no journal in"),
            "{arguments:?}: {said}"
        );
    }
    assert!(!home.data().exists());
}

#[test]
fn a_demo_goes_into_a_new_folder_of_its_own() {
    let home = with_entries();
    let said = home.refuses(&["demo"]);
    assert!(said.contains("--data: expected a folder"), "{said}");
    let own = home.data().display().to_string();
    let said = home.refuses(&["demo", "--data", &own]);
    assert!(said.contains("is not empty"), "{said}");
    let folder = path(&home, "demo");
    home.says(&["demo", "--data", &folder, "--today", "2026-11-20"]);
    let diary = home.json(&["diary", "--data", &folder, "--since", "2026-08-01"]);
    let entries = diary["entries"].as_array().map_or(0, Vec::len);
    assert!(entries > 100, "{entries}");
    assert_ne!(diary["runs"], Value::Array(Vec::new()));
    for page in [
        &["today"][..],
        &["plan"],
        &["diary"],
        &["diary", "--plain"],
        &["rehab"],
        &["episodes"],
    ] {
        let mut all = page.to_vec();
        all.extend(["--data", folder.as_str()]);
        let said = home.says(&all);
        assert!(
            !said.contains("[log.") && !said.contains("[diary."),
            "{page:?}: {said}"
        );
    }
}
