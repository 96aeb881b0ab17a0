//! Drafts in any other format, as its reader reads articles.

use std::collections::HashSet;

use super::block::BlockKind;
use super::gather::Gatherer;
use crate::article::{Article, ParagraphKind, ParagraphNumber};

/// Takes the paragraphs of an article. They have lines where the format has;
/// where in a paragraph a note is referred to is not known, so that it belongs
/// to its end.
pub(super) fn gather(gatherer: &mut Gatherer<'_>, article: &Article) {
    let noted: HashSet<_> = article.paragraphs.iter().filter_map(|one| one.note_of).collect();
    for (index, paragraph) in article.paragraphs.iter().enumerate() {
        let is_quote = paragraph.kind == ParagraphKind::Quote;
        if gatherer.is_in_quote() != is_quote {
            if is_quote {
                gatherer.begin_quote();
            } else {
                gatherer.end_quote();
            }
        }
        let label = paragraph.note_of.map(|number| number.to_string());
        if let Some(label) = &label {
            gatherer.begin_note(label);
        }
        gatherer.line = paragraph.source.line_start;
        if paragraph.kind == ParagraphKind::Code {
            gatherer.flush(BlockKind::Bar);
        } else {
            gatherer.text_without_bytes(&paragraph.text);
            let number = ParagraphNumber::from_index(index);
            if noted.contains(&number) {
                gatherer.reference(&number.to_string());
            }
            let is_running = matches!(paragraph.kind, ParagraphKind::Body | ParagraphKind::Quote);
            gatherer.flush(if is_running { BlockKind::Paragraph } else { BlockKind::Alone });
        }
        if label.is_some() {
            gatherer.end_note();
        }
    }
    if gatherer.is_in_quote() {
        gatherer.end_quote();
    }
    gatherer.flush(BlockKind::Bar);
}
