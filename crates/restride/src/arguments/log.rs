//! Options of `log`: what a runner types after a run.

use super::Format;
use clap::{Args, Subcommand};

/// What runners type most often: each takes ten seconds.
const EXAMPLES: &str = "\
Ten seconds each:
  restride log pain 3 --at side-right --during
  restride log pain 2 --at deep-groin-left --waking
  restride log session 5k 30:00 --quiet
  restride log session 5k 30:00 --before 0 --during 2 --at-end 1 --no-limp
  restride log walk 30 --pain 0 --no-limp
  restride log pain 6 --at groin-left --during --sign limp_or_walk_pain";

/// Options of `log`.
#[derive(Debug, Args)]
#[command(before_help = EXAMPLES)]
pub(crate) struct LogOptions {
    /// What to write down.
    #[command(subcommand)]
    pub(crate) command: LogCommand,
}

/// What to write down.
#[derive(Debug, Subcommand)]
pub(crate) enum LogCommand {
    /// How much it hurt, from 0 (no pain) to 10 (the worst imaginable): `restride log pain 3 --at side-right --during`.
    Pain(PainOptions),
    /// How a run went. What is not told is asked for, because a run with a gap in it never counts as quiet.
    Session(SessionOptions),
    /// An exercise that was done, done in part or skipped.
    Exercise(ExerciseOptions),
    /// A walk in daily life.
    Walk(WalkOptions),
    /// A test before the first session.
    Test(TestOptions),
    /// The four questions of a week.
    Week(WeekOptions),
    /// Lasting facts about you.
    Profile(ProfileOptions),
    /// A medicine that can hide pain. No dose is asked for.
    Medicine(MedicineOptions),
    /// A visit to somebody who treats you.
    Treatment(TreatmentOptions),
    /// Anything else, in your own words.
    Note(NoteOptions),
}

/// What every kind of entry may have.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct EntryOptions {
    /// When it happened, if not now: 18:30, yesterday-evening, "2026-11-24 18:30".
    #[arg(long, value_name = "TIME")]
    pub(crate) when: Option<String>,

    /// The episode: its number in the list, its id, or the last characters of the id.
    #[arg(long, value_name = "EPISODE")]
    pub(crate) episode: Option<String>,

    /// It belongs to no episode, and none is opened for it.
    #[arg(long, conflicts_with = "episode")]
    pub(crate) no_episode: bool,

    /// Your own words.
    #[arg(long, value_name = "TEXT")]
    pub(crate) note: Option<String>,

    /// How to print what was written.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

/// When on the day, or around a run. A number behind one is the pain at that moment.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Moments")]
pub(crate) struct MomentOptions {
    /// In the first half hour after waking.
    #[arg(long, value_name = "PAIN", num_args = 0..=1, default_missing_value = "")]
    pub(crate) waking: Option<String>,
    /// Before a run.
    #[arg(long, value_name = "PAIN", num_args = 0..=1, default_missing_value = "")]
    pub(crate) before: Option<String>,
    /// The worst during a run.
    #[arg(long, value_name = "PAIN", num_args = 0..=1, default_missing_value = "")]
    pub(crate) during: Option<String>,
    /// At the end of a run.
    #[arg(long, value_name = "PAIN", num_args = 0..=1, default_missing_value = "")]
    pub(crate) at_end: Option<String>,
    /// One hour after a run.
    #[arg(long, value_name = "PAIN", num_args = 0..=1, default_missing_value = "")]
    pub(crate) after: Option<String>,
    /// In the evening.
    #[arg(long, value_name = "PAIN", num_args = 0..=1, default_missing_value = "")]
    pub(crate) evening: Option<String>,
    /// At night.
    #[arg(long, value_name = "PAIN", num_args = 0..=1, default_missing_value = "")]
    pub(crate) night: Option<String>,
    /// While at rest.
    #[arg(long, value_name = "PAIN", num_args = 0..=1, default_missing_value = "")]
    pub(crate) at_rest: Option<String>,
}

/// Options of `log pain`.
#[derive(Debug, Args)]
pub(crate) struct PainOptions {
    /// How much, from 0 to 10.
    #[arg(value_name = "PAIN")]
    pub(crate) score: Option<String>,

    /// When it hurt.
    #[command(flatten)]
    pub(crate) moments: MomentOptions,

    /// Where it hurts, with the side: side-right, deep-groin-left, buttock-both. May be given several times.
    #[arg(long, value_name = "PLACE", num_args = 1)]
    pub(crate) at: Vec<String>,

