//! JSON objects read field by field, so that what nobody took is what a newer version added.

use super::EntryError;
use super::names::Names;
use super::near::nearest;
use super::scan::Scanned;
use super::schema::Shape;
use super::token::Token;
use serde_json::{Map, Value, json};

/// A value that a field can hold.
pub(super) trait Field: Sized {
    /// What is accepted, in words: it follows "expected".
    fn expected() -> String;

    /// Reads the value; `None` when it is not accepted.
    fn read(token: Token<'_>, names: &mut Names) -> Option<Self>;

    /// Writes the value so that it reads back as itself.
    fn write(&self) -> Value;

    /// The words that are accepted, when they are a closed list.
    fn words() -> Vec<&'static str> {
        Vec::new()
    }

    /// What is accepted, as a JSON Schema.
    fn schema() -> Value;

    /// Something that is accepted.
    fn example() -> Value;
}

impl Field for bool {
    fn expected() -> String {
        "true or false".to_owned()
    }

    fn read(token: Token<'_>, _names: &mut Names) -> Option<Self> {
        if let Token::Bool(yes) = token {
            Some(yes)
        } else {
            None
        }
    }

    fn write(&self) -> Value {
        Value::Bool(*self)
    }

    fn schema() -> Value {
        json!({"type": "boolean"})
    }

    fn example() -> Value {
        Value::Bool(false)
    }
}

/// A JSON object of which fields are taken one by one.
#[derive(Debug)]
pub(super) struct Fields<'r, 'l> {
    /// Where the object stands: empty for the entry, `body.` for its body.
    place: &'static str,
    source: Source<'r, 'l>,
    names: &'r mut Names,
}

/// Where the fields come from.
#[derive(Debug)]
enum Source<'r, 'l> {
    /// The general reader.
    Parsed(Map<String, Value>),
    /// The fast one.
    Scanned(&'r mut Scanned<'l>),
    /// Nowhere: each field that is asked for is written down, and gets its example.
    Described(&'r mut Shape),
}

impl<'r, 'l> Fields<'r, 'l> {
    pub(super) const fn parsed(
        place: &'static str,
        object: Map<String, Value>,
        names: &'r mut Names,
    ) -> Self {
        let source = Source::Parsed(object);
        Self {
            place,
            source,
            names,
        }
    }

    pub(super) const fn scanned(scanned: &'r mut Scanned<'l>, names: &'r mut Names) -> Self {
        let source = Source::Scanned(scanned);
        Self {
            place: "body.",
            source,
            names,
        }
    }

    pub(super) const fn described(shape: &'r mut Shape, names: &'r mut Names) -> Self {
        let source = Source::Described(shape);
        Self {
            place: "",
            source,
            names,
        }
    }

