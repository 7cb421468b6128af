//! A file of cases, one JSON object a line. Only id, tier, answers, diagnosis and urgency are read.

use crate::assess::answers_json::{self, Members};
use crate::failure::Failure;
use restride_core::assessment::score::{Case, Tier};
use restride_core::knowledge::Knowledge;
use restride_core::urgency::Urgency;
use restride_knowledge::nearest;
use serde::Deserialize;

#[derive(Deserialize)]
struct Line {
    id: String,
    tier: String,
    answers: Members,
    diagnosis: String,
    urgency: String,
}

/// Every case of a file; empty lines are passed over.
pub(crate) fn parse(knowledge: &Knowledge, text: &str) -> Result<Vec<Case>, Failure> {
    let cases: Vec<Case> = text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(position, line)| case(knowledge, line, position + 1))
        .collect::<Result<_, _>>()?;
    if cases.is_empty() {
        return Err(Failure::new("the file has no cases").hint("one JSON object a line"));
    }
    Ok(cases)
}

fn case(knowledge: &Knowledge, text: &str, number: usize) -> Result<Case, Failure> {
    let line: Line = serde_json::from_str(text).map_err(|error| {
        // Every case is one line of its own.
        let what = error.to_string().replace(" at line 1 column", " at column");
        answers_json::unreadable(&format!("line {number}: answers"), &what).unwrap_or_else(|| {
            Failure::new(format!(
                "line {number}: expected an object with id, tier, answers, diagnosis, urgency: {what}"
            ))
            .hint("docs/evaluate.md has an example")
        })
    })?;
    let answers = answers_json::from_object(
        knowledge,
        &line.answers.0,
        &format!("line {number}: answers"),
    )?;
    let tier = match line.tier.as_str() {
        "core" => Tier::Core,
        "no_site" => Tier::NoSite,
        "thin" => Tier::Thin,
        other => {
            return Err(Failure::new(format!(
                "line {number}: tier: expected core, no_site or thin, found \"{other}\""
            )));
        }
    };
    let diagnosis = knowledge.condition(&line.diagnosis).ok_or_else(|| {
        let known = knowledge
            .conditions
            .iter()
            .map(|condition| condition.key.as_str());
        let failure = Failure::new(format!(
            "line {number}: diagnosis: no condition is called \"{}\"",
            line.diagnosis
        ));
        match nearest(&line.diagnosis, known) {
            Some(near) => failure.hint(format!("did you mean \"{near}\"?")),
            None => failure,
        }
    })?;
    let expected = Urgency::from_key(&line.urgency).ok_or_else(|| {
        Failure::new(format!(
            "line {number}: urgency: no urgency is called \"{}\"",
            line.urgency
        ))
        .hint(Urgency::ALL.map(Urgency::key).join(", "))
    })?;
    Ok(Case {
        id: line.id,
        tier,
        answers,
        diagnosis,
        expected,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use restride_testkit::knowledge;

    /// The one line of docs/evaluate.md that is a case.
    fn example() -> &'static str {
        let page = include_str!("../../../../docs/evaluate.md");
        page.lines().find(|line| line.starts_with('{')).unwrap()
    }

    #[test]
    fn the_example_of_the_documentation_is_a_case() {
        let cases = parse(&knowledge(), &format!("\n{}\n", example())).unwrap();
        assert_eq!(cases.len(), 1);
        assert_eq!(cases[0].id, "example-1");
    }

    #[test]
    fn a_line_that_is_no_case_is_named_with_what_was_expected() {
        let fields = "expected an object with id, tier, answers, diagnosis, urgency";
        for (line, expected) in [
            ("3", format!("line 2: {fields}")),
            (
                "{\"id\": \"x\"}",
                format!("line 2: {fields}: missing field"),
            ),
            (
                "{\"id\": \"x\", \"answers\": {\"age\": 1e999}}",
                "line 2: answers.age: number out of range".to_owned(),
            ),
            (
                "{\"id\": \"x\", \"answers\": {\"age\": 1, \"age\": 2}}",
                "line 2: answers.age: it stands twice".to_owned(),
            ),
        ] {
            let text = format!("{}\n{line}\n", example());
            let Err(failure) = parse(&knowledge(), &text) else {
                panic!("{line} is a case");
            };
            assert!(failure.what().starts_with(&expected), "{}", failure.what());
        }
    }
}