    /// What may have set it off: hills, sitting, a word of your own. May be given several times.
    #[arg(long, value_name = "WORD", num_args = 1)]
    pub(crate) trigger: Vec<String>,

    /// A warning sign that you noticed, by its answer id, such as `numb_tingling`. May be given several times.
    #[arg(long, value_name = "SIGN", num_args = 1)]
    pub(crate) sign: Vec<String>,

    /// What every entry may have.
    #[command(flatten)]
    pub(crate) entry: EntryOptions,
}

/// Options of `log medicine`.
#[derive(Debug, Args)]
pub(crate) struct MedicineOptions {
    /// Which: paracetamol, nsaid (such as ibuprofen), opioid or other.
    #[arg(value_name = "MEDICINE")]
    pub(crate) medicine: String,

    /// What every entry may have.
    #[command(flatten)]
    pub(crate) entry: EntryOptions,
}

/// Options of `log treatment`.
#[derive(Debug, Args)]
pub(crate) struct TreatmentOptions {
    /// Which: physiotherapy, massage, a word of your own.
    #[arg(value_name = "TREATMENT")]
    pub(crate) treatment: String,

    /// Who treated you.
    #[arg(long, value_name = "NAME")]
    pub(crate) provider: Option<String>,

    /// What it cost, with the currency: "45.00 EUR".
    #[arg(long, value_name = "COST")]
    pub(crate) cost: Option<String>,

    /// What every entry may have.
    #[command(flatten)]
    pub(crate) entry: EntryOptions,
}

/// Options of `log note`.
#[derive(Debug, Args)]
pub(crate) struct NoteOptions {
    /// Your own words.
    #[arg(value_name = "TEXT", required = true)]
    pub(crate) text: Vec<String>,

    /// What every entry may have.
    #[command(flatten)]
    pub(crate) entry: EntryOptions,
}

/// Options of `log session`.
#[derive(Debug, Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "one for each option: yes and no are told apart from nothing"
)]
pub(crate) struct SessionOptions {
    /// How far and how long: 5k, 5km, 3mi, 30min, 30:00, in any order.
    #[arg(value_name = "DISTANCE|TIME")]
    pub(crate) size: Vec<String>,

    /// How far, if you would rather name it: 5k, 3mi.
    #[arg(long, value_name = "DISTANCE")]
    pub(crate) distance: Option<String>,
    /// How long, if you would rather name it: 30min, 30:00.
    #[arg(long, value_name = "TIME")]
    pub(crate) time: Option<String>,
    /// It was quiet, all of it: no pain before it, during it and at its end, no limp, no new pain at night, no painkiller
    /// in the 8 hours before, no warning sign, and you did the whole session.
    #[arg(long, conflicts_with_all = [
        "before", "during", "at_end", "course", "limp", "night_pain", "painkiller", "completed", "sign",
    ])]
    pub(crate) quiet: bool,

    /// Pain before it, 0 to 10.
    #[arg(long, value_name = "PAIN")]
    pub(crate) before: Option<String>,
    /// The worst pain during it, 0 to 10.
    #[arg(long, value_name = "PAIN")]
    pub(crate) during: Option<String>,
    /// Pain at its end, 0 to 10.
    #[arg(long, value_name = "PAIN")]
    pub(crate) at_end: Option<String>,
    /// Pain one hour after, 0 to 10.
    #[arg(long, value_name = "PAIN")]
    pub(crate) after: Option<String>,
    /// What the pain did: none, warms-up, steady or increases.
    #[arg(long, value_name = "HOW")]
    pub(crate) course: Option<String>,
    /// You limped.
    #[arg(long)]
    pub(crate) limp: bool,
    /// You did not limp.
    #[arg(long, conflicts_with = "limp")]
    pub(crate) no_limp: bool,
    /// Pain at night that is new.
    #[arg(long)]
    pub(crate) night_pain: bool,
    /// No new pain at night.
    #[arg(long, conflicts_with = "night_pain")]
    pub(crate) no_night_pain: bool,
    /// You took something against pain in the 8 hours before.
    #[arg(long)]
    pub(crate) painkiller: bool,
    /// You took nothing against pain in the 8 hours before.
    #[arg(long, conflicts_with = "painkiller")]
    pub(crate) no_painkiller: bool,
    /// How much of the session you did, in per cent.
    #[arg(long, value_name = "PERCENT")]
    pub(crate) completed: Option<String>,
    /// Where it hurts, with the side. May be given several times.
    #[arg(long, value_name = "PLACE", num_args = 1)]
    pub(crate) at: Vec<String>,
    /// What may have set it off. May be given several times.
    #[arg(long, value_name = "WORD", num_args = 1)]
    pub(crate) trigger: Vec<String>,
    /// A warning sign that you noticed: an answer id, or a sign to stop such as injury. May be given several times.
    #[arg(long, value_name = "SIGN", num_args = 1)]
    pub(crate) sign: Vec<String>,
    /// Do not ask for what is missing.
    #[arg(long)]
    pub(crate) no_ask: bool,

    /// What every entry may have.
    #[command(flatten)]
    pub(crate) entry: EntryOptions,
}

