//! Cutting Rich Text into braces, control words and bytes of text.

/// A piece of Rich Text.
#[derive(Debug, PartialEq)]
pub(super) enum Token<'a> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// A control word or symbol with its number, if it has one.
    Control(&'a [u8], Option<i32>),
    /// A byte of text, as it stands or as `\'e4`.
    Byte(u8),
}

/// The tokens of a document.
pub(super) struct Tokens<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Returns the bytes from here on for which `holds`, and goes past them.
    fn run(&mut self, holds: impl Fn(u8) -> bool) -> &'a [u8] {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let length = rest.iter().position(|byte| !holds(*byte)).unwrap_or(rest.len());
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }

    fn control(&mut self) -> Option<Token<'a>> {
        let word = self.run(|byte| byte.is_ascii_alphabetic());
        if word.is_empty() {
            let symbol = self.bytes.get(self.at..self.at + 1)?;
            self.at += 1;
            return Some(match symbol {
                b"'" => self.hex(),
                b"\\" | b"{" | b"}" => Token::Byte(symbol[0]),
                symbol => Token::Control(symbol, None),
            });
        }
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        let digits = self.run(|byte| byte.is_ascii_digit());
        if digits.is_empty() {
            self.at = start;
        }
        let number = self.bytes.get(start..self.at).unwrap_or_default();
        let number = std::str::from_utf8(number).ok().and_then(|number| number.parse().ok());
        // One blank ends the word and is no text.
        if self.peek() == Some(b' ') {
            self.at += 1;
        }
        if word == b"bin" {
            let length = number.and_then(|length| usize::try_from(length).ok()).unwrap_or(0);
            self.at = self.at.saturating_add(length).min(self.bytes.len());
        }
        Some(Token::Control(word, number))
    }

    /// Reads the two digits of `\'e4`; without them there is nothing to show.
    fn hex(&mut self) -> Token<'a> {
        let digits = self.bytes.get(self.at..self.at + 2);
        let digits = digits.and_then(|digits| std::str::from_utf8(digits).ok());
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                self.at += 2;
                Token::Byte(byte)
            }
            None => Token::Control(b"'", None),
        }
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let byte = self.peek()?;
            self.at += 1;
            return match byte {
                b'{' => Some(Token::Open),
                b'}' => Some(Token::Close),
                b'\\' => self.control(),
                // Line ends in the file mean nothing.
                b'\r' | b'\n' | 0 => continue,
                byte => Some(Token::Byte(byte)),
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Token, Tokens};

    #[test]
    fn cuts() {
        let tokens: Vec<Token<'_>> =
            Tokens::new(b"{\\b0 a\n\\'e4\\u-10?\\~\\bin3 }}}x\\\\\\'g}\\").collect();
        assert_eq!(
            tokens,
            [
                Token::Open,
                Token::Control(b"b", Some(0)),
                Token::Byte(b'a'),
                Token::Byte(0xE4),
                Token::Control(b"u", Some(-10)),
                Token::Byte(b'?'),
                Token::Control(b"~", None),
                Token::Control(b"bin", Some(3)),
                Token::Byte(b'x'),
                Token::Byte(b'\\'),
                Token::Control(b"'", None),
                Token::Byte(b'g'),
                Token::Close,
            ]
        );
    }
}
