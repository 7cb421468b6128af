//! The files of one outing, and the truth about each.

use super::account::{Copy, CopySort, Format, Outing, Sport};
use super::damage::Left;
use super::truth::{TrueActivity, TrueFile};
use super::watch;
use super::{Plan, Shape};
use crate::activity::Recorded;
use jiff::Timestamp;

/// A file of the archive: which outing it is of, and whether it is the first one of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// The position of the outing.
    pub(super) outing: usize,
    pub(super) copy: Option<Copy>,
    /// What follows the number in its name.
    pub(super) ending: &'static str,
}

/// The files of an archive in their order: by time, late copies at the end.
pub(super) fn entries(plan: &Plan, outings: &[Outing]) -> Vec<Entry> {
    let mut entries = Vec::with_capacity(outings.len());
    let mut late = Vec::new();
    for (position, outing) in outings.iter().enumerate() {
        if outing.format == Format::Typed {
            continue;
        }
        let entry = |copy, format| Entry {
            outing: position,
            copy,
            ending: ending(plan, format, position),
        };
        entries.push(entry(None, outing.format));
        if let Some(copy) = outing.copy {
            let format = match copy.sort {
                CopySort::OtherDevice(format) => format,
                CopySort::SameBytes | CopySort::SavedAgain => outing.format,
            };
            let list = if copy.is_late {
                &mut late
            } else {
                &mut entries
            };
            list.push(entry(Some(copy), format));
        }
    }
    entries.extend(late);
    entries
}

/// How the name of a file ends. Strava compresses most; what was uploaded by hand it keeps as it is.
fn ending(plan: &Plan, format: Format, position: usize) -> &'static str {
    let is_compressed = plan.shape == Shape::Strava && !position.is_multiple_of(11);
    match (format, is_compressed) {
        (Format::Fit | Format::Typed, true) => "fit.gz",
        (Format::Fit | Format::Typed, false) => "fit",
        (Format::Gpx, true) => "gpx.gz",
        (Format::Gpx, false) => "gpx",
        (Format::Tcx, true) => "tcx.gz",
        (Format::Tcx, false) => "tcx",
    }
}

/// What a file holds, before compression, and the truth about it. `first` is the name of the first file of the outing.
pub(super) fn content(
    plan: &Plan,
    outing: &Outing,
    entry: &Entry,
    name: &str,
    first: &str,
) -> (Vec<u8>, TrueFile) {
    let run = outing.recorded(plan.size);
    let mut truth = TrueFile {
        name: Some(name.to_owned()),
        verdict: "imported",
        reason: None,
        same_bytes_as: None,
        activity: Some(activity(outing, &run, outing.format)),
    };
    let Some(copy) = entry.copy else {
        return whole(outing, &run, truth);
    };
    let duplicate = |mut activity: TrueActivity| {
        activity.verdict = "duplicate_of";
        activity.duplicate_of = Some(first.to_owned());
        Some(activity)
    };
    let bytes = match copy.sort {
        CopySort::SameBytes => {
            truth.verdict = "known";
            truth.same_bytes_as = Some(first.to_owned());
            truth.activity = None;
            return whole(outing, &run, truth);
        }
        CopySort::SavedAgain => {
            truth.activity = truth.activity.and_then(duplicate);
            watch::fit(&run, &mut outing.draw(2), true).bytes
        }
        CopySort::OtherDevice(format) => {
            let other = by_other_device(outing, run);
            truth.activity = duplicate(activity(outing, &other, format));
            in_format(outing, &other, format)
        }
    };
    (bytes, truth)
}

/// The first file of an outing, damaged if it has to be.
fn whole(outing: &Outing, run: &Recorded, mut truth: TrueFile) -> (Vec<u8>, TrueFile) {
    let Some(damage) = outing.damage else {
        return (in_format(outing, run, outing.format), truth);
    };
    let mut written = watch::fit(run, &mut outing.draw(2), false);
    let left = damage.put_into(&mut written, &mut outing.draw(3));
    truth.verdict = left.verdict;
    truth.reason = left.reason;
    truth.activity = truth
        .activity
        .and_then(|activity| what_is_left(run, activity, &left));
    (written.bytes, truth)
}

