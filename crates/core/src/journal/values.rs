//! The values that many kinds of entry hold: keys, texts, pain.

use super::fields::Field;
use serde_json::Value;
use std::fmt;

/// A key from elsewhere: a place, a trigger, an exercise, an author. Which keys exist is not the journal's to know, so
/// that an entry outlives the pack it was written with.
///
/// # Example
///
/// ```
/// use restride_core::journal::Key;
///
/// assert_eq!(Key::new("groin_deep").unwrap().as_str(), "groin_deep");
/// assert_eq!(Key::new("Groin, deep"), None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(String);

impl Key {
    /// The most characters.
    pub const LONGEST: usize = 80;

    /// Takes a key; `None` when it is empty, too long, or holds anything but `a-z 0-9 _ - . :`.
    pub fn new(text: impl Into<String>) -> Option<Self> {
        let text = text.into();
        let fits = (1..=Self::LONGEST).contains(&text.len())
            && text
                .bytes()
                .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-' | b'.' | b':'));
        fits.then_some(Self(text))
    }

    /// The key's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl Field for Key {
    fn expected() -> String {
        format!(
            "a key of 1 to {} characters from a-z, 0-9, _ - . :",
            Self::LONGEST
        )
    }

    fn read(value: &Value) -> Option<Self> {
        value.as_str().and_then(Self::new)
    }

    fn write(&self) -> Value {
        Value::String(self.0.clone())
    }
}

/// Something a runner wrote, in their own words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Text(String);

impl Text {
    /// The most characters.
    pub const LONGEST: usize = 4000;

    /// Takes a text; `None` when it is blank, too long, or holds control characters other than tab and line feed.
    pub fn new(text: impl Into<String>) -> Option<Self> {
        let text = text.into();
        let fits = !text.trim().is_empty()
            && text.chars().count() <= Self::LONGEST
            && !text
                .chars()
                .any(|letter| letter.is_control() && letter != '\n' && letter != '\t');
        fits.then_some(Self(text))
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Field for Text {
    fn expected() -> String {
        format!("1 to {} characters of text", Self::LONGEST)
    }

    fn read(value: &Value) -> Option<Self> {
        value.as_str().and_then(Self::new)
    }

    fn write(&self) -> Value {
        Value::String(self.0.clone())
    }
}

/// How much it hurts, from 0 (not at all) to 10 (the worst imaginable). Not logged is `None`, and never 0.
///
/// # Example
///
/// ```
/// use restride_core::journal::PainScore;
///
/// assert_eq!(PainScore::new(3).unwrap().get(), 3);
/// assert_eq!(PainScore::new(11), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PainScore(u8);

impl PainScore {
    /// Takes a score; `None` above 10.
    pub fn new(score: u8) -> Option<Self> {
        (score <= 10).then_some(Self(score))
    }

    /// The score, 0 to 10.
    pub const fn get(self) -> u8 {
        self.0
    }
}

impl Field for PainScore {
    fn expected() -> String {
        "a whole number from 0 (no pain) to 10 (the worst imaginable)".to_owned()
    }

    fn read(value: &Value) -> Option<Self> {
        value
            .as_u64()
            .and_then(|score| u8::try_from(score).ok())
            .and_then(Self::new)
    }

    fn write(&self) -> Value {
        self.0.into()
    }
}
