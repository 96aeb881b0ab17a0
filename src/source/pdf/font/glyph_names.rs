//! Names of glyphs: what character `eacute`, `uni0416` or `f_i` stands for.
//!
//! Most names are put together by rule (a letter and its accent, a code
//! point, a suffix), so that only what is no rule stands in the table.

use unicode_normalization::UnicodeNormalization;

/// Names that follow no rule.
const NAMES: &[(&str, &str)] = &[
    ("space", " "),
    ("nbspace", " "),
    ("exclam", "!"),
    ("quotedbl", "\""),
    ("numbersign", "#"),
    ("dollar", "$"),
    ("percent", "%"),
    ("ampersand", "&"),
    ("quotesingle", "'"),
    ("quoteright", "’"),
    ("quoteleft", "‘"),
    ("parenleft", "("),
    ("parenright", ")"),
    ("asterisk", "*"),
    ("plus", "+"),
    ("comma", ","),
    ("hyphen", "-"),
    ("sfthyphen", "\u{AD}"),
    ("period", "."),
    ("slash", "/"),
    ("colon", ":"),
    ("semicolon", ";"),
    ("less", "<"),
    ("equal", "="),
    ("greater", ">"),
    ("question", "?"),
    ("at", "@"),
    ("bracketleft", "["),
    ("backslash", "\\"),
    ("bracketright", "]"),
    ("asciicircum", "^"),
    ("underscore", "_"),
    ("grave", "`"),
    ("braceleft", "{"),
    ("bar", "|"),
    ("braceright", "}"),
    ("asciitilde", "~"),
    ("zero", "0"),
    ("one", "1"),
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("exclamdown", "¡"),
    ("cent", "¢"),
    ("sterling", "£"),
    ("fraction", "⁄"),
    ("yen", "¥"),
    ("florin", "ƒ"),
    ("section", "§"),
    ("currency", "¤"),
    ("quotedblleft", "“"),
    ("quotedblright", "”"),
    ("quotedblbase", "„"),
    ("quotesinglbase", "‚"),
    ("guillemotleft", "«"),
    ("guillemotright", "»"),
    ("guilsinglleft", "‹"),
    ("guilsinglright", "›"),
    ("ff", "ff"),
    ("fi", "fi"),
    ("fl", "fl"),
    ("ffi", "ffi"),
    ("ffl", "ffl"),
    ("endash", "–"),
    ("emdash", "—"),
    ("figuredash", "‒"),
    ("dagger", "†"),
    ("daggerdbl", "‡"),
    ("periodcentered", "·"),
    ("middot", "·"),
    ("paragraph", "¶"),
    ("bullet", "•"),
    ("ellipsis", "…"),
    ("perthousand", "‰"),
    ("questiondown", "¿"),
    ("acute", "´"),
    ("circumflex", "ˆ"),
    ("tilde", "˜"),
    ("macron", "¯"),
    ("breve", "˘"),
    ("dotaccent", "˙"),
    ("dieresis", "¨"),
    ("ring", "˚"),
    ("cedilla", "¸"),
    ("hungarumlaut", "˝"),
    ("ogonek", "˛"),
    ("caron", "ˇ"),
    ("AE", "Æ"),
    ("ae", "æ"),
    ("OE", "Œ"),
    ("oe", "œ"),
    ("Oslash", "Ø"),
    ("oslash", "ø"),
    ("Lslash", "Ł"),
    ("lslash", "ł"),
    ("Eth", "Ð"),
    ("eth", "ð"),
    ("Thorn", "Þ"),
    ("thorn", "þ"),
    ("Dcroat", "Đ"),
    ("dcroat", "đ"),
    ("germandbls", "ß"),
    ("dotlessi", "ı"),
    ("dotlessj", "ȷ"),
    ("ordfeminine", "ª"),
    ("ordmasculine", "º"),
    ("onesuperior", "¹"),
    ("twosuperior", "²"),
    ("threesuperior", "³"),
    ("onequarter", "¼"),
    ("onehalf", "½"),
    ("threequarters", "¾"),
    ("brokenbar", "¦"),
    ("copyright", "©"),
    ("registered", "®"),
    ("trademark", "™"),
    ("logicalnot", "¬"),
    ("degree", "°"),
    ("plusminus", "±"),
    ("mu", "µ"),
    ("multiply", "×"),
    ("divide", "÷"),
    ("minus", "−"),
    ("Euro", "€"),
    ("euro", "€"),
    ("notequal", "≠"),
    ("lessequal", "≤"),
    ("greaterequal", "≥"),
    ("infinity", "∞"),
    ("approxequal", "≈"),
    ("partialdiff", "∂"),
    ("summation", "∑"),
    ("product", "∏"),
    ("radical", "√"),
    ("integral", "∫"),
    ("element", "∈"),
    ("arrowright", "→"),
    ("arrowleft", "←"),
    ("arrowup", "↑"),
    ("arrowdown", "↓"),
    ("lozenge", "◊"),
    ("numero", "№"),
    ("sigma1", "ς"),
    ("theta1", "ϑ"),
    ("phi1", "ϕ"),
];

