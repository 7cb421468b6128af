//! Which tissue the rules have to protect.

/// Which tissue the rules have to protect. There is no way from bone back to soft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Profile {
    /// Muscle, tendon or joint, or unclear without a sign of bone stress.
    Soft,
    /// A suspected, confirmed or cleared bone stress injury: no pain is allowed at all.
    Bone,
}

impl Profile {
    /// Both profiles, the milder first.
    pub const ALL: [Self; 2] = [Self::Soft, Self::Bone];

    /// The stable public key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Soft => "soft",
            Self::Bone => "bone",
        }
    }
}
