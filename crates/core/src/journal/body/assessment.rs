//! Answers to the questions of a pack, and how urgent they were.

use super::{Content, MOST};
use crate::journal::fields::{Field, Fields, Object};
use crate::journal::names::Names;
use crate::journal::token::Token;
use crate::journal::{EntryError, EntryId, Key};
use crate::urgency::Urgency;
use serde_json::{Map, Value, json};
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
    fn read(fields: &mut Fields<'_, '_>) -> Result<Self, EntryError> {
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

/// Why answers were refused.
enum Refused {
    NoObject,
    TooMany,
    /// This one.
    Answer(String),
}

fn read_answers(fields: &mut Fields<'_, '_>) -> Result<BTreeMap<Key, AnswerValue>, EntryError> {
    fields.describe("answers", true, || {
        let answers = json!({
            "type": "object", "propertyNames": Key::schema(), "additionalProperties": AnswerValue::schema(),
            "maxProperties": MOST_ANSWERS,
        });
        (answers, json!({}))
    });
    let read = fields.with("answers", |token, names| {
        let Token::Object(object) = token else {
            return Err(Refused::NoObject);
        };
        let given = object.fields();
        if given.len() > MOST_ANSWERS {
            return Err(Refused::TooMany);
        }
        let mut answers = BTreeMap::new();
        for (id, token) in given {
            let answer = names.key(id).zip(AnswerValue::read(token, names));
            let (key, answer) = answer.ok_or_else(|| {
                // The id is foreign text: only its beginning goes into the message.
                Refused::Answer(id.chars().take(Key::LONGEST).collect())
            })?;
            answers.insert(key, answer);
        }
        Ok(answers)
    });
    read.unwrap_or(Err(Refused::NoObject))
        .map_err(|refused| match refused {
            Refused::NoObject => {
                let expected = "an object of answers by answer id";
                fields.fault("answers", expected, Some("no answers is {}"))
            }
            Refused::TooMany => {
                fields.fault("answers", format!("at most {MOST_ANSWERS} answers"), None)
            }
            Refused::Answer(id) => {
                fields.fault(&format!("answers.{id}"), AnswerValue::expected(), None)
            }
        })
}

impl Field for AnswerValue {
    fn expected() -> String {
        "an answer id with a word, a number or a list of words".to_owned()
    }

    fn read(token: Token<'_>, names: &mut Names) -> Option<Self> {
        match token {
            Token::Text(word) => names.key(word).map(Self::Word),
            Token::Whole(_) | Token::Number(_) => token.number().map(Self::Number),
            Token::List(list) => {
                let mut words = Vec::new();
                let read = list.each(|token| {
                    let word = Key::read(token, names).filter(|_| words.len() < MOST);
                    words.push(word.ok_or(())?);
                    Ok::<_, ()>(())
                });
                read.ok().map(|()| Self::Many(words))
            }
            Token::Null | Token::Bool(_) | Token::Escaped(_) | Token::Object(_) => None,
        }
    }

    fn schema() -> Value {
        let words = json!({"type": "array", "items": Key::schema(), "maxItems": MOST});
        json!({"anyOf": [Key::schema(), {"type": "number"}, words]})
    }

    fn example() -> Value {
        "yes".into()
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
