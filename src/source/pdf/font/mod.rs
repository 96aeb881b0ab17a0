//! Fonts: which text a code stands for, and how wide it is.
//!
//! The shapes of glyphs are of no interest here, so that font programs are not
//! parsed, but for the encoding in the readable part of Type 1 fonts.

mod cmap;
mod composite;
mod encoding;
mod glyph_names;
mod simple;
mod widths;

use hayro_syntax::object::{Array, Dict, Name};
use unicode_normalization::UnicodeNormalization;

use super::limits;
use cmap::CMap;
use composite::Composite;
use simple::Simple;

/// A font of a document.
#[derive(Debug)]
pub(super) struct Font {
    /// Whether its letters are bold.
    pub(super) bold: bool,
    /// How tall its design space is in units of the size at which it is set;
    /// one but for fonts that are drawn by operators.
    pub(super) scale: f64,
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    Simple(Box<Simple>),
    Composite(Box<Composite>),
}

/// One character code of a string that is shown.
pub(super) struct Code {
    /// How many bytes it has.
    pub(super) len: usize,
    /// What it stands for; `None` where nothing says.
    pub(super) text: Option<String>,
    /// Its width at size one.
    pub(super) width: f64,
    /// Whether it is the one-byte code 32, to which word spacing applies.
    pub(super) is_space: bool,
}

impl Font {
    /// Reads a font.
    pub(super) fn read(dict: &Dict<'_>) -> Self {
        let base_name = name(dict, b"BaseFont").unwrap_or_default();
        let plain = without_subset_mark(&base_name).to_owned();
        let descendant = dict
            .get::<Array<'_>>(b"DescendantFonts")
            .and_then(|fonts| fonts.iter::<Dict<'_>>().next());
        let described = descendant.as_ref().unwrap_or(dict);
        let descriptor = described.get::<Dict<'_>>(b"FontDescriptor").unwrap_or_default();
        let bold = is_bold(&plain, &descriptor);
        let is_composite = name(dict, b"Subtype").as_deref() == Some("Type0");
        let (kind, scale) = match descendant.filter(|_| is_composite) {
            Some(descendant) => {
                (Kind::Composite(Box::new(Composite::read(dict, &descendant))), 1.0)
            }
            None => {
                let (simple, scale) = Simple::read(dict, &descriptor, &plain);
                (Kind::Simple(Box::new(simple)), scale)
            }
        };
        Self { bold, scale, kind }
    }

    /// Says whether text is set from top to bottom.
    pub(super) fn is_vertical(&self) -> bool {
        matches!(&self.kind, Kind::Composite(font) if font.is_vertical())
    }

    /// Reads the first code of `bytes`, which are not empty.
    pub(super) fn code(&self, bytes: &[u8]) -> Code {
        let mut code = match &self.kind {
            Kind::Simple(font) => font.code(bytes),
            Kind::Composite(font) => font.code(bytes),
        };
        code.text = code.text.map(plain_text);
        code
    }
}

/// Reads a name of a dictionary as text.
fn name(dict: &Dict<'_>, key: &[u8]) -> Option<String> {
    dict.get::<Name<'_>>(key).map(|name| String::from_utf8_lossy(name.as_ref()).into_owned())
}

/// `ABCDEF+Garamond` is a subset of Garamond.
fn without_subset_mark(name: &str) -> &str {
    match name.split_once('+') {
        Some((mark, rest)) if mark.len() == 6 => rest,
        _ => name,
    }
}

/// Parts of font names that mean bold, in lower case. TeX's bold fonts are
/// `cmbx` and `cmssbx`.
const BOLD: &[&str] = &["bold", "black", "heavy", "demi", "cmbx", "cmssbx", "sfbx", "ecbx"];

fn is_bold(name: &str, descriptor: &Dict<'_>) -> bool {
    /// Bit 19 of the flags: bold glyphs are painted with extra strokes.
    const FORCE_BOLD: i32 = 1 << 18;
    let lower = name.to_lowercase();
    BOLD.iter().any(|part| lower.contains(part))
        || lower.ends_with("-bd")
        || descriptor.get::<f32>(b"FontWeight").is_some_and(|weight| weight >= 600.0)
        || descriptor.get::<i32>(b"Flags").is_some_and(|flags| flags & FORCE_BOLD != 0)
}

/// Reads the map from codes to text that a font carries, if it has one.
fn to_unicode(dict: &Dict<'_>) -> Option<CMap> {
    let stream = dict.get::<hayro_syntax::object::Stream<'_>>(b"ToUnicode")?;
    Some(CMap::parse(&limits::decode(&stream)?))
}

/// Says whether a map gives real text, not a filler.
fn is_text(text: &str) -> bool {
    !text.is_empty()
        && text.chars().all(|c| {
            !matches!(c, '\0' | char::REPLACEMENT_CHARACTER | '\u{FFFE}' | '\u{FFFF}')
                && !matches!(c, '\u{E000}'..='\u{F8FF}')
        })
}

/// Writes the forms of letters that only fonts need as the letters: Latin
/// ligatures, Arabic and Hebrew presentation forms.
fn plain_text(text: String) -> String {
    let is_form = |c: char| matches!(c, '\u{FB00}'..='\u{FB4F}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}');
    let text = if text.contains(is_form) { text.nfkc().collect() } else { text };
    if text.contains(|c: char| c.is_control() || c == '\u{F0B7}') {
        return text
            .chars()
            .map(|c| if c == '\u{F0B7}' { '•' } else { c })
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{is_text, plain_text, without_subset_mark};

    #[test]
    fn writes_forms_as_letters() {
        for (text, expected) in
            [("ﬁ", "fi"), ("ﬃ", "ffi"), ("ﻻ", "لا"), ("ﮐ", "ک"), ("a\u{2}", "a "), ("é", "é")]
        {
            assert_eq!(plain_text(text.to_owned()), expected);
        }
        assert!(!is_text("\u{FFFD}") && !is_text("") && !is_text("\u{F041}") && is_text("a"));
        assert_eq!(without_subset_mark("ABCDEF+Garamond"), "Garamond");
        assert_eq!(without_subset_mark("A+B"), "A+B");
    }
}
