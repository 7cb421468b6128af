//! The demo's runner: the same every time, believable, and never unsafe.

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use restride_app::demo;
use restride_core::assessment::Engine;
use restride_core::diary::Readings;
use restride_core::journal::{Body, Entry, Journal, Key, PainMoment, SessionResult, Standing};
use restride_core::knowledge::Knowledge;
use restride_core::return_to_run::{Moment, Pain, Plans, Reason, gate};
use restride_core::urgency::Urgency;
use restride_testkit::{answers, knowledge, today};
use std::collections::{BTreeMap, BTreeSet};

/// A zone with summer time, without a database of zones.
fn berlin() -> TimeZone {
    TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").expect("a zone")
}

fn demo_on(knowledge: &Knowledge, today: Date, zone: &TimeZone) -> Vec<Entry> {
    demo::entries(&Engine::new(knowledge), today, zone).expect("entries")
}

fn entries() -> Vec<Entry> {
    demo_on(&knowledge(), today(), &berlin())
}

fn result_of(entry: &Entry) -> Option<&SessionResult> {
    if let Body::SessionResult(result) = entry.body() {
        Some(result)
    } else {
        None
    }
}

fn runs(entries: &[Entry]) -> Vec<(Date, &SessionResult)> {
    let results = entries
        .iter()
        .filter_map(|entry| Some((entry.happened().day(), result_of(entry)?)));
    results.collect()
}

#[test]
fn the_same_day_gives_the_same_bytes_and_every_id_is_its_own() {
    let bytes = |entries: &[Entry]| -> Vec<String> { entries.iter().map(Entry::to_json).collect() };
    let entries = entries();
    assert_eq!(bytes(&entries), bytes(&self::entries()));
    let ids: BTreeSet<_> = entries.iter().map(Entry::id).collect();
    assert_eq!(ids.len(), entries.len());
    let journal = Journal::from_entries(entries.clone());
    assert_eq!(journal.len(), entries.len());
    assert!(journal.fold().refused().is_empty());
}

#[test]
fn it_holds_every_kind_of_entry_that_a_runner_with_one_hip_writes() {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for entry in entries() {
        *counts.entry(entry.body().kind().to_owned()).or_default() += 1;
    }
    for (kind, least, most) in [
        ("profile", 1, 1),
        ("assessment", 1, 1),
        ("episode_opened", 1, 1),
        ("plan_choice", 1, 1),
        ("pain", 130, 200),
        ("walk", 25, 60),
        ("readiness_test", 8, 20),
        ("session_result", 20, 35),
        ("exercise", 100, 260),
        ("medicine", 1, 1),
        ("treatment_visit", 2, 2),
        ("weekly_answers", 10, 12),
        ("note", 4, 4),
        ("withdrawn", 1, 1),
    ] {
        let count = counts.get(kind).copied().unwrap_or(0);
        assert!((least..=most).contains(&count), "{kind}: {count}");
    }
    let corrections = entries()
        .iter()
        .filter(|entry| entry.head().supersedes.is_some())
        .filter(|entry| !matches!(entry.body(), Body::Withdrawn(_)))
        .count();
    assert_eq!(corrections, 1);
}

#[test]
fn its_first_assessment_is_what_the_engine_says() {
    let knowledge = knowledge();
    let entries = entries();
    let stored = entries.iter().find_map(|entry| match entry.body() {
        Body::Assessment(assessment) => Some(assessment),
        _ => None,
    });
    let stored = stored.expect("an assessment");
    let told = told(stored);
    let pairs: Vec<(&str, &str)> = told
        .iter()
        .map(|(id, value)| (id.as_str(), value.as_str()))
        .collect();
    let result = Engine::new(&knowledge).assess(&answers(&knowledge, &pairs), today(), None);
    assert_eq!(stored.urgency, result.triage.urgency);
    assert_eq!(stored.urgency, Urgency::SelfManage);
    assert!(result.triage.open_alarms.is_empty());
    assert_eq!(stored.pack_hash.as_str(), knowledge.hash);
    let first = result.causes.first().expect("a cause");
    assert_eq!(knowledge.conditions[first.condition].key, "gtps");
}

