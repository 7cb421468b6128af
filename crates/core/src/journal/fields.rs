//! JSON objects read field by field, so that what nobody took is what a newer version added.

use super::EntryError;
use serde_json::{Map, Value};

/// A value that a field can hold.
pub(super) trait Field: Sized {
    /// What is accepted, in words: it follows "expected".
    fn expected() -> String;

    /// Reads the value; `None` when it is not accepted.
    fn read(value: &Value) -> Option<Self>;

    /// Writes the value so that it reads back as itself.
    fn write(&self) -> Value;
}

impl Field for bool {
    fn expected() -> String {
        "true or false".to_owned()
    }

    fn read(value: &Value) -> Option<Self> {
        value.as_bool()
    }

    fn write(&self) -> Value {
        Value::Bool(*self)
    }
}

/// A JSON object of which fields are taken one by one.
#[derive(Debug)]
pub(super) struct Fields {
    /// Where the object stands: empty for the entry, `body.` for its body.
    place: &'static str,
    left: Map<String, Value>,
}

impl Fields {
    pub(super) fn new(place: &'static str, object: Map<String, Value>) -> Self {
        Self {
            place,
            left: object,
        }
    }

    /// What nobody took.
    pub(super) fn rest(self) -> Map<String, Value> {
        self.left
    }

    /// A fault of this object's field.
    pub(super) fn fault(
        &self,
        name: &str,
        expected: impl Into<String>,
        hint: Option<&str>,
    ) -> EntryError {
        EntryError::field(format!("{}{name}", self.place), expected, hint)
    }

    /// Takes a value as it is; a JSON `null` is the same as nothing.
    pub(super) fn take(&mut self, name: &str) -> Option<Value> {
        self.left.remove(name).filter(|value| !value.is_null())
    }

    /// Takes a field that may be missing.
    pub(super) fn optional<T: Field>(&mut self, name: &str) -> Result<Option<T>, EntryError> {
        let Some(value) = self.take(name) else {
            return Ok(None);
        };
        let read = T::read(&value);
        read.map(Some)
            .ok_or_else(|| self.fault(name, T::expected(), None))
    }

    /// Takes a field that must be there.
    pub(super) fn required<T: Field>(&mut self, name: &str) -> Result<T, EntryError> {
        self.optional(name)?
            .ok_or_else(|| self.fault(name, T::expected(), Some("the field is missing")))
    }

    /// Takes a list without repetitions; missing is empty.
    pub(super) fn list<T: Field + PartialEq>(
        &mut self,
        name: &str,
        most: usize,
    ) -> Result<Vec<T>, EntryError> {
        let Some(value) = self.take(name) else {
            return Ok(Vec::new());
        };
        let expected = || format!("a list of at most {most}, each {}", T::expected());
        let items = value.as_array().filter(|items| items.len() <= most);
        let Some(items) = items else {
            return Err(self.fault(name, expected(), None));
        };
        let mut read = Vec::with_capacity(items.len());
        for item in items {
            let item = T::read(item).ok_or_else(|| self.fault(name, expected(), None))?;
            if read.contains(&item) {
                return Err(self.fault(name, expected(), Some("one of them is there twice")));
            }
            read.push(item);
        }
        Ok(read)
    }

    /// Takes a whole number that may be missing.
    pub(super) fn whole(
        &mut self,
        name: &str,
        unit: &str,
        min: u32,
        max: u32,
    ) -> Result<Option<u32>, EntryError> {
        let Some(value) = self.take(name) else {
            return Ok(None);
        };
        let read = value
            .as_u64()
            .and_then(|number| u32::try_from(number).ok())
            .filter(|number| (min..=max).contains(number));
        read.map(Some)
            .ok_or_else(|| self.fault(name, whole_number(unit, min, max), None))
    }

    /// Takes a whole number that must be there.
    pub(super) fn required_whole(
        &mut self,
        name: &str,
        unit: &str,
        min: u32,
        max: u32,
    ) -> Result<u32, EntryError> {
        self.whole(name, unit, min, max)?.ok_or_else(|| {
            let expected = whole_number(unit, min, max);
            self.fault(name, expected, Some("the field is missing"))
        })
    }
}

fn whole_number(unit: &str, min: u32, max: u32) -> String {
    format!("a whole number from {min} to {max} ({unit})")
}

/// A JSON object that is being written.
#[derive(Debug, Default)]
pub(super) struct Object(pub(super) Map<String, Value>);

impl Object {
    pub(super) fn put<T: Field>(&mut self, name: &str, value: &T) {
        self.0.insert(name.to_owned(), value.write());
    }

    /// Missing is left out.
    pub(super) fn put_some<T: Field>(&mut self, name: &str, value: Option<&T>) {
        if let Some(value) = value {
            self.put(name, value);
        }
    }

    /// An empty list is left out.
    pub(super) fn put_list<T: Field>(&mut self, name: &str, values: &[T]) {
        if !values.is_empty() {
            let values = values.iter().map(Field::write).collect();
            self.0.insert(name.to_owned(), Value::Array(values));
        }
    }

    /// Missing is left out.
    pub(super) fn put_whole(&mut self, name: &str, value: Option<u32>) {
        if let Some(value) = value {
            self.0.insert(name.to_owned(), value.into());
        }
    }
}

/// The one way to write a value: no spaces, keys in the order of their bytes at every depth.
pub(super) fn canonical(value: &Value) -> String {
    let mut text = String::new();
    write(value, &mut text);
    text
}

fn write(value: &Value, text: &mut String) {
    match value {
        Value::Object(map) => write_object(map, text),
        Value::Array(items) => {
            text.push('[');
            for (position, item) in items.iter().enumerate() {
                if position > 0 {
                    text.push(',');
                }
                write(item, text);
            }
            text.push(']');
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            text.push_str(&value.to_string());
        }
    }
}

/// Sorted here, because the map keeps the order of arrival when another crate switches that on.
fn write_object(map: &Map<String, Value>, text: &mut String) {
    let mut pairs: Vec<(&String, &Value)> = map.iter().collect();
    pairs.sort_unstable_by_key(|(name, _)| *name);
    text.push('{');
    for (position, (name, value)) in pairs.into_iter().enumerate() {
        if position > 0 {
            text.push(',');
        }
        text.push_str(&Value::String(name.clone()).to_string());
        text.push(':');
        write(value, text);
    }
    text.push('}');
}