/// Greek letters in the order of Unicode, Alpha at U+0391 and alpha at U+03B1.
const GREEK: [&str; 25] = [
    "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa",
    "lambda", "mu", "nu", "xi", "omicron", "pi", "rho", "sigma1", "sigma", "tau", "upsilon", "phi",
    "chi", "psi", "omega",
];

/// Accents, as they end the names of letters, with their combining characters.
const ACCENTS: &[(&str, char)] = &[
    ("hungarumlaut", '\u{30B}'),
    ("commaaccent", '\u{327}'),
    ("circumflex", '\u{302}'),
    ("dotaccent", '\u{307}'),
    ("dieresis", '\u{308}'),
    ("cedilla", '\u{327}'),
    ("macron", '\u{304}'),
    ("ogonek", '\u{328}'),
    ("tilde", '\u{303}'),
    ("acute", '\u{301}'),
    ("grave", '\u{300}'),
    ("breve", '\u{306}'),
    ("caron", '\u{30C}'),
    ("tonos", '\u{301}'),
    ("ring", '\u{30A}'),
    ("dot", '\u{307}'),
];

/// Returns the text that a glyph of that name stands for.
pub(super) fn text(name: &str) -> Option<String> {
    if name.starts_with(".notdef") {
        return None;
    }
    // "a.sc", "one.oldstyle": a form of the glyph before the point.
    let name = name.split('.').next().filter(|name| !name.is_empty())?;
    if let Some((_, text)) = NAMES.iter().find(|(known, _)| *known == name) {
        return Some((*text).to_owned());
    }
    let mut letters = name.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return Some(letter.to_string());
    }
    if name.contains('_') {
        // "f_f_i": a ligature of named parts.
        return name.split('_').map(text).collect();
    }
    code_point(name).or_else(|| greek(name)).or_else(|| accented(name)).or_else(|| afii(name))
}

/// `uni0416`, `uni00660069`, `u1F600`.
fn code_point(name: &str) -> Option<String> {
    if let Some(hex) = name.strip_prefix("uni")
        && hex.len() >= 4
        && hex.len().is_multiple_of(4)
        && hex.is_ascii()
    {
        let unit = |at: usize| u16::from_str_radix(hex.get(at..at + 4)?, 16).ok();
        let units: Option<Vec<u16>> = (0..hex.len()).step_by(4).map(unit).collect();
        return String::from_utf16(&units?).ok();
    }
    let hex = name.strip_prefix('u').filter(|hex| (4..=6).contains(&hex.len()))?;
    u32::from_str_radix(hex, 16).ok().and_then(char::from_u32).map(String::from)
}

fn greek(name: &str) -> Option<String> {
    let at = GREEK.iter().position(|letter| letter.eq_ignore_ascii_case(name))?;
    let first = if name.starts_with(|c: char| c.is_ascii_uppercase()) { 0x391 } else { 0x3B1 };
    char::from_u32(first + u32::try_from(at).ok()?).map(String::from)
}

/// `Eacute`, `scaron`, `etatonos`.
fn accented(name: &str) -> Option<String> {
    let (letter, accent) = ACCENTS
        .iter()
        .find_map(|(accent, mark)| Some((name.strip_suffix(accent)?, mark)))
        .filter(|(letter, _)| !letter.is_empty())?;
    let base = match letter {
        "dotlessi" => "i".to_owned(),
        _ if letter.len() == 1 => letter.to_owned(),
        _ => greek(letter)?,
    };
    Some(base.chars().chain([*accent]).nfc().collect())
}

/// Adobe's numbers for Cyrillic, Hebrew and Arabic letters.
fn afii(name: &str) -> Option<String> {
    let number: u32 = name.strip_prefix("afii")?.parse().ok()?;
    let code = match number {
        10023 => 0x401,
        10071 => 0x451,
        10017..=10022 => 0x410 + number - 10017,
        10024..=10049 => 0x416 + number - 10024,
        10065..=10070 => 0x430 + number - 10065,
        10072..=10097 => 0x436 + number - 10072,
        57664..=57690 => 0x5D0 + number - 57664,
        57409..=57434 => 0x621 + number - 57409,
        57440..=57450 => 0x640 + number - 57440,
        61352 => 0x2116,
        _ => return None,
    };
    char::from_u32(code).map(String::from)
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn knows_names() {
        for (name, expected) in [
            ("A", Some("A")),
            ("eacute", Some("é")),
            ("Scaron", Some("Š")),
            ("kcommaaccent", Some("ķ")),
            ("alpha", Some("α")),
            ("Omega", Some("Ω")),
            ("alphatonos", Some("ά")),
            ("uni0416", Some("Ж")),
            ("uni00660069", Some("fi")),
            ("u1F600", Some("😀")),
            ("f_f_i", Some("ffi")),
            ("one.oldstyle", Some("1")),
            ("afii10017", Some("А")),
            ("afii10049", Some("Я")),
            ("afii10097", Some("я")),
            ("afii57664", Some("א")),
            (".notdef", None),
            ("g123", None),
            ("", None),
        ] {
            assert_eq!(text(name).as_deref(), expected, "{name}");
        }
    }
}
