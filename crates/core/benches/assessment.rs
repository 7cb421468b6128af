//! How long an assessment takes: `cargo bench --package restride-core`.
//!
//! Targets on a quiet machine: a full assessment of 40 answers in at most 50 microseconds, and so the next question,
//! which is a part of it, in well under 500.

use criterion::Criterion;
use restride_core::assessment::{Engine, Weights};
use restride_testkit::{answers, knowledge, today};
use std::hint::black_box;

/// A runner with pain on the outside of the hip who denied every alarm and answered 40 questions.
const FORTY: [(&str, &str); 40] = [
    ("cannot_bear_weight", "no"),
    ("leg_short_or_turned_out", "no"),
    ("fever_or_very_unwell", "no"),
    ("hot_red_joint", "no"),
    ("too_painful_to_move_at_all", "no"),
    ("saddle_numb_bladder_bowel", "no"),
    ("worsening_leg_weakness", "no"),
    ("leg_swollen_warm", "no"),
    ("breathless_chest_pain", "no"),
    ("leg_cold_pale_at_rest", "no"),
    ("lump_hard_painful_or_vomiting", "no"),
    ("testicle_or_lower_belly_pain", "no"),
    ("flank_colic_or_blood_in_urine", "no"),
    ("dark_urine_severe_muscle_pain", "no"),
    ("tense_swollen_muscle", "no"),
    ("major_trauma", "no"),
    ("fall_or_twist", "no"),
    ("weight_loss_sweats_fatigue", "no"),
    ("growing_lump", "no"),
    ("cannot_straighten_hip", "no"),
    ("weak_knee_bend_after_pop", "no"),
    ("limp_or_walk_pain", "no"),
    ("night_rest_pain", "no"),
    ("landing_hurts", "no"),
    ("lump_in_groin", "no"),
    ("previous_stress_fracture", "no"),
    ("pregnant", "no"),
    ("cancer_ever", "no"),
    ("immunosuppressed", "no"),
    ("anticoagulant", "no"),
    ("hip_replacement_or_surgery", "no"),
    ("age", "46"),
    ("sex", "female"),
    ("sites", "lateral thigh_outer"),
    ("onset", "gradual"),
    ("run_pattern", "steady"),
    ("load_spike", "yes"),
    ("lying_on_side", "yes"),
    ("stairs_or_one_leg", "yes"),
    ("sitting", "no"),
];

/// What is different when the bone may be at risk: the longest explanation there is.
const BONE: [(&str, &str); 8] = [
    ("landing_hurts", "yes"),
    ("limp_or_walk_pain", "yes"),
    ("night_rest_pain", "yes"),
    ("sites", "groin_deep groin_front"),
    ("run_pattern", "worsens"),
    ("previous_stress_fracture", "yes"),
    ("low_energy", "yes"),
    ("lying_on_side", "no"),
];

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    assessment(&mut criterion);
    criterion.bench_function("load the built-in pack", |bencher| bencher.iter(knowledge));
    criterion.final_summary();
}

fn assessment(criterion: &mut Criterion) {
    let knowledge = knowledge();
    let engine = Engine::new(&knowledge);
    let forty = answers(&knowledge, &FORTY);
    let bone = answers(&knowledge, &[FORTY.as_slice(), BONE.as_slice()].concat());
    let none = answers(&knowledge, &[]);

    criterion.bench_function("assess 40 answers", |bencher| {
        bencher.iter(|| engine.assess(black_box(&forty), today(), None));
    });
    criterion.bench_function("assess 40 answers, bone at risk", |bencher| {
        bencher.iter(|| engine.assess(black_box(&bone), today(), None));
    });
    criterion.bench_function("assess no answers", |bencher| {
        bencher.iter(|| engine.assess(black_box(&none), today(), None));
    });
    // Front ends take the next question from a whole assessment; this is its share.
    let triage = engine.assess(&forty, today(), None).triage;
    criterion.bench_function("posterior and next question, 40 answers", |bencher| {
        bencher.iter(|| {
            let posterior = engine.posterior(black_box(&forty), Weights::Damped);
            engine.next(&forty, &triage, &posterior.probabilities)
        });
    });
    criterion.bench_function("posterior of 40 answers", |bencher| {
        bencher.iter(|| engine.posterior(black_box(&forty), Weights::Damped));
    });
    criterion.bench_function("engine from a loaded pack", |bencher| {
        bencher.iter(|| Engine::new(black_box(&knowledge)));
    });
}
