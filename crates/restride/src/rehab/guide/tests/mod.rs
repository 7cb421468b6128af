//! The session as a machine, and as it reads on a terminal.

mod machine;
mod terminal;
mod whole;

use super::prescription::Prescription;
use restride_core::journal::Key;

/// An exercise of holds: 2 sets of 2 holds of 12 s, at most pain 3.
fn holds() -> Prescription {
    Prescription {
        exercise: Key::new("side_plank").expect("a key"),
        name: "Side plank".to_owned(),
        steps: vec!["Lie on your side.".to_owned(), "Lift the hips.".to_owned()],
        per_side: false,
        sets: 2,
        repetitions: Some(2),
        hold_s: Some(12),
        tempo_s: None,
        minutes: None,
        distance_m: None,
        rest_s: Some(20),
        most_pain: 3,
        stop_if: vec!["a sharp pain".to_owned(), "tingling".to_owned()],
        flags: vec![None, Key::new("numb_tingling")],
    }
}

/// An exercise of each side at the runner's own pace: 1 set of 10, at most pain 2.
fn sides() -> Prescription {
    Prescription {
        exercise: Key::new("step_up").expect("a key"),
        name: "Step up".to_owned(),
        steps: vec!["Step up and down.".to_owned()],
        per_side: true,
        sets: 1,
        repetitions: Some(10),
        hold_s: None,
        tempo_s: None,
        minutes: None,
        distance_m: None,
        rest_s: None,
        most_pain: 2,
        stop_if: Vec::new(),
        flags: Vec::new(),
    }
}
