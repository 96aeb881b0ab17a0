//! From a run of characters to the word that was meant.
//!
//! A run is what stands between blanks, parentheses and quotation marks. Its
//! word is the run without the punctuation around it; operators that the
//! language does not have are taken off with a remark, never in silence.

use crate::text::ByteSpan;

use super::chars::{has_content, is_ignorable, is_noise, shown};
use super::diagnostic::Diagnostics;
use super::field::{Named, named};
use super::token::TokenKind;

/// Reads the run at `span`; `None` where it holds nothing but punctuation.
pub(super) fn read(run: &str, span: ByteSpan, remarks: &mut Diagnostics) -> Option<TokenKind> {
    let Reduced { core, starred, oddity } = reduce(run);
    let asterisk = oddity == Some(Oddity::Asterisk);
    if !has_content(&core) {
        if starred || asterisk {
            remarks.push(span, "an asterisk needs a letter before it; ignored");
            return Some(TokenKind::Dropped);
        }
        return None;
    }
    let safe = if starred { is_prefix(&core) } else { is_word(&core) };
    let kind = match (safe, starred) {
        (true, true) => TokenKind::Prefix(core),
        (true, false) => TokenKind::Word(core),
        (false, _) => TokenKind::Phrase(core),
    };
    if let Some(message) = remark(run, &kind, oddity) {
        remarks.push(span, message);
    }
    Some(kind)
}

/// Returns the word of a run in a query without operators: the run without the
/// punctuation around it, `None` where nothing is left.
pub(super) fn literal(run: &str) -> Option<String> {
    let run: String = run.chars().filter(|&c| !is_ignorable(c)).collect();
    let word = trim(&run);
    has_content(word).then(|| word.to_owned())
}

/// Says whether `text`, typed where a word may begin, is read as the word
/// `text`.
pub(super) fn is_word(text: &str) -> bool {
    is_operand(text) && !matches!(text, "AND" | "OR" | "NOT") && {
        let again = reduce(text);
        again.core == text && !again.starred
    }
}

/// Says whether `text` and an asterisk are read as the prefix `text`.
pub(super) fn is_prefix(text: &str) -> bool {
    is_operand(text) && {
        let again = reduce(&format!("{text}*"));
        again.core == text && again.starred
    }
}

fn is_operand(text: &str) -> bool {
    has_content(text)
        && !text.starts_with(['+', '-', '!', '‘'])
        && !matches!(named(text), Named::Known { .. })
        && super::lexer::run_end(text, 0) == text.len()
}

/// What a run comes to.
struct Reduced {
    core: String,
    /// An asterisk stood at its end.
    starred: bool,
    oddity: Option<Oddity>,
}

/// What a run holds that other query languages give a meaning to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Oddity {
    Exact,
    Regex,
    Fuzzy,
    Boost,
    Asterisk,
}

fn reduce(run: &str) -> Reduced {
    let run: String = run.chars().filter(|&c| !is_ignorable(c)).collect();
    let mut oddity = None;
    // Signs that say something are looked at before they are taken off.
    let mut text = run
        .trim_matches(|c: char| is_noise(c) && !is_variation(c) && !"*=~^/\\#+.$%@_§".contains(c));

    if text.starts_with('=') && has_content(text) {
        oddity = Some(Oddity::Exact);
        text = text.trim_start_matches('=');
    }
    if let Some(inner) = regex(text) {
        oddity = Some(Oddity::Regex);
        text = inner;
    }
    if let Some((head, sign)) = cut_suffix(text) {
        oddity = Some(if sign == '~' { Oddity::Fuzzy } else { Oddity::Boost });
        text = head;
    }
    let head = text.trim_end_matches(|c: char| is_noise(c) && c != '*');
    let unstarred = head.trim_end_matches('*');
    let starred = unstarred.len() < head.len();
    let text = if starred { unstarred } else { text };
    if !text.contains('*') {
        return Reduced { core: trim(text).to_owned(), starred, oddity };
    }
    let bare = text.replace('*', "");
    Reduced { core: trim(&bare).to_owned(), starred, oddity: Some(Oddity::Asterisk) }
}

/// Returns what stands between the slashes of `/…/`; a path has more of them.
fn regex(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('/')?.trim_end_matches(['.', ',']).strip_suffix('/')?;
    (has_content(inner) && !inner.contains('/')).then_some(inner)
}

/// Cuts off what a word of other query languages may end in: `~1`, `^2.5`.
fn cut_suffix(text: &str) -> Option<(&str, char)> {
    let is_tail = |c: char| c.is_ascii_digit() || matches!(c, '~' | '^' | '.');
    let head = text.trim_end_matches(is_tail).len();
    let sign = head + text.get(head..)?.find(['~', '^'])?;
    let (head, tail) = text.split_at_checked(sign)?;
    has_content(head).then_some((head, tail.chars().next()?))
}

/// Takes off the punctuation around a word that is no part of it.
fn trim(text: &str) -> &str {
    trim_end(trim_start(text))
}

