//! Recovery bands: weeks, never a date, nothing while locked, wider when it often takes longer.

use super::packs;
use restride_core::care::{Person, Shown, WeekBand, outlook};
use restride_core::knowledge::care::{RecoveryBand, Spread};

/// The band of a spread, for somebody or for somebody who often takes longer.
fn band(spread: Spread, is_recurrence: bool) -> Shown {
    let mut care = packs().1.clone();
    let evidence = care.recovery.widening.evidence.clone();
    care.recovery.widening.percent = 130;
    care.recovery.bands = vec![RecoveryBand {
        id: "test".to_owned(),
        conditions: vec!["gtps".to_owned()],
        spread,
        n: None,
        evidence,
    }];
    let person = Person {
        is_recurrence,
        ..Person::default()
    };
    outlook(&care, &["gtps"], person, false).unwrap().bands[0].shown
}

#[test]
fn half_of_the_people_lie_between_the_quartiles() {
    let width = Spread::MedianWidth {
        median_days: 56,
        iqr_days: 70,
    };
    let quartiles = Spread::MedianQuartiles {
        median_days: 13,
        q1_days: 11,
        q3_days: 21,
    };
    // 56 / 1.8042 = 31.04 and 56 * 1.8042 = 101.04 days; stretched: 56 * 1.8042^1.3 = 120.6 days.
    let cases = [
        (width, false, 4, 15),
        (width, true, 4, 18),
        // As published; stretched: 13 * (21 / 13)^1.3 = 24.2 days.
        (quartiles, false, 1, 3),
        (quartiles, true, 1, 4),
    ];
    for (spread, is_widened, from_weeks, to_weeks) in cases {
        let expected = Shown::Half(WeekBand {
            from_weeks,
            to_weeks,
        });
        assert_eq!(
            band(spread, is_widened),
            expected,
            "{spread:?} {is_widened}"
        );
    }
}

#[test]
fn what_is_no_range_of_a_person_is_shown_as_published() {
    for spread in [
        Spread::MeanInterval {
            mean_days: 107,
            ci_low_days: 79,
            ci_high_days: 135,
        },
        Spread::MeanDeviation {
            mean_days: 84,
            sd_days: 24,
        },
        Spread::Range {
            low_days: 84,
            high_days: 182,
        },
        Spread::Median { median_days: 130 },
    ] {
        assert_eq!(band(spread, true), Shown::AsPublished(spread));
    }
}

#[test]
fn no_time_is_told_while_locked() {
    let (_, care) = packs();
    assert_eq!(outlook(care, &["gtps"], Person::default(), true), None);
    assert!(outlook(care, &["gtps"], Person::default(), false).is_some());
}

#[test]
fn long_pain_age_and_recurrence_widen_and_what_is_unknown_does_not() {
    let (_, care) = packs();
    let widening = &care.recovery.widening;
    let (age, weeks) = (
        u16::from(widening.age_over),
        u32::from(widening.long_symptom_weeks),
    );
    let person = |age_years, weeks_of_pain, is_recurrence| Person {
        age_years,
        weeks_of_pain,
        is_recurrence,
    };
    for (person, is_widened) in [
        (person(None, None, false), false),
        (person(Some(age), Some(weeks), false), false),
        (person(Some(age + 1), None, false), true),
        (person(None, Some(weeks + 1), false), true),
        (person(None, None, true), true),
    ] {
        let outlook = outlook(care, &["gtps"], person, false).unwrap();
        assert_eq!(outlook.is_widened, is_widened, "{person:?}");
    }
}

#[test]
fn a_band_never_gets_earlier_and_its_end_never_comes_before_its_beginning() {
    let (_, care) = packs();
    for condition in &packs().0.conditions {
        let both = [false, true].map(|is_recurrence| {
            let person = Person {
                is_recurrence,
                ..Person::default()
            };
            outlook(care, &[&condition.key], person, false).unwrap()
        });
        let [usual, wide] = both;
        assert!(!usual.bands.is_empty(), "{}", condition.key);
        assert!(!usual.guide.is_empty());
        for (usual, wide) in usual.bands.iter().zip(&wide.bands) {
            if let (Shown::Half(usual), Shown::Half(wide)) = (usual.shown, wide.shown) {
                assert!(usual.from_weeks <= usual.to_weeks);
                assert_eq!(usual.from_weeks, wide.from_weeks);
                assert!(usual.to_weeks <= wide.to_weeks);
            }
        }
    }
}

#[test]
fn the_journal_tells_age_weeks_of_pain_and_recurrence() {
    let mut scene = super::Scene::hurt("lateral");
    let profile = scene
        .pen
        .entry("profile", &serde_json::json!({"born": "1970-06-20"}));
    scene.entries.push(profile);
    let person = |day| {
        scene.with(&super::june(day, 9), |at| {
            restride_core::care::person(at.folded, &at.plans.episodes[0], at.now)
        })
    };
    assert_eq!(person(19).age_years, Some(55));
    assert_eq!(person(20).age_years, Some(56));
    assert_eq!(person(14).weeks_of_pain, Some(1));
    assert_eq!(person(15).weeks_of_pain, Some(2));
    assert!(!person(15).is_recurrence);
}
