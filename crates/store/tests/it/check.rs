//! What a check finds, one kind of damage at a time.

use crate::places::{add, folder, tell_file};
use restride_app::store::{FileHash, Position, Store as _};
use restride_store::{Checked, Finding, SqliteStore};
use restride_testkit::store::{runner, second, wait};

/// Damages a store of six entries and one file by SQL and checks it.
fn checked(sql: &str) -> Checked {
    let folder = folder();
    wait(async {
        let path = folder.path().join("data");
        let store = SqliteStore::open(&path).await.expect("a store");
        add(&store, 1, 1..=6).await.expect("appended");
        store
            .put_file(runner(1), b"a run", second(0))
            .await
            .expect("kept");
        tell_file(&path, sql).await;
        store.check().await.expect("a check")
    })
}

#[test]
fn a_whole_store_has_no_findings() {
    let expected = Checked {
        runners: 1,
        entries: 6,
        files: 1,
        findings: Vec::new(),
    };
    assert_eq!(checked(""), expected);
}

#[test]
fn every_kind_of_damage_is_found() {
    let runner = runner(1);
    let position = Position(3);
    let changed = || vec![Finding::Changed { runner, position }];
    let head = |says, ends| {
        vec![Finding::Head {
            runner,
            says: Position(says),
            ends: Position(ends),
        }]
    };
    let hash = FileHash::of(b"a run");
    let missing = position;
    let cases = [
        (
            "UPDATE journal_entry SET text = replace(text, '\"score\":3', '\"score\":2') WHERE position = 3",
            changed(),
        ),
        (
            "UPDATE journal_entry SET arrived = arrived + 1 WHERE position = 3",
            changed(),
        ),
        (
            "UPDATE journal_entry SET crc = crc + 1 WHERE position = 3",
            changed(),
        ),
        (
            "UPDATE journal_entry SET id = x'0192f1c43b0070008000000000000009' WHERE position = 3",
            changed(),
        ),
        (
            "DELETE FROM journal_entry WHERE position = 3",
            vec![Finding::Gap { runner, missing }],
        ),
        ("DELETE FROM journal_entry WHERE position = 6", head(6, 5)),
        ("UPDATE runner SET position = 5", head(5, 6)),
        (
            "UPDATE journal_file SET bytes = x'00'",
            vec![Finding::File { runner, hash }],
        ),
    ];
    for (sql, expected) in cases {
        let checked = checked(sql);
        assert_eq!(checked.findings, expected, "{sql}");
        assert!(checked.is_damaged());
    }
}

#[test]
fn rows_that_belong_to_nobody_are_found() {
    let findings = checked("DELETE FROM runner").findings;
    let orphans = |table: &str, rows| Finding::Orphans {
        table: table.to_owned(),
        rows,
    };
    let expected = [orphans("journal_entry", 6), orphans("journal_file", 1)];
    assert_eq!(findings, expected);
}

#[cfg(unix)]
#[test]
fn files_that_others_can_read_are_a_risk_and_no_damage() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder();
    let path = folder.path().join("data");
    let checked = wait(async {
        let store = SqliteStore::open(&path).await.expect("a store");
        let open = std::fs::Permissions::from_mode(0o755);
        std::fs::set_permissions(&path, open).expect("opened");
        store.check().await.expect("a check")
    });
    assert_eq!(checked.findings, [Finding::Open { path }]);
    assert!(!checked.is_damaged());
}
