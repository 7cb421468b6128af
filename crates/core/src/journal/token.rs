//! JSON values as fields see them: the same whether a line was scanned or taken apart by the general reader.

use super::scan;
use serde_json::{Map, Number, Value};

/// A JSON value on its way to a field.
#[derive(Debug, Clone, Copy)]
pub(super) enum Token<'t> {
    Bool(bool),
    /// A whole number from 0.
    Whole(u64),
    /// Any other number.
    Number(f64),
    Text(&'t str),
    /// A scanned text with escapes in it, as it stands on the line.
    Escaped(&'t str),
    List(List<'t>),
    Object(Object<'t>),
    Null,
}

impl<'t> Token<'t> {
    /// A value that the general reader has taken apart.
    pub(super) fn of(value: &'t Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(yes) => Self::Bool(*yes),
            Value::Number(number) => Self::of_number(number),
            Value::String(text) => Self::Text(text),
            Value::Array(items) => Self::List(List::Parsed(items)),
            Value::Object(object) => Self::Object(Object::Parsed(object)),
        }
    }

    pub(super) fn of_number(number: &Number) -> Self {
        match (number.as_u64(), number.as_f64()) {
            (Some(whole), _) => Self::Whole(whole),
            (None, Some(number)) => Self::Number(number),
            (None, None) => Self::Null,
        }
    }

    /// The text, if it is one without escapes.
    pub(super) const fn text(self) -> Option<&'t str> {
        if let Self::Text(text) = self {
            Some(text)
        } else {
            None
        }
    }

    /// The whole number, if it is one from 0 to what 32 bits hold.
    pub(super) fn whole(self) -> Option<u32> {
        if let Self::Whole(number) = self {
            u32::try_from(number).ok()
        } else {
            None
        }
    }

    /// The number, if it is one.
    pub(super) fn number(self) -> Option<f64> {
        if let Self::Whole(number) = self {
            Number::from(number).as_f64()
        } else if let Self::Number(number) = self {
            Some(number)
        } else {
            None
        }
    }
}

/// A list of values.
#[derive(Debug, Clone, Copy)]
pub(super) enum List<'t> {
    Parsed(&'t [Value]),
    /// Texts without escapes, as they stand on the line between the brackets.
    Scanned(&'t str),
    /// Short whole numbers, as they stand on the line between the brackets.
    Wholes(&'t str),
}

impl<'t> List<'t> {
    /// Hands over the values one by one until one is not wanted.
    pub(super) fn each<E>(self, mut take: impl FnMut(Token<'t>) -> Result<(), E>) -> Result<(), E> {
        match self {
            Self::Parsed(items) => items.iter().try_for_each(|item| take(Token::of(item))),
            Self::Scanned(text) => scan::texts(text).try_for_each(|text| take(Token::Text(text))),
            Self::Wholes(text) => text.split(',').try_for_each(|digits| {
                // Found to be short whole numbers: they fit.
                take(digits.parse().map_or(Token::Null, Token::Whole))
            }),
        }
    }
}

/// An object inside an object.
#[derive(Debug, Clone, Copy)]
pub(super) enum Object<'t> {
    Parsed(&'t Map<String, Value>),
    /// As it stands on the line, already found to be whole.
    Scanned(&'t str),
}

impl<'t> Object<'t> {
    /// Its fields, in the order in which they stand.
    pub(super) fn fields(self) -> Vec<(&'t str, Token<'t>)> {
        match self {
            Self::Parsed(object) => {
                let fields = object.iter();
                fields
                    .map(|(name, value)| (name.as_str(), Token::of(value)))
                    .collect()
            }
            Self::Scanned(text) => {
                let mut fields = Vec::new();
                scan::object(text, |name, token| fields.push((name, token)));
                fields
            }
        }
    }
}
