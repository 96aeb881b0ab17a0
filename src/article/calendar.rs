//! Days by number, for reckoning with dates.

use std::time::{SystemTime, UNIX_EPOCH};

use super::PartialDate;

/// Returns today's date, UTC. A clock beyond the calendar shows its nearest
/// day.
pub(crate) fn today() -> PartialDate {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let days = i64::try_from(seconds / 86_400).ok();
    days.and_then(date_of_day).unwrap_or(PartialDate::LAST)
}

/// Returns the date `days` days after 1970-01-01; `None` outside of the years 1
/// to 9999.
///
/// The method is Howard Hinnant's `civil_from_days`: count in eras of 400
/// years that begin in March, so that the leap day is the last of its year.
pub(crate) fn date_of_day(days: i64) -> Option<PartialDate> {
    let days = days.checked_add(719_468)?;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    PartialDate::new(
        u16::try_from(year).ok()?,
        Some(u8::try_from(month).ok()?),
        Some(u8::try_from(day).ok()?),
    )
}

/// Returns how many days after 1970-01-01 the first day of `date` is: the way
/// back of [`date_of_day`].
pub(crate) fn day_of_date(date: PartialDate) -> i64 {
    let month = i64::from(date.month().unwrap_or(1));
    let day = i64::from(date.day().unwrap_or(1));
    let year = i64::from(date.year()) - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let shifted_month = if month > 2 { month - 3 } else { month + 9 };
    let day_of_year = (153 * shifted_month + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

#[cfg(test)]
mod tests {
    use super::{date_of_day, day_of_date};

    #[test]
    fn counts_days() {
        for (days, date) in [
            (0, "1970-01-01"),
            (31 + 28, "1970-03-01"),
            (11_016, "2000-02-29"),
            (19_852, "2024-05-09"),
            (-1, "1969-12-31"),
        ] {
            assert_eq!(date_of_day(days).expect(date).to_string(), date);
            assert_eq!(day_of_date(date.parse().unwrap()), days);
        }
    }

    #[test]
    fn the_way_back_is_the_way_there() {
        for days in (-719_162..2_932_896).step_by(97) {
            assert_eq!(date_of_day(days).map(day_of_date), Some(days));
        }
        assert_eq!(date_of_day(-719_163), None);
        assert_eq!(date_of_day(2_932_897), None);
    }
}
