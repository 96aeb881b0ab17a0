//! Step 2: a chunk is cut into words, and those into the pieces that people
//! search for.
//!
//! Words are Unicode's (UAX #29). Its rules keep `example.com`, `U.S` and
//! `foo_bar` whole and part `al-Qa'ida`; search wants to find the parts of each
//! and the whole of each, so that this step cuts further and notes what holds
//! the pieces together. Scripts without blanks are cut into their signs, as
//! [`spaceless`](super::spaceless) says.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

use super::apostrophe::is_apostrophe;
use super::fold::{Dots, ascii_digit};
use super::number::{self, Number};
use super::spaceless::{
    find_sign, goes_on, is_attached, is_plain_mark, is_plain_sign, is_spaceless, touches,
};

/// What holds a piece to the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    /// Nothing: another word.
    Apart,
    /// A hyphen or its like: found by part, and whole without the hyphen.
    Joined,
    /// A dot between numbers: found by part, and whole with the dot.
    Dotted,
    /// An ampersand: found by part, and whole with the ampersand. Without it
    /// `AD&D` would find all that adds.
    And,
    /// Two signs of a script without blanks that touch: found by part, and any
    /// two of them together.
    Touching,
}

impl Joint {
    /// Returns the sign that stays where the pieces are written as one.
    pub(super) const fn sign(self) -> Option<char> {
        match self {
            Self::Dotted => Some('.'),
            Self::And => Some('&'),
            Self::Apart | Self::Joined | Self::Touching => None,
        }
    }

    /// Says whether it makes one compound of all that it holds together.
    pub(super) const fn is_compound(self) -> bool {
        matches!(self, Self::Joined | Self::Dotted | Self::And)
    }
}

/// A part of a chunk that becomes a token. Offsets count in the chunk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) start: usize,
    /// End of the letters and digits.
    pub(super) word_end: usize,
    /// End of what the token covers: a possessive `s` or the last dot of an
    /// acronym may follow the word.
    pub(super) end: usize,
    pub(super) joint: Joint,
    pub(super) dots: Dots,
    /// Signs that belong to the name: `++`, `#`.
    pub(super) suffix: &'static str,
}

/// Appends the pieces of `chunk` to `pieces`, which is empty.
pub(super) fn cut(chunk: &str, pieces: &mut Vec<Piece>) {
    if chunk.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        pieces.push(piece(0, chunk.len(), Joint::Apart));
        return;
    }
    let mut at = 0;
    while at < chunk.len() {
        let signs = at + chunk.get(at..).and_then(find_sign).unwrap_or(chunk.len() - at);
        cut_words(chunk, at..signs, pieces);
        at = cut_signs(chunk, signs, pieces);
    }
    if is_address(chunk) {
        for piece in pieces {
            piece.joint = Joint::Apart;
        }
    }
}

/// The naive twin of [`cut`]: asks Unicode's rules of everything.
#[cfg(test)]
pub(super) fn cut_plainly(chunk: &str, pieces: &mut Vec<Piece>) {
    cut_words(chunk, 0..chunk.len(), pieces);
}

/// Cuts a part of a chunk by Unicode's rules. It ends where no word goes on.
fn cut_words(chunk: &str, part: Range<usize>, pieces: &mut Vec<Piece>) {
    let words = chunk.get(part.clone()).unwrap_or_default().unicode_word_indices();
    for (start, word) in words {
        let start = part.start + start;
        let joint = match pieces.last_mut() {
            None => Joint::Apart,
            Some(last) => {
                if start < last.end {
                    // The signs carry marks, and are a word by themselves.
                    last.end = last.word_end;
                    last.suffix = "";
                }
                let gap = chunk.get(last.end..start).unwrap_or_default();
                if matches!(word, "s" | "S") && is_possessive_gap(gap) {
                    last.end = start + word.len();
                    continue;
                }
                if gap.is_empty() && goes_on(last.text(chunk), word) {
                    last.end = start + word.len();
                    last.word_end = last.end;
                    continue;
                }
                joint_between(chunk, *last, start)
            }
        };
        let first = pieces.len();
        cut_word(word, start, pieces);
        if let Some(piece) = pieces.get_mut(first) {
            piece.joint = joint;
        }
        if !word.is_ascii() && word.contains(is_spaceless) {
            part_signs(chunk, first, pieces);
        }
        if let Some(last) = pieces.last_mut() {
            take_signs(chunk, last);
        }
    }
}

