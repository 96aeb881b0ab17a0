//! Character maps: tables from codes to text (`ToUnicode`) and from codes to
//! glyph numbers, written in a small part of PostScript.

use std::collections::HashMap;

/// A map from codes to text and to glyph numbers.
#[derive(Debug, Default)]
pub(super) struct CMap {
    /// Texts of single codes.
    texts: HashMap<u32, String>,
    /// Texts of ranges: first and last code, and the text of the first.
    text_ranges: Vec<(u32, u32, Vec<u16>)>,
    /// Glyph numbers of ranges: first and last code, number of the first.
    glyph_ranges: Vec<(u32, u32, u32)>,
    /// Which codes there are: how many bytes, first and last.
    code_space: Vec<(usize, u32, u32)>,
}

/// Most entries taken; a font has at most 65,536 glyphs.
const MAX_ENTRIES: usize = 200_000;

enum Token<'a> {
    Hex(Vec<u8>),
    Number(u32),
    Word(&'a [u8]),
    Open,
    Close,
}

impl CMap {
    /// Reads a character map; what cannot be read is skipped.
    pub(super) fn parse(data: &[u8]) -> Self {
        let mut map = Self::default();
        let mut tokens = Tokens { data, at: 0 };
        while let Some(token) = tokens.next() {
            let Token::Word(word) = token else { continue };
            match word {
                b"begincodespacerange" => map.read_code_space(&mut tokens),
                b"beginbfchar" => map.read_chars(&mut tokens),
                b"beginbfrange" => map.read_ranges(&mut tokens),
                b"begincidrange" => map.read_glyphs(&mut tokens, true),
                b"begincidchar" => map.read_glyphs(&mut tokens, false),
                _ => {}
            }
            if map.texts.len() + map.text_ranges.len() + map.glyph_ranges.len() > MAX_ENTRIES {
                break;
            }
        }
        map.text_ranges.sort_by_key(|range| range.0);
        map.glyph_ranges.sort_by_key(|range| range.0);
        map
    }

    /// Returns the text of a code.
    pub(super) fn text(&self, code: u32) -> Option<String> {
        if let Some(text) = self.texts.get(&code) {
            return Some(text.clone());
        }
        let after = self.text_ranges.partition_point(|range| range.0 <= code);
        let (first, _, units) = self.text_ranges[..after].last().filter(|range| code <= range.1)?;
        let mut units = units.clone();
        let offset = u16::try_from(code - first).ok()?;
        let last = units.last_mut()?;
        *last = last.checked_add(offset)?;
        String::from_utf16(&units).ok()
    }

    /// Returns the glyph number of a code.
    pub(super) fn glyph(&self, code: u32) -> Option<u32> {
        let after = self.glyph_ranges.partition_point(|range| range.0 <= code);
        let range = self.glyph_ranges[..after].last().filter(|range| code <= range.1)?;
        range.2.checked_add(code - range.0)
    }

    /// Returns the code that `bytes` begin with, and how many bytes it has.
    pub(super) fn code(&self, bytes: &[u8]) -> Option<(u32, usize)> {
        (1..=4.min(bytes.len())).find_map(|len| {
            let code = number(&bytes[..len]);
            let fits =
                |space: &&(usize, u32, u32)| space.0 == len && (space.1..=space.2).contains(&code);
            self.code_space.iter().find(fits).map(|_| (code, len))
        })
    }

    fn read_code_space(&mut self, tokens: &mut Tokens<'_>) {
        while let Some(Token::Hex(first)) = tokens.next() {
            let Some(Token::Hex(last)) = tokens.next() else { return };
            self.code_space.push((first.len(), number(&first), number(&last)));
            if self.code_space.len() > 256 {
                return;
            }
        }
    }

    fn read_chars(&mut self, tokens: &mut Tokens<'_>) {
        while let Some(Token::Hex(code)) = tokens.next() {
            match tokens.next() {
                Some(Token::Hex(text)) => {
                    self.texts.insert(number(&code), String::from_utf16_lossy(&units(&text)));
                }
                Some(Token::Word(b"endbfchar")) | None => return,
                Some(_) => {}
            }
        }
    }

