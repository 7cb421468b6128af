//! Ratios, monotony, strain, heart-rate load: worked vectors.

use super::rules;
use restride_core::load::{HeartRates, Ratio, Spread, banister};

/// Four weeks of distances in km.
fn four_weeks() -> Vec<f64> {
    let usual = [5.0, 0.0, 5.0, 0.0, 5.0, 0.0, 10.0];
    let last = [6.0, 0.0, 6.0, 0.0, 8.0, 0.0, 16.0];
    let three = usual.iter().cycle().take(21);
    three.chain(&last).copied().collect()
}

fn ratio(loads: &[f64]) -> Option<Ratio> {
    let known: Vec<Option<f64>> = loads.iter().copied().map(Some).collect();
    Ratio::of(&known, &rules().ratio)
}

#[test]
fn the_worked_week_has_its_monotony_and_strain() {
    let week = [300.0, 0.0, 400.0, 0.0, 350.0, 0.0, 600.0];
    let spread = Spread::of(&week).unwrap();
    assert_eq!(format!("{:.3}", spread.mean), "235.714");
    assert_eq!(format!("{:.3}", spread.deviation), "239.295");
    assert_eq!(format!("{:.3}", spread.monotony), "0.985");
    assert_eq!(format!("{:.1}", spread.strain), "1625.3");
}

#[test]
fn days_that_are_all_the_same_have_no_monotony() {
    assert_eq!(Spread::of(&[5.0; 7]), None);
    assert_eq!(Spread::of(&[0.0; 7]), None);
    assert_eq!(Spread::of(&[5.0]), None);
}

#[test]
fn the_worked_four_weeks_have_their_ratios() {
    let ratio = ratio(&four_weeks()).unwrap();
    let shown = |value: f64| format!("{value:.3}");
    assert_eq!(shown(ratio.acute), "5.143");
    assert_eq!(shown(ratio.coupled), "1.297");
    assert_eq!(shown(ratio.uncoupled), "1.440");
    assert_eq!(shown(ratio.weighted.acute), "6.455");
    assert_eq!(shown(ratio.weighted.chronic), "4.601");
    assert_eq!(shown(ratio.weighted.ratio), "1.403");
}

#[test]
fn without_28_whole_days_there_is_no_ratio() {
    let weeks = four_weeks();
    assert_eq!(ratio(&weeks[1..]), None, "27 days");
    let mut gap: Vec<Option<f64>> = weeks.iter().copied().map(Some).collect();
    gap[3] = None;
    assert_eq!(
        Ratio::of(&gap, &rules().ratio),
        None,
        "an unknown day is no day of rest"
    );
    gap.extend(weeks.iter().copied().map(Some));
    assert!(Ratio::of(&gap, &rules().ratio).is_some());
}

#[test]
fn nothing_run_before_the_last_week_has_no_ratio() {
    let mut weeks = vec![0.0; 21];
    weeks.extend([5.0; 7]);
    assert_eq!(ratio(&weeks), None);
    assert_eq!(ratio(&[0.0; 40]), None);
}

#[test]
fn the_worked_run_has_its_heart_rate_load() {
    let rates = HeartRates {
        mean: 150.0,
        rest: 60.0,
        highest: 190.0,
    };
    let load = |is_female| banister(40.0, rates, is_female, &rules().banister).unwrap();
    assert_eq!(format!("{:.1}", load(false)), "67.0");
    assert_eq!(format!("{:.1}", load(true)), "75.7");
}

#[test]
fn impossible_heart_rates_have_no_load() {
    let load = |mean, rest, highest| {
        let rates = HeartRates {
            mean,
            rest,
            highest,
        };
        banister(40.0, rates, false, &rules().banister)
    };
    assert_eq!(load(150.0, 60.0, 60.0), None);
    assert_eq!(load(50.0, 60.0, 190.0), None);
    assert_eq!(load(f64::NAN, 60.0, 190.0), None);
}
