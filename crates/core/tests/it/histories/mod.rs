//! Whole random histories: what no journal can do to a plan. Each is held against predicates over the list of its entries
//! that know nothing of plans, and against itself in another order, with repetitions, and one entry at a time.
//!
//! `RESTRIDE_HISTORIES=1000000` raises the number of histories; the number that ran is printed.

mod naive;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, Zoned};
use restride_core::journal::{Body, Entry, EntryId, Journal};
use restride_core::knowledge::Knowledge;
use restride_core::return_to_run::{
    Grade, Moment, Pain, PlanOfEpisode, Plans, Profile, Reason, State,
};
use restride_testkit::{Draw, returning};
use std::collections::BTreeMap;
use std::sync::LazyLock;

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(restride_testkit::knowledge);

/// Entries of a history, at most.
const MOST: usize = 24;

fn count() -> u64 {
    #[expect(
        clippy::disallowed_methods,
        reason = "a test may be told how long to run"
    )]
    let told = std::env::var("RESTRIDE_HISTORIES").ok();
    told.and_then(|count| count.parse().ok()).unwrap_or(6_000)
}

fn at<T>(entries: &[Entry], now: &Zoned, look: impl FnOnce(&Plans<'_, '_>) -> T) -> T {
    let journal = Journal::from_entries(entries.iter().cloned());
    let folded = journal.fold();
    look(&Plans::of(&folded, &KNOWLEDGE.return_to_run, now))
}

fn zoned(at: Timestamp) -> Zoned {
    at.to_zoned(TimeZone::UTC)
}

/// An hour after the last thing that was written down.
fn end(entries: &[Entry]) -> Zoned {
    let last = entries
        .iter()
        .map(|entry| entry.head().recorded)
        .max()
        .unwrap();
    zoned(last + SignedDuration::from_hours(1))
}

/// One more entry, which happens and is written down last of all.
fn with(entries: &[Entry], kind: &str, body: &serde_json::Value) -> Vec<Entry> {
    let now = end(entries);
    let more = serde_json::json!({
        "id": "0192f1c4-3b00-7000-8000-00000000ffff",
        "happened": now.datetime().to_string() + "+00:00", "recorded": now.timestamp().to_string(),
        "author": "runner", "source": "test", "kind": kind, "version": 1, "body": body,
    });
    let more = Entry::from_json(more.to_string().as_bytes()).unwrap();
    entries.iter().cloned().chain([more]).collect()
}

fn is_locked(plan: &PlanOfEpisode<'_, '_>) -> bool {
    matches!(plan.plan.state(), State::Locked { .. })
}

/// How often something was met that the invariants are about.
#[derive(Default, Debug)]
struct Met {
    allowed: u64,
    locked: u64,
    unlocked: u64,
    promoted: u64,
    bone: u64,
    two_open: u64,
    held_by_sessions: u64,
}

/// G1, G2, G3, G4, G7, G9, G10, G12, G13, G14, G16, G18 over whole random histories
#[test]
fn no_random_journal_breaks_an_invariant() {
    let tests = KNOWLEDGE.return_to_run.readiness.tests.iter();
    let tests: Vec<&str> = tests.map(|test| test.id.as_str()).collect();
    let mut met = Met::default();
    let count = count();
    for seed in 0..count {
        let mut draw = Draw(seed);
        let entries = returning(&mut draw, &tests, MOST);
        let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            try_history(&entries, &mut draw, &mut met, seed);
        }));
        if seed % 100_000 == 99_999 {
            println!("{} histories so far, 0 failures", seed + 1);
        }
        if outcome.is_err() {
            let lines: Vec<String> = entries.iter().map(Entry::to_json).collect();
            panic!("history {seed}:\n{}", lines.join("\n"));
        }
    }
    println!("{count} histories, 0 failures; met: {met:?}");
    for (what, often) in [
        ("allowed", met.allowed),
        ("locked", met.locked),
        ("unlocked", met.unlocked),
        ("promoted", met.promoted),
        ("bone", met.bone),
        ("two open", met.two_open),
        ("held by sessions", met.held_by_sessions),
    ] {
        assert!(often * 1000 > count, "{what}: only {often}");
    }
}

