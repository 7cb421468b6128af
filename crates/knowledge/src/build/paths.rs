//! Where the files of a pack may lie, and which part of it they belong to: a file that nothing reads would be passed
//! over silently.

use super::checker::Checker;
use crate::fault::did_you_mean;
use crate::nearest;

/// Files at the top of a pack.
const FILES: [&str; 12] = [
    "pack.toml",
    "gate.toml",
    "populations.toml",
    "return_to_run.toml",
    "cadence.toml",
    "diary.toml",
    "first_days.toml",
    "load.toml",
    "prevention.toml",
    "recovery.toml",
    "rehab.toml",
    "shoes.toml",
];

/// Folders of a pack with one file per entry.
const FOLDERS: [&str; 10] = [
    "conditions",
    "corrections",
    "exercises",
    "findings",
    "likelihoods",
    "programmes",
    "questions",
    "red_flags",
    "self_tests",
    "sources",
];

/// The folder of the words, with a folder for each locale.
const TEXT: &str = "text";

/// The part of a pack that is read when a plan or a diary is shown, and not for an assessment: its files and folders
/// (their names without an ending), and its text files.
const CARE: [&str; 21] = [
    "cadence",
    "diary",
    "equipment",
    "exercise_targets",
    "exercises",
    "exit_criteria",
    "first_days",
    "load",
    "next_run",
    "plan",
    "prevention",
    "programme_avoid",
    "programme_facts",
    "programmes",
    "recovery",
    "rehab",
    "runs",
    "shoes",
    "stop_if",
    "today",
    "why",
];

/// A part of a pack, which is read for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// What an assessment and the rules of returning to running need.
    Assessment,
    /// What a plan and a diary need.
    Care,
}

impl Part {
    /// The part that a file belongs to.
    fn of(path: &str) -> Self {
        let mut names = path.split('/');
        let name = match (names.next(), names.next(), names.next()) {
            (Some(TEXT), Some(_), Some(file)) => file,
            (first, _, _) => first.unwrap_or_default(),
        };
        if CARE.contains(&name.trim_end_matches(".toml")) {
            Self::Care
        } else {
            Self::Assessment
        }
    }

    /// Those of these files that belong to the part.
    pub(super) fn of_these<'f>(
        self,
        files: impl Iterator<Item = (&'f str, &'f str)>,
    ) -> impl Iterator<Item = (&'f str, &'f str)> {
        files.filter(move |(path, _)| Self::of(path) == self)
    }
}

pub(super) fn check(checker: &mut Checker<'_>) {
    for (path, _) in checker.files().iter() {
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
                let hint = did_you_mean(file, FILES)
                    .unwrap_or_else(|| format!("at the top of a pack lie {}", FILES.join(", ")));
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
