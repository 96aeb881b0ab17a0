//! The quotation marks of a paragraph, each with what it may be where it
//! stands.
//!
//! Some marks open or close whatever stands around them. Others do by their
//! neighbours, and apostrophes and signs for inches look like them.

use super::block::Block;
use crate::analysis::is_spaceless;
use crate::text::ByteSpan;

/// Marks of one sort, which open and close one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    /// `"…"`
    Straight,
    /// `“…”`, `„…“`, `”…”`
    Curly,
    /// `‘…’`, `‚…‘`
    Single,
    /// `'…'`
    Typewriter,
    /// `«…»`, `»…«`, `»…»`
    Guillemet,
    /// `‹…›`, `›…‹`
    Angle,
    /// `「…」`
    Corner,
    /// `『…』`
    WhiteCorner,
    /// `〝…〞`
    Prime,
    /// ` ``…'' `, as in LaTeX.
    Backtick,
}

impl Family {
    /// The number of families.
    pub(super) const COUNT: usize = 10;

    /// Says whether marks of the family are also apostrophes.
    pub(super) const fn is_single(self) -> bool {
        matches!(self, Self::Single | Self::Typewriter)
    }
}

/// A mark that may be a quotation mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub(super) span: ByteSpan,
    pub(super) sign: char,
    pub(super) family: Family,
    /// Whether its neighbours let it open a quotation.
    pub(super) can_open: bool,
    /// Whether they let it close one.
    pub(super) can_close: bool,
    /// Whether, as a closing mark, it is hardly anything else.
    pub(super) is_sure: bool,
    /// Whether another mark that can close follows before the next that can
    /// only open.
    pub(super) has_rival: bool,
}

/// Finds the marks of a paragraph, in order.
pub(super) fn marks(block: &Block) -> Vec<Mark> {
    let text = &block.text;
    let mut found = Vec::new();
    let mut code = block.code.iter().peekable();
    // What stands before, marks left out; and before that.
    let (mut before, mut last) = (None, None);
    let mut skip_to = 0;
    for (at, sign) in text.char_indices() {
        if at < skip_to {
            continue;
        }
        while code.peek().is_some_and(|span| span.end <= at) {
            code.next();
        }
        let is_code = code.peek().is_some_and(|span| span.start <= at);
        let family = if is_code { None } else { family(text, at, sign) };
        let Some((family, len)) = family else {
            before = last.replace(sign);
            continue;
        };
        skip_to = at + len;
        let mark = Mark {
            span: ByteSpan::new(at, skip_to),
            sign,
            family,
            can_open: opens_after(last),
            can_close: last.is_some_and(|last| !last.is_whitespace() && !is_opening_bracket(last)),
            is_sure: is_sure_after(family, before, last),
            has_rival: false,
        };
        found.push(mark);
    }
    look_ahead(text, &mut found);
    found
}

/// Returns the family of the mark that a paragraph begins with, if it is one
/// that paragraphs of a long quotation may begin with: no apostrophe.
pub(super) fn opening_family(block: &Block) -> Option<Family> {
    let sign = block.text.chars().next()?;
    let (family, _) = family(&block.text, 0, sign)?;
    (!family.is_single() || sign == '‘').then_some(family)
}

/// Tells the family of the mark at `at`, and its length.
fn family(text: &str, at: usize, sign: char) -> Option<(Family, usize)> {
    let is_double = || text.as_bytes().get(at + 1) == text.as_bytes().get(at);
    let family = match sign {
        '"' | '＂' => Family::Straight,
        '“' | '”' | '„' | '‟' => Family::Curly,
        '‘' | '’' | '‚' | '‛' => Family::Single,
        '`' | '\'' if is_double() => return Some((Family::Backtick, 2)),
        '\'' => Family::Typewriter,
        '«' | '»' => Family::Guillemet,
        '‹' | '›' => Family::Angle,
        '「' | '」' | '｢' | '｣' | '﹁' | '﹂' => Family::Corner,
        '『' | '』' | '﹃' | '﹄' => Family::WhiteCorner,
        '〝' | '〞' | '〟' => Family::Prime,
        _ => return None,
    };
    Some((family, sign.len_utf8()))
}

