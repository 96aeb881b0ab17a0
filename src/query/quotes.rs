//! Quotation marks of every kind: which open a phrase and which close it.

use super::chars::{has_content, is_blank};

/// The marks that may close a phrase, by the mark that opened it. Languages
/// disagree on which way a mark points, so the curly ones close one another.
const PAIRS: [(char, &[char]); 12] = [
    ('"', &['"', '＂']),
    ('＂', &['"', '＂']),
    ('“', &['“', '”', '‟']),
    ('„', &['“', '”', '‟']),
    ('‟', &['“', '”', '‟']),
    ('«', &['»']),
    ('‹', &['›']),
    ('「', &['」']),
    ('『', &['』']),
    ('〝', &['〞', '〟']),
    // Danish and German books point them inwards, Swedish ones all one way.
    ('»', &['«', '»']),
    ('›', &['‹', '›']),
];

/// Swedish and Finnish open a phrase with the mark that closes it elsewhere.
const CURLY_CLOSERS: &[char] = &['“', '”', '‟'];

/// The pairs a phrase is written in, the first that fits.
const WRITTEN: [(char, char); 7] =
    [('"', '"'), ('“', '”'), ('«', '»'), ('‹', '›'), ('「', '」'), ('『', '』'), ('〝', '〞')];

/// What stands in for a wrongly turned apostrophe rather than opening a
/// phrase, as word processors write it: `‘tis the season`.
const ELIDED: [&str; 9] = ["tis", "twas", "twere", "twill", "em", "til", "till", "cause", "n"];

/// Says whether `c` opens or closes phrases and so ends a word.
pub(super) fn is_mark(c: char) -> bool {
    closers(c).is_some() || matches!(c, '」' | '』' | '〞' | '〟')
}

/// Says whether `c` closes phrases in most languages, so that it opens one only
/// where a word may begin and another mark closes it.
pub(super) fn is_closing(c: char) -> bool {
    matches!(c, '”' | '»' | '›' | '」' | '』' | '〞' | '〟')
}

/// Says whether the mark `c` at byte `at`, where a word may begin, opens a
/// phrase.
pub(super) fn opens_phrase(text: &str, at: usize, c: char) -> bool {
    let Some(closers) = closers(c) else { return false };
    !is_closing(c) || find_closer(text, at + c.len_utf8(), closers).is_some()
}

/// Returns the marks that close what `c` opens; `None` where it opens nothing.
pub(super) fn closers(c: char) -> Option<&'static [char]> {
    if c == '”' {
        return Some(CURLY_CLOSERS);
    }
    PAIRS.iter().find(|(open, _)| *open == c).map(|(_, closers)| *closers)
}

/// Returns where in `text`, from byte `from` on, the first of `closers` stands.
pub(super) fn find_closer(text: &str, from: usize, closers: &[char]) -> Option<usize> {
    let rest = text.get(from..)?;
    rest.char_indices()
        .map(|(at, c)| (from + at, c))
        .find(|&(at, c)| closers.contains(&c) && !inside_hebrew_word(text, at))
        .map(|(at, _)| at)
}

/// Says whether the mark at byte `at` is the one of a Hebrew abbreviation
/// (`צה"ל`), which everybody types as a quotation mark.
pub(super) fn inside_hebrew_word(text: &str, at: usize) -> bool {
    let is_hebrew = |c: char| ('\u{5D0}'..='\u{5EA}').contains(&c);
    let (Some(before), Some(after)) = (text.get(..at), text.get(at..)) else { return false };
    let mut after = after.chars();
    after.next() == Some('"')
        && before.chars().next_back().is_some_and(is_hebrew)
        && after.next().is_some_and(is_hebrew)
}

/// Returns where the phrase closes that a `‘` before byte `from` opens.
///
/// The closing mark is an apostrophe too, so a phrase is only what cannot be a
/// word: the first `’` that ends a word, with two words or more before it and
/// no other quotation mark in between.
pub(super) fn find_single_closer(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    // Stopping at the next opening mark also keeps the reading of many of them
    // linear.
    let mut chars = rest.char_indices().peekable();
    let mut end = None;
    let mut before = None;
    while let Some((at, c)) = chars.next() {
        if c == '‘' || is_mark(c) {
            return None;
        }
        if c == '’'
            && before.is_some_and(|b: char| !is_blank(b))
            && chars.peek().is_none_or(|(_, next)| !next.is_alphanumeric())
        {
            end = Some(at);
            break;
        }
        before = Some(c);
    }
    let content = rest.get(..end?)?;
    let mut words = content.split(is_blank).filter(|word| has_content(word));
    let first = words.next()?;
    let elided = ELIDED.iter().any(|word| first.eq_ignore_ascii_case(word))
        || first.starts_with(|c: char| c.is_ascii_digit());
    words.next()?;
    (!elided && !content.starts_with(is_blank)).then(|| from + content.len())
}

/// Writes `content` in quotation marks that it does not hold itself.
pub(super) fn quoted(content: &str) -> String {
    for (open, close) in WRITTEN {
        let fits = closers(open).is_some_and(|marks| find_closer(content, 0, marks).is_none());
        if fits {
            return format!("{open}{content}{close}");
        }
    }
    // No query that was parsed comes here: its own marks are among the above.
    format!("\"{}\"", content.replace(is_mark, " "))
}
