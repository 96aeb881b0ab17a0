//! The text of one block of a draft, and where each part of it stands.

use crate::text::ByteSpan;

/// A paragraph of a draft, or something like one.
#[derive(Clone, Debug, Default)]
pub(super) struct Block {
    /// Its text without markup; runs of white space are one blank.
    pub(super) text: String,
    /// What it is.
    pub(super) kind: BlockKind,
    /// The block quote that it is part of, the outermost where they are nested.
    pub(super) quote: Option<u32>,
    /// The label of the note that it is part of.
    pub(super) note: Option<String>,
    /// Other names that references to notes may use for it.
    pub(super) anchors: Vec<String>,
    /// Parts that are code: marks in them mark nothing.
    pub(super) code: Vec<ByteSpan>,
    /// Links, in order of their ends.
    pub(super) links: Vec<Link>,
    /// References to notes, in order.
    pub(super) references: Vec<Reference>,
    /// Where lines of the draft end, in order.
    pub(super) breaks: Vec<usize>,
    /// The line that it begins on, where its runs do not tell.
    pub(super) line: Option<u32>,
    /// Whether it is written in HTML.
    pub(super) is_html: bool,
    runs: Vec<Run>,
}

/// What a block is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum BlockKind {
    /// Running text: a quotation may go on in the next one.
    #[default]
    Paragraph,
    /// A heading, an item, a cell: text that stands alone.
    Alone,
    /// Says where a block quote is from.
    Source,
    /// Code and ruled lines: nothing of it is looked at, and nothing goes on
    /// over it.
    Bar,
}

/// A part of the text that leads somewhere.
#[derive(Clone, Debug)]
pub(super) struct Link {
    pub(super) span: ByteSpan,
    pub(super) address: String,
    /// Where the link ends in the draft, its markup included.
    pub(super) draft_end: Option<usize>,
}

/// A reference to a note.
#[derive(Clone, Debug)]
pub(super) struct Reference {
    /// Where in the text it stands: before the byte there.
    pub(super) at: usize,
    pub(super) label: String,
}

/// A part of the text that stands in one piece in the draft.
#[derive(Clone, Copy, Debug)]
struct Run {
    text: ByteSpan,
    draft: ByteSpan,
}

impl Block {
    /// Appends text that stands at `draft`, where the format has bytes. Of
    /// equal length it is equal.
    pub(super) fn push(&mut self, text: &str, draft: Option<ByteSpan>) {
        let span = ByteSpan::new(self.text.len(), self.text.len() + text.len());
        self.text.push_str(text);
        let Some(draft) = draft else { return };
        match self.runs.last_mut() {
            Some(last)
                if last.text.len() == last.draft.len()
                    && span.len() == draft.len()
                    && last.text.end == span.start
                    && last.draft.end == draft.start =>
            {
                last.text.end = span.end;
                last.draft.end = draft.end;
            }
            _ => self.runs.push(Run { text: span, draft }),
        }
    }

    /// Takes away all text from byte `at` on.
    pub(super) fn truncate(&mut self, at: usize) {
        self.text.truncate(at);
        while let Some(run) = self.runs.last_mut() {
            if run.text.end <= at {
                break;
            }
            if run.text.start >= at || run.text.len() != run.draft.len() {
                self.runs.pop();
                continue;
            }
            run.draft.end -= run.text.end - at;
            run.text.end = at;
        }
    }

    /// Returns where a part of the text stands in the draft.
    pub(super) fn draft_span(&self, span: ByteSpan) -> Option<ByteSpan> {
        let start = self.draft_start(span.start)?;
        Some(ByteSpan::new(start, self.draft_end(span.end)?.max(start)))
    }

    /// Returns where what begins at `at` begins in the draft.
    fn draft_start(&self, at: usize) -> Option<usize> {
        let next = self.runs.partition_point(|run| run.text.end <= at);
        let run = self.runs.get(next).or(self.runs.last())?;
        let is_same = run.text.len() == run.draft.len();
        Some(match at.checked_sub(run.text.start) {
            Some(by) if is_same => (run.draft.start + by).min(run.draft.end),
            _ => run.draft.start,
        })
    }

    /// Returns where what ends at `at` ends in the draft.
    pub(super) fn draft_end(&self, at: usize) -> Option<usize> {
        let next = self.runs.partition_point(|run| run.text.start < at);
        let run = self.runs.get(next.saturating_sub(1))?;
        let is_same = run.text.len() == run.draft.len();
        Some(match at.checked_sub(run.text.start) {
            Some(by) if is_same => (run.draft.start + by).min(run.draft.end),
            Some(_) => run.draft.end,
            None => run.draft.start,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_found_in_the_draft() {
        // `a &amp; b` at 10, then ` ` of nothing, then `c` at 30.
        let mut block = Block::default();
        block.push("a ", Some(ByteSpan::new(10, 12)));
        block.push("&", Some(ByteSpan::new(12, 17)));
        block.push(" b", Some(ByteSpan::new(17, 19)));
        block.push(" ", None);
        block.push("c", Some(ByteSpan::new(30, 31)));
        for (text, expected) in [
            ((0, 1), (10, 11)),
            ((2, 3), (12, 17)),
            ((0, 5), (10, 19)),
            ((4, 7), (18, 31)),
            ((5, 7), (30, 31)),
            ((6, 7), (30, 31)),
            ((0, 0), (10, 10)),
        ] {
            let span = block.draft_span(ByteSpan::new(text.0, text.1));
            assert_eq!(span, Some(ByteSpan::new(expected.0, expected.1)), "{text:?}");
        }
        block.truncate(4);
        assert_eq!(block.text, "a & ");
        assert_eq!(block.draft_end(4), Some(18));
        block.truncate(2);
        assert_eq!(block.draft_end(2), Some(12));
        assert_eq!(Block::default().draft_span(ByteSpan::new(0, 0)), None);
    }
}
