//! Loading the knowledge pack, with a clinic's overlay folder laid over it.

use crate::failure::Failure;
use restride_core::knowledge::Knowledge;
use restride_knowledge::PackFiles;
use std::fs;
use std::path::Path;

/// The built-in pack, with `overlay` laid over it.
pub(crate) fn load(overlay: Option<&Path>) -> Result<Knowledge, Failure> {
    restride_knowledge::load(&files(overlay)?)
        .map_err(|faults| Failure::from(faults).without_result())
}

/// The files of the built-in pack, with `overlay` laid over them.
pub(crate) fn files(overlay: Option<&Path>) -> Result<PackFiles, Failure> {
    let mut pack = PackFiles::embedded();
    if let Some(folder) = overlay {
        if !folder.is_dir() {
            return Err(
                Failure::new(format!("{} is not a folder", folder.display()))
                    .hint("--knowledge takes a folder laid out like knowledge/ in the repository"),
            );
        }
        add(&mut pack, folder, folder)?;
    }
    Ok(pack)
}

fn add(pack: &mut PackFiles, root: &Path, folder: &Path) -> Result<(), Failure> {
    let failed =
        |error: std::io::Error| Failure::new(format!("cannot read {}: {error}", folder.display()));
    let mut entries = fs::read_dir(folder)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(failed)?;
    entries.sort_by_key(fs::DirEntry::path);
    for entry in entries {
        let path = entry.path();
        if path.is_dir() {
            add(pack, root, &path)?;
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            let text = crate::input::text(&path, crate::input::CASES_LIMIT)?;
            let inside = path.strip_prefix(root).unwrap_or(&path);
            pack.overlay(&inside.to_string_lossy().replace('\\', "/"), &text);
        }
    }
    Ok(())
}
