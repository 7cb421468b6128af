//! `cargo xtask deps`: who may use whom.
//!
//! A crate boundary exists where the list of things the code is forbidden to know changes. The table below is that
//! list; an edge it does not name is an error, and so is a crate it does not name.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};

use crate::say;
use crate::workspace::{Dependency, Kind, Member, Workspace};

/// Each crate of ours and the crates of ours it may use.
const MAY_USE: &[(&str, &[&str])] = &[
    ("restride-core", &[]),
    ("restride-knowledge", &["restride-core"]),
    ("restride-import", &["restride-core"]),
    ("restride-export", &["restride-core"]),
    ("restride-app", &["restride-core", "restride-import"]),
    ("restride-store", &["restride-core", "restride-app"]),
    (
        "restride-web",
        &["restride-core", "restride-app", "restride-export"],
    ),
    (
        "restride",
        &[
            "restride-core",
            "restride-knowledge",
            "restride-import",
            "restride-export",
            "restride-app",
            "restride-store",
            "restride-web",
        ],
    ),
    (
        TESTKIT,
        &[
            "restride-core",
            "restride-knowledge",
            "restride-app",
            "restride-store",
        ],
    ),
    ("xtask", &["restride-core", "restride-knowledge"]),
];

/// The tests of every other crate may use it, and nothing else may.
const TESTKIT: &str = "restride-testkit";

const CORE: &str = "restride-core";

/// Every outside crate that core may use.
///
/// The list is frozen, because what core depends on decides what an assessment can depend on: civil time (`jiff`),
/// floating-point functions that give the same bits on every platform (`libm`), ids (`uuid`), and the written form
/// of journal entries (`serde`, `serde_json`). The tests of core may use what they like.
const CORE_MAY_USE: &[&str] = &["jiff", "libm", "uuid", "serde", "serde_json"];

/// Checks the workspace of the current folder against the table and prints the edges found.
///
/// # Errors
///
/// When an edge or a crate is not in the table.
pub(crate) fn run() -> Result<()> {
    let workspace = Workspace::load()?;
    for line in edges(&workspace.members) {
        say::line(line);
    }
    let faults = faults(&workspace.members);
    for fault in &faults {
        say::line(format_args!("error: {fault}"));
    }
    ensure!(
        faults.is_empty(),
        "{} forbidden: change the code, or the table in xtask/src/deps.rs and ARCHITECTURE.md together",
        if faults.len() == 1 {
            "1 thing is".to_owned()
        } else {
            format!("{} things are", faults.len())
        }
    );
    Ok(())
}

/// Returns one line per crate: the crates of ours it uses.
fn edges(members: &[Member]) -> Vec<String> {
    members
        .iter()
        .map(|member| {
            let mut used = BTreeMap::new();
            for dependency in &member.dependencies {
                if members.iter().any(|other| other.name == dependency.name) {
                    used.entry(&dependency.name)
                        .or_insert_with(Vec::new)
                        .push(dependency.kind);
                }
            }
            let used = used.into_iter().map(|(name, kinds)| {
                let for_tests = kinds.iter().all(|&kind| kind == Some(Kind::Dev));
                if for_tests {
                    format!("{name} (tests)")
                } else {
                    name.clone()
                }
            });
            let used = used.collect::<Vec<_>>().join(", ");
            let used = if used.is_empty() {
                "nothing of ours"
            } else {
                &used
            };
            format!("    {:<20} -> {used}", member.name)
        })
        .collect()
}

/// Returns one sentence per violation.
fn faults(members: &[Member]) -> Vec<String> {
    members
        .iter()
        .flat_map(|member| faults_of(member, members))
        .collect()
}

fn faults_of(member: &Member, members: &[Member]) -> Vec<String> {
    let name = &member.name;
    let Some((_, allowed)) = MAY_USE.iter().find(|(known, _)| known == name) else {
        return vec![format!(
            "{name} is a new crate: the table does not say what it may use"
        )];
    };
    let is_ours = |used: &Dependency| members.iter().any(|other| other.name == used.name);
    let mut faults = Vec::new();
    for used in &member.dependencies {
        if is_ours(used) {
            if !(allowed.contains(&used.name.as_str()) || is_testkit_for_tests(name, used)) {
                faults.push(format!("{name} must not use {}{}", used.name, table(used)));
            }
        } else if name == CORE
            && used.kind != Some(Kind::Dev)
            && !CORE_MAY_USE.contains(&used.name.as_str())
        {
            faults.push(format!(
                "{name} must not use the outside crate {}{}: its list is frozen ({})",
                used.name,
                table(used),
                CORE_MAY_USE.join(", ")
            ));
        }
    }
    faults
}

