//! How a text marks its paragraphs: by blank lines, one a line, or by
//! hard-wrapped lines that have to be joined again.

use std::ops::Range;

use super::lines::Line;
use super::{join, shape, tables};
use crate::ParagraphKind;
use crate::source::block::{Block, Role};
use crate::source::tidy;

/// Lines longer than this were not wrapped by hand or for a terminal.
const MAX_WRAP_COLUMNS: usize = 120;

/// Lines shorter than this are verses or lists rather than wrapped text.
const MIN_WRAP_COLUMNS: usize = 30;

/// Bylines stand within the first lines of a text.
const MAX_BYLINE_LINE: usize = 8;

/// How far below the wrap width a full line may end. Greedy wrapping needs
/// none; people and justified text do.
const SLACK_COLUMNS: usize = 6;

/// Cuts a text into blocks.
pub(super) fn blocks(source: &str, lines: &[Line]) -> Vec<Block> {
    let text = Text { source, lines };
    let wrap = text.wrap_width(0..lines.len());
    let words = join::Words::new(source, lines, wrap.is_some());
    let style = ChunkStyle::of(&text);
    let mut blocks = Vec::new();
    for chunk in chunks(lines) {
        for part in tables::split(source, lines, chunk) {
            if part.is_table {
                blocks.push(tables::block(source, lines, part.range));
                continue;
            }
            text.cut(part.range, wrap, style, &words, &mut blocks);
        }
    }
    blocks
}

/// Runs of lines without a blank line between them.
fn chunks(lines: &[Line]) -> Vec<Range<usize>> {
    let mut chunks: Vec<Range<usize>> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        match chunks.last_mut() {
            Some(last) if !line.after_blank => last.end = at + 1,
            _ => chunks.push(at..at + 1),
        }
    }
    chunks
}

/// What the chunks of a text are where its lines are not wrapped.
#[derive(Clone, Copy, PartialEq)]
enum ChunkStyle {
    /// Every line is a paragraph.
    Lines,
    /// Blank lines part paragraphs; short lines in them are sentences or
    /// verses.
    Chunks,
}

impl ChunkStyle {
    fn of(text: &Text<'_>) -> Self {
        let lines = text.lines;
        if lines.iter().any(|line| line.width > MAX_WRAP_COLUMNS) {
            return Self::Lines;
        }
        let chunks = chunks(lines);
        let long = chunks.iter().filter(|chunk| chunk.len() > 1).count();
        if long >= 1 && long * 2 >= chunks.len() { Self::Chunks } else { Self::Lines }
    }
}

struct Text<'a> {
    source: &'a str,
    lines: &'a [Line],
}