/// What can still be told: without the watch's own summary it is worked out from the samples.
fn what_is_left(run: &Recorded, mut activity: TrueActivity, left: &Left) -> Option<TrueActivity> {
    let (samples, has_summary) = left.samples?;
    activity.records = Some(samples);
    activity.flags.extend(left.flags);
    activity.flags.sort_unstable();
    if !has_summary {
        let last = run.seconds.get(samples.checked_sub(1)?)?;
        let stops = run.pauses_s.iter().filter(|(_, to)| *to <= last.at_s);
        let stretches = (samples - 1).checked_sub(stops.count())?;
        activity.distance_m = f64::from(last.distance_cm) / 100.0;
        activity.elapsed_s = f64::from(last.at_s);
        activity.timer_s = f64::from(u32::try_from(stretches).ok()?);
    }
    Some(activity)
}

fn in_format(outing: &Outing, run: &Recorded, format: Format) -> Vec<u8> {
    match format {
        Format::Fit | Format::Typed => watch::fit(run, &mut outing.draw(2), false).bytes,
        Format::Gpx => run.to_gpx(),
        // Blanks before the declaration, as Strava writes them.
        Format::Tcx => [b"          ".as_slice(), &run.to_tcx()].concat(),
    }
}

/// The same outing on another wrist: begun up to 4 seconds later, measured up to 2 % longer or shorter.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a distance stays one"
)]
fn by_other_device(outing: &Outing, mut run: Recorded) -> Recorded {
    let mut draw = outing.draw(4);
    run.start_s += i64::try_from(draw.below(5)).unwrap_or(0);
    run.serial = 4_400_000;
    let factor = 0.98 + 0.04 * draw.uniform();
    for second in &mut run.seconds {
        second.distance_cm = (f64::from(second.distance_cm) * factor) as u32;
    }
    run
}

/// What is to be found in a file that is whole.
fn activity(outing: &Outing, run: &Recorded, format: Format) -> TrueActivity {
    let distance_m = f64::from(run.distance_cm()) / 100.0;
    let elapsed_s = f64::from(run.elapsed_s());
    let has_pauses = format != Format::Gpx;
    let mut flags = match format {
        Format::Fit => Vec::new(),
        Format::Gpx => vec![
            "ascent_from_altitudes",
            "distance_from_positions",
            "pauses_unknown",
            "step_length_from_speed",
        ],
        Format::Tcx => vec!["ascent_from_altitudes", "step_length_from_speed"],
        Format::Typed => vec!["manual"],
    };
    if format == Format::Fit && !run.has_positions {
        flags.push("no_positions");
    }
    TrueActivity {
        verdict: if outing.sport == Sport::Run {
            "imported"
        } else {
            "not_a_run"
        },
        duplicate_of: None,
        start: Timestamp::from_second(run.start_s).unwrap_or_default(),
        sport: outing.sport.key(),
        distance_m,
        distance_within_m: if format == Format::Gpx {
            distance_m * 0.005
        } else {
            0.0
        },
        timer_s: if has_pauses {
            f64::from(run.timer_s())
        } else {
            elapsed_s
        },
        elapsed_s,
        records: (format != Format::Typed).then_some(run.seconds.len()),
        flags,
        title: outing.title.clone(),
    }
}

/// What is to be found of an outing that was typed in.
pub(super) fn typed(plan: &Plan, outing: &Outing) -> TrueFile {
    TrueFile {
        name: None,
        verdict: "imported",
        reason: None,
        same_bytes_as: None,
        activity: Some(activity(outing, &outing.recorded(plan.size), Format::Typed)),
    }
}
