//! The format of an entry as a JSON Schema, worked out from the code that reads it.

use super::body::Body;
use super::fields::Fields;
use super::names::Names;
use super::{Entry, EntryError};
use serde_json::{Map, Value, json};

/// What an object looks like: the fields that were asked for while it was read.
#[derive(Debug, Default)]
pub(super) struct Shape {
    properties: Map<String, Value>,
    required: Vec<String>,
    examples: Map<String, Value>,
}

impl Shape {
    pub(super) fn put(&mut self, name: &str, is_required: bool, schema: Value, example: Value) {
        self.properties.insert(name.to_owned(), schema);
        self.examples.insert(name.to_owned(), example);
        if is_required {
            self.required.push(name.to_owned());
        }
    }

    /// An example of a field that was described.
    pub(super) fn example(&self, name: &str) -> Option<Value> {
        self.examples.get(name).cloned()
    }

    fn schema(self) -> Value {
        // Fields of a newer version are kept: nothing is forbidden.
        json!({"type": "object", "properties": self.properties, "required": self.required})
    }
}

/// The format of one entry as a JSON Schema (2020-12).
///
/// The fields come from the reader itself: a field that it asks for stands in the schema, and no other. A kind or version
/// that this version of the program does not know is accepted with any body, as the reader does. What holds between
/// fields (a clearance is not dated after its entry) is in `docs/journal.md`.
///
/// # Errors
///
/// [`EntryError`] when the code that reads a kind refuses its own examples; a test holds that it does not.
pub fn schema() -> Result<Value, EntryError> {
    let names = &mut Names::default();
    let mut head = Shape::default();
    Entry::read_head(&mut Fields::described(&mut head, names))?;
    head.put("body", true, json!({"type": "object"}), json!({}));
    let mut kinds = Vec::new();
    for &(kind, version) in Body::KINDS {
        let mut shape = Shape::default();
        let fields = &mut Fields::described(&mut shape, names);
        Body::read_known(kind, version, fields).transpose()?;
        kinds.push(json!({
            "if": {"properties": {"kind": {"const": kind}, "version": {"const": version}}},
            "then": {"properties": {"body": shape.schema()}},
        }));
    }
    let mut schema = head.schema();
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema".into();
    schema["title"] = "An entry of a journal".into();
    schema["description"] =
        "One line of a journal. Kinds, versions and fields that are not here are kept as they are."
            .into();
    schema["allOf"] = Value::Array(kinds);
    Ok(schema)
}
