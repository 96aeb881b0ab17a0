//! When the articles of passages were published.

use tantivy::Searcher;
use tantivy::columnar::Column;

use super::order::{Found, sort};
use crate::index::{FIRST_DAY, Snapshot};

/// The days on which articles were published.
pub(super) struct Days {
    /// Of each segment; `None` where nothing in it is dated.
    columns: Vec<Option<Column<u64>>>,
}

impl Days {
    pub(super) fn open(searcher: &Searcher) -> tantivy::Result<Self> {
        let readers = searcher.segment_readers().iter();
        let columns = readers.map(|reader| reader.fast_fields().column_opt(FIRST_DAY));
        Ok(Self { columns: columns.collect::<tantivy::Result<_>>()? })
    }

    /// Returns the first day that the date of a passage's article may mean, as
    /// the number `YYYYMMDD`; `None` where it states no date.
    pub(super) fn of(&self, found: &Found) -> Option<u64> {
        let article = found.passage()?.article;
        let column = self.columns.get(article.segment() as usize)?.as_ref()?;
        column.first(article.doc())
    }
}

/// Brings passages into the order of their articles' dates, the undated last.
pub(super) fn by_date(
    snapshot: &Snapshot,
    newest_first: bool,
    found: &mut [Found],
) -> tantivy::Result<()> {
    sort(snapshot, found)?;
    let days = Days::open(snapshot.searcher())?;
    found.sort_by_cached_key(|found| match (days.of(found), newest_first) {
        (None, _) => (1, 0),
        (Some(day), false) => (0, day),
        (Some(day), true) => (0, u64::MAX - day),
    });
    Ok(())
}
