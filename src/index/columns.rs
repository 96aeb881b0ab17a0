//! The columns that every search reads.
//!
//! Opening a column costs as much as looking up a word, and one search would
//! open these four times over. So an open index keeps them.

use std::sync::{Arc, OnceLock};

use tantivy::Searcher;
use tantivy::columnar::{Column, StrColumn};

use super::schema::{ARTICLE_ID, PARAGRAPH, SKETCH};

/// The columns of one segment that order passages.
#[derive(Clone)]
pub(crate) struct PassageColumns {
    /// Paragraph numbers: 0 of an article, none of what is neither.
    pub(crate) paragraph: Column<u64>,
    /// Article ids, of articles.
    pub(crate) ids: Option<StrColumn>,
    /// The numbers of sketches; `None` where no passage has one.
    pub(crate) sketches: Option<Column<u64>>,
}

/// The columns of the segments of one state of an index, opened when they are
/// first asked for.
#[derive(Clone, Default)]
pub(super) struct Columns(Arc<OnceLock<Box<[PassageColumns]>>>);

impl Columns {
    /// Returns the columns of the segments of `searcher`, which is always the
    /// same.
    pub(super) fn of(&self, searcher: &Searcher) -> tantivy::Result<&[PassageColumns]> {
        if let Some(columns) = self.0.get() {
            return Ok(columns);
        }
        let open = |reader: &tantivy::SegmentReader| {
            let columns = reader.fast_fields();
            let (paragraph, ids) = (columns.u64(PARAGRAPH)?, columns.str(ARTICLE_ID)?);
            let sketches = columns.column_opt(SKETCH)?;
            Ok(PassageColumns { paragraph, ids, sketches })
        };
        let opened: tantivy::Result<Box<[_]>> =
            searcher.segment_readers().iter().map(open).collect();
        let opened = opened?;
        Ok(self.0.get_or_init(|| opened))
    }
}