    fn read_ranges(&mut self, tokens: &mut Tokens<'_>) {
        while let Some(Token::Hex(first)) = tokens.next() {
            let Some(Token::Hex(last)) = tokens.next() else { return };
            let (first, last) = (number(&first), number(&last));
            match tokens.next() {
                Some(Token::Hex(text)) => self.text_ranges.push((first, last, units(&text))),
                Some(Token::Open) => {
                    let mut code = first;
                    while let Some(Token::Hex(text)) = tokens.next() {
                        if code <= last {
                            self.texts.insert(code, String::from_utf16_lossy(&units(&text)));
                        }
                        code = code.saturating_add(1);
                    }
                }
                _ => return,
            }
        }
    }

    fn read_glyphs(&mut self, tokens: &mut Tokens<'_>, ranges: bool) {
        while let Some(Token::Hex(first)) = tokens.next() {
            let first = number(&first);
            let last = if ranges {
                let Some(Token::Hex(last)) = tokens.next() else { return };
                number(&last)
            } else {
                first
            };
            let Some(Token::Number(glyph)) = tokens.next() else { return };
            self.glyph_ranges.push((first, last, glyph));
        }
    }
}

/// Reads big-endian bytes as a number; more than four have no meaning here.
fn number(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |number, byte| number << 8 | u32::from(*byte))
}

fn units(bytes: &[u8]) -> Vec<u16> {
    if let [byte] = bytes {
        return vec![u16::from(*byte)];
    }
    let (pairs, _) = bytes.as_chunks::<2>();
    pairs.iter().map(|pair| u16::from_be_bytes(*pair)).collect()
}

struct Tokens<'a> {
    data: &'a [u8],
    at: usize,
}

impl<'a> Tokens<'a> {
    fn take_while(&mut self, keep: impl Fn(u8) -> bool) -> &'a [u8] {
        let rest = &self.data[self.at..];
        let len = rest.iter().position(|byte| !keep(*byte)).unwrap_or(rest.len());
        self.at += len;
        &rest[..len]
    }

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            self.take_while(|byte| byte.is_ascii_whitespace() || byte == 0);
            match *self.data.get(self.at)? {
                b'%' => {
                    self.take_while(|byte| byte != b'\n' && byte != b'\r');
                }
                b'<' if self.data.get(self.at + 1) == Some(&b'<') => self.at += 2,
                b'>' | b'(' | b')' | b'{' | b'}' => self.at += 1,
                b'[' => {
                    self.at += 1;
                    return Some(Token::Open);
                }
                b']' => {
                    self.at += 1;
                    return Some(Token::Close);
                }
                b'<' => {
                    self.at += 1;
                    let hex = self.take_while(|byte| byte != b'>');
                    self.at = (self.at + 1).min(self.data.len());
                    return Some(Token::Hex(hex_bytes(hex)));
                }
                first => {
                    self.at += 1;
                    let start = self.at - 1;
                    self.take_while(|byte| {
                        !byte.is_ascii_whitespace() && !b"<>[](){}/%".contains(&byte)
                    });
                    let word = &self.data[start..self.at];
                    let digits = first.is_ascii_digit().then(|| std::str::from_utf8(word).ok());
                    let number = digits.flatten().and_then(|word| word.parse().ok());
                    return Some(number.map_or(Token::Word(word), Token::Number));
                }
            }
        }
    }
}

fn hex_bytes(hex: &[u8]) -> Vec<u8> {
    let digits: Vec<u8> = hex
        .iter()
        .filter_map(|byte| char::from(*byte).to_digit(16))
        .filter_map(|digit| u8::try_from(digit).ok())
        .collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0)).collect()
}

#[cfg(test)]
mod tests {
    use super::CMap;

    #[test]
    fn reads() {
        let map = CMap::parse(
            b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n\
              2 beginbfchar <0003> <0020> <00AF> <00660069> endbfchar % two\n\
              2 beginbfrange <0024> <0026> <0041> <0030> <0031> [<0416> <0417>] endbfrange\n\
              1 begincidrange <8140> <817E> 633 endcidrange",
        );
        for (code, expected) in [
            (3, Some(" ")),
            (0xAF, Some("fi")),
            (0x25, Some("B")),
            (0x27, None),
            (0x31, Some("З")),
            (0x32, None),
        ] {
            assert_eq!(map.text(code).as_deref(), expected, "{code:#x}");
        }
        assert_eq!(map.glyph(0x8141), Some(634));
        assert_eq!(map.code(&[0x00, 0x24, 0x00]), Some((0x24, 2)));
        assert_eq!(CMap::parse(b"beginbfchar <01").text(1), None);
    }
}
