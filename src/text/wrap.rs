//! Breaking text into lines of a width.

use unicode_segmentation::UnicodeSegmentation;

use super::ByteSpan;
use super::width::grapheme_width;

/// Breaks `text` into lines of at most `max_width` columns.
///
/// Lines break at blanks, after hyphens between letters, around ideographs and
/// kana, at line feeds, and inside of a word only where it is wider than a
/// line; never inside of a grapheme cluster, so that a single wide one may
/// exceed a width of 1. The spans count in `text`, are in order, and hold all
/// of it but the blanks around breaks. An empty text has no lines, an empty
/// line of the text an empty span.
///
/// ```
/// use pincite::text::wrap;
///
/// let text = "the Islamic State-Khorasan";
/// let lines: Vec<_> = wrap(text, 14).iter().map(|line| line.slice(text).unwrap()).collect();
/// assert_eq!(lines, ["the Islamic", "State-Khorasan"]);
/// ```
#[must_use]
pub fn wrap(text: &str, max_width: usize) -> Vec<ByteSpan> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let content = line.strip_suffix('\n').unwrap_or(line);
        wrap_line(content, start, max_width.max(1), &mut lines);
        start += line.len();
    }
    lines
}

/// A place where the line may end and the next begin, with the blanks between.
#[derive(Clone, Copy)]
struct Break {
    end: usize,
    next: usize,
    /// Columns of the line up to `next`.
    width: usize,
}

fn wrap_line(line: &str, base: usize, max_width: usize, lines: &mut Vec<ByteSpan>) {
    let indent = line.len() - line.trim_start().len();
    let content_end = line.trim_end().len();
    if content_end <= indent {
        lines.push(ByteSpan::new(base, base));
        return;
    }
    let mut start = indent;
    let mut width = 0;
    let mut last_break: Option<Break> = None;
    let mut before = "";
    for (at, grapheme) in line.get(..content_end).unwrap_or_default().grapheme_indices(true) {
        if at < indent {
            continue;
        }
        let is_blank = grapheme.chars().all(is_breaking_blank);
        let own_width = grapheme_width(grapheme);
        if !is_blank {
            if before.chars().all(is_breaking_blank) && !before.is_empty() {
                // The break was noted where the blanks began.
                if let Some(open) = &mut last_break {
                    (open.next, open.width) = (at, width);
                }
            } else if !before.is_empty() && may_break_between(before, grapheme) {
                last_break = Some(Break { end: at, next: at, width });
            }
            if width + own_width > max_width && at > start {
                let at_break = last_break.take().filter(|open| open.end > start);
                let chosen = at_break.unwrap_or(Break { end: at, next: at, width });
                lines.push(ByteSpan::new(base + start, base + chosen.end));
                start = chosen.next;
                width -= chosen.width.min(width);
            }
        } else if !before.chars().all(is_breaking_blank) {
            last_break = Some(Break { end: at, next: at, width });
        }
        width += own_width;
        before = grapheme;
    }
    lines.push(ByteSpan::new(base + start, base + content_end));
}

fn is_breaking_blank(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{202F}' | '\u{2007}')
}

fn may_break_between(before: &str, after: &str) -> bool {
    let (Some(last), Some(first)) = (before.chars().next(), after.chars().next()) else {
        return false;
    };
    if matches!(last, '-' | '\u{2010}' | '–' | '—' | '\u{200B}') {
        return first.is_alphanumeric();
    }
    (is_ideographic(last) || is_ideographic(first)) && !clings_left(first) && !clings_right(last)
}

/// Says whether lines may break around `c`: ideographs, kana, and the
/// punctuation that goes with them.
const fn is_ideographic(c: char) -> bool {
    matches!(c,
        '\u{2E80}'..='\u{2FDF}' | '\u{3001}'..='\u{31FF}' | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{A4CF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF01}'..='\u{FF60}'
        | '\u{20000}'..='\u{3FFFF}')
}

/// Says whether a line may not begin with `c`.
const fn clings_left(c: char) -> bool {
    matches!(
        c,
        '、' | '。'
            | '，'
            | '．'
            | '：'
            | '；'
            | '！'
            | '？'
            | '」'
            | '』'
            | '）'
            | '】'
            | '〉'
            | '》'
            | '〕'
            | '］'
            | '｝'
            | 'ー'
            | '々'
            | 'ぁ'
            | 'ぃ'
            | 'ぅ'
            | 'ぇ'
            | 'ぉ'
            | 'っ'
            | 'ゃ'
            | 'ゅ'
            | 'ょ'
            | 'ァ'
            | 'ィ'
            | 'ゥ'
            | 'ェ'
            | 'ォ'
            | 'ッ'
            | 'ャ'
            | 'ュ'
            | 'ョ'
            | '.'
            | ','
            | ';'
            | ':'
            | '!'
            | '?'
            | ')'
            | ']'
            | '}'
            | '”'
            | '’'
            | '"'
            | '…'
    )
}

/// Says whether a line may not end with `c`.
const fn clings_right(c: char) -> bool {
    matches!(
        c,
        '「' | '『' | '（' | '【' | '〈' | '《' | '〔' | '［' | '｛' | '(' | '[' | '{' | '“' | '‘'
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::display_width;
    use super::wrap;

    #[track_caller]
    fn check(text: &str, max_width: usize, expected: &[&str]) {
        let lines: Vec<_> =
            wrap(text, max_width).iter().map(|line| line.slice(text).unwrap()).collect();
        assert_eq!(lines, expected, "{text:?}");
    }

    #[test]
    fn breaks_where_a_typesetter_would() {
        check("", 10, &[]);
        check("  one  two three ", 8, &["one  two", "three"]);
        check("one two", 3, &["one", "two"]);
        check("abcdefgh ij", 3, &["abc", "def", "gh", "ij"]);
        check("non-breaking", 6, &["non-", "breaki", "ng"]);
        check("-5 is less", 6, &["-5 is", "less"]);
        check("one\n\ntwo", 10, &["one", "", "two"]);
        check("日本語、です", 4, &["日本", "語、", "です"]);
        check("日本語", 1, &["日", "本", "語"]);
        check("10\u{A0}km away", 5, &["10\u{A0}km", "away"]);
        check("cafe\u{301}s", 4, &["cafe\u{301}", "s"]);
    }

    proptest! {
        #[test]
        fn keeps_everything_but_blanks(
            text in "[a-z \\-\n日、👩\u{200D}\u{301}\u{A0}]{0,40}|.{0,30}", max in 0_usize..12,
        ) {
            let lines = wrap(&text, max);
            let mut kept = String::new();
            let mut end = 0;
            for line in &lines {
                prop_assert!(line.start >= end);
                let slice = line.slice(&text);
                prop_assert!(slice.is_some());
                let slice = slice.unwrap_or_default();
                kept.push_str(slice);
                prop_assert!(display_width(slice) <= max.max(2) || slice.chars().count() < 20);
                end = line.end;
            }
            let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(bare(&kept), bare(&text));
        }
    }
}
