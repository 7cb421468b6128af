//! Answers to the questions of a pack, and how urgent they were.

use super::{Content, MOST};
use crate::journal::fields::{Field, Fields, Object};
use crate::journal::{EntryError, EntryId, Key};
use crate::urgency::Urgency;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The most answers of one assessment.
const MOST_ANSWERS: usize = 500;

/// One answer as it was written down. What it means is the pack's to say.
#[derive(Debug, Clone, PartialEq)]
pub enum AnswerValue {
    /// `yes`, `no`, `unsure`, or a value of the question.
    Word(Key),
    /// A number in the question's unit.
    Number(f64),
    /// Several values.
    Many(Vec<Key>),
}

/// Answers to the questions of a pack, and what the program said then.
///
/// The answers are kept by id and the pack by its hash, so that the result can be worked out again.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    /// The episode it is about; `None` when it named none.
    pub episode: Option<EntryId>,
    /// The answers by answer id. What was not answered is not there.
    pub answers: BTreeMap<Key, AnswerValue>,
    /// How urgent it was.
    pub urgency: Urgency,
    /// Keys of what raised the urgency to "stop and see within days" or above: ids of rules, `bone_stress_gate`,
    /// `bone_stress_mass`.
    pub red_flags: Vec<Key>,
    /// Whether the bone was among the reasons; `None` when not said, which in an assessment of "stop and see within
    /// days" or above counts as yes.
    pub bone_suspected: Option<bool>,
    /// Hash of the pack.
    pub pack_hash: Key,
}

impl Assessment {
    /// Whether the bone was among the reasons for an assessment of this urgency. Not said counts as yes from "stop and
    /// see within days" on, because unknown never means no.
    pub fn suspects_bone(&self) -> bool {
        self.bone_suspected
            .unwrap_or(self.urgency >= Urgency::StopAndSeeWithinDays)
    }
}

impl Content for Assessment {
    fn read(fields: &mut Fields) -> Result<Self, EntryError> {
        Ok(Self {
            episode: fields.optional("episode")?,
            answers: read_answers(fields)?,
            urgency: fields.required("urgency")?,
            red_flags: fields.list("red_flags", MOST * 4)?,
            bone_suspected: fields.optional("bone_suspected")?,
            pack_hash: fields.required("pack_hash")?,
        })
    }

    fn write(&self, object: &mut Object) {
        object.put_some("episode", self.episode.as_ref());
        let answers: Map<String, Value> = self
            .answers
            .iter()
            .map(|(id, answer)| (id.as_str().to_owned(), answer.write()))
            .collect();
        object
            .0
            .insert("answers".to_owned(), Value::Object(answers));
        object.put("urgency", &self.urgency);
        object.put_list("red_flags", &self.red_flags);
        object.put_some("bone_suspected", self.bone_suspected.as_ref());
        object.put("pack_hash", &self.pack_hash);
    }
}

fn read_answers(fields: &mut Fields) -> Result<BTreeMap<Key, AnswerValue>, EntryError> {
    let Some(Value::Object(given)) = fields.take("answers") else {
        let expected = "an object of answers by answer id";
        return Err(fields.fault("answers", expected, Some("no answers is {}")));
    };
    if given.len() > MOST_ANSWERS {
        return Err(fields.fault("answers", format!("at most {MOST_ANSWERS} answers"), None));
    }
    let mut answers = BTreeMap::new();
    for (id, value) in given {
        let key = Key::new(id.as_str());
        let Some((key, answer)) = key.zip(AnswerValue::read(&value)) else {
            // The id is foreign text: only its beginning goes into the message.
            let start: String = id.chars().take(Key::LONGEST).collect();
            return Err(fields.fault(&format!("answers.{start}"), AnswerValue::expected(), None));
        };
        answers.insert(key, answer);
    }
    Ok(answers)
}

impl Field for AnswerValue {
    fn expected() -> String {
        "an answer id with a word, a number or a list of words".to_owned()
    }

    fn read(value: &Value) -> Option<Self> {
        match value {
            Value::String(word) => Key::new(word.as_str()).map(Self::Word),
            Value::Number(number) => number.as_f64().map(Self::Number),
            Value::Array(items) if items.len() <= MOST => {
                let words: Option<Vec<Key>> = items.iter().map(Key::read).collect();
                words.map(Self::Many)
            }
            Value::Array(_) | Value::Null | Value::Bool(_) | Value::Object(_) => None,
        }
    }

    fn write(&self) -> Value {
        match self {
            Self::Word(word) => word.write(),
            Self::Number(number) => write_number(*number),
            Self::Many(words) => Value::Array(words.iter().map(Field::write).collect()),
        }
    }
}

/// A whole number is written without a point, as people and other programs write it.
fn write_number(number: f64) -> Value {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "whole and far below 2^63: checked in the line that uses it"
    )]
    let whole = number as i64;
    if number.fract().abs() > 0.0 || number.abs() > 1e15 {
        number.into()
    } else {
        whole.into()
    }
}
