//! `restride generate`: the committed files that follow from the program; and completion scripts.
//!
//! `schema/` holds a JSON Schema of everything that programs read or write, `docs/reference/` the command line
//! and an interview.

mod answers_schema;
mod reference;
mod transcript;

use crate::archive::{ExportedJson, ImportedJson};
use crate::arguments::{Arguments, CompletionsOptions, GenerateOptions};
use crate::assess::next_json::NextJson;
use crate::assess::result_json::ResultJson;
use crate::cadence::{CadenceJson, ExperimentJson};
use crate::diary::DiaryJson;
use crate::episodes::EpisodesJson;
use crate::evaluate::EvaluationJson;
use crate::failure::Failure;
use crate::import::ImportedRunsJson;
use crate::imports::ImportsJson;
use crate::journal::written::WrittenJson;
use crate::keep::DoctorJson;
use crate::load::LoadJson;
use crate::next_run::NextRunJson;
use crate::plan::PlanJson;
use crate::rehab::RehabJson;
use crate::runs::{RunDetailJson, RunsJson};
use crate::say;
use crate::shoes::ShoesJson;
use crate::simulate::SimulationJson;
use crate::today::TodayJson;
use crate::undo::UndoneJson;
use crate::why::WhyChangedJson;
use clap::CommandFactory as _;
use restride_core::knowledge::Knowledge;
use schemars::schema_for;
use serde_json::Value;
use std::fs;
use std::path::Path;

/// JSON Schemas of what programs read and write, by file name below `schema/`: one line per document.
fn schemas(knowledge: &Knowledge) -> Vec<(&'static str, Value)> {
    let schemas = [
        ("assessment", schema_for!(ResultJson)),
        ("episodes", schema_for!(EpisodesJson)),
        ("evaluation", schema_for!(EvaluationJson)),
        ("next", schema_for!(NextJson)),
        ("exported", schema_for!(ExportedJson)),
        ("imported", schema_for!(ImportedJson)),
        ("simulation", schema_for!(SimulationJson)),
        ("diary", schema_for!(DiaryJson)),
        ("doctor", schema_for!(DoctorJson)),
        ("load", schema_for!(LoadJson)),
        ("next_run", schema_for!(NextRunJson)),
        ("cadence", schema_for!(CadenceJson)),
        ("cadence_experiment", schema_for!(Option<ExperimentJson>)),
        ("run", schema_for!(RunDetailJson)),
        ("runs", schema_for!(RunsJson)),
        ("shoes", schema_for!(ShoesJson)),
        ("plan", schema_for!(PlanJson)),
        ("rehab", schema_for!(RehabJson)),
        ("today", schema_for!(TodayJson)),
        ("imported_runs", schema_for!(ImportedRunsJson)),
        ("imports", schema_for!(ImportsJson)),
        ("undone", schema_for!(UndoneJson)),
        ("why", schema_for!(WhyChangedJson)),
        ("written", schema_for!(WrittenJson)),
    ];
    let answers = ("answers", answers_schema::schema(knowledge));
    schemas
        .into_iter()
        .map(|(name, schema)| (name, schema.to_value()))
        .chain([answers])
        .collect()
}

pub(crate) fn run(options: &GenerateOptions) -> Result<(), Failure> {
    let root = &options.folder;
    let knowledge = restride_knowledge::embedded()?;
    for (name, schema) in schemas(&knowledge) {
        write_json(root, &format!("schema/{name}.json"), &schema)?;
    }
    let journal = restride_core::journal::schema()
        .map_err(|error| Failure::new(format!("cannot describe a journal: {error}")))?;
    write_json(root, "schema/journal.json", &journal)?;
    for (name, schema) in restride_knowledge::schemas() {
        write_json(root, &format!("schema/knowledge/{name}.json"), &schema)?;
    }
    let command = reference::command();
    write(
        root,
        "docs/reference/cli.md",
        &reference::markdown(&command),
    )?;
    for (name, page) in reference::manuals(&command)? {
        write(root, &format!("docs/reference/{name}"), &page)?;
    }
    write(
        root,
        "docs/reference/interview.md",
        &transcript::markdown(&knowledge)?,
    )
}

/// Prints the completion script of a shell.
pub(crate) fn completions(options: &CompletionsOptions) -> Result<(), Failure> {
    let mut command = Arguments::command();
    let mut script = Vec::new();
    clap_complete::generate(options.shell, &mut command, "restride", &mut script);
    say::result(&String::from_utf8_lossy(&script))
}

fn write_json(root: &Path, path: &str, value: &Value) -> Result<(), Failure> {
    let text = serde_json::to_string_pretty(value)
        .map_err(|error| Failure::new(format!("cannot write {path}: {error}")))?;
    write(root, path, &format!("{text}\n"))
}

fn write(root: &Path, path: &str, text: &str) -> Result<(), Failure> {
    let target = root.join(path);
    target
        .parent()
        .map_or(Ok(()), fs::create_dir_all)
        .and_then(|()| fs::write(&target, text))
        .map_err(|error| Failure::new(format!("cannot write {}: {error}", target.display())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn generated() -> BTreeMap<String, String> {
        let folder = tempfile::tempdir().unwrap();
        let options = GenerateOptions {
            folder: folder.path().to_owned(),
        };
        run(&options).unwrap();
        let mut files = BTreeMap::new();
        collect(folder.path(), folder.path(), &mut files);
        files
    }

    fn collect(root: &Path, folder: &Path, files: &mut BTreeMap<String, String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(root, &path, files);
            } else {
                let name = path.strip_prefix(root).unwrap().to_string_lossy();
                files.insert(name.replace('\\', "/"), fs::read_to_string(&path).unwrap());
            }
        }
    }

    #[test]
    fn two_runs_write_the_same_bytes() {
        assert_eq!(generated(), generated());
    }

    #[test]
    fn every_kind_of_knowledge_file_and_every_document_has_a_schema() {
        let files = generated();
        for name in [
            "answers",
            "assessment",
            "journal",
            "next",
            "knowledge/conditions",
        ] {
            let schema: Value =
                serde_json::from_str(&files[&format!("schema/{name}.json")]).unwrap();
            let draft = "https://json-schema.org/draft/2020-12/schema";
            assert_eq!(schema["$schema"], draft, "{name}");
        }
        let knowledge = files
            .keys()
            .filter(|path| path.starts_with("schema/knowledge/"));
        assert_eq!(knowledge.count(), restride_knowledge::schemas().len());
    }

    #[test]
    fn every_shell_has_a_completion_script() {
        use clap::ValueEnum as _;
        for shell in clap_complete::Shell::value_variants() {
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut Arguments::command(), "restride", &mut script);
            assert!(
                String::from_utf8_lossy(&script).contains("restride"),
                "{shell}"
            );
        }
    }
}
