//! The result as plain data. Every format is made from [`ResultJson`], so that what is shown is what was worked out.

mod causes;
mod corrections;
mod rules;
mod sources;

use crate::assess::from_runs::FromRunsJson;
pub(crate) use causes::{CauseJson, ConditionJson, NoneOfTheseJson, ReasonJson};
pub(crate) use corrections::CorrectionJson;
pub(crate) use rules::RuleJson;
pub(crate) use sources::SourceJson;

use super::saving::SavedJson;

use super::next_json::{self, NextJson};
use crate::words::Words;
use jiff::civil::Date;
use restride_core::assessment::{Answer, Answers, Assessment, Engine, NextStep, TestBar};
use restride_core::knowledge::{Expression, Group, Knowledge, QuestionIndex};
use restride_core::urgency::Urgency;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeSet;

/// What `restride assess --answers FILE --format json` prints: how urgent it is and why, what may be behind it, what
/// to do. Ids are stable; words are in the locale asked for. This is information, not a diagnosis.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct ResultJson {
    /// How soon to be seen: the most urgent of all rules. A caller must never lower it.
    #[schemars(extend("enum" = ["emergency", "stop_and_see_within_days", "see_within_2_weeks", "self_manage"]))]
    pub(crate) urgency: &'static str,
    /// The urgency in a few words.
    pub(crate) urgency_name: String,
    /// The urgency in one sentence: show it first.
    pub(crate) headline: String,
    /// The one deadline: the time that the urgency names, or a sooner one that its rules name (`now`, `today`,
    /// `72_hours`, `days` or `2_weeks`); null for `self_manage`.
    pub(crate) within: Option<String>,
    /// What to do now, most important first: what the first rule asks for, then what holds for the urgency.
    #[serde(rename = "do")]
    pub(crate) to_do: Vec<String>,
    /// Everything that held the urgency up, most urgent first, then soonest first; empty for `self_manage`.
    pub(crate) rules: Vec<RuleJson>,
    /// Answers that, each on its own, would have given a lower urgency had they been harmless.
    pub(crate) lowered_by: Vec<LoweredJson>,
    /// Warning questions without a yes or a no (answer ids): not taken as a no.
    pub(crate) open_alarms: Vec<String>,
    /// Questions not answered yet that could still raise the urgency (answer ids), self-tests left out; empty when
    /// nothing more is asked.
    pub(crate) open_rules: Vec<String>,
    /// What the bone-stress gate counted.
    pub(crate) gate: GateJson,
    /// Likely causes, best first; empty when causes are not ranked.
    pub(crate) causes: Vec<CauseJson>,
    /// How well "none of these causes" fits; null when causes are not ranked.
    pub(crate) none_of_these: Option<NoneOfTheseJson>,
    /// Why causes are not ranked, in words; null when they are.
    pub(crate) no_ranking_reason: Option<String>,
    /// Whether two causes at the same time are probable enough to say so.
    pub(crate) two_causes: bool,
    /// What has to be ruled out by somebody who can examine, besides the causes; most important first. Not the most
    /// likely: missing one could do harm.
    pub(crate) rule_out: Vec<ConditionJson>,
    /// Unanswered questions that would change the causes most (answer ids), best first.
    pub(crate) changes: Vec<String>,
    /// Self-tests that nothing speaks against and that are still worth doing, best first.
    pub(crate) self_tests: Vec<NamedJson>,
    /// Why no self-test is offered: `open_alarm`, `urgent`, `population`, `bone_stress` or `this_test`; null when some
    /// may be done.
    pub(crate) tests_off: Option<&'static str>,
    /// What to ask next, as `restride assess next` prints it.
    pub(crate) next_question: NextJson,
    /// What means getting help sooner, at this urgency.
    pub(crate) watch: Vec<String>,
    /// When to come back to these questions.
    pub(crate) come_back: String,
    /// Signs that mean getting help, and when to check again; null for the two most urgent levels, where help is the
    /// advice already.
    pub(crate) safety_net: Option<SafetyNetJson>,
    /// Emergencies that no question asks for: show them with every result.
    pub(crate) not_asked: Vec<AdviceJson>,
    /// Common advice that evidence corrects and that this runner is likely to meet.
    pub(crate) corrections: Vec<CorrectionJson>,
    /// Where the statements and numbers used come from.
    pub(crate) sources: Vec<SourceJson>,
    /// Whether the knowledge is past its review date.
    pub(crate) review_due: bool,
    /// The clinician who reviewed the knowledge; null while nobody has.
    pub(crate) reviewed_by: Option<String>,
    /// What this is for, and what it is not: show it with every result.
    pub(crate) intended_use: String,
    /// The knowledge that the result comes from.
    pub(crate) knowledge: KnowledgeJson,
    /// What was written into the journal; absent when nothing was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) saved: Option<SavedJson>,
    /// The answer that the runs of the journal gave because nobody did; absent when none was taken from them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) from_runs: Option<FromRunsJson>,
}

