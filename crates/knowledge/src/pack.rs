//! Which text belongs to a pack, and its hash.

use include_dir::{Dir, include_dir};
use std::collections::BTreeMap;

static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../knowledge");

/// The files of a pack, by path inside it (`conditions/gtps.toml`), with the text of each.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PackFiles {
    files: BTreeMap<String, String>,
    /// Text files of overlays, by path, which add or replace single keys instead of whole files.
    overlaid_texts: Vec<(String, String)>,
}

impl PackFiles {
    /// The pack inside the program.
    pub fn embedded() -> Self {
        let mut pack = Self::default();
        collect(&EMBEDDED, &mut pack.files);
        pack
    }

    /// Adds a file of the pack itself, replacing one at the same path. Files that are not TOML are ignored.
    pub fn add(&mut self, path: &str, text: &str) {
        if is_toml(path) {
            self.files.insert(path.to_owned(), text.to_owned());
        }
    }

    /// Adds a file of an overlay: an entry replaces the entry at the same path or is new; a text file replaces only
    /// the keys that it holds.
    pub fn overlay(&mut self, path: &str, text: &str) {
        if path.starts_with("text/") && is_toml(path) {
            let texts = &mut self.overlaid_texts;
            let position = texts.partition_point(|(known, _)| known.as_str() <= path);
            texts.insert(position, (path.to_owned(), text.to_owned()));
        } else {
            self.add(path, text);
        }
    }

    /// Path and text of every file, in order; texts of overlays last.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files
            .iter()
            .chain(self.overlaid_texts.iter().map(|(path, text)| (path, text)))
            .map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// Path and text of the text files of overlays, in order.
    pub(crate) fn overlaid_texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.overlaid_texts
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// Path and text of every file but the text files of overlays, in order.
    pub(crate) fn own_files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// Path and text of every file in a folder, in order.
    pub fn folder<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.iter().filter(move |(path, _)| {
            path.strip_prefix(folder)
                .is_some_and(|rest| rest.starts_with('/'))
        })
    }

    /// The text of one file; `None` when the pack has no such file.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    /// Hash of every path and text: equal packs, and only they, have equal hashes.
    pub fn hash(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        for (path, text) in self.iter() {
            for part in [path, text] {
                hasher.update(&(part.len() as u64).to_le_bytes());
                hasher.update(part.as_bytes());
            }
        }
        hasher.finalize().to_hex().to_string()
    }
}

fn is_toml(path: &str) -> bool {
    std::path::Path::new(path)
        .extension()
        .is_some_and(|extension| extension == "toml")
}

fn collect(folder: &Dir<'_>, files: &mut BTreeMap<String, String>) {
    for file in folder.files() {
        if let (Some(path), Some(text)) = (file.path().to_str(), file.contents_utf8())
            && is_toml(path)
        {
            files.insert(path.replace('\\', "/"), text.to_owned());
        }
    }
    for inner in folder.dirs() {
        collect(inner, files);
    }
}
