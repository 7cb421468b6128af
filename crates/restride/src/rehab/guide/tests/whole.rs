//! Whole sessions: random ones, and every exercise of the pack.

use super::super::prescription::Prescription;
use super::super::said::{Cue, Input};
use super::super::total::Ended;
use super::machine::Scene;
use super::{holds, sides};
use crate::words::Words;
use restride_core::journal::Done;
use restride_testkit::Draw;
use std::time::Duration;

#[test]
fn whatever_is_typed_whenever_no_total_claims_more_than_was_asked() {
    let mut draw = Draw(7);
    for round in 0..3000 {
        let plan = [holds(), sides(), holds()];
        let mut scene = Scene::of(&plan);
        let mut worst: Option<u8> = None;
        for _ in 0..draw.below(120) {
            let input = match draw.below(14) {
                0 => Some(Input::Skip),
                1 if draw.below(6) == 0 => Some(Input::Stop),
                2 if draw.below(4) == 0 => Some(Input::Sign(None)),
                3 | 4 => u8::try_from(draw.below(5)).ok().map(Input::Pain),
                5 => Some(Input::NotSaid),
                6..=9 => Some(Input::Enter),
                _ => None,
            };
            if let (Some(Input::Pain(pain)), false) = (input, scene.state.is_over()) {
                worst = worst.max(Some(pain));
            }
            let millis = u64::try_from(draw.below(5001)).unwrap();
            scene.step(input, Duration::from_millis(millis));
        }
        let totals = scene.say(&[Input::Stop]).totals();
        let order: Vec<usize> = totals.iter().map(|total| total.exercise).collect();
        assert!(
            order.windows(2).all(|pair| pair[0] + 1 == pair[1]),
            "{round}"
        );
        assert_eq!(totals.iter().filter_map(|total| total.pain).max(), worst);
        for total in &totals {
            let asked = &plan[total.exercise];
            assert!(total.sets <= asked.sets, "{round}: {total:?}");
            let is_whole = total.sets == asked.sets;
            assert_eq!(total.done == Done::Done, is_whole, "{round}: {total:?}");
            assert!(total.repetitions <= asked.repetitions);
            let over = total.pain.is_some_and(|pain| pain > asked.most_pain);
            assert_eq!(
                over,
                total.ended == Ended::TooMuchPain,
                "{round}: {total:?}"
            );
            if total.done == Done::Skipped {
                assert_eq!((total.sets, total.repetitions), (0, None));
            }
        }
    }
}

#[test]
fn every_exercise_of_every_programme_can_be_guided() {
    let care = restride_testkit::care();
    let knowledge = restride_testkit::knowledge();
    let words = Words::new(&knowledge, "en");
    let mut guided = 0;
    let stages = care
        .programmes
        .iter()
        .flat_map(|programme| &programme.stages);
    for item in stages.flat_map(|stage| &stage.items) {
        let exercise = &care.exercises[item.exercise];
        let asked = Prescription::of(exercise, &item.dose, &care.rehab, words).expect("a key");
        let mut scene = Scene::of(std::slice::from_ref(&asked));
        for _ in 0..20_000 {
            if scene.state.is_over() {
                break;
            }
            // Nobody waits for the clock; whoever is asked says that nothing hurts, and then goes on.
            let asks = scene.cues.last() == Some(&Cue::AskPain);
            let input = if asks { Input::Pain(0) } else { Input::Enter };
            let input = scene.state.waits().then_some(input);
            scene.step(input, Duration::from_secs(1));
        }
        let totals = scene.totals();
        let total = totals.first().expect("a total");
        assert_eq!(
            (total.done, total.ended),
            (Done::Done, Ended::Whole),
            "{asked:?}"
        );
        assert_eq!(total.sets, item.dose.sets, "{asked:?}");
        guided += 1;
    }
    assert!(guided > 50);
}
