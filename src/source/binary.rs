//! Telling files that are no text at all.

/// The first bytes of formats that get renamed to `.txt` by mistake.
const MAGIC: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive (or a DOCX, EPUB or ODT document)"),
    (b"\x7FELF", "an ELF program"),
    (b"MZ\x90", "a Windows program"),
    (b"\x1F\x8B", "gzip data"),
    (b"BZh", "bzip2 data"),
    (b"\xFD7zXZ\0", "xz data"),
    (b"\x28\xB5\x2F\xFD", "zstd data"),
    (b"7z\xBC\xAF\x27\x1C", "a 7z archive"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xFF\xD8\xFF", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\xD0\xCF\x11\xE0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
];

/// How much of a file is looked at; text has its first control character
/// either here or nowhere.
const SAMPLE_BYTES: usize = 64 * 1024;

/// Says what `bytes` are where they are no text, as in "it is ...".
pub(super) fn recognise(bytes: &[u8]) -> Option<String> {
    if let Some((_, name)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        // A few magic numbers are letters that a text may begin with.
        let letters_only = matches!(bytes, [b'B', b'Z', b'h', ..] | [b'G', b'I', b'F', b'8', ..]);
        if !letters_only || std::str::from_utf8(bytes).is_err() {
            return Some((*name).to_owned());
        }
    }
    let sample = &bytes[..bytes.len().min(SAMPLE_BYTES)];
    if sample.contains(&0) {
        return Some("binary data (it holds NUL bytes)".to_owned());
    }
    let control = sample.iter().filter(|byte| is_control(**byte)).count();
    (control * 10 > sample.len())
        .then(|| "binary data (it is mostly control characters)".to_owned())
}

/// Control characters that text does not hold; escape is for ISO-2022-JP.
fn is_control(byte: u8) -> bool {
    byte == 0x7F || byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C | 0x0B | 0x1B)
}

#[cfg(test)]
mod tests {
    use super::recognise;

    #[test]
    fn tells_binary_from_text() {
        for (bytes, expected) in [
            (&b"PK\x03\x04rest"[..], Some("a ZIP archive (or a DOCX, EPUB or ODT document)")),
            (b"\x7FELF\x02", Some("an ELF program")),
            (b"a\0b", Some("binary data (it holds NUL bytes)")),
            (b"\x01\x02\x03\x04abc", Some("binary data (it is mostly control characters)")),
            (b"GIF88 is how the note began", None),
            (b"plain\ttext\r\n\x0Cwith a page break", None),
            (b"", None),
        ] {
            assert_eq!(recognise(bytes).as_deref(), expected);
        }
    }
}
