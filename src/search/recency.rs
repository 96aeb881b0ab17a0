//! New articles before old ones that match as well.

use std::num::NonZeroU32;

use tantivy::Searcher;

use super::dates::Days;
use super::order::Found;
use crate::article::PartialDate;
use crate::article::calendar::day_of_date;

/// How much newer articles are preferred: a score halves with every half-life
/// of age.
///
/// An article is as old as the first day that its date may mean: what is not
/// stated earns nothing. One dated after today is new. Age counts up to ten
/// half-lives, which leave a thousandth of a score, so that what is older still
/// is in the order of how well it matches; an article without a date counts as
/// that old.
///
/// ```
/// use std::num::NonZeroU32;
///
/// use pincite::{PartialDate, Recency, SearchOptions};
///
/// let a_year = NonZeroU32::new(365).expect("not zero");
/// let recency = Recency { half_life_days: a_year, today: PartialDate::today() };
/// let options = SearchOptions { recency: Some(recency), ..SearchOptions::default() };
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recency {
    /// After so many days an article is worth half as much.
    pub half_life_days: NonZeroU32,
    /// The day that ages count up to.
    pub today: PartialDate,
}

/// Age counts up to so many half-lives. Scores must stay numbers that differ: a
/// hundred and fifty half-lives leave none that a score can hold.
const MOST_HALF_LIVES: f64 = 10.0;

impl Recency {
    /// Returns what the score of a passage is multiplied by, given the day of
    /// its article as the number `YYYYMMDD`: 1 or less.
    fn factor(self, day: Option<u64>) -> f64 {
        let age = day.and_then(date).map(|date| {
            let days = day_of_date(self.today) - day_of_date(date);
            days.max(0) as f64 / f64::from(self.half_life_days.get())
        });
        let half_lives = age.map_or(MOST_HALF_LIVES, |age| age.min(MOST_HALF_LIVES));
        (-half_lives).exp2()
    }
}

fn date(day: u64) -> Option<PartialDate> {
    let two_digits = |number: u64| u8::try_from(number % 100).ok();
    PartialDate::new(
        u16::try_from(day / 10_000).ok()?,
        Some(two_digits(day / 100)?),
        Some(two_digits(day)?),
    )
}

/// How the scores of the passages of an index fade with the age of their
/// articles.
pub(super) struct Fading {
    recency: Recency,
    days: Days,
}

impl Fading {
    /// Prepares what was asked for; `None` where scores do not fade.
    pub(super) fn new(
        searcher: &Searcher,
        recency: Option<Recency>,
    ) -> tantivy::Result<Option<Self>> {
        let fading = |recency| Ok(Self { recency, days: Days::open(searcher)? });
        recency.map(fading).transpose()
    }

    /// Returns what is left of the score of a passage: 1 or less, so that the
    /// score before is a bound of the score after.
    pub(super) fn factor(&self, found: &Found) -> f64 {
        self.recency.factor(self.days.of(found))
    }

    /// Lets the score of a passage fade.
    pub(super) fn fade(&self, found: &mut Found) {
        found.score = faded(found.score, self.factor(found));
    }
}

/// Returns what is left of a score.
pub(super) fn faded(score: f32, factor: f64) -> f32 {
    (f64::from(score) * factor) as f32
}

#[cfg(test)]
mod tests {
    use super::Recency;

    #[test]
    fn a_score_halves_with_every_half_life() {
        let recency = Recency {
            half_life_days: 100.try_into().unwrap(),
            today: "2025-01-01".parse().unwrap(),
        };
        for (day, expected) in [
            (Some(20_250_101), 1.0),
            (Some(20_240_923), 0.5),
            (Some(20_240_615), 0.25),
            // Ten half-lives, and more.
            (Some(20_220_407), 1.0 / 1024.0),
            (Some(10_101), 1.0 / 1024.0),
            (None, 1.0 / 1024.0),
            // Tomorrow.
            (Some(20_250_102), 1.0),
            (Some(99_991_231), 1.0),
        ] {
            assert_eq!(recency.factor(day), expected, "{day:?}");
        }
    }
}
