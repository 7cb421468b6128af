//! Who the demo's runner is, and what they answered. Nobody in particular.

use super::pen::key;
use crate::assessment::kept;
use jiff::ToSpan as _;
use jiff::civil::Date;
use restride_core::assessment::{Answers, Engine};
use restride_core::journal::{
    AnswerValue, Assessment, EntryId, EpisodeOpened, Key, Onset, Profile, Sex, Side,
};
use std::collections::BTreeMap;

/// Where it hurts.
pub(super) const SITE: &str = "lateral";

/// Years of the runner, and days that the hip had hurt when the journal began.
const AGE: i16 = 46;
const SORE_FOR_DAYS: i32 = 12;

/// The warning questions and all others with a plain answer. The outer hip hurts, worse when lying on it and on stairs,
/// after too much too soon; nothing points to the bone.
const NO: &[&str] = &[
    "cannot_bear_weight",
    "leg_short_or_turned_out",
    "fever_or_very_unwell",
    "hot_red_joint",
    "too_painful_to_move_at_all",
    "saddle_numb_bladder_bowel",
    "worsening_leg_weakness",
    "leg_swollen_warm",
    "breathless_chest_pain",
    "leg_cold_pale_at_rest",
    "lump_hard_painful_or_vomiting",
    "testicle_or_lower_belly_pain",
    "flank_colic_or_blood_in_urine",
    "dark_urine_severe_muscle_pain",
    "tense_swollen_muscle",
    "major_trauma",
    "fall_or_twist",
    "weight_loss_sweats_fatigue",
    "growing_lump",
    "cannot_straighten_hip",
    "weak_knee_bend_after_pop",
    "limp_or_walk_pain",
    "night_rest_pain",
    "landing_hurts",
    "lump_in_groin",
    "previous_stress_fracture",
    "low_energy",
    "osteoporosis",
    "bone_drug_long",
    "steroid_tablets",
    "heavy_alcohol",
    "other_avn_risk",
    "diabetes",
    "periods_stopped",
    "pregnant",
    "postpartum_12_months",
    "cancer_ever",
    "immunosuppressed",
    "anticoagulant",
    "hip_replacement_or_surgery",
    "sitting",
    "pop_or_sudden_pain",
    "lasts_despite_rest",
    "swelling_or_bruising",
    "numb_tingling",
    "locking",
    "painful_click",
    "back_pain",
    "cough_sneeze",
    "dead_leg_at_effort",
];
const YES: &[&str] = &["load_spike", "lying_on_side", "stairs_or_one_leg"];

pub(super) fn profile(first: Date) -> Profile {
    // Born some months earlier in the year, so that the age holds on every day of the journal.
    let born = first.saturating_sub(100.days());
    Profile {
        born: born.checked_sub(AGE.years()).ok(),
        sex: Some(Sex::Female),
        height_cm: Some(169),
        weight_g: Some(61_500),
    }
}

pub(super) fn episode(first: Date) -> EpisodeOpened {
    EpisodeOpened {
        sites: vec![key(SITE)],
        side: Some(Side::Right),
        onset: Some(Onset::Gradual),
        began: first.checked_sub(SORE_FOR_DAYS.days()).ok(),
        note: None,
    }
}

fn told() -> BTreeMap<Key, AnswerValue> {
    let word = |text: &str| AnswerValue::Word(key(text));
    let plain = |ids: &'static [&'static str], text: &'static str| {
        ids.iter().map(move |id| (*id, word(text)))
    };
    let others = [
        ("age", AnswerValue::Number(f64::from(AGE))),
        ("sex", word("female")),
        (
            "sites",
            AnswerValue::Many(vec![key(SITE), key("thigh_outer")]),
        ),
        ("side", word("right")),
        ("onset", word("gradual")),
        ("run_pattern", word("steady")),
        ("worst_pain", AnswerValue::Number(5.0)),
        (
            "duration_days",
            AnswerValue::Number(f64::from(SORE_FOR_DAYS)),
        ),
    ];
    plain(NO, "no")
        .chain(plain(YES, "yes"))
        .chain(others)
        .map(|(id, value)| (key(id), value))
        .collect()
}

/// What the runner answered, and how urgent the engine finds it with this pack. What the pack does not ask is left out.
///
/// The engine is asked as of today, for a pack distrusts every day before its own.
pub(super) fn assessment(engine: &Engine<'_>, episode: EntryId, today: Date) -> Assessment {
    let answers = Answers::logged(engine.knowledge(), &told());
    let triage = engine.assess(&answers, today, None).triage;
    kept(engine, Some(episode), &answers, &triage)
}
