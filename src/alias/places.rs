//! Where a text may say what a short form stands for.

use super::units::is_quote;

/// What stands in brackets before another name of what comes before them. Those
/// with `true` say so of any name, and no letters have to vouch for it.
const CUES: &[(&str, bool)] = &[
    ("a.k.a.", true),
    ("abbr.", false),
    ("abbreviated as", false),
    ("abbreviated to", false),
    ("abbreviated", false),
    ("abbreviation:", false),
    ("abgekürzt", false),
    ("abreviado", false),
    ("acronym for", false),
    ("acronym:", false),
    ("acronym", false),
    ("aka", true),
    ("also called", true),
    ("also commonly known as", true),
    ("also known as", true),
    ("also referred to as", true),
    ("also widely known as", true),
    ("also", false),
    ("auch bekannt als", true),
    ("auch", false),
    ("aussi connu sous le nom de", true),
    ("bekannt als", true),
    ("better known as", true),
    ("ci-après", false),
    ("commonly called", true),
    ("commonly known as", true),
    ("dit", false),
    ("en adelante", false),
    ("formally", false),
    ("formerly known as", true),
    ("formerly", false),
    ("full name", false),
    ("henceforth", false),
    ("hereafter referred to as", false),
    ("hereafter", false),
    ("hereinafter referred to as", false),
    ("hereinafter", false),
    ("i.e.", false),
    ("im folgenden", false),
    ("in short", false),
    ("its acronym", false),
    ("known as", true),
    ("known by its acronym", false),
    ("known by the acronym", false),
    ("kurz", false),
    ("now", false),
    ("o", false),
    ("officially", false),
    ("or", false),
    ("otherwise known as", true),
    ("ou", false),
    ("popularly known as", true),
    ("previously known as", true),
    ("referred to as", true),
    ("short for", false),
    ("short", false),
    ("sometimes called", true),
    ("también conocido como", true),
    ("the", false),
    ("which stands for", false),
    ("widely known as", true),
    ("далее", false),
    ("или", false),
    ("сокр.", false),
    ("сокращенно", false),
    ("сокращённо", false),
    ("также известен как", true),
    ("также известна как", true),
    ("также известное как", true),
    ("также", false),
];

/// What comes before `known as` between a comma and the name that it gives, and
/// says that it is another name and no description.
pub(super) const OTHERWISE: &[&str] =
    &["also", "better", "commonly", "formerly", "otherwise", "previously"];

/// The most bytes that brackets may hold: the longest name and a word around it.
const MAX_ASIDE_BYTES: usize = 240;

/// More brackets in one paragraph are a table, or worse.
const MAX_ASIDES: usize = 200;

/// Something in brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Aside<'t> {
    /// All of the paragraph before the bracket.
    pub(super) before: &'t str,
    /// What the brackets hold.
    pub(super) inside: &'t str,
}

/// Returns what stands in brackets, innermost ones only.
pub(super) fn asides(text: &str) -> impl Iterator<Item = Aside<'_>> {
    let bytes = text.as_bytes();
    let aside = move |at: usize| {
        let rest = text.get(at + 1..)?;
        let close = if bytes.get(at) == Some(&b'(') { ')' } else { ']' };
        let end = rest
            .bytes()
            .take(MAX_ASIDE_BYTES)
            .position(|byte| byte == close as u8 || byte == b'(' || byte == b'[')?;
        let inside = rest.get(..end)?;
        (rest.get(end..)?.starts_with(close) && inside.contains(char::is_alphabetic))
            .then(|| Aside { before: text.get(..at).unwrap_or_default(), inside })
    };
    memchr::memchr2_iter(b'(', b'[', bytes).filter_map(aside).take(MAX_ASIDES)
}

/// Returns the parts of what stands in brackets: `ISKP, or ISIS-K`.
pub(super) fn parts(inside: &str) -> impl Iterator<Item = &str> {
    inside
        .split([',', ';'])
        .flat_map(|part| part.split(" or "))
        .filter(|part| part.contains(char::is_alphabetic))
}

/// Takes off a part of an aside what introduces it, and quotation marks around
/// it; says whether what is left is another name for sure.
pub(super) fn without_cues(part: &str) -> (&str, bool) {
    let is_outer = |c: char| c.is_whitespace() || is_quote(c) || matches!(c, '–' | '—' | '-' | ':');
    let mut rest = part.trim_matches(is_outer);
    rest = rest.strip_suffix(" for short").unwrap_or(rest).trim_end_matches(is_outer);
    let mut is_name = false;
    while let Some((after, says_so)) = strip_cue(rest) {
        rest = after.trim_start_matches(is_outer);
        is_name |= says_so;
    }
    (rest, is_name)
}

fn strip_cue(text: &str) -> Option<(&str, bool)> {
    let first = super::units::lower(text.chars().next()?);
    CUES.iter().find_map(|&(cue, says_so)| {
        // Most asides begin with none.
        if !cue.starts_with(first) {
            return None;
        }
        let (head, tail) = split_at_chars(text, cue.chars().count())?;
        let ends = tail.starts_with(|c: char| !c.is_alphanumeric() && c != '-');
        // Short forms are in capitals: `OR` is no cue.
        let is_cue =
            ends && (head == cue || (head.to_lowercase() == cue && !head.chars().all(is_upper)));
        is_cue.then_some((tail, says_so))
    })
}

fn is_upper(c: char) -> bool {
    !c.is_lowercase()
}

fn split_at_chars(text: &str, chars: usize) -> Option<(&str, &str)> {
    let at = text.char_indices().nth(chars)?.0;
    text.split_at_checked(at)
}

#[cfg(test)]
mod tests {
    use super::{asides, parts, without_cues};

    #[test]
    fn brackets_hold_asides() {
        for (text, expected) in [
            ("a (b) c [d]", &["b", "d"][..]),
            ("a (b (c) d)", &["c"]),
            ("a (b", &[]),
            ("a () (12) b)", &[]),
            ("a (b] c)", &["b] c"]),
        ] {
            let found: Vec<_> = asides(text).map(|aside| aside.inside).collect();
            assert_eq!(found, expected, "{text}");
        }
        assert_eq!(asides(&format!("({})", "x".repeat(1000))).count(), 0);
        assert_eq!(asides(&"(a)".repeat(1000)).count(), 200);
        assert_eq!(asides(&"(".repeat(100_000)).count(), 0);
    }

    #[test]
    fn asides_have_parts() {
        assert_eq!(parts("ISKP, 2019; or ISIS-K").collect::<Vec<_>>(), ["ISKP", "ISIS-K"]);
        assert_eq!(parts("ISIS or Daesh").collect::<Vec<_>>(), ["ISIS", "Daesh"]);
    }

    #[test]
    fn cues_are_taken_off() {
        for (part, rest, is_name) in [
            ("ISKP", "ISKP", false),
            ("“ISKP”", "ISKP", false),
            ("the \"ISKP\"", "ISKP", false),
            ("hereafter ‘ISKP’", "ISKP", false),
            ("hereinafter referred to as the “ISKP”", "ISKP", false),
            ("also known as Daesh", "Daesh", true),
            ("Also known as: Daesh", "Daesh", true),
            ("or ISKP", "ISKP", false),
            ("a.k.a. ISKP", "ISKP", true),
            ("aka ISKP", "ISKP", true),
            ("ISKP for short", "ISKP", false),
            ("далее — ФСБ", "ФСБ", false),
            ("OR", "OR", false),
            ("Orient", "Orient", false),
            ("o", "o", false),
        ] {
            assert_eq!(without_cues(part), (rest, is_name), "{part}");
        }
    }
}
