//! A length of time, as it may be typed.

use std::num::NonZeroU32;

/// Days of a year of the Gregorian calendar, on the whole.
const DAYS_IN_YEAR: f64 = 365.2425;

/// Reads a number of days, or of weeks, months or years, as days: `30`, `30d`,
/// `2w`, `6m`, `2y`.
pub fn half_life_days(text: &str) -> Result<NonZeroU32, String> {
    let (number, days) = match text.strip_suffix(['d', 'w', 'm', 'y']) {
        Some(number) if text.ends_with('w') => (number, 7.0),
        Some(number) if text.ends_with('m') => (number, DAYS_IN_YEAR / 12.0),
        Some(number) if text.ends_with('y') => (number, DAYS_IN_YEAR),
        Some(number) => (number, 1.0),
        None => (text, 1.0),
    };
    let number = number.parse::<u16>().ok();
    let days = number.map(|number| (f64::from(number) * days).round() as u32);
    days.and_then(NonZeroU32::new).ok_or_else(|| {
        "expected days, weeks, months or years, from 1 to 65535: 30d, 2w, 6m, 2y".to_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::half_life_days;

    #[test]
    fn reads_days_and_longer() {
        for (text, expected) in [
            ("1", Some(1)),
            ("30", Some(30)),
            ("30d", Some(30)),
            ("2w", Some(14)),
            ("1m", Some(30)),
            ("6m", Some(183)),
            ("1y", Some(365)),
            ("2y", Some(730)),
            ("65535y", Some(23_936_167)),
            ("", None),
            ("d", None),
            ("0", None),
            ("0y", None),
            ("-1d", None),
            ("65536", None),
            ("1.5y", None),
            ("6 m", None),
            ("6M", None),
            ("6mo", None),
            ("١d", None),
        ] {
            assert_eq!(half_life_days(text).ok().map(u32::from), expected, "{text}");
        }
    }
}
