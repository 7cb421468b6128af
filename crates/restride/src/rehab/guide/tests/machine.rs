//! What comes of words and of time.

use super::super::advance::advance;
use super::super::prescription::Prescription;
use super::super::said::{Cue, Input};
use super::super::state::State;
use super::super::total::{Ended, Total};
use super::{holds, sides};
use restride_core::journal::Done;
use std::time::Duration;

const NOTHING: [&str; 0] = [];

/// A session that is told things.
pub(super) struct Scene {
    plan: Vec<Prescription>,
    pub(super) state: State,
    pub(super) cues: Vec<Cue>,
}

impl Scene {
    pub(super) fn of(plan: &[Prescription]) -> Self {
        Self {
            plan: plan.to_vec(),
            state: State::start(plan),
            cues: Vec::new(),
        }
    }

    pub(super) fn step(&mut self, input: Option<Input>, elapsed: Duration) {
        let (state, cues) = advance(&self.plan, self.state.clone(), input, elapsed);
        self.state = state;
        self.cues.extend(cues);
    }

    pub(super) fn say(mut self, inputs: &[Input]) -> Self {
        for input in inputs {
            self.step(Some(*input), Duration::ZERO);
        }
        self
    }

    /// Waits in steps of half a second.
    fn wait(mut self, seconds: u32) -> Self {
        for _ in 0..2 * seconds {
            self.step(None, Duration::from_millis(500));
        }
        self
    }

    /// The cues since the last time, in short.
    fn heard(&mut self) -> Vec<String> {
        std::mem::take(&mut self.cues)
            .into_iter()
            .map(short)
            .collect()
    }

    pub(super) fn totals(self) -> Vec<Total> {
        assert!(self.state.is_over(), "{:?}", self.state);
        self.state.into_totals()
    }
}

fn short(cue: Cue) -> String {
    match cue {
        Cue::Ready(place) => format!("ready {} {}", place.exercise, place.side),
        Cue::Settle(place, next) => format!("settle {} {next}", place.set),
        Cue::Work(place, number, time) => {
            format!("work {} {number} {}", place.set, time.as_secs())
        }
        Cue::OwnPace(place) => format!("own pace {}", place.set),
        Cue::Rest(rest) => format!("rest {}", rest.map_or(0, |rest| rest.as_secs())),
        Cue::AskPain
        | Cue::TooMuch(_)
        | Cue::Sign
        | Cue::Paused
        | Cue::GoesOn
        | Cue::WasAway
        | Cue::Ended(_)
        | Cue::Warning
        | Cue::Over => format!("{cue:?}"),
    }
}

fn total(done: Done, sets: u8, repetitions: Option<u16>, pain: Option<u8>, ended: Ended) -> Total {
    Total {
        exercise: 0,
        done,
        sets,
        repetitions,
        hold_s: repetitions.map(|_| 12),
        pain,
        ended,
    }
}

#[test]
fn a_set_of_holds_runs_by_the_clock_then_rests_then_asks_for_the_pain() {
    let mut scene = Scene::of(&[holds()]).say(&[Input::Enter]).wait(3 + 12);
    assert_eq!(scene.heard(), ["settle 0 0", "work 0 0 12", "settle 0 1"]);
    let mut scene = scene.wait(3 + 12);
    assert_eq!(scene.heard(), ["work 0 1 12", "rest 20"]);
    let mut scene = scene.wait(19);
    assert_eq!(scene.heard(), NOTHING);
    let mut scene = scene.wait(1);
    assert_eq!(scene.heard(), ["AskPain"]);
    let mut scene = scene.wait(600);
    assert_eq!(scene.heard(), NOTHING, "it waits for the answer");
    let mut scene = scene.say(&[Input::Pain(1)]);
    assert_eq!(scene.heard(), ["settle 1 0"], "the second set");
    let mut scene = scene.wait(30);
    assert_eq!(
        scene.heard(),
        ["work 1 0 12", "settle 1 1", "work 1 1 12", "AskPain"],
        "no rest after the last set"
    );
    let totals = scene.say(&[Input::Pain(2)]).totals();
    let whole = total(Done::Done, 2, Some(2), Some(2), Ended::Whole);
    assert_eq!(totals, [whole]);
}

#[test]
fn each_side_is_begun_by_the_runner_and_a_set_counts_when_both_have_it() {
    let begun = Scene::of(&[sides()]).say(&[Input::Enter, Input::Enter, Input::Pain(0)]);
    let both = begun
        .say(&[Input::Enter, Input::Enter, Input::Pain(1)])
        .totals();
    assert_eq!((both[0].done, both[0].sets), (Done::Done, 1));
    assert_eq!((both[0].repetitions, both[0].pain), (Some(10), Some(1)));

    let begun = Scene::of(&[sides()]).say(&[Input::Enter, Input::Enter, Input::Pain(0)]);
    let one = begun.say(&[Input::Skip]).totals();
    assert_eq!((one[0].done, one[0].sets), (Done::Partly, 0));
}

