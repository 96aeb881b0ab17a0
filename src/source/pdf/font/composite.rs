//! Fonts with codes of several bytes: those of Chinese, Japanese and Korean,
//! and all that modern producers embed.

use std::collections::HashMap;

use hayro_syntax::object::{Array, Dict, Object, Stream};

use super::cmap::CMap;
use super::{Code, is_text, limits, name, to_unicode};

/// What a font with codes of several bytes says of each code.
#[derive(Debug)]
pub(super) struct Composite {
    codes: Codes,
    vertical: bool,
    to_unicode: Option<CMap>,
    widths: HashMap<u32, f64>,
    default_width: f64,
}

/// How strings are cut into codes, and what those are.
#[derive(Debug)]
enum Codes {
    /// Two bytes that number a glyph.
    Glyphs,
    /// UTF-16.
    Utf16,
    /// Text in an encoding older than Unicode.
    Encoded(&'static encoding_rs::Encoding),
    /// As a map in the document says.
    Mapped(CMap),
}

/// Most widths taken; a font has at most 65,536 glyphs.
const MAX_WIDTHS: usize = 65_536;

/// Parts of the names of predefined maps, each with the encoding of the text.
const ENCODINGS: &[(&str, &encoding_rs::Encoding)] = &[
    ("RKSJ", encoding_rs::SHIFT_JIS),
    ("EUC-H", encoding_rs::EUC_JP),
    ("EUC-V", encoding_rs::EUC_JP),
    ("B5", encoding_rs::BIG5),
    ("HKscs", encoding_rs::BIG5),
];

impl Composite {
    /// Reads a font and the one that it is composed of.
    pub(super) fn read(dict: &Dict<'_>, descendant: &Dict<'_>) -> Self {
        let map_name = name(dict, b"Encoding");
        let vertical = map_name.as_deref().is_some_and(|name| name.ends_with("-V") || name == "V");
        let codes = match map_name {
            Some(name) => predefined(&name),
            None => dict
                .get::<Stream<'_>>(b"Encoding")
                .and_then(|stream| limits::decode(&stream))
                .map_or(Codes::Glyphs, |data| Codes::Mapped(CMap::parse(&data))),
        };
        Self {
            codes,
            vertical,
            to_unicode: to_unicode(dict),
            widths: widths(descendant),
            default_width: descendant.get::<f64>(b"DW").unwrap_or(1_000.0),
        }
    }

    pub(super) const fn is_vertical(&self) -> bool {
        self.vertical
    }

    pub(super) fn code(&self, bytes: &[u8]) -> Code {
        let (code, len, stated) = self.codes.split(bytes);
        let glyph = match &self.codes {
            Codes::Mapped(map) => map.glyph(code).unwrap_or(code),
            _ => code,
        };
        let mapped = self.to_unicode.as_ref().and_then(|map| map.text(code));
        let text = mapped.filter(|text| is_text(text)).or(stated);
        let width = match &self.codes {
            Codes::Glyphs | Codes::Mapped(_) => self.widths.get(&glyph).copied(),
            // Widths are stated by glyph number, which is not known here; in
            // these scripts ASCII is half as wide.
            _ => text.as_ref().is_some_and(|text| text.is_ascii()).then_some(500.0),
        };
        Code {
            len,
            text,
            width: width.unwrap_or(self.default_width) * 0.001,
            is_space: len == 1 && code == 32,
        }
    }
}

impl Codes {
    /// Returns the first code of `bytes`, its length, and its text where the
    /// code itself says it.
    fn split(&self, bytes: &[u8]) -> (u32, usize, Option<String>) {
        let number =
            |len: usize| bytes.iter().take(len).fold(0, |n, byte| n << 8 | u32::from(*byte));
        match self {
            Self::Glyphs => (number(2), bytes.len().min(2), None),
            Self::Mapped(map) => {
                let (code, len) = map.code(bytes).unwrap_or((number(2), bytes.len().min(2)));
                (code, len, None)
            }
            Self::Utf16 => {
                let is_pair = matches!(bytes, [0xD8..=0xDB, _, 0xDC..=0xDF, _, ..]);
                let len = bytes.len().min(if is_pair { 4 } else { 2 });
                let (pairs, _) = bytes[..len].as_chunks::<2>();
                let units: Vec<u16> = pairs.iter().map(|pair| u16::from_be_bytes(*pair)).collect();
                (number(len), len, String::from_utf16(&units).ok())
            }
            Self::Encoded(encoding) => {
                let decode = |len: usize| {
                    let (text, damaged) = encoding.decode_without_bom_handling(bytes.get(..len)?);
                    (!damaged).then(|| text.into_owned())
                };
                let found = (1..=4).find_map(|len| Some((len, decode(len)?)));
                found.map_or((number(1), 1, None), |(len, text)| (number(len), len, Some(text)))
            }
        }
    }
}

fn predefined(name: &str) -> Codes {
    if name.contains("UCS2") || name.contains("UTF16") {
        return Codes::Utf16;
    }
    if name.starts_with("GB") {
        return Codes::Encoded(encoding_rs::GB18030);
    }
    if name.starts_with("KSC") {
        return Codes::Encoded(encoding_rs::EUC_KR);
    }
    let known = ENCODINGS.iter().find(|(part, _)| name.contains(part));
    known.map_or(Codes::Glyphs, |(_, encoding)| Codes::Encoded(encoding))
}

/// Reads widths by glyph number: `first [w w w]` or `first last w`.
fn widths(descendant: &Dict<'_>) -> HashMap<u32, f64> {
    let mut widths = HashMap::new();
    let Some(stated) = descendant.get::<Array<'_>>(b"W") else { return widths };
    let mut objects = stated.iter::<Object<'_>>();
    let glyph = |object: Option<Object<'_>>| match object {
        Some(Object::Number(number)) => u32::try_from(number.as_i64()).ok(),
        _ => None,
    };
    let mut taken: usize = 0;
    while let Some(first) = glyph(objects.next()) {
        match objects.next() {
            Some(Object::Array(list)) => {
                let list: Vec<f64> = list.iter().take(MAX_WIDTHS).collect();
                taken += list.len();
                widths.extend((first..).zip(list));
            }
            Some(Object::Number(last)) => {
                let last = u32::try_from(last.as_i64()).unwrap_or(0).min(0xFFFF);
                let Some(Object::Number(width)) = objects.next() else { break };
                taken += usize::try_from(last.saturating_sub(first)).unwrap_or(MAX_WIDTHS);
                widths.extend((first..=last).map(|glyph| (glyph, width.as_f64())));
            }
            _ => break,
        }
        if taken > MAX_WIDTHS {
            break;
        }
    }
    widths
}
