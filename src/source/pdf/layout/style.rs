//! How most of a document is set: what a heading or a note is different from.

use std::collections::HashMap;

use super::words::PageText;

/// The looks of running text.
#[derive(Clone, Debug)]
pub(super) struct Style {
    /// The size of most letters.
    pub(super) size: f64,
    /// Whether most letters are bold.
    pub(super) bold: bool,
}

impl Style {
    pub(super) fn of(pages: &[PageText]) -> Self {
        // Sizes in tenths of a point, so that they can be counted.
        let mut counts: HashMap<(i64, bool), usize> = HashMap::new();
        for word in pages.iter().flat_map(|page| &page.words) {
            *counts.entry((tenths(word.size), word.bold)).or_default() += word.text.chars().count();
        }
        let most = counts.into_iter().max_by_key(|((size, bold), count)| (*count, *size, *bold));
        let (size, bold) = most.map_or((100, false), |(looks, _)| looks);
        #[expect(clippy::cast_precision_loss, reason = "sizes are small")]
        let size = size as f64 / 10.0;
        Self { size, bold }
    }
}

/// Returns a size in tenths of a point.
pub(super) fn tenths(size: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "sizes are below a million")]
    let tenths = (size * 10.0).round() as i64;
    tenths
}
