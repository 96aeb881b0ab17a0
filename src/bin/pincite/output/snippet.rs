//! The fragments of a passage as one text.

use pincite::{ByteSpan, Highlight, Hit};

/// Stands for what is left out.
const ELLIPSIS: char = '…';

/// A text and what is marked in it.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct MarkedText {
    pub text: String,
    pub highlights: Vec<Highlight>,
}

impl MarkedText {
    fn push(&mut self, text: &str, highlights: &[Highlight]) {
        let moved = highlights.iter().map(|highlight| {
            let ByteSpan { start, end } = highlight.span;
            let span = ByteSpan::new(self.text.len() + start, self.text.len() + end);
            Highlight { span, ..*highlight }
        });
        self.highlights.extend(moved);
        self.text.push_str(text);
    }
}

/// Joins the fragments of a hit, with `…` where something was left out.
pub fn joined(hit: &Hit) -> MarkedText {
    let between = |start, end| ByteSpan::new(start, end).slice(&hit.text).unwrap_or_default();
    let mut joined = MarkedText::default();
    let mut at = 0;
    for fragment in &hit.snippet.fragments {
        match (at, between(at, fragment.span.start)) {
            (0, left_out) if left_out.trim().is_empty() => {}
            (0, _) => joined.text.extend([ELLIPSIS, ' ']),
            (_, blanks) if blanks.trim().is_empty() => joined.text.push_str(blanks),
            _ => joined.text.extend([' ', ELLIPSIS, ' ']),
        }
        joined.push(&fragment.text, &fragment.highlights);
        at = fragment.span.end;
    }
    if at > 0 && !between(at, hit.text.len()).trim().is_empty() {
        joined.text.extend([' ', ELLIPSIS]);
    }
    joined
}

#[cfg(test)]
mod tests {
    use pincite::{Fragment, HighlightKind, Snippet};

    use super::*;
    use crate::output::sample;

    #[track_caller]
    fn check(fragments: &[&str], expected: &str) {
        let mut hit = sample::hit();
        hit.text = "One two. Three four. Five six.\nSeven eight. ".to_owned();
        let fragments = fragments.iter().map(|text| {
            let start = hit.text.find(text).unwrap();
            // The second word is marked.
            let (first, second) = text.split_once(' ').unwrap();
            let span = ByteSpan::new(first.len() + 1, first.len() + 1 + second.len());
            let highlight = Highlight { span, kind: HighlightKind::Exact, term: 0 };
            Fragment {
                text: (*text).to_owned(),
                span: ByteSpan::new(start, start + text.len()),
                highlights: vec![highlight],
            }
        });
        hit.snippet = Snippet { fragments: fragments.collect() };
        let MarkedText { mut text, highlights } = joined(&hit);
        for highlight in highlights.iter().rev() {
            text.insert(highlight.span.end, ']');
            text.insert(highlight.span.start, '[');
        }
        assert_eq!(text, expected);
    }

    #[test]
    fn what_is_left_out_is_an_ellipsis() {
        check(&["One two."], "One [two.] …");
        check(&["Three four."], "… Three [four.] …");
        check(&["Seven eight."], "… Seven [eight.]");
        check(&["One two.", "Seven eight."], "One [two.] … Seven [eight.]");
        check(&["Three four.", "Seven eight."], "… Three [four.] … Seven [eight.]");
        // Side by side nothing is left out between.
        check(&["One two.", "Three four."], "One [two.] Three [four.] …");
        check(&["Five six.", "Seven eight."], "… Five [six.]\nSeven [eight.]");
        check(&[], "");
    }
}
