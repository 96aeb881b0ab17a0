//! The words that a name may be made of.

use super::words::{is_connector, is_function_word, is_particle};

/// How far before a short form its words are looked for.
const MAX_BYTES_BEFORE: usize = 400;

/// One word, or one part of a hyphenated word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unit<'t> {
    /// As written, without punctuation around it.
    pub(super) text: &'t str,
    /// What stands between it and the word before.
    pub(super) gap: &'t str,
    /// Whether letters of a short form may pass it over.
    pub(super) is_connector: bool,
}

impl<'t> Unit<'t> {
    fn new(text: &'t str, gap: &'t str) -> Self {
        Self { text, gap, is_connector: is_connector(text) }
    }

    /// Says whether it is held to the word before by a hyphen or its like.
    pub(super) fn is_glued(&self) -> bool {
        !self.gap.is_empty() && !self.gap.contains(char::is_whitespace)
    }

    /// Says whether a comma stands before it.
    pub(super) fn is_after_comma(&self) -> bool {
        self.gap.contains(',')
    }

    /// Says whether it begins with a capital or a digit.
    pub(super) fn is_capitalised(&self) -> bool {
        self.text.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
    }

    /// Says whether all its letters are capitals, of which there are two.
    pub(super) fn is_acronym(&self) -> bool {
        let mut letters = self.text.chars().filter(|c| c.is_alphabetic()).peekable();
        letters.peek().is_some()
            && letters.clone().nth(1).is_some()
            && letters.all(char::is_uppercase)
    }

    /// Returns the first letter in lower case.
    pub(super) fn initial(&self) -> Option<char> {
        self.text.chars().next().map(lower)
    }
}

/// Returns `c` in lower case, where that is one character.
pub(super) fn lower(c: char) -> char {
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}

/// Returns the words at the end of `text` that may be of one name: those after
/// the last full stop, bracket, semicolon or dash that sets off a clause.
pub(super) fn before(text: &str) -> Vec<Unit<'_>> {
    let from = text.len().saturating_sub(MAX_BYTES_BEFORE);
    let from = (from..=text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let near = text.get(from..).unwrap_or_default();
    // The first may be the end of a word.
    let skipped = if from > 0 { near.find(char::is_whitespace).unwrap_or(near.len()) } else { 0 };
    of(near.get(skipped..).unwrap_or_default())
}

/// Returns the words of `text` after the last bound of a clause in it.
pub(super) fn of(text: &str) -> Vec<Unit<'_>> {
    let mut units = Vec::new();
    let mut gap_start = 0;
    let mut at = 0;
    while let Some(start) = find_from(text, at, is_word_char) {
        let end = word_end(text, start);
        let gap = text.get(gap_start..start).unwrap_or_default();
        if ends_clause(gap, text.get(..gap_start).unwrap_or_default()) {
            units.clear();
        }
        units.push(Unit::new(text.get(start..end).unwrap_or_default(), gap));
        at = end;
        gap_start = end;
    }
    if ends_clause(text.get(gap_start..).unwrap_or_default(), "") {
        units.clear();
    }
    units
}

fn find_from(text: &str, at: usize, test: fn(char) -> bool) -> Option<usize> {
    text.get(at..)?.find(test).map(|found| at + found)
}

fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || c == '&'
}

/// Returns where the word that begins at `start` ends: at its last letter or
/// digit, an apostrophe or full stop inside included, and the full stop of an
/// acronym.
fn word_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut dots = false;
    let mut chars = text.get(start..).unwrap_or_default().char_indices().peekable();
    while let Some((offset, c)) = chars.next() {
        let followed = chars.peek().is_some_and(|&(_, next)| next.is_alphanumeric());
        if is_apostrophe(c) && is_elided(text.get(start..end).unwrap_or_default()) {
            break;
        }
        let is_mark = unicode_normalization::char::is_combining_mark(c);
        if is_word_char(c) || is_mark || (is_apostrophe(c) && followed) {
            end = start + offset + c.len_utf8();
        } else if c == '.' && (followed || dots) && end > start {
            dots = true;
            end = start + offset + 1;
        } else {
            break;
        }
    }
    end
}

/// Says whether `word`, before an apostrophe, is an article or the like: `l`,
/// `qu`.
fn is_elided(word: &str) -> bool {
    matches!(word, "l" | "d" | "qu" | "dell" | "all" | "dall" | "nell" | "un")
}

