//! JSON answers to checked answers, and back. Errors name the field, what was expected and the nearest known word.

use crate::failure::Failure;
use restride_core::assessment::{Answer, AnswerError, Answers};
use restride_core::knowledge::{Kind, Knowledge, Question};
use restride_knowledge::nearest;
use serde::de::{Deserialize as _, Deserializer, MapAccess, Visitor};
use serde_json::{Map, Value};
use std::fmt;

/// Answers from the text of a JSON object: answer id to value.
pub(crate) fn parse(knowledge: &Knowledge, text: &str) -> Result<Answers, Failure> {
    let object = object(text)?;
    from_object(knowledge, &object, "answers").map_err(Failure::without_result)
}

/// Answers from a JSON object; `path` names it in errors.
pub(crate) fn from_object(
    knowledge: &Knowledge,
    object: &[(String, Value)],
    path: &str,
) -> Result<Answers, Failure> {
    let mut answers = Answers::new(knowledge);
    for (id, value) in object {
        let Some(index) = knowledge.question(id) else {
            let known = knowledge
                .questions
                .iter()
                .map(|question| question.id.as_str());
            let failure = Failure::new(format!("{path}.{id}: there is no such answer id"));
            return Err(match nearest(id, known) {
                Some(near) => failure.hint(format!("did you mean \"{near}\"?")),
                None => failure.hint("`restride knowledge search WORD` finds answer ids"),
            });
        };
        let answer = answer(&knowledge.questions[index], value, path)?;
        answers
            .set(knowledge, index, answer)
            .map_err(|error| refused(path, &error, value))?;
    }
    Ok(answers)
}

/// The answers as a JSON object, in the pack's order. What [`parse`] reads back to the same answers.
pub(crate) fn to_json(knowledge: &Knowledge, answers: &Answers) -> Value {
    let mut object = Map::new();
    for (index, answer) in answers.given() {
        let question = &knowledge.questions[index];
        if let Some(value) = value_of(question, answer) {
            object.insert(question.id.clone(), value);
        }
    }
    Value::Object(object)
}

/// One answer as JSON; `None` for no answer.
pub(crate) fn value_of(question: &Question, answer: Answer) -> Option<Value> {
    let values = question.kind.values();
    let named = |bits: u64| {
        values
            .iter()
            .enumerate()
            .filter(|(position, _)| bits >> position & 1 == 1)
            .map(|(_, value)| Value::from(value.as_str()))
            .collect::<Vec<_>>()
    };
    Some(match answer {
        Answer::Absent => return None,
        Answer::Unsure => Value::from("unsure"),
        Answer::No => Value::from("no"),
        Answer::Yes => Value::from("yes"),
        Answer::Choice(position) => Value::from(values.get(position).map(String::as_str)?),
        Answer::Number(number) => Value::from(number),
        Answer::Tested(0) => Value::from("no_pain"),
        Answer::Many(bits) | Answer::Tested(bits) => Value::from(named(bits)),
        Answer::NotDone => Value::from("not_done"),
        Answer::CouldNot => Value::from("could_not"),
    })
}

fn refused(path: &str, error: &AnswerError, value: &Value) -> Failure {
    Failure::new(format!("{path}.{error}, found {}", short(value)))
}

fn answer(question: &Question, value: &Value, path: &str) -> Result<Answer, Failure> {
    let id = &question.id;
    let wrong = |expected: &str| {
        Failure::new(format!(
            "{path}.{id}: expected {expected}, found {}",
            short(value)
        ))
    };
    match (&question.kind, value) {
        (_, Value::Null) => Ok(Answer::Absent),
        (_, Value::String(word)) if word == "unsure" => Ok(Answer::Unsure),
        (Kind::YesNo, Value::String(word)) if word == "yes" => Ok(Answer::Yes),
        (Kind::YesNo, Value::String(word)) if word == "no" => Ok(Answer::No),
        (Kind::YesNo, Value::Bool(_)) => {
            Err(wrong("\"yes\", \"no\" or \"unsure\"").hint("write yes or no in quotes"))
        }
        (Kind::YesNo, _) => Err(wrong("\"yes\", \"no\" or \"unsure\"")),
        (Kind::Number(_), Value::Number(number)) => number
            .as_f64()
            .map(Answer::Number)
            .ok_or_else(|| wrong("a number")),
        (Kind::Number(range), _) => Err(wrong(&format!(
            "a number from {} to {} ({})",
            range.min, range.max, range.unit
        ))),
        (Kind::Choice { .. }, Value::String(word)) => {
            one_of(question, word, path).map(Answer::Choice)
        }
        (Kind::Choice { values }, _) => Err(wrong(&listed(values))),
        (Kind::Many { .. }, Value::Array(words)) => bits(question, words, path).map(Answer::Many),
        (Kind::Many { values }, _) => Err(wrong(&format!("a list of {}", listed(values)))),
        (Kind::Test { .. }, Value::String(word)) if word == "no_pain" => Ok(Answer::Tested(0)),
        (Kind::Test { .. }, Value::String(word)) if word == "not_done" => Ok(Answer::NotDone),
        (Kind::Test { .. }, Value::String(word)) if word == "could_not" => Ok(Answer::CouldNot),
        (Kind::Test { .. }, Value::Array(words)) => bits(question, words, path).map(Answer::Tested),
        (Kind::Test { values }, _) => Err(wrong(&format!(
            "\"no_pain\", \"not_done\", \"could_not\", or a list of {}",
            listed(values)
        ))),
    }
}

