//! Folders and files that may be read only: a clear refusal, and nothing is lost or made beside them.

use super::child::{self, Call, Child};
use super::load::{Batch, Ledger, append, look_and_ask_again};
use super::machine::{assert_whole, database, is_administrator, mounting, names_in, run};
use restride_app::store::StoreError;
use restride_store::SqliteStore;
use std::fs::{self, Permissions};
use std::path::Path;
use tempfile::TempDir;

const FIRST: Batch = Batch {
    trial: 1,
    writer: 3,
    number: 0,
};

/// Makes the folder `$1` one that can be read only and goes on with the rest of the words.
const READ_ONLY: &str = r#"mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" && shift && exec "$@""#;

/// Opens the store of a folder and appends; says how it was refused.
fn be_refused(task: &[String]) {
    run(async {
        let folder = Path::new(&task[0]);
        let error = match SqliteStore::open(folder).await {
            Ok(store) => append(&store, Batch { number: 1, ..FIRST }).await.err(),
            Err(error) => Some(error),
        };
        match error {
            Some(StoreError::ReadOnly) => child::say("read only"),
            other => child::say(&format!("{other:?}")),
        }
    });
}

/// A folder with a journal in it.
fn with_journal() -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    run(async {
        let store = SqliteStore::open(folder.path()).await.expect("the store opens");
        append(&store, FIRST).await.expect("appending works");
        store.close().await;
    });
    folder
}

/// What is there is what was written, and it can be written again.
fn assert_untouched(folder: &Path) {
    run(async {
        let mut ledger = Ledger::default();
        ledger.acknowledge(FIRST);
        let store = SqliteStore::open(folder).await.expect("the store opens");
        look_and_ask_again(&store, &mut ledger)
            .await
            .assert_sound("when it may be written again");
        store.close().await;
        assert_whole(&database(folder)).await;
    });
}

#[test]
fn a_file_system_that_can_be_read_only_is_refused_as_such() {
    const NAME: &str = "a_file_system_that_can_be_read_only_is_refused_as_such";
    if let Some(task) = child::task() {
        return be_refused(&task);
    }
    let Some(mounting) = mounting() else {
        println!("NOT DONE: nothing may be mounted here");
        return;
    };
    for has_journal in [true, false] {
        let folder = if has_journal {
            with_journal()
        } else {
            TempDir::new().expect("a temporary folder")
        };
        let before = names_in(folder.path());
        let path = folder.path().to_string_lossy();
        let mut words = mounting.clone();
        words.extend(["sh", "-c", READ_ONLY, "sh", &path].map(str::to_owned));
        let mut command = Call::new(module_path!(), NAME, &[&path]).through(&words);
        let (status, said) = Child::start(&mut command).finish();
        assert!(status.success(), "{status}");
        assert_eq!(said.last().map(String::as_str), Some("read only"), "{said:?}");
        assert_eq!(names_in(folder.path()), before, "nothing new lies there");
        if has_journal {
            assert_untouched(folder.path());
        }
    }
}

#[cfg(unix)]
#[test]
fn a_folder_and_a_file_without_the_right_to_write_are_refused_as_such() {
    use std::os::unix::fs::PermissionsExt as _;
    use std::os::unix::process::CommandExt as _;

    const NAME: &str = "a_folder_and_a_file_without_the_right_to_write_are_refused_as_such";
    /// `nobody`, and its group.
    const ANYBODY: u32 = 65534;

    if let Some(task) = child::task() {
        return be_refused(&task);
    }
    let mode = |path: &Path, mode| {
        fs::set_permissions(path, Permissions::from_mode(mode)).expect("our own file");
    };
    // The mode of the folder, of the database in it, and whether there is one.
    for (folder_mode, file_mode, has_journal) in [
        (0o555, 0o444, true),
        (0o555, 0o644, true),
        (0o777, 0o444, true),
        (0o555, 0, false),
    ] {
        let folder = if has_journal {
            with_journal()
        } else {
            TempDir::new().expect("a temporary folder")
        };
        let case = format!("folder {folder_mode:o}, file {file_mode:o}, journal: {has_journal}");
        let before = names_in(folder.path());
        let path = folder.path().to_string_lossy();
        let mut call = Call::new(module_path!(), NAME, &[&path]);
        let programs = TempDir::new().expect("a temporary folder");
        if is_administrator() {
            // Rights do not bind us: the child is somebody without any, who may not look into our folders either.
            mode(programs.path(), 0o755);
            let copy = programs.path().join("child");
            fs::copy(std::env::current_exe().expect("a path"), &copy).expect("a copy");
            mode(&copy, 0o755);
            call = call.copied(copy);
        }
        if has_journal {
            mode(&database(folder.path()), file_mode);
        }
        mode(folder.path(), folder_mode);
        let mut command = call.command();
        if is_administrator() {
            command.uid(ANYBODY).gid(ANYBODY).current_dir("/");
        }
        let (status, said) = Child::start(&mut command).finish();
        mode(folder.path(), 0o755);
        if has_journal {
            mode(&database(folder.path()), 0o644);
        }
        assert!(status.success(), "{case}: {status}");
        assert_eq!(said.last().map(String::as_str), Some("read only"), "{case}: {said:?}");
        assert_eq!(names_in(folder.path()), before, "{case}: nothing new lies there");
        if has_journal {
            assert_untouched(folder.path());
        }
    }
}
