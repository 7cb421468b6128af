//! Which recording of a run is shown, and what the others add to it.

use super::activity::Told;
use crate::journal::{EntryId, Run};
use jiff::Timestamp;
use std::borrow::Cow;

/// What an importer writes as the source of its entries.
const IMPORTED: &str = "import";

/// Flags of a recording of which a part is missing.
const CUT: [&str; 2] = ["damaged", "truncated"];

/// Formats, the best first; a run without one was told.
const FORMATS: [&str; 4] = ["fit", "tcx", "gpx", "table"];

/// What recordings are sorted by: the best is the smallest. What the runner put right by hand comes first, what is cut
/// short last; between them running dynamics, then the format, then how much is known, then the first written.
pub(super) fn rank(told: &Told<'_>) -> (bool, bool, bool, usize, usize, Timestamp, EntryId) {
    let (entry, run) = (told.recording.entry, told.run);
    let head = entry.head();
    let is_put_right = head.supersedes.is_some() && head.source.as_str() != IMPORTED;
    let is_cut = run.flags.iter().any(|flag| CUT.contains(&flag.as_str()));
    let has_dynamics =
        run.ground_contact_ms_tenths.is_some() || run.vertical_oscillation_mm_tenths.is_some();
    let format = run.format.as_ref().map_or(FORMATS.len() + 1, |format| {
        let known = FORMATS.iter().position(|known| *known == format.as_str());
        known.unwrap_or(FORMATS.len())
    });
    let missing = [
        run.distance_cm,
        run.timer_ms,
        run.elapsed_ms,
        run.ascent_m,
        run.heart_rate_bpm,
        run.cadence_moving_spm_hundredths,
    ];
    let missing = missing.iter().filter(|field| field.is_none()).count();
    (
        !is_put_right,
        is_cut,
        !has_dynamics,
        format,
        missing,
        head.recorded,
        entry.id(),
    )
}

/// Takes from another recording what is missing. What says where a recording comes from stays its own.
pub(super) fn fill(shown: &mut Cow<'_, Run>, other: &Run) {
    macro_rules! fill {
        ($($field:ident)+) => {$(
            if shown.$field.is_none() && other.$field.is_some() {
                shown.to_mut().$field.clone_from(&other.$field);
            }
        )+};
    }
    fill! {
        surface indoor distance_cm timer_ms elapsed_ms ascent_m descent_m heart_rate_bpm heart_rate_max_bpm
        cadence_spm_hundredths cadence_moving_spm_hundredths step_length_mm ground_contact_ms_tenths
        ground_contact_left_percent_hundredths vertical_oscillation_mm_tenths vertical_ratio_percent_hundredths
        effort title gear shoe note
    }
    if shown.lap_timer_ms.is_empty() && !other.lap_timer_ms.is_empty() {
        let shown = shown.to_mut();
        shown.lap_timer_ms.clone_from(&other.lap_timer_ms);
        shown.lap_distance_cm.clone_from(&other.lap_distance_cm);
    }
    if shown.band_s.is_empty() && !other.band_s.is_empty() {
        let shown = shown.to_mut();
        shown.band_speed_mm_s.clone_from(&other.band_speed_mm_s);
        shown.band_s.clone_from(&other.band_s);
        shown
            .band_cadence_spm_hundredths
            .clone_from(&other.band_cadence_spm_hundredths);
    }
}
