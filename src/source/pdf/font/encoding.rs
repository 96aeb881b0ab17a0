//! What character each code of a font with one-byte codes stands for, where
//! the font says no more than the name of an encoding.

/// An encoding that PDF names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    Standard,
    WinAnsi,
    MacRoman,
    Symbol,
    Dingbats,
}

/// `StandardEncoding` from 0xA1 on; a blank where it has no character.
const STANDARD_HIGH: &str = concat!(
    "¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ ",
    "–†‡· ¶•‚„”»…‰ ¿ ",
    "`´ˆ˜¯˘˙¨ ˚¸ ˝˛ˇ—",
    "                ",
    "Æ ª    ŁØŒº     ",
    "æ   ı  łøœß    ",
);

/// The encoding of the Symbol font, from 0x20 on.
const SYMBOL: &str = concat!(
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?",
    "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_",
    "‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼ ",
    "                                ",
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵",
    "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓",
    "◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪ 〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭ ",
);

impl Encoding {
    /// Returns the encoding that `name` names.
    pub(super) fn from_name(name: &[u8]) -> Option<Self> {
        match name {
            b"WinAnsiEncoding" => Some(Self::WinAnsi),
            b"MacRomanEncoding" => Some(Self::MacRoman),
            b"StandardEncoding" => Some(Self::Standard),
            _ => None,
        }
    }

    /// Returns the character of a code.
    pub(super) fn char(self, code: u8) -> Option<char> {
        let found = match self {
            Self::Standard => match code {
                b'\'' => Some('’'),
                b'`' => Some('‘'),
                0x20..=0x7E => Some(char::from(code)),
                0xA1.. => STANDARD_HIGH.chars().nth(usize::from(code - 0xA1)),
                _ => None,
            },
            Self::WinAnsi => single_byte(encoding_rs::WINDOWS_1252, code),
            Self::MacRoman => single_byte(encoding_rs::MACINTOSH, code),
            Self::Symbol => SYMBOL.chars().nth(usize::from(code.checked_sub(0x20)?)),
            Self::Dingbats => match code {
                0x20 => Some(' '),
                // The font and Unicode's block have the same order, but for
                // the signs that Unicode had already elsewhere.
                0x6C => Some('●'),
                0x6E => Some('■'),
                0x21..=0x7E => char::from_u32(0x2701 + u32::from(code - 0x21)),
                0xA1..=0xFE => char::from_u32(0x2761 + u32::from(code - 0xA1)),
                _ => None,
            },
        };
        found.filter(|c| *c != ' ' || code == b' ' || code == 0xA0)
    }
}

fn single_byte(encoding: &'static encoding_rs::Encoding, code: u8) -> Option<char> {
    let bytes = [code];
    let (text, _) = encoding.decode_without_bom_handling(&bytes);
    text.chars().next().filter(|c| !c.is_control() && *c != char::REPLACEMENT_CHARACTER)
}

#[cfg(test)]
mod tests {
    use super::Encoding;

    #[test]
    fn knows_characters() {
        for (encoding, code, expected) in [
            (Encoding::Standard, 0xAE, Some('ﬁ')),
            (Encoding::Standard, 0xB1, Some('–')),
            (Encoding::Standard, 0xC8, Some('¨')),
            (Encoding::Standard, 0xD0, Some('—')),
            (Encoding::Standard, 0xE1, Some('Æ')),
            (Encoding::Standard, 0xFB, Some('ß')),
            (Encoding::Standard, 0xB0, None),
            (Encoding::WinAnsi, 0x93, Some('“')),
            (Encoding::WinAnsi, 0xE9, Some('é')),
            (Encoding::MacRoman, 0x8E, Some('é')),
            (Encoding::Symbol, 0x61, Some('α')),
            (Encoding::Symbol, 0xB7, Some('•')),
            (Encoding::Symbol, 0xD5, Some('∏')),
            (Encoding::Symbol, 0xE5, Some('∑')),
            (Encoding::Symbol, 0xF2, Some('∫')),
            (Encoding::Dingbats, 0x34, Some('✔')),
        ] {
            assert_eq!(encoding.char(code), expected, "{encoding:?} {code:#x}");
        }
    }
}
