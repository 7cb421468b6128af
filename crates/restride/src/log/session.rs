//! `restride log session 5k 30:00 --during 2 --at-end 0 --no-limp`, and `restride log session 5k 30:00 --quiet`.

use super::pain::triggers;
use super::{Log, ask, place, size, value};
use crate::arguments::SessionOptions;
use crate::failure::Failure;
use restride_core::journal::{Body, Course, EntryId, Key, PainScore, SessionResult};

/// Writes one run; at a terminal, what is missing is asked for.
pub(super) fn run(log: &mut Log<'_>, options: &SessionOptions) -> Result<(), Failure> {
    let size = size::parse(
        &options.size,
        options.distance.as_deref(),
        options.time.as_deref(),
    )?;
    let pain = |field: &str, given: &Option<String>| {
        given
            .as_deref()
            .map(|text| value::pain(field, text))
            .transpose()
    };
    let places = place::parse(log.words.knowledge, log.words.words, "--at", &options.at)?;
    let mut result = SessionResult {
        episode: None,
        before: pain("--before", &options.before)?,
        during: pain("--during", &options.during)?,
        at_end: pain("--at-end", &options.at_end)?,
        one_hour_after: pain("--after", &options.after)?,
        course: options.course.as_deref().map(course).transpose()?,
        limp: told(options.limp, options.no_limp),
        new_night_pain: told(options.night_pain, options.no_night_pain),
        analgesic_8h: told(options.painkiller, options.no_painkiller),
        completed_percent: options.completed.as_deref().map(percent).transpose()?,
        distance_m: size.distance_m,
        duration_s: size.duration_s,
        red_flags: signs(log, &options.sign)?,
        sites: places.sites.clone(),
        side: places.side,
        triggers: triggers(log, &options.trigger)?,
        note: None,
    };
    if options.quiet {
        quiet(&mut result);
    }
    let common = log.common(&options.entry, &result.sites, result.side)?;
    result.note.clone_from(&common.note);
    if !options.no_ask && ask::somebody() {
        ask_for_the_rest(log, &mut result)?;
    }
    let missing = missing(log, &result);
    let mut notes = Vec::new();
    if !missing.is_empty() {
        let words = log.words.words;
        notes.push(words.filled("log.session.missing", &[("what", &missing.join(", "))]));
    }
    let hurts = hurts(&result);
    let bodies = |episode: Option<EntryId>| {
        let result = SessionResult {
            episode,
            ..result.clone()
        };
        vec![Body::SessionResult(result)]
    };
    log.write_pain(&options.entry, &common, &places, hurts, notes, bodies)
}

/// Everything that a quiet run is asked, answered as quiet: the runner said so in one word. The hour afterwards may not
/// have come yet, so it stays open.
fn quiet(result: &mut SessionResult) {
    let none = PainScore::new(0);
    result.before = none;
    result.during = none;
    result.at_end = none;
    result.course = Some(Course::None);
    result.limp = Some(false);
    result.new_night_pain = Some(false);
    result.analgesic_8h = Some(false);
    result.completed_percent = Some(100);
}

/// Whether it tells of a pain, a limp or a warning sign.
fn hurts(result: &SessionResult) -> bool {
    let pains = [
        result.before,
        result.during,
        result.at_end,
        result.one_hour_after,
    ];
    pains.iter().flatten().any(|pain| pain.get() > 0)
        || result.limp == Some(true)
        || result.new_night_pain == Some(true)
        || !result.red_flags.is_empty()
}

pub(super) const fn told(yes: bool, no: bool) -> Option<bool> {
    match (yes, no) {
        (true, _) => Some(true),
        (false, true) => Some(false),
        (false, false) => None,
    }
}

fn course(text: &str) -> Result<Course, Failure> {
    value::word("--course", text, Course::ALL, Course::key)
}

fn percent(text: &str) -> Result<u32, Failure> {
    let number = text.trim().trim_end_matches('%').parse().ok();
    number.filter(|percent| *percent <= 100).ok_or_else(|| {
        Failure::new(format!(
            "--completed: expected per cent from 0 to 100, found \"{text}\""
        ))
    })
}

/// Warning signs: answer ids, and the signs to stop of the rules of returning to running.
fn signs(log: &Log<'_>, given: &[String]) -> Result<Vec<Key>, Failure> {
    let knowledge = log.words.knowledge;
    let questions = knowledge
        .questions
        .iter()
        .map(|question| question.id.as_str());
    let stops = knowledge
        .return_to_run
        .stop
        .signs
        .iter()
        .map(String::as_str);
    let ids = stops.chain(questions);
    value::each_known("--sign", given, "the id of a warning sign", &ids)
}

/// What a session that counts as quiet has to tell, with the keys of its questions.
const NEEDED: [&str; 7] = [
    "before",
    "during",
    "at_end",
    "limp",
    "night_pain",
    "painkiller",
    "completed",
];

fn is_told(result: &SessionResult, what: &str) -> bool {
    match what {
        "before" => result.before.is_some(),
        "during" => result.during.is_some(),
        "at_end" => result.at_end.is_some(),
        "limp" => result.limp.is_some(),
        "night_pain" => result.new_night_pain.is_some(),
        "painkiller" => result.analgesic_8h.is_some(),
        _ => result.completed_percent.is_some(),
    }
}

fn missing(log: &Log<'_>, result: &SessionResult) -> Vec<String> {
    let open = NEEDED.iter().filter(|what| !is_told(result, what));
    open.map(|what| log.words.words.line(&format!("log.session.short.{what}")))
        .collect()
}

fn ask_for_the_rest(log: &Log<'_>, result: &mut SessionResult) -> Result<(), Failure> {
    let question = |what: &str| log.words.words.line(&format!("log.session.ask.{what}"));
    let pain = |what: &str, known: Option<PainScore>| match known {
        Some(known) => Ok(Some(known)),
        None => ask::until(&question(what), |text| value::pain("PAIN", text)),
    };
    let answer = |what: &str, known: Option<bool>| match known {
        Some(known) => Ok(Some(known)),
        None => ask::until(&question(what), ask::yes_or_no),
    };
    result.before = pain("before", result.before)?;
    result.during = pain("during", result.during)?;
    result.at_end = pain("at_end", result.at_end)?;
    if result.course.is_none() && result.during.is_some_and(|during| during.get() > 0) {
        result.course = ask::until(&question("course"), course)?;
    }
    result.limp = answer("limp", result.limp)?;
    result.new_night_pain = answer("night_pain", result.new_night_pain)?;
    result.analgesic_8h = answer("painkiller", result.analgesic_8h)?;
    if result.completed_percent.is_none() {
        result.completed_percent = ask::until(&question("completed"), percent)?;
    }
    Ok(())
}