/// Says whether a name cannot reach over what stands between two words.
fn ends_clause(gap: &str, before: &str) -> bool {
    let spaced = gap.starts_with(char::is_whitespace);
    gap.chars().any(|c| match c {
        // `St.` and `J.` are followed by more of a name.
        '.' => !ends_in_initial(before),
        '–' | '—' | '―' | '-' => spaced,
        ';' | ':' | '(' | ')' | '[' | ']' | '{' | '}' | '!' | '?' | '…' | '|' | '•' | '·' | '='
        | '<' | '>' | '\n' => true,
        _ => false,
    })
}

fn ends_in_initial(text: &str) -> bool {
    let word = text.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    word.chars().count() == 1 || matches!(word, "St" | "Dr" | "Mr" | "Mrs" | "Gen" | "Lt" | "Col")
}

/// Says whether a name may begin with `units`: not with a small word, unless
/// that is the article of a name (`al-Qaeda`).
pub(super) fn may_begin(units: &[Unit<'_>]) -> bool {
    let Some(first) = units.first() else { return false };
    if first.text == "&" {
        return false;
    }
    if !first.is_connector && !is_function_word(first.text) {
        return true;
    }
    let next = units.get(1).filter(|_| is_particle(first.text));
    next.is_some_and(|next| {
        next.is_glued() || (next.is_capitalised() && !is_function_word(first.text))
    })
}

/// Writes words side by side as they stood, blanks as one, without quotation
/// marks.
pub(super) fn written(units: &[Unit<'_>]) -> String {
    let mut text = String::new();
    for (index, unit) in units.iter().enumerate() {
        if index > 0 {
            if unit.gap.contains(char::is_whitespace) || unit.gap.is_empty() {
                if unit.gap.starts_with(['\'', '’']) && text.ends_with(['s', 'S']) {
                    text.extend(unit.gap.chars().next());
                }
                text.push_str(if unit.is_after_comma() { ", " } else { " " });
            } else {
                text.extend(unit.gap.chars().filter(|&c| !is_quote(c) || is_apostrophe(c)));
            }
        }
        text.push_str(unit.text);
    }
    match text.strip_suffix("'s").or_else(|| text.strip_suffix("’s")) {
        Some(rest) => rest.to_owned(),
        None => text,
    }
}

const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// Says whether `c` is a quotation mark.
pub(super) const fn is_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '“'
            | '”'
            | '„'
            | '‟'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '‘'
            | '’'
            | '‚'
            | '‛'
            | '\''
            | '`'
            | '*'
    )
}

#[cfg(test)]
mod tests {
    use super::{before, may_begin, of, written};

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<_> = before(text).iter().map(|unit| unit.text).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn words_are_cut_at_hyphens_and_kept_at_apostrophes() {
        check(
            "the Islamic State–Khorasan Province ",
            &["the", "Islamic", "State", "Khorasan", "Province"],
        );
        check("Pakistan People's Party", &["Pakistan", "People's", "Party"]);
        check("the “Workers' Party”", &["the", "Workers", "Party"]);
        check("Tehrik-i-Taliban", &["Tehrik", "i", "Taliban"]);
        check("U.S. Army", &["U.S.", "Army"]);
        check("R & D, AT&T", &["R", "&", "D", "AT&T"]);
    }

    #[test]
    fn a_name_ends_with_its_clause() {
        check("It ended. The Army", &["The", "Army"]);
        check("one; two: three — four", &["four"]);
        check("(one) two", &["two"]);
        check("State—Khorasan", &["State", "Khorasan"]);
        check("George W. Bush", &["George", "W", "Bush"]);
        check("one, two", &["one", "two"]);
        check("", &[]);
        check("ended. ", &[]);
    }

    #[test]
    fn long_texts_are_looked_at_from_the_end() {
        let text = format!("{}end", "word ".repeat(1000));
        let units = before(&text);
        assert!(units.len() < 100 && units.iter().all(|unit| matches!(unit.text, "word" | "end")));
    }

    #[test]
    fn names_are_written_as_they_stood() {
        for (text, expected) in [
            ("Islamic  State–Khorasan\u{A0}Province", "Islamic State–Khorasan Province"),
            ("“Islamic” State", "Islamic State"),
            ("Tactics, Techniques", "Tactics, Techniques"),
            ("Islamic State's", "Islamic State"),
            ("Workers’ Party", "Workers’ Party"),
            ("l’Organisation", "l’Organisation"),
        ] {
            assert_eq!(written(&of(text)), expected);
        }
    }

    #[test]
    fn names_begin_with_words_of_their_own() {
        for (text, expected) in [
            ("Islamic State", true),
            ("of State", false),
            ("the State", false),
            ("al-Qaeda", true),
            ("al Qaeda", true),
            ("its Province", false),
            ("improvised explosive", true),
        ] {
            assert_eq!(may_begin(&of(text)), expected, "{text}");
        }
    }
}
