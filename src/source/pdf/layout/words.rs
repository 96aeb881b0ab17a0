//! From glyphs to words: the pieces between the gaps of a line.
//!
//! Blanks are seldom drawn, so that a gap says where a word ends. The page is
//! turned so that most of its text runs from left to right (a page of
//! vertical Japanese becomes one whose lines run from top to bottom); what
//! runs otherwise is set aside.

use unicode_normalization::char::is_combining_mark;

use super::super::content::{Direction, Glyph, PageContent, Part};
use super::bidi;

/// A word on a page, in points from the upper left corner.
#[derive(Clone, Debug)]
pub(in super::super) struct Word {
    pub(in super::super) text: String,
    /// Left end.
    pub(in super::super) x0: f64,
    /// Right end.
    pub(in super::super) x1: f64,
    /// The baseline, counted downwards.
    pub(in super::super) y: f64,
    /// The size of its letters.
    pub(in super::super) size: f64,
    pub(in super::super) bold: bool,
    pub(in super::super) part: Part,
}

/// The text of a page.
#[derive(Debug, Default)]
pub(in super::super) struct PageText {
    /// Its number, from 1.
    pub(in super::super) number: u32,
    pub(in super::super) width: f64,
    pub(in super::super) height: f64,
    /// The words, line by line.
    pub(in super::super) words: Vec<Word>,
    /// What is no part of the running text, and why.
    pub(in super::super) aside: Vec<(String, &'static str)>,
    /// Horizontal lines: left end, right end, height from the top.
    pub(in super::super) rules: Vec<(f64, f64, f64)>,
}

/// A gap of this part of the size is one between words. Letters are kerned
/// apart by less than a tenth; blanks are a quarter, squeezed to a sixth.
const WORD_GAP: f64 = 0.13;
/// Baselines of one word differ by less than this part of the size.
const SAME_BASELINE: f64 = 0.2;

/// Gathers the words of a page of that size.
pub(in super::super) fn words(
    content: PageContent,
    number: u32,
    (width, height): (f64, f64),
) -> PageText {
    let main = main_direction(&content.glyphs);
    let mut page = PageText { number, ..PageText::default() };
    (page.width, page.height) = match main {
        Direction::Up | Direction::Down => (height, width),
        _ => (width, height),
    };
    let turn = |x: f64, y: f64| match main {
        Direction::Up => (y, x),
        Direction::Down => (height - y, width - x),
        Direction::Left => (width - x, y),
        Direction::Right | Direction::Oblique => (x, height - y),
    };
    let mut pieces = Pieces::default();
    for mut glyph in content.glyphs {
        let why = match glyph.part {
            Part::Watermark => Some("watermark"),
            _ if glyph.direction != main => Some("rotated text"),
            _ => None,
        };
        if let Some(why) = why {
            set_aside(&mut page.aside, &glyph, why);
            continue;
        }
        (glyph.x, glyph.y) = turn(glyph.x, glyph.y);
        pieces.add(glyph);
    }
    page.aside.retain(|(text, _)| !text.trim().is_empty());
    page.words = pieces.into_words();
    if main == Direction::Right {
        page.rules = content.rules.iter().map(|(x0, x1, y)| (*x0, *x1, height - y)).collect();
    }
    page
}

fn main_direction(glyphs: &[Glyph]) -> Direction {
    let count = |direction| glyphs.iter().filter(|glyph| glyph.direction == direction).count();
    let all = [Direction::Right, Direction::Down, Direction::Up, Direction::Left];
    // The first of equals: upright text unless most is otherwise.
    all.into_iter().rev().max_by_key(|direction| count(*direction)).unwrap_or(Direction::Right)
}

fn set_aside(aside: &mut Vec<(String, &'static str)>, glyph: &Glyph, why: &'static str) {
    match aside.last_mut() {
        Some((text, same)) if *same == why => text.push_str(&glyph.text),
        _ => aside.push((glyph.text.clone(), why)),
    }
}

/// A run of glyphs that touch, in the order in which they are drawn.
struct Piece {
    glyphs: Vec<Glyph>,
    x0: f64,
    x1: f64,
    /// Whether a blank was drawn after it.
    ended: bool,
}

#[derive(Default)]
struct Pieces {
    done: Vec<Piece>,
}

impl Pieces {
    fn add(&mut self, glyph: Glyph) {
        let is_blank = glyph.text.chars().all(|c| c.is_whitespace());
        let Some(last) = self.done.last_mut().filter(|last| !last.ended) else {
            if !is_blank {
                self.start(glyph);
            }
            return;
        };
        if is_blank {
            last.ended = true;
        } else if last.continues_with(&glyph) {
            last.push(glyph);
        } else {
            self.start(glyph);
        }
    }

    fn start(&mut self, glyph: Glyph) {
        let (x0, x1) = (glyph.x, glyph.x + glyph.width);
        self.done.push(Piece { glyphs: vec![glyph], x0, x1, ended: false });
    }

    /// Joins the pieces that touch although they were not drawn in a row.
    fn into_words(mut self) -> Vec<Word> {
        self.done.sort_by(|a, b| a.y().total_cmp(&b.y()));
        let mut words = Vec::with_capacity(self.done.len());
        let mut line: Vec<Piece> = Vec::new();
        for piece in self.done {
            let is_new_line =
                line.last().is_some_and(|last| piece.y() - last.y() > last.size() * SAME_BASELINE);
            if is_new_line {
                join_line(&mut words, std::mem::take(&mut line));
            }
            line.push(piece);
        }
        join_line(&mut words, line);
        words
    }
}

fn join_line(words: &mut Vec<Word>, mut line: Vec<Piece>) {
    line.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    let mut joined: Vec<Piece> = Vec::with_capacity(line.len());
    for piece in line {
        match joined.last_mut() {
            Some(last) if last.is_overprinted_by(&piece) => {}
            Some(last) if !last.ended && last.touches(&piece) => {
                last.x1 = last.x1.max(piece.x1);
                last.ended = piece.ended;
                last.glyphs.extend(piece.glyphs);
            }
            _ => joined.push(piece),
        }
    }
    words.extend(joined.into_iter().map(Piece::into_word));
}

impl Piece {
    fn y(&self) -> f64 {
        self.glyphs.first().map_or(0.0, |glyph| glyph.y)
    }

    fn size(&self) -> f64 {
        self.glyphs.first().map_or(1.0, |glyph| glyph.size)
    }

    /// Says whether the glyph drawn next goes on with the word.
    fn continues_with(&self, next: &Glyph) -> bool {
        let Some(last) = self.glyphs.last() else { return false };
        if next.part != last.part {
            return false;
        }
        let size = last.size.max(next.size);
        if is_mark(next) && next.x >= self.x0 - size && next.x <= self.x1 + size {
            return (next.y - last.y).abs() < size;
        }
        if (next.y - last.y).abs() > size * SAME_BASELINE
            || (next.size - last.size).abs() > size * 0.1
        {
            return false;
        }
        let after = next.x - (last.x + last.width);
        let before = last.x - (next.x + next.width);
        let is_near = |gap: f64| gap.abs() <= size * WORD_GAP;
        // A kern may pull a letter far back (accents set by TeX, italics), but
        // not before the letter that it follows.
        is_near(after)
            || after < 0.0 && next.x >= last.x
            || is_near(before) && bidi::is_right_to_left(&next.text)
    }

    fn push(&mut self, glyph: Glyph) {
        // Where text runs from right to left, a mark may be drawn before its
        // letter; its place tells whose it is, see `into_word`.
        if is_mark(&glyph)
            && let Some(last) = self.glyphs.last_mut()
            && !bidi::is_right_to_left(&last.text)
        {
            last.text.push_str(&glyph.text);
            return;
        }
        self.x0 = self.x0.min(glyph.x);
        self.x1 = self.x1.max(glyph.x + glyph.width);
        self.glyphs.push(glyph);
    }

    /// Says whether a piece on the same baseline, not left of this one, goes
    /// on with the word.
    fn touches(&self, next: &Self) -> bool {
        let size = self.size().max(next.size());
        let gap = next.x0 - self.x1;
        let same_part = self.glyphs.first().map(|g| g.part) == next.glyphs.first().map(|g| g.part);
        same_part
            && (self.size() - next.size()).abs() <= size * 0.1
            && gap <= size * WORD_GAP
            && gap >= -size * 0.5
    }

    /// Says whether another piece is the same drawn again, as is done to make
    /// letters bold or to give them a shadow.
    fn is_overprinted_by(&self, next: &Self) -> bool {
        let same = |a: &Glyph, b: &Glyph| a.text == b.text && (a.x - b.x).abs() < a.size * 0.15;
        self.glyphs.len() == next.glyphs.len()
            && self.glyphs.iter().zip(&next.glyphs).all(|(a, b)| same(a, b))
    }

    fn into_word(mut self) -> Word {
        // A mark may begin where its letter begins, and comes after it.
        let place = |glyph: &Glyph| glyph.x + if is_mark(glyph) { glyph.size * 0.02 } else { 0.0 };
        self.glyphs.sort_by(|a, b| place(a).total_cmp(&place(b)));
        let mut letters: Vec<Glyph> = Vec::with_capacity(self.glyphs.len());
        for glyph in std::mem::take(&mut self.glyphs) {
            match letters.last_mut() {
                Some(letter) if is_mark(&glyph) => letter.text.push_str(&glyph.text),
                _ => letters.push(glyph),
            }
        }
        self.glyphs = letters;
        let bold = self.glyphs.iter().filter(|glyph| glyph.bold).count() * 2 > self.glyphs.len();
        let part = self.glyphs.first().map_or(Part::Content, |glyph| glyph.part);
        Word {
            x0: self.x0,
            x1: self.x1,
            y: self.y(),
            size: self.glyphs.iter().map(|glyph| glyph.size).fold(0.0, f64::max),
            bold,
            part,
            text: bidi::word(self.glyphs.into_iter().map(|glyph| glyph.text).collect()),
        }
    }
}

fn is_mark(glyph: &Glyph) -> bool {
    glyph.text.chars().all(is_combining_mark)
}