/// Options of `log exercise`.
#[derive(Debug, Args)]
pub(crate) struct ExerciseOptions {
    /// Which exercise, by its id.
    #[arg(value_name = "EXERCISE")]
    pub(crate) exercise: String,
    /// How much of it: done, partly or skipped.
    #[arg(value_name = "DONE", default_value = "done")]
    pub(crate) done: String,
    /// Sets.
    #[arg(long, value_name = "COUNT")]
    pub(crate) sets: Option<u32>,
    /// Repetitions in each set.
    #[arg(long, value_name = "COUNT")]
    pub(crate) repetitions: Option<u32>,
    /// Seconds of each hold.
    #[arg(long, value_name = "SECONDS")]
    pub(crate) hold: Option<u32>,
    /// The worst pain during it, 0 to 10.
    #[arg(long, value_name = "PAIN")]
    pub(crate) pain: Option<String>,

    /// What every entry may have.
    #[command(flatten)]
    pub(crate) entry: EntryOptions,
}

/// Options of `log walk`.
#[derive(Debug, Args)]
pub(crate) struct WalkOptions {
    /// How many minutes.
    #[arg(value_name = "MINUTES")]
    pub(crate) minutes: String,
    /// The worst pain, 0 to 10.
    #[arg(long, value_name = "PAIN", required = true)]
    pub(crate) pain: String,
    /// You limped.
    #[arg(long)]
    pub(crate) limp: bool,
    /// You did not limp.
    #[arg(long, conflicts_with = "limp")]
    pub(crate) no_limp: bool,
    /// You walked as fast as you could without jogging.
    #[arg(long)]
    pub(crate) brisk: bool,

    /// What every entry may have.
    #[command(flatten)]
    pub(crate) entry: EntryOptions,
}

/// Options of `log test`.
#[derive(Debug, Args)]
pub(crate) struct TestOptions {
    /// Which test: restride today names those that may be done.
    #[arg(value_name = "TEST")]
    pub(crate) test: String,
    /// The worst pain, 0 to 10.
    #[arg(long, value_name = "PAIN", required = true)]
    pub(crate) pain: String,
    /// It went as it is described.
    #[arg(long, required_unless_present = "not_ok")]
    pub(crate) ok: bool,
    /// It did not.
    #[arg(long, conflicts_with = "ok")]
    pub(crate) not_ok: bool,

    /// What every entry may have.
    #[command(flatten)]
    pub(crate) entry: EntryOptions,
}

/// Options of `log week`.
#[derive(Debug, Args)]
pub(crate) struct WeekOptions {
    /// How much the hip kept you from running: none, slight, moderate or severe.
    #[arg(long, value_name = "HOW MUCH")]
    pub(crate) participation: Option<String>,
    /// How much you trained less because of it.
    #[arg(long, value_name = "HOW MUCH")]
    pub(crate) training: Option<String>,
    /// How much slower or worse you ran because of it.
    #[arg(long, value_name = "HOW MUCH")]
    pub(crate) performance: Option<String>,
    /// How strong the trouble was.
    #[arg(long, value_name = "HOW MUCH")]
    pub(crate) symptoms: Option<String>,

    /// What every entry may have.
    #[command(flatten)]
    pub(crate) entry: EntryOptions,
}

/// Options of `log profile`.
#[derive(Debug, Args)]
pub(crate) struct ProfileOptions {
    /// The day of birth, as 1990-02-28.
    #[arg(long, value_name = "DAY")]
    pub(crate) born: Option<String>,
    /// female, male or other.
    #[arg(long, value_name = "SEX")]
    pub(crate) sex: Option<String>,
    /// Height in centimetres.
    #[arg(long, value_name = "CM")]
    pub(crate) height: Option<u32>,
    /// Weight: 62.5kg or 138lb.
    #[arg(long, value_name = "WEIGHT")]
    pub(crate) weight: Option<String>,

    /// How to print what was written.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}
