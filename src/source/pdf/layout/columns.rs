//! Columns: finding the gutters between them, and with them the order in
//! which a page is read.
//!
//! A gutter is a blank band that runs down past several lines with text on
//! both sides. The page is cut there, the parts are cut again, and what
//! crosses a gutter (a title, a wide table) is read before or after it, as it
//! stands above or below.

use super::words::Word;

/// How the page is divided into strips when gutters are looked for; points.
const STRIP: f64 = 2.0;
/// A gutter is at least this wide, in sizes of the text beside it. Columns
/// are set an em apart at the least; this leaves room for marks that hang
/// over.
const MIN_WIDTH: f64 = 0.8;
/// A gutter runs past at least this many lines on each side.
const MIN_LINES: usize = 4;
/// Lines of a column have at least this many characters on average; cells of
/// a table have fewer.
const MIN_CHARS: usize = 14;
/// Wider pages (five metres) and pages of more words are drawings.
const MAX_PAGE_WIDTH: f64 = 14_400.0;
const MAX_WORDS: usize = 20_000;
/// How often parts are cut again: three columns need two cuts, and a page may
/// have several sets of them.
const MAX_DEPTH: usize = 12;

/// A blank band between columns.
#[derive(Clone, Copy, Debug)]
struct Gutter {
    x: f64,
    top: f64,
    bottom: f64,
}

/// Cuts the words of a page into columns, in reading order.
pub(super) fn split(words: Vec<Word>) -> Vec<Vec<Word>> {
    let mut columns = Vec::new();
    cut(words, 0, &mut columns);
    columns.retain(|column| !column.is_empty());
    columns
}

fn cut(words: Vec<Word>, depth: usize, columns: &mut Vec<Vec<Word>>) {
    let gutter = if depth < MAX_DEPTH { widest_gutter(&words) } else { None };
    let Some(gutter) = gutter else {
        columns.push(words);
        return;
    };
    let [mut above, mut left, mut right, mut below] = [const { Vec::new() }; 4];
    for word in words {
        if word.y < gutter.top {
            above.push(word);
        } else if word.y > gutter.bottom {
            below.push(word);
        } else if (word.x0 + word.x1) / 2.0 < gutter.x {
            left.push(word);
        } else {
            right.push(word);
        }
    }
    // Each cut leaves words on both sides, so that this ends.
    let (first, second) =
        if is_right_to_left(&left, &right) { (right, left) } else { (left, right) };
    for part in [above, first, second, below] {
        if !part.is_empty() {
            cut(part, depth + 1, columns);
        }
    }
}

fn is_right_to_left(left: &[Word], right: &[Word]) -> bool {
    let words = || left.iter().chain(right);
    let count = words().filter(|word| super::bidi::is_right_to_left(&word.text)).count();
    count * 2 > words().count()
}

/// Finds the gutter that runs past most lines.
fn widest_gutter(words: &[Word]) -> Option<Gutter> {
    let left = words.iter().map(|word| word.x0).fold(f64::INFINITY, f64::min);
    let right = words.iter().map(|word| word.x1).fold(f64::NEG_INFINITY, f64::max);
    let size = common_size(words);
    if !(right - left < MAX_PAGE_WIDTH && size > 0.0) || words.len() > MAX_WORDS {
        return None;
    }
    let reach = size * MIN_WIDTH / 2.0;
    let strip_count = strip_of(right - left) + 1;
    let mut crossings: Vec<Vec<f64>> = vec![Vec::new(); strip_count];
    for word in words {
        // Each word reaches half a gutter to both sides: what stays free is
        // the middle of a gap of that width.
        let first = strip_of(word.x0 - reach - left);
        let last = strip_of(word.x1 + reach - left).min(strip_count - 1);
        for strip in crossings.get_mut(first..=last).into_iter().flatten() {
            strip.push(word.y);
        }
    }
    let mut best: Option<(f64, Gutter)> = None;
    for (strip, crossing) in crossings.iter_mut().enumerate() {
        crossing.sort_by(f64::total_cmp);
        let x = left + (strip_as_points(strip)) + STRIP / 2.0;
        let ends = std::iter::once(f64::NEG_INFINITY).chain(crossing.iter().copied());
        let starts = crossing.iter().copied().chain([f64::INFINITY]);
        for (top, bottom) in ends.zip(starts) {
            if bottom - top < size * 3.0 {
                continue;
            }
            let Some((height, gutter)) = gutter_between(words, x, (top, bottom), size) else {
                continue;
            };
            // Of strips that are as high the middle one is best, but any does.
            if best.as_ref().is_none_or(|(best, _)| height > *best + size) {
                best = Some((height, gutter));
            }
        }
    }
    best.map(|(_, gutter)| gutter)
}

