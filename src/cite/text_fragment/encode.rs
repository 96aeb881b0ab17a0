//! Percent-encoding.

/// Encodes everything but letters, digits and signs that mean nothing in an
/// address, in a fragment directive (`-`, `&`, `,`), or in the markup that a
/// link may be pasted into.
pub(super) fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'.' | b'_' | b'~' => {
                out.push(char::from(byte));
            }
            _ => {
                out.push('%');
                for digit in [byte >> 4, byte & 0xF] {
                    out.extend(
                        char::from_digit(u32::from(digit), 16).map(|c| c.to_ascii_uppercase()),
                    );
                }
            }
        }
    }
    out
}
