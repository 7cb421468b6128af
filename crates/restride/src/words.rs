//! Looking up words by key in the runner's locale, and filling their blanks.

use crate::failure::Failure;
use restride_core::knowledge::{Care, Kind, Knowledge, Question, Texts};

/// The words of one locale.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Words<'k> {
    texts: &'k Texts,
    /// The words of the care part, where it was read.
    care: Option<&'k Texts>,
    locale: &'k str,
}

impl<'k> Words<'k> {
    /// The words of a locale that was asked for.
    pub(crate) fn asked_for(knowledge: &'k Knowledge, locale: &'k str) -> Result<Self, Failure> {
        let texts = &knowledge.texts;
        if texts.locales().any(|known| known == locale) {
            return Ok(Self::new(knowledge, locale));
        }
        let known: Vec<&str> = texts.locales().collect();
        let failure = Failure::new(format!("the pack has no words in the locale \"{locale}\""));
        Err(failure.hint(format!("known are: {}", known.join(", "))))
    }

    pub(crate) fn new(knowledge: &'k Knowledge, locale: &'k str) -> Self {
        Self {
            texts: &knowledge.texts,
            care: None,
            locale,
        }
    }

    /// The same with the words of the care part.
    pub(crate) const fn and_care(mut self, care: &'k Care) -> Self {
        self.care = Some(&care.texts);
        self
    }

    fn found(&self, key: &str) -> Option<&'k [String]> {
        let care = self.care.and_then(|care| care.lines(self.locale, key));
        self.texts.lines(self.locale, key).or(care)
    }

    /// The text under a key. A missing key shows itself, so that nothing is silently blank.
    pub(crate) fn line(&self, key: &str) -> String {
        self.get(key).unwrap_or_else(|| format!("[{key}]"))
    }

    /// The text under a key with `{name}` replaced.
    pub(crate) fn filled(&self, key: &str, blanks: &[(&str, impl AsRef<str>)]) -> String {
        let mut text = self.line(key);
        for (name, value) in blanks {
            text = text.replace(&format!("{{{name}}}"), value.as_ref());
        }
        text
    }

    /// All lines under a key; empty when there is none.
    pub(crate) fn lines(&self, key: &str) -> Vec<String> {
        self.found(key).map(<[String]>::to_vec).unwrap_or_default()
    }

    /// The text under a key; `None` when there is none.
    pub(crate) fn get(&self, key: &str) -> Option<String> {
        self.found(key)?.first().cloned()
    }

    /// Every key directly below one, in order, with its lines.
    pub(crate) fn below(&self, parent: &str) -> Vec<(String, Vec<String>)> {
        let mut found: Vec<(String, Vec<String>)> = Vec::new();
        let texts = [Some(self.texts), self.care];
        for (texts, locale) in texts
            .into_iter()
            .flatten()
            .flat_map(|texts| [(texts, texts.fallback()), (texts, self.locale)])
        {
            for (key, _) in texts.entries(locale) {
                let name = key
                    .strip_prefix(parent)
                    .and_then(|rest| rest.strip_prefix('.'))
                    .filter(|name| !name.contains('.'));
                if let Some(name) = name
                    && !found.iter().any(|(known, _)| known == name)
                {
                    found.push((name.to_owned(), self.lines(key)));
                }
            }
        }
        found
    }

    /// The folder of a question's words: `self_tests` or `findings`.
    pub(crate) fn folder(question: &Question) -> &'static str {
        if question.self_test.is_some() {
            "self_tests"
        } else {
            "findings"
        }
    }

    /// The stand-alone question.
    pub(crate) fn question(&self, question: &Question) -> String {
        let part = if question.self_test.is_some() {
            "ask"
        } else {
            "question"
        };
        self.line(&format!(
            "{}.{}.{part}",
            Self::folder(question),
            question.id
        ))
    }

    /// A short name: the words on a grouped screen, or the self-test's name.
    pub(crate) fn short(&self, question: &Question) -> String {
        let part = if question.self_test.is_some() {
            "name"
        } else {
            "ask"
        };
        self.line(&format!(
            "{}.{}.{part}",
            Self::folder(question),
            question.id
        ))
    }

    /// The label of one value of a question.
    pub(crate) fn value(&self, question: &Question, value: &str) -> String {
        match question.kind {
            Kind::Test { .. } => self.line(&format!("self_tests.places.{value}")),
            Kind::YesNo | Kind::Choice { .. } | Kind::Number(_) | Kind::Many { .. } => self.line(
                &format!("{}.{}.values.{value}", Self::folder(question), question.id),
            ),
        }
    }
}
