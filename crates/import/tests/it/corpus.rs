//! What fuzzing began with and what it found, once more.

#[path = "../../fuzz/inputs.rs"]
mod inputs;

use std::fs;
use std::io::{Cursor, Read as _};
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

#[test]
fn a_part_of_what_fuzzing_went_through_is_read_again() {
    let packed = include_bytes!("data/corpus.zip");
    let mut archive = zip::ZipArchive::new(Cursor::new(packed)).unwrap();
    let mut count = 0;
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let name = entry.name().unwrap().into_owned();
        let (folder, _) = name.split_once('/').unwrap();
        let (_, target) = inputs::ALL
            .iter()
            .find(|(name, _)| *name == folder)
            .unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        target(&bytes);
        count += 1;
    }
    assert!(count > 250, "{count} inputs");
}
