//! `restride knowledge show`: everything the pack says about one id.

mod care;
mod condition;
mod question;
mod reading;
mod rules;
mod self_test;

pub(super) use reading::counted;

use super::Pack;
use super::entries::{self, Kind};
use super::page::Page;
use crate::failure::Failure;
use crate::words::Words;
use restride_core::knowledge::Knowledge;
use restride_knowledge::nearest;

/// The page of an id. An id that several kinds share brings several entries.
pub(super) fn text(pack: Pack<'_>, words: Words<'_>, id: &str) -> Result<String, Failure> {
    let knowledge = pack.knowledge;
    let entries = entries::all(pack, words);
    let mut page = Page::default();
    let is_shown = |entry: &&entries::Entry<'_>| {
        entry.id == id
            || entry.kind == Kind::Gate && entries::parts_of_gate(knowledge).contains(&id)
    };
    for entry in entries.iter().filter(is_shown) {
        let shown = Shown {
            pack,
            knowledge,
            words,
            page: &mut page,
        };
        shown.entry(entry.kind, entry.id, &entry.name);
    }
    let text = page.into_text();
    if text.is_empty() {
        let failure = Failure::new(format!("nothing in the pack has the id \"{id}\""));
        let known = entries.iter().map(|entry| entry.id);
        let known = known.chain(entries::parts_of_gate(knowledge));
        return Err(match nearest(id, known) {
            Some(near) => failure.hint(format!("did you mean \"{near}\"?")),
            None => failure.hint("`restride knowledge search WORDS` finds ids"),
        });
    }
    Ok(text)
}

/// What every kind of entry is written with.
struct Shown<'a> {
    pack: Pack<'a>,
    knowledge: &'a Knowledge,
    words: Words<'a>,
    page: &'a mut Page,
}

