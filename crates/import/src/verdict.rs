//! What became of a file: typed, with a stable id for each case.

use std::fmt;

use crate::kind::Kind;

/// What became of a file as a whole. What is to be known of a single activity is in its flags.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Everything in it was read.
    Complete,
    /// It is damaged; what came before the damage was read.
    Damaged,
    /// It holds points but no times, so it cannot be put into a calendar.
    Undated,
    /// It is a good file of another sort.
    NotAnActivity(Other),
    /// There is nothing in it.
    Empty,
    /// It was not read.
    Refused(Refusal),
}

impl Verdict {
    /// The stable id, such as `damaged`; of a refusal the reason, such as `too_large`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Complete => "complete",
            Self::Damaged => "damaged",
            Self::Undated => "undated",
            Self::NotAnActivity(other) => other.key(),
            Self::Empty => "empty",
            Self::Refused(refusal) => refusal.key(),
        }
    }
}

/// A sort of file that holds no activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Other {
    /// A FIT file that is not of type 4: settings, a workout, a course, sleep ...
    FitType(u8),
    /// XML without activities: a course, workouts, waypoints.
    NoTrack,
}

impl Other {
    /// The stable id.
    pub const fn key(self) -> &'static str {
        match self {
            Self::FitType(_) => "fit_of_another_type",
            Self::NoTrack => "no_track",
        }
    }
}

macro_rules! refusals {
    ($($(#[$doc:meta])* $variant:ident = $key:literal, $words:literal;)+) => {
        /// Why a file, an archive or an entry of it was not read.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Refusal {
            $($(#[$doc])* $variant,)+
            /// It is of a sort that is not read.
            Kind(Kind),
        }

        impl Refusal {
            /// Every reason but [`Self::Kind`].
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The stable id.
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$variant => $key,)+
                    Self::Kind(kind) => kind.refusal_key(),
                }
            }
        }

        impl fmt::Display for Refusal {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $(Self::$variant => formatter.write_str($words),)+
                    Self::Kind(kind) => write!(formatter, "it is {}, not an activity", kind.name()),
                }
            }
        }
    };
}

refusals! {
    /// More bytes than [`crate::Limits::file_bytes`], or an archive than [`crate::Limits::archive_bytes`].
    TooLarge = "too_large", "it is larger than a recording can be";
    /// It decompresses to more than a limit allows.
    InflatesTooMuch = "inflates_too_much", "it decompresses to far more than it should";
    /// Compressed data that cannot be decompressed.
    BadCompression = "bad_compression", "its compressed data are damaged";
    /// Compressed inside compressed.
    CompressedTwice = "compressed_twice", "it is compressed more than once";
    /// More samples than [`crate::Limits::records`], or more laps or activities than allowed.
    TooManyRecords = "too_many_records", "it holds more samples than a recording can have";
    /// More FIT files in a row than [`crate::Limits::chained`].
    TooManyChained = "too_many_chained", "too many recordings follow each other in it";
    /// XML with a document type, which could name other files.
    Doctype = "doctype", "it has a DOCTYPE, which no recording needs";
    /// XML deeper than [`crate::Limits::xml_depth`].
    TooDeep = "too_deep", "its elements are nested too deeply";
    /// An element with too many attributes or namespaces.
    TooManyAttributes = "too_many_attributes", "an element has too many attributes";
    /// A text longer than [`crate::Limits::xml_text_bytes`].
    LongText = "long_text", "a text in it is too long";
    /// XML whose characters are neither UTF-8 nor UTF-16.
    Encoding = "encoding", "its characters are neither UTF-8 nor UTF-16";
    /// A file that begins like FIT and is none.
    NotFit = "not_fit", "it is not a FIT file";
    /// An archive whose directory cannot be read.
    BadArchive = "bad_archive", "its list of contents is damaged";
    /// More entries than [`crate::Limits::archive_entries`].
    TooManyEntries = "too_many_entries", "it has too many entries";
    /// Entries that lie on top of each other.
    Overlap = "overlap", "entries of it lie on top of each other";
    /// An archive deeper than [`crate::Limits::archive_depth`].
    NestedTooDeep = "nested_too_deep", "archives are nested too deeply";
    /// An entry that needs a password.
    Encrypted = "encrypted", "it needs a password";
    /// A way of compression that is not known.
    UnknownCompression = "unknown_compression", "it is compressed in a way that is not known";
    /// A link, or something else that is no file.
    NotAFile = "not_a_file", "it is a link, not a file";
    /// The file or disk could not be read.
    Unreadable = "unreadable", "it could not be read";
    /// The reader itself failed; this is a fault of the program.
    ReaderFailed = "reader_failed", "reading it failed: this is a fault of the program";
}