fn trim_start(text: &str) -> &str {
    let mut before = None;
    for (at, c) in text.char_indices() {
        let rest = text.get(at..).unwrap_or_default();
        let next = rest.chars().nth(1);
        let kept = match c {
            // `.NET`, `.5`, but not the word after an ellipsis.
            '.' => before != Some('.') && next.is_some_and(char::is_alphanumeric),
            '#' | '@' | '$' | '§' => next.is_some_and(char::is_alphanumeric),
            '/' | '\\' | '_' => true,
            _ => !is_noise(c),
        };
        if kept {
            return rest;
        }
        before = Some(c);
    }
    ""
}

fn trim_end(text: &str) -> &str {
    let mut text = text;
    while let Some(c) = text.chars().next_back() {
        if !is_noise(c) || matches!(c, '/' | '\\' | '_') || is_variation(c) {
            break;
        }
        let shorter = match c {
            // `C++`, `C#`
            '+' | '#' => {
                let base = text.trim_end_matches(['+', '#']);
                if base.ends_with(char::is_alphanumeric) {
                    break;
                }
                base
            }
            '%' if text.strip_suffix('%').is_some_and(|t| t.ends_with(char::is_alphanumeric)) => {
                break;
            }
            '.' if is_abbreviation(text) => break,
            c => text.strip_suffix(c).unwrap_or_default(),
        };
        text = shorter;
    }
    text
}

/// Keeps `❤️` from losing what makes it an emoji.
fn is_variation(c: char) -> bool {
    c == '\u{FE0F}'
}

/// Says whether `text` is made of one or two letters and a full stop, twice or
/// more: `U.S.`, `e.g.`, `Ph.D.`.
fn is_abbreviation(text: &str) -> bool {
    let Some(body) = text.strip_suffix('.') else { return false };
    // A longer text would be read to its start for each of its full stops.
    const MAX_BYTES: usize = 64;
    body.len() <= MAX_BYTES
        && body.contains('.')
        && body.split('.').all(|part| {
            (1..=2).contains(&part.chars().count()) && part.chars().all(char::is_alphabetic)
        })
}

/// Words what was odd about the run, and how it was read.
fn remark(run: &str, kind: &TokenKind, oddity: Option<Oddity>) -> Option<String> {
    let (what, read) = match kind {
        TokenKind::Word(word) => ("the word", shown(word)),
        TokenKind::Prefix(prefix) => ("the prefix", format!("{}*", shown(prefix))),
        TokenKind::Phrase(words) => ("the words", shown(words)),
        _ => return None,
    };
    let typed = shown(run);
    let message = match oddity {
        Some(Oddity::Exact) => format!(
            "exact forms such as '{typed}' are not understood; read as {what} '{read}' in any of its forms"
        ),
        Some(Oddity::Regex) => {
            format!(
                "regular expressions such as '{typed}' are not understood; read as {what} '{read}'"
            )
        }
        Some(Oddity::Fuzzy) => {
            format!("a distance, as in '{typed}', is not understood; read as {what} '{read}'")
        }
        Some(Oddity::Boost) => {
            format!("a weight, as in '{typed}', is not understood; read as {what} '{read}'")
        }
        Some(Oddity::Asterisk) => format!(
            "an asterisk is understood only at the end of a word; '{typed}' is read as {what} '{read}'"
        ),
        None if matches!(kind, TokenKind::Phrase(_)) => {
            format!("'{typed}' is read as {what} '{read}'")
        }
        None if run.contains("&&") || run.contains("||") => format!(
            "'&&' and '||' are operators only between blanks; '{typed}' is read as {what} '{read}'"
        ),
        None if matches!(run, "NEAR" | "ADJ")
            || run.starts_with("NEAR/")
            || run.starts_with("ADJ/") =>
        {
            format!("'{typed}' is not an operator; read as {what} '{read}'")
        }
        None => return None,
    };
    Some(message)
}

#[cfg(test)]
mod tests {
    use super::{is_word, trim};

    #[test]
    fn keeps_what_belongs_to_a_word() {
        for word in [
            "C++",
            "C#",
            "AD&D",
            ".NET",
            "O.K.",
            "U.S.",
            "e.g.",
            "R&D",
            "don't",
            "O'Brien",
            "50%",
            "#metoo",
            "@un",
            "€",
            "$5",
            "§12",
            "https://x.org/a?b=c",
            "C:\\path",
            "/usr/bin/",
            "می\u{200C}خواهم",
            "😀",
            "❤️",
            "COVID-19",
            "a.b.c",
            "10:30",
            "Ph.D.",
        ] {
            assert_eq!(trim(word), word);
            assert!(is_word(word), "{word}");
        }
    }

    #[test]
    fn takes_off_what_surrounds_it() {
        for (typed, word) in [
            ("state,", "state"),
            ("state.", "state"),
            ("state...", "state"),
            ("…state…", "state"),
            ("'quoted'", "quoted"),
            ("ministers’", "ministers"),
            ("’tis", "tis"),
            ("[1]", "1"),
            ("U.S.,", "U.S."),
            ("U.S...", "U.S."),
            ("C++?!", "C++"),
            ("¿qué?", "qué"),
            ("word-", "word"),
            ("...foo", "foo"),
            ("--", ""),
            (",+,+", ""),
        ] {
            assert_eq!(trim(typed), word);
            assert_eq!(trim(word), word);
        }
    }
}
