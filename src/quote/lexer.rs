//! A text as pieces: words, signs and marks.
//!
//! Search folds what readers take for one word (`ministers'`, `Minister`,
//! `don't` and `dont`); here the opposite is wanted. A piece is as fine as an
//! alteration may be, and only what typography may change is passed over.

use unicode_normalization::char::is_combining_mark;

use crate::analysis::{ascii_digit, is_apostrophe, is_optional, is_spaceless};
use crate::text::ByteSpan;

/// A piece of a text; pieces follow one another without a gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) kind: PieceKind,
    pub(super) span: ByteSpan,
}

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PieceKind {
    /// Letters and digits; in scripts without blanks one sign.
    Word,
    /// What counts as a word and is none: `%`, `€`, `+`, a minus.
    Sign,
    /// Punctuation that carries meaning, whatever its style: `,` also for `，`,
    /// `-` for every dash.
    Mark(char),
    /// Three dots or more, in any style.
    Ellipsis,
    /// A square bracket that opens.
    Open,
    /// A square bracket that closes.
    Close,
    /// White space.
    Blank,
    /// Quotation marks, footnote marks, ornaments, what cannot be seen.
    Ignored,
}

/// Cuts a text into pieces.
#[derive(Clone, Debug)]
pub(super) struct Lexer<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// Goes on at a byte of the text.
    pub(super) fn go_to(&mut self, at: usize) {
        self.at = at;
    }

    fn rest(&self, at: usize) -> &'a str {
        self.text.get(at..).unwrap_or_default()
    }
}

impl Iterator for Lexer<'_> {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        let start = self.at;
        let rest = self.rest(start);
        let c = rest.chars().next()?;
        let after = c.len_utf8();
        let (kind, len) = if is_blank(c) {
            (PieceKind::Blank, rest.find(|c| !is_blank(c)).unwrap_or(rest.len()))
        } else if let Some(len) = ellipsis_len(rest) {
            (PieceKind::Ellipsis, len)
        } else if c.is_alphanumeric() && !is_optional(c) {
            let len = word_len(rest);
            let word = rest.get(..len).unwrap_or_default();
            // A footnote mark that stands by itself: `he said.²`
            let is_mark = word.chars().all(is_raised);
            (if is_mark { PieceKind::Ignored } else { PieceKind::Word }, len)
        } else if is_minus(c, self.text.get(..start).unwrap_or_default(), self.rest(start + after))
        {
            (PieceKind::Sign, after)
        } else {
            (kind_of(c), after)
        };
        let span = ByteSpan::new(start, start + len.max(1));
        self.at = span.end;
        Some(Piece { kind, span })
    }
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

/// Says whether a character is written above the line: a footnote mark, or an
/// exponent.
pub(super) const fn is_raised(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

/// Returns the length of the ellipsis that `rest` begins with.
fn ellipsis_len(rest: &str) -> Option<usize> {
    let mut dots = 0;
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '…' | '⋯' | '︙' => dots += 3,
            '.' | '．' => dots += 1,
            // Between dots alone, and no more than one.
            ' ' | '\u{A0}' | '\u{2009}' | '\u{202F}'
                if dots > 0 && chars.peek().is_some_and(|(_, next)| is_dot(*next)) =>
            {
                continue;
            }
            _ => break,
        }
        end = at + c.len_utf8();
    }
    (dots >= 3).then_some(end)
}

const fn is_dot(c: char) -> bool {
    matches!(c, '.' | '．' | '…' | '⋯' | '︙')
}

/// Returns the length of the word that `rest` begins with.
fn word_len(rest: &str) -> usize {
    let mut chars = rest.char_indices().peekable();
    let Some((_, first)) = chars.next() else { return 0 };
    let mut last = first;
    let mut end = first.len_utf8();
    let is_sign = is_spaceless(first);
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let belongs = if is_sign {
            is_combining_mark(c) || is_optional(c) || is_part_of_sign(c)
        } else if is_spaceless(c) {
            false
        } else if c.is_alphanumeric() || is_combining_mark(c) || is_optional(c) {
            true
        } else if is_apostrophe(c) {
            next.is_some_and(|next| next.is_alphanumeric() && !is_spaceless(next))
        } else {
            is_separator(c)
                && ascii_digit(last).is_some()
                && next.is_some_and(|next| ascii_digit(next).is_some())
        };
        if !belongs {
            break;
        }
        last = c;
        end = at + c.len_utf8();
    }
    end
}

/// Says whether `c` makes a sign with what it follows, though it is a letter by
/// itself: vowels and final consonants of Korean, voicing marks of half width.
const fn is_part_of_sign(c: char) -> bool {
    matches!(c, '\u{1160}'..='\u{11FF}' | '\u{FF9E}' | '\u{FF9F}')
}

/// Says whether `c` between two digits belongs to the number.
const fn is_separator(c: char) -> bool {
    matches!(c, '.' | ',' | ':' | '٫' | '٬' | '．' | '，' | '：')
}

/// Says whether `c` is a minus: it stands before a digit, and behind nothing that
/// it could join with it.
fn is_minus(c: char, before: &str, after: &str) -> bool {
    let is_free = |c: char| is_blank(c) || matches!(c, '(' | '[' | '"' | '“' | '„' | '«' | '「');
    matches!(c, '-' | '−' | '–' | '－')
        && before.chars().next_back().is_none_or(is_free)
        && after.chars().next().is_some_and(|c| ascii_digit(c).is_some())
}

