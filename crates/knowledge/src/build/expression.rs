//! The rule language: a table of a file to an [`Expression`].

use super::checker::Checker;
use crate::files::rules::ExpressionFile;
use restride_core::knowledge::{Expression, Kind, QuestionIndex};

impl Checker<'_> {
    /// A rule expression. `None` after a fault.
    pub(super) fn expression(&mut self, path: &str, file: &ExpressionFile) -> Option<Expression> {
        let forms = [
            file.yes.is_some(),
            file.not_no.is_some(),
            file.nothing_marked.is_some(),
            file.is.is_some(),
            file.marked.is_some(),
            file.hurts.is_some(),
            file.could_not.is_some(),
            file.number.is_some(),
            file.all.is_some(),
            file.any.is_some(),
            file.at_least_n.is_some(),
        ];
        if forms.iter().filter(|form| **form).count() != 1 {
            self.fault(
                path,
                "when",
                "a rule part needs exactly one of yes, not_no, nothing_marked, is, marked, hurts, could_not, number, all, any, \
                 at_least_n"
                    .to_owned(),
                Some("put several conditions into all = [...] or any = [...]".to_owned()),
            );
            return None;
        }
        let no_values = Vec::new();
        let values = file.any_of.as_ref().unwrap_or(&no_values);
        if let Some(id) = &file.yes {
            return self.yes_no(path, id).map(Expression::Yes);
        }
        if let Some(id) = &file.not_no {
            return self.yes_no(path, id).map(Expression::NotNo);
        }
        if let Some(id) = &file.nothing_marked {
            let question = self.question(path, id)?;
            if self.is_places(question) {
                return Some(Expression::NothingMarked(question));
            }
            self.fault(path, id, format!("\"{id}\" is no body map"), None);
            return None;
        }
        if let Some(id) = &file.is {
            return self
                .bits(path, id, values, |kind| matches!(kind, Kind::Choice { .. }))
                .map(|(question, bits)| Expression::Is(question, bits));
        }
        if let Some(id) = &file.marked {
            return self
                .bits(path, id, values, |kind| matches!(kind, Kind::Many { .. }))
                .map(|(question, bits)| Expression::Marked(question, bits));
        }
        if let Some(id) = &file.hurts {
            return self
                .bits(path, id, values, |kind| matches!(kind, Kind::Test { .. }))
                .map(|(question, bits)| Expression::Hurts(question, bits));
        }
        if let Some(id) = &file.could_not {
            return self.question(path, id).map(Expression::CouldNot);
        }
        if let Some(id) = &file.number {
            return self.number(path, id, file);
        }
        if let Some(parts) = &file.all {
            return self.parts(path, parts).map(Expression::All);
        }
        if let Some(parts) = &file.any {
            return self.parts(path, parts).map(Expression::Any);
        }
        let count = file.at_least_n.unwrap_or(1);
        let parts = self.parts(path, file.of.as_deref().unwrap_or_default())?;
        Some(Expression::AtLeast(count, parts))
    }

    fn is_places(&self, question: QuestionIndex) -> bool {
        matches!(self.kind(question), Some(Kind::Many { .. }))
    }

    fn parts(&mut self, path: &str, parts: &[ExpressionFile]) -> Option<Vec<Expression>> {
        if parts.is_empty() {
            self.fault(path, "when", "an empty list of rule parts".to_owned(), None);
            return None;
        }
        let built: Vec<Expression> = parts
            .iter()
            .filter_map(|part| self.expression(path, part))
            .collect();
        (built.len() == parts.len()).then_some(built)
    }

    fn number(&mut self, path: &str, id: &str, file: &ExpressionFile) -> Option<Expression> {
        let question = self.question(path, id)?;
        if !matches!(self.kind(question), Some(Kind::Number(_))) {
            self.fault(path, id, format!("\"{id}\" is not a number"), None);
            return None;
        }
        if file.at_least.is_none() && file.below.is_none() {
            self.fault(path, id, format!("\"{id}\" needs at_least or below"), None);
            return None;
        }
        Some(Expression::Number {
            question,
            at_least: file.at_least,
            below: file.below,
            if_unknown: file.if_unknown.unwrap_or(false),
        })
    }

    fn bits(
        &mut self,
        path: &str,
        id: &str,
        values: &[String],
        fits: impl Fn(&Kind) -> bool,
    ) -> Option<(QuestionIndex, u64)> {
        let question = self.question(path, id)?;
        let kind = self.kind(question)?.clone();
        if !fits(&kind) {
            self.fault(
                path,
                id,
                format!("\"{id}\" has another kind of answer than this rule part reads"),
                Some("is: choices, marked: body maps, hurts: self-tests".to_owned()),
            );
            return None;
        }
        let bits = self.value_bits(path, id, &kind, values)?;
        Some((question, bits))
    }
}
