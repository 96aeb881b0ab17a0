//! Plain text as LaTeX.

use unicode_normalization::UnicodeNormalization as _;

/// Writes a text so that LaTeX sets it as it is. Letters of all scripts stay:
/// LaTeX has read UTF-8 without being asked since 2018.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        push(&mut out, c);
    }
    out
}

/// The same with accents as commands (`{\"u}`): BibTeX sorts and abbreviates
/// names by their bytes, and would cut an É in two.
pub(super) fn escape_letters(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfc() {
        match command(c) {
            Some(command) => out.push_str(&command),
            None => push(&mut out, c),
        }
    }
    out
}

fn push(out: &mut String, c: char) {
    match c {
        '&' | '%' | '$' | '#' | '_' => out.extend(['\\', c]),
        // Braces must come in pairs, whatever stands before them.
        '{' => out.push_str("\\textbraceleft{}"),
        '}' => out.push_str("\\textbraceright{}"),
        '\\' => out.push_str("\\textbackslash{}"),
        '~' => out.push_str("\\textasciitilde{}"),
        '^' => out.push_str("\\textasciicircum{}"),
        '`' => out.push_str("\\textasciigrave{}"),
        // Signs that the old encoding of fonts has others for.
        '<' => out.push_str("\\textless{}"),
        '>' => out.push_str("\\textgreater{}"),
        '|' => out.push_str("\\textbar{}"),
        // Two of these would be one sign.
        '-' | '\'' if out.ends_with(c) => {
            out.push_str("{}");
            out.push(c);
        }
        '\u{A0}' => out.push('~'),
        c => out.push(c),
    }
}

/// Returns a letter as a command, where LaTeX has one for it.
fn command(c: char) -> Option<String> {
    if c.is_ascii() {
        return None;
    }
    if let Some((_, name)) = LETTERS.iter().find(|(letter, _)| *letter == c) {
        return Some(format!("{{\\{name}}}"));
    }
    let mut parts = std::iter::once(c).nfd();
    let (base, mark) = (parts.next()?, parts.next()?);
    let (_, accent) = ACCENTS.iter().find(|(known, _)| *known == mark)?;
    if !base.is_ascii_alphabetic() || parts.next().is_some() {
        return None;
    }
    let blank = if accent.starts_with(char::is_alphabetic) { " " } else { "" };
    Some(format!("{{\\{accent}{blank}{base}}}"))
}

const ACCENTS: &[(char, &str)] = &[
    ('\u{300}', "`"),
    ('\u{301}', "'"),
    ('\u{302}', "^"),
    ('\u{303}', "~"),
    ('\u{304}', "="),
    ('\u{306}', "u"),
    ('\u{307}', "."),
    ('\u{308}', "\""),
    ('\u{30A}', "r"),
    ('\u{30B}', "H"),
    ('\u{30C}', "v"),
    ('\u{323}', "d"),
    ('\u{327}', "c"),
    ('\u{328}', "k"),
    ('\u{331}', "b"),
];

const LETTERS: &[(char, &str)] = &[
    ('Æ', "AE"),
    ('æ', "ae"),
    ('Œ', "OE"),
    ('œ', "oe"),
    ('Ø', "O"),
    ('ø', "o"),
    ('Å', "AA"),
    ('å', "aa"),
    ('Ł', "L"),
    ('ł', "l"),
    ('ß', "ss"),
    ('ı', "i"),
];

#[cfg(test)]
mod tests {
    use super::{escape, escape_letters};

    #[test]
    fn signs_are_escaped() {
        for (text, expected) in [
            ("R&D at 5% for $3 #1_a", r"R\&D at 5\% for \$3 \#1\_a"),
            (
                "{a} \\b ~c^ `d'",
                r"\textbraceleft{}a\textbraceright{} \textbackslash{}b \textasciitilde{}c\textasciicircum{} \textasciigrave{}d'",
            ),
            ("a--b ''c", "a-{}-b '{}'c"),
            ("a---b", "a-{}-{}-b"),
            ("<a|b>", r"\textless{}a\textbar{}b\textgreater{}"),
            ("Müller – “x”", "Müller – “x”"),
        ] {
            assert_eq!(escape(text), expected);
        }
    }

    #[test]
    fn letters_become_commands() {
        for (text, expected) in [
            ("Müller", r#"M{\"u}ller"#),
            ("Łódź", r"{\L}{\'o}d{\'z}"),
            ("Çelik Šimůnek", r"{\c C}elik {\v S}im{\r u}nek"),
            ("Ångström Straße", r#"{\AA}ngstr{\"o}m Stra{\ss}e"#),
            // A letter with two accents, and those of other scripts.
            ("Nguyễn Ивaн 王", "Nguyễn Ивaн 王"),
            ("e\u{301}", r"{\'e}"),
        ] {
            assert_eq!(escape_letters(text), expected);
        }
    }
}
