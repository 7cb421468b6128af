//! Which sport a number or a word stands for. The table is data: `data/sports.toml`.

use std::sync::OnceLock;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use crate::{Activity, Flag, Sport, Surface};

const TABLE: &str = include_str!("../data/sports.toml");

/// The table.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sports {
    fit: Vec<OfFit>,
    words: Vec<OfWords>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct OfFit {
    sport: u32,
    sub_sport: Option<u32>,
    #[serde(flatten)]
    meaning: Meaning,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct OfWords {
    words: Vec<String>,
    #[serde(flatten)]
    meaning: Meaning,
}

/// What a number or a word stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(crate) struct Meaning {
    #[serde(rename = "means", deserialize_with = "sport")]
    pub(crate) sport: Sport,
    #[serde(default, deserialize_with = "surface")]
    pub(crate) surface: Option<Surface>,
    pub(crate) indoor: Option<bool>,
    /// Whether nobody said the sport.
    #[serde(skip)]
    pub(crate) is_unknown: bool,
}

fn sport<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Sport, D::Error> {
    let key = String::deserialize(deserializer)?;
    Sport::from_key(&key).ok_or_else(|| D::Error::custom(format!("no sport is called {key}")))
}

fn surface<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Surface>, D::Error> {
    let key = String::deserialize(deserializer)?;
    let surface = Surface::from_key(&key);
    surface
        .map(Some)
        .ok_or_else(|| D::Error::custom(format!("no surface is called {key}")))
}

impl Meaning {
    const OTHER: Self = Self {
        sport: Sport::Other,
        surface: None,
        indoor: None,
        is_unknown: false,
    };

    const UNKNOWN: Self = Self {
        is_unknown: true,
        ..Self::OTHER
    };

    /// Makes this the sport of an activity.
    pub(crate) fn put_into(self, activity: &mut Activity) {
        activity.sport = self.sport;
        activity.surface = self.surface;
        activity.indoor = self.indoor;
        if self.is_unknown {
            activity.flags.insert(Flag::SportUnknown);
        } else {
            activity.flags.remove(&Flag::SportUnknown);
        }
    }
}

impl Sports {
    /// The table of the crate, read once.
    pub(crate) fn get() -> &'static Self {
        static SPORTS: OnceLock<Sports> = OnceLock::new();
        SPORTS.get_or_init(|| toml::from_str(TABLE).unwrap_or_default())
    }

    /// The sport of these numbers of the profile of FIT.
    pub(crate) fn of_fit(&self, sport: Option<u32>, sub_sport: Option<u32>) -> Meaning {
        let Some(sport) = sport else {
            return Meaning::UNKNOWN;
        };
        let fits = |row: &&OfFit| {
            row.sport == sport && row.sub_sport.is_none_or(|number| Some(number) == sub_sport)
        };
        self.fit
            .iter()
            .find(fits)
            .map_or(Meaning::OTHER, |row| row.meaning)
    }

    /// The sport of a word; `None` of a missing word, or one that is not known.
    pub(crate) fn of_word(&self, word: Option<&str>) -> Option<Meaning> {
        let word = plain(word?);
        let fits = |row: &&OfWords| row.words.contains(&word);
        self.words.iter().find(fits).map(|row| row.meaning)
    }

    /// The sport that a file states in a word; a word that is not known is another sport, a missing one unknown.
    pub(crate) fn of_stated_word(&self, word: Option<&str>) -> Meaning {
        match word.filter(|word| !word.trim().is_empty()) {
            None => Meaning::UNKNOWN,
            Some(_) => self.of_word(word).unwrap_or(Meaning::OTHER),
        }
    }
}

/// Small letters, and one blank where there is anything but letters and digits.
fn plain(word: &str) -> String {
    let mut plain = String::with_capacity(word.len());
    for part in word
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty())
    {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.push_str(&part.to_lowercase());
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_read_and_its_words_are_plain() {
        let sports: Sports = toml::from_str(TABLE).unwrap();
        assert!(sports.fit.len() > 10 && sports.words.len() > 10);
        for word in sports.words.iter().flat_map(|row| &row.words) {
            assert_eq!(&plain(word), word);
        }
    }

    #[test]
    fn a_sport_is_told_by_number_and_by_word() {
        let sports = Sports::get();
        let treadmill = sports.of_fit(Some(1), Some(1));
        assert_eq!(
            (treadmill.sport, treadmill.surface, treadmill.indoor),
            (Sport::Run, Some(Surface::Treadmill), Some(true))
        );
        assert_eq!(sports.of_fit(Some(1), Some(200)).sport, Sport::Run);
        assert_eq!(sports.of_fit(Some(77), None), Meaning::OTHER);
        assert_eq!(sports.of_fit(None, None), Meaning::UNKNOWN);
        assert_eq!(
            sports.of_word(Some("TRAIL_RUNNING")).unwrap().surface,
            Some(Surface::Trail)
        );
        assert_eq!(sports.of_word(Some("Lauf")).unwrap().sport, Sport::Run);
        assert_eq!(sports.of_word(Some("paddling")), None);
        assert_eq!(sports.of_stated_word(Some(" ")), Meaning::UNKNOWN);
        assert_eq!(sports.of_stated_word(Some("paddling")), Meaning::OTHER);
    }
}
