//! What a journal holds, without what differs from one import to the next: ids, times of writing, the batch.

use crate::support::Home;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{BufRead as _, BufReader};
use zip::ZipArchive;

/// Runs, shoes and files of a journal.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Content {
    /// Every run, field by field. What it is another recording of is named by its file.
    pub(super) runs: BTreeSet<String>,
    pub(super) shoes: BTreeSet<String>,
    /// The hashes of the files.
    pub(super) files: BTreeSet<String>,
    /// How many entries there are of runs and shoes: two alike are two.
    pub(super) entries: usize,
}

/// Reads everything by an export.
pub(super) fn content(home: &Home, name: &str) -> Content {
    content_if_any(home, name).expect("there is a journal")
}

/// The same; `None` while there is no journal.
pub(super) fn content_if_any(home: &Home, name: &str) -> Option<Content> {
    let path = home.folder().join(format!("{name}.export.zip"));
    let ran = home.run(&["export", &path.display().to_string()]);
    if ran.err.contains("there is no journal") {
        return None;
    }
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let file = File::open(&path).expect("it was written");
    let mut archive = ZipArchive::new(file).expect("it is an archive");
    let names: Vec<String> = archive
        .file_names()
        .map(|name| name.expect("a name").into_owned())
        .collect();
    let files = names.iter().filter_map(|name| name.strip_prefix("files/"));
    let files = files.map(str::to_owned).collect();
    let lines = archive.by_name("journal.jsonl").expect("the journal");
    let lines = BufReader::new(lines).lines();
    let entries: Vec<Value> = lines
        .map(|line| serde_json::from_str(&line.expect("a line")).expect("JSON"))
        .collect();
    let of = |kind: &str| -> Vec<&Value> {
        entries
            .iter()
            .filter(|entry| entry["kind"] == kind)
            .collect()
    };
    let (runs, shoes) = (of("run"), of("shoe"));
    let names: BTreeMap<&str, String> = runs
        .iter()
        .map(|run| (id(&run["id"]), run["body"]["file"].to_string()))
        .collect();
    let without_ids = |entry: &&Value| {
        let mut body = entry["body"].clone();
        let fields = body.as_object_mut().expect("a body");
        fields.remove("batch");
        if let Some(same) = fields.get_mut("same_as") {
            *same = Value::String(names[id(same)].clone());
        }
        format!("{} {body}", entry["happened"])
    };
    Some(Content {
        entries: runs.len() + shoes.len(),
        runs: runs.iter().map(without_ids).collect(),
        shoes: shoes.iter().map(|shoe| shoe["body"].to_string()).collect(),
        files,
    })
}

fn id(value: &Value) -> &str {
    value.as_str().expect("an id")
}
