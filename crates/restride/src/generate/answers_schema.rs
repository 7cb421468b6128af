//! The JSON Schema of a set of answers, from the questions of the pack.

use restride_core::knowledge::{Kind, Knowledge, Question};
use serde_json::{Map, Value, json};

/// A JSON object with one property per answer id.
pub(super) fn schema(knowledge: &Knowledge) -> Value {
    let properties: Map<String, Value> = knowledge
        .questions
        .iter()
        .map(|question| (question.id.clone(), property(knowledge, question)))
        .collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Answers",
        "description": "What a runner answered, by answer id. An answer that is absent, null or \"unsure\" is no \
                        evidence and never counts as a no.",
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    })
}

fn property(knowledge: &Knowledge, question: &Question) -> Value {
    let mut property = match &question.kind {
        Kind::YesNo => json!({ "enum": ["yes", "no", "unsure", null] }),
        Kind::Choice { values } => {
            let more = [json!("unsure"), Value::Null];
            let values: Vec<Value> = values
                .iter()
                .map(|value| json!(value))
                .chain(more)
                .collect();
            json!({ "enum": values })
        }
        Kind::Number(range) => json!({
            "anyOf": [
                { "type": "number", "minimum": range.min, "maximum": range.max },
                { "enum": ["unsure", null] },
            ],
        }),
        Kind::Many { values } => json!({
            "anyOf": [list(values), { "enum": ["unsure", null] }],
        }),
        Kind::Test { values } => json!({
            "anyOf": [
                list(values),
                { "enum": ["no_pain", "not_done", "could_not", "unsure", null] },
            ],
        }),
    };
    property["description"] = Value::from(description(knowledge, question));
    property
}

fn list(values: &[String]) -> Value {
    json!({ "type": "array", "items": { "enum": values } })
}

/// The question in the fallback locale, with the unit of a number.
fn description(knowledge: &Knowledge, question: &Question) -> String {
    let texts = &knowledge.texts;
    let key = if question.self_test.is_some() {
        format!("self_tests.{}.name", question.id)
    } else {
        format!("findings.{}.question", question.id)
    };
    let words = texts.line(texts.fallback(), &key).unwrap_or(&question.id);
    match &question.kind {
        Kind::Number(range) => format!("{words} Unit: {}.", range.unit),
        Kind::YesNo | Kind::Choice { .. } | Kind::Many { .. } | Kind::Test { .. } => {
            words.to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(id: &str, expected: &Value) {
        let schema = schema(&restride_testkit::knowledge());
        let mut property = schema["properties"][id].clone();
        let description = property.as_object_mut().unwrap().remove("description");
        assert!(
            description.is_some_and(|words| words.as_str().is_some_and(|words| !words.is_empty()))
        );
        assert_eq!(property, *expected, "{id}");
    }

    #[test]
    fn every_answer_id_is_a_property_and_no_other() {
        let knowledge = restride_testkit::knowledge();
        let schema = schema(&knowledge);
        let properties = schema["properties"].as_object().unwrap();
        assert_eq!(properties.len(), knowledge.questions.len());
        assert_eq!(schema["additionalProperties"], false);
    }

    #[test]
    fn each_kind_accepts_its_values_and_no_answer() {
        check(
            "painful_click",
            &json!({ "enum": ["yes", "no", "unsure", null] }),
        );
        check(
            "onset",
            &json!({ "enum": ["sudden", "gradual", "unsure", null] }),
        );
        check(
            "worst_pain",
            &json!({ "anyOf": [
                { "type": "number", "minimum": 0.0, "maximum": 10.0 },
                { "enum": ["unsure", null] },
            ] }),
        );
    }
}