/// The answers as the helper of all tests reads them.
fn told(assessment: &restride_core::journal::Assessment) -> Vec<(String, String)> {
    use restride_core::journal::AnswerValue::{Many, Number, Word};
    assessment
        .answers
        .iter()
        .map(|(id, value)| {
            let value = match value {
                Word(word) => word.to_string(),
                Number(number) => number.to_string(),
                Many(words) => {
                    let words: Vec<&str> = words.iter().map(Key::as_str).collect();
                    words.join(" ")
                }
            };
            (id.to_string(), value)
        })
        .collect()
}

#[test]
fn it_never_shows_an_alarm_a_limp_or_a_run_on_a_painkiller() {
    let entries = entries();
    let journal = Journal::from_entries(entries.clone());
    let standing = Standing::of(&journal.fold());
    assert_eq!(standing.urgency(), Some(Urgency::SelfManage));
    assert!(standing.red_flags().is_empty());
    for (day, run) in runs(&entries) {
        assert_eq!(run.limp, Some(false), "{day}");
        assert_eq!(run.new_night_pain, Some(false), "{day}");
        assert_eq!(run.analgesic_8h, Some(false), "{day}");
    }
    for entry in &entries {
        if let Body::Walk(walk) = entry.body() {
            assert_eq!(walk.limp, Some(false));
            assert!(walk.pain.get() < 3);
        }
    }
}

#[test]
fn a_day_lies_between_two_runs_and_one_run_alone_is_far_too_long() {
    let entries = entries();
    let runs = runs(&entries);
    for pair in runs.windows(2) {
        assert!(pair[0].0.tomorrow().expect("a day") < pair[1].0, "{pair:?}");
    }
    let long: Vec<_> = runs
        .iter()
        .filter(|(_, run)| run.distance_m.is_some_and(|metres| metres > 8_000))
        .collect();
    let [(day, relapse)] = long.as_slice() else {
        panic!("one long run: {long:?}");
    };
    assert!(relapse.during.is_some_and(|pain| pain.get() >= 5));
    assert!(!relapse.triggers.is_empty());
    let next = runs.iter().find(|(later, _)| later > day);
    let rest = day.until(next.expect("runs go on").0).expect("days");
    assert!(rest.get_days() >= 4, "a rest after it: {rest:?}");
}

#[test]
fn whole_days_and_single_moments_are_missing_as_in_real_diaries() {
    let entries = entries();
    let journal = Journal::from_entries(entries);
    let folded = journal.fold();
    let readings = Readings::of(&folded);
    let logged = readings.worst_by_day();
    let days = usize::try_from(demo::DAYS).expect("a count");
    assert!(
        (days - 12..days - 2).contains(&logged.len()),
        "{}",
        logged.len()
    );
    let mornings = readings.at(&[PainMoment::Waking]).worst_by_day();
    let evenings = readings.at(&[PainMoment::Evening]).worst_by_day();
    assert!(mornings.len() > evenings.len());
    let scores: BTreeSet<u8> = logged.values().map(|score| score.get()).collect();
    assert!(scores.len() >= 6, "from none to much: {scores:?}");
}

#[test]
fn nothing_happens_before_its_first_day_or_on_the_day_it_is_made() {
    for entry in entries() {
        let day = entry.happened().day();
        assert!(day < today());
        let back = day.until(today()).expect("days");
        let is_recorded = matches!(entry.body(), Body::Run(_));
        assert!(is_recorded || back.get_days() <= demo::DAYS, "{day}");
        assert!(entry.head().recorded >= entry.happened().instant());
    }
}

#[test]
fn every_test_before_the_ladder_is_one_of_the_pack() {
    let knowledge = knowledge();
    let tests = &knowledge.return_to_run.readiness.tests;
    for entry in entries() {
        if let Body::ReadinessTest(told) = entry.body() {
            assert!(tests.iter().any(|test| test.id == told.test.as_str()));
        }
    }
}

