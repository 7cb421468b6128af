//! What cargo says about the workspace.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use serde::Deserialize;

use crate::process;

/// The answer of `cargo metadata --no-deps`: our own crates and what they ask for.
#[derive(Debug, Deserialize)]
pub(crate) struct Workspace {
    /// Our crates.
    #[serde(rename = "packages")]
    pub(crate) members: Vec<Member>,
    /// The folder of the root `Cargo.toml`.
    #[serde(rename = "workspace_root")]
    pub(crate) root: PathBuf,
    /// Where cargo builds.
    pub(crate) target_directory: PathBuf,
}

/// One crate of ours.
#[derive(Debug, Deserialize)]
pub(crate) struct Member {
    /// The name of the package.
    pub(crate) name: String,
    /// Its `Cargo.toml`.
    pub(crate) manifest_path: PathBuf,
    /// What it asks for, ours or not.
    pub(crate) dependencies: Vec<Dependency>,
}

/// One line of a `[dependencies]` table.
#[derive(Debug, Deserialize)]
pub(crate) struct Dependency {
    /// The name of the package.
    pub(crate) name: String,
    /// The table it stands in; `None` is plain `[dependencies]`.
    pub(crate) kind: Option<Kind>,
}

/// A table of dependencies that is not the plain one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Kind {
    /// `[dev-dependencies]`: tests, examples and benchmarks.
    Dev,
    /// `[build-dependencies]`.
    Build,
}

impl Workspace {
    /// Asks cargo about the workspace of the current folder.
    ///
    /// # Errors
    ///
    /// When cargo fails or its answer cannot be read.
    pub(crate) fn load() -> Result<Self> {
        let arguments = ["metadata", "--no-deps", "--format-version", "1"];
        let json = process::output(&mut process::cargo(&arguments))?;
        serde_json::from_slice(&json).context("cannot read the answer of `cargo metadata`")
    }

    /// Returns the path below the root, with `/` on every system.
    pub(crate) fn relative(&self, path: &Path) -> String {
        path.strip_prefix(&self.root)
            .unwrap_or(path)
            .to_string_lossy()
            .replace('\\', "/")
    }
}
