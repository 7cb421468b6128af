//! The JSON Schema of the format says what the reader does.

use super::examples::examples;
use restride_core::journal::{Body, Entry, schema};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Whether a value fits a schema, as far as the schemas of the journal go.
fn fits(schema: &Value, value: &Value) -> bool {
    let is_type = match schema["type"].as_str() {
        None => true,
        Some("string") => value.is_string(),
        Some("boolean") => value.is_boolean(),
        Some("number") => value.is_number(),
        Some("integer") => value.is_u64(),
        Some("array") => value.is_array(),
        Some("object") => value.is_object(),
        Some(other) => panic!("{other}"),
    };
    let least = |name: &str| schema[name].as_u64().unwrap_or(0);
    let most = |name: &str| schema[name].as_u64().unwrap_or(u64::MAX);
    let number = value.as_u64().unwrap_or_else(|| least("minimum"));
    let items = value.as_array().map_or(&[][..], Vec::as_slice);
    let length = u64::try_from(items.len()).unwrap();
    let fields = value.as_object().cloned().unwrap_or_default();
    let required = schema["required"].as_array().cloned().unwrap_or_default();
    let properties = schema["properties"]
        .as_object()
        .cloned()
        .unwrap_or_default();
    let any = schema["anyOf"].as_array();
    let words = schema["enum"].as_array();
    is_type
        && (least("minimum")..=most("maximum")).contains(&number)
        && (!value.is_array() || (least("minItems")..=most("maxItems")).contains(&length))
        && items.iter().all(|item| fits(&schema["items"], item))
        && required
            .iter()
            .all(|name| fields.contains_key(name.as_str().unwrap()))
        && fields.iter().all(|(name, field)| {
            let other = schema.get("additionalProperties");
            properties
                .get(name)
                .or(other)
                .is_none_or(|schema| fits(schema, field))
        })
        && any.is_none_or(|any| any.iter().any(|schema| fits(schema, value)))
        && words.is_none_or(|words| words.contains(value))
}

fn body_schema(kind: &str) -> Value {
    let schema = schema().unwrap();
    let all = schema["allOf"].as_array().unwrap();
    let is_it = |part: &&Value| part["if"]["properties"]["kind"]["const"] == kind;
    all.iter().find(is_it).unwrap()["then"]["properties"]["body"].clone()
}

#[test]
fn every_kind_stands_in_the_schema_and_its_example_fits() {
    let schema = schema().unwrap();
    assert_eq!(schema["allOf"].as_array().unwrap().len(), Body::KINDS.len());
    for (kind, entry) in examples() {
        let value: Value = serde_json::from_str(&entry.to_json()).unwrap();
        assert!(fits(&schema, &value), "{kind}");
        assert!(fits(&body_schema(kind), &value["body"]), "{kind}");
        let fields = value["body"].as_object().unwrap().keys();
        let described = body_schema(kind);
        for field in fields {
            assert!(!described["properties"][field].is_null(), "{kind}.{field}");
        }
    }
}

/// A field that the schema requires is missed, and one that it does not require is not.
#[test]
fn what_the_schema_requires_the_reader_requires() {
    let mut missed = 0;
    for (kind, entry) in examples() {
        let schema = body_schema(kind);
        let required: BTreeSet<&str> = schema["required"]
            .as_array()
            .unwrap()
            .iter()
            .map(|name| name.as_str().unwrap())
            .collect();
        let value: Value = serde_json::from_str(&entry.to_json()).unwrap();
        for field in value["body"].as_object().unwrap().keys() {
            let mut without = value.clone();
            without["body"].as_object_mut().unwrap().remove(field);
            let read = Entry::from_json(without.to_string().as_bytes());
            // A cost needs its currency: this holds between fields, which the schema does not say.
            let is_needed = required.contains(field.as_str())
                || (kind, field.as_str()) == ("treatment_visit", "currency");
            assert_eq!(read.is_err(), is_needed, "{kind}.{field}: {read:?}");
            missed += u32::from(is_needed);
        }
    }
    assert!(missed > 20, "{missed}");
}

/// What no schema allows the reader refuses, and where it draws a bound the schema does as well.
#[test]
fn a_value_of_another_shape_fits_neither() {
    let odd = [
        json!("Not A Key!"),
        json!(-1),
        json!(4_000_000_000_u64),
        json!({"a": {"b": 1}}),
        json!([["x"]]),
    ];
    for (kind, entry) in examples() {
        let schema = body_schema(kind);
        let value: Value = serde_json::from_str(&entry.to_json()).unwrap();
        for (field, shape) in schema["properties"].as_object().unwrap() {
            for value_of_field in &odd {
                let mut changed = value.clone();
                changed["body"][field] = value_of_field.clone();
                let is_read = Entry::from_json(changed.to_string().as_bytes()).is_ok();
                // Patterns and formats of texts are not tried here: a text may fit and not be read.
                let is_sure = !value_of_field.is_string();
                assert!(
                    !is_read || fits(shape, value_of_field),
                    "{kind}.{field} = {value_of_field}"
                );
                assert!(
                    !is_sure || is_read || !fits(shape, value_of_field),
                    "{kind}.{field} = {value_of_field}"
                );
            }
        }
    }
}
