//! What an account tells about an activity, beside the file of it.

use jiff::Timestamp;

use crate::sports::Meaning;
use crate::{Activity, Flag, Format, Sport};

/// What an account tells about one activity. Everything may be missing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Told {
    /// The position of its file among the entries of the archive.
    pub entry: Option<usize>,
    /// The name of its file as the account writes it; `None` of an activity that was typed in.
    pub file: Option<String>,
    /// When it began.
    pub started: Option<Timestamp>,
    /// How far the runner's clock was ahead of UTC, in seconds.
    pub utc_offset_s: Option<i32>,
    /// What was done.
    pub sport: Option<Sport>,
    pub(crate) meaning: Option<Meaning>,
    /// What the runner calls it.
    pub title: Option<String>,
    /// The runner's words.
    pub note: Option<String>,
    /// What the account calls the shoes.
    pub gear: Option<String>,
    /// Distance, in centimetres.
    pub distance_cm: Option<u32>,
    /// Time without pauses, in milliseconds.
    pub timer_ms: Option<u32>,
    /// Time with pauses, in milliseconds.
    pub elapsed_ms: Option<u32>,
    /// Metres climbed.
    pub ascent_m: Option<u32>,
    /// Metres descended.
    pub descent_m: Option<u32>,
    /// Mean heart rate, per minute.
    pub heart_rate_bpm: Option<u32>,
    /// Mean cadence, in hundredths of steps per minute (both feet).
    pub cadence_spm_hundredths: Option<u32>,
}

/// A pair of shoes that an account knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldShoe {
    /// The name under which activities name it.
    pub name: String,
    /// Whether it was put away; `None` when the account does not say.
    pub retired: Option<bool>,
}

impl Told {
    /// The activity, for one that has no file.
    pub fn to_activity(&self) -> Activity {
        let mut activity = Activity::new(Format::Table, self.sport.unwrap_or(Sport::Other));
        match self.meaning {
            Some(meaning) => meaning.put_into(&mut activity),
            None => drop(activity.flags.insert(Flag::SportUnknown)),
        }
        activity.started = self.started;
        activity.utc_offset_s = self.utc_offset_s;
        activity.distance_cm = self.distance_cm;
        activity.timer_ms = self.timer_ms;
        activity.elapsed_ms = self.elapsed_ms;
        activity.ascent_m = self.ascent_m;
        activity.descent_m = self.descent_m;
        activity.heart_rate_bpm = self.heart_rate_bpm;
        activity.cadence_spm_hundredths = self.cadence_spm_hundredths;
        activity.title.clone_from(&self.title);
        activity.note.clone_from(&self.note);
        activity.gear.clone_from(&self.gear);
        activity.flags.insert(Flag::Manual);
        if activity.started.is_none() {
            activity.flags.insert(Flag::NoTimes);
        }
        crate::summary::check(&mut activity);
        activity
    }

    /// Adds to an activity what its file does not say: words, and the sport where it is unknown.
    pub fn put_into(&self, activity: &mut Activity) {
        if self.title.is_some() {
            activity.title.clone_from(&self.title);
        }
        if self.note.is_some() {
            activity.note.clone_from(&self.note);
        }
        if self.gear.is_some() {
            activity.gear.clone_from(&self.gear);
        }
        if let Some(meaning) = self
            .meaning
            .filter(|_| activity.flags.contains(&Flag::SportUnknown))
        {
            meaning.put_into(activity);
        }
        activity.distance_cm = activity.distance_cm.or(self.distance_cm);
        activity.utc_offset_s = activity.utc_offset_s.or(self.utc_offset_s);
    }

    /// Says what was done, by the account's word.
    pub(super) fn set_sport(&mut self, meaning: Option<Meaning>) {
        self.meaning = meaning;
        self.sport = meaning.map(|meaning| meaning.sport);
    }
}
