//! The words of styles in other languages.

use hayagriva::archive::LOCALES;
use hayagriva::citationberg::{Locale, LocaleCode};

/// What styles fall back to.
const ENGLISH: &str = "en-US";

/// Returns the tags of all languages.
pub(super) fn tags() -> impl Iterator<Item = &'static str> {
    LOCALES.iter().filter_map(|packed| tag_of(packed))
}

/// Finds the language that a tag stands for: `de` is `de-DE`.
pub(super) fn find(tag: &str) -> Option<&'static str> {
    let known = |wanted: &str| tags().find(|known| known.eq_ignore_ascii_case(wanted));
    let fallback = || LocaleCode(tag.to_lowercase()).fallback();
    known(tag).or_else(|| known(&fallback()?.0))
}

/// Unpacks what a style in that language may ask for: its words, those of the
/// language it falls back to, and English. All sixty would take longer than
/// hundreds of citations.
pub(super) fn unpacked(locale: Option<&LocaleCode>) -> Vec<Locale> {
    let fallback = locale.and_then(LocaleCode::fallback);
    let wanted: Vec<&str> = [locale, fallback.as_ref()]
        .into_iter()
        .flatten()
        .map(|code| code.0.as_str())
        .chain([ENGLISH])
        .collect();
    LOCALES
        .iter()
        .filter(|packed| tag_of(packed).is_some_and(|tag| wanted.contains(&tag)))
        .filter_map(|packed| ciborium::from_reader(*packed).ok())
        .collect()
}

/// Returns the tag of a packed language without unpacking it: the text that
/// follows the first field of that name.
fn tag_of(packed: &[u8]) -> Option<&str> {
    /// A text of `n` bytes, for `n` below 24, begins so in CBOR.
    const SHORT_TEXT: u8 = 0x60;
    const FIELD: &[u8] = b"lang";
    let at = memchr::memmem::find(packed, FIELD)? + FIELD.len();
    let len = usize::from(packed.get(at)?.checked_sub(SHORT_TEXT).filter(|len| *len < 24)?);
    std::str::from_utf8(packed.get(at + 1..at + 1 + len)?).ok()
}

#[cfg(test)]
mod tests {
    use hayagriva::archive;

    use super::{LocaleCode, find, tags, unpacked};

    #[test]
    fn every_language_is_found_without_unpacking_it() {
        let all: Vec<String> =
            archive::locales().into_iter().map(|locale| locale.lang.unwrap().0).collect();
        assert_eq!(tags().collect::<Vec<_>>(), all);
        assert!(all.len() >= 50);
    }

    #[test]
    fn what_a_style_asks_for_is_unpacked() {
        for (tag, expected) in [
            (Some("de-AT"), &["de-AT", "de-DE", "en-US"][..]),
            (Some("en-US"), &["en-US"]),
            (Some("xx"), &["en-US"]),
            (None, &["en-US"]),
        ] {
            let code = tag.map(|tag| LocaleCode(tag.to_owned()));
            let found = unpacked(code.as_ref()).into_iter();
            let found: Vec<_> = found.map(|locale| locale.lang.unwrap().0).collect();
            assert_eq!(found, expected);
        }
        for (tag, expected) in
            [("de", Some("de-DE")), ("DE-at", Some("de-AT")), ("la", Some("la")), ("xx", None)]
        {
            assert_eq!(find(tag), expected, "{tag}");
        }
    }
}
