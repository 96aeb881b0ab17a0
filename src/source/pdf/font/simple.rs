//! Fonts with one-byte codes: Type 1, TrueType, and Type 3, whose glyphs are
//! drawn by operators.

use hayro_syntax::object::{Array, Dict, Name, Object, Stream};

use super::encoding::Encoding;
use super::{Code, glyph_names, is_text, limits, name, to_unicode, widths};

/// What a font with one-byte codes says of each code.
#[derive(Debug)]
pub(super) struct Simple {
    texts: Vec<Option<String>>,
    widths: Vec<f64>,
}

impl Simple {
    /// Reads a font; the second value is [`Font::scale`](super::Font::scale).
    pub(super) fn read(dict: &Dict<'_>, descriptor: &Dict<'_>, font_name: &str) -> (Self, f64) {
        let type3 = (name(dict, b"Subtype").as_deref() == Some("Type3")).then(|| Type3::read(dict));
        let texts = texts(dict, descriptor, font_name);
        let unit = type3.as_ref().map_or(0.001, |font| font.unit_x);
        let widths = stated_widths(dict, descriptor).map_or_else(
            || {
                let standard = |text: &Option<String>| {
                    let c = text.as_ref().and_then(|text| text.chars().next());
                    c.map_or(0.5, |c| widths::standard(font_name, c) * 0.001)
                };
                texts.iter().map(standard).collect()
            },
            |widths| widths.into_iter().map(|width| width * unit).collect(),
        );
        (Self { texts, widths }, type3.map_or(1.0, |font| font.height))
    }

    pub(super) fn code(&self, bytes: &[u8]) -> Code {
        let byte = bytes.first().copied().unwrap_or_default();
        let at = usize::from(byte);
        Code {
            len: 1,
            text: self.texts.get(at).cloned().flatten(),
            width: self.widths.get(at).copied().unwrap_or_default(),
            is_space: byte == b' ',
        }
    }
}

/// The measures of a font that is drawn by operators.
struct Type3 {
    unit_x: f64,
    height: f64,
}

impl Type3 {
    fn read(dict: &Dict<'_>) -> Self {
        let numbers = |key: &[u8]| -> Vec<f64> {
            dict.get::<Array<'_>>(key)
                .map(|array| array.iter::<f64>().take(6).collect())
                .unwrap_or_default()
        };
        let matrix = numbers(b"FontMatrix");
        let bounds = numbers(b"FontBBox");
        let unit_x = matrix.first().copied().unwrap_or(0.001).abs();
        let unit_y = matrix.get(3).copied().unwrap_or(0.001).abs();
        let height = match bounds[..] {
            [_, bottom, _, top] if (top - bottom).abs() > f64::EPSILON => (top - bottom).abs(),
            _ => 1_000.0,
        };
        Self { unit_x, height: height * unit_y }
    }
}

fn texts(dict: &Dict<'_>, descriptor: &Dict<'_>, font_name: &str) -> Vec<Option<String>> {
    let stated = stated_texts(dict, descriptor, font_name);
    let map = to_unicode(dict);
    let text = |code: u8| {
        let mapped = map.as_ref().and_then(|map| map.text(u32::from(code)));
        mapped.filter(|text| is_text(text)).or_else(|| stated.get(usize::from(code))?.clone())
    };
    (0..=u8::MAX).map(text).collect()
}

/// Returns the texts by the font's encoding and the names of its glyphs.
fn stated_texts(dict: &Dict<'_>, descriptor: &Dict<'_>, font_name: &str) -> Vec<Option<String>> {
    let named = dict.get::<Name<'_>>(b"Encoding");
    let encoding_dict = dict.get::<Dict<'_>>(b"Encoding");
    let base = named
        .or_else(|| encoding_dict.as_ref()?.get::<Name<'_>>(b"BaseEncoding"))
        .and_then(|name| Encoding::from_name(name.as_ref()));
    let own = base.is_none().then(|| own_encoding(descriptor)).flatten();
    let base = base.unwrap_or(if font_name.contains("Symbol") {
        Encoding::Symbol
    } else if font_name.contains("Dingbats") {
        Encoding::Dingbats
    } else if name(dict, b"Subtype").as_deref() == Some("TrueType") {
        Encoding::WinAnsi
    } else {
        Encoding::Standard
    });
    let mut texts: Vec<Option<String>> = own
        .unwrap_or_else(|| (0..=u8::MAX).map(|code| base.char(code).map(String::from)).collect());
    let differences = encoding_dict.and_then(|dict| dict.get::<Array<'_>>(b"Differences"));
    let mut code: usize = 0;
    for object in differences.iter().flat_map(|array| array.iter::<Object<'_>>()) {
        match object {
            Object::Number(number) => code = usize::try_from(number.as_i64()).unwrap_or(256),
            Object::Name(name) => {
                if let Some(text) = texts.get_mut(code) {
                    *text = glyph_names::text(&String::from_utf8_lossy(name.as_ref()));
                }
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
    texts
}

/// Reads the encoding in the readable part of an embedded Type 1 font, where
/// it stands as `dup 65 /A put`.
fn own_encoding(descriptor: &Dict<'_>) -> Option<Vec<Option<String>>> {
    let program = limits::decode(&descriptor.get::<Stream<'_>>(b"FontFile")?)?;
    let start = memchr::memmem::find(&program, b"/Encoding")?;
    let readable = &program[start..];
    let end = memchr::memmem::find(readable, b"eexec").unwrap_or(readable.len());
    let readable = String::from_utf8_lossy(&readable[..end]);
    let mut texts = vec![None; 256];
    let mut words = readable.split_ascii_whitespace();
    while let Some(word) = words.next() {
        if word == "dup"
            && let (Some(code), Some(name)) = (words.next(), words.next())
            && let Some(text) = code.parse().ok().and_then(|code: usize| texts.get_mut(code))
        {
            *text = name.strip_prefix('/').and_then(glyph_names::text);
        }
    }
    texts.iter().any(Option::is_some).then_some(texts)
}

/// Returns the widths that the font states, for all codes.
fn stated_widths(dict: &Dict<'_>, descriptor: &Dict<'_>) -> Option<Vec<f64>> {
    let stated = dict.get::<Array<'_>>(b"Widths")?;
    let first = usize::try_from(dict.get::<i32>(b"FirstChar").unwrap_or(0)).ok()?;
    let missing = descriptor.get::<f64>(b"MissingWidth").unwrap_or(0.0);
    let mut widths = vec![missing; 256];
    for (at, width) in stated.iter::<f64>().enumerate().take(256) {
        if let Some(slot) = widths.get_mut(first.saturating_add(at)) {
            *slot = width;
        }
    }
    Some(widths)
}
