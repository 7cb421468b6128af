//! Loading the knowledge pack, with a clinic's overlay folder laid over it.

use crate::failure::Failure;
use restride_core::knowledge::{Care, Knowledge};
use restride_knowledge::{Faults, PackFiles};
use std::fs;
use std::path::Path;

/// Folders inside folders of an overlay, at most: `text/en/` needs two.
const DEPTH_LIMIT: usize = 4;
/// Files and folders of an overlay, at most.
const FILES_LIMIT: usize = 2000;

/// The built-in pack, with `overlay` laid over it.
pub(crate) fn load(overlay: Option<&Path>) -> Result<Knowledge, Failure> {
    files(overlay)
        .and_then(|files| Ok(named(&files)?))
        .map_err(Failure::without_result)
}

/// Both parts of a pack: what an assessment needs, and what a journal and a plan need.
pub(crate) struct Pack {
    pub(crate) knowledge: Knowledge,
    pub(crate) care: Care,
}

/// Both parts, with `overlay` laid over them, where nobody waits for advice.
pub(crate) fn whole(overlay: Option<&Path>) -> Result<Pack, Failure> {
    let files = files(overlay)?;
    let knowledge = named(&files)?;
    let care = restride_knowledge::load_care(&files, &knowledge)?;
    Ok(Pack { knowledge, care })
}

/// The care part alone, for a pack that was read already.
pub(crate) fn care(overlay: Option<&Path>, knowledge: &Knowledge) -> Result<Care, Failure> {
    Ok(restride_knowledge::load_care(&files(overlay)?, knowledge)?)
}

/// A pack that an overlay changed says so in its version, which stands in every result.
fn named(files: &PackFiles) -> Result<Knowledge, Faults> {
    let mut knowledge = restride_knowledge::load(files)?;
    if *files != PackFiles::embedded() {
        knowledge.version.push_str("+overlay");
    }
    Ok(knowledge)
}

/// The files of the built-in pack, with `overlay` laid over them.
fn files(overlay: Option<&Path>) -> Result<PackFiles, Failure> {
    let mut pack = PackFiles::embedded();
    if let Some(folder) = overlay {
        if !folder.is_dir() {
            return Err(
                Failure::new(format!("{} is not a folder", folder.display()))
                    .hint("--knowledge takes a folder laid out like knowledge/ in the repository"),
            );
        }
        let mut overlay = Overlay {
            root: folder,
            pack: &mut pack,
            seen: 0,
        };
        overlay.add(folder, 0)?;
    }
    Ok(pack)
}

/// A folder on the way into a pack.
struct Overlay<'a> {
    root: &'a Path,
    pack: &'a mut PackFiles,
    /// Files and folders met so far.
    seen: usize,
}

impl Overlay<'_> {
    fn add(&mut self, folder: &Path, depth: usize) -> Result<(), Failure> {
        let failed = |error: std::io::Error| {
            Failure::new(format!("cannot read {}: {error}", folder.display()))
        };
        if depth > DEPTH_LIMIT {
            return Err(too_much(&format!(
                "{} lies more than {DEPTH_LIMIT} folders deep",
                folder.display()
            )));
        }
        let mut entries = Vec::new();
        for entry in fs::read_dir(folder).map_err(failed)? {
            self.seen += 1;
            if self.seen > FILES_LIMIT {
                return Err(too_much(&format!(
                    "{} holds more than {FILES_LIMIT} files",
                    self.root.display()
                )));
            }
            entries.push(entry.map_err(failed)?);
        }
        entries.sort_by_key(fs::DirEntry::path);
        for entry in entries {
            let path = entry.path();
            let kind = entry.file_type().map_err(failed)?;
            if kind.is_symlink() && path.is_dir() {
                return Err(Failure::new(format!(
                    "{} is a link to a folder, which is not followed",
                    path.display()
                ))
                .hint("put the files themselves into the overlay"));
            }
            // What belongs to a tool, such as `.git`.
            let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
            if is_hidden {
                continue;
            }
            if kind.is_dir() {
                self.add(&path, depth + 1)?;
            } else if path.extension().is_some_and(|ending| ending == "toml") {
                if !path.is_file() {
                    return Err(Failure::new(format!("{} is not a file", path.display())));
                }
                let text = crate::input::text(&path, crate::input::PACK_LIMIT)?;
                let inside = path.strip_prefix(self.root).unwrap_or(&path);
                let inside = inside.to_string_lossy().replace('\\', "/");
                self.pack.overlay(&inside, &text.replace("\r\n", "\n"));
            }
        }
        Ok(())
    }
}

fn too_much(what: &str) -> Failure {
    Failure::new(what).hint(
        "--knowledge takes a folder laid out like knowledge/ in the repository, and nothing else",
    )
}
