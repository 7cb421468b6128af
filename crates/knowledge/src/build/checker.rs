//! Collects faults, finds their lines, resolves names to positions.

use super::lines::{line_at, line_of, line_of_key};
use super::paths::Part;
use crate::Fault;
use crate::fault::did_you_mean;
use crate::pack::PackFiles;
use restride_core::knowledge::{
    ConditionIndex, Evidence, Kind, Mark, Question, QuestionIndex, Source,
};
use restride_core::urgency::Urgency;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

/// What is known so far, and what was wrong.
pub(super) struct Checker<'f> {
    files: &'f PackFiles,
    part: Part,
    faults: Vec<Fault>,
    sources: Vec<String>,
    /// Id and kind of every question, by position.
    questions: Vec<(String, Kind)>,
    conditions: Vec<String>,
}

impl<'f> Checker<'f> {
    pub(super) fn new(files: &'f PackFiles, part: Part) -> Self {
        Self {
            files,
            part,
            faults: Vec::new(),
            sources: Vec::new(),
            questions: Vec::new(),
            conditions: Vec::new(),
        }
    }

    /// Whether nothing was wrong so far.
    pub(super) fn is_clean(&self) -> bool {
        self.faults.is_empty()
    }

    pub(super) fn into_faults(self) -> Vec<Fault> {
        self.faults
    }

    pub(super) fn know_sources(&mut self, sources: &BTreeMap<String, Source>) {
        self.sources = sources.keys().cloned().collect();
    }

    pub(super) fn know_questions(&mut self, questions: &[Question]) {
        self.questions = questions
            .iter()
            .map(|question| (question.id.clone(), question.kind.clone()))
            .collect();
    }

    pub(super) fn know_conditions(&mut self, keys: Vec<String>) {
        self.conditions = keys;
    }

    /// Every file of a folder, parsed; files that do not parse are faults and left out. The file must be named after
    /// the id inside.
    pub(super) fn folder<T: DeserializeOwned>(
        &mut self,
        folder: &'f str,
        id: impl Fn(&T) -> &str,
    ) -> Vec<(&'f str, T)> {
        let mut parsed = Vec::new();
        for (path, text) in self.files.folder(folder) {
            if let Some(file) = self.parse::<T>(path, text) {
                let expected = format!("{folder}/{}.toml", id(&file));
                if path != expected {
                    let inside = id(&file).to_owned();
                    self.fault(
                        path,
                        &inside,
                        format!("the id inside is \"{inside}\", the file is named otherwise"),
                        Some(format!("rename the file to {expected}, or change the id")),
                    );
                }
                parsed.push((path, file));
            }
        }
        parsed
    }

    /// One file, parsed; a fault when it is missing or does not parse.
    pub(super) fn file<T: DeserializeOwned>(&mut self, path: &'f str) -> Option<T> {
        let Some(text) = self.files.text(path) else {
            self.fault(path, "", "the file is missing".to_owned(), None);
            return None;
        };
        self.parse(path, text)
    }

    fn parse<T: DeserializeOwned>(&mut self, path: &str, text: &str) -> Option<T> {
        match toml::from_str(text) {
            Ok(value) => Some(value),
            Err(error) => {
                let line = error.span().map_or(1, |span| line_at(text, span.start));
                self.faults.push(Fault {
                    file: path.to_owned(),
                    line,
                    what: error.message().to_owned(),
                    hint: Some(format!(
                        "the schema of this file is schema/knowledge/{}.json",
                        schema_name(path)
                    )),
                });
                None
            }
        }
    }

    /// Records a fault at the first line of `path` that mentions `mention`.
    pub(super) fn fault(&mut self, path: &str, mention: &str, what: String, hint: Option<String>) {
        let line = self
            .files
            .iter()
            .filter(|(file, _)| *file == path)
            .find_map(|(_, text)| line_of(text, mention))
            .unwrap_or(1);
        self.faults.push(Fault {
            file: path.to_owned(),
            line,
            what,
            hint,
        });
    }

    /// Records a fault at a line.
    pub(super) fn fault_at(&mut self, path: &str, line: usize, what: String, hint: Option<String>) {
        self.faults.push(Fault {
            file: path.to_owned(),
            line,
            what,
            hint,
        });
    }

    /// Records a fault at the words under a key of a locale.
    pub(super) fn text_fault(
        &mut self,
        locale: &str,
        key: &str,
        what: String,
        hint: Option<String>,
    ) {
        let parts: Vec<&str> = key.split('.').collect();
        let file = format!("text/{locale}/{}.toml", parts.first().unwrap_or(&key));
        let line = self
            .files
            .iter()
            .filter(|(path, _)| *path == file)
            .filter_map(|(_, text)| line_of_key(text, parts.get(1..).unwrap_or_default()))
            .last()
            .unwrap_or(1);
        self.faults.push(Fault {
            file,
            line,
            what,
            hint,
        });
    }