impl Text<'_> {
    fn line(&self, at: usize) -> &str {
        self.lines[at].text(self.source)
    }

    /// Returns the width that the lines of `range` are wrapped at; `None`
    /// where they are not wrapped.
    ///
    /// A wrapped line is full: the first word of the next would not have
    /// fitted. And in prose, most lines go on in the middle of a sentence. Both
    /// must hold for most lines that have a successor.
    fn wrap_width(&self, range: Range<usize>) -> Option<usize> {
        let pairs: Vec<usize> =
            (range.start + 1..range.end).filter(|at| !self.lines[*at].after_blank).collect();
        if pairs.len() < 2 {
            return None;
        }
        let total: usize = self.lines[range].iter().map(|line| line.width).sum();
        let overlong: usize = pairs
            .iter()
            .map(|at| self.lines[at - 1].width)
            .filter(|width| *width > MAX_WRAP_COLUMNS)
            .sum();
        if overlong * 2 > total {
            return None;
        }
        let mut widths: Vec<usize> = pairs
            .iter()
            .map(|at| self.lines[at - 1].indent + self.lines[at - 1].width)
            .filter(|width| *width <= MAX_WRAP_COLUMNS)
            .collect();
        widths.sort_unstable();
        // A few lines stick out of any wrapped text: addresses, long words.
        let width = *widths.get(widths.len().saturating_sub(1 + widths.len() / 20))?;
        if width < MIN_WRAP_COLUMNS {
            return None;
        }
        let (mut full, mut goes_on, mut cased) = (0, 0, 0);
        for at in &pairs {
            full += usize::from(self.is_full(at - 1, width));
            let next = self.line(*at);
            let prev_ends = shape::ends_sentence(self.line(at - 1));
            match shape::first_char(next) {
                Some(c) if c.is_lowercase() || c.is_uppercase() => {
                    cased += 1;
                    goes_on += usize::from(c.is_lowercase());
                }
                _ => goes_on += usize::from(!prev_ends),
            }
        }
        let goes_on_enough = if cased * 2 >= pairs.len() { 35 } else { 60 };
        (full * 100 >= pairs.len() * 60 && goes_on * 100 >= pairs.len() * goes_on_enough)
            .then_some(width)
    }

    /// Says whether the first word of the next line would not have fitted.
    fn is_full(&self, at: usize, width: usize) -> bool {
        let Some(next) = self.lines.get(at + 1) else { return false };
        let line = self.lines[at];
        let next_text = next.text(self.source);
        let word = match next_text.chars().next() {
            Some(c) if shape::is_unspaced(c) => 1,
            _ => next_text.chars().take_while(|c| !c.is_whitespace()).count(),
        };
        line.indent + line.width + 1 + word + SLACK_COLUMNS > width
    }

    /// Cuts a chunk into blocks.
    fn cut(
        &self,
        chunk: Range<usize>,
        wrap: Option<usize>,
        style: ChunkStyle,
        words: &join::Words<'_>,
        blocks: &mut Vec<Block>,
    ) {
        // A text with one paragraph a line may hold a wrapped one.
        let wrap =
            wrap.or_else(|| (chunk.len() >= 3).then(|| self.wrap_width(chunk.clone())).flatten());
        let verse = wrap.is_none() && style == ChunkStyle::Chunks && self.is_verse(&chunk);
        let together =
            verse || wrap.is_none() && style == ChunkStyle::Chunks && self.is_sentences(&chunk);
        let mut start = chunk.start;
        for at in chunk.start + 1..=chunk.end {
            let breaks = at == chunk.end
                || !together
                    && match wrap {
                        Some(width) => self.breaks_wrapped(start, at, width),
                        None => !self.underlines(at) && !self.goes_on(at, chunk.end),
                    };
            if breaks {
                blocks.push(self.block(start..at, verse, words));
                start = at;
            }
        }
    }

    fn block(&self, range: Range<usize>, verse: bool, words: &join::Words<'_>) -> Block {
        let underlined = range.len() == 2 && self.underlines(range.end - 1);
        let shown = if underlined { range.start..range.end - 1 } else { range.clone() };
        let text = join::lines(self.source, &self.lines[shown], words);
        let mut block = super::lines::block(&self.lines[range.clone()], text);
        block.verse = verse;
        let first = self.line(range.start);
        if underlined {
            block.role = Role::Heading;
            block.heading_level = if self.line(range.end - 1).starts_with('=') { 1 } else { 2 };
        } else if let Some((level, text)) = shape::hash_heading(first).filter(|_| range.len() == 1)
        {
            block.role = Role::Heading;
            block.heading_level = level;
            block.text = tidy::tidy(text);
        } else if shape::is_list_item(first) && !super::byline::is_byline(first) {
            block.role = Role::Paragraph(ParagraphKind::List);
        }
        block
    }

    /// Says whether the line at `at` underlines the one before it, which has
    /// no other line before it in its chunk.
    fn underlines(&self, at: usize) -> bool {
        let rule = self.line(at);
        let alone = at >= 1 && self.lines[at - 1].after_blank && !self.lines[at].after_blank;
        alone
            && rule.len() >= 3
            && (rule.bytes().all(|b| b == b'=') || rule.bytes().all(|b| b == b'-'))
            && shape::starts_sentence(self.line(at - 1))
            && self.lines[at - 1].width <= 100
    }

    /// Says whether a new block begins at line `at` of a wrapped chunk whose
    /// current block began at `start`.
    fn breaks_wrapped(&self, start: usize, at: usize, width: usize) -> bool {
        let (prev, line) = (self.lines[at - 1], self.lines[at]);
        let (prev_text, text) = (prev.text(self.source), line.text(self.source));
        if self.underlines(at) {
            return false;
        }
        if shape::is_separator(text) || shape::is_separator(prev_text) && at - 1 == start {
            return true;
        }
        if shape::is_url(text) && shape::is_url(prev_text)
            || shape::is_bullet_item(text)
            || shape::is_speech(text)
            || shape::is_dash_speech(text) && !self.is_full(at - 1, width)
        {
            return true;
        }
        if shape::hash_heading(text).is_some()
            || at - 1 == start && shape::hash_heading(prev_text).is_some()
        {
            return true;
        }
        if at >= 2 && at - 2 == start && self.underlines(at - 1) {
            return true;
        }
        let full = self.is_full(at - 1, width);
        if !full && self.parts_furniture(at) {
            return true;
        }
        if shape::is_url(text) && (!full || prev.width * 5 < width * 3) {
            return true;
        }
        // A number at the start of a line may be the end of "in the year\n1914."
        if starts_note(text)
            || shape::is_numbered(text)
                && (!full
                    || shape::ends_sentence(prev_text)
                    || shape::is_numbered(self.line(start)))
        {
            return true;
        }
        let in_list = shape::is_list_item(self.line(start));
        let indented = line.indent >= prev.indent + 2 && !in_list;
        if indented && (shape::ends_sentence(prev_text) || !full) && !shape::starts_lower(text) {
            return true;
        }
        if in_list
            && line.indent < prev.indent
            && line.indent <= self.lines[start].indent
            && at - 1 > start
        {
            return true;
        }
        let short = prev.indent + prev.width < width * 4 / 5;
        short && !full && shape::ends_sentence(prev_text) && !shape::starts_lower(text)
    }

    /// Says whether line `at` of a text that is too short to know its width by
    /// goes on with the sentence of the line before it: that line is open, this
    /// one starts in lower case, and the sentence ends before the chunk does.
    fn goes_on(&self, at: usize, end: usize) -> bool {
        let opens = |at: usize| {
            let (line, text) = (self.lines[at], self.line(at));
            (MIN_WRAP_COLUMNS..=MAX_WRAP_COLUMNS).contains(&line.width)
                && text.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '”' | '’'))
                && !self.is_furniture(at)
        };
        let continues = |at: usize| {
            let text = self.line(at);
            let word: String = text.chars().take_while(|c| !c.is_whitespace()).collect();
            // "iPhone" and "eBay" may start a paragraph.
            word.chars().all(|c| !c.is_uppercase())
                && shape::starts_lower(text)
                && !shape::is_list_item(text)
                && !shape::is_url(text)
                && !self.is_furniture(at)
        };
        if !opens(at - 1) || !continues(at) {
            return false;
        }
        for next in at..end {
            if next > at && !(opens(next - 1) && continues(next)) {
                return false;
            }
            if shape::ends_sentence(self.line(next)) {
                return true;
            }
        }
        false
    }

    /// Says whether one of line `at` and the line before it is furniture and
    /// the other is not, or a byline above the body and the other is not.
    fn parts_furniture(&self, at: usize) -> bool {
        let furniture = |at: usize| super::boilerplate::why(self.line(at), false).is_some();
        let byline = |at: usize| super::byline::is_byline(self.line(at));
        furniture(at - 1) != furniture(at) || at <= MAX_BYLINE_LINE && byline(at - 1) != byline(at)
    }

    /// Says whether a line is a byline or furniture by its wording.
    fn is_furniture(&self, at: usize) -> bool {
        let text = self.line(at);
        super::byline::is_byline(text) || super::boilerplate::why(text, false).is_some()
    }

    /// Says whether the lines of a chunk are verses: short, and most of them
    /// end in the middle of a sentence.
    fn is_verse(&self, chunk: &Range<usize>) -> bool {
        let open = chunk.clone().filter(|at| !shape::ends_sentence(self.line(*at))).count();
        let wordy = chunk.clone().filter(|at| shape::count_words(self.line(*at)) >= 3).count();
        chunk.len() >= 2
            && open * 2 >= chunk.len()
            && wordy * 10 >= chunk.len() * 7
            && chunk.clone().all(|at| self.lines[at].width <= 75 && !self.stands_alone(at))
    }

    /// Says whether the lines of a chunk are whole sentences, one a line.
    fn is_sentences(&self, chunk: &Range<usize>) -> bool {
        chunk.len() >= 2
            && chunk.clone().all(|at| shape::ends_sentence(self.line(at)) && !self.stands_alone(at))
    }

    /// Says whether a line is a block of its own by its form.
    fn stands_alone(&self, at: usize) -> bool {
        let text = self.line(at);
        shape::is_list_item(text)
            || shape::is_separator(text)
            || shape::is_url(text)
            || shape::is_speech(text)
            || shape::hash_heading(text).is_some()
            || starts_note(text)
            || text.starts_with(['—', '–', '“', '"', '«', '„'])
            || super::boilerplate::why(text, true).is_some()
            || super::byline::is_byline(text)
            || super::labels::is_label(text)
    }
}

/// Says whether a line starts as a footnote does: `[1]`, `[iv]`, `[*]`.
fn starts_note(text: &str) -> bool {
    super::notes::bracket_mark(text).is_some()
}
