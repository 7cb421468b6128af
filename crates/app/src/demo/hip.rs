//! The hip behind the demo: an ache that fades over weeks, and flares that fade over days.
//!
//! This is a picture of a runner for screenshots and tests, and no model of a tendon. Nothing that a real runner is told
//! rests on a number of this file.

use super::chance::Chance;
use restride_core::journal::PainScore;

/// What is left of the ache, and of a flare, one day later.
const ACHE_KEPT: f64 = 0.9;
const FLARE_KEPT: f64 = 0.64;

/// What never quite goes.
const NIGGLE: f64 = 0.22;

/// How sore the hip is, in points of pain that every moment of a day shares.
#[derive(Debug, Clone)]
pub(super) struct Hip {
    ache: f64,
    flare: f64,
}

impl Hip {
    /// A hip on its first day in the journal.
    pub(super) const fn sore() -> Self {
        Self {
            ache: 5.4,
            flare: 0.0,
        }
    }

    /// A night goes by. Now and then a day is worse for no reason that anybody would find.
    pub(super) fn sleeps(&mut self, chance: &mut Chance) {
        self.ache *= ACHE_KEPT;
        self.flare *= FLARE_KEPT;
        if chance.happens(0.05) {
            self.flare += 0.9;
        }
    }

    /// Something was too much.
    pub(super) fn flares(&mut self, by: f64) {
        self.flare += by;
    }

    /// How sore it is now.
    pub(super) fn soreness(&self) -> f64 {
        self.ache + self.flare + NIGGLE
    }

    /// A pain that is so large a share of the soreness, with the noise that people put into such numbers.
    pub(super) fn pain(&self, share: f64, chance: &mut Chance) -> PainScore {
        let soreness = self.soreness() * share;
        score(soreness + chance.wobble() * (0.12 + soreness * 0.22))
    }
}

/// The nearest whole score.
pub(super) fn score(points: f64) -> PainScore {
    // No number is cast: the score is counted up to it.
    let whole = (1..=10_u8).take_while(|step| f64::from(*step) - 0.5 <= points);
    let Some(score) = PainScore::new(whole.last().unwrap_or(0)) else {
        unreachable!("scores up to 10 exist");
    };
    score
}
