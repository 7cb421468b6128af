//! The words of a pack, by locale and key.

use std::collections::BTreeMap;

/// Every sentence of a pack. A key that a locale lacks is looked up in the fallback locale.
///
/// # Example
///
/// ```
/// use restride_core::knowledge::Texts;
///
/// let mut texts = Texts::new("en");
/// texts.insert("en", "result.because", vec!["Because".to_owned()]);
/// assert_eq!(texts.line("de", "result.because"), Some("Because"));
/// assert_eq!(texts.line("en", "result.nothing"), None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Texts {
    fallback: String,
    locales: BTreeMap<String, BTreeMap<String, Vec<String>>>,
}

impl Texts {
    /// An empty collection whose missing keys are looked up in `fallback`.
    pub fn new(fallback: &str) -> Self {
        Self {
            fallback: fallback.to_owned(),
            locales: BTreeMap::new(),
        }
    }

    /// Adds or replaces the lines under a key.
    pub fn insert(&mut self, locale: &str, key: &str, lines: Vec<String>) {
        self.locales
            .entry(locale.to_owned())
            .or_default()
            .insert(key.to_owned(), lines);
    }

    /// The locale that missing keys fall back to.
    pub fn fallback(&self) -> &str {
        &self.fallback
    }

    /// The locales present, in order.
    pub fn locales(&self) -> impl Iterator<Item = &str> {
        self.locales.keys().map(String::as_str)
    }

    /// All lines under a key (a list of steps has several); `None` when no locale has it.
    pub fn lines(&self, locale: &str, key: &str) -> Option<&[String]> {
        [locale, &self.fallback]
            .into_iter()
            .find_map(|name| self.locales.get(name)?.get(key))
            .map(Vec::as_slice)
    }

    /// The first line under a key; `None` when no locale has it.
    pub fn line(&self, locale: &str, key: &str) -> Option<&str> {
        self.lines(locale, key)?.first().map(String::as_str)
    }

    /// Every key of one locale with its lines, in order.
    pub fn entries(&self, locale: &str) -> impl Iterator<Item = (&str, &[String])> {
        self.locales
            .get(locale)
            .into_iter()
            .flatten()
            .map(|(key, lines)| (key.as_str(), lines.as_slice()))
    }
}
