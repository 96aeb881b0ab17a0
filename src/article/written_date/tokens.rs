//! A line of text as numbers, words and signs.

use crate::text::ByteSpan;

/// A number, a word or a sign.
#[derive(Clone, Copy)]
pub(super) struct Token<'a> {
    pub(super) span: ByteSpan,
    pub(super) text: &'a str,
    pub(super) kind: Kind,
}

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Kind {
    Number,
    Word,
    Other,
}

/// The zero of each script whose digits are read: ASCII, Arabic-Indic,
/// Persian, Devanagari, Thai, full width.
const ZEROS: [char; 6] = ['0', '٠', '۰', '०', '๐', '０'];

fn digit(c: char) -> Option<u32> {
    ZEROS.iter().find_map(|zero| {
        let value = u32::from(c).checked_sub(u32::from(*zero))?;
        (value < 10).then_some(value)
    })
}

pub(super) fn is_digit(c: char) -> bool {
    digit(c).is_some()
}

/// Cuts into numbers, words and single other characters; white space and what
/// has no width only separate.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    for (start, c) in text.char_indices() {
        if c.is_whitespace()
            || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
        {
            continue;
        }
        let kind = kind_of(c);
        let end = start + c.len_utf8();
        match tokens.last_mut() {
            Some(last) if kind != Kind::Other && last.kind == kind && last.span.end == start => {
                last.span.end = end;
                last.text = text.get(last.span.range()).unwrap_or_default();
            }
            _ => tokens.push(Token {
                span: ByteSpan::new(start, end),
                text: text.get(start..end).unwrap_or_default(),
                kind,
            }),
        }
    }
    tokens
}

fn kind_of(c: char) -> Kind {
    match c {
        _ if is_digit(c) => Kind::Number,
        // They stand between the numbers of a date without a blank.
        '年' | '月' | '日' | '년' | '월' | '일' | 'º' | 'ª' => Kind::Other,
        // Vowel signs of Devanagari and Thai, and those of Arabic.
        '\u{900}'..='\u{963}' | '\u{E31}'..='\u{E4E}' | '\u{640}' | '\u{64B}'..='\u{652}' => {
            Kind::Word
        }
        c if c.is_alphabetic() => Kind::Word,
        _ => Kind::Other,
    }
}

impl Token<'_> {
    /// Returns the value of a number of so many digits.
    pub(super) fn number(&self, digits: std::ops::RangeInclusive<usize>) -> Option<u16> {
        if self.kind != Kind::Number || !digits.contains(&self.text.chars().count()) {
            return None;
        }
        let value = self
            .text
            .chars()
            .try_fold(0_u32, |value, c| value.checked_mul(10)?.checked_add(digit(c)?))?;
        u16::try_from(value).ok()
    }

    pub(super) fn year(&self) -> Option<u16> {
        self.number(4..=4).filter(|year| *year >= 1000)
    }

    /// Says whether the number is written with Persian digits.
    pub(super) fn is_persian(&self) -> bool {
        self.text.chars().all(|c| ('۰'..='۹').contains(&c))
    }

    /// Returns a word in the form in which the tables have it: lower case, and
    /// the Arabic letters that are written in several ways in one of them.
    pub(super) fn folded(&self) -> String {
        fold(self.text)
    }
}

/// Puts a word in the form in which words are compared.
pub(super) fn fold(word: &str) -> String {
    let letters = word.chars().filter(|c| !matches!(c, '\u{640}' | '\u{64B}'..='\u{652}'));
    let letters = letters.map(|c| match c {
        'أ' | 'إ' | 'آ' => 'ا',
        'ي' | 'ى' => 'ی',
        'ك' => 'ک',
        'ة' => 'ه',
        c => c,
    });
    letters.flat_map(char::to_lowercase).collect()
}