fn kind_of(c: char) -> PieceKind {
    match c {
        '[' | '［' => PieceKind::Open,
        ']' | '］' => PieceKind::Close,
        '-' | '‐'..='―' | '−' | '⁃' | '﹘' | '﹣' | '－' | '⸺' | '⸻' | '〜' | '～' => {
            PieceKind::Mark('-')
        }
        ',' | '，' | '、' | '،' | '﹐' | '､' | '՝' => PieceKind::Mark(','),
        ';' | '；' | '؛' | '\u{37E}' | '﹔' => PieceKind::Mark(';'),
        ':' | '：' | '﹕' | '׃' => PieceKind::Mark(':'),
        '.' | '。' | '．' | '｡' | '۔' | '।' | '॥' | '։' | '።' => PieceKind::Mark('.'),
        '!' | '！' | '﹗' | '՜' => PieceKind::Mark('!'),
        '?' | '？' | '؟' | '﹖' | '՞' => PieceKind::Mark('?'),
        '(' | '（' => PieceKind::Mark('('),
        ')' | '）' => PieceKind::Mark(')'),
        '/' | '／' | '⁄' => PieceKind::Mark('/'),
        '¡' => PieceKind::Mark('¡'),
        '¿' => PieceKind::Mark('¿'),
        '%'
        | '％'
        | '﹪'
        | '‰'
        | '‱'
        | '٪'
        | '°'
        | '℃'
        | '℉'
        | '$'
        | '＄'
        | '£'
        | '￡'
        | '¥'
        | '￥'
        | '€'
        | '¢'
        | '¤'
        | '\u{20A0}'..='\u{20CF}'
        | '฿'
        | '﷼'
        | '#'
        | '＃'
        | '&'
        | '＆'
        | '@'
        | '＠'
        | '+'
        | '＋'
        | '='
        | '＝'
        | '<'
        | '＜'
        | '>'
        | '＞'
        | '±'
        | '×'
        | '÷'
        | '¬'
        | '\\'
        | '^'
        | '~'
        | '|'
        | '§'
        | '№'
        | '\u{2200}'..='\u{22FF}' => PieceKind::Sign,
        _ => PieceKind::Ignored,
    }
}

#[cfg(test)]
mod tests {
    use super::{Lexer, PieceKind};

    /// Words stand in `<>`, signs in `{}`, ellipses as `~`, blanks as `_`, what is
    /// ignored as `i`.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut shown = String::new();
        let mut end = 0;
        for piece in Lexer::new(text) {
            assert_eq!(piece.span.start, end, "{text}");
            end = piece.span.end;
            let of_text = piece.span.slice(text).unwrap();
            shown += &match piece.kind {
                PieceKind::Word => format!("<{of_text}>"),
                PieceKind::Sign => format!("{{{of_text}}}"),
                PieceKind::Mark(mark) => mark.to_string(),
                PieceKind::Ellipsis => "~".to_owned(),
                PieceKind::Open => "[".to_owned(),
                PieceKind::Close => "]".to_owned(),
                PieceKind::Blank => "_".to_owned(),
                PieceKind::Ignored => "i".to_owned(),
            };
        }
        assert_eq!(end, text.len(), "{text}");
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn texts_are_cut_into_pieces() {
        for (text, expected) in [
            ("", ""),
            ("The  minister\nsaid.", "<The>_<minister>_<said>."),
            ("don’t, the ministers’ plan", "<don’t>,_<the>_<ministers>i_<plan>"),
            ("3.14 and 2,640; 10:30. 9/11", "<3.14>_<and>_<2,640>;_<10:30>._<9>/<11>"),
            ("U.S.-led e.g", "<U>.<S>.-<led>_<e>.<g>"),
            ("well—known – or", "<well>-<known>_-_<or>"),
            ("-5 to −3, 1990-95 (–2)", "{-}<5>_<to>_{−}<3>,_<1990>-<95>_({–}<2>)"),
            ("$5bn, 12 %, A&B", "{$}<5bn>,_<12>_{%},_<A>{&}<B>"),
            ("so… it . . . is .. no....", "<so>~_<it>_~_<is>_.._<no>~"),
            ("[…] [sic] mini[s]", "[~]_[<sic>]_<mini>[<s>]"),
            ("“a” «b» 'c' `d`", "i<a>i_i<b>i_i<c>i_i<d>i"),
            ("said.² m² x†", "<said>.i_<m²>_<x>i"),
            ("sof\u{AD}ware a\u{200B}b", "<sof\u{AD}ware>_<a\u{200B}b>"),
            ("\u{200B}a", "i<a>"),
            ("他说：中国2024年。", "<他><说>:<中><国><2024><年>."),
            ("가\u{1100}\u{1161} ｶﾞ", "<가><\u{1100}\u{1161}>_<ｶﾞ>"),
            ("ที่นี่", "<ที่><นี่>"),
            ("لا، نعم؟", "<لا>,_<نعم>?"),
            ("cafe\u{301} is", "<cafe\u{301}>_<is>"),
        ] {
            check(text, expected);
        }
    }
}
