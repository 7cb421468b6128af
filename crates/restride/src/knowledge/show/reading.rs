//! Sources, corrections, questions that runners ask, facts of the guide.

use super::super::{entries, numbers, rule_words};
use super::Shown;
use restride_core::knowledge::Mark;
use std::collections::BTreeMap;

impl Shown<'_> {
    pub(super) fn correction(&mut self, index: usize) {
        let knowledge = self.knowledge;
        let correction = &knowledge.corrections[index];
        for part in ["evidence", "say"] {
            self.part_at(
                &format!("reading.{part}"),
                &format!("corrections.{}.{part}", correction.id),
            );
        }
        let figures: Vec<String> = correction
            .numbers
            .iter()
            .map(|(value, evidence)| {
                let mark = numbers::mark(self.words, evidence.mark);
                let (source, place) = (&evidence.source, &evidence.place);
                format!("{mark}: {value} [{source}]: {place}")
            })
            .collect();
        self.page
            .part_list(&self.title("reading.figures"), &figures);
        let causes = correction
            .conditions
            .iter()
            .filter_map(|key| knowledge.condition(key));
        self.part_causes("reading.causes", causes.collect::<Vec<_>>());
        let findings: Vec<String> = correction
            .findings
            .iter()
            .filter_map(|id| knowledge.question(id))
            .map(|question| rule_words::name(self.words, &knowledge.questions[question]))
            .collect();
        self.page
            .part_list(&self.title("reading.findings"), &findings);
    }

    pub(super) fn runner_question(&mut self, index: usize) {
        let knowledge = self.knowledge;
        let question = &knowledge.runner_questions[index];
        let key = |part: &str| format!("questions.{}.{part}", question.id);
        self.part_at("condition.guide_says", &key("guide_says"));
        self.part_at("condition.evidence_says", &key("evidence_says"));
        self.part_at("reading.do", &key("do"));
        let causes = question
            .conditions
            .iter()
            .filter_map(|key| knowledge.condition(key));
        self.part_causes("reading.causes", causes.collect::<Vec<_>>());
        self.part_corrections(|_, _, id| question.corrections.iter().any(|known| known == id));
    }

    /// The questions runners ask that belong to a cause: its own, and those shown everywhere.
    pub(super) fn runner_questions_of(&mut self, condition: &str) {
        let items: Vec<String> = self
            .knowledge
            .runner_questions
            .iter()
            .filter(|question| {
                let conditions = &question.conditions;
                conditions.is_empty() || conditions.iter().any(|key| key == condition)
            })
            .map(|question| {
                let ask = self.words.line(&format!("questions.{}.ask", question.id));
                format!("{ask} [{}]", question.id)
            })
            .collect();
        self.page
            .part_list(&self.title("reading.runner_questions"), &items);
    }

    pub(super) fn fact(&mut self, id: &str) {
        let items: Vec<String> = entries::all(self.pack, self.words)
            .into_iter()
            .filter(|entry| {
                entries::facts_of(self.pack, entry.kind)
                    .iter()
                    .any(|fact| fact == id)
            })
            .map(|entry| {
                let kind = entry.kind.word(self.words);
                format!("{} ({kind}) [{}]", entry.name, entry.id)
            })
            .collect();
        self.page
            .part_list(&self.title("reading.carried_by"), &items);
    }

    pub(super) fn source(&mut self, id: &str) {
        let (knowledge, words) = (self.knowledge, self.words);
        let Some(source) = knowledge.sources.get(id) else {
            return;
        };
        self.page.gap();
        let coded = |folder: &str, code: &str| {
            let key = format!("show.{folder}.{code}");
            words.get(&key).unwrap_or_else(|| code.to_owned())
        };
        for (part, text) in [
            ("year", source.year.map(|year| year.to_string())),
            ("kind", Some(coded("source_kind", &source.kind))),
            ("read", Some(coded("read", &source.read))),
            ("locator", source.locator.clone()),
            ("note", source.note.clone()),
        ] {
            if let Some(text) = text {
                self.page
                    .text(&words.filled(&format!("show.source.{part}"), &[(part, &text)]));
            }
        }
        let used: Vec<String> = self.numbers_of(id);
        let named = self.named(id, &used);
        if used.is_empty() && named.is_empty() {
            self.page.gap();
            self.page.text(&self.title("source.nothing"));
        }
        self.page.part_list(&self.title("source.numbers"), &used);
        self.page.part_list(&self.title("source.named"), &named);
    }

    /// One line per entry whose numbers rest on a source, with their marks.
    fn numbers_of(&self, source: &str) -> Vec<String> {
        let words = self.words;
        let mut lines: Vec<(String, BTreeMap<Mark, usize>)> = Vec::new();
        for number in numbers::all(self.pack)
            .iter()
            .filter(|number| number.source == source)
        {
            let name = format!("{} ({})", number.id, number.kind.word(words));
            match lines.iter_mut().find(|(known, _)| *known == name) {
                Some((_, marks)) => *marks.entry(number.mark).or_default() += number.count,
                None => lines.push((name, BTreeMap::from([(number.mark, number.count)]))),
            }
        }
        lines
            .into_iter()
            .map(|(name, marks)| {
                let marks: Vec<String> = marks
                    .iter()
                    .rev()
                    .map(|(mark, count)| counted(words, *mark, *count))
                    .collect();
                format!("{name}: {}", marks.join("; "))
            })
            .collect()
    }

    fn named(&self, source: &str, used: &[String]) -> Vec<String> {
        numbers::named(self.knowledge, source)
            .into_iter()
            .map(|(kind, id)| format!("{id} ({})", kind.word(self.words)))
            .filter(|name| {
                !used
                    .iter()
                    .any(|line| line.starts_with(&format!("{name}:")))
            })
            .collect()
    }
}

/// "published figure: 12"
pub(in super::super) fn counted(
    words: crate::words::Words<'_>,
    mark: Mark,
    count: usize,
) -> String {
    let mark = numbers::mark(words, mark);
    words.filled(
        "show.source.count",
        &[("mark", &mark), ("count", &count.to_string())],
    )
}
