//! Distances, times and paces as runners read them.

use restride_core::journal::Run;

/// Kilometres with two digits.
pub(crate) fn km(cm: u32) -> String {
    let hundredths = (u64::from(cm) + 500) / 1000;
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// Kilometres of metres, with one digit.
pub(crate) fn km_of_m(metres: u64) -> String {
    let tenths = (metres + 50) / 100;
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// Hours, minutes and seconds: `45:00`, `1:05:30`.
pub(crate) fn clock(ms: u32) -> String {
    let seconds = (u64::from(ms) + 500) / 1000;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes}:{seconds:02}")
    }
}

/// Minutes and seconds.
pub(crate) fn minutes(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// Seconds for a kilometre at a speed, to the nearest; `None` at no speed.
pub(crate) fn pace_at(mm_s: u32) -> Option<u32> {
    (1_000_000 + mm_s / 2).checked_div(mm_s)
}

/// Seconds for a kilometre, to the nearest; `None` without a distance or a time.
pub(crate) fn pace_s(cm: Option<u32>, ms: Option<u32>) -> Option<u32> {
    let cm = u64::from(cm.filter(|cm| *cm > 0)?);
    let ms = u64::from(ms.filter(|ms| *ms > 0)?);
    u32::try_from((ms * 100 + cm / 2) / cm).ok()
}

/// The pace of a run, in seconds for a kilometre.
pub(crate) fn pace_of(run: &Run) -> Option<u32> {
    pace_s(run.distance_cm, run.timer_ms.or(run.elapsed_ms))
}

/// A number that is kept in hundredths.
pub(crate) fn hundredths(value: u32) -> f64 {
    f64::from(value) / 100.0
}

/// A number that is kept in hundredths, to the nearest whole one.
pub(crate) const fn whole(hundredths: u32) -> u32 {
    hundredths.saturating_add(50) / 100
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_read_as_runners_write_them() {
        assert_eq!(km(842_049), "8.42");
        assert_eq!(km(99_999), "1.00");
        assert_eq!(km_of_m(138_449), "138.4");
        assert_eq!(clock(2_700_500), "45:01");
        assert_eq!(clock(3_930_000), "1:05:30");
        assert_eq!(pace_s(Some(1_000_000), Some(3_000_000)), Some(300));
        assert_eq!(pace_s(Some(0), Some(3_000_000)), None);
        assert_eq!(pace_s(None, Some(3_000_000)), None);
        assert_eq!(pace_at(2500), Some(400));
        assert_eq!(pace_at(0), None);
        assert_eq!((minutes(321), whole(16_550)), ("5:21".to_owned(), 166));
    }
}
