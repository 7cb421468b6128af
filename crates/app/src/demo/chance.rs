//! Chance with a fixed seed: the same days every time, on every machine.

/// A small source of uniform numbers: `SplitMix64`. Good enough for noise, and for nothing that has to be secret.
#[derive(Debug, Clone)]
pub(super) struct Chance(u64);

impl Chance {
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next 64 bits.
    pub(super) fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to below 1.
    fn uniform(&mut self) -> f64 {
        let top = u32::try_from(self.bits() >> 32).unwrap_or(u32::MAX);
        f64::from(top) / (f64::from(u32::MAX) + 1.0)
    }

    /// Whether something happens that happens so often.
    pub(super) fn happens(&mut self, share: f64) -> bool {
        self.uniform() < share
    }

    /// A number around 0, mostly between -1 and 1, never beyond -1.5 and 1.5.
    pub(super) fn wobble(&mut self) -> f64 {
        self.uniform() + self.uniform() + self.uniform() - 1.5
    }

    /// A whole number from `least` to `most`, both included.
    pub(super) fn between(&mut self, least: i64, most: i64) -> i64 {
        let count = u64::try_from(most - least + 1).unwrap_or(1).max(1);
        least + i64::try_from(self.bits() % count).unwrap_or(0)
    }
}
