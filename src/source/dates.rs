//! Taking a stated date into an article, or saying why not.

use super::ReadOptions;
use crate::Article;
use crate::article::written_date::DateReading;

/// Sets the publication date unless one is known already.
///
/// A date that cannot be is noted instead; of an ambiguous one the year is
/// taken, with a note. `stated` is the date as written, `origin` where.
pub(super) fn set_published(
    article: &mut Article,
    reading: DateReading,
    stated: &str,
    origin: &str,
    options: &ReadOptions,
) {
    if article.metadata.published.is_some() {
        return;
    }
    let date = match reading {
        DateReading::Date(date) => date,
        DateReading::Ambiguous(year) => {
            article.notes.push(format!(
                "{origin}: '{stated}' could be day/month or month/day; only the year is taken"
            ));
            year
        }
        DateReading::Impossible => {
            article.notes.push(format!(
                "{origin}: '{stated}' is no day of the calendar; not taken as the date"
            ));
            return;
        }
    };
    if options.latest_date.is_some_and(|latest| date.first_day() > latest.last_day()) {
        article
            .notes
            .push(format!("{origin}: '{stated}' lies in the future; not taken as the date"));
        return;
    }
    article.metadata.published = Some(date);
    article.origin.insert("published".to_owned(), origin.to_owned());
}