/// An answer that would have lowered the urgency.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct LoweredJson {
    /// The answer id.
    pub(crate) answer: String,
    /// The urgency it would have been.
    pub(crate) urgency: &'static str,
}

/// What the bone-stress gate counted: a score over signs, never a probability.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct GateJson {
    /// Points.
    pub(crate) score: u32,
    /// Major signs present.
    pub(crate) majors: usize,
    /// Minor signs present.
    pub(crate) minors: usize,
    /// Ids of the signs present.
    pub(crate) signs: Vec<String>,
    /// Whether tests that load, press or stretch are off because of it.
    pub(crate) test_safety: bool,
}

/// An id with its name.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct NamedJson {
    /// The stable id.
    pub(crate) id: String,
    /// Its name in words.
    pub(crate) name: String,
}

/// When to get help after all, and when to check again.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct SafetyNetJson {
    /// Get help the same day if any of these happens.
    pub(crate) same_day: Vec<String>,
    /// See a clinician within days if any of these happens.
    pub(crate) within_days: Vec<String>,
    /// When to check again, three weeks from now at the latest.
    pub(crate) review: String,
}

/// Advice that holds without a question.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct AdviceJson {
    /// Id of the rule.
    pub(crate) id: String,
    /// What it is about.
    pub(crate) name: String,
    /// What to do then.
    #[serde(rename = "do")]
    pub(crate) to_do: String,
}

/// Which knowledge a result comes from.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct KnowledgeJson {
    /// The pack's version, for people.
    pub(crate) version: String,
    /// Hash of the pack's whole content.
    pub(crate) hash: String,
}

impl KnowledgeJson {
    pub(crate) fn of(knowledge: &Knowledge) -> Self {
        Self {
            version: knowledge.version.clone(),
            hash: knowledge.hash.clone(),
        }
    }
}

/// The result of a set of answers, in the words of one locale. `today` is the runner's own date; `carried` is an urgency
/// from earlier that is still in force.
pub(crate) fn of(
    engine: &Engine<'_>,
    answers: &Answers,
    today: Date,
    carried: Option<Urgency>,
    words: Words<'_>,
) -> ResultJson {
    let assessment = engine.assess(answers, today, carried);
    let knowledge = engine.knowledge();
    let key = assessment.triage.urgency.key();
    let of_urgency = |part: &str| format!("urgency.{key}.{part}");
    let within = rules::soonest(knowledge, &assessment.triage);
    ResultJson {
        urgency: key,
        urgency_name: words.line(&of_urgency("name")),
        headline: headline(key, within.as_deref(), words),
        within,
        to_do: rules::first_actions(knowledge, &assessment.triage, words)
            .into_iter()
            .chain(words.lines(&of_urgency("do")))
            .collect(),
        rules: rules::of(engine, answers, &assessment.triage, words),
        lowered_by: lowered_by(knowledge, &assessment),
        open_alarms: ids(knowledge, &assessment.triage.open_alarms),
        open_rules: ids(knowledge, &open_rules(knowledge, answers, &assessment)),
        gate: gate(&assessment),
        causes: causes::of(engine, answers, &assessment, words),
        none_of_these: causes::none_of_these(engine, answers, &assessment),
        no_ranking_reason: causes::no_ranking_reason(engine, answers, words),
        two_causes: assessment.two_causes,
        rule_out: causes::rule_out(knowledge, &assessment, words),
        changes: ids(knowledge, &assessment.changes),
        self_tests: self_tests(knowledge, &assessment, words),
        tests_off: assessment.tests_bar.map(TestBar::key),
        next_question: next_json::of(knowledge, &assessment.next, words),
        watch: words.lines(&of_urgency("watch")),
        come_back: words.line(&of_urgency("come_back")),
        safety_net: safety_net(assessment.triage.urgency, &of_urgency("come_back"), words),
        not_asked: not_asked(knowledge, words),
        corrections: corrections::of(knowledge, answers, &assessment, words),
        sources: sources::of(engine, answers, &assessment, words),
        review_due: assessment.review_due,
        reviewed_by: knowledge.review.clinician.clone(),
        intended_use: words.lines("urgency.intended_use.text").join(" "),
        knowledge: KnowledgeJson::of(knowledge),
        saved: None,
        from_runs: None,
    }
}

