//! Taking a stated date into an article, or saying why not.

use super::ReadOptions;
use crate::Article;
use crate::article::written_date::DateReading;

/// Sets the publication date unless one is known already.
///
/// A date that cannot be is noted instead; of one that is not wholly sure the
/// sure part is taken, with a note. `stated` is the date as written, `origin`
/// where.
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
    if let Some(remark) = reading.remark() {
        article.notes.push(format!("{origin}: '{stated}' {remark}"));
    }
    let Some(date) = reading.taken() else { return };
    if options.latest_date.is_some_and(|latest| date.first_day() > latest.last_day()) {
        article
            .notes
            .push(format!("{origin}: '{stated}' lies in the future; not taken as the date"));
        return;
    }
    article.metadata.published = Some(date);
    article.origin.insert("published".to_owned(), origin.to_owned());
}
