//! `findings/` and `self_tests/` to questions, in asking order.

use super::checker::Checker;
use crate::files::asked::{FindingFile, KindFile, RangeFile, SelfTestFile};
use restride_core::knowledge::{
    Accuracy, Cap, Group, Kind, NumberRange, Question, SelfTest, Stress,
};
use std::collections::BTreeSet;

/// All questions in asking order (self-tests last), and the files of the self-tests, whose rules are read once all
/// questions are known.
pub(super) fn questions<'f>(
    checker: &mut Checker<'f>,
) -> (Vec<Question>, Vec<(&'f str, SelfTestFile)>) {
    let findings = checker.folder::<FindingFile>("findings", |file| &file.id);
    let tests = checker.folder::<SelfTestFile>("self_tests", |file| &file.id);
    let mut questions: Vec<Question> = findings
        .into_iter()
        .filter_map(|(path, file)| finding(checker, path, file))
        .collect();
    for (path, file) in &tests {
        questions.push(test(checker, path, file));
    }
    questions.sort_by(|a, b| (a.group, a.order, &a.id).cmp(&(b.group, b.order, &b.id)));
    let mut seen = BTreeSet::new();
    for question in &questions {
        if !seen.insert(question.id.as_str()) {
            checker.fault(
                &format!("findings/{}.toml", question.id),
                &question.id,
                format!("two questions have the id \"{}\"", question.id),
                None,
            );
        }
    }
    (questions, tests)
}

fn finding(checker: &mut Checker<'_>, path: &str, file: FindingFile) -> Option<Question> {
    let kind = kind(checker, path, file.kind, file.values, file.range)?;
    let Some(group) = Group::from_key(&file.group) else {
        checker.fault(
            path,
            &file.group,
            format!("no group is called \"{}\"", file.group),
            Some("alarm, about_you, pain, training or health".to_owned()),
        );
        return None;
    };
    if file.sources.is_empty() {
        checker.fault(
            path,
            "sources",
            "a question needs a source".to_owned(),
            None,
        );
    }
    for source in &file.sources {
        checker.source(path, source);
    }
    Some(Question {
        burden: checker.within(path, "burden", file.burden, 0.1, 10.0),
        id: file.id,
        kind,
        group,
        order: file.order,
        screen: file.screen,
        mandatory: file.mandatory,
        sensitive: file.sensitive,
        guide: file.guide,
        sources: file.sources,
        self_test: None,
    })
}

fn kind(
    checker: &mut Checker<'_>,
    path: &str,
    kind: KindFile,
    values: Vec<String>,
    range: Option<RangeFile>,
) -> Option<Kind> {
    let has_values = matches!(kind, KindFile::Choice | KindFile::Many | KindFile::Test);
    if has_values == values.is_empty() || values.len() > 64 {
        checker.fault(
            path,
            "values",
            "choices, body maps and tests need 1 to 64 values, other kinds none".to_owned(),
            None,
        );
        return None;
    }
    match (kind, range) {
        (KindFile::Number, Some(range)) => {
            checker.within(path, "min", range.min, -1e9, range.max);
            Some(Kind::Number(NumberRange {
                min: range.min,
                max: range.max,
                unit: range.unit,
            }))
        }
        (KindFile::Number, None) | (_, Some(_)) => {
            checker.fault(
                path,
                "range",
                "a number needs a range with min, max and unit, other kinds none".to_owned(),
                None,
            );
            None
        }
        (KindFile::YesNo, None) => Some(Kind::YesNo),
        (KindFile::Choice, None) => Some(Kind::Choice { values }),
        (KindFile::Many, None) => Some(Kind::Many { values }),
        (KindFile::Test, None) => Some(Kind::Test { values }),
    }
}

fn test(checker: &mut Checker<'_>, path: &str, file: &SelfTestFile) -> Question {
    let values = file.values.clone();
    let kind = match file.kind {
        KindFile::Test => Kind::Test { values },
        KindFile::Choice => Kind::Choice { values },
        KindFile::YesNo | KindFile::Number | KindFile::Many => {
            checker.fault(
                path,
                "kind",
                "a self-test is of kind test or choice".to_owned(),
                None,
            );
            Kind::Choice { values }
        }
    };
    let sources = file.accuracy.iter().map(|row| row.source.clone()).collect();
    Question {
        id: file.id.clone(),
        kind,
        group: Group::SelfTest,
        order: file.order,
        burden: checker.within(path, "burden", file.burden, 0.1, 10.0),
        screen: None,
        mandatory: false,
        sensitive: false,
        guide: file.guide.clone(),
        sources,
        self_test: None,
    }
}

/// Adds to every self-test what it stresses, who must not do it, its cap and its accuracy.
pub(super) fn attach_tests(
    checker: &mut Checker<'_>,
    questions: &mut [Question],
    tests: Vec<(&str, SelfTestFile)>,
) {
    for (path, file) in tests {
        let test = self_test(checker, path, &file);
        if let Some(question) = questions.iter_mut().find(|question| question.id == file.id) {
            question.self_test = Some(test);
        }
    }
}

fn self_test(checker: &mut Checker<'_>, path: &str, file: &SelfTestFile) -> SelfTest {
    let mut stress = Vec::new();
    for name in &file.stress {
        match Stress::from_key(name) {
            Some(known) => stress.push(known),
            None => checker.fault(path, name, format!("no stress is called \"{name}\""), None),
        }
    }
    checker.evidence(path, &file.cap.source, &file.cap.mark, &file.cap.place);
    let accuracy = file
        .accuracy
        .iter()
        .map(|row| {
            if let Some(condition) = &row.for_condition {
                checker.condition(path, condition);
            }
            for (name, value) in [
                ("sensitivity", row.sensitivity),
                ("specificity", row.specificity),
            ] {
                if let Some(value) = value {
                    checker.within(path, name, value, 0.0, 100.0);
                }
            }
            Accuracy {
                condition: row.for_condition.clone(),
                sensitivity: row.sensitivity,
                specificity: row.specificity,
                lr_plus: row.lr_plus,
                lr_minus: row.lr_minus,
                people: row.n,
                evidence: checker.evidence(path, &row.source, &row.mark, &row.place),
                note: row.note.clone(),
            }
        })
        .collect();
    SelfTest {
        helper: file.helper,
        stress,
        gentle_enough_for_bone: file.level_s_ok,
        not_when: file
            .not_when
            .as_ref()
            .and_then(|not_when| checker.expression(path, not_when)),
        cap: Cap {
            up: checker.within(path, "up", file.cap.up, 1.0, 4.0),
            down: checker.within(path, "down", file.cap.down, 0.25, 1.0),
        },
        accuracy,
    }
}
