//! The closed lists of words that entries use. A new word needs a new version of its kind.

use super::fields::Field;
use super::names::Names;
use super::token::Token;
use crate::urgency::Urgency;
use serde_json::{Value, json};

/// Makes an enumeration with `ALL`, `key` and `from_key` usable as a field.
macro_rules! field {
    ($name:ident) => {
        impl Field for $name {
            fn expected() -> String {
                format!("one of {}", Self::words().join(", "))
            }

            fn read(token: Token<'_>, _names: &mut Names) -> Option<Self> {
                token.text().and_then(Self::from_key)
            }

            fn write(&self) -> Value {
                self.key().into()
            }

            fn words() -> Vec<&'static str> {
                Self::ALL.iter().map(|word| word.key()).collect()
            }

            fn schema() -> Value {
                json!({"enum": Self::words()})
            }

            fn example() -> Value {
                Self::words().first().copied().into()
            }
        }
    };
}

/// An enumeration with a stable public key per variant, usable as a field.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $key:literal,)+ })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(
            clippy::allow_attributes,
            clippy::enum_variant_names,
            reason = "a word may be the name of its list: an exercise that is done is done"
        )]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)+
        }

        impl $name {
            /// All of them, in the order in which they are offered.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The stable public key.
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$variant => $key,)+
                }
            }

            /// The one with this key; `None` for any other text.
            pub fn from_key(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|word| word.key() == key)
            }
        }

        field!($name);
    )+};
}

words! {
    /// Which side hurts.
    Side {
        /// Left.
        Left = "left",
        /// Right.
        Right = "right",
        /// Both sides.
        Both = "both",
        /// In the middle.
        Middle = "middle",
    }

    /// How the pain began.
    Onset {
        /// From one moment to the next.
        Sudden = "sudden",
        /// Over hours or days.
        Gradual = "gradual",
    }

    /// When on a day, or around a run, a pain was felt.
    PainMoment {
        /// In the first half hour after waking.
        Waking = "waking",
        /// Before a run.
        Before = "before",
        /// The worst during a run.
        During = "during",
        /// At the end of a run.
        AtEnd = "at_end",
        /// One hour after a run.
        OneHourAfter = "one_hour_after",
        /// In the evening.
        Evening = "evening",
        /// At night.
        Night = "night",
        /// While at rest.
        AtRest = "at_rest",
    }

    /// What the pain did during a run.
    Course {
        /// There was none.
        None = "none",
        /// It eased as the runner warmed up.
        WarmsUp = "warms_up",
        /// It stayed as it was.
        Steady = "steady",
        /// It grew.
        Increases = "increases",
    }

    /// How much of a planned exercise was done.
    Done {
        /// All of it.
        Done = "done",
        /// Some of it.
        Partly = "partly",
        /// None of it.
        Skipped = "skipped",
    }

    /// A medicine that can hide pain.
    Analgesic {
        /// Paracetamol (acetaminophen).
        Paracetamol = "paracetamol",
        /// An anti-inflammatory, such as ibuprofen.
        Nsaid = "nsaid",
        /// An opioid.
        Opioid = "opioid",
        /// Anything else that dulls pain.
        Other = "other",
    }

    /// Sex, where a rule or a probability depends on it.
    Sex {
        /// Female.
        Female = "female",
        /// Male.
        Male = "male",
        /// Neither, or not said.
        Other = "other",
    }

    /// Who cleared a runner. A coach cannot.
    ClearanceRole {
        /// A physician.
        Physician = "physician",
        /// A physiotherapist.
        Physiotherapist = "physiotherapist",
        /// Another licensed clinician.
        OtherClinician = "other_clinician",
    }

    /// What a clearance rests on.
    Basis {
        /// An examination.
        Examination = "examination",
        /// Magnetic resonance imaging.
        Mri = "mri",
        /// Computed tomography.
        Ct = "ct",
        /// A bone scan.
        BoneScan = "bone_scan",
        /// A plain X-ray: on its own it misses bone stress.
        Xray = "xray",
        /// Ultrasound.
        Ultrasound = "ultrasound",
        /// Something else.
        Other = "other",
    }

    /// Why an episode was closed.
    CloseReason {
        /// It is gone.
        Recovered = "recovered",
        /// It turned out to be part of another episode.
        Merged = "merged",
        /// Something else.
        Other = "other",
    }

    /// What was done in a recorded activity.
    Sport {
        /// Running, on whatever ground.
        Run = "run",
        /// Walking.
        Walk = "walk",
        /// Hiking.
        Hike = "hike",
        /// Cycling.
        Ride = "ride",
        /// Swimming.
        Swim = "swim",
        /// Anything else.
        Other = "other",
    }

    /// What was run on.
    Surface {
        /// Roads and pavements.
        Road = "road",
        /// Trails.
        Trail = "trail",
        /// A running track.
        Track = "track",
        /// A treadmill.
        Treadmill = "treadmill",
    }

    /// How much a hip got in the way during a week, in four steps.
    Burden {
        /// Not at all.
        None = "none",
        /// A little.
        Slight = "slight",
        /// Clearly.
        Moderate = "moderate",
        /// So much that it was not possible.
        Severe = "severe",
    }
}

field!(Urgency);
