//! Keeping the segments few.

use std::ops::Range;

use tantivy::{Index, SegmentMeta};

use super::queue::Writer;

/// A segment with this share of deleted documents is written anew.
const MAX_DELETED: f64 = 0.2;

/// A segment with so many documents is full: merging it with others would win
/// little and cost much. Merging opens the dictionaries of all its segments at
/// once, some six megabytes for each that was just written; so many documents
/// come to a dozen such segments.
const FULL: u64 = 400_000;

/// Merges segments after a commit, waiting for it.
///
/// Four segments instead of one make a search of one word in a hundred thousand
/// passages take twice as long. So a new collection (`is_new`) becomes one
/// segment, or as few as are full; after that, segments are merged until each
/// is more than twice as large as all smaller ones together. Their number then
/// grows with the logarithm of the collection, and so does the number of times
/// that a passage is written again.
pub(super) fn merge(index: &Index, writer: &mut Writer, is_new: bool) -> tantivy::Result<()> {
    let segments = index.searchable_segment_metas()?;
    let (mut full, mut others): (Vec<_>, Vec<_>) = segments.into_iter().partition(is_full);
    full.retain(is_wasteful);
    others.sort_by_key(SegmentMeta::num_docs);
    let chosen = if is_new { others.len() } else { choose(&others) };
    others.truncate(chosen);
    let sizes: Vec<u64> = others.iter().map(|segment| segment.num_docs().into()).collect();
    let mut groups: Vec<Vec<_>> = full.iter().map(|segment| vec![segment.id()]).collect();
    for range in groups_of(&sizes) {
        let group = &others[range];
        if group.len() > 1 || group.iter().any(SegmentMeta::has_deletes) {
            groups.push(group.iter().map(SegmentMeta::id).collect());
        }
    }
    // Whoever holds the list of a segment's files keeps them from being deleted.
    drop((full, others));
    for group in groups {
        writer.merge(&group).wait()?;
    }
    writer.garbage_collect_files().wait()?;
    Ok(())
}

fn is_full(segment: &SegmentMeta) -> bool {
    u64::from(segment.num_docs()) >= FULL
}

fn is_wasteful(segment: &SegmentMeta) -> bool {
    f64::from(segment.num_deleted_docs()) > MAX_DELETED * f64::from(segment.max_doc())
}

/// Returns how many of the segments, ascending in size, are to become one.
fn choose(segments: &[SegmentMeta]) -> usize {
    let sizes: Vec<u64> = segments.iter().map(|segment| segment.num_docs().into()).collect();
    let wasteful = segments.iter().rposition(is_wasteful).map_or(0, |last| last + 1);
    let crowded = choose_by_size(&sizes);
    wasteful.max(crowded)
}

/// Cuts segments into runs that are each full, but for the last.
fn groups_of(sizes: &[u64]) -> Vec<Range<usize>> {
    let mut groups = Vec::new();
    let (mut start, mut sum) = (0, 0);
    for (at, size) in sizes.iter().enumerate() {
        sum += size;
        if sum >= FULL || at + 1 == sizes.len() {
            groups.push(start..at + 1);
            (start, sum) = (at + 1, 0);
        }
    }
    groups
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
    use super::{FULL, choose_by_size, groups_of};

    #[test]
    fn runs_are_full_but_for_the_last() {
        assert!(groups_of(&[]).is_empty());
        assert_eq!(groups_of(&[3, 4, 5, FULL]).len(), 1);
        assert_eq!(groups_of(&[FULL / 2, FULL / 2, 7, FULL]), [0..2, 2..4]);
        assert_eq!(groups_of(&[FULL, 1]), [0..1, 1..2]);
    }

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
