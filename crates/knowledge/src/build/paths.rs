//! Where the files of a pack may lie: one that nothing reads would be passed over silently.

use super::checker::Checker;
use crate::nearest;
use crate::pack::PackFiles;

/// Files at the top of a pack.
const FILES: [&str; 4] = [
    "pack.toml",
    "gate.toml",
    "populations.toml",
    "return_to_run.toml",
];

/// Folders of a pack with one file per entry.
const FOLDERS: [&str; 8] = [
    "conditions",
    "corrections",
    "findings",
    "likelihoods",
    "questions",
    "red_flags",
    "self_tests",
    "sources",
];

/// The folder of the words, with a folder for each locale.
const TEXT: &str = "text";

pub(super) fn check(checker: &mut Checker<'_>, files: &PackFiles) {
    for (path, _) in files.iter() {
        let what = format!("nothing in a pack is read from \"{path}\"");
        match path.split('/').collect::<Vec<_>>().as_slice() {
            [file] if FILES.contains(file) => {}
            [folder, _] if FOLDERS.contains(folder) => {}
            // A text file in the wrong depth has a fault of its own.
            [TEXT, ..] | [] => {}
            [folder, .., _] if FOLDERS.contains(folder) => {
                let hint = format!("the files of {folder}/ lie directly in it");
                checker.fault_at(path, 1, what, Some(hint));
            }
            [file] => {
                let hint = match nearest(file, FILES) {
                    Some(near) => format!("did you mean \"{near}\"?"),
                    None => format!("at the top of a pack lie {}", FILES.join(", ")),
                };
                checker.fault_at(path, 1, what, Some(hint));
            }
            [folder, ..] => {
                let folders = FOLDERS.into_iter().chain([TEXT]);
                let hint = match nearest(folder, folders) {
                    Some(near) => format!("did you mean \"{near}/\"?"),
                    None => format!("a pack has the folders {}, {TEXT}", FOLDERS.join(", ")),
                };
                checker.fault_at(path, 1, what, Some(hint));
            }
        }
    }
}
