//! The urgency is the highest of independent floors, and nothing takes it below one of them.

use crate::classes::space_of_classes;
use crate::world::{
    ENGINE, KNOWLEDGE, USUAL, ensure, for_random_runners, some_runners, tier, tier_of_rules,
    triage, triage_of_rules, with,
};
use restride_core::assessment::{Answer, Answers, Floor, FloorKind};
use restride_core::knowledge::{Expression, Group, QuestionIndex};
use restride_core::urgency::Urgency;
use restride_testkit::today;

/// The least urgency of each alarm, whatever else is answered: the clinical table, written out.
const FLOORS: [(&str, Urgency); 34] = [
    ("cannot_bear_weight", Urgency::Emergency),
    ("leg_short_or_turned_out", Urgency::Emergency),
    ("major_trauma", Urgency::Emergency),
    ("fever_or_very_unwell", Urgency::Emergency),
    ("too_painful_to_move_at_all", Urgency::Emergency),
    ("hot_red_joint", Urgency::Emergency),
    ("saddle_numb_bladder_bowel", Urgency::Emergency),
    ("worsening_leg_weakness", Urgency::Emergency),
    ("leg_swollen_warm", Urgency::Emergency),
    ("breathless_chest_pain", Urgency::Emergency),
    ("leg_cold_pale_at_rest", Urgency::Emergency),
    ("tense_swollen_muscle", Urgency::Emergency),
    ("dark_urine_severe_muscle_pain", Urgency::Emergency),
    ("lump_hard_painful_or_vomiting", Urgency::Emergency),
    ("testicle_or_lower_belly_pain", Urgency::Emergency),
    ("flank_colic_or_blood_in_urine", Urgency::Emergency),
    ("weak_knee_bend_after_pop", Urgency::StopAndSeeWithinDays),
    ("cannot_straighten_hip", Urgency::StopAndSeeWithinDays),
    ("weight_loss_sweats_fatigue", Urgency::StopAndSeeWithinDays),
    ("growing_lump", Urgency::StopAndSeeWithinDays),
    ("cancer_ever", Urgency::StopAndSeeWithinDays),
    ("immunosuppressed", Urgency::StopAndSeeWithinDays),
    ("anticoagulant", Urgency::StopAndSeeWithinDays),
    ("hip_replacement_or_surgery", Urgency::StopAndSeeWithinDays),
    ("fall_or_twist", Urgency::SeeWithinTwoWeeks),
    ("night_rest_pain", Urgency::SeeWithinTwoWeeks),
    ("lump_in_groin", Urgency::SeeWithinTwoWeeks),
    ("pregnant", Urgency::SeeWithinTwoWeeks),
    ("limp_or_walk_pain", Urgency::SeeWithinTwoWeeks),
    ("landing_hurts", Urgency::SeeWithinTwoWeeks),
    ("previous_stress_fracture", Urgency::SeeWithinTwoWeeks),
    ("lasts_despite_rest", Urgency::SeeWithinTwoWeeks),
    ("swelling_or_bruising", Urgency::SeeWithinTwoWeeks),
    ("pop_or_sudden_pain", Urgency::SeeWithinTwoWeeks),
];

/// Everything that raises a floor by itself: expression and least urgency.
fn raising() -> Vec<(&'static Expression, Urgency)> {
    let flags = KNOWLEDGE
        .red_flags
        .iter()
        .filter_map(|rule| Some((rule.when.as_ref()?, rule.urgency)));
    let displacement = (
        &KNOWLEDGE.gate.displacement,
        KNOWLEDGE.gate.displacement_urgency,
    );
    let populations = KNOWLEDGE
        .populations
        .iter()
        .map(|group| (&group.when, group.floor));
    flags.chain([displacement]).chain(populations).collect()
}

/// The least urgency that a "yes" leaves, over every combination of what the rules that read it can tell apart.
fn floor_of(asked: QuestionIndex) -> Option<Urgency> {
    let yes = with(&crate::world::nobody(), asked, Answer::Yes);
    raising()
        .into_iter()
        .filter(|(when, _)| when.reads().contains(&asked))
        .filter(|(when, _)| {
            let space = space_of_classes(&[*when]);
            let table = space.table(&KNOWLEDGE, &yes, |answers| {
                answers.get(asked) != Answer::Yes || when.holds(answers)
            });
            table.into_iter().all(|holds| holds)
        })
        .map(|(_, urgency)| urgency)
        .max()
}