fn bits(question: &Question, words: &[Value], path: &str) -> Result<u64, Failure> {
    let mut bits = 0;
    for (position, word) in words.iter().enumerate() {
        let here = format!("{path}.{}[{position}]", question.id);
        let Value::String(word) = word else {
            return Err(Failure::new(format!(
                "{here}: expected {}, found {}",
                listed(question.kind.values()),
                short(word)
            )));
        };
        let value = question
            .kind
            .value(word)
            .ok_or_else(|| no_value(question, word, &here))?;
        bits |= 1 << value;
    }
    Ok(bits)
}

fn one_of(question: &Question, word: &str, path: &str) -> Result<usize, Failure> {
    question
        .kind
        .value(word)
        .ok_or_else(|| no_value(question, word, &format!("{path}.{}", question.id)))
}

fn no_value(question: &Question, word: &str, here: &str) -> Failure {
    let values = question.kind.values();
    let failure = Failure::new(format!(
        "{here}: expected {}, found {}",
        listed(values),
        short(&Value::from(word))
    ));
    match nearest(word, values.iter().map(String::as_str)) {
        Some(near) => failure.hint(format!("did you mean \"{near}\"?")),
        None => failure,
    }
}

fn listed(values: &[String]) -> String {
    let quoted: Vec<String> = values.iter().map(|value| format!("\"{value}\"")).collect();
    format!("one of {}", quoted.join(", "))
}

/// A value, cut short for a message.
fn short(value: &Value) -> String {
    let text = value.to_string();
    if text.chars().count() > 60 {
        let start: String = text.chars().take(57).collect();
        format!("{start}...")
    } else {
        text
    }
}

/// What answers look like.
const AN_OBJECT: &str =
    "expected a JSON object such as {\"sites\": [\"groin_front\"], \"limp_or_walk_pain\": \"yes\"}";

/// What is wrong with one member of an object, with the path to it; `None` when the error is about no member.
pub(crate) fn unreadable(path: &str, error: &str) -> Option<Failure> {
    let (id, what) = error.strip_prefix(IN_MEMBER)?.split_once(": ")?;
    let failure = Failure::new(format!("{path}.{id}: {what}"));
    Some(if what.starts_with(TWICE) {
        failure.hint("answer each question once")
    } else if what.starts_with("number out of range") {
        failure.hint("give a number that fits the question, or leave the answer out")
    } else {
        failure.hint("a value is a number such as 34, a word in quotes, or a list of words in quotes; leave out what is not known")
    })
}

/// How an error about one member of an object begins.
const IN_MEMBER: &str = "in member ";
/// How the error about a key that stands twice goes on.
const TWICE: &str = "it stands twice";

/// The members of a JSON object in order. A key that stands twice is refused: two answers to one question could hide
/// a "yes".
fn object(text: &str) -> Result<Vec<(String, Value)>, Failure> {
    let failed = |error: serde_json::Error| {
        unreadable("answers", &error.to_string())
            .unwrap_or_else(|| Failure::new(format!("answers: {error}")).hint(AN_OBJECT))
            .without_result()
    };
    let mut reader = serde_json::Deserializer::from_str(text);
    let members = Members::deserialize(&mut reader).map_err(failed)?;
    reader.end().map_err(failed)?;
    Ok(members.0)
}

/// A JSON object without repeated keys.
pub(crate) struct Members(pub(crate) Vec<(String, Value)>);

impl<'de> serde::Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;
        impl<'de> Visitor<'de> for Object {
            type Value = Members;
            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a JSON object of answer ids")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members, A::Error> {
                let mut members: Vec<(String, Value)> = Vec::new();
                while let Some(key) = map.next_key::<String>()? {
                    let in_member =
                        |what: &str| serde::de::Error::custom(format!("{IN_MEMBER}{key}: {what}"));
                    if members.iter().any(|(known, _)| *known == key) {
                        return Err(in_member(TWICE));
                    }
                    let value = map
                        .next_value::<Value>()
                        .map_err(|error| in_member(&error.to_string()))?;
                    members.push((key, value));
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Object)
    }
}
