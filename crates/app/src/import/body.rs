//! An activity of a file as a run of the journal.

use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, Zoned};
use restride_core::journal::{Key, Run, Text};
use restride_import::{Activity, DERIVATION, shown};

/// The run that an activity becomes, without where it came from. What is beyond the range of an entry is left out.
pub fn run_of(activity: &Activity) -> Run {
    let mut run = Run::new(activity.sport);
    run.surface = activity.surface;
    run.indoor = activity.indoor;
    run.distance_cm = activity.distance_cm;
    run.timer_ms = activity.timer_ms;
    run.elapsed_ms = activity.elapsed_ms;
    run.ascent_m = activity.ascent_m;
    run.descent_m = activity.descent_m;
    run.heart_rate_bpm = activity.heart_rate_bpm;
    run.heart_rate_max_bpm = activity.heart_rate_max_bpm;
    run.cadence_spm_hundredths = activity.cadence_spm_hundredths;
    run.cadence_moving_spm_hundredths = activity.cadence_moving_spm_hundredths;
    run.step_length_mm = activity.step_length_mm;
    run.ground_contact_ms_tenths = activity.ground_contact_ms_tenths;
    run.ground_contact_left_percent_hundredths = activity.ground_contact_left_percent_hundredths;
    run.vertical_oscillation_mm_tenths = activity.vertical_oscillation_mm_tenths;
    run.vertical_ratio_percent_hundredths = activity.vertical_ratio_percent_hundredths;
    run.effort = activity.effort;
    laps(activity, &mut run);
    bands(activity, &mut run);
    run.records = Some(activity.records);
    run.flags = activity
        .flags
        .iter()
        .filter_map(|flag| Key::new(flag.key()))
        .collect();
    run.device = activity.device.as_deref().and_then(text);
    run.recording = activity.recording.as_ref().and_then(Key::new);
    run.title = activity.title.as_deref().and_then(text);
    run.gear = activity.gear.as_deref().and_then(text);
    run.note = activity.note.as_deref().and_then(text);
    run.format = Key::new(activity.format.key());
    run.file_part = Some(activity.part);
    run.derivation = Some(DERIVATION);
    run
}

/// Laps of which the time is known, as many as an entry holds. Distances are told when all of them are known.
fn laps(activity: &Activity, run: &mut Run) {
    let timed = activity
        .laps
        .iter()
        .filter_map(|lap| Some((lap.timer_ms?, lap.distance_cm)));
    let timed: Vec<(u32, Option<u32>)> = timed.take(Run::MOST_PARTS).collect();
    let distances: Option<Vec<u32>> = timed.iter().map(|(_, distance)| *distance).collect();
    run.lap_distance_cm = distances.unwrap_or_default();
    run.lap_timer_ms = timed.into_iter().map(|(timer, _)| timer).collect();
}

fn bands(activity: &Activity, run: &mut Run) {
    let bands = || activity.bands.iter().take(Run::MOST_PARTS);
    run.band_speed_mm_s = bands().map(|band| band.speed_mm_s).collect();
    run.band_s = bands().map(|band| band.seconds).collect();
    if bands().any(|band| band.cadence_spm_hundredths.is_some()) {
        let cadences = bands().map(|band| band.cadence_spm_hundredths.unwrap_or(0));
        run.band_cadence_spm_hundredths = cadences.collect();
    }
}

/// When it began, on the runner's clock: in the runner's zone, or at the file's own offset when the clock of that zone
/// showed another time then.
pub(super) fn local(started: Timestamp, utc_offset_s: Option<i32>, zone: &TimeZone) -> Zoned {
    let whole = started.round(jiff::Unit::Second).unwrap_or(started);
    let here = whole.to_zoned(zone.clone());
    let said = utc_offset_s.filter(|offset| offset % 60 == 0 && *offset != here.offset().seconds());
    match said.and_then(|seconds| Offset::from_seconds(seconds).ok()) {
        Some(offset) => whole.to_zoned(TimeZone::fixed(offset)),
        None => here,
    }
}

/// Foreign words as an entry holds them: without what hides or turns other text.
pub(super) fn text(foreign: &str) -> Option<Text> {
    Text::new(shown(foreign)?)
}
