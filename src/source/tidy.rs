//! Source text made fit to read: white space and invisible characters.

/// Says whether a character has no width and no meaning here: soft hyphen,
/// zero-width space, word joiner, byte order mark. The zero-width joiner and
/// non-joiner are not among them: scripts are spelled with those.
#[must_use]
pub(super) const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{00AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}')
}

/// Says whether a character counts as blank: white space (no-break spaces
/// too) and what is invisible.
#[must_use]
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || is_invisible(c)
}

/// Removes blanks from both ends.
#[must_use]
pub(super) fn trim(text: &str) -> &str {
    text.trim_matches(is_blank)
}

/// Makes every run of white space one blank, removes invisible characters and
/// trims both ends. Nothing else is changed.
#[must_use]
pub(super) fn tidy(text: &str) -> String {
    let mut tidied = String::with_capacity(text.len());
    tidy_onto(&mut tidied, text);
    tidied
}

/// Appends `text` tidied to `line`, without a blank between them.
pub(super) fn tidy_onto(line: &mut String, text: &str) {
    let text = trim(text);
    if is_tidy_ascii(text) {
        line.push_str(text);
        return;
    }
    let mut gap = false;
    let start = line.len();
    for c in text.chars() {
        if c.is_whitespace() {
            gap = true;
        } else if !is_invisible(c) {
            if gap && line.len() > start {
                line.push(' ');
            }
            gap = false;
            line.push(c);
        }
    }
}

/// Says that a trimmed text is tidy already; most lines of most texts are, and
/// copying them whole makes reading long files twice as fast.
fn is_tidy_ascii(text: &str) -> bool {
    let mut blank = false;
    text.bytes().all(|b| {
        let fine = b.is_ascii() && (b > b' ' || b == b' ' && !blank);
        blank = b == b' ';
        fine
    })
}

/// Tidies each line of a text that is shown line by line: indents and inner
/// runs of blanks stay, invisible characters and blanks at line ends go.
#[must_use]
pub(super) fn tidy_lines(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let kept: String = line.chars().filter(|c| !is_invisible(*c)).collect();
        kept.trim_end().to_owned()
    });
    lines.collect::<Vec<_>>().join("\n").trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::tidy;

    #[test]
    fn tidies() {
        for (text, expected) in [
            ("a\u{a0} b\t\u{2009}c", "a b c"),
            ("\u{FEFF} co\u{ad}operate \u{200B}", "cooperate"),
            ("می\u{200C}خواهم", "می\u{200C}خواهم"),
            ("a\r\nb\n\nc", "a b c"),
            ("\u{200B} \u{200B}", ""),
            ("", ""),
        ] {
            assert_eq!(tidy(text), expected);
        }
    }
}
