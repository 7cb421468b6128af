//! Distances as runners read them.

/// Metres as kilometres with one digit: `8.1 km`. Digits are cut and not rounded up, so that a limit is never exceeded.
pub(crate) fn km(metres: u32) -> String {
    let tenths = metres / 100;
    format!("{}.{} km", tenths / 10, tenths % 10)
}

/// A ratio or a rate with two digits.
pub(crate) fn two(value: f64) -> String {
    format!("{value:.2}")
}

#[cfg(test)]
mod tests {
    #[test]
    fn digits_are_cut_so_that_a_limit_is_never_exceeded() {
        assert_eq!(super::km(10_999), "10.9 km");
        assert_eq!(super::km(11_000), "11.0 km");
        assert_eq!(super::km(0), "0.0 km");
    }
}
