//! What a caller may set about reading.

use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use super::Monitor;
use crate::PartialDate;

/// How source files are read.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ReadOptions {
    /// Largest text or Markdown file read, in bytes. A JSON Lines file may be
    /// of any size, as it is read line by line; this limits its lines.
    pub max_file_bytes: u64,
    /// What a compressed file or an archive may unpack to, with the archives
    /// within it. It is read piece by piece, so that this limits time and not
    /// memory.
    pub max_unpacked_bytes: u64,
    /// The last day a text can have been published: a later date found in a
    /// text is not used, and noted. `None` takes every date.
    pub latest_date: Option<PartialDate>,
    /// Watches over the reading of files, where wanted.
    pub monitor: Option<Arc<Monitor>>,
}

impl Default for ReadOptions {
    /// 128 MiB, 64 GiB unpacked, and the day after today (it may be tomorrow elsewhere).
    fn default() -> Self {
        Self {
            max_file_bytes: 128 * 1024 * 1024,
            max_unpacked_bytes: 64 * 1024 * 1024 * 1024,
            latest_date: tomorrow(),
            monitor: None,
        }
    }
}

fn tomorrow() -> Option<PartialDate> {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let days = i64::try_from(seconds / 86_400).unwrap_or(0).saturating_add(1);
    date_of_day(days)
}

/// Returns the date `days` days after 1970-01-01.
///
/// The method is Howard Hinnant's `civil_from_days`: count in eras of 400
/// years that begin in March, so that the leap day is the last of its year.
fn date_of_day(days: i64) -> Option<PartialDate> {
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

#[cfg(test)]
mod tests {
    use super::date_of_day;

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
        }
    }
}