/// S2, on every combination of what is told apart by the rules that read the alarm
#[test]
fn every_alarm_raises_at_least_its_floor() {
    for (id, least) in FLOORS {
        let asked = crate::world::question(id);
        // Whatever is mandatory is an open alarm until it is denied, which is never self-care.
        let floor = if KNOWLEDGE.questions[asked].mandatory {
            floor_of(asked).max(Some(Urgency::SeeWithinTwoWeeks))
        } else {
            floor_of(asked)
        };
        let floor = floor.unwrap_or(Urgency::SelfManage);
        assert!(
            floor >= least,
            "{id} raises {floor}, expected at least {least}"
        );
    }
}

/// S2, S25
#[test]
fn every_alarm_has_a_rule_of_its_own() {
    for (index, question) in KNOWLEDGE.questions.iter().enumerate() {
        if question.group == Group::Alarm {
            assert!(
                question.mandatory,
                "{} is an alarm and not mandatory",
                question.id
            );
            assert!(
                floor_of(index).is_some(),
                "no rule fires on {} alone",
                question.id
            );
        }
        if question.mandatory {
            let listed = FLOORS.iter().any(|(id, _)| *id == question.id);
            assert!(
                listed,
                "{} is mandatory and has no floor in the table",
                question.id
            );
        }
    }
}

/// S2, on random runners
#[test]
fn nothing_takes_the_urgency_below_the_floor_of_an_alarm() {
    let floors: Vec<_> = FLOORS
        .map(|(id, least)| (crate::world::question(id), least))
        .to_vec();
    for_random_runners(USUAL / 4, |answers| {
        for (asked, least) in &floors {
            let urgency = tier(&with(answers, *asked, Answer::Yes));
            ensure(urgency >= *least, || {
                format!("yes to {} leaves {urgency}", KNOWLEDGE.questions[*asked].id)
            })?;
        }
        Ok(())
    });
}

/// S5
#[test]
fn the_urgency_is_the_highest_floor_and_nothing_else() {
    for_random_runners(USUAL / 2, |answers| {
        let masses = ENGINE.masses(answers);
        let triage = ENGINE.triage(answers, &masses, today(), None);
        let highest = triage.floors.iter().map(|floor| floor.urgency).max();
        ensure(
            triage.urgency == highest.unwrap_or(Urgency::SelfManage),
            || {
                format!(
                    "{} is not the highest of {:?}",
                    triage.urgency, triage.floors
                )
            },
        )?;
        let sorted = triage.floors.is_sorted_by(|a, b| a.urgency >= b.urgency);
        ensure(sorted, || {
            format!("not the most urgent first: {:?}", triage.floors)
        })?;
        let mut found: Vec<_> = triage.floors.iter().map(key).collect();
        let mut expected = expected_floors(answers, &masses);
        found.sort_unstable();
        expected.sort_unstable();
        ensure(found == expected, || {
            format!("floors {found:?}, expected {expected:?}")
        })
    });
}

type Key = (FloorKind, String, Urgency);

fn key(floor: &Floor) -> Key {
    (floor.kind, floor.id.clone(), floor.urgency)
}

/// The floors of these answers, computed from the pack in the plainest way.
fn expected_floors(answers: &Answers, masses: &[f64]) -> Vec<Key> {
    let mut floors = Vec::new();
    for rule in &KNOWLEDGE.red_flags {
        if rule.when.as_ref().is_some_and(|when| when.holds(answers)) {
            floors.push((FloorKind::RedFlag, rule.id.clone(), rule.urgency));
        }
    }
    let gate = &KNOWLEDGE.gate;
    if gate.displacement.holds(answers) {
        floors.push((
            FloorKind::Gate,
            "displacement".to_owned(),
            gate.displacement_urgency,
        ));
    }
    let score = ENGINE.gate(answers).score;
    let reached = gate
        .levels
        .iter()
        .filter(|level| score >= level.score_at_least);
    if let Some(level) = reached.max_by_key(|level| level.urgency) {
        floors.push((FloorKind::Gate, level.id.clone(), level.urgency));
    }
    for (threshold, mass) in KNOWLEDGE.weighing.masses.iter().zip(masses) {
        if *mass >= threshold.at_least {
            floors.push((FloorKind::Mass, threshold.id.clone(), threshold.urgency));
        }
    }
    for group in &KNOWLEDGE.populations {
        if group.when.holds(answers) {
            floors.push((FloorKind::Population, group.id.clone(), group.floor));
        }
    }
    if ENGINE
        .mandatory()
        .iter()
        .any(|&asked| answers.get(asked) != Answer::No)
    {
        let open = FloorKind::OpenAlarm;
        floors.push((open, open.key().to_owned(), Urgency::SeeWithinTwoWeeks));
    }
    floors
}

