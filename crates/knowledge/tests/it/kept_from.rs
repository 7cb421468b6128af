//! Which exercises are kept from whom: never given, whatever a programme says.

use crate::check::{care, pack};
use restride_core::knowledge::care::{Exercise, ExerciseStress};
use restride_core::urgency::Urgency;
use std::collections::BTreeSet;

/// Expects every one of these exercises to be kept from every one of these conditions.
fn check(exercises: &[&str], conditions: &[&str]) {
    let care = care();
    for id in exercises {
        let exercise = care.exercises.iter().find(|exercise| exercise.id == *id);
        for condition in conditions {
            assert!(
                exercise.is_some_and(|exercise| exercise.is_avoided_for(condition)),
                "{id} is unknown, or given for {condition}"
            );
        }
    }
}

/// Expects every exercise with one of these stresses to be kept from every condition that is to be seen within days.
fn check_urgent(stresses: &[ExerciseStress]) {
    let (knowledge, care) = (pack(), care());
    let harsh = |exercise: &&Exercise| {
        stresses
            .iter()
            .any(|stress| exercise.stresses.contains(stress))
    };
    let urgent: Vec<&str> = knowledge
        .conditions
        .iter()
        .filter(|condition| condition.urgency >= Urgency::StopAndSeeWithinDays)
        .map(|condition| condition.key.as_str())
        .collect();
    assert!(!urgent.is_empty() && care.exercises.iter().any(|exercise| harsh(&exercise)));
    for exercise in care.exercises.iter().filter(harsh) {
        for condition in &urgent {
            assert!(
                exercise.is_avoided_for(condition),
                "{} is given for {condition}",
                exercise.id
            );
        }
    }
}

#[test]
fn whatever_lands_is_kept_from_all_that_has_to_be_seen_within_days() {
    check_urgent(&[ExerciseStress::Impact]);
}

#[test]
fn whatever_stretches_is_kept_from_all_that_has_to_be_seen_within_days() {
    check_urgent(&[ExerciseStress::Stretch, ExerciseStress::EndRange]);
}

#[test]
fn a_sore_tendon_at_the_side_is_not_pulled_across_the_body_or_lain_upon() {
    check(
        &[
            "figure_four_lying",
            "clam_side_lying",
            "side_lying_abduction",
            "side_plank",
            "side_plank_knees",
            "side_plank_clamshell",
            "side_plank_leg_lift",
            "leg_swing_sideways",
            "walking_lunge_rotation",
        ],
        &["gtps"],
    );
}

#[test]
fn a_sore_tendon_at_the_sit_bone_is_not_stretched() {
    check(
        &[
            "figure_four_lying",
            "leg_swing_forward",
            "sciatic_slider",
            "quadruped_rock",
            "walking_lunge_rotation",
        ],
        &["proximal_hamstring_tendinopathy", "hamstring_strain"],
    );
}

#[test]
fn a_pinching_hip_joint_is_not_bent_deeply_and_turned() {
    check(
        &[
            "figure_four_lying",
            "hip_flexor_stretch_standing",
            "walking_lunge_rotation",
            "folding_knife_ball",
            "v_sit_leg_raise",
            "hip_circles",
            "uphill_strides",
        ],
        &["fai", "labral_tear"],
    );
}

#[test]
fn a_hernia_is_not_strained() {
    check(
        &[
            "sit_up_straight_and_oblique",
            "v_sit_leg_raise",
            "folding_knife_ball",
            "copenhagen_short",
            "copenhagen_hold",
            "copenhagen_long",
        ],
        &["hernia", "inguinal_groin_pain"],
    );
}

/// A strained or sore hip flexor: its stretch comes in the third stage, never in the first two.
#[test]
fn the_stretch_of_the_hip_flexor_is_held_back() {
    let care = care();
    let programme = care
        .programme_for("hip_flexor_strain")
        .expect("it has a programme");
    let stages: BTreeSet<usize> = care.programmes[programme]
        .stages
        .iter()
        .enumerate()
        .filter(|(_, stage)| {
            stage
                .items
                .iter()
                .any(|item| care.exercises[item.exercise].id == "hip_flexor_stretch_standing")
        })
        .map(|(position, _)| position)
        .collect();
    assert_eq!(stages.first(), Some(&2));
}