/// The urgency in one sentence, with its deadline where that is sooner than the sentence of the urgency says.
fn headline(urgency: &str, within: Option<&str>, words: Words<'_>) -> String {
    within
        .and_then(|within| words.get(&format!("ui.headline.{urgency}.{within}")))
        .unwrap_or_else(|| words.line(&format!("urgency.{urgency}.headline")))
}

fn ids(knowledge: &Knowledge, questions: &[QuestionIndex]) -> Vec<String> {
    questions
        .iter()
        .map(|&question| knowledge.questions[question].id.clone())
        .collect()
}

/// Questions without an answer that a hard rule reads, while there is something left to ask.
fn open_rules(
    knowledge: &Knowledge,
    answers: &Answers,
    assessment: &Assessment,
) -> Vec<QuestionIndex> {
    if matches!(assessment.next, NextStep::Done(_)) {
        return Vec::new();
    }
    let flags = knowledge
        .red_flags
        .iter()
        .filter_map(|rule| rule.when.as_ref());
    let signs = knowledge.gate.signs.iter().map(|sign| &sign.when);
    let populations = knowledge
        .populations
        .iter()
        .map(|population| &population.when);
    let read: BTreeSet<QuestionIndex> = flags
        .chain(signs)
        .chain(populations)
        .flat_map(Expression::reads)
        .collect();
    read.into_iter()
        .filter(|&question| answers.get(question) == Answer::Absent)
        .filter(|&question| {
            let group = knowledge.questions[question].group;
            group != Group::SelfTest && group != Group::AboutYou
        })
        .collect()
}

fn lowered_by(knowledge: &Knowledge, assessment: &Assessment) -> Vec<LoweredJson> {
    assessment
        .lowerings
        .iter()
        .map(|lowering| LoweredJson {
            answer: knowledge.questions[lowering.question].id.clone(),
            urgency: lowering.urgency.key(),
        })
        .collect()
}

fn gate(assessment: &Assessment) -> GateJson {
    let gate = &assessment.triage.gate;
    GateJson {
        score: gate.score,
        majors: gate.majors,
        minors: gate.minors,
        signs: gate.signs.clone(),
        test_safety: gate.test_safety,
    }
}

fn self_tests(knowledge: &Knowledge, assessment: &Assessment, words: Words<'_>) -> Vec<NamedJson> {
    assessment
        .self_tests
        .iter()
        .map(|&test| &knowledge.questions[test])
        .map(|test| NamedJson {
            id: test.id.clone(),
            name: words.short(test),
        })
        .collect()
}

fn safety_net(urgency: Urgency, come_back: &str, words: Words<'_>) -> Option<SafetyNetJson> {
    (urgency <= Urgency::SeeWithinTwoWeeks).then(|| SafetyNetJson {
        same_day: words.lines("urgency.safety_net.same_day"),
        within_days: words.lines("urgency.safety_net.within_days"),
        // "If it is not gone by 6 weeks" would water down "be seen within 2 weeks".
        review: words.line(if urgency == Urgency::SelfManage {
            "urgency.safety_net.review"
        } else {
            come_back
        }),
    })
}

/// Rules without a question that name an emergency.
fn not_asked(knowledge: &Knowledge, words: Words<'_>) -> Vec<AdviceJson> {
    knowledge
        .red_flags
        .iter()
        .filter(|rule| rule.when.is_none() && rule.urgency == Urgency::Emergency)
        .map(|rule| AdviceJson {
            id: rule.id.clone(),
            name: words.line(&format!("red_flags.{}.name", rule.id)),
            to_do: words.line(&format!("red_flags.{}.do", rule.id)),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use schemars::schema_for;
    use serde_json::Value;

    /// Every member below `schema` that has no description.
    fn undescribed(schema: &Value, path: &str, found: &mut Vec<String>) {
        let Value::Object(members) = schema else {
            return;
        };
        for (name, value) in members {
            if name == "properties"
                && let Value::Object(properties) = value
            {
                for (property, described) in properties {
                    // The tag of an enum is described by its variants.
                    if described.get("description").is_none() && described.get("const").is_none() {
                        found.push(format!("{path}.{property}"));
                    }
                }
            }
            undescribed(value, &format!("{path}.{name}"), found);
        }
    }

    #[test]
    fn the_schema_describes_every_member() {
        let schema = schema_for!(ResultJson).to_value();
        let mut found = Vec::new();
        undescribed(&schema, "result", &mut found);
        assert_eq!(found, Vec::<String>::new());
        assert!(schema["properties"].get("urgency").is_some());
    }
}
