//! Cadence: from strides of one foot to steps of both, of all samples and of those in which somebody ran.

use restride_import::{Activity, Flag};
use restride_testkit::activity::{Recorded, Second};

use crate::{START_S, only};

/// Seconds at one speed and cadence, added to a recording.
fn add(run: &mut Recorded, seconds: u32, speed_mm_s: u32, strides: u8) {
    for _ in 0..seconds {
        let last = run.seconds.last().copied();
        let at_s = last.map_or(0, |last| last.at_s + 1);
        let distance_cm = last.map_or(0, |last| last.distance_cm + speed_mm_s / 10);
        run.seconds.push(Second {
            at_s,
            distance_cm,
            speed_mm_s,
            strides,
            strides_128ths: 0,
            heart_rate: 140,
            altitude_dm: 1000,
        });
    }
}

fn empty() -> Recorded {
    Recorded::steady(START_S, 0, 0, 0, 0)
}

fn both(activity: &Activity) -> (Option<u32>, Option<u32>) {
    (
        activity.cadence_spm_hundredths,
        activity.cadence_moving_spm_hundredths,
    )
}

#[test]
fn the_worked_vectors_give_steps_of_both_feet() {
    for (strides, strides_128ths, steps_hundredths) in
        [(84, 0, 16_800), (84, 64, 16_900), (87, 32, 17_450)]
    {
        let run = Recorded::steady(START_S, 60, 3000, strides, strides_128ths);
        let expected = Some(steps_hundredths);
        assert_eq!(
            both(&only(&run.to_fit())),
            (expected, expected),
            "{strides} {strides_128ths}"
        );
    }
}

#[test]
fn walking_and_standing_count_in_the_one_and_not_in_the_other() {
    let mut run = empty();
    add(&mut run, 300, 2800, 84);
    add(&mut run, 200, 1400, 55);
    add(&mut run, 100, 0, 0);
    // One more sample ends the last second.
    add(&mut run, 1, 0, 0);
    let activity = only(&run.to_fit());
    let all = (300.0 * 84.0 + 200.0 * 55.0) / 601.0 * 200.0;
    let all = format!("{all:.0}").parse().unwrap();
    assert_eq!(both(&activity), (Some(all), Some(16_800)));
}

#[test]
fn slow_with_many_steps_is_walking_and_fast_with_few_is_no_running_either() {
    let mut run = empty();
    add(&mut run, 100, 2800, 85);
    add(&mut run, 100, 1799, 85);
    add(&mut run, 100, 3000, 59);
    add(&mut run, 1, 3000, 59);
    assert_eq!(
        only(&run.to_fit()).cadence_moving_spm_hundredths,
        Some(17_000)
    );
}

#[test]
fn a_watch_that_writes_now_and_then_is_weighted_by_time_and_not_across_pauses() {
    let mut run = empty();
    add(&mut run, 1, 3000, 80);
    // Nine seconds at 80, then one at 90, then a pause of ten minutes after another 80.
    for (at_s, strides) in [(9, 90), (10, 80), (11, 80), (611, 90), (612, 90)] {
        let mut next = run.seconds[0];
        next.at_s = at_s;
        next.distance_cm = at_s * 300;
        next.strides = strides;
        run.seconds.push(next);
    }
    run.pauses_s = vec![(11, 611)];
    let activity = only(&run.to_fit());
    // Nine seconds at 160, one at 180, one at 160, one at 180.
    let expected = (9.0 * 160.0 + 180.0 + 160.0 + 180.0) / 12.0 * 100.0;
    let expected = format!("{expected:.0}").parse().unwrap();
    assert_eq!(activity.cadence_moving_spm_hundredths, Some(expected));
    assert_eq!(activity.cadence_spm_hundredths, Some(17_000));
}

#[test]
fn a_source_that_writes_steps_is_not_doubled_and_says_so() {
    let run = Recorded::steady(START_S, 120, 2800, 168, 0);
    for bytes in [run.to_gpx(), run.to_tcx(), run.to_fit()] {
        let activity = only(&bytes);
        assert_eq!(both(&activity), (Some(16_800), Some(16_800)));
        assert!(activity.flags.contains(&Flag::CadenceInSteps));
    }
    let strides = Recorded::steady(START_S, 120, 2800, 84, 0);
    for bytes in [strides.to_gpx(), strides.to_tcx(), strides.to_fit()] {
        let activity = only(&bytes);
        assert_eq!(both(&activity), (Some(16_800), Some(16_800)));
        assert!(!activity.flags.contains(&Flag::CadenceInSteps));
    }
}

#[test]
fn a_number_between_strides_and_steps_is_left_out_unless_the_step_length_tells() {
    let mut run = Recorded::steady(START_S, 120, 2800, 120, 0);
    let activity = only(&run.to_fit());
    assert_eq!(both(&activity), (None, None));
    assert!(activity.flags.contains(&Flag::CadenceUnclear));
    // The step length of this writer belongs to 120 strides, so 120 it is, and they are strides.
    run.has_dynamics = true;
    let activity = only(&run.to_fit());
    assert_eq!(both(&activity), (Some(24_000), Some(24_000)));
}

#[test]
fn each_band_of_speed_has_its_seconds_and_its_cadence() {
    let mut run = empty();
    add(&mut run, 100, 2749, 80);
    add(&mut run, 200, 2750, 84);
    add(&mut run, 50, 1000, 50);
    add(&mut run, 10, 0, 0);
    let bands = only(&run.to_fit()).bands;
    let bands = bands
        .iter()
        .map(|band| (band.speed_mm_s, band.seconds, band.cadence_spm_hundredths));
    let expected = [
        (1000, 50, None),
        (2500, 100, Some(16_000)),
        (2750, 200, Some(16_800)),
    ];
    assert_eq!(bands.collect::<Vec<_>>(), expected);
}
