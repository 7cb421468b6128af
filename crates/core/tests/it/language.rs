//! The rule language: what each part of a rule makes of each answer, and what it reads and cites.

use crate::world::{KNOWLEDGE, nobody, question, some_runners, told, with};
use restride_core::assessment::Answer;
use restride_core::knowledge::{Expression, QuestionIndex};
use restride_testkit::{put, rules};

/// Checks one part on answers to the one question that it is given.
fn check(part: &Expression, asked: QuestionIndex, cases: &[(Answer, bool)]) {
    for (answer, expected) in cases {
        let answers = with(&nobody(), asked, *answer);
        assert_eq!(part.holds(&answers), *expected, "{part:?} with {answer:?}");
        let cited = part.cited(&answers);
        assert_eq!(
            cited.contains(&asked),
            *expected,
            "{part:?} with {answer:?}"
        );
        assert!(cited.len() <= 1);
        assert!(part.reads().contains(&asked));
    }
}

/// S4
#[test]
fn yes_wants_a_yes_and_not_no_anything_but_a_no() {
    let limp = question("limp_or_walk_pain");
    let cases = |absent, unsure, no, yes| {
        [
            (Answer::Absent, absent),
            (Answer::Unsure, unsure),
            (Answer::No, no),
            (Answer::Yes, yes),
        ]
    };
    check(
        &Expression::Yes(limp),
        limp,
        &cases(false, false, false, true),
    );
    check(
        &Expression::NotNo(limp),
        limp,
        &cases(true, true, false, true),
    );
}

/// S4
#[test]
fn values_and_places_want_one_of_those_named() {
    let [onset, map] = ["onset", "sites"].map(question);
    check(
        &Expression::Is(onset, 0b10),
        onset,
        &[
            (Answer::Choice(1), true),
            (Answer::Choice(0), false),
            (Answer::Unsure, false),
            (Answer::Absent, false),
        ],
    );
    check(
        &Expression::Marked(map, 0b110),
        map,
        &[
            (Answer::Many(0b010), true),
            (Answer::Many(0b101), true),
            (Answer::Many(0b1001), false),
            (Answer::Many(0), false),
            (Answer::Unsure, false),
        ],
    );
}

/// S4
#[test]
fn an_open_map_counts_as_nothing_marked() {
    let map = question("sites");
    check(
        &Expression::NothingMarked(map),
        map,
        &[
            (Answer::Absent, true),
            (Answer::Unsure, true),
            (Answer::Many(0), true),
            (Answer::Many(0b10), false),
        ],
    );
}

/// S10: what forbids a self-test could hold as long as nobody denied it
#[test]
fn an_open_question_could_make_any_rule_hold() {
    let limp = question("limp_or_walk_pain");
    let days = question("duration_days");
    let recent = Expression::Number {
        question: days,
        at_least: None,
        below: Some(3.0),
        if_unknown: false,
    };
    let both = Expression::All(vec![Expression::Yes(limp), recent]);
    for (given, could) in [
        (vec![], true),
        (vec![(limp, Answer::Unsure)], true),
        (vec![(limp, Answer::Yes)], true),
        (vec![(limp, Answer::No)], false),
        (vec![(limp, Answer::Yes), (days, Answer::Number(2.0))], true),
        (
            vec![(limp, Answer::Yes), (days, Answer::Number(3.0))],
            false,
        ),
    ] {
        let mut answers = nobody();
        for (asked, answer) in &given {
            put(&KNOWLEDGE, &mut answers, *asked, *answer);
        }
        assert_eq!(both.could_hold(&answers), could, "{given:?}");
    }
}

/// S4
#[test]
fn a_self_test_hurts_there_or_could_not_be_done() {
    let stance = question("test_single_leg_stance");
    let cases = |could_not, nothing, there, elsewhere| {
        [
            (Answer::CouldNot, could_not),
            (Answer::Tested(0), nothing),
            (Answer::Tested(0b011), there),
            (Answer::Tested(0b100), elsewhere),
            (Answer::NotDone, false),
            (Answer::Unsure, false),
            (Answer::Absent, false),
        ]
    };
    check(
        &Expression::Hurts(stance, 0b001),
        stance,
        &cases(false, false, true, false),
    );
    check(
        &Expression::CouldNot(stance),
        stance,
        &cases(true, false, false, false),
    );
}

/// S4, S15
#[test]
fn a_range_begins_at_its_edge_and_ends_before_it() {
    let age = question("age");
    let number = |at_least, below, if_unknown| Expression::Number {
        question: age,
        at_least,
        below,
        if_unknown,
    };
    let years = |value: f64, expected: bool| (Answer::Number(value), expected);
    let unknown = (Answer::Unsure, false);
    check(
        &number(Some(50.0), None, false),
        age,
        &[years(50.0, true), years(49.999, false), unknown],
    );
    check(
        &number(None, Some(18.0), false),
        age,
        &[years(17.999, true), years(18.0, false), unknown],
    );
    check(
        &number(Some(8.0), Some(17.0), false),
        age,
        &[
            years(8.0, true),
            years(12.0, true),
            years(7.0, false),
            years(17.0, false),
            unknown,
        ],
    );
    check(
        &number(Some(8.0), None, true),
        age,
        &[
            years(8.0, true),
            years(7.0, false),
            (Answer::Unsure, true),
            (Answer::Absent, true),
        ],
    );
}

/// S4, S30, on every combination of three parts
#[test]
fn combinations_count_their_parts() {
    let asked = ["limp_or_walk_pain", "landing_hurts", "night_rest_pain"].map(question);
    let parts = || asked.map(Expression::Yes).to_vec();
    for set in 0..8_usize {
        let mut answers = nobody();
        for (bit, &asked) in asked.iter().enumerate() {
            let answer = if set >> bit & 1 == 1 {
                Answer::Yes
            } else {
                Answer::No
            };
            put(&KNOWLEDGE, &mut answers, asked, answer);
        }
        let held = set.count_ones() as usize;
        for (whole, least) in [
            (Expression::All(parts()), 3),
            (Expression::Any(parts()), 1),
            (Expression::AtLeast(0, parts()), 0),
            (Expression::AtLeast(1, parts()), 1),
            (Expression::AtLeast(2, parts()), 2),
            (Expression::AtLeast(3, parts()), 3),
            (Expression::AtLeast(4, parts()), 4),
        ] {
            assert_eq!(
                whole.holds(&answers),
                held >= least,
                "{whole:?} with {set:03b}"
            );
            assert_eq!(whole.reads(), asked.into());
            let cited = if held >= least { held } else { 0 };
            assert_eq!(
                whole.cited(&answers).len(),
                cited,
                "{whole:?} with {set:03b}"
            );
        }
    }
}

/// S4: on every rule, every question that it does not read, and every answer to it
#[test]
fn no_rule_depends_on_what_it_does_not_read() {
    let runners: Vec<_> = some_runners(60).collect();
    for (id, when) in rules(&KNOWLEDGE) {
        let read = when.reads();
        for runner in &runners {
            let before = when.holds(runner);
            let mut changed = runner.clone();
            for asked in (0..KNOWLEDGE.questions.len()).filter(|asked| !read.contains(asked)) {
                for answer in crate::world::CROWD.domain(asked) {
                    put(&KNOWLEDGE, &mut changed, asked, *answer);
                    assert_eq!(when.holds(&changed), before, "{id}: {}", told(&changed));
                }
            }
        }
    }
}
