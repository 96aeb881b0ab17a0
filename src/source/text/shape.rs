//! What a line or a paragraph looks like: questions about its form that need
//! no context.

/// Says whether a character ends a sentence, in any script we know of.
pub(super) const fn is_terminal(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '۔' | '।' | '॥' | '։' | '።')
}

/// Closing marks that may follow the end of a sentence.
const fn is_closing(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '”' | '’' | '»' | '«' | '›' | ')' | ']' | '」' | '』' | '）' | '*' | '_'
    )
}

/// Opening marks that may stand before the first letter.
const fn is_opening(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '“'
            | '‘'
            | '„'
            | '«'
            | '»'
            | '‹'
            | '('
            | '['
            | '「'
            | '『'
            | '（'
            | '《'
            | '【'
            | '¿'
            | '¡'
            | '*'
            | '_'
    )
}

/// Says whether a text ends as a sentence does, closing quotes and footnote
/// marks aside.
pub(crate) fn ends_sentence(text: &str) -> bool {
    let text = without_note_mark(text.trim_end());
    text.trim_end_matches(is_closing).ends_with(is_terminal)
}

/// Removes a footnote mark such as `[1]` or `[iv]` from the end.
fn without_note_mark(text: &str) -> &str {
    let Some(open) = text.strip_suffix(']').and_then(|text| text.rfind('[')) else { return text };
    if text.len() - open <= 7 { &text[..open] } else { text }
}

/// Returns the first character that is neither an opening mark nor blank.
pub(super) fn first_char(text: &str) -> Option<char> {
    text.chars().find(|c| !is_opening(*c) && !c.is_whitespace())
}

/// Says whether a text starts as a sentence does: with an upper-case letter, a
/// digit, or a letter of a script without case.
pub(super) fn starts_sentence(text: &str) -> bool {
    first_char(text).is_some_and(|c| c.is_alphanumeric() && !c.is_lowercase())
}

/// Says whether a text starts with a lower-case letter, and so goes on with
/// what stood before it.
pub(super) fn starts_lower(text: &str) -> bool {
    first_char(text).is_some_and(char::is_lowercase)
}

/// Says whether a character belongs to a script written without blanks
/// between words, whose lines are joined without one.
pub(super) const fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Says whether a text has letters and all that have case are upper case.
pub(super) fn is_all_caps(text: &str) -> bool {
    let mut letters = 0;
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        if !c.is_uppercase() {
            return false;
        }
        letters += 1;
    }
    letters >= 2
}

/// Counts words; characters of scripts without blanks count as half a word.
pub(crate) fn count_words(text: &str) -> usize {
    let unspaced = text.chars().filter(|c| is_unspaced(*c)).count();
    if unspaced > 0 {
        return text.split_whitespace().count().max(unspaced.div_ceil(2));
    }
    text.split_whitespace().count()
}

