//! Bytes to text, whatever their encoding.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

use super::binary;

/// The text of a file.
#[derive(Debug)]
pub(super) struct Decoded<'a> {
    /// The text. A byte order mark of UTF-8 is still in it, so that offsets
    /// count the bytes of the file.
    pub(super) text: Cow<'a, str>,
    /// What a person should know about the decoding.
    pub(super) note: Option<String>,
    /// The line of the first byte that could not be decoded, where there is one:
    /// what stood there is lost.
    pub(super) damaged_line: Option<u32>,
}

impl<'a> Decoded<'a> {
    fn whole(text: Cow<'a, str>, note: Option<String>) -> Self {
        Self { text, note, damaged_line: None }
    }
}

/// A text with fewer broken places than one in this many bytes is UTF-8 with
/// damage rather than another encoding.
///
/// Text in a one-byte encoding has a non-ASCII byte every few dozen bytes
/// (English, apostrophes) or every second byte (Cyrillic), and hardly any of
/// them form valid UTF-8. So the broken places are also weighed against the
/// valid multi-byte characters.
const BYTES_PER_BREAK: usize = 1_000;

/// Decodes a whole file; `Err` says what the bytes are where they are no text.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded<'_>, String> {
    if let Some((encoding, rest)) = utf16(bytes) {
        let (text, broken) = encoding.decode_without_bom_handling(rest);
        let note = Some(format!("decoded from {}", encoding.name().to_lowercase()));
        let damaged_line = broken.then(|| first_replacement(&text));
        return Ok(Decoded { text, note, damaged_line });
    }
    if let Some(what) = binary::recognise(bytes) {
        return Err(what);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(Decoded::whole(Cow::Borrowed(text), None));
    }
    let breaks = Breaks::count(bytes);
    if breaks.are_damage(bytes.len()) {
        let note = format!(
            "{} of invalid UTF-8 replaced, the first on line {}",
            if breaks.broken == 1 {
                "1 place".to_owned()
            } else {
                format!("{} places", breaks.broken)
            },
            breaks.first_line
        );
        let damaged_line = Some(u32::try_from(breaks.first_line).unwrap_or(u32::MAX));
        return Ok(Decoded {
            text: String::from_utf8_lossy(bytes),
            note: Some(note),
            damaged_line,
        });
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    let damage = if broken { ", with places that it has no character for replaced" } else { "" };
    let note = Some(format!("decoded from {}{damage}", encoding.name().to_lowercase()));
    let damaged_line = broken.then(|| first_replacement(&text));
    Ok(Decoded { text, note, damaged_line })
}

/// Says whether the beginning of a text is UTF-8, damaged perhaps; a character
/// cut at its end is no damage.
pub(super) fn is_utf8(sample: &[u8]) -> bool {
    match std::str::from_utf8(sample) {
        Err(error) if error.error_len().is_some() => Breaks::count(sample).are_damage(sample.len()),
        _ => true,
    }
}

/// Says whether so few places of a text are no UTF-8 that they are damage in
/// a format that has to be UTF-8, as JSON (RFC 8259): a text in another
/// encoding has more.
pub(super) fn has_few_breaks(sample: &[u8]) -> bool {
    const FEW: usize = 2;
    Breaks::count(sample).broken <= FEW
}

/// Says whether a text begins with a byte order mark of UTF-16.
pub(super) fn is_utf16(bytes: &[u8]) -> bool {
    utf16(bytes).is_some()
}

/// Returns the line of the first character that stands for what is lost.
fn first_replacement(text: &str) -> u32 {
    let before = text.split('\u{FFFD}').next().unwrap_or_default();
    let breaks = before.bytes().filter(|byte| *byte == b'\n').count();
    u32::try_from(breaks).unwrap_or(u32::MAX).saturating_add(1)
}

fn utf16(bytes: &[u8]) -> Option<(&'static Encoding, &[u8])> {
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] => None,
        [0xFF, 0xFE, rest @ ..] => Some((UTF_16LE, rest)),
        [0xFE, 0xFF, rest @ ..] => Some((UTF_16BE, rest)),
        _ => None,
    }
}

/// How broken a text is as UTF-8.
struct Breaks {
    /// Valid characters of more than one byte.
    valid: usize,
    broken: usize,
    first_line: usize,
}

impl Breaks {
    /// Says whether a text of so many bytes is damaged UTF-8 rather than text
    /// in another encoding.
    fn are_damage(&self, bytes: usize) -> bool {
        self.valid >= self.broken
            && self.broken.saturating_mul(BYTES_PER_BREAK) <= bytes.max(BYTES_PER_BREAK)
            || self.valid > self.broken.saturating_mul(4)
    }

    fn count(bytes: &[u8]) -> Self {
        let mut breaks = Self { valid: 0, broken: 0, first_line: 1 };
        for chunk in bytes.utf8_chunks() {
            let valid = chunk.valid().as_bytes();
            breaks.valid += valid.iter().filter(|byte| **byte >= 0xC0).count();
            if breaks.broken == 0 {
                breaks.first_line += valid.iter().filter(|byte| **byte == b'\n').count();
            }
            breaks.broken += usize::from(!chunk.invalid().is_empty());
        }
        breaks
    }
}

#[cfg(test)]
mod tests {
    use super::decode;

    fn check(bytes: &[u8], text: &str, note: Option<&str>) {
        let decoded = decode(bytes).unwrap();
        assert_eq!((decoded.text.as_ref(), decoded.note.as_deref()), (text, note));
    }

    #[test]
    fn keeps_utf8() {
        check("façade".as_bytes(), "façade", None);
        check(b"", "", None);
        check("\u{FEFF}a".as_bytes(), "\u{FEFF}a", None);
    }

    #[test]
    fn honours_utf16_marks() {
        check(&[0xFF, 0xFE, b'h', 0, b'i', 0], "hi", Some("decoded from utf-16le"));
        check(&[0xFE, 0xFF, 0, b'h', 0, b'i'], "hi", Some("decoded from utf-16be"));
    }

    #[test]
    fn guesses_other_encodings() {
        let text = "Le café était fermé, et personne ne savait où aller à présent. ".repeat(4);
        let bytes: Vec<u8> = text.chars().map(|c| u32::from(c) as u8).collect();
        check(&bytes, &text, Some("decoded from windows-1252"));
        let (bytes, ..) = encoding_rs::WINDOWS_1251
            .encode("Совет собрался вечером, чтобы обсудить дорогу через долину.");
        check(
            &bytes,
            "Совет собрался вечером, чтобы обсудить дорогу через долину.",
            Some("decoded from windows-1251"),
        );
    }

    #[test]
    fn repairs_damaged_utf8() {
        let mut bytes = "Der Fluß führt über Köln.\n".repeat(20).into_bytes();
        bytes.push(0xFF);
        let decoded = decode(&bytes).unwrap();
        assert!(decoded.text.contains("Köln") && decoded.text.ends_with('\u{FFFD}'));
        assert_eq!(
            decoded.note.as_deref(),
            Some("1 place of invalid UTF-8 replaced, the first on line 21")
        );
    }

    #[test]
    fn names_what_is_no_text() {
        assert_eq!(decode(b"%PDF-1.7\n\xE2\xE3").unwrap_err(), "a PDF document");
    }
}
