//! Load: single runs, days, weeks, ratios. The worked vectors are those of the evidence tables, to the last digit.

mod complete;
mod ratios;
mod spikes;
mod weeks;

use crate::care::packs;
use restride_core::knowledge::care::LoadRules;

pub(crate) fn rules() -> &'static LoadRules {
    &packs().1.load
}
