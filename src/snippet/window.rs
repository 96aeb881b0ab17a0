//! Windows within a sentence that is too wide to be shown.

use unicode_segmentation::UnicodeSegmentation;

use crate::text::{ByteSpan, display_width, prefix_within_width};

use super::cut::{cut_after, cut_before, whole_graphemes};
use super::highlight::Highlight;

/// Sentences with more windows are tables or noise; what comes later in them is
/// not worth the time.
const MAX_WINDOWS: usize = 256;

/// Returns windows of `sentence` that fit in `max_width` columns, in order: one
/// for each highlight, which holds it and as many of the next as fit. Without
/// highlights it is the beginning.
pub(super) fn windows(
    text: &str,
    sentence: ByteSpan,
    highlights: &[Highlight],
    max_width: usize,
) -> Vec<ByteSpan> {
    if highlights.is_empty() {
        let core = ByteSpan::new(sentence.start, sentence.start);
        return vec![with_context(text, sentence, core, max_width)];
    }
    let span = |index: usize| {
        let highlight = highlights.get(index)?;
        Some(clipped(whole_graphemes(text, highlight.span), sentence))
    };
    let mut windows: Vec<ByteSpan> = Vec::new();
    // The last highlight that fits beside the first, and their width together.
    let (mut last, mut width) = (0, 0);
    let mut last_end = 0;
    for first in 0..highlights.len() {
        let Some(mut core) = span(first).filter(|_| windows.len() < MAX_WINDOWS) else { break };
        if last <= first {
            (last, width) = (first, width_of(text, core));
        }
        core = core.cover(span(last).unwrap_or(core));
        while let Some(next) = span(last + 1) {
            let wider = width + width_of(text, ByteSpan::new(core.end, next.end));
            if wider > max_width {
                break;
            }
            core = core.cover(next);
            (last, width) = (last + 1, wider);
        }
        // Within a window already taken nothing can be better.
        if core.end > last_end {
            last_end = core.end;
            windows.push(with_context(text, sentence, core, max_width));
        }
        let left_behind = span(first + 1).map_or(0, |next| next.start);
        width -= width.min(width_of(text, ByteSpan::new(core.start, left_behind)));
    }
    windows
}

fn clipped(span: ByteSpan, sentence: ByteSpan) -> ByteSpan {
    ByteSpan::new(span.start.max(sentence.start), span.end.min(sentence.end))
}

fn width_of(text: &str, span: ByteSpan) -> usize {
    display_width(span.slice(text).unwrap_or_default())
}

/// Widens `core` on both sides, to at most `max_width` columns and the bounds
/// of the sentence, and cuts where it reads best.
fn with_context(text: &str, sentence: ByteSpan, core: ByteSpan, max_width: usize) -> ByteSpan {
    let core_text = core.slice(text).unwrap_or_default();
    let core_width = display_width(core_text);
    if core_width >= max_width {
        let first = core_text.graphemes(true).next().map_or(0, str::len);
        let end = prefix_within_width(core_text, max_width).max(first);
        return ByteSpan::new(core.start, core.start + end);
    }
    let before = text.get(sentence.start..core.start).unwrap_or_default();
    let after = text.get(core.end..sentence.end).unwrap_or_default();
    let room = max_width - core_width;
    // What the right side does not need is the left side's, and the reverse.
    let right_end = prefix_within_width(after, room / 2);
    let left_room = room - display_width(after.get(..right_end).unwrap_or_default());
    let left_width = display_width(cut_before(before, left_room));
    let right = cut_after(after, room - left_width.min(room));
    let left = cut_before(before, room - display_width(right).min(room));
    let window = ByteSpan::new(core.start - left.len(), core.end + right.len());
    grown_to_something(text, sentence, window)
}

/// A window holds one grapheme at least, however wide.
fn grown_to_something(text: &str, sentence: ByteSpan, window: ByteSpan) -> ByteSpan {
    if !window.is_empty() {
        return window;
    }
    let rest = text.get(window.start..sentence.end).unwrap_or_default();
    ByteSpan::new(window.start, window.start + rest.graphemes(true).next().map_or(0, str::len))
}