#[test]
fn a_pain_over_the_limit_ends_the_exercise_whenever_it_is_told() {
    let partly = |sets, repetitions| {
        let ended = Ended::TooMuchPain;
        total(Done::Partly, sets, repetitions, Some(4), ended)
    };
    for (seconds, expected) in [
        (1, partly(0, None)),
        (10, partly(0, None)),
        (16, partly(0, Some(1))),
        (35, partly(1, Some(2))),
        (60, partly(1, Some(2))),
    ] {
        let scene = Scene::of(&[holds()]).say(&[Input::Enter]).wait(seconds);
        let totals = scene.say(&[Input::Pain(4)]).totals();
        assert_eq!(totals, [expected], "after {seconds} s");
    }
}

#[test]
fn a_pain_at_the_limit_does_not_end_it_and_the_worst_is_kept() {
    let scene = Scene::of(&[holds()]).say(&[Input::Enter, Input::Pain(3), Input::Pain(1)]);
    assert!(!scene.state.is_over());
    let totals = scene.say(&[Input::Skip]).totals();
    assert_eq!(totals[0].pain, Some(3));
}

#[test]
fn too_much_pain_after_the_last_set_is_kept_and_the_exercise_was_whole() {
    let ended = Scene::of(&[sides()]).say(&[Input::Enter, Input::Enter, Input::Pain(0)]);
    let totals = ended
        .say(&[Input::Enter, Input::Enter, Input::Pain(7)])
        .totals();
    assert_eq!(totals[0].done, Done::Done);
    assert_eq!(totals[0].ended, Ended::TooMuchPain);
    assert_eq!(totals[0].pain, Some(7));
}

#[test]
fn a_sign_to_stop_ends_the_exercise_at_once_and_is_kept() {
    let mut scene = Scene::of(&[holds(), sides()]).say(&[Input::Enter]).wait(8);
    scene.heard();
    let mut scene = scene.say(&[Input::Sign(Some(0))]);
    let ended = Ended::Sign(Some(0));
    assert_eq!(scene.heard(), ["Sign", "Ended(Sign(Some(0)))", "ready 1 0"]);
    let totals = scene.say(&[Input::Stop]).totals();
    assert_eq!(totals, [total(Done::Partly, 0, None, None, ended)]);
}

#[test]
fn a_warning_sign_or_one_that_is_not_named_ends_the_whole_session() {
    for sign in [Some(1), None, Some(9)] {
        let mut scene = Scene::of(&[holds(), sides()]).say(&[Input::Enter]).wait(8);
        scene.heard();
        let mut scene = scene.say(&[Input::Sign(sign)]);
        let ended = Ended::Sign(sign);
        let heard = [
            "Warning".to_owned(),
            format!("Ended({ended:?})"),
            "Over".to_owned(),
        ];
        assert_eq!(scene.heard(), heard);
        let totals = scene.totals();
        assert_eq!(totals, [total(Done::Partly, 0, None, None, ended)]);
        assert_eq!(totals[0].red_flags(&holds()).len(), 1);
    }
}

#[test]
fn a_pause_stops_the_clock() {
    let mut scene = Scene::of(&[holds()]).say(&[Input::Enter]).wait(8);
    let before = scene.state.left();
    scene.heard();
    let mut scene = scene.say(&[Input::Enter]).wait(300);
    assert_eq!(scene.heard(), ["Paused"]);
    let scene = scene.say(&[Input::Enter]);
    assert_eq!(scene.state.left(), before);
}

#[test]
fn a_computer_that_slept_has_exercised_nobody() {
    let mut scene = Scene::of(&[holds()]).say(&[Input::Enter]).wait(5);
    let before = scene.state.left();
    scene.heard();
    scene.step(None, Duration::from_hours(1));
    assert_eq!(scene.heard(), ["WasAway"]);
    assert_eq!(scene.say(&[Input::Enter]).state.left(), before);
}

#[test]
fn what_was_left_out_is_skipped_and_what_was_never_reached_is_not_there() {
    let totals = Scene::of(&[holds(), sides()])
        .say(&[Input::Skip, Input::Stop])
        .totals();
    assert_eq!(
        totals,
        [total(Done::Skipped, 0, None, None, Ended::Skipped)]
    );
}

#[test]
fn a_pain_that_was_not_told_stays_unknown() {
    let scene = Scene::of(&[sides()]).say(&[Input::Enter, Input::Enter, Input::NotSaid]);
    let totals = scene
        .say(&[Input::Enter, Input::Enter, Input::NotSaid])
        .totals();
    assert_eq!((totals[0].done, totals[0].pain), (Done::Done, None));
}

#[test]
fn a_tempo_times_each_repetition_and_minutes_time_a_set() {
    let slow = Prescription {
        tempo_s: Some(6),
        ..sides()
    };
    let mut scene = Scene::of(&[slow]).say(&[Input::Enter]).wait(10 * (3 + 6));
    let heard = scene.heard();
    assert_eq!(heard[heard.len() - 2..], ["work 0 9 6", "AskPain"]);
    let ride = Prescription {
        repetitions: None,
        minutes: Some(5),
        per_side: false,
        ..sides()
    };
    let mut scene = Scene::of(&[ride]).say(&[Input::Enter]).wait(3 + 300);
    assert_eq!(scene.heard(), ["settle 0 0", "work 0 0 300", "AskPain"]);
}

#[test]
fn an_empty_plan_is_over() {
    assert_eq!(Scene::of(&[]).totals(), []);
}
