//! Pain on the scale of 0 to 10.

/// A pain, 0 (none) to 10 (the worst imaginable), in whole points.
///
/// # Missing data
///
/// A pain that was not told is `None` of an `Option<Pain>`, never 0.
///
/// # Example
///
/// ```
/// use restride_core::return_to_run::Pain;
///
/// assert_eq!(Pain::new(3).map(Pain::points), Some(3));
/// assert_eq!(Pain::new(11), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pain(u8);

impl Pain {
    /// No pain.
    pub const NONE: Self = Self(0);
    /// The worst imaginable.
    pub const MOST: Self = Self(10);

    /// A pain of this many points; `None` above 10.
    pub const fn new(points: u8) -> Option<Self> {
        if points <= 10 {
            Some(Self(points))
        } else {
            None
        }
    }

    /// Points, 0 to 10.
    pub const fn points(self) -> u8 {
        self.0
    }
}
