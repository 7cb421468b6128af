//! A self-test: how it is done and by whom not, what it means, published accuracy, its cap.

use super::super::{numbers, rule_words};
use super::Shown;
use restride_core::knowledge::{Accuracy, SelfTest, Stress};

impl Shown<'_> {
    pub(super) fn self_test(&mut self, index: usize) {
        let question = &self.knowledge.questions[index];
        let key = |part: &str| format!("self_tests.{}.{part}", question.id);
        if let Some(names) = self.words.get(&key("also")) {
            let line = self
                .words
                .filled("show.condition.also", &[("names", &names)]);
            self.page.text(&line);
        }
        for part in ["steps", "feel", "not_for"] {
            self.part_at(&format!("self_test.{part}"), &key(part));
        }
        if let Some(test) = &question.self_test {
            self.safety(test);
        }
        self.part_at("self_test.stop", &key("stop"));
        self.page.part(&self.words.line(&key("ask")));
        self.answers(question);
        self.part_at("self_test.means", &key("means"));
        self.part_at("condition.guide_says", &key("guide_says"));
        self.part_at("condition.evidence_says", &key("evidence_says"));
        self.part_at("self_test.accuracy", &key("accuracy"));
        if let Some(test) = &question.self_test {
            self.published(test);
        }
        self.moves(index);
        self.readers(index);
        self.part_corrections(|_, findings, _| findings.contains(&question.id));
    }

    fn safety(&mut self, test: &SelfTest) {
        let words = self.words;
        if let Some(not_when) = &test.not_when {
            self.page.part(&self.title("self_test.not_when"));
            rule_words::list(self.page, self.knowledge, words, not_when, 0);
        }
        self.page.gap();
        let stress: Vec<String> = test
            .stress
            .iter()
            .map(|stress| words.line(&format!("show.stress.{}", stress_key(*stress))))
            .collect();
        let stress = stress.join(", ");
        self.page
            .text(&words.filled("show.self_test.stresses", &[("stress", &stress)]));
        if test.helper {
            self.page.text(&self.title("self_test.helper"));
        }
        if test.gentle_enough_for_bone {
            self.page.text(&self.title("self_test.gentle"));
        }
    }

    fn published(&mut self, test: &SelfTest) {
        let words = self.words;
        self.page.part(&self.title("self_test.published"));
        if test.accuracy.is_empty() {
            self.page.body(&self.title("self_test.no_published"));
        }
        for row in &test.accuracy {
            self.page.item(0, &self.accuracy(row));
        }
        self.page.gap();
        let blanks = [
            ("up", test.cap.up.to_string()),
            ("down", test.cap.down.to_string()),
        ];
        let blanks = [("up", blanks[0].1.as_str()), ("down", blanks[1].1.as_str())];
        self.page.text(&words.filled("show.self_test.cap", &blanks));
    }

    /// One published row, its mark first: what is not evidence must not read like it.
    fn accuracy(&self, row: &Accuracy) -> String {
        let words = self.words;
        let mut figures = Vec::new();
        if let Some(condition) = &row.condition {
            let name = words.line(&format!("conditions.{condition}.name"));
            let name = format!("{name} [{condition}]");
            figures.push(words.filled("show.self_test.row_for", &[("condition", &name)]));
        }
        for (key, blank, figure) in [
            ("sensitivity", "percent", row.sensitivity),
            ("specificity", "percent", row.specificity),
            ("lr_plus", "ratio", row.lr_plus),
            ("lr_minus", "ratio", row.lr_minus),
            ("people", "count", row.people.map(f64::from)),
        ] {
            if let Some(figure) = figure {
                let figure = figure.to_string();
                figures.push(words.filled(&format!("show.self_test.{key}"), &[(blank, &figure)]));
            }
        }
        let note = row
            .note
            .as_ref()
            .map(|note| format!(" ({note})"))
            .unwrap_or_default();
        let mark = numbers::mark(words, row.evidence.mark);
        let (source, place) = (&row.evidence.source, &row.evidence.place);
        format!("{mark} {}{note} [{source}]: {place}", figures.join("; "))
    }
}

const fn stress_key(stress: Stress) -> &'static str {
    match stress {
        Stress::Press => "press",
        Stress::RangeLook => "range_look",
        Stress::EndRange => "end_range",
        Stress::Resisted => "resisted",
        Stress::Stretch => "stretch",
        Stress::Balance => "balance",
        Stress::WeightBearing => "weight_bearing",
        Stress::Percussion => "percussion",
        Stress::GentlePassive => "gentle_passive",
    }
}
