//! Collects faults, finds their lines, resolves names to positions.

use crate::files::rules::ExpressionFile;
use crate::pack::PackFiles;
use crate::{Fault, nearest};
use restride_core::knowledge::{
    ConditionIndex, Evidence, Expression, Kind, Mark, Question, QuestionIndex, Source,
};
use restride_core::urgency::Urgency;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

/// What is known so far, and what was wrong.
pub(super) struct Checker<'f> {
    files: &'f PackFiles,
    faults: Vec<Fault>,
    sources: Vec<String>,
    /// Id and kind of every question, by position.
    questions: Vec<(String, Kind)>,
    conditions: Vec<String>,
}

impl<'f> Checker<'f> {
    pub(super) fn new(files: &'f PackFiles) -> Self {
        Self {
            files,
            faults: Vec::new(),
            sources: Vec::new(),
            questions: Vec::new(),
            conditions: Vec::new(),
        }
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

    /// Text of every file below `text/`, with its path.
    pub(super) fn text_files(&self) -> Vec<(&'f str, &'f str)> {
        self.files.folder("text").collect()
    }

    /// Parses a text file into a table.
    pub(super) fn table(&mut self, path: &str, text: &str) -> Option<toml::Table> {
        self.parse(path, text)
    }

    pub(super) fn question(&mut self, path: &str, id: &str) -> Option<QuestionIndex> {
        let found = self.questions.iter().position(|(known, _)| known == id);
        if found.is_none() {
            let hint = nearest(id, self.questions.iter().map(|(known, _)| known.as_str()))
                .map(|near| format!("did you mean \"{near}\"?"));
            self.fault(path, id, format!("no question has the id \"{id}\""), hint);
        }
        found
    }

    pub(super) fn condition(&mut self, path: &str, key: &str) -> Option<ConditionIndex> {
        let found = self.conditions.iter().position(|known| known == key);
        if found.is_none() {
            let hint = nearest(key, self.conditions.iter().map(String::as_str))
                .map(|near| format!("did you mean \"{near}\"?"));
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
            let hint = nearest(id, self.sources.iter().map(String::as_str))
                .map(|near| format!("did you mean \"{near}\"?"));
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
            let hint = nearest(mark, Mark::ALL.map(Mark::key))
                .map(|near| format!("did you mean \"{near}\"?"));
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
            let hint = nearest(key, Urgency::ALL.map(Urgency::key))
                .map(|near| format!("did you mean \"{near}\"?"));
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

    /// A rule expression. `None` after a fault.
    pub(super) fn expression(&mut self, path: &str, file: &ExpressionFile) -> Option<Expression> {
        let forms = [
            file.yes.is_some(),
            file.not_no.is_some(),
            file.is.is_some(),
            file.marked.is_some(),
            file.hurts.is_some(),
            file.could_not.is_some(),
            file.number.is_some(),
            file.all.is_some(),
            file.any.is_some(),
            file.at_least_n.is_some(),
        ];
        if forms.iter().filter(|form| **form).count() != 1 {
            self.fault(
                path,
                "when",
                "a rule part needs exactly one of yes, not_no, is, marked, hurts, could_not, number, all, any, \
                 at_least_n"
                    .to_owned(),
                Some("put several conditions into all = [...] or any = [...]".to_owned()),
            );
            return None;
        }
        let no_values = Vec::new();
        let values = file.any_of.as_ref().unwrap_or(&no_values);
        if let Some(id) = &file.yes {
            return self.yes_no(path, id).map(Expression::Yes);
        }
        if let Some(id) = &file.not_no {
            return self.yes_no(path, id).map(Expression::NotNo);
        }
        if let Some(id) = &file.is {
            return self
                .bits(path, id, values, |kind| matches!(kind, Kind::Choice { .. }))
                .map(|(question, bits)| Expression::Is(question, bits));
        }
        if let Some(id) = &file.marked {
            return self
                .bits(path, id, values, |kind| matches!(kind, Kind::Many { .. }))
                .map(|(question, bits)| Expression::Marked(question, bits));
        }
        if let Some(id) = &file.hurts {
            return self
                .bits(path, id, values, |kind| matches!(kind, Kind::Test { .. }))
                .map(|(question, bits)| Expression::Hurts(question, bits));
        }
        if let Some(id) = &file.could_not {
            return self.question(path, id).map(Expression::CouldNot);
        }
        if let Some(id) = &file.number {
            return self.number(path, id, file);
        }
        if let Some(parts) = &file.all {
            return self.parts(path, parts).map(Expression::All);
        }
        if let Some(parts) = &file.any {
            return self.parts(path, parts).map(Expression::Any);
        }
        let count = file.at_least_n.unwrap_or(1);
        let parts = self.parts(path, file.of.as_deref().unwrap_or_default())?;
        Some(Expression::AtLeast(count, parts))
    }

    fn parts(&mut self, path: &str, parts: &[ExpressionFile]) -> Option<Vec<Expression>> {
        if parts.is_empty() {
            self.fault(path, "when", "an empty list of rule parts".to_owned(), None);
            return None;
        }
        let built: Vec<Expression> = parts
            .iter()
            .filter_map(|part| self.expression(path, part))
            .collect();
        (built.len() == parts.len()).then_some(built)
    }

    fn number(&mut self, path: &str, id: &str, file: &ExpressionFile) -> Option<Expression> {
        let question = self.question(path, id)?;
        if !matches!(self.questions.get(question), Some((_, Kind::Number(_)))) {
            self.fault(path, id, format!("\"{id}\" is not a number"), None);
            return None;
        }
        if file.at_least.is_none() && file.below.is_none() {
            self.fault(path, id, format!("\"{id}\" needs at_least or below"), None);
            return None;
        }
        Some(Expression::Number {
            question,
            at_least: file.at_least,
            below: file.below,
            if_unknown: file.if_unknown.unwrap_or(false),
        })
    }

    pub(super) fn yes_no(&mut self, path: &str, id: &str) -> Option<QuestionIndex> {
        let question = self.question(path, id)?;
        if matches!(self.questions.get(question), Some((_, Kind::YesNo))) {
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

    fn bits(
        &mut self,
        path: &str,
        id: &str,
        values: &[String],
        fits: impl Fn(&Kind) -> bool,
    ) -> Option<(QuestionIndex, u64)> {
        let question = self.question(path, id)?;
        let kind = self.questions.get(question).map(|(_, kind)| kind.clone())?;
        if !fits(&kind) {
            self.fault(
                path,
                id,
                format!("\"{id}\" has another kind of answer than this rule part reads"),
                Some("is: choices, marked: body maps, hurts: self-tests".to_owned()),
            );
            return None;
        }
        let bits = self.value_bits(path, id, &kind, values)?;
        Some((question, bits))
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
                let hint = nearest(value, kind.values().iter().map(String::as_str))
                    .map(|near| format!("did you mean \"{near}\"?"));
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

fn line_at(text: &str, byte: usize) -> usize {
    1 + text
        .bytes()
        .take(byte)
        .filter(|byte| *byte == b'\n')
        .count()
}

/// The first line that mentions a word as a value or a key.
fn line_of(text: &str, mention: &str) -> Option<usize> {
    if mention.is_empty() {
        return None;
    }
    let quoted = format!("\"{mention}\"");
    text.lines()
        .position(|line| {
            line.contains(&quoted)
                || line
                    .trim_start()
                    .strip_prefix(mention)
                    .is_some_and(|rest| rest.trim_start().starts_with('='))
        })
        .map(|position| position + 1)
}
