//! Episodes: one for each injury.

use crate::support::{EVENING, Home, flowing};
use serde_json::{Value, json};

#[test]
fn without_a_journal_there_is_no_episode_and_no_folder_is_made() {
    let home = Home::at(EVENING);
    let said = home.says(&["episodes"]);
    assert!(
        flowing(&said).contains("restride episodes open --at side-right"),
        "{said}"
    );
    assert_eq!(home.json(&["episodes"]), json!({"episodes": []}));
    assert!(!home.data().exists());
}

#[test]
fn an_episode_is_opened_listed_and_closed() {
    let mut home = Home::at(EVENING);
    home.says(&[
        "episodes",
        "open",
        "--at",
        "side-right",
        "--onset",
        "gradual",
        "--began",
        "2026-11-20",
        "--note",
        "after the hills",
    ]);
    let found = &home.json(&["episodes"])["episodes"][0];
    let expected = json!({
        "number": 1, "id": found["id"], "sites": ["lateral"], "side": "right", "onset": "gradual",
        "began": "2026-11-20", "opened": "2026-11-24"
    });
    assert_eq!(*found, expected);
    home.clock("2026-12-24T18:30:00+01:00[Europe/Berlin]");
    let said = home.says(&["episodes", "close", "1", "--reason", "recovered"]);
    assert!(said.contains("A lock stays"), "{said}");
    let found = &home.json(&["episodes"])["episodes"][0];
    assert_eq!(found["closed"], "2026-12-24");
    assert_eq!(found["reason"], "recovered");
    let said = home.says(&["episodes"]);
    assert!(
        said.contains("closed on 2026-12-24, pain since 2026-11-20"),
        "{said}"
    );
    let said = home.refuses(&["episodes", "close", "1"]);
    assert!(said.contains("is closed already"), "{said}");
}

#[test]
fn an_episode_needs_a_place_and_a_day_that_has_come() {
    let home = Home::at(EVENING);
    let refused: &[(&[&str], &str)] = &[
        (
            &["episodes", "open", "--at", "left"],
            "--at: expected a place",
        ),
        (
            &["episodes", "open", "--at", "side", "--onset", "suden"],
            "did you mean \"sudden\"?",
        ),
        (
            &["episodes", "open", "--at", "side", "--began", "2026-11-25"],
            "--began: expected a day that has come",
        ),
        (
            &["episodes", "open", "--at", "side", "--began", "soon"],
            "--began: expected a day such as",
        ),
        (
            &["episodes", "close", "1"],
            "EPISODE: expected the id of an episode",
        ),
    ];
    for (arguments, what) in refused {
        let said = home.refuses(arguments);
        assert!(said.contains(what), "{arguments:?}: {said}");
    }
    assert_eq!(
        home.json(&["episodes"])["episodes"],
        Value::Array(Vec::new())
    );
}
