//! Text as HTML.

use std::fmt::{self, Write as _};

use pincite::text::escape_controls;
use pincite::{Highlight, HighlightKind};

/// Text that has no meaning but itself, in elements and in attributes within
/// double quotation marks. What controls a terminal or the order of characters
/// is shown as a stand-in, and what no HTML may hold is replaced.
pub struct Escaped<'a>(pub &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in escape_controls(self.0).chars() {
            match c {
                '&' => f.write_str("&amp;"),
                '<' => f.write_str("&lt;"),
                '>' => f.write_str("&gt;"),
                '"' => f.write_str("&quot;"),
                '\'' => f.write_str("&#39;"),
                c if is_noncharacter(c) => f.write_char(char::REPLACEMENT_CHARACTER),
                c => f.write_char(c),
            }?;
        }
        Ok(())
    }
}

/// Says whether Unicode promises that `c` is never a character.
const fn is_noncharacter(c: char) -> bool {
    let code = c as u32;
    matches!(code, 0xFDD0..=0xFDEF) || code & 0xFFFE == 0xFFFE
}

/// Text with what matched in `<mark>` elements, of which the class is the kind
/// of the match.
pub struct Marked<'a>(pub &'a str, pub &'a [Highlight]);

impl fmt::Display for Marked<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(text, highlights) = *self;
        let mut at = 0;
        for highlight in highlights {
            let span = highlight.span;
            let (Some(before), Some(marked)) = (text.get(at..span.start), span.slice(text)) else {
                continue;
            };
            let (class, title) = kind(highlight.kind);
            write!(f, "{}", Escaped(before))?;
            write!(f, "<mark class=\"{class}\" title=\"{title}\">{}</mark>", Escaped(marked))?;
            at = span.end;
        }
        write!(f, "{}", Escaped(text.get(at..).unwrap_or_default()))
    }
}

/// The name of a kind, as in JSON, and what to say of it.
fn kind(kind: HighlightKind) -> (&'static str, &'static str) {
    match kind {
        HighlightKind::Phrase => ("phrase", "phrase"),
        HighlightKind::Exact => ("exact", "the word itself"),
        HighlightKind::Stem => ("stem", "another form of the word"),
        HighlightKind::Prefix => ("prefix", "begins so"),
        HighlightKind::Fuzzy => ("fuzzy", "spelled nearly so"),
        HighlightKind::Wildcard => ("wildcard", "fits the pattern"),
        HighlightKind::Regex => ("regex", "fits the regular expression"),
        HighlightKind::Alias => ("alias", "another name for it"),
        _ => ("other", "matches"),
    }
}

#[cfg(test)]
mod tests {
    use pincite::ByteSpan;

    use super::*;

    #[test]
    fn nothing_has_a_meaning_but_itself() {
        for (text, expected) in [
            ("", ""),
            ("Brücke 橋 \u{200D}", "Brücke 橋 \u{200D}"),
            ("<b a='\"'>&amp;", "&lt;b a=&#39;&quot;&#39;&gt;&amp;amp;"),
            ("a\n\tb", "a\n\tb"),
            ("\0\u{1B}\u{85}\u{202E}", "␀␛\u{FFFD}\u{FFFD}"),
            ("\u{FFFE}\u{1FFFF}\u{FDD0}\u{FFFD}", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
        ] {
            assert_eq!(Escaped(text).to_string(), expected);
        }
    }

    #[test]
    fn marks_stand_around_what_matched() {
        let mark = |start, end| Highlight {
            span: ByteSpan::new(start, end),
            kind: HighlightKind::Stem,
            term: 0,
        };
        let stem = "<mark class=\"stem\" title=\"another form of the word\">";
        for (highlights, expected) in [
            (vec![], "a &lt;b&gt; ü".to_owned()),
            (vec![mark(2, 5)], format!("a {stem}&lt;b&gt;</mark> ü")),
            (vec![mark(0, 1), mark(6, 8)], format!("{stem}a</mark> &lt;b&gt; {stem}ü</mark>")),
            // What cannot be is left out: overlapping, or off the characters.
            (vec![mark(0, 3), mark(2, 4)], format!("{stem}a &lt;</mark>b&gt; ü")),
            (vec![mark(7, 8)], "a &lt;b&gt; ü".to_owned()),
            (vec![mark(6, 99)], "a &lt;b&gt; ü".to_owned()),
        ] {
            assert_eq!(Marked("a <b> ü", &highlights).to_string(), expected);
        }
    }

    #[test]
    fn classes_are_named_as_in_json() {
        use HighlightKind::{Alias, Exact, Fuzzy, Phrase, Prefix, Regex, Stem, Wildcard};
        for one in [Phrase, Exact, Stem, Prefix, Fuzzy, Wildcard, Regex, Alias] {
            assert_eq!(serde_json::to_value(one).unwrap(), kind(one).0);
        }
    }
}