/// S5
#[test]
fn an_assessment_reports_the_triage_of_its_answers() {
    for answers in some_runners(200) {
        let assessment = ENGINE.assess(&answers, today(), None);
        assert_eq!(assessment.triage, triage(&answers));
    }
}

/// S6, S27
#[test]
fn no_probability_takes_the_urgency_below_the_rules() {
    let hostile = [
        0.0,
        -0.0,
        1e-300,
        0.5,
        1.0,
        1.0_f64.next_up(),
        2.0,
        -1.0,
        f64::NAN,
        f64::INFINITY,
        f64::NEG_INFINITY,
        f64::MAX,
    ];
    for_random_runners(USUAL / 4, |answers| {
        let rules = tier_of_rules(answers);
        let mut sets: Vec<Vec<f64>> = vec![vec![], vec![0.0], vec![f64::NAN; 9]];
        for first in hostile {
            sets.extend(hostile.map(|second| vec![first, second]));
        }
        for masses in sets {
            let urgency = ENGINE.triage(answers, &masses, today(), None).urgency;
            ensure(urgency >= rules, || {
                format!("{rules} falls to {urgency} with {masses:?}")
            })?;
            let known = masses
                .iter()
                .filter(|mass| (0.0..=1.0).contains(*mass))
                .count();
            if known < KNOWLEDGE.weighing.masses.len() {
                ensure(urgency >= Urgency::SeeWithinTwoWeeks, || {
                    format!("{urgency} with masses that cannot be: {masses:?}")
                })?;
            }
        }
        Ok(())
    });
}

/// S6
#[test]
fn a_mass_raises_from_its_threshold_on() {
    let base = crate::world::benign("lateral");
    for (position, threshold) in KNOWLEDGE.weighing.masses.iter().enumerate() {
        let with_mass = |mass: f64| {
            let mut masses = vec![0.0; KNOWLEDGE.weighing.masses.len()];
            masses[position] = mass;
            ENGINE.triage(&base, &masses, today(), None)
        };
        let at = with_mass(threshold.at_least);
        assert_eq!(at.urgency, threshold.urgency, "{}", threshold.id);
        assert_eq!(
            key(&at.floors[0]),
            (FloorKind::Mass, threshold.id.clone(), threshold.urgency)
        );
        let below = with_mass(threshold.at_least.next_down());
        assert_eq!(below.urgency, Urgency::SelfManage, "{}", threshold.id);
        let impossible = with_mass(f64::NAN);
        assert_eq!(
            impossible.urgency,
            threshold.urgency.max(Urgency::SeeWithinTwoWeeks)
        );
    }
}

/// S20
#[test]
fn an_earlier_urgency_stays_in_force() {
    for answers in some_runners(2_000) {
        let masses = ENGINE.masses(&answers);
        let fresh = ENGINE.triage(&answers, &masses, today(), None);
        for carried in Urgency::ALL {
            let triage = ENGINE.triage(&answers, &masses, today(), Some(carried));
            assert_eq!(triage.urgency, fresh.urgency.max(carried));
            let named = triage
                .floors
                .iter()
                .any(|floor| floor.kind == FloorKind::Carried && floor.urgency == carried);
            assert!(named, "the carried urgency is not among the floors");
            assert_eq!(triage.floors.len(), fresh.floors.len() + 1);
        }
    }
}

/// S20
#[test]
fn a_carried_urgency_reaches_the_assessment() {
    let answers = crate::world::benign("lateral");
    for carried in Urgency::ALL {
        let assessment = ENGINE.assess(&answers, today(), Some(carried));
        assert_eq!(assessment.triage.urgency, carried.max(tier(&answers)));
    }
}

/// S5
#[test]
fn open_alarms_are_the_mandatory_questions_without_yes_or_no() {
    for answers in some_runners(2_000) {
        let triage = triage_of_rules(&answers);
        let open: Vec<_> = ENGINE
            .mandatory()
            .iter()
            .copied()
            .filter(|&asked| matches!(answers.get(asked), Answer::Absent | Answer::Unsure))
            .collect();
        assert_eq!(triage.open_alarms, open);
        let denied = ENGINE
            .mandatory()
            .iter()
            .all(|&asked| answers.get(asked) == Answer::No);
        let floor = triage
            .floors
            .iter()
            .find(|floor| floor.kind == FloorKind::OpenAlarm);
        assert_eq!(floor.is_none(), denied);
        if let Some(floor) = floor {
            let cited = ENGINE
                .mandatory()
                .iter()
                .filter(|asked| answers.get(**asked) != Answer::No);
            assert!(cited.eq(&floor.cited), "an open alarm is not cited");
        }
    }
}