    /// Path and text of every file of this part.
    pub(super) fn part_files(&self) -> impl Iterator<Item = (&'f str, &'f str)> + use<'f> {
        self.part.of_these(self.files.iter())
    }

    /// Path and text of every file of this part below `text/`.
    pub(super) fn text_files(&self) -> impl Iterator<Item = (&'f str, &'f str)> + use<'f> {
        self.part.of_these(self.files.folder("text"))
    }

    /// Path and text of the files of this part that overlays have in a folder of words.
    pub(super) fn overlaid_texts(&self, folder: &str) -> Vec<(&'f str, &'f str)> {
        let all = self.part.of_these(self.files.overlaid_texts());
        all.filter(|(path, _)| path.starts_with(folder)).collect()
    }

    /// Path and text of the files of this part that the pack itself has in a folder of words.
    pub(super) fn own_texts(&self, folder: &str) -> Vec<(&'f str, &'f str)> {
        let all = self.part.of_these(self.files.own_files());
        all.filter(|(path, _)| path.starts_with(folder)).collect()
    }

    /// Every file of the pack, whatever its part.
    pub(super) const fn files(&self) -> &'f PackFiles {
        self.files
    }

    /// Parses a text file into a table.
    pub(super) fn table(&mut self, path: &str, text: &str) -> Option<toml::Table> {
        self.parse(path, text)
    }

    pub(super) fn question(&mut self, path: &str, id: &str) -> Option<QuestionIndex> {
        let found = self.questions.iter().position(|(known, _)| known == id);
        if found.is_none() {
            let hint = did_you_mean(id, self.questions.iter().map(|(known, _)| known.as_str()));
            self.fault(path, id, format!("no question has the id \"{id}\""), hint);
        }
        found
    }

    pub(super) fn condition(&mut self, path: &str, key: &str) -> Option<ConditionIndex> {
        let found = self.conditions.iter().position(|known| known == key);
        if found.is_none() {
            let hint = did_you_mean(key, self.conditions.iter().map(String::as_str));
            self.fault(
                path,
                key,
                format!("no condition has the key \"{key}\""),
                hint,
            );
        }
        found
    }

    pub(super) fn conditions(&mut self, path: &str, keys: &[String]) -> Vec<ConditionIndex> {
        keys.iter()
            .filter_map(|key| self.condition(path, key))
            .collect()
    }

    pub(super) fn source(&mut self, path: &str, id: &str) {
        if !self.sources.iter().any(|known| known == id) {
            let hint = did_you_mean(id, self.sources.iter().map(String::as_str));
            self.fault(path, id, format!("no source has the id \"{id}\""), hint);
        }
    }

    pub(super) fn evidence(
        &mut self,
        path: &str,
        source: &str,
        mark: &str,
        place: &str,
    ) -> Evidence {
        self.source(path, source);
        if place.trim().is_empty() {
            self.fault(
                path,
                source,
                "the place in the source is empty".to_owned(),
                Some("name the table, section or page".to_owned()),
            );
        }
        let known = Mark::from_key(mark);
        if known.is_none() {
            let hint = did_you_mean(mark, Mark::ALL.map(Mark::key));
            self.fault(
                path,
                mark,
                format!("no evidence mark is called \"{mark}\""),
                hint,
            );
        }
        Evidence {
            source: source.to_owned(),
            mark: known.unwrap_or(Mark::Elicited),
            place: place.to_owned(),
        }
    }

    pub(super) fn urgency(&mut self, path: &str, key: &str) -> Urgency {
        Urgency::from_key(key).unwrap_or_else(|| {
            let hint = did_you_mean(key, Urgency::ALL.map(Urgency::key));
            self.fault(path, key, format!("no urgency is called \"{key}\""), hint);
            Urgency::Emergency
        })
    }

    /// A number that must lie in a range (both ends included).
    pub(super) fn within(&mut self, path: &str, name: &str, value: f64, min: f64, max: f64) -> f64 {
        if !(value.is_finite() && value >= min && value <= max) {
            self.fault(
                path,
                name,
                format!("{name} is {value}, expected {min} to {max}"),
                None,
            );
        }
        value
    }

    /// The kind of a question; `None` when there is no such question.
    pub(super) fn kind(&self, question: QuestionIndex) -> Option<&Kind> {
        self.questions.get(question).map(|(_, kind)| kind)
    }

    pub(super) fn yes_no(&mut self, path: &str, id: &str) -> Option<QuestionIndex> {
        let question = self.question(path, id)?;
        if self.kind(question) == Some(&Kind::YesNo) {
            Some(question)
        } else {
            self.fault(
                path,
                id,
                format!("\"{id}\" is not a yes/no question"),
                Some("use is, marked, hurts or number for other kinds".to_owned()),
            );
            None
        }
    }

    /// Positions of values as bits; a fault for an unknown or missing value.
    pub(super) fn value_bits(
        &mut self,
        path: &str,
        id: &str,
        kind: &Kind,
        values: &[String],
    ) -> Option<u64> {
        let mut bits = 0;
        for value in values {
            if let Some(position) = kind.value(value) {
                bits |= 1 << position;
            } else {
                let hint = did_you_mean(value, kind.values().iter().map(String::as_str));
                self.fault(
                    path,
                    value,
                    format!("\"{id}\" has no value \"{value}\""),
                    hint,
                );
                return None;
            }
        }
        if bits == 0 {
            self.fault(path, id, format!("\"{id}\" needs at least one value"), None);
            return None;
        }
        Some(bits)
    }
}

/// Name of the schema that describes a file.
pub(super) fn schema_name(path: &str) -> &str {
    match path.split_once('/') {
        Some((folder, _)) => folder,
        None => path.trim_end_matches(".toml"),
    }
}
