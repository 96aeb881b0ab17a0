mod alignment;
mod differences;
mod properties;
mod verbatim;

use super::occurrence::{Occurrence, find};
use super::pattern::Pattern;
use super::stretch::Stretch;
use crate::article::{ParagraphKind, ParagraphNumber};

/// Makes a stretch of paragraphs; a caption begins with `^`.
fn stretch(pattern: &Pattern, paragraphs: &[&str]) -> Stretch {
    let mut stretch = Stretch::default();
    for (index, text) in paragraphs.iter().enumerate() {
        let (kind, text) = match text.strip_prefix('^') {
            Some(caption) => (ParagraphKind::Caption, caption),
            None => (ParagraphKind::Body, *text),
        };
        stretch.push(pattern, ParagraphNumber::from_index(index), kind, text.to_owned());
    }
    stretch
}

/// Returns what of the paragraphs a quotation is word for word.
fn found(quotation: &str, paragraphs: &[&str]) -> Option<String> {
    let pattern = Pattern::read(quotation);
    let stretch = stretch(&pattern, paragraphs);
    find(&pattern, &stretch).map(|Occurrence { first, end }| stretch.text(first, end))
}
