//! R16: the trend, the slope, the plateau.

use super::{june, logged, numbers};
use proptest::prelude::*;
use restride_core::diary::{Change, Median, Plateau, Trend, Window, slope};
use restride_core::journal::PainScore;

/// Four days at each of two scores make any median in half points.
fn median(halves: u8) -> Median {
    let scores = [halves / 2, halves.div_ceil(2)];
    Median::of(scores.map(|score| PainScore::new(score).unwrap())).unwrap()
}

/// R16: what is tested with these numbers holds with those of the pack
#[test]
fn the_numbers_of_the_pack_are_those_of_the_rule() {
    assert_eq!(restride_testkit::care().diary.numbers, numbers());
}

/// R16
#[test]
fn medians_are_compared_as_the_rule_says() {
    // Earlier and later median in half points.
    let cases = [
        (12, 8, Change::ClearlyBetter, "6 to 4: by 2"),
        (8, 6, Change::Better, "4 to 3: by 25 %"),
        (6, 4, Change::ClearlyBetter, "3 to 2: by 33.3 %"),
        (6, 7, Change::Same, "3 to 3.5"),
        (4, 6, Change::Worse, "2 to 3"),
        (20, 18, Change::Better, "10 to 9"),
        (20, 17, Change::Better, "10 to 8.5"),
        (20, 16, Change::ClearlyBetter, "10 to 8: by 2"),
        (7, 5, Change::Better, "3.5 to 2.5: by 28.6 %"),
        (2, 0, Change::ClearlyBetter, "1 to 0"),
        (
            2,
            1,
            Change::Same,
            "1 to 0.5: half of it, and too little to matter",
        ),
        (1, 0, Change::Same, "0.5 to 0"),
        (0, 0, Change::Same, "0 to 0"),
        (0, 2, Change::Worse, "0 to 1"),
        (0, 1, Change::Same, "0 to 0.5"),
    ];
    for (earlier, later, expected, told) in cases {
        let change = Change::between(median(earlier), median(later), &numbers());
        assert_eq!(change, expected, "{told}");
    }
}

/// R16
#[test]
fn fewer_than_four_days_in_either_week_are_not_enough() {
    let x = None;
    let four = [Some(6), x, Some(6), x, Some(6), x, Some(6)];
    let three = [Some(4), x, x, Some(4), x, x, Some(4)];
    let change = |weeks: &[Option<u8>]| Trend::on(june(14), &logged(weeks), &numbers()).change;
    assert_eq!(change(&[four, four].concat()), Some(Change::Same));
    assert_eq!(change(&[four, three].concat()), None);
    assert_eq!(change(&[three, four].concat()), None);
    assert_eq!(change(&[]), None);
}

#[test]
fn the_windows_are_seven_days_each_and_touch() {
    let trend = Trend::on(june(14), &logged(&[Some(5); 14]), &numbers());
    assert_eq!((trend.earlier.from, trend.earlier.to), (june(1), june(7)));
    assert_eq!((trend.later.from, trend.later.to), (june(8), june(14)));
    assert_eq!(trend.later.days_logged, 7);
}

#[test]
fn a_median_of_an_even_number_is_halfway() {
    let days = [Some(2), Some(3), None, Some(9), Some(0)];
    let window = Window::ending(june(7), 7, &logged(&days), 4);
    assert_eq!(window.median.unwrap().to_string(), "2.5");
    assert!((window.median.unwrap().points() - 2.5).abs() < f64::EPSILON);
}

#[test]
fn the_slope_is_per_week_and_one_wild_day_does_not_bend_it() {
    let falling: Vec<_> = (0..14).map(|day| Some(8 - day / 2)).collect();
    let per_week = slope(june(14), &logged(&falling), &numbers()).unwrap();
    assert!((per_week + 3.5).abs() < 0.1, "{per_week}");
    let mut wild = vec![Some(4); 14];
    wild[13] = Some(10);
    let per_week = slope(june(14), &logged(&wild), &numbers()).unwrap();
    assert!(per_week.abs() < f64::EPSILON, "{per_week}");
    assert_eq!(slope(june(14), &logged(&[Some(4); 7]), &numbers()), None);
}

#[test]
fn three_weeks_within_less_than_a_point_are_a_plateau() {
    let weeks = |scores: [u8; 3]| scores.map(|score| [Some(score); 7]).concat();
    let on = |days: &[Option<u8>]| Plateau::on(june(21), &logged(days), &numbers());
    assert_eq!(on(&weeks([3, 3, 3])), Plateau::Flat);
    assert_eq!(on(&weeks([3, 4, 3])), Plateau::Moving);
    assert_eq!(on(&weeks([3, 3, 3])[..17]), Plateau::NotEnoughData);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 5_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_worse_day_never_makes_a_trend_better(
        mut days in prop::collection::vec(prop::option::of(0_u8..=10), 14),
        worse in 7_usize..14,
    ) {
        let rank = |days: &[Option<u8>]| Trend::on(june(14), &logged(days), &numbers()).change;
        let before = rank(&days);
        days[worse] = days[worse].map(|score| (score + 1).min(10));
        prop_assert!(rank(&days) >= before);
    }

    #[test]
    fn a_day_that_was_not_logged_is_not_a_day_without_pain(days in prop::collection::vec(1_u8..=10, 14)) {
        let all: Vec<Option<u8>> = days.iter().copied().map(Some).collect();
        let trend = Trend::on(june(14), &logged(&all), &numbers());
        let least = days[7..].iter().min().unwrap();
        prop_assert!(trend.later.median.unwrap().halves() >= least * 2);
        let half: Vec<Option<u8>> = all.iter().enumerate().map(|(day, score)| score.filter(|_| day % 2 == 1)).collect();
        let sparse = Trend::on(june(14), &logged(&half), &numbers()).later;
        prop_assert!(sparse.median.is_none_or(|median| median.halves() >= least * 2));
    }
}