#[test]
fn it_can_be_made_on_any_day_in_any_zone() {
    let knowledge = knowledge();
    let zones = [
        TimeZone::UTC,
        berlin(),
        TimeZone::fixed(jiff::tz::offset(14)),
        TimeZone::fixed(jiff::tz::offset(-11)),
    ];
    let days = [
        date(2026, 12, 1),
        date(2027, 3, 1),
        date(2028, 3, 30),
        date(2028, 11, 2),
        date(2199, 12, 31),
    ];
    for zone in &zones {
        for day in days {
            let entries = demo_on(&knowledge, day, zone);
            assert!(runs(&entries).len() > 10, "{day}");
        }
    }
    let engine = Engine::new(&knowledge);
    let before_all_days = demo::entries(&engine, date(1970, 1, 1), &TimeZone::UTC);
    assert_eq!(before_all_days.ok(), None);
}

/// Where the plan stood, with the day of the demo since when, and the grade that led there if one did.
fn course(entries: &[Entry]) -> Vec<String> {
    let knowledge = knowledge();
    let rules = &knowledge.return_to_run;
    let journal = Journal::from_entries(entries.to_vec());
    let now = today().at(9, 0, 0, 0).to_zoned(berlin()).expect("a time");
    let plans = Plans::of(&journal.fold(), rules, &now);
    assert_eq!(plans.episodes.len(), 1);
    let plan = &plans.episodes[0];
    assert_eq!(plan.ignored, [], "the plan follows everything");
    let first = today().saturating_sub(jiff::Span::new().days(demo::DAYS));
    let mut stood = String::new();
    let mut course = Vec::new();
    for moved in &plan.moves {
        assert_ne!(moved.because.reason, Reason::AgainstTheGate);
        let level = moved.level.map(|level| rules.levels[level].id.as_str());
        let stands = level.unwrap_or(moved.state);
        if stands != stood {
            let day = first.until(moved.at.day()).expect("days").get_days();
            let grade = moved.graded.map_or("", |graded| graded.grade.key());
            course.push(format!("{day} {stands} {grade}").trim_end().to_owned());
            stands.clone_into(&mut stood);
        }
    }
    course
}

/// When the rules of the pack change this: look whether the course is still believable, then write it down anew.
#[test]
fn it_climbs_relapses_and_climbs_again() {
    let expected = [
        "0 offload",
        "1 ready",
        "16 P1",
        "23 P2a green",
        "30 P2b green",
        "39 P2c green",
        "45 P3a green",
        "50 P2c red",
        "63 P3a green",
        "67 P3b green",
        "72 P3c green",
        "77 P4 green",
    ];
    assert_eq!(course(&entries()), expected);
}

#[test]
fn every_run_began_when_the_gate_said_yes_to_what_was_known() {
    let knowledge = knowledge();
    let rules = &knowledge.return_to_run;
    let entries = entries();
    let mut asked = 0;
    for entry in &entries {
        let Some(result) = result_of(entry) else {
            continue;
        };
        let began = entry.happened().instant();
        let known = entries
            .iter()
            .filter(|known| known.head().recorded <= began);
        let journal = Journal::from_entries(known.cloned());
        let now = began.to_zoned(berlin());
        let plans = Plans::of(&journal.fold(), rules, &now);
        let before = result.before.and_then(|score| Pain::new(score.get()));
        let answer = gate(rules, &plans.episodes[0].plan, before, Moment::of(&now));
        assert!(answer.is_go(), "{now}: {:?}", answer.because().reason);
        asked += 1;
    }
    assert!(asked > 20);
}

#[test]
fn its_exercises_and_its_programme_are_those_of_the_pack_for_its_hip() {
    let care = restride_testkit::care();
    let programme = care.programme_for("gtps").expect("a programme");
    let programme = &care.programmes[programme];
    let stages = programme.stages.iter().flat_map(|stage| &stage.items);
    let planned: BTreeSet<&str> = stages
        .map(|item| care.exercises[item.exercise].id.as_str())
        .collect();
    for entry in entries() {
        match entry.body() {
            Body::Exercise(done) => assert!(planned.contains(done.exercise.as_str()), "{done:?}"),
            Body::PlanChoice(choice) => {
                let chosen = choice.value.as_ref().map(Key::as_str);
                assert_eq!(chosen, Some(programme.id.as_str()));
            }
            _ => {}
        }
    }
}
