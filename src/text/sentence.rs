//! Where sentences begin and end.

use super::ByteSpan;
use super::abbreviation;
use super::sentence_bounds::Bounds;

/// Returns the sentences of `text` in order, without the blanks around them.
///
/// The bounds are Unicode's (UAX #29), repaired: a full stop of an abbreviation
/// (`Gen.`, `U.S.`, `No. 5`) or an initial ends no sentence unless a new one
/// clearly begins, a line break alone ends none before a small letter, and
/// closing quotation marks, brackets and footnote marks (`[12]`) belong to the
/// sentence before. The spans count in `text` and hold all of it but blanks.
///
/// ```
/// use pincite::text::sentences;
///
/// let text = "Gen. A. Khan left the U.S. in May.[3] “He resigned.” Why?";
/// let found: Vec<_> = sentences(text).map(|span| span.slice(text).unwrap()).collect();
/// assert_eq!(found, ["Gen. A. Khan left the U.S. in May.[3]", "“He resigned.”", "Why?"]);
/// ```
pub fn sentences(text: &str) -> impl Iterator<Item = ByteSpan> + '_ {
    let mut bounds = Bounds::new(text);
    let mut start = 0;
    let mut end = 0;
    std::iter::from_fn(move || {
        while start < text.len() {
            while end <= start {
                let bound = bounds.next().map_or(text.len(), |bound| after_notes(text, bound));
                if bound == text.len() || (bound > start && ends_at(text, start, bound)) {
                    end = bound;
                }
            }
            let own_end = note_bound(text, start, end).unwrap_or(end);
            let sentence = trimmed(text, start, own_end);
            start = own_end;
            if !sentence.is_empty() {
                return Some(sentence);
            }
        }
        None
    })
}

/// Returns the first bound behind a footnote mark in letters (`end.[i] Next`).
/// Unicode's rules see a small letter there, and no bound.
fn note_bound(text: &str, start: usize, end: usize) -> Option<usize> {
    let sentence = text.get(start..end)?;
    sentence.match_indices('[').find_map(|(at, _)| {
        // Asked first: only one mark of a run of them follows a stop, and the
        // run is to be passed once.
        if !ends_with_stop(sentence.get(..at)?) {
            return None;
        }
        let bound = after_notes(text, start + at);
        let rest = text.get(bound..end)?;
        let opens = rest.starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '"' | '‘'));
        (bound > start + at && opens).then_some(bound)
    })
}

/// Returns what comes after `bound`, blanks left out, as far as the rules look.
fn coming_after(text: &str, bound: usize) -> &str {
    // Looking further would cost the square of a long run of blank lines.
    const LOOK_AHEAD_BYTES: usize = 200;
    let rest = text.get(bound..).unwrap_or_default();
    let near = (LOOK_AHEAD_BYTES..rest.len()).find_map(|end| rest.get(..end)).unwrap_or(rest);
    near.trim_start()
}

fn trimmed(text: &str, start: usize, end: usize) -> ByteSpan {
    let slice = text.get(start..end).unwrap_or_default();
    let start = start + (slice.len() - slice.trim_start().len());
    ByteSpan::new(start, start + slice.trim().len())
}

/// Says whether Unicode's bound at `bound` is one to a reader.
fn ends_at(text: &str, start: usize, bound: usize) -> bool {
    let before = text.get(start..bound).unwrap_or_default();
    let after = coming_after(text, bound);
    let sentence = before.trim_end();
    if sentence.is_empty() || after.is_empty() {
        return true;
    }
    // Nothing but signs is no sentence: a stray quotation mark or bracket.
    if before.len() <= 8 && !before.contains(|c: char| c.is_alphanumeric() || c == '\n') {
        return false;
    }
    if sentence.ends_with(['"', '\'', '”', '’', '»']) && after.starts_with(char::is_lowercase)
    {
        return false;
    }
    if sentence.ends_with(['(', '[', '{', '“', '‘', '«', '„']) {
        return false;
    }
    let line_ends = before.trim_end_matches([' ', '\t']).ends_with(['\n', '\r', '\u{85}']);
    if line_ends && !ends_with_stop(sentence) {
        return !after.starts_with(char::is_lowercase);
    }
    !abbreviation::continues(sentence, after)
}

fn ends_with_stop(sentence: &str) -> bool {
    sentence
        .trim_end_matches(['"', '\'', '”', '’', '»', ')', ']'])
        .ends_with(['.', '!', '?', '…', '。', '！', '？', '।', '؟', '۔', ':'])
}

/// Moves a bound behind the footnote marks that stand there: before them
/// (`end. [3] Next`) or, as Unicode's rules have it, within the first
/// (`end.[` `3] Next`).
fn after_notes(text: &str, bound: usize) -> usize {
    let mut end = match text.get(..bound) {
        Some(before) if before.ends_with('[') => bound - 1,
        _ => bound,
    };
    let mut moved = false;
    while let Some(len) = text.get(end..).and_then(note_len) {
        end += len;
        moved = true;
    }
    if moved { end } else { bound }
}

/// Returns the length of the footnote mark that `text` begins with, blanks
/// after it included.
fn note_len(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('[')?;
    let close = inner.char_indices().take(6).find(|&(_, c)| c == ']').map(|(at, _)| at)?;
    let mark = inner.get(..close)?;
    let is_mark = mark.chars().all(|c| c.is_ascii_digit())
        || (mark.len() <= 3 && mark.chars().all(|c| c.is_ascii_lowercase()));
    let rest = inner.get(close + 1..)?;
    (is_mark && !mark.is_empty()).then(|| text.len() - rest.trim_start().len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::sentences;

    /// Checks that `text` is cut at the bars.
    #[track_caller]
    fn check(barred: &str) {
        let text = barred.replace('|', "");
        let expected: Vec<_> = barred.split('|').map(str::trim).collect();
        let found: Vec<_> = sentences(&text).map(|span| span.slice(&text).unwrap()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn ends_where_a_reader_would() {
        check("One. |Two! |Three?");
        check("Dr. Smith met Gen. A. B. Khan. |They left.");
        check("The U.S. Army left. |It was in the U.S. |The rest stayed.");
        check("See No. 5 of vol. 3. |No. |Never.");
        check("On Nov. 12 he came. |It was cold in Nov. |We left.");
        check("It rose 3.14 percent. |Fine.");
        check("“He left.” |She stayed.");
        check("(He left.) |She stayed.");
        check("He left.[12] |She stayed.[i][ii] |Why?");
        check("He left. [12] |She stayed.");
        check("Such things, e.g. Apples and pears, i.e. Fruit, count.");
        check("a line\nbroken in two. |Next.");
        check("Heading\n|Text of it.");
        check("“What?” he asked. |“Nothing.”");
        check("日本語です。|次の文。");
        check("J. R. R. Tolkien wrote it.");
        check("So do I. |Then we left.");
    }

    #[test]
    fn has_none_without_text() {
        assert_eq!(sentences("").count(), 0);
        assert_eq!(sentences(" \n ").count(), 0);
    }

    proptest! {
        #[test]
        fn holds_everything_but_blanks(text in "([A-Za-z]{1,3}|[. \n\\[\\]\"”“(!?0-9]){0,40}|.{0,40}") {
            let mut kept = String::new();
            let mut end = 0;
            for span in sentences(&text) {
                prop_assert!(span.start >= end && !span.is_empty());
                end = span.end;
                let slice = span.slice(&text);
                prop_assert!(slice.is_some());
                kept.push_str(slice.unwrap_or_default());
            }
            let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(bare(&kept), bare(&text));
        }
    }
}
