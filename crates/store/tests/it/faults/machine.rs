//! What the tests need from the machine: programs, and what each of them can do here.

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _};
use std::env;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// A number that whoever starts the tests may choose.
pub(super) fn chosen(variable: &str, otherwise: u64) -> u64 {
    let number = env::var_os(variable);
    number.map_or(otherwise, |number| {
        let number = number.to_string_lossy().parse();
        number.unwrap_or_else(|error| panic!("{variable}: {error}"))
    })
}

/// Whether a command can be started and succeeds.
pub(super) fn succeeds(words: &[&str]) -> bool {
    let mut command = Command::new(words[0]);
    command
        .args(&words[1..])
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// Whether programs can be traced here.
pub(super) fn can_trace() -> bool {
    succeeds(&["strace", "-f", "-qq", "-o", "/dev/null", "true"])
}

/// The words that start a program in a name space of its own, in which it may mount; `None` where nothing does.
pub(super) fn mounting() -> Option<Vec<String>> {
    let ways: [&[&str]; 2] = [
        &["unshare", "--mount"],
        &["unshare", "--mount", "--map-root-user"],
    ];
    let way = ways.into_iter().find(|way| {
        let trial = ["mount", "-t", "tmpfs", "tmpfs", "/mnt"];
        succeeds(&[*way, &trial].concat())
    });
    way.map(|way| way.iter().map(|word| (*word).to_owned()).collect())
}

/// Whether we may do everything, so that the permissions of files do not bind us.
pub(super) fn is_administrator() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

/// What lies in a folder, in order.
pub(super) fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder can be read");
    let mut names: Vec<_> = entries
        .map(|entry| {
            let name = entry.expect("an entry of the folder").file_name();
            name.to_string_lossy().into_owned()
        })
        .collect();
    names.sort_unstable();
    names
}

/// Asserts that SQLite itself finds nothing wrong with a database.
pub(super) async fn assert_whole(file: &Path) {
    let options = SqliteConnectOptions::new().filename(file);
    let mut connection = options.connect().await.expect("SQLite opens the file");
    let words: Vec<String> = sqlx::query_scalar("PRAGMA integrity_check")
        .fetch_all(&mut connection)
        .await
        .expect("SQLite checks the file");
    assert_eq!(words, ["ok"], "{}", file.display());
    let orphans = sqlx::query("PRAGMA foreign_key_check")
        .fetch_all(&mut connection)
        .await
        .expect("SQLite checks the file");
    assert!(orphans.is_empty(), "{}: orphans", file.display());
    connection.close().await.expect("SQLite closes the file");
}
