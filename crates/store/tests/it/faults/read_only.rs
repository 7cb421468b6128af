//! Folders and files that may be read only: a clear refusal, and nothing is lost or made beside them.

use super::child::{self, Call, Child};
use super::load::{Batch, Ledger, append, look_and_ask_again};
use super::machine::{assert_whole, is_administrator, mounting, names_in};
use crate::places::path_of_database;
use restride_app::store::StoreError;
use restride_store::SqliteStore;
use restride_testkit::store::wait;
use std::path::Path;
#[cfg(unix)]
use std::{
    env,
    fs::{self, Permissions},
    os::unix::fs::{PermissionsExt as _, chown},
    os::unix::process::CommandExt as _,
    process::Command,
};
use tempfile::TempDir;

const FIRST: Batch = Batch {
    trial: 1,
    writer: 3,
    number: 0,
};

/// Makes the folder `$1` one that can be read only and goes on with the rest of the words.
const READ_ONLY: &str =
    r#"mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" && shift && exec "$@""#;

/// Opens the store of a folder and appends; says how it was refused.
fn be_refused(task: &[String]) {
    wait(async {
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
    wait(async {
        let store = SqliteStore::open(folder.path())
            .await
            .expect("the store opens");
        append(&store, FIRST).await.expect("appending works");
        store.close().await;
    });
    folder
}

/// What is there is what was written, and it can be written again.
fn assert_untouched(folder: &Path) {
    wait(async {
        let mut ledger = Ledger::default();
        ledger.acknowledge(FIRST);
        let store = SqliteStore::open(folder).await.expect("the store opens");
        look_and_ask_again(&store, &mut ledger)
            .await
            .assert_sound("when it may be written again");
        store.close().await;
        assert_whole(&path_of_database(folder)).await;
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
        assert_eq!(
            said.last().map(String::as_str),
            Some("read only"),
            "{said:?}"
        );
        assert_eq!(names_in(folder.path()), before, "nothing new lies there");
        if has_journal {
            assert_untouched(folder.path());
        }
    }
}

#[cfg(unix)]
#[test]
fn a_folder_and_a_file_without_the_right_to_write_are_refused_as_such() {
    const NAME: &str = "a_folder_and_a_file_without_the_right_to_write_are_refused_as_such";
    if let Some(task) = child::task() {
        return be_refused(&task);
    }
    // The mode of the folder, and of the database when there is one.
    for (folder_mode, file_mode) in [
        (0o555, Some(0o444)),
        (0o555, Some(0o644)),
        (0o755, Some(0o444)),
        (0o555, None),
    ] {
        let folder =
            file_mode.map_or_else(|| TempDir::new().expect("a folder"), |_| with_journal());
        let has_file = file_mode.is_some();
        let case = format!(
            "folder {folder_mode:o}, file {:o} (there: {has_file})",
            file_mode.unwrap_or_default()
        );
        let file = path_of_database(folder.path());
        let before = names_in(folder.path());
        let path = folder.path().to_string_lossy();
        let owner = Owner::of(folder.path());
        if let Some(file_mode) = file_mode {
            set_mode(&file, file_mode);
        }
        set_mode(folder.path(), folder_mode);
        let mut command = owner.command(Call::new(module_path!(), NAME, &[&path]));
        let (status, said) = Child::start(&mut command).finish();
        set_mode(folder.path(), 0o755);
        assert!(status.success(), "{case}: {status}");
        assert_eq!(
            said.last().map(String::as_str),
            Some("read only"),
            "{case}: {said:?}"
        );
        let mut after = names_in(folder.path());
        if folder_mode == 0o755 {
            // SQLite may have left files of its own, with nothing in them.
            after.retain(|name| !name.ends_with("-wal") && !name.ends_with("-shm"));
        }
        assert_eq!(after, before, "{case}: nothing new lies there");
        if has_file {
            // With the files that SQLite made beside it, which have its rights.
            for name in names_in(folder.path()) {
                set_mode(&folder.path().join(name), 0o644);
            }
            assert_untouched(folder.path());
        }
    }
}

#[cfg(unix)]
fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).expect("our own file");
}

/// Whose a folder is: ours, or when we are the administrator, whom rights do not bind, `nobody`'s.
#[cfg(unix)]
struct Owner {
    /// A copy of this program that `nobody` may start.
    programs: Option<TempDir>,
}

#[cfg(unix)]
impl Owner {
    /// `nobody`, and its group.
    const NOBODY: u32 = 65534;

    /// Makes `nobody` the owner of a folder and of what is in it, when we are the administrator.
    fn of(folder: &Path) -> Self {
        if !is_administrator() {
            return Self { programs: None };
        }
        let nobody = Some(Self::NOBODY);
        for name in names_in(folder) {
            chown(folder.join(name), nobody, nobody).expect("we may give a file away");
        }
        chown(folder, nobody, nobody).expect("we may give a folder away");
        let programs = TempDir::new().expect("a temporary folder");
        set_mode(programs.path(), 0o755);
        let copy = programs.path().join("child");
        fs::copy(env::current_exe().expect("a path"), &copy).expect("a copy");
        set_mode(&copy, 0o755);
        Self {
            programs: Some(programs),
        }
    }

    /// A command that the owner gives.
    fn command(&self, call: Call) -> Command {
        let Some(programs) = &self.programs else {
            return call.command();
        };
        let mut command = call.copied(programs.path().join("child")).command();
        command.uid(Self::NOBODY).gid(Self::NOBODY).current_dir("/");
        command
    }
}