/// Cuts the plain signs that stand at `at`, without Unicode's tables, and what
/// is attached to the last of them. Returns where they end.
fn cut_signs(chunk: &str, mut at: usize, pieces: &mut Vec<Piece>) -> usize {
    for c in chunk.get(at..).unwrap_or_default().chars() {
        let end = at + c.len_utf8();
        let last = pieces.last_mut().filter(|last| last.end == at);
        if is_plain_mark(c) {
            // A mark that stands first is a matter of Unicode's rules.
            let Some(last) = last else { break };
            (last.word_end, last.end) = (end, end);
        } else if is_plain_sign(c) {
            let sign = chunk.get(at..end).unwrap_or_default();
            match last.filter(|last| goes_on(last.text(chunk), sign)) {
                Some(last) => (last.word_end, last.end) = (end, end),
                None => {
                    let joint = match pieces.last() {
                        Some(&last) => joint_between(chunk, last, at),
                        None => Joint::Apart,
                    };
                    pieces.push(piece(at, end, joint));
                }
            }
        } else if is_attached(c) {
            // The last sign again, by the rules.
            let Some(last) = pieces.pop() else { break };
            let rest = chunk.get(end..).unwrap_or_default();
            let region = last.start..end + find_sign(rest).unwrap_or(rest.len());
            at = region.end;
            cut_words(chunk, region, pieces);
            break;
        } else {
            break;
        }
        at = end;
    }
    at
}

impl Piece {
    /// Returns its letters and digits.
    fn text(self, chunk: &str) -> &str {
        chunk.get(self.start..self.word_end).unwrap_or_default()
    }
}

const fn piece(start: usize, end: usize, joint: Joint) -> Piece {
    Piece { start, word_end: end, end, joint, dots: Dots::Dropped, suffix: "" }
}

/// Web and mail addresses are found by part only: nobody types one whole
/// without its punctuation, and each would be a term of its own.
fn is_address(chunk: &str) -> bool {
    chunk.contains("://") || chunk.contains('@') || chunk.starts_with("www.")
}

/// `1990's`, `U.S.'s`: Unicode's rules break before the apostrophe.
fn is_possessive_gap(gap: &str) -> bool {
    let mut chars = gap.chars();
    chars.next().is_some_and(is_apostrophe) && chars.next().is_none()
}

/// Says what the text between a piece and the word at `to` makes of them.
fn joint_between(chunk: &str, last: Piece, to: usize) -> Joint {
    let gap = chunk.get(last.end..to).unwrap_or_default();
    let after = chunk.get(to..).and_then(|text| text.chars().next());
    if last.text(chunk).chars().next().zip(after).is_some_and(|(a, b)| touches(a, gap, b)) {
        return Joint::Touching;
    }
    let before = chunk.get(..last.end).and_then(|text| text.chars().next_back());
    let mut gap = gap.chars();
    let (Some(sign), None) = (gap.next(), gap.next()) else {
        return Joint::Apart;
    };
    let both = |test: fn(char) -> bool| before.is_some_and(test) && after.is_some_and(test);
    let joined = match sign {
        '&' | '＆' => return Joint::And,
        '-' | '\u{2010}' | '\u{2011}' | '\u{2012}' | '\u{5BE}' | '﹣' | '－' => true,
        // Between digits it means "to".
        '–' => !both(|c| ascii_digit(c).is_some()),
        // Where words are not set apart by blanks it is what sets them apart.
        '\u{200B}' => both(|c| c < '\u{E00}'),
        _ => false,
    };
    if joined { Joint::Joined } else { Joint::Apart }
}

/// Cuts the pieces from `first` on where signs of a script without blanks begin
/// and end: Unicode holds together what is written in Katakana or Hangul, and
/// Hangul with letters and digits (`2024년`).
fn part_signs(chunk: &str, first: usize, pieces: &mut Vec<Piece>) {
    let whole = pieces.split_off(first);
    for of_word in whole {
        let mut next = of_word;
        let mut last_is_sign = None;
        for (at, sign) in of_word.text(chunk).grapheme_indices(true) {
            // What is no letter by itself goes with the letter before it.
            if !sign.contains(char::is_alphanumeric) || sign.starts_with(is_combining_mark) {
                continue;
            }
            let at = of_word.start + at;
            let is_sign = sign.starts_with(is_spaceless);
            if let Some(was_sign) = last_is_sign
                && (is_sign || was_sign)
            {
                pieces.push(Piece { word_end: at, end: at, ..next });
                next.start = at;
                next.joint = if is_sign && was_sign { Joint::Touching } else { Joint::Apart };
            }
            last_is_sign = Some(is_sign);
        }
        pieces.push(Piece { word_end: of_word.word_end, end: of_word.end, ..next });
    }
}

