//! The sketches of a state of the collection, for those who look passages up.

use std::sync::OnceLock;

use tantivy::columnar::Column;
use tantivy::{DocAddress, Searcher};

use crate::index::schema::SKETCH;

/// The columns of sketches, segment by segment. They are opened when first needed
/// and then kept: opening them takes longer than a look at all hits of a page.
#[derive(Default)]
pub(in crate::index) struct SketchColumns {
    segments: OnceLock<Vec<Option<Column<u64>>>>,
}

impl SketchColumns {
    /// Returns the first number of a passage's sketch, its key in a table of
    /// families; `None` where it has no sketch. The searcher is always the same.
    pub(in crate::index) fn key(
        &self,
        searcher: &Searcher,
        at: DocAddress,
    ) -> tantivy::Result<Option<u32>> {
        let segments = match self.segments.get() {
            Some(segments) => segments,
            None => {
                let readers = searcher.segment_readers().iter();
                let opened = readers.map(|reader| reader.fast_fields().column_opt(SKETCH));
                let opened = opened.collect::<tantivy::Result<_>>()?;
                self.segments.get_or_init(|| opened)
            }
        };
        let column = segments.get(at.segment_ord as usize).and_then(Option::as_ref);
        let key = column.and_then(|column| column.first(at.doc_id));
        Ok(key.and_then(|key| u32::try_from(key).ok()))
    }
}
