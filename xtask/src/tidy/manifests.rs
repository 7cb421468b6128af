//! Cargo manifests: every crate of ours takes the lints of the workspace.

use super::{Fault, File};

/// Checks the manifests with these paths.
pub(super) fn faults(files: &[File], manifests: &[String]) -> Vec<Fault> {
    files
        .iter()
        .filter(|file| manifests.contains(&file.path) && !takes_workspace_lints(&file.text))
        .map(|file| Fault::new(file, 1, "lacks `[lints]` with `workspace = true`"))
        .collect()
}

/// Understands `[lints]` followed by `workspace = true`, and `lints.workspace = true`.
fn takes_workspace_lints(manifest: &str) -> bool {
    let mut table = String::new();
    for line in manifest.lines() {
        let words = line.split('#').next().unwrap_or_default();
        let squeezed = words.split_whitespace().collect::<String>();
        if squeezed.starts_with('[') {
            table = squeezed;
        } else if (table == "[lints]" && squeezed == "workspace=true")
            || (table.is_empty() && squeezed == "lints.workspace=true")
        {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::*;

    fn check_manifest(text: &str, expected: &[&str]) {
        let manifests = ["crates/core/Cargo.toml".to_owned()];
        let files = [
            ("crates/core/Cargo.toml", text),
            ("crates/core/fuzz/Cargo.toml", ""),
        ];
        check(|files| faults(files, &manifests), &files, expected);
    }

    #[test]
    fn a_crate_takes_the_lints_of_the_workspace() {
        check_manifest(
            "[package]\nname = \"x\"\n\n[lints]\nworkspace = true # all\n",
            &[],
        );
        check_manifest("lints.workspace = true\n[package]\n", &[]);
    }

    #[test]
    fn a_crate_without_them_is_at_fault() {
        let expected = ["crates/core/Cargo.toml:1: lacks `[lints]` with `workspace = true`"];
        check_manifest("[package]\nname = \"x\"\n", &expected);
        check_manifest(
            "[lints]\n[dependencies.toml]\nworkspace = true\n",
            &expected,
        );
        check_manifest("[lints]\nworkspace = false\n", &expected);
    }
}