impl Shown<'_> {
    fn entry(mut self, kind: Kind, id: &str, name: &str) {
        let word = kind.word(self.words);
        self.page.entry(id, &word, name);
        match kind {
            Kind::Condition(index) => self.condition(index),
            Kind::Question(index) => self.question(index),
            Kind::SelfTest(index) => self.self_test(index),
            Kind::RedFlag(index) => self.red_flag(index),
            Kind::Gate => self.gate(),
            Kind::Population(index) => self.population(index),
            Kind::Threshold(index) => self.threshold(index),
            Kind::Correction(index) => self.correction(index),
            Kind::RunnerQuestion(index) => self.runner_question(index),
            Kind::Phase(index) => self.phase(index),
            Kind::Exercise(index) => self.exercise(index),
            Kind::Programme(index) => self.programme(index),
            Kind::FirstStep(index) => self.first_step(index),
            Kind::Prevention(index) => self.prevention(index),
            Kind::RecoveryBand(index) => self.recovery_band(index),
            Kind::GuideBand(index) => self.guide_band(index),
            Kind::Fact => self.fact(id),
            Kind::Source => self.source(id),
        }
        let facts = entries::facts_of(self.pack, kind);
        if !facts.is_empty() {
            let facts = facts.join(", ");
            self.page.gap();
            let line = self
                .words
                .filled("show.reading.guide", &[("facts", &facts)]);
            self.page.text(&line);
        }
    }

    /// A title of this command's own words.
    fn title(&self, key: &str) -> String {
        self.words.line(&format!("show.{key}"))
    }

    /// A part with the words under a key of the pack; nothing when there are none.
    fn part_at(&mut self, title: &str, key: &str) {
        let lines = self.words.lines(key);
        match lines.as_slice() {
            [] => {}
            [line] => self.page.part_of(&self.title(title), Some(line.clone())),
            _ => self.page.part_list(&self.title(title), &lines),
        }
    }

    /// A part with a list of causes by index.
    fn part_causes(&mut self, title: &str, causes: impl IntoIterator<Item = usize>) {
        let items: Vec<String> = causes.into_iter().map(|index| self.cause(index)).collect();
        self.page.part_list(&self.title(title), &items);
    }

    /// A cause's name and key.
    fn cause(&self, index: usize) -> String {
        let key = &self.knowledge.conditions[index].key;
        let name = self.words.line(&format!("conditions.{key}.name"));
        format!("{name} [{key}]")
    }

    /// A part with the corrections that a test picks, and what they say.
    fn part_corrections(&mut self, picks: impl Fn(&[String], &[String], &str) -> bool) {
        let items: Vec<String> = self
            .knowledge
            .corrections
            .iter()
            .filter(|entry| picks(&entry.conditions, &entry.findings, &entry.id))
            .map(|entry| {
                let claim = self.words.line(&format!("corrections.{}.claim", entry.id));
                let say = self.words.line(&format!("corrections.{}.say", entry.id));
                format!("\"{claim}\" {say} [{}]", entry.id)
            })
            .collect();
        self.page
            .part_list(&self.title("reading.corrections"), &items);
    }

    /// An urgency in a sentence, with its key.
    fn urgency(&self, key: &str, urgency: restride_core::urgency::Urgency) -> String {
        let name = self.words.line(&format!("urgency.{}.name", urgency.key()));
        let blanks = [("urgency", name.as_str()), ("key", urgency.key())];
        self.words.filled(&format!("show.{key}"), &blanks)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use restride_testkit::{care, knowledge};

    fn page(id: &str) -> String {
        let (knowledge, care) = (knowledge(), care());
        let words = Words::new(&knowledge, "en").and_care(&care);
        text(Pack::of(&knowledge, &care), words, id).unwrap()
    }

    fn check(id: &str, expected: &[&str]) {
        let page = page(id).split_whitespace().collect::<Vec<_>>().join(" ");
        for words in expected {
            assert!(page.contains(words), "{id} lacks \"{words}\":\n{page}");
        }
    }

    /// A key without words shows itself in brackets, and no id has a dot.
    fn missing_words(page: &str) -> Vec<&str> {
        let brackets = page
            .split('[')
            .skip(1)
            .filter_map(|rest| rest.split(']').next());
        brackets
            .filter(|inside| inside.contains('.') && !inside.contains(' '))
            .collect()
    }

    #[test]
    fn every_id_has_a_page_whose_words_are_all_there_within_80_columns() {
        let (knowledge, care) = (knowledge(), care());
        let words = Words::new(&knowledge, "en").and_care(&care);
        let pack = Pack::of(&knowledge, &care);
        let mut ids: Vec<&str> = entries::all(pack, words)
            .iter()
            .map(|entry| entry.id)
            .collect();
        ids.dedup();
        assert!(ids.len() > 300);
        for id in ids {
            let page = text(pack, words, id).unwrap();
            assert!(page.starts_with(&format!("{id} (")), "{page}");
            assert_eq!(missing_words(&page), [""; 0], "{id}");
            for line in page.lines() {
                assert!(line.chars().count() <= 80, "{id}: {line}");
                assert!(!line.contains('{'), "{id}: {line}");
            }
        }
    }

    #[test]
    fn a_cause_shows_how_common_it_is_and_what_speaks_for_and_against_it() {
        check(
            "gtps",
            &[
                "gtps (cause)",
                "What the guide says Side of the hip: trochanteric bursitis",
                "What evidence says It is mostly the tendon",
                "% of adult runners with a sore hip: our own estimate [restride-elicitation]:",
                "times as common in people recorded as female at birth",
                "Where these factors come from stands in conditions/gtps.toml.",
                "[lying_on_side] - yes: speaks clearly for it (",
                "[side_pain_is_bursitis]",
                "Should I stretch it? [stretch]",
                "Facts of the guide: G1.2, G2.1",
            ],
        );
    }

    #[test]
    fn a_number_that_is_no_evidence_is_named_before_it_is_shown() {
        check(
            "get_a_cortisone_shot",
            &["recalled, not checked: at 52 weeks improved:"],
        );
        for line in page("gtps")
            .split("\n  - ")
            .filter(|line| line.contains("% on average"))
        {
            assert!(
                line.contains("estimate:") || line.contains("figure"),
                "{line}"
            );
        }
    }

    #[test]
    fn a_question_shows_its_values_its_table_and_the_rules_that_read_it() {
        check(
            "run_pattern",
            &[
                "What does the pain do during a run?",
                "worsens: It gets worse as the run goes on",
                "(1) It gets worse as the run goes on",
                "femoral_neck_bsi",
                "a: our own estimate [restride-elicitation]:",
                "The pain grows during a run [gate]",
            ],
        );
        check(
            "pregnant",
            &[
                "It moves no cause.",
                "Self-tests it keeps away",
                "pregnant (group of people)",
            ],
        );
    }

    #[test]
    fn a_self_test_shows_its_steps_who_must_not_do_it_and_published_accuracy() {
        check(
            "test_trendelenburg",
            &[
                "How to do it - Stand in front of a mirror",
                "It is not offered when - any of these:",
                "- published figure for Irritated tendons on the outside of the hip [gtps]; positive in 61 %",
                "One result multiplies the odds of a cause by 2 at most",
                "(1) it clearly drops",
            ],
        );
    }

    #[test]
    fn rules_and_thresholds_show_when_they_hold_and_where_they_come_from() {
        check(
            "02_sudden_pain_or_turned_leg",
            &[
                "Urgency: Emergency: get help now (emergency) To be seen: now",
                "anything but a clear no to: Cannot take 4 steps on this leg",
                "[femoral_neck_bsi]",
                "published figure [s68]: red flag 2",
            ],
        );
        check(
            "gate",
            &["(major, counts 2)", "score 4 or more:", "under 18.5 kg/m2"],
        );
        check("age_unknown", &["under 0 years, or not answered"]);
        check(
            "bone_stress",
            &["Urgency: Stop running and be seen within days"],
        );
    }

    #[test]
    fn sources_corrections_and_facts_show_what_belongs_to_them() {
        check(
            "s24",
            &[
                "What was read: the abstract",
                "get_a_cortisone_shot (corrected advice): published figure:",
            ],
        );
        check(
            "stretch",
            &[
                "The safer of the two",
                "[just_stretch_it]",
                "Facts of the guide: G10.1",
            ],
        );
        check("G2.1", &["(cause) [gtps]", "(question) [lying_on_side]"]);
    }

    #[test]
    fn every_rule_id_of_a_result_is_shown() {
        check("refer", &["gate (", "score 4 or more:"]);
        check("watch", &["gate (", "score 3 or more:"]);
        check("displacement", &["gate ("]);
        check("bone_stress", &["bone_stress ("]);
        let knowledge = knowledge();
        let masses = knowledge.weighing.masses.iter().map(|mass| &mass.id);
        let populations = knowledge.populations.iter().map(|entry| &entry.id);
        for id in masses.chain(populations) {
            assert!(page(id).starts_with(&format!("{id} (")), "{id}");
        }
    }

    #[test]
    fn everything_about_care_is_shown_with_its_source() {
        check(
            "clam_side_lying",
            &["(exercise)", "How to do it", "sets:", "Never for", "[gtps]"],
        );
        check(
            "gluteal_tendon",
            &["(rehab programme)", "[gtps]", "Before the next stage"],
        );
        check("stop_running", &["(first 72 hours)", "From hour 0 to 72"]);
        check(
            "strength",
            &["(prevention)", "What the guide says", "What evidence says"],
        );
        check("walk_jog", &["(phase of returning to running)", "G7.2"]);
        check("G5.2", &["(first 72 hours)"]);
        check("G7.3", &["[easy_jog]"]);
    }

    #[test]
    fn an_unknown_id_brings_the_nearest_of_any_kind() {
        let (knowledge, care) = (knowledge(), care());
        let words = Words::new(&knowledge, "en").and_care(&care);
        let pack = Pack::of(&knowledge, &care);
        for (wrong, near) in [
            ("gpts", "gtps"),
            ("G2.11", "G2.1"),
            ("test_fader", "test_fadir"),
        ] {
            let failure = text(pack, words, wrong).unwrap_err();
            assert_eq!(
                failure.what(),
                format!("nothing in the pack has the id \"{wrong}\"")
            );
            assert_eq!(failure.hints(), [format!("did you mean \"{near}\"?")]);
        }
        let failure = text(pack, words, "qqqq").unwrap_err();
        assert_eq!(
            failure.hints(),
            ["`restride knowledge search WORDS` finds ids"]
        );
    }
}
