//! What tells whether a text is still the same.

use std::fmt;
use std::str::FromStr;

use unicode_normalization::UnicodeNormalization as _;

use crate::error::{Error, ErrorKind};

/// A fingerprint of a text: 32 bits of a hash, written as eight digits.
///
/// Two texts have the same fingerprint if they differ in white space,
/// invisible characters, the form of quotation marks, dashes and ligatures
/// only: these change when a page is saved by another program. Letters, their
/// case and all other signs count. That two texts of one article have the same
/// by chance is as likely as one in four billion.
///
/// Fingerprints are kept in people's texts: how they are made never changes. It
/// is the upper half of the XXH3 hash of the text in Unicode's form NFKC, made
/// plain as said; that form is the same in every version of Unicode.
///
/// ```
/// use pincite::lock::Fingerprint;
///
/// let fingerprint = Fingerprint::of("The river rose – “again”.");
/// assert_eq!(fingerprint, Fingerprint::of("The river  rose - \"again\"."));
/// assert_ne!(fingerprint, Fingerprint::of("The river fell – “again”."));
/// assert_eq!(fingerprint.to_string().parse::<Fingerprint>().unwrap(), fingerprint);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(u32);

impl Fingerprint {
    /// Makes the fingerprint of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let hash = xxhash_rust::xxh3::xxh3_64(normal(text).as_bytes());
        // The upper half.
        Self(u32::try_from(hash >> 32).unwrap_or_default())
    }
}

/// Returns the form in which texts that say the same are equal.
fn normal(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.nfkc() {
        match c {
            // Soft hyphens, joiners, marks of direction and of byte order.
            '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' => {}
            '‘' | '’' | '‚' | '‛' | '′' | 'ʼ' => plain.push('\''),
            '“' | '”' | '„' | '‟' | '″' | '«' | '»' => plain.push('"'),
            '\u{2010}'..='\u{2015}' | '−' => plain.push('-'),
            c => plain.push(c),
        }
    }
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}", self.0)
    }
}

/// Reads eight digits, and nothing else.
impl FromStr for Fingerprint {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let is_plain = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let number = is_plain.then(|| u32::from_str_radix(text, 16).ok()).flatten();
        number.map(Self).ok_or_else(|| {
            Error::new(
                ErrorKind::InvalidValue,
                format!(
                    "'{text}' is not a fingerprint; expected eight digits of 0 to 9 and a to f"
                ),
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Fingerprint;

    #[test]
    fn how_they_are_made_never_changes() {
        // Ids with these are in people's texts.
        for (text, expected) in [
            ("", "2d068005"),
            ("The river rose by two metres within one night.", "5deac854"),
            ("桥已关闭。", "f4c2101d"),
        ] {
            let found = Fingerprint::of(text).to_string();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn signs_of_the_typesetter_do_not_count() {
        for (one, other) in [
            ("a b", " a\u{A0}\n b "),
            ("it's", "it’s"),
            ("\"a\"", "«a»"),
            ("1-2", "1–2"),
            ("fine", "ﬁne"),
            ("soft", "so\u{AD}ft"),
            ("é", "e\u{301}"),
            ("...", "…"),
        ] {
            assert_eq!(Fingerprint::of(one), Fingerprint::of(other), "{one}");
        }
        for (one, other) in [("a b", "ab"), ("a", "A"), ("a.", "a"), ("a, b", "a b"), ("1", "2")] {
            assert_ne!(Fingerprint::of(one), Fingerprint::of(other), "{one}");
        }
    }

    #[test]
    fn only_eight_digits_are_read() {
        for text in ["", "3f9c2a7", "3f9c2a711", "3f9c2a7g", "+f9c2a71", "３f9c2a71"] {
            let error = text.parse::<Fingerprint>().unwrap_err().to_string();
            assert!(error.contains("expected eight digits"), "{error}");
        }
        let read: Fingerprint = "3F9C2A71".parse().unwrap();
        assert_eq!(read.to_string(), "3f9c2a71");
    }
}
