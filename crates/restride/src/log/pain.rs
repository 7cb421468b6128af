//! `restride log pain 3 --at side-right --during`.

use super::{Log, place, value};
use crate::arguments::{MomentOptions, PainOptions};
use crate::failure::Failure;
use restride_core::journal::{Body, EntryId, Key, Pain, PainMoment, PainScore};

/// Writes one pain for each moment.
pub(super) fn run(log: &mut Log<'_>, options: &PainOptions) -> Result<(), Failure> {
    let scores = scores(options)?;
    let places = place::parse(log.words.knowledge, log.words.words, "--at", &options.at)?;
    let triggers = triggers(log, &options.trigger)?;
    let red_flags = signs(log, &options.sign)?;
    let common = log.common(&options.entry, &places.sites, places.side)?;
    let hurts = !red_flags.is_empty() || scores.iter().any(|(_, score)| score.get() > 0);
    let bodies = |episode: Option<EntryId>| {
        let pain = |&(moment, score): &(PainMoment, PainScore)| {
            Body::Pain(Pain {
                score,
                moment,
                episode,
                sites: places.sites.clone(),
                side: places.side,
                triggers: triggers.clone(),
                red_flags: red_flags.clone(),
                note: common.note.clone(),
            })
        };
        scores.iter().map(pain).collect()
    };
    log.write_pain(&options.entry, &common, &places, hurts, Vec::new(), bodies)
}

/// The moments that were named, each with its pain.
fn scores(options: &PainOptions) -> Result<Vec<(PainMoment, PainScore)>, Failure> {
    let general = options
        .score
        .as_deref()
        .map(|text| value::pain("PAIN", text))
        .transpose()?;
    let mut scores = Vec::new();
    for (moment, name, given) in moments(&options.moments) {
        let Some(given) = given else { continue };
        let score = match (given.as_str(), general) {
            ("", Some(score)) => score,
            ("", None) => {
                return Err(Failure::new(format!(
                    "PAIN: expected a number from 0 to 10 for {name}, found nothing"
                ))
                .hint(format!("such as: restride log pain 3 {name}")));
            }
            (text, _) => value::pain(name, text)?,
        };
        scores.push((moment, score));
    }
    if scores.is_empty() {
        return Err(Failure::new("the moment is missing: when did it hurt?").hint(
            "add one of --waking --before --during --at-end --after --evening --night --at-rest",
        ));
    }
    Ok(scores)
}

fn moments(options: &MomentOptions) -> [(PainMoment, &'static str, &Option<String>); 8] {
    [
        (PainMoment::Waking, "--waking", &options.waking),
        (PainMoment::Before, "--before", &options.before),
        (PainMoment::During, "--during", &options.during),
        (PainMoment::AtEnd, "--at-end", &options.at_end),
        (PainMoment::OneHourAfter, "--after", &options.after),
        (PainMoment::Evening, "--evening", &options.evening),
        (PainMoment::Night, "--night", &options.night),
        (PainMoment::AtRest, "--at-rest", &options.at_rest),
    ]
}

/// What may have set it off.
pub(super) fn triggers(log: &Log<'_>, given: &[String]) -> Result<Vec<Key>, Failure> {
    let known = log.words.words.below("log.triggers");
    let mut keys = Vec::new();
    for text in given {
        let key = value::key("--trigger", text, &known)?;
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    Ok(keys)
}

/// Warning signs, by answer id.
fn signs(log: &Log<'_>, given: &[String]) -> Result<Vec<Key>, Failure> {
    let questions = &log.words.knowledge.questions;
    let ids = questions.iter().map(|question| question.id.as_str());
    value::each_known("--sign", given, "the answer id of a warning sign", &ids)
}
