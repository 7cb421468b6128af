//! What fuzzing began with and what it found, once more.

#[path = "../../fuzz/inputs.rs"]
mod inputs;

use std::fs;
use std::path::{Path, PathBuf};

use restride_testkit::activity::seeds;

fn fuzz_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz")
}

/// The files that are kept for a target; none when there is no such folder.
fn files(folder: &str, target: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(fuzz_folder().join(folder).join(target));
    let entries = entries.into_iter().flatten().map(Result::unwrap);
    entries.map(|entry| entry.path()).collect()
}

#[test]
fn seeds_are_read_by_every_target() {
    for (name, target) in inputs::ALL {
        let seeds = seeds();
        assert!(
            seeds.iter().any(|(of, ..)| *of == name),
            "{name} has no seed"
        );
        for (_, _, bytes) in seeds {
            target(&bytes);
        }
    }
}

#[test]
fn what_fuzzing_found_is_not_found_again() {
    for (name, target) in inputs::ALL {
        for file in ["regressions", "corpus"]
            .map(|folder| files(folder, name))
            .concat()
        {
            target(&fs::read(&file).unwrap());
        }
    }
}
