//! The dates with which news agencies begin a text.

use super::super::shape;
use crate::Article;
use crate::article::written_date::{self, DateReading};
use crate::source::block::Block;
use crate::source::{ReadOptions, dates};

/// Bytes within which a dateline ends.
const MAX_DATELINE_BYTES: usize = 120;

/// Reads the date of a dateline, with which agencies begin a text: `LONDON,
/// May 9, 2024 (Agency) - The council ...`. Without a year there is no date. The
/// text is left as it is.
pub(super) fn take(blocks: &[Block], body: usize, article: &mut Article, options: &ReadOptions) {
    let Some(block) = blocks.get(body).filter(|block| block.is_open()) else { return };
    if article.metadata.published.is_some() {
        return;
    }
    if let Some((stated, reading)) = dateline(&block.text) {
        let origin = format!("{}, dateline", block.place());
        dates::set_published(article, reading, stated, &origin, options);
    }
}

fn dateline(text: &str) -> Option<(&str, DateReading)> {
    let end = (0..=MAX_DATELINE_BYTES.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
    let head = text.get(..end?)?;
    // The dash after it; one within a range of days has no blanks around it.
    let dash = [" - ", " – ", " — ", " -- ", ".— ", ".—", ") -", ") —", ") –"];
    let line = head.get(..dash.iter().filter_map(|dash| head.find(dash)).min()?)?;
    let found = written_date::find_date(line)?;
    let place = line.get(..found.span.start)?.trim_matches([' ', ',', '(', '.', '/']);
    let after = line.get(found.span.end..)?.trim_matches([' ', ',', '(', ')', '.']);
    let capital = place.split_whitespace().next().is_some_and(shape::is_all_caps);
    (capital && shape::count_words(place) <= 6 && shape::count_words(after) <= 4)
        .then_some((found.span.slice(line)?, found.reading))
}

#[cfg(test)]
mod tests {
    use super::dateline;

    #[test]
    fn reads_datelines() {
        for (text, expected) in [
            ("LONDON, May 9, 2024 (Valley News) - The old bridge", Some("May 9, 2024")),
            ("NEW DELHI, 9 May 2024 — The old bridge", Some("9 May 2024")),
            ("PARIS (Valley News, 9 May 2024) – The old bridge", Some("9 May 2024")),
            ("LONDON, May 9 (Valley News) - The old bridge", None),
            ("London rose on May 9, 2024 - and the old bridge fell", None),
            ("LONDON, May 9, 2024. The old bridge", None),
        ] {
            assert_eq!(dateline(text).map(|(stated, _)| stated), expected, "{text}");
        }
    }
}
