//! Which of some known names was meant.

/// No name is longer; what is longer is no slip of the fingers either.
pub(super) const MAX_NAME_BYTES: usize = 16;

/// Returns the first of `known` that is fewest edits from `name`, where that is
/// at most `max_edits`. Case does not matter.
pub(super) fn nearest<'k>(
    name: &str,
    known: impl IntoIterator<Item = &'k str>,
    max_edits: usize,
) -> Option<&'k str> {
    if name.len() > MAX_NAME_BYTES {
        return None;
    }
    let name = name.to_ascii_lowercase();
    // Two edits make anything of a name of three letters.
    let max_edits = if name.len() < 4 { max_edits.min(1) } else { max_edits };
    known
        .into_iter()
        .filter(|known| known.len() > 2)
        .map(|known| (edits(name.as_bytes(), known.as_bytes()), known))
        .filter(|(edits, _)| *edits <= max_edits)
        .min_by_key(|(edits, _)| *edits)
        .map(|(_, known)| known)
}

/// Counts the letters to insert, delete, replace or swap with their neighbour
/// to make `b` of `a`.
fn edits(a: &[u8], b: &[u8]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let mut best = (last[j] + usize::from(x != y)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                best = best.min(before[j - 1] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::{edits, nearest};

    #[test]
    fn counts_a_swap_as_one_edit() {
        assert_eq!(edits(b"auhtor", b"author"), 1);
        assert_eq!(edits(b"titel", b"title"), 1);
        assert_eq!(edits(b"", b"tag"), 3);
        assert_eq!(edits(b"tag", b"tag"), 0);
    }

    #[test]
    fn finds_the_fewest_edits() {
        assert_eq!(nearest("Dates", ["tag", "date"], 2), Some("date"));
        assert_eq!(nearest("tax", ["has", "tag"], 2), Some("tag"));
        assert_eq!(nearest("xyz", ["has", "tag"], 2), None);
        assert_eq!(nearest("authorauthorauthor", ["author"], 99), None);
    }
}
