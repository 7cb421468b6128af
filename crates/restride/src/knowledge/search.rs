//! `restride knowledge search`: entries in which all words occur.

use super::Pack;
use super::entries::{self, Entry, Kind};
use super::page::Page;
use crate::words::Words;
use restride_core::knowledge::Question;

/// Characters of a line around a hit.
const LINE: usize = 150;

/// An entry with all the words.
struct Hit<'k> {
    entry: Entry<'k>,
    /// Words found in the id or the name.
    in_name: usize,
    /// The line that holds most of the words.
    line: String,
}

/// Every entry in whose id, names, values or words all `wanted` occur, the ones named so first.
pub(super) fn text(pack: Pack<'_>, words: Words<'_>, wanted: &[String]) -> String {
    let wanted: Vec<String> = wanted
        .iter()
        .flat_map(|words| words.split_whitespace())
        .map(str::to_lowercase)
        .collect();
    let mut hits: Vec<Hit<'_>> = entries::all(pack, words)
        .into_iter()
        .filter_map(|entry| hit(pack, words, entry, &wanted))
        .collect();
    hits.sort_by_key(|hit| std::cmp::Reverse(hit.in_name));
    let mut page = Page::default();
    for hit in &hits {
        let kind = hit.entry.kind.word(words);
        page.text(&format!("{} ({kind})", hit.entry.id));
        page.body(&hit.line);
    }
    if hits.is_empty() {
        let looked_for = wanted.join(" ");
        page.text(&words.filled("show.search.nothing", &[("words", &looked_for)]));
        page.text(&words.line("show.search.hint"));
    }
    page.into_text()
}

fn hit<'k>(
    pack: Pack<'_>,
    words: Words<'_>,
    entry: Entry<'k>,
    wanted: &[String],
) -> Option<Hit<'k>> {
    let lines = lines(pack, words, &entry);
    let held = |text: &str| {
        let text = text.to_lowercase();
        wanted.iter().filter(|word| text.contains(*word)).count()
    };
    let all = format!("{}\n{}\n{}", entry.id, entry.name, lines.join("\n"));
    if wanted.is_empty() || held(&all) < wanted.len() {
        return None;
    }
    let in_name = held(&format!("{} {}", entry.id, entry.name));
    // The name tells more than a line with the same number of words, and of those the first is best.
    let most = lines
        .iter()
        .map(|line| held(line))
        .max()
        .unwrap_or_default();
    let line = if most > held(&entry.name) {
        lines.iter().find(|line| held(line) == most)
    } else {
        None
    };
    let line = around(line.unwrap_or(&entry.name), wanted);
    Some(Hit {
        entry,
        in_name,
        line,
    })
}

/// Every line of an entry's words, and the ids and labels of its values.
fn lines(pack: Pack<'_>, words: Words<'_>, entry: &Entry<'_>) -> Vec<String> {
    let knowledge = pack.knowledge;
    let mut lines = Vec::new();
    if let Some(prefix) = entry.kind.words_at(entry.id) {
        for texts in [&knowledge.texts, &pack.care.texts] {
            for (key, _) in texts
                .entries(texts.fallback())
                .filter(|(key, _)| key.starts_with(&prefix))
            {
                lines.extend(words.lines(key));
            }
        }
    }
    match entry.kind {
        Kind::Question(index) | Kind::SelfTest(index) => {
            let question: &Question = &knowledge.questions[index];
            for value in question.kind.values() {
                lines.push(format!("{value}: {}", words.value(question, value)));
            }
        }
        Kind::Source => {
            if let Some(source) = knowledge.sources.get(entry.id) {
                lines.extend(source.locator.iter().chain(&source.note).cloned());
            }
        }
        Kind::Correction(index) => {
            let numbers = knowledge.corrections[index].numbers.iter();
            lines.extend(numbers.map(|(value, _)| value.clone()));
        }
        Kind::Fact => lines.extend(
            entries::all(pack, words)
                .into_iter()
                .filter(|other| {
                    let facts = entries::facts_of(pack, other.kind);
                    facts.iter().any(|fact| fact == entry.id)
                })
                .map(|other| other.name),
        ),
        Kind::Condition(_)
        | Kind::RedFlag(_)
        | Kind::Gate
        | Kind::Population(_)
        | Kind::Threshold(_)
        | Kind::RunnerQuestion(_)
        | Kind::Phase(_)
        | Kind::Exercise(_)
        | Kind::Programme(_)
        | Kind::FirstStep(_)
        | Kind::Prevention(_)
        | Kind::RecoveryBand(_)
        | Kind::GuideBand(_) => {}
    }
    lines
}

/// The part of a long line around the first word found.
fn around(line: &str, wanted: &[String]) -> String {
    let letters: Vec<char> = line.chars().collect();
    if letters.len() <= LINE {
        return line.to_owned();
    }
    let lower = line.to_lowercase();
    let first = wanted
        .iter()
        .filter_map(|word| lower.find(word))
        .min()
        .unwrap_or_default();
    let first = lower
        .char_indices()
        .take_while(|(byte, _)| *byte < first)
        .count();
    let start = first.saturating_sub(LINE / 3).min(letters.len() - LINE);
    let cut: String = letters.iter().skip(start).take(LINE).collect();
    let before = if start > 0 { "..." } else { "" };
    let after = if start + LINE < letters.len() {
        "..."
    } else {
        ""
    };
    format!("{before}{}{after}", cut.trim())
}

#[cfg(test)]
mod tests {
    use super::*;
    use restride_testkit::{care, knowledge};

    fn found(wanted: &[&str]) -> String {
        let (knowledge, care) = (knowledge(), care());
        let wanted: Vec<String> = wanted.iter().map(|word| (*word).to_owned()).collect();
        let words = Words::new(&knowledge, "en").and_care(&care);
        text(Pack::of(&knowledge, &care), words, &wanted)
    }

    #[test]
    fn all_words_must_occur_whatever_their_case() {
        let both = found(&["CLICKING", "damaged"]);
        assert!(
            both.starts_with("clicking_means_damage (corrected advice)\n"),
            "{both}"
        );
        assert_eq!(both, found(&["damaged clicking"]));
        assert!(!both.contains("(source)"), "{both}");
    }

    #[test]
    fn entries_named_so_come_first() {
        let found = found(&["stretch"]);
        let heads: Vec<&str> = found
            .lines()
            .filter(|line| !line.starts_with(' '))
            .collect();
        let first = heads
            .iter()
            .position(|head| head.starts_with("stretch ("))
            .unwrap();
        let later = heads
            .iter()
            .position(|head| head.starts_with("gtps ("))
            .unwrap();
        assert!(first < later, "{found}");
    }

    #[test]
    fn the_line_with_the_hit_is_shown_and_not_the_whole_text() {
        let found = found(&["hang on one hip"]);
        assert!(
            found.contains("gtps (cause)\n  Do not sit with crossed legs or hang"),
            "{found}"
        );
        assert!(
            found.lines().all(|line| line.chars().count() <= 80),
            "{found}"
        );
    }

    #[test]
    fn ids_and_values_are_searched_too() {
        assert!(found(&["only_after"]).starts_with("run_pattern (question)\n"));
        assert!(found(&["G2.1"]).starts_with("G2.1 (fact of the guide)\n"));
    }

    #[test]
    fn nothing_found_is_said_with_a_hint() {
        let expected = "Nothing in the pack has all of these words: xyzzy\nTry fewer words, or only the beginning of a word.\n";
        assert_eq!(found(&["xyzzy"]), expected);
        assert!(found(&[" "]).starts_with("Nothing"));
    }
}