/// Checks a blank band between two heights: it is a gutter if it has columns
/// of text on both sides.
fn gutter_between(
    words: &[Word],
    x: f64,
    (top, bottom): (f64, f64),
    size: f64,
) -> Option<(f64, Gutter)> {
    let inside = || words.iter().filter(|word| word.y > top && word.y < bottom);
    let left = Side::of(inside().filter(|word| word.x1 <= x), size);
    let right = Side::of(inside().filter(|word| word.x0 >= x), size);
    if !left.is_column() || !right.is_column() {
        return None;
    }
    // Columns stand beside each other for most of the shorter one.
    let overlap = left.bottom.min(right.bottom) - left.top.max(right.top);
    let shorter = (left.bottom - left.top).min(right.bottom - right.top);
    if overlap < shorter * 0.5 {
        return None;
    }
    let gutter = Gutter {
        x,
        top: left.top.min(right.top) - size * 0.1,
        bottom: left.bottom.max(right.bottom) + size * 0.1,
    };
    Some((overlap, gutter))
}

/// What stands on one side of a band.
struct Side {
    lines: usize,
    chars: usize,
    letters: usize,
    top: f64,
    bottom: f64,
}

impl Side {
    fn of<'a>(words: impl Iterator<Item = &'a Word>, size: f64) -> Self {
        let mut side =
            Self { lines: 0, chars: 0, letters: 0, top: f64::INFINITY, bottom: f64::NEG_INFINITY };
        let mut baselines = Vec::new();
        for word in words {
            for c in word.text.chars() {
                // A character of a script without blanks says as much as two
                // letters.
                side.chars += if is_wide(c) { 2 } else { 1 };
                side.letters += usize::from(c.is_alphabetic()) * if is_wide(c) { 2 } else { 1 };
            }
            side.top = side.top.min(word.y);
            side.bottom = side.bottom.max(word.y);
            baselines.push(word.y);
        }
        baselines.sort_by(f64::total_cmp);
        let mut last = f64::NEG_INFINITY;
        for y in baselines {
            if y - last > size * 0.5 {
                side.lines += 1;
                last = y;
            }
        }
        side
    }

    fn is_column(&self) -> bool {
        self.lines >= MIN_LINES
            && self.chars >= self.lines * MIN_CHARS
            && self.letters * 2 >= self.chars
    }
}

const fn is_wide(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}' | '\u{F900}'..='\u{FAFF}')
}

/// Returns the size in which most characters are set.
pub(super) fn common_size(words: &[Word]) -> f64 {
    let mut sizes: Vec<(f64, usize)> =
        words.iter().map(|word| (word.size, word.text.chars().count())).collect();
    sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = sizes.iter().map(|(_, chars)| chars).sum::<usize>() / 2;
    let mut seen = 0;
    let median = sizes.iter().find(|(_, chars)| {
        seen += chars;
        seen > half
    });
    median.map_or(0.0, |(size, _)| *size)
}

fn strip_of(points: f64) -> usize {
    // Pages are less than a million points wide, see `content`.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
    let strip = (points / STRIP).clamp(0.0, 1e6) as usize;
    strip
}

fn strip_as_points(strip: usize) -> f64 {
    f64::from(u32::try_from(strip).unwrap_or(u32::MAX)) * STRIP
}
