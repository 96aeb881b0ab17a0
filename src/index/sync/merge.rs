//! Keeping the segments few.

use tantivy::{Index, SegmentMeta};

use super::queue::Writer;

/// A segment with this share of deleted documents is written anew.
const MAX_DELETED: f64 = 0.2;

/// Merges segments after a commit, waiting for it.
///
/// Four segments instead of one make a search of one word take twice as long.
/// So a new collection (`is_new`) becomes one segment; after that, segments are merged
/// until each is more than twice as large as all smaller ones together. Their
/// number then grows with the logarithm of the collection, and so does the
/// number of times that a passage is written again.
pub(super) fn merge(index: &Index, writer: &mut Writer, is_new: bool) -> tantivy::Result<()> {
    let mut segments = index.searchable_segment_metas()?;
    segments.sort_by_key(SegmentMeta::num_docs);
    let chosen = if is_new { segments.len() } else { choose(&segments) };
    let has_deletes = segments.first().is_some_and(SegmentMeta::has_deletes);
    let ids: Vec<_> = segments[..chosen].iter().map(SegmentMeta::id).collect();
    // Whoever holds the list of a segment's files keeps them from being deleted.
    drop(segments);
    if chosen > 1 || (chosen == 1 && has_deletes) {
        writer.merge(&ids).wait()?;
    }
    writer.garbage_collect_files().wait()?;
    Ok(())
}

/// Returns how many of the segments, ascending in size, are to become one.
fn choose(segments: &[SegmentMeta]) -> usize {
    let sizes: Vec<u64> = segments.iter().map(|segment| segment.num_docs().into()).collect();
    let wasteful = segments.iter().rposition(|segment| {
        f64::from(segment.num_deleted_docs()) > MAX_DELETED * f64::from(segment.max_doc())
    });
    let wasteful = wasteful.map_or(0, |last| last + 1);
    let crowded = choose_by_size(&sizes);
    wasteful.max(crowded)
}

fn choose_by_size(ascending: &[u64]) -> usize {
    let mut smaller = 0;
    let mut chosen = 0;
    for (index, size) in ascending.iter().enumerate() {
        if index > 0 && *size <= 2 * smaller {
            chosen = index + 1;
        }
        smaller += size;
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::choose_by_size;

    #[test]
    fn like_sizes_become_one() {
        assert_eq!(choose_by_size(&[]), 0);
        assert_eq!(choose_by_size(&[5]), 0);
        assert_eq!(choose_by_size(&[5, 5, 6]), 3);
        assert_eq!(choose_by_size(&[1, 1000]), 0);
        assert_eq!(choose_by_size(&[10, 15, 1000]), 2);
        assert_eq!(choose_by_size(&[400, 400, 1000]), 3);
    }
}