fn is_testkit_for_tests(user: &str, used: &Dependency) -> bool {
    user != TESTKIT && used.name == TESTKIT && used.kind == Some(Kind::Dev)
}

fn table(used: &Dependency) -> &'static str {
    match used.kind {
        None => "",
        Some(Kind::Dev) => " (in [dev-dependencies])",
        Some(Kind::Build) => " (in [build-dependencies])",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks a workspace of these edges; each crate named on the left is a member.
    fn check(edges: &[(&str, &str, Option<Kind>)], expected: &[&str]) {
        let mut members = Vec::<Member>::new();
        for &(user, used, kind) in edges {
            if members.iter().all(|member| member.name != user) {
                let name = user.to_owned();
                members.push(Member {
                    name,
                    manifest_path: "".into(),
                    dependencies: Vec::new(),
                });
            }
            let user = members
                .iter_mut()
                .find(|member| member.name == user)
                .unwrap();
            user.dependencies.push(Dependency {
                name: used.to_owned(),
                kind,
            });
        }
        assert_eq!(faults(&members), expected);
    }

    #[test]
    fn an_edge_of_the_table_passes_and_any_other_fails() {
        check(
            &[
                ("restride-core", "libm", None),
                ("restride-knowledge", "restride-core", None),
                ("restride-knowledge", "toml", None),
                ("restride-web", "restride-core", None),
            ],
            &[],
        );
        check(
            &[
                ("restride-core", "restride-web", None),
                ("restride-core", "restride-store", Some(Kind::Build)),
                ("restride-web", "restride-store", None),
                ("restride-store", "restride-app", None),
            ],
            &[
                "restride-core must not use restride-web",
                "restride-core must not use restride-store (in [build-dependencies])",
                "restride-web must not use restride-store",
            ],
        );
    }

    #[test]
    fn a_crate_that_the_table_does_not_know_is_an_error() {
        let expected = "restride-utils is a new crate: the table does not say what it may use";
        check(&[("restride-utils", "libm", None)], &[expected]);
    }

    #[test]
    fn core_has_a_frozen_list_of_outside_crates_but_its_tests_have_none() {
        check(
            &[
                ("restride-core", "serde", None),
                ("restride-core", "proptest", Some(Kind::Dev)),
                ("restride-core", "rand", None),
            ],
            &[
                "restride-core must not use the outside crate rand: its list is frozen \
               (jiff, libm, uuid, serde, serde_json)",
            ],
        );
    }

    #[test]
    fn the_testkit_is_for_tests_only() {
        check(
            &[
                ("restride-testkit", "restride-core", None),
                ("restride-core", "restride-testkit", Some(Kind::Dev)),
                ("restride", "restride-testkit", None),
                ("restride-testkit", "restride-testkit", Some(Kind::Dev)),
            ],
            &[
                "restride-testkit must not use restride-testkit (in [dev-dependencies])",
                "restride must not use restride-testkit",
            ],
        );
    }

    #[test]
    fn a_test_only_edge_must_be_in_the_table_as_well() {
        check(
            &[
                ("restride-web", "restride-store", Some(Kind::Dev)),
                ("restride-store", "restride-app", Some(Kind::Dev)),
            ],
            &["restride-web must not use restride-store (in [dev-dependencies])"],
        );
    }

    #[test]
    fn the_table_names_only_crates_that_have_a_row() {
        for (user, allowed) in MAY_USE {
            for used in *allowed {
                assert!(
                    MAY_USE.iter().any(|(name, _)| name == used),
                    "{user} -> {used}"
                );
            }
        }
    }

    #[test]
    fn the_printed_edges_mark_those_that_only_tests_use() {
        let dependency = |name: &str, kind| Dependency {
            name: name.to_owned(),
            kind,
        };
        let member = |name: &str, dependencies| Member {
            name: name.to_owned(),
            manifest_path: "".into(),
            dependencies,
        };
        let members = [
            member(
                "restride-core",
                vec![dependency("restride-testkit", Some(Kind::Dev))],
            ),
            member("restride-testkit", vec![dependency("restride-core", None)]),
            member("xtask", vec![dependency("clap", None)]),
        ];
        let expected = [
            "    restride-core        -> restride-testkit (tests)",
            "    restride-testkit     -> restride-core",
            "    xtask                -> nothing of ours",
        ];
        assert_eq!(edges(&members), expected);
    }
}
