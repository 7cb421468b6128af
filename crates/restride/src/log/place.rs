//! Where it hurts, in the runner's words: `side-right`, `deep-groin-left`, `left`.

use crate::failure::Failure;
use crate::words::Words;
use restride_core::journal::{Key, Side};
use restride_core::knowledge::Knowledge;
use restride_knowledge::nearest;
use std::collections::BTreeMap;

/// Places and the side.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Places {
    pub(crate) sites: Vec<Key>,
    pub(crate) side: Option<Side>,
}

/// Reads every place that was given with an option.
pub(crate) fn parse(
    knowledge: &Knowledge,
    words: Words<'_>,
    option: &str,
    given: &[String],
) -> Result<Places, Failure> {
    let known = Known::new(knowledge, words);
    let mut places = Places::default();
    for text in given {
        let (site, side) = known.read(option, text)?;
        if let Some(site) = site
            && !places.sites.contains(&site)
        {
            places.sites.push(site);
        }
        if let (Some(known), Some(said)) = (places.side, side)
            && known != said
        {
            return Err(Failure::new(format!(
                "{option}: expected one side, found {} and {}",
                known.key(),
                said.key()
            ))
            .hint("log each side on its own, or both at once as PLACE-both"));
        }
        places.side = places.side.or(side);
    }
    Ok(places)
}

/// Words for places and sides.
struct Known {
    sites: BTreeMap<String, String>,
    sides: BTreeMap<String, Side>,
}

impl Known {
    fn new(knowledge: &Knowledge, words: Words<'_>) -> Self {
        let ids = knowledge
            .question("sites")
            .map(|question| knowledge.questions[question].kind.values())
            .unwrap_or_default();
        let mut sites = BTreeMap::new();
        for id in ids {
            sites.insert(plain(id), id.clone());
            for word in words.lines(&format!("log.sites.{id}")) {
                sites.insert(plain(&word), id.clone());
            }
        }
        let mut sides = BTreeMap::new();
        for side in Side::ALL {
            sides.insert(plain(side.key()), *side);
            for word in words.lines(&format!("log.sides.{}", side.key())) {
                sides.insert(plain(&word), *side);
            }
        }
        Self { sites, sides }
    }

    fn read(&self, option: &str, text: &str) -> Result<(Option<Key>, Option<Side>), Failure> {
        let word = plain(text);
        if let Some(side) = self.sides.get(&word) {
            return Ok((None, Some(*side)));
        }
        let (site, side) = self.split(&word);
        let site = self
            .sites
            .get(site)
            .and_then(|id| Key::new(id.as_str()))
            .ok_or_else(|| self.unknown(option, text, site))?;
        Ok((Some(site), side))
    }

    /// The place without its side, which stands behind or in front of it.
    fn split<'t>(&self, word: &'t str) -> (&'t str, Option<Side>) {
        for (name, side) in &self.sides {
            let behind = word
                .strip_suffix(name.as_str())
                .and_then(|rest| rest.strip_suffix('-'));
            let before = word
                .strip_prefix(name.as_str())
                .and_then(|rest| rest.strip_prefix('-'));
            if let Some(site) = behind.or(before)
                && !self.sites.contains_key(word)
            {
                return (site, Some(*side));
            }
        }
        (word, None)
    }

    fn unknown(&self, option: &str, text: &str, site: &str) -> Failure {
        let failure = Failure::new(format!(
            "{option}: expected a place and a side such as side-right or deep-groin-left, found \"{text}\""
        ));
        let known = self.sites.keys().map(String::as_str);
        if let Some(near) = nearest(site, known) {
            return failure.hint(format!("did you mean \"{near}\"?"));
        }
        let mut ids: Vec<&str> = self.sites.values().map(String::as_str).collect();
        ids.sort_unstable();
        ids.dedup();
        failure.hint(format!("places are: {}", ids.join(", ")))
    }
}

/// Small letters, with one hyphen between words.
pub(crate) fn plain(text: &str) -> String {
    let lower = text.to_lowercase();
    let parts = lower.split(|letter: char| !letter.is_alphanumeric());
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    parts.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(given: &[&str]) -> Result<(Vec<String>, Option<&'static str>), String> {
        let knowledge = restride_testkit::knowledge();
        let given: Vec<String> = given.iter().map(|text| (*text).to_owned()).collect();
        parse(&knowledge, Words::new(&knowledge, "en"), "--at", &given)
            .map(|places| {
                let sites = places.sites.iter().map(ToString::to_string).collect();
                (sites, places.side.map(Side::key))
            })
            .map_err(|failure| format!("{} / {}", failure.what(), failure.hints().join(" ")))
    }

    fn check(given: &[&str], sites: &[&str], side: Option<&str>) {
        let sites = sites.iter().map(|site| (*site).to_owned()).collect();
        assert_eq!(read(given), Ok((sites, side)), "{given:?}");
    }

    #[test]
    fn places_and_sides_are_read_as_runners_write_them() {
        check(&["side-right"], &["lateral"], Some("right"));
        check(&["right side"], &["lateral"], Some("right"));
        check(&["Deep-Groin-Left"], &["groin_deep"], Some("left"));
        check(&["left"], &[], Some("left"));
        check(&["buttock_both"], &["buttock"], Some("both"));
        check(&["groin"], &["groin_front"], None);
        check(&["groin_deep-r"], &["groin_deep"], Some("right"));
        check(
            &["side-right", "front-thigh"],
            &["lateral", "thigh_front"],
            Some("right"),
        );
        check(&["sit-bone-left"], &["sit_bone"], Some("left"));
    }

    #[test]
    fn what_is_no_place_names_the_nearest_and_two_sides_are_refused() {
        let wrong = read(&["buttok-left"]).unwrap_err();
        assert!(
            wrong.contains("found \"buttok-left\"") && wrong.contains("\"buttock\""),
            "{wrong}"
        );
        let wrong = read(&["xyzzy"]).unwrap_err();
        assert!(wrong.contains("groin_deep, groin_front"), "{wrong}");
        let wrong = read(&["side-left", "groin-right"]).unwrap_err();
        assert!(wrong.contains("found left and right"), "{wrong}");
    }
}
