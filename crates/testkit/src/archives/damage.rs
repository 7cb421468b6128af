//! How files are damaged, and what can still be read of them.

use super::watch::Written;
use crate::Draw;

/// What happened to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Damage {
    /// It ends in the middle of a sample.
    Cut,
    /// A bit of a value that nobody reads is another one.
    Flipped,
    /// A bit of its signature is another one.
    FlippedSignature,
    /// It has no bytes.
    Emptied,
    /// Every byte is 0.
    Zeroed,
    /// It is the page of a web site.
    Page,
}

/// What is left.
pub(super) struct Left {
    pub(super) verdict: &'static str,
    pub(super) reason: Option<&'static str>,
    pub(super) flags: &'static [&'static str],
    /// How many samples can still be read, and whether the summary of the watch can; `None` when nothing can.
    pub(super) samples: Option<(usize, bool)>,
}

impl Damage {
    pub(super) const ALL: [Self; 6] = [
        Self::Cut,
        Self::Flipped,
        Self::Page,
        Self::Emptied,
        Self::FlippedSignature,
        Self::Zeroed,
    ];

    /// Whether nothing of it can be read.
    pub(super) const fn leaves_nothing(self) -> bool {
        !matches!(self, Self::Cut | Self::Flipped)
    }

    /// Damages a file.
    pub(super) fn put_into(self, written: &mut Written, draw: &mut Draw) -> Left {
        let Written { bytes, records_at } = written;
        let nothing = |verdict, reason| Left {
            verdict,
            reason,
            flags: &[],
            samples: None,
        };
        match self {
            Self::Cut => {
                let kept = records_at.len() / 3 + draw.below(records_at.len() / 3);
                bytes.truncate(records_at[kept] + Written::RECORD_BYTES / 2);
                Left {
                    verdict: "damaged",
                    reason: None,
                    flags: &["ascent_from_altitudes", "no_summary", "truncated"],
                    samples: Some((kept, false)),
                }
            }
            Self::Flipped => {
                let record = records_at[draw.below(records_at.len())];
                bytes[record + Written::UNREAD_BYTE] ^= 4;
                Left {
                    verdict: "damaged",
                    reason: None,
                    flags: &["bad_checksum"],
                    samples: Some((records_at.len(), true)),
                }
            }
            Self::FlippedSignature => {
                bytes[9] ^= 4;
                nothing("refused", Some("unknown_kind"))
            }
            Self::Emptied => {
                bytes.clear();
                nothing("empty", None)
            }
            Self::Zeroed => {
                bytes.fill(0);
                nothing("refused", Some("unknown_kind"))
            }
            Self::Page => {
                *bytes = b"<!DOCTYPE html>\n<html><title>Sign in</title></html>\n".to_vec();
                nothing("refused", Some("web_page"))
            }
        }
    }
}
