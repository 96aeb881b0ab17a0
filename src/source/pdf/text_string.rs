//! Text strings: how a document writes titles and names.

/// Decodes a text string: UTF-16 or UTF-8 with a mark, else `PDFDocEncoding`.
pub(super) fn decode(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        // Some producers write UTF-8 without the mark; other text that is
        // valid UTF-8 with characters beyond ASCII hardly exists.
        _ if !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok() => {
            String::from_utf8_lossy(bytes).into_owned()
        }
        _ => bytes.iter().filter_map(|byte| pdf_doc_char(*byte)).collect(),
    }
}

/// Decodes UTF-16; language marks between escape characters are dropped.
fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (pairs, _) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    let mut in_mark = false;
    char::decode_utf16(units)
        .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
        .filter(|c| {
            let is_mark = *c == '\u{1B}';
            let kept = !in_mark && !is_mark;
            in_mark ^= is_mark;
            kept
        })
        .collect()
}

/// The characters of `PDFDocEncoding` from 0x18 on that are not Latin-1.
const LOW: [char; 8] = ['˘', 'ˇ', 'ˆ', '˙', '˝', '˛', '˚', '˜'];
/// Those from 0x80 on.
const HIGH: [char; 31] = [
    '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚', '™',
    'ﬁ', 'ﬂ', 'Ł', 'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž',
];

fn pdf_doc_char(byte: u8) -> Option<char> {
    match byte {
        b'\t' | b'\n' | b'\r' => Some(' '),
        0x18..=0x1F => LOW.get(usize::from(byte - 0x18)).copied(),
        0x80..=0x9E => HIGH.get(usize::from(byte - 0x80)).copied(),
        0xA0 => Some('€'),
        0x20..=0x7E | 0xA1.. => Some(char::from(byte)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn decodes() {
        for (bytes, expected) in [
            (&b"Harbour \x80 Talk\x85"[..], "Harbour • Talk–"),
            (b"\xFE\xFF\x04\x1C\x04\x38\x04\x40", "Мир"),
            (b"\xFF\xFE\x1C\x04", "М"),
            (b"\xFE\xFF\0\x1B\0e\0n\0\x1B\0A", "A"),
            (b"\xEF\xBB\xBFcaf\xC3\xA9", "café"),
            (b"caf\xC3\xA9", "café"),
            (b"caf\xE9", "café"),
            (b"\xFE\xFF\x04", ""),
        ] {
            assert_eq!(decode(bytes), expected);
        }
    }
}
