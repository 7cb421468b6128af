//! The general reader's first step: a JSON text as a tree of values, in which no field stands twice.

use super::EntryError;
use serde::de::{DeserializeSeed, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::de::Deserializer;
use serde_json::{Map, Number, Value};
use std::fmt;

/// Reads one JSON value.
///
/// # Errors
///
/// [`EntryError::NotJson`], and a fault of the field that stands twice in one object.
pub(super) fn tree(bytes: &[u8]) -> Result<Value, EntryError> {
    let mut repeated = None;
    let mut reader = Deserializer::from_slice(bytes);
    let seed = Tree {
        repeated: &mut repeated,
    };
    let read = seed.deserialize(&mut reader);
    let whole = read.and_then(|value| reader.end().map(|()| value));
    whole.map_err(|fault| match repeated {
        Some(name) => {
            let hint = "remove all but one";
            EntryError::field(name, "a field that stands once", Some(hint))
        }
        None => EntryError::NotJson {
            line: fault.line(),
            column: fault.column(),
        },
    })
}

struct Tree<'r> {
    /// The first field that stood twice.
    repeated: &'r mut Option<String>,
}

impl<'de> DeserializeSeed<'de> for Tree<'_> {
    type Value = Value;

    fn deserialize<D: serde::Deserializer<'de>>(self, reader: D) -> Result<Value, D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Tree<'_> {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, yes: bool) -> Result<Value, E> {
        Ok(Value::Bool(yes))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(number.into())
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(number.into())
    }

    fn visit_f64<E>(self, number: f64) -> Result<Value, E> {
        Ok(Number::from_f64(number).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(text.into())
    }

    fn visit_string<E>(self, text: String) -> Result<Value, E> {
        Ok(Value::String(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        loop {
            let seed = Tree {
                repeated: &mut *self.repeated,
            };
            let Some(item) = access.next_element_seed(seed)? else {
                return Ok(Value::Array(items));
            };
            items.push(item);
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(name) = access.next_key::<String>()? {
            let seed = Tree {
                repeated: &mut *self.repeated,
            };
            let value = access.next_value_seed(seed)?;
            if object.contains_key(&name) {
                let start = name.chars().take(80).collect();
                self.repeated.get_or_insert(start);
                return Err(A::Error::custom("a field stands twice"));
            }
            object.insert(name, value);
        }
        Ok(Value::Object(object))
    }
}
