//! From an activity to the journal's entry of it.

use restride_core::journal::{Key, Run, Text};

use crate::{Activity, DERIVATION, Flag};

/// The most laps that an entry keeps. Of more than that it keeps none: half of the laps would be a wrong picture.
const MOST_LAPS: usize = 512;

impl Activity {
    /// The journal's body of it, with everything that follows from the file's content. What an import adds (the file's
    /// hash and name, the batch, the shoes) is left to it.
    ///
    /// ```
    /// use restride_import::{Activity, Format, Sport};
    /// let mut activity = Activity::new(Format::Gpx, Sport::Run);
    /// activity.distance_cm = Some(842_000);
    /// let run = activity.to_run();
    /// assert_eq!((run.distance_cm, run.timer_ms), (Some(842_000), None));
    /// assert_eq!(run.format.unwrap().as_str(), "gpx");
    /// ```
    pub fn to_run(&self) -> Run {
        let mut run = Run::new(self.sport);
        run.surface = self.surface;
        run.indoor = self.indoor;
        run.distance_cm = self.distance_cm;
        run.timer_ms = self.timer_ms;
        run.elapsed_ms = self.elapsed_ms;
        run.ascent_m = self.ascent_m;
        run.descent_m = self.descent_m;
        run.heart_rate_bpm = self.heart_rate_bpm;
        run.heart_rate_max_bpm = self.heart_rate_max_bpm;
        run.cadence_spm_hundredths = self.cadence_spm_hundredths;
        run.cadence_moving_spm_hundredths = self.cadence_moving_spm_hundredths;
        run.step_length_mm = self.step_length_mm;
        run.ground_contact_ms_tenths = self.ground_contact_ms_tenths;
        run.ground_contact_left_percent_hundredths = self.ground_contact_left_percent_hundredths;
        run.vertical_oscillation_mm_tenths = self.vertical_oscillation_mm_tenths;
        run.vertical_ratio_percent_hundredths = self.vertical_ratio_percent_hundredths;
        run.effort = self.effort;
        self.put_laps(&mut run);
        self.put_bands(&mut run);
        run.records = (self.format != crate::Format::Table).then_some(self.records);
        run.flags = self
            .flags
            .iter()
            .filter_map(|flag| Key::new(flag.key()))
            .collect();
        run.device = self.device.as_deref().and_then(text);
        run.recording = self.recording.as_deref().and_then(Key::new);
        run.title = self.title.as_deref().and_then(text);
        run.note = self.note.as_deref().and_then(text);
        run.format = Key::new(self.format.key());
        run.file_part = (self.format != crate::Format::Table).then_some(self.part);
        run.derivation = Some(DERIVATION);
        run
    }

    fn put_laps(&self, run: &mut Run) {
        let times = self
            .laps
            .iter()
            .map(|lap| lap.timer_ms)
            .collect::<Option<Vec<_>>>();
        let Some(times) = times.filter(|times| times.len() <= MOST_LAPS) else {
            return;
        };
        // A lap without a distance would be one of 0 m.
        let distances = self
            .laps
            .iter()
            .map(|lap| lap.distance_cm)
            .collect::<Option<Vec<_>>>();
        run.lap_timer_ms = times;
        run.lap_distance_cm = distances.unwrap_or_default();
    }

    fn put_bands(&self, run: &mut Run) {
        run.band_speed_mm_s = self.bands.iter().map(|band| band.speed_mm_s).collect();
        run.band_s = self.bands.iter().map(|band| band.seconds).collect();
        if self
            .bands
            .iter()
            .any(|band| band.cadence_spm_hundredths.is_some())
        {
            // In the journal 0 stands for a cadence that was not recorded.
            let cadences = self
                .bands
                .iter()
                .map(|band| band.cadence_spm_hundredths.unwrap_or(0));
            run.band_cadence_spm_hundredths = cadences.collect();
        }
    }

    /// Returns whether the file it comes from is damaged.
    pub fn is_damaged(&self) -> bool {
        self.flags.iter().any(|flag: &Flag| flag.is_damage())
    }
}

/// A text of a file as the journal takes it: without control characters and those that turn the direction of writing.
pub(crate) fn text(text: &str) -> Option<Text> {
    let is_shown = |c: &char| !is_hidden(*c);
    let shown = text.replace("\r\n", "\n");
    let shown = shown
        .chars()
        .filter(is_shown)
        .take(Text::LONGEST)
        .collect::<String>();
    Text::new(shown.trim())
}

/// Control characters other than tab and line feed, marks of direction, and what has no width.
fn is_hidden(c: char) -> bool {
    (c.is_control() && c != '\t' && c != '\n')
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Band, Format, Lap, Sport};

    #[test]
    fn what_is_missing_stays_missing_in_the_journal() {
        let mut activity = Activity::new(Format::Fit, Sport::Run);
        activity.laps = vec![
            Lap {
                distance_cm: Some(100_000),
                timer_ms: Some(300_000),
            },
            Lap {
                distance_cm: None,
                timer_ms: Some(200_000),
            },
        ];
        activity.bands = vec![
            Band {
                speed_mm_s: 1500,
                seconds: 60,
                cadence_spm_hundredths: None,
            },
            Band {
                speed_mm_s: 2750,
                seconds: 600,
                cadence_spm_hundredths: Some(16_800),
            },
        ];
        activity.flags.insert(Flag::NoPositions);
        let run = activity.to_run();
        assert_eq!(run.lap_timer_ms, [300_000, 200_000]);
        assert!(run.lap_distance_cm.is_empty());
        assert_eq!(run.band_cadence_spm_hundredths, [0, 16_800]);
        assert_eq!(
            (run.distance_cm, run.heart_rate_bpm, run.title.as_ref()),
            (None, None, None)
        );
        assert_eq!(run.flags.first().map(Key::as_str), Some("no_positions"));
        activity.laps = vec![
            Lap {
                distance_cm: Some(1),
                timer_ms: Some(1)
            };
            MOST_LAPS + 1
        ];
        assert!(activity.to_run().lap_timer_ms.is_empty());
    }

    #[test]
    fn a_text_of_a_file_cannot_hide_anything() {
        assert_eq!(
            text("Easy\u{202e} run\0\r\n ").unwrap().as_str(),
            "Easy run"
        );
        assert_eq!(text("\u{200b}"), None);
        assert_eq!(
            text(&"x".repeat(5000)).unwrap().as_str().len(),
            Text::LONGEST
        );
    }
}