/// Takes into the last piece of a word what follows it and belongs to it.
fn take_signs(chunk: &str, piece: &mut Piece) {
    let rest = chunk.get(piece.end..).unwrap_or_default();
    let word = chunk.get(piece.start..piece.word_end).unwrap_or_default();
    let ends_after = |len: usize| {
        !rest
            .get(len..)
            .unwrap_or_default()
            .starts_with(|c: char| (c.is_alphanumeric() && !is_spaceless(c)) || c == '+')
    };
    if rest.starts_with('.') && is_acronym(word) {
        piece.end += 1;
    } else if word.starts_with(is_spaceless) {
        // No name of such a script ends in them.
    } else if rest.starts_with("++") && ends_after(2) {
        piece.suffix = "++";
        piece.end += 2;
    } else if rest.starts_with('#')
        && ends_after(1)
        && word.len() == 1
        && word.starts_with(|c: char| c.is_ascii_alphabetic())
    {
        piece.suffix = "#";
        piece.end += 1;
    }
}

/// Says whether `word` is single letters with dots between: `U.S`, `e.g`.
fn is_acronym(word: &str) -> bool {
    let mut letters = 0;
    let single = word.split(is_letter_dot).all(|part| {
        letters += 1;
        let mut chars = part.chars().filter(|c| c.is_alphanumeric());
        chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
    });
    single && letters > 1
}

const fn is_letter_dot(c: char) -> bool {
    matches!(c, '.' | '․' | '﹒' | '．')
}

/// Cuts one word of UAX #29.
fn cut_word(word: &str, base: usize, pieces: &mut Vec<Piece>) {
    if is_plain(word) || is_acronym(word) {
        pieces.push(piece(base, base + word.len(), Joint::Apart));
        return;
    }
    let mut cutter = Cutter { word, base, next: piece(0, 0, Joint::Apart), pieces };
    let mut at = 0;
    while let Some(c) = word.get(at..).and_then(|rest| rest.chars().next()) {
        if ascii_digit(c).is_some() {
            let run = digit_run(word, at);
            match number::read(run) {
                Number::Decimal => cutter.next.dots = Dots::Kept,
                Number::Grouped => {}
                Number::Several => cutter.cut_numbers(at, run),
            }
            at += run.len();
            continue;
        }
        let after = at + c.len_utf8();
        let joint = match c {
            '_' | '＿' | '‿' | '⁀' | '⁔' | '︳' | '︴' | '﹍' | '﹎' | '﹏' => {
                Some(Joint::Joined)
            }
            c if is_letter_dot(c) => Some(Joint::Joined),
            ':' | '：' | '﹕' | '︓' => Some(Joint::Apart),
            _ => None,
        };
        if let Some(joint) = joint {
            cutter.cut(at, after, joint);
        }
        at = after;
    }
    cutter.cut(word.len(), word.len(), Joint::Apart);
}

/// Says whether nothing in `word` can part it: no low line, dot or colon, and
/// nothing between digits.
fn is_plain(word: &str) -> bool {
    let mut digits = false;
    let mut separators = false;
    for c in word.chars() {
        digits |= ascii_digit(c).is_some();
        separators |= number::is_separator(c);
        if is_low_line(c) || is_letter_dot(c) || is_colon(c) {
            return false;
        }
    }
    !(digits && separators)
}

const fn is_low_line(c: char) -> bool {
    matches!(c, '_' | '＿' | '‿' | '⁀' | '⁔' | '︳' | '︴' | '﹍' | '﹎' | '﹏')
}

const fn is_colon(c: char) -> bool {
    matches!(c, ':' | '：' | '﹕' | '︓')
}

/// Returns the longest run of digits with single separators between them that
/// begins at `at`.
fn digit_run(word: &str, at: usize) -> &str {
    let rest = word.get(at..).unwrap_or_default();
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((index, c)) = chars.next() {
        let inside = ascii_digit(c).is_some()
            || (number::is_separator(c)
                && chars.peek().is_some_and(|&(_, next)| ascii_digit(next).is_some()));
        if !inside {
            break;
        }
        end = index + c.len_utf8();
    }
    rest.get(..end).unwrap_or_default()
}

struct Cutter<'a> {
    word: &'a str,
    base: usize,
    /// What is known of the next piece; its start counts in `word`.
    next: Piece,
    pieces: &'a mut Vec<Piece>,
}

impl Cutter<'_> {
    /// Ends a piece at `at`, and begins the next at `after`. A piece without a
    /// letter or digit is none.
    fn cut(&mut self, at: usize, after: usize, joint: Joint) {
        let ended = self.next;
        let text = self.word.get(ended.start..at).unwrap_or_default();
        let is_piece = text.contains(char::is_alphanumeric);
        if is_piece {
            let end = self.base + at;
            self.pieces.push(Piece { start: self.base + ended.start, word_end: end, end, ..ended });
        }
        self.next = piece(after, after, if is_piece { joint } else { Joint::Apart });
    }

    /// Cuts several numbers apart; the last one goes on.
    fn cut_numbers(&mut self, at: usize, run: &str) {
        for (index, sign) in run.match_indices(number::is_separator) {
            let joint = if sign.starts_with(number::is_dot) { Joint::Dotted } else { Joint::Apart };
            self.cut(at + index, at + index + sign.len(), joint);
        }
    }
}
