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
    let line: Line = serde_json::from_str(text)
        .map_err(|error| Failure::new(format!("line {number}: {error}")))?;
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