    /// What the general reader found and nobody took.
    pub(super) fn rest(self) -> Map<String, Value> {
        match self.source {
            Source::Parsed(left) => left,
            Source::Scanned(_) | Source::Described(_) => Map::new(),
        }
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

    /// Takes an object out of what the general reader found.
    pub(super) fn take_object(&mut self, name: &str) -> Option<Map<String, Value>> {
        let Source::Parsed(left) = &mut self.source else {
            return None;
        };
        match left.remove(name) {
            Some(Value::Object(object)) => Some(object),
            _ => None,
        }
    }

    /// Takes a field and hands it over; `None` when it is missing. A JSON `null` is the same as missing.
    pub(super) fn with<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(Token<'_>, &mut Names) -> T,
    ) -> Option<T> {
        match &mut self.source {
            Source::Parsed(left) => {
                let value = left.remove(name).filter(|value| !value.is_null())?;
                Some(read(Token::of(&value), self.names))
            }
            Source::Scanned(scanned) => Some(read(scanned.take(name)?, self.names)),
            Source::Described(shape) => {
                let example = shape.example(name)?;
                Some(read(Token::of(&example), self.names))
            }
        }
    }

    /// Writes down what a field looks like, when that is what is asked for.
    pub(super) fn describe(
        &mut self,
        name: &str,
        is_required: bool,
        describe: impl FnOnce() -> (Value, Value),
    ) {
        if let Source::Described(shape) = &mut self.source {
            let (schema, example) = describe();
            shape.put(name, is_required, schema, example);
        }
    }

    fn read<T: Field>(&mut self, name: &str) -> Result<Option<T>, EntryError> {
        let read = self.with(name, |token, names| {
            T::read(token, names).ok_or_else(|| hint::<T>(token))
        });
        match read {
            None => Ok(None),
            Some(Ok(value)) => Ok(Some(value)),
            Some(Err(hint)) => Err(self.fault(name, T::expected(), hint.as_deref())),
        }
    }

    /// Takes a field that may be missing.
    pub(super) fn optional<T: Field>(&mut self, name: &str) -> Result<Option<T>, EntryError> {
        self.describe(name, false, || (T::schema(), T::example()));
        self.read(name)
    }

    /// Takes a field that must be there.
    pub(super) fn required<T: Field>(&mut self, name: &str) -> Result<T, EntryError> {
        self.describe(name, true, || (T::schema(), T::example()));
        self.read(name)?
            .ok_or_else(|| self.fault(name, T::expected(), Some("the field is missing")))
    }

    /// Takes a list without repetitions; missing is empty.
    pub(super) fn list<T: Field + PartialEq>(
        &mut self,
        name: &str,
        most: usize,
    ) -> Result<Vec<T>, EntryError> {
        self.describe(name, false, || list_shape::<T>(0, most));
        self.read_list(name, most)
    }

    /// Takes a list without repetitions of at least one.
    pub(super) fn some<T: Field + PartialEq>(
        &mut self,
        name: &str,
        most: usize,
        expected: &str,
    ) -> Result<Vec<T>, EntryError> {
        self.describe(name, true, || list_shape::<T>(1, most));
        let items = self.read_list(name, most)?;
        if items.is_empty() {
            return Err(self.fault(name, expected, None));
        }
        Ok(items)
    }

    fn read_list<T: Field + PartialEq>(
        &mut self,
        name: &str,
        most: usize,
    ) -> Result<Vec<T>, EntryError> {
        let read = self.with(name, |token, names| {
            let Token::List(list) = token else {
                return Err(None::<String>);
            };
            let mut items: Vec<T> = Vec::new();
            list.each(|token| {
                if items.len() == most {
                    return Err(None);
                }
                let item = T::read(token, names).ok_or_else(|| hint::<T>(token))?;
                if items.contains(&item) {
                    return Err(Some("one of them is there twice".to_owned()));
                }
                if items.is_empty() {
                    // Most lists have one item.
                    items.reserve_exact(1);
                }
                items.push(item);
                Ok(())
            })?;
            Ok(items)
        });
        read.unwrap_or_else(|| Ok(Vec::new())).map_err(|hint| {
            let expected = format!("a list of at most {most}, each {}", T::expected());
            self.fault(name, expected, hint.as_deref())
        })
    }

    /// Takes a whole number that may be missing.
    pub(super) fn whole(
        &mut self,
        name: &str,
        unit: &str,
        min: u32,
        max: u32,
    ) -> Result<Option<u32>, EntryError> {
        self.describe(name, false, || whole_shape(unit, min, max));
        self.read_whole(name, unit, min, max)
    }

    /// Takes a whole number that must be there.
    pub(super) fn required_whole(
        &mut self,
        name: &str,
        unit: &str,
        min: u32,
        max: u32,
    ) -> Result<u32, EntryError> {
        self.describe(name, true, || whole_shape(unit, min, max));
        self.read_whole(name, unit, min, max)?.ok_or_else(|| {
            let expected = whole_number(unit, min, max);
            self.fault(name, expected, Some("the field is missing"))
        })
    }

    fn read_whole(
        &mut self,
        name: &str,
        unit: &str,
        min: u32,
        max: u32,
    ) -> Result<Option<u32>, EntryError> {
        let read = self.with(name, |token, _| {
            token.whole().filter(|number| (min..=max).contains(number))
        });
        match read {
            None => Ok(None),
            Some(Some(number)) => Ok(Some(number)),
            Some(None) => Err(self.fault(name, whole_number(unit, min, max), None)),
        }
    }
}

impl Fields<'_, '_> {
    /// Takes a list of whole numbers, which may repeat; missing is empty.
    pub(super) fn wholes(
        &mut self,
        name: &str,
        unit: &str,
        max: u32,
        most: usize,
    ) -> Result<Vec<u32>, EntryError> {
        self.describe(name, false, || {
            let (items, example) = whole_shape(unit, 0, max);
            let schema = json!({"type": "array", "items": items, "maxItems": most});
            (schema, Value::Array(vec![example]))
        });
        let read = self.with(name, |token, _| {
            let Token::List(list) = token else {
                return None;
            };
            let mut numbers = Vec::new();
            let read = list.each(|token| {
                let number = token.whole().filter(|number| *number <= max);
                numbers.push(number.filter(|_| numbers.len() < most).ok_or(())?);
                Ok::<_, ()>(())
            });
            read.ok().map(|()| numbers)
        });
        read.unwrap_or_else(|| Some(Vec::new())).ok_or_else(|| {
            let each = whole_number(unit, 0, max);
            let expected = format!("a list of at most {most}, each {each}");
            self.fault(name, expected, None)
        })
    }
}

fn whole_number(unit: &str, min: u32, max: u32) -> String {
    format!("a whole number from {min} to {max} ({unit})")
}

fn whole_shape(unit: &str, min: u32, max: u32) -> (Value, Value) {
    let schema = json!({"type": "integer", "minimum": min, "maximum": max, "description": unit});
    (schema, min.into())
}

fn list_shape<T: Field>(least: usize, most: usize) -> (Value, Value) {
    let mut schema =
        json!({"type": "array", "items": T::schema(), "maxItems": most, "uniqueItems": true});
    if least > 0 {
        schema["minItems"] = least.into();
    }
    (schema, Value::Array(vec![T::example()]))
}

/// What would help where a word was expected: the one that it looks like.
fn hint<T: Field>(token: Token<'_>) -> Option<String> {
    let near = nearest(token.text()?, &T::words())?;
    Some(format!("did you mean \"{near}\"?"))
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

    /// An empty list is left out.
    pub(super) fn put_wholes(&mut self, name: &str, values: &[u32]) {
        if !values.is_empty() {
            let values = values.iter().map(|value| Value::from(*value)).collect();
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