/// Completes the marks with what stands after each.
fn look_ahead(text: &str, marks: &mut [Mark]) {
    let mut following: Option<(usize, &str)> = None;
    let mut rivals = [false; Family::COUNT];
    for mark in marks.iter_mut().rev() {
        // Marks side by side have the same neighbours.
        let after = match following {
            Some((start, after)) if start == mark.span.end => after,
            _ => text.get(mark.span.end..).unwrap_or_default(),
        };
        following = Some((mark.span.start, after));
        mark.can_open &= opens_before(after);
        mark.can_open &= !(mark.family.is_single() && is_elision(after));
        let next = after.chars().next();
        let is_word = next.is_some_and(|next| next.is_alphanumeric() && !is_spaceless(next));
        // `"It rained."Then`
        let before = text.get(..mark.span.start).and_then(|before| before.chars().next_back());
        let is_stopped = !mark.family.is_single() && before.is_some_and(is_stop);
        mark.can_close &= !is_word || is_stopped;
        mark.is_sure |= next.is_none_or(|next| !next.is_whitespace());
        let rival = &mut rivals[mark.family as usize];
        mark.has_rival = *rival;
        *rival = match (mark.can_open, mark.can_close) {
            (true, _) => false,
            (false, true) => true,
            (false, false) => *rival,
        };
    }
}

/// Says whether a mark can open a quotation after that.
fn opens_after(last: Option<char>) -> bool {
    last.is_none_or(|last| {
        let is_word = last.is_alphanumeric() && !is_spaceless(last);
        !is_word && !is_stop(last) && !matches!(last, ';' | ')' | ']' | '}' | '%' | '°' | '\\')
    })
}

/// Says whether a mark can open a quotation before that.
fn opens_before(after: &str) -> bool {
    let mut chars = after.chars();
    match chars.next() {
        None => false,
        // An ellipsis.
        Some('.') => chars.next() == Some('.'),
        Some(',' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '%') => false,
        Some(next) => !next.is_whitespace(),
    }
}

/// Says whether a mark after these is hardly an apostrophe or a sign for
/// inches: `the dogs' bone`, `goin' home`, `5" pipe`.
fn is_sure_after(family: Family, before: Option<char>, last: Option<char>) -> bool {
    match last {
        None => false,
        Some('0'..='9') => !matches!(family, Family::Straight | Family::Typewriter),
        Some('s' | 'S' | 'z' | 'x') => !family.is_single(),
        Some('n' | 'N') => !(family.is_single() && matches!(before, Some('i' | 'I'))),
        Some('o' | 'O') => !family.is_single(),
        Some(_) => true,
    }
}

const fn is_stop(c: char) -> bool {
    matches!(c, '.' | ',' | '!' | '?' | '…')
}

const fn is_opening_bracket(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '（' | '［' | '【' | '<')
}

/// Says whether what follows an apostrophe is a word that has lost its
/// beginning: `'em`, `'tis`, `'90s`.
fn is_elision(after: &str) -> bool {
    const WORDS: [&str; 20] = [
        "em", "tis", "twas", "twere", "twill", "til", "till", "cause", "cos", "coz", "n", "bout",
        "round", "neath", "tween", "gainst", "ere", "s", "t", "un",
    ];
    let end = after.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(after.len());
    // No elided word is longer.
    let Some(word) = after.get(..end).filter(|word| !word.is_empty() && word.len() <= 7) else {
        return false;
    };
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 2 {
        return matches!(&word[2..], "" | "s");
    }
    let word = word.to_ascii_lowercase();
    WORDS.contains(&word.as_str())
}
