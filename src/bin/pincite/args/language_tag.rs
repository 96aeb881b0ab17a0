//! A language, as it may be typed.

/// Reads a language tag (BCP 47), as far as its language goes: `en`, `fil`,
/// `pt-BR`.
pub fn language_tag(text: &str) -> Result<String, String> {
    let language = text.split(['-', '_']).next().unwrap_or_default();
    let is_tag =
        matches!(language.len(), 2 | 3) && language.bytes().all(|b| b.is_ascii_alphabetic());
    let expected = "expected a language tag: en, fa, pt-BR";
    is_tag.then(|| text.to_owned()).ok_or_else(|| expected.to_owned())
}

#[cfg(test)]
mod tests {
    use super::language_tag;

    #[test]
    fn tags_are_told_from_names() {
        for tag in ["en", "EN", "fil", "pt-BR", "zh_Hant"] {
            assert_eq!(language_tag(tag).as_deref(), Ok(tag));
        }
        for wrong in ["", "english", "e", "日本", "-en", "12"] {
            assert!(language_tag(wrong).is_err(), "{wrong}");
        }
    }
}