fn try_history(entries: &[Entry], draw: &mut Draw, met: &mut Met, seed: u64) {
    let now = end(entries);
    // G9, G10: any order, any repetition.
    let mut shuffled: Vec<Entry> = entries.to_vec();
    for position in (1..shuffled.len()).rev() {
        shuffled.swap(position, draw.below(position + 1));
    }
    shuffled.extend(entries.iter().take(draw.below(entries.len() + 1)).cloned());
    at(entries, &now, |plans| {
        look(entries, plans, &now, met);
        at(&shuffled, &now, |others| {
            assert_eq!(plans.episodes, others.episodes, "in another order");
            assert_eq!(plans.alarms, others.alarms, "in another order");
        });
    });
    one_more(entries, &now);
    // One entry at a time is the dearest of all: a quarter of the histories.
    if seed.is_multiple_of(4) {
        one_at_a_time(entries, met);
    }
}

fn look(entries: &[Entry], plans: &Plans<'_, '_>, now: &Zoned, met: &mut Met) {
    let rules = &KNOWLEDGE.return_to_run;
    let moment = Moment::of(now);
    // G1, G3, G13: an alarm that was ever written and is not covered forbids a run.
    let uncovered = naive::uncovered(entries);
    if let Some(alarm) = uncovered.first() {
        assert!(!plans.may_run(), "a run in spite of {}", alarm.to_json());
    }
    for alarm in &uncovered {
        for plan in &plans.episodes {
            let named = alarm.body().episode();
            if named.is_none() || named == Some(plan.episode.id) {
                assert!(is_locked(plan), "{} does not lock", alarm.to_json());
            }
        }
    }
    let open = plans.episodes.iter().filter(|plan| plan.is_open());
    met.two_open += u64::from(open.clone().count() > 1);
    met.allowed += u64::from(plans.may_run() && open.clone().count() > 0);
    // G7: without the pain before a run that was told today nothing is allowed.
    if plans.may_run() {
        for plan in open {
            assert!(naive::before_today(entries, now), "no pain before was told");
            assert!(plan.before.is_some() && plan.gate.is_go());
            // Unknown is not no: somebody was asked about the bone, or a clinician has looked.
            assert!(
                naive::bone_was_denied_or_cleared(entries),
                "a run before the questions about bones"
            );
        }
    }
    for plan in &plans.episodes {
        met.locked += u64::from(is_locked(plan));
        met.bone += u64::from(plan.plan.profile() == Profile::Bone);
        climbs(plan, met);
        let held = [
            Reason::BoneRedsLock,
            Reason::LockKept,
            Reason::RedsRefer,
            Reason::PauseKept,
        ];
        let by_sessions = plan
            .moves
            .iter()
            .any(|moved| held.contains(&moved.because.reason));
        met.held_by_sessions += u64::from(by_sessions);
        let cleared = plan
            .moves
            .iter()
            .any(|moved| moved.because.reason == Reason::Cleared);
        met.unlocked += u64::from(cleared);
        // G8: while held there is no level; G12: time alone never lifts a level.
        let mut standing = plan.plan.standing(rules, moment);
        assert!(!is_locked(plan) || standing.is_none());
        for days in [1, 3, 8, 15, 29, 91, 400] {
            let later = Moment::of(&zoned(
                now.timestamp() + SignedDuration::from_hours(24 * days),
            ));
            let then = plan.plan.settled(rules, later).standing(rules, later);
            assert!(then <= standing, "higher after {days} days");
            standing = then;
        }
    }
}

/// G4, G16: promotions one at a time, on a green session, two in seven days at most, and never with pain for a bone.
fn climbs(plan: &PlanOfEpisode<'_, '_>, met: &mut Met) {
    let mut level = None;
    let mut rises: Vec<Moment> = Vec::new();
    for moved in &plan.moves {
        if let (Some(from), Some(to)) = (level, moved.level)
            && to > from
        {
            let grade = moved.graded.map(|graded| graded.grade);
            assert_eq!(grade, Some(Grade::Green), "{moved:?}");
            assert_eq!(to, from + 1, "{moved:?}");
            rises.push(moved.at);
            met.promoted += 1;
        }
        level = moved.level;
    }
    // Told a day after the session each: six days between the mornings of three promotions at least.
    for three in rises.windows(3) {
        assert!(three[0].gap_to(three[2]) >= 6, "{rises:?}");
    }
}

