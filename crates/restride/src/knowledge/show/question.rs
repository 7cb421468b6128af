//! A question: its words, its values, how it is asked, what it moves and which rules read it.

use super::super::{rule_words, table};
use super::Shown;
use restride_core::knowledge::{Kind, Question};

impl Shown<'_> {
    pub(super) fn question(&mut self, index: usize) {
        let question = &self.knowledge.questions[index];
        let key = |part: &str| format!("findings.{}.{part}", question.id);
        self.part_at("question.help", &key("help"));
        self.part_at("question.why", &key("why"));
        self.answers(question);
        self.asked(question);
        self.moves(index);
        self.readers(index);
        self.part_corrections(|_, findings, _| findings.contains(&question.id));
    }

    pub(super) fn answers(&mut self, question: &Question) {
        let words = self.words;
        self.page.part(&self.title("question.answers"));
        match &question.kind {
            Kind::YesNo => self.page.body(&self.title("question.yes_no")),
            Kind::Number(range) => self.page.body(&words.filled(
                "show.question.number",
                &[
                    ("min", &range.min.to_string()),
                    ("max", &range.max.to_string()),
                    ("unit", &range.unit),
                ],
            )),
            Kind::Choice { values } | Kind::Many { values } => {
                for value in values {
                    self.page
                        .item(0, &format!("{value}: {}", words.value(question, value)));
                }
            }
            Kind::Test { values } => {
                let more = ["no_pain", "not_done", "could_not"].map(ToOwned::to_owned);
                for value in values.iter().chain(&more) {
                    self.page
                        .item(0, &format!("{value}: {}", words.value(question, value)));
                }
            }
        }
    }

    fn asked(&mut self, question: &Question) {
        let words = self.words;
        let mut items = Vec::new();
        if let Some(screen) = &question.screen {
            let title = words.line(&format!("findings.screens.{screen}.title"));
            let blanks = [("screen", title.as_str()), ("ask", &words.short(question))];
            items.push(words.filled("show.question.screen", &blanks));
        }
        if question.mandatory {
            items.push(self.title("question.mandatory"));
        }
        if question.sensitive {
            items.push(self.title("question.sensitive"));
        }
        if !question.sources.is_empty() {
            let sources = question.sources.join(", ");
            items.push(words.filled("show.question.sources", &[("sources", &sources)]));
        }
        self.page.part_list(&self.title("question.asked"), &items);
    }

    /// The table of probabilities, and the causes whose prior changes.
    pub(super) fn moves(&mut self, index: usize) {
        self.page.part(&self.title("question.table"));
        let moves = self
            .knowledge
            .likelihoods
            .iter()
            .any(|likelihood| likelihood.question == index);
        if moves {
            self.page.body(&self.title("question.table_intro"));
            table::table(self.page, self.knowledge, self.words, index);
        } else {
            self.page.body(&self.title("question.no_table"));
        }
        let causes: Vec<usize> = (0..self.knowledge.conditions.len())
            .filter(|&cause| {
                let modifiers = &self.knowledge.conditions[cause].modifiers;
                modifiers
                    .yes
                    .iter()
                    .any(|modifier| modifier.question == index)
            })
            .collect();
        self.part_causes("question.priors", causes);
    }

    /// The rules that read a question, and the self-tests it keeps away.
    pub(super) fn readers(&mut self, index: usize) {
        let (knowledge, words) = (self.knowledge, self.words);
        let mut rules = Vec::new();
        for flag in &knowledge.red_flags {
            if flag
                .when
                .as_ref()
                .is_some_and(|when| when.reads().contains(&index))
            {
                let name = words.line(&format!("red_flags.{}.name", flag.id));
                rules.push(format!("{name} [{}]", flag.id));
            }
        }
        let gate = &knowledge.gate;
        for sign in gate
            .signs
            .iter()
            .filter(|sign| sign.when.reads().contains(&index))
        {
            let label = words.line(&format!("gate.sign.{}.label", sign.id));
            rules.push(format!("{label} [gate]"));
        }
        if gate.displacement.reads().contains(&index) {
            rules.push(format!("{} [gate]", words.line("gate.displacement.name")));
        }
        for population in &knowledge.populations {
            if population.when.reads().contains(&index) {
                let name = words.line(&format!("populations.{}.name", population.id));
                rules.push(format!("{name} [{}]", population.id));
            }
        }
        self.page.part_list(&self.title("question.rules"), &rules);
        let tests: Vec<String> = knowledge
            .questions
            .iter()
            .filter(|question| {
                let not_when = question
                    .self_test
                    .as_ref()
                    .and_then(|test| test.not_when.as_ref());
                not_when.is_some_and(|not_when| not_when.reads().contains(&index))
            })
            .map(|question| rule_words::name(words, question))
            .collect();
        self.page.part_list(&self.title("question.tests"), &tests);
    }
}
