//! Children, older runners, pregnancy, illness and surgery: nobody of them is told to manage it alone.

use crate::classes::space_of_classes;
use crate::world::{
    CROWD, ENGINE, KNOWLEDGE, USUAL, benign, changed, ensure, for_random_runners, question,
    some_runners, tier, tier_of_rules, told, with,
};
use restride_core::assessment::Answer;
use restride_core::urgency::Urgency;
use restride_testkit::{put, today};

/// Who, the least urgency, and whether causes may be ranked.
type Row = (&'static [(&'static str, &'static str)], Urgency, bool);

/// The clinical table, written out.
const TABLE: [Row; 17] = [
    (&[("age", "0")], Urgency::StopAndSeeWithinDays, false),
    (&[("age", "7.999")], Urgency::StopAndSeeWithinDays, false),
    (&[("age", "8")], Urgency::SeeWithinTwoWeeks, false),
    (&[("age", "17.999")], Urgency::SeeWithinTwoWeeks, false),
    (&[("age", "18")], Urgency::SelfManage, true),
    (&[("age", "64.999")], Urgency::SelfManage, true),
    (&[("age", "65")], Urgency::SeeWithinTwoWeeks, true),
    (&[("age", "120")], Urgency::SeeWithinTwoWeeks, true),
    (&[("age", "unsure")], Urgency::SeeWithinTwoWeeks, true),
    (&[("pregnant", "yes")], Urgency::SeeWithinTwoWeeks, false),
    (
        &[("postpartum_12_months", "yes")],
        Urgency::SeeWithinTwoWeeks,
        true,
    ),
    (&[("diabetes", "yes")], Urgency::SeeWithinTwoWeeks, true),
    (
        &[("cancer_ever", "yes")],
        Urgency::StopAndSeeWithinDays,
        false,
    ),
    (
        &[("immunosuppressed", "yes")],
        Urgency::StopAndSeeWithinDays,
        false,
    ),
    (
        &[("anticoagulant", "yes")],
        Urgency::StopAndSeeWithinDays,
        false,
    ),
    (
        &[("hip_replacement_or_surgery", "yes")],
        Urgency::StopAndSeeWithinDays,
        false,
    ),
    // a child with a limp
    (
        &[("age", "12"), ("limp_or_walk_pain", "yes")],
        Urgency::StopAndSeeWithinDays,
        false,
    ),
];

/// S16
#[test]
fn every_group_has_at_least_the_floor_of_the_table() {
    for (who, least, ranked) in TABLE {
        let answers = changed(&benign("lateral"), who);
        let urgency = tier(&answers);
        assert!(
            urgency >= least,
            "{who:?}: {urgency}, expected at least {least}"
        );
        assert_eq!(ENGINE.may_rank(&answers), ranked, "{who:?}");
        let assessment = ENGINE.assess(&answers, today(), None);
        assert_eq!(assessment.causes.is_empty(), !ranked, "{who:?}");
        assert_eq!(assessment.none_of_these.is_none(), !ranked, "{who:?}");
        assert!(ranked || !assessment.two_causes, "{who:?}");
        assert!(ranked || assessment.changes.is_empty(), "{who:?}");
        assert!(ranked || assessment.self_tests.is_empty(), "{who:?}");
    }
}

/// S16, on every combination of what a group's rule can tell apart, on random runners
#[test]
fn a_group_never_falls_below_its_floor() {
    let runners: Vec<_> = some_runners(400).collect();
    for group in &KNOWLEDGE.populations {
        let space = space_of_classes(&[&group.when]);
        for runner in &runners {
            space.table(&KNOWLEDGE, runner, |answers| {
                if group.when.holds(answers) {
                    let urgency = tier_of_rules(answers);
                    assert!(
                        urgency >= group.floor,
                        "{}: {urgency}, {}",
                        group.id,
                        told(answers)
                    );
                    assert!(
                        group.differential || !ENGINE.may_rank(answers),
                        "{}",
                        group.id
                    );
                }
            });
        }
    }
}

/// S16
#[test]
fn no_child_and_nobody_of_unknown_age_manages_it_alone() {
    let age = question("age");
    for_random_runners(USUAL / 4, |answers| {
        for years in CROWD.domain(age) {
            let someone = with(answers, age, *years);
            let urgency = tier(&someone);
            let is_adult = matches!(years, Answer::Number(years) if *years >= 18.0);
            ensure(is_adult || urgency > Urgency::SelfManage, || {
                format!("{years:?}: {urgency}")
            })?;
            let is_child = matches!(years, Answer::Number(years) if *years < 18.0);
            ensure(!is_child || !ENGINE.may_rank(&someone), || {
                format!("ranked at {years:?}")
            })?;
        }
        Ok(())
    });
}

/// S16
#[test]
fn no_child_is_told_causes() {
    for mut answers in some_runners(400) {
        put(
            &KNOWLEDGE,
            &mut answers,
            question("age"),
            Answer::Number(17.9),
        );
        let assessment = ENGINE.assess(&answers, today(), None);
        assert!(assessment.causes.is_empty() && assessment.none_of_these.is_none());
        assert!(assessment.changes.is_empty() && assessment.self_tests.is_empty());
    }
}