/// What one more entry at the end can do.
fn one_more(entries: &[Entry], now: &Zoned) {
    let before = at(entries, now, summary);
    let later = zoned(now.timestamp() + SignedDuration::from_secs(1));
    // G14: what a watch tells makes nothing better.
    let watch = with(
        entries,
        "session_result",
        &serde_json::json!({"distance_m": 9000, "duration_s": 3000}),
    );
    let after = at(&watch, &later, summary);
    assert!(before.may_run || !after.may_run, "a watch allows a run");
    for (id, (locked, level)) in &before.plans {
        let (still, now_on) = after.plans[id];
        assert!(!locked || still, "a watch unlocks");
        assert!(now_on <= *level, "a watch lifts a level");
    }
    // G2, G3: an urgent assessment, a warning sign.
    for (kind, body) in [
        (
            "assessment",
            serde_json::json!({"answers": {}, "urgency": "emergency", "pack_hash": "a"}),
        ),
        (
            "pain",
            serde_json::json!({"moment": "evening", "score": 0, "red_flags": ["chest_pain"]}),
        ),
    ] {
        let after = at(&with(entries, kind, &body), &later, summary);
        assert!(
            !after.may_run && after.plans.values().all(|(locked, _)| *locked),
            "{kind}"
        );
    }
    // G18: the same place again: no run before the questions.
    let again = with(
        entries,
        "episode_opened",
        &serde_json::json!({"sites": ["lateral"]}),
    );
    at(&again, &later, |plans| {
        assert!(!plans.may_run());
        let known = plans.episodes.iter().rev().skip(1);
        let same = known.clone().any(|plan| {
            plan.episode
                .opened
                .sites
                .iter()
                .any(|it| it.as_str() == "lateral")
        });
        let new = plans.episodes.last().unwrap();
        if same {
            let asked = new.plan.history().screen_due.is_some() || is_locked(new);
            assert!(asked, "the questions about bones are not asked again");
        }
    });
}

struct Summary {
    may_run: bool,
    plans: BTreeMap<EntryId, (bool, Option<usize>)>,
}

fn summary(plans: &Plans<'_, '_>) -> Summary {
    let each = plans.episodes.iter().map(|plan| {
        let level = plan.plan.state().level();
        (plan.episode.id, (is_locked(plan), level))
    });
    Summary {
        may_run: plans.may_run(),
        plans: each.collect(),
    }
}

/// G1, G13: in the order of writing, no entry but a clearance leads out of a lock, and neither does time.
fn one_at_a_time(entries: &[Entry], met: &mut Met) {
    let mut written: Vec<Entry> = entries.to_vec();
    written.sort_by_key(|entry| (entry.head().recorded, entry.id(), entry.to_json()));
    let mut locked: Vec<EntryId> = Vec::new();
    for known in 1..=written.len() {
        let last = &written[known - 1];
        let now = zoned(last.head().recorded);
        let is_clearance = matches!(last.body(), Body::Clearance(_));
        at(&written[..known], &now, |plans| {
            for id in &locked {
                let plan = plans.episodes.iter().find(|plan| plan.episode.id == *id);
                let holds = plan.map_or(!plans.may_run(), is_locked);
                assert!(holds || is_clearance, "{} unlocks", last.to_json());
            }
            let now_locked = plans.episodes.iter().filter(|plan| is_locked(plan));
            locked = now_locked.map(|plan| plan.episode.id).collect();
        });
    }
    met.locked += u64::from(!locked.is_empty());
}

/// The pain before a run that was not told is not 0, and one of 10 lets nobody run
#[test]
fn a_pain_of_ten_before_a_run_is_never_allowed() {
    let tests = KNOWLEDGE.return_to_run.readiness.tests.iter();
    let tests: Vec<&str> = tests.map(|test| test.id.as_str()).collect();
    for seed in 0..count().min(2_000) {
        let entries = returning(&mut Draw(seed), &tests, MOST);
        let hurt = with(
            &entries,
            "pain",
            &serde_json::json!({"moment": "before", "score": 10}),
        );
        let now = zoned(end(&entries).timestamp() + SignedDuration::from_secs(1));
        at(&hurt, &now, |plans| {
            let open = plans.episodes.iter().any(PlanOfEpisode::is_open);
            assert!(!open || !plans.may_run(), "history {seed}");
            for plan in plans.episodes.iter().filter(|plan| plan.is_open()) {
                assert!(plan.before.is_none_or(|pain| pain == Pain::MOST));
            }
        });
    }
}
