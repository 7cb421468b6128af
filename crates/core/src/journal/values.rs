//! The values that many kinds of entry hold: keys, texts, pain.

use super::fields::Field;
use super::names::Names;
use super::token::Token;
use serde_json::{Value, json};
use std::fmt;
use std::sync::Arc;

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
pub struct Key(Arc<str>);

impl Key {
    /// The most characters.
    pub const LONGEST: usize = 80;

    /// Takes a key; `None` when it is empty, too long, or holds anything but `a-z 0-9 _ - . :`.
    pub fn new(text: impl AsRef<str>) -> Option<Self> {
        let text = text.as_ref();
        let fits = (1..=Self::LONGEST).contains(&text.len())
            && text
                .bytes()
                .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-' | b'.' | b':'));
        fits.then(|| Self(Arc::from(text)))
    }

    /// A text that was accepted before.
    pub(super) const fn known(text: Arc<str>) -> Self {
        Self(text)
    }

    pub(super) const fn shared(&self) -> &Arc<str> {
        &self.0
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

    fn read(token: Token<'_>, names: &mut Names) -> Option<Self> {
        token.text().and_then(|text| names.key(text))
    }

    fn write(&self) -> Value {
        Value::String(self.as_str().to_owned())
    }

    fn schema() -> Value {
        let pattern = format!("^[a-z0-9_.:-]{{1,{}}}$", Self::LONGEST);
        json!({"type": "string", "pattern": pattern})
    }

    fn example() -> Value {
        "key".into()
    }
}

/// Something a runner wrote, in their own words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Text(Box<str>);

impl Text {
    /// The most characters.
    pub const LONGEST: usize = 4000;

    /// Takes a text; `None` when it is blank, too long, or holds control characters other than tab and line feed.
    pub fn new(text: impl Into<String>) -> Option<Self> {
        let text = text.into();
        let mut letters = 0;
        let may_stand = |letter: char| {
            letters += 1;
            letters <= Self::LONGEST && (!letter.is_control() || letter == '\n' || letter == '\t')
        };
        let fits = text.chars().all(may_stand) && !text.trim().is_empty();
        fits.then(|| Self(text.into()))
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

    fn read(token: Token<'_>, _names: &mut Names) -> Option<Self> {
        if let Token::Escaped(raw) = token {
            let text: String = serde_json::from_str(raw).ok()?;
            return Self::new(text);
        }
        token.text().and_then(Self::new)
    }

    fn write(&self) -> Value {
        Value::String(self.as_str().to_owned())
    }

    fn schema() -> Value {
        json!({"type": "string", "minLength": 1, "maxLength": Self::LONGEST, "pattern": "\\S"})
    }

    fn example() -> Value {
        "some words".into()
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

    fn read(token: Token<'_>, _names: &mut Names) -> Option<Self> {
        let score = token.whole().and_then(|score| u8::try_from(score).ok());
        score.and_then(Self::new)
    }

    fn write(&self) -> Value {
        self.0.into()
    }

    fn schema() -> Value {
        json!({"type": "integer", "minimum": 0, "maximum": 10})
    }

    fn example() -> Value {
        0.into()
    }
}
