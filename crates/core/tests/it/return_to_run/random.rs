//! Random histories on the ladder of the pack: what no history can do.

use super::explore::{MOVES, check, days_to_normal_running};
use super::scene::{hour, rules};
use crate::world::{USUAL, is_deep};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use restride_core::return_to_run::{Event, Plan, Profile, State};

/// One event: which, how many days after the one before (its own pace for `None`), at what hour.
type Turn = (usize, Option<i64>, i8);

/// Runs a property on random histories of both profiles, and shrinks what breaks it.
fn for_random_histories(usual: u32, property: impl Fn(Profile, &[Turn])) {
    let config = Config {
        cases: if is_deep() { usual * 50 } else { usual },
        failure_persistence: None,
        ..Config::default()
    };
    // Sessions, mornings and tests come more often than alarms.
    let usual_moves = MOVES
        .iter()
        .position(|it| it.name == "emergency")
        .unwrap_or(0);
    let index = prop_oneof![
        6 => 0..2_usize,
        12 => 0..usual_moves,
        1 => 0..MOVES.len(),
    ];
    let days = prop_oneof![
        8 => Just(None),
        2 => (0_i64..5).prop_map(Some),
        1 => prop::sample::select(vec![7, 8, 14, 15, 22, 28, 29, 43, 91]).prop_map(Some),
    ];
    let turns = prop::collection::vec((index, days, 5_i8..23), 1..40);
    let profiles = prop::sample::select(Profile::ALL.to_vec());
    let outcome = TestRunner::new(config).run(&(profiles, turns), |(profile, turns)| {
        property(profile, &turns);
        Ok(())
    });
    if let Err(broken) = outcome {
        panic!("{broken}");
    }
}

/// A history: every event that is possible, with what is made of each step; the last plan and its day.
fn told(profile: Profile, turns: &[Turn], daily: bool) -> (Plan, i64) {
    let mut plan = Plan::start(profile, hour(0, 4));
    let mut number = 0;
    for (index, days, at) in turns {
        let made = &MOVES[*index];
        let now = hour(number, *at);
        let event = (made.event)(rules(), number);
        if let Ok(step) = plan.after(rules(), &event, now) {
            check(rules(), &plan, now, made, &step);
            plan = step.plan;
        }
        let next = number + days.unwrap_or(made.days);
        if daily {
            for day in number + 1..=next {
                let step = plan.after(rules(), &Event::TimePassed, hour(day, 4));
                plan = step.map_or(plan, |step| step.plan);
            }
        }
        number = next;
    }
    (plan, number)
}

/// G1, G3, G4, G6, G14, G16: 20,000 random histories
#[test]
fn no_random_history_breaks_an_invariant() {
    for_random_histories(USUAL, |profile, turns| {
        told(profile, turns, false);
    });
}

/// Whether and when somebody looks changes nothing
#[test]
fn looking_at_a_plan_does_not_change_its_history() {
    for_random_histories(USUAL / 10, |profile, turns| {
        let (unwatched, number) = told(profile, turns, false);
        let (watched, _) = told(profile, turns, true);
        let end = hour(number, 23);
        let [unwatched, watched] = [unwatched, watched].map(|plan| plan.settled(rules(), end));
        assert_eq!(unwatched, watched);
    });
}

/// G17: from wherever a history leads, somebody without pain reaches normal running or is sent to a clinician
#[test]
fn nobody_without_pain_is_stuck() {
    for_random_histories(USUAL / 10, |profile, turns| {
        let (plan, number) = told(profile, turns, false);
        let is_held = matches!(plan.state(), State::Locked { .. } | State::Refer { .. });
        let from = number + 1;
        if let (false, Some(days)) = (is_held, days_to_normal_running(rules(), &plan, from)) {
            assert!(days <= 45, "{days} days from {plan:?}");
        }
    });
}
