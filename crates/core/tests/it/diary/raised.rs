//! What the diary raises, as a table: what was logged, and the answers that it makes worse.

use super::june;
use restride_core::assessment::{Answer, Answers, Engine};
use restride_core::diary::{EpisodeDiary, Shown, derived_answers, reassess};
use restride_core::journal::{Entry, EntryId, Journal};
use restride_core::knowledge::care::DiaryRules;
use restride_core::knowledge::{Care, Knowledge};
use restride_core::urgency::Urgency;
use restride_testkit::journal::Pen;
use serde_json::{Value, json};
use std::sync::LazyLock;

static PACK: LazyLock<(Knowledge, Care)> =
    LazyLock::new(|| (restride_testkit::knowledge(), restride_testkit::care()));

/// The day on which the diary is looked at.
const TODAY: i8 = 28;

/// Something that was logged: day of June, kind, body.
type Logged = (i32, &'static str, Value);

fn pain(day: i32, moment: &str, score: u8) -> Logged {
    (day, "pain", json!({"moment": moment, "score": score}))
}

fn session(day: i32, body: Value) -> Logged {
    (day, "session_result", body)
}

fn walk(day: i32, limp: bool) -> Logged {
    (day, "walk", json!({"minutes": 30, "pain": 0, "limp": limp}))
}

fn asked(day: i32, source: &'static str) -> Logged {
    let body =
        json!({"answers": {}, "urgency": "self_manage", "pack_hash": "a", "bone_suspected": false});
    (
        day,
        if source == "diary" {
            "assessment by the diary"
        } else {
            "assessment"
        },
        body,
    )
}

fn nights(days: impl IntoIterator<Item = i32>, score: u8) -> Vec<Logged> {
    days.into_iter()
        .map(|day| pain(day, "night", score))
        .collect()
}

fn resting(scores: &[u8]) -> Vec<Logged> {
    let days = i32::from(TODAY) + 1 - i32::try_from(scores.len()).unwrap()..;
    let told = days.zip(scores);
    told.map(|(day, score)| pain(day, "at_rest", *score))
        .collect()
}

/// The journal of an episode that was opened on the first of June.
fn journal(logged: &[Logged]) -> (Journal, EntryId) {
    let mut pen = Pen::new("2026-06-01T07:00:00+02:00[Europe/Berlin]");
    let opened = pen.entry("episode_opened", &json!({"sites": ["lateral"]}));
    let episode = opened.id();
    let mut entries = vec![opened];
    for (day, kind, body) in logged {
        pen.on(*day, 12);
        let by_diary = *kind == "assessment by the diary";
        let kind = if by_diary { "assessment" } else { *kind };
        let mut entry = pen.entry(kind, body);
        if by_diary {
            let text = entry
                .to_json()
                .replace(r#""source":"test""#, r#""source":"diary""#);
            entry = Entry::from_json(text.as_bytes()).unwrap();
        }
        entries.push(entry);
    }
    (Journal::from_entries(entries), episode)
}

/// What is shown, with how many entries show it, and the answers that are yes because of it.
fn raised(logged: &[Logged]) -> (Vec<(String, usize)>, Vec<&'static str>) {
    let (knowledge, care) = &*PACK;
    let rules: &DiaryRules = &care.diary;
    let (journal, episode) = journal(logged);
    let folded = journal.fold();
    let diary = EpisodeDiary::of(&folded, episode);
    let observed = diary.observed(rules, june(TODAY));
    let answers = derived_answers(
        knowledge,
        &rules.raises,
        &Answers::new(knowledge),
        &observed,
    );
    let yes = ["night_rest_pain", "limp_or_walk_pain", "lasts_despite_rest"].into_iter();
    let yes = yes.filter(|id| {
        let question = knowledge.question(id).unwrap();
        answers.get(question) == Answer::Yes
    });
    let shown = observed.iter().map(|it| {
        let what = match it.what {
            Shown::Sign(sign) => sign.key().to_owned(),
            Shown::Flag(flag) => flag.as_str().to_owned(),
        };
        (what, it.entries.len())
    });
    (shown.collect(), yes.collect())
}

#[test]
fn each_sign_is_shown_from_its_threshold_on_and_raises_its_answer() {
    for (name, logged, shown, yes) in table() {
        let (observed, answers) = raised(&logged);
        let observed = observed.iter();
        let observed: Vec<(&str, usize)> = observed
            .map(|(what, count)| (what.as_str(), *count))
            .collect();
        assert_eq!(observed, shown, "{name}");
        assert_eq!(answers, yes, "{name}");
    }
}

/// A sign, and how many entries show it.
type Sign = (&'static str, usize);

/// What it is about, what was logged, the signs that are shown, the answers that are a yes because of them.
type Row = (
    &'static str,
    Vec<Logged>,
    &'static [Sign],
    &'static [&'static str],
);

#[rustfmt::skip]
fn table() -> Vec<Row> {
    let quiet = || {
        session(
            27,
            json!({"during": 0, "limp": false, "new_night_pain": false}),
        )
    };
    vec![
        ("nothing", vec![], &[], &[]),
        ("three bad nights of seven", nights([22, 25, 28], 3), &[("night_pain_often", 3)], &["night_rest_pain"]),
        ("a night too few", nights([25, 28], 9), &[], &[]),
        ("nights that hurt too little", nights(22..=28, 2), &[], &[]),
        ("a night too long ago", nights([21, 25, 28], 9), &[], &[]),
        ("a new pain at night", vec![session(20, json!({"new_night_pain": true}))], &[("new_night_pain", 1)], &["night_rest_pain"]),
        ("no new pain at night", vec![quiet()], &[], &[]),
        ("not said", vec![session(27, json!({"distance_m": 3000}))], &[], &[]),
        ("a limp on a run", vec![session(20, json!({"limp": true}))], &[("limp", 1)], &["limp_or_walk_pain"]),
        ("a limp on a walk", vec![walk(20, true), walk(21, false)], &[("limp", 1)], &["limp_or_walk_pain"]),
        ("a limp that somebody was asked about since", vec![walk(20, true), asked(21, "test")], &[], &[]),
        ("a limp, and nobody was asked", vec![walk(20, true), asked(21, "diary")], &[("limp", 1)], &["limp_or_walk_pain"]),
        ("pain at rest that grows", resting(&[0, 1, 1, 2, 3, 3, 4]), &[("rest_pain_rising", 7)], &["night_rest_pain"]),
        ("pain at rest that falls", resting(&[4, 3, 3, 2, 1, 1, 0]), &[], &[]),
        ("pain at rest that stays", resting(&[3; 7]), &[], &[]),
        ("two weeks without a run", vec![pain(14, "evening", 2), pain(28, "evening", 1)], &[("despite_rest", 1)], &["lasts_despite_rest"]),
        ("a day too few", vec![pain(15, "evening", 2), pain(28, "evening", 1)], &[], &[]),
        ("a run in between", vec![pain(14, "evening", 2), quiet(), pain(28, "evening", 1)], &[], &[]),
        ("no pain any more", vec![pain(14, "evening", 2), pain(28, "evening", 0)], &[], &[]),
        ("a warning sign that was marked", vec![( 20, "pain", json!({"moment": "evening", "score": 0, "red_flags": ["night_rest_pain"]}), )], &[("night_rest_pain", 1)], &["night_rest_pain"]),
    ]
}

#[test]
fn what_the_diary_shows_makes_an_assessment_worse_and_never_better() {
    let (knowledge, care) = &*PACK;
    let engine = Engine::new(knowledge);
    let mut rose = 0;
    for (name, logged) in [
        ("nothing", vec![]),
        ("nights", nights([22, 25, 28], 7)),
        ("a limp", vec![walk(20, true)]),
        ("rest", resting(&[0, 1, 1, 2, 3, 3, 4])),
    ] {
        for urgency in ["self_manage", "see_within_2_weeks", "emergency"] {
            let mut all = vec![(
                2,
                "assessment",
                json!({"answers": {}, "urgency": urgency, "pack_hash": "a"}),
            )];
            all.extend(logged.iter().cloned());
            let (journal, episode) = journal(&all);
            let folded = journal.fold();
            let diary = EpisodeDiary::of(&folded, episode);
            let last = diary.last_assessment().unwrap().urgency;
            let made = reassess(&engine, &care.diary, &diary, june(TODAY));
            assert!(made.assessment.triage.urgency >= last, "{name} {urgency}");
            assert_eq!(
                made.observed.is_empty(),
                logged.is_empty(),
                "{name} {urgency}"
            );
            assert!(!(made.observed.is_empty() && made.rose), "{name} {urgency}");
            rose += usize::from(made.rose);
            if last == Urgency::Emergency {
                assert_eq!(made.assessment.triage.urgency, last, "{name}");
            }
        }
    }
    assert!(rose > 0, "nothing rose");
}