/// Says whether a text has a letter or a digit.
pub(super) fn has_content(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// Says whether a text is certainly running text rather than a label: a
/// sentence of twenty words, or anything of more than 160 characters.
pub(crate) fn is_prose(text: &str) -> bool {
    // Bytes bound characters, which saves counting the words of long blocks.
    if text.len() > 640 {
        return true;
    }
    text.chars().count() > 160 || count_words(text) >= 20 && ends_sentence(text)
}

/// Says whether a text is one web address and nothing else.
pub(super) fn is_url(text: &str) -> bool {
    let text = text.trim_matches(['<', '>', '(', ')', '[', ']']);
    let known =
        ["http://", "https://", "www.", "ftp://"].iter().any(|start| text.starts_with(start));
    known && !text.contains(char::is_whitespace)
}

/// Says whether a line only separates: `***`, `-----`, `* * *`, `_____`.
pub(super) fn is_separator(text: &str) -> bool {
    let mut marks = text.chars().filter(|c| !c.is_whitespace());
    let Some(first) = marks.next() else { return false };
    !first.is_alphanumeric()
        && matches!(
            first,
            '*' | '-' | '_' | '=' | '~' | '#' | '•' | '·' | '—' | '–' | '+' | '.' | '◆' | '⁂' | '※'
        )
        && marks.all(|c| c == first)
}

/// Says whether a line starts as an item of a list does, with a bullet or a
/// dash before a blank, or a number or letter before `.` or `)`.
pub(super) fn is_list_item(text: &str) -> bool {
    is_bullet_item(text) || is_numbered(text)
}

/// Says whether a line starts with a long dash and a blank, as speech does in
/// many languages.
pub(super) fn is_dash_speech(text: &str) -> bool {
    text.strip_prefix(['—', '–', '―'])
        .is_some_and(|rest| rest.starts_with(char::is_whitespace) && has_content(rest))
}

/// Says whether a line starts with a bullet or a hyphen and a blank.
pub(super) fn is_bullet_item(text: &str) -> bool {
    let mut chars = text.chars();
    let bullet = chars.next().is_some_and(|c| {
        matches!(c, '-' | '*' | '•' | '·' | '▪' | '◦' | '‣' | '+' | '●' | '○' | '■' | '➢' | '✓')
    });
    bullet && chars.next().is_some_and(char::is_whitespace) && has_content(text)
}

/// Says whether a line starts with a number or one letter, then `.` or `)`.
pub(super) fn is_numbered(text: &str) -> bool {
    let rest = text.strip_prefix('(').unwrap_or(text);
    let mark_len = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
    let mark = &rest[..mark_len];
    let counts = (1..=3).contains(&mark_len) && mark.bytes().all(|b| b.is_ascii_digit())
        || mark_len == 1 && text.starts_with('(')
        || mark_len == 1 && rest[mark_len..].starts_with(')');
    let after = &rest[mark_len..];
    counts
        && (after.starts_with([')', '.']))
        && after[1..].starts_with(char::is_whitespace)
        && has_content(&after[1..])
}

/// Returns the level and the text of a heading marked as in Markdown:
/// `## History`.
pub(super) fn hash_heading(text: &str) -> Option<(u8, &str)> {
    let rest = text.trim_start_matches('#');
    let level =
        u8::try_from(text.len() - rest.len()).ok().filter(|level| (1..=6).contains(level))?;
    let heading = rest.strip_prefix(' ')?.trim_end_matches(['#', ' ']);
    (starts_sentence(heading) && heading.len() <= 200).then_some((level, heading))
}

/// Says whether a line starts with a speaker's label: `Q:`, `SMITH:`, `DR. A:`.
pub(super) fn is_speech(text: &str) -> bool {
    let Some((label, rest)) = text.split_once(':') else { return false };
    (rest.is_empty() || rest.starts_with(char::is_whitespace))
        && label.len() <= 40
        && label.split(' ').count() <= 4
        && (is_all_caps(label) && !label.contains('&') || matches!(label, "Q" | "A"))
}

/// Reduces a text to its letters and digits in lower case, at most `limit`
/// characters: two texts that differ only in white space, punctuation and case
/// have the same skeleton.
pub(super) fn skeleton(text: &str, limit: usize) -> String {
    let kept = text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
    kept.take(limit).collect()
}

/// Puts a text of a label in the form in which the tables of phrases hold it:
/// lower case, straight apostrophes, no punctuation at the ends.
pub(super) fn label(text: &str) -> String {
    let trimmed = text.trim_matches(|c: char| !c.is_alphanumeric());
    trimmed.chars().map(|c| if c == '’' { '\'' } else { c }).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_ends_of_sentences() {
        for text in ["Yes.", "“Yes.”", "Really?)", "It fell.[12]", "好。", "क्या।", "نعم؟"]
        {
            assert!(ends_sentence(text), "{text}");
        }
        for text in ["Yes", "yes,", "", "[1]", "a;"] {
            assert!(!ends_sentence(text), "{text}");
        }
    }

    #[test]
    fn knows_list_items() {
        for text in ["- a", "• a", "1. a", "12) a", "(a) b", "a) b", "(3) x"] {
            assert!(is_list_item(text), "{text}");
        }
        for text in
            ["-a", "1.5 m", "2024. It was", "A. Smith", "I. History", "-", "1.", "", "(see) x"]
        {
            assert!(!is_list_item(text), "{text}");
        }
    }

    #[test]
    fn knows_separators_and_addresses() {
        assert!(is_separator("* * *") && is_separator("-----") && is_separator("⁂"));
        assert!(!is_separator("*a*") && !is_separator("") && !is_separator("-=-"));
        assert!(is_url("https://example.org/a") && !is_url("see https://example.org"));
        assert!(!is_speech("Q&A: The teacher"));
        assert!(is_speech("Q: Why?") && is_speech("MR. SMITH: I do.") && !is_speech("Note: this"));
    }
}
