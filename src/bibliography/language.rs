//! Languages by name, as BibLaTeX has them, and by tag.

/// Names that BibLaTeX's `langid` and people use, each with its BCP 47 tag.
const NAMES: &[(&str, &str)] = &[
    ("afrikaans", "af"),
    ("american", "en-US"),
    ("arabic", "ar"),
    ("australian", "en-AU"),
    ("austrian", "de-AT"),
    ("basque", "eu"),
    ("bengali", "bn"),
    ("brazil", "pt-BR"),
    ("brazilian", "pt-BR"),
    ("british", "en-GB"),
    ("bulgarian", "bg"),
    ("canadian", "en-CA"),
    ("canadien", "fr-CA"),
    ("catalan", "ca"),
    ("chinese", "zh"),
    ("croatian", "hr"),
    ("czech", "cs"),
    ("danish", "da"),
    ("dari", "prs"),
    ("dutch", "nl"),
    ("english", "en"),
    ("estonian", "et"),
    ("farsi", "fa"),
    ("finnish", "fi"),
    ("french", "fr"),
    ("galician", "gl"),
    ("german", "de"),
    ("greek", "el"),
    ("hebrew", "he"),
    ("hindi", "hi"),
    ("hungarian", "hu"),
    ("icelandic", "is"),
    ("indonesian", "id"),
    ("irish", "ga"),
    ("italian", "it"),
    ("japanese", "ja"),
    ("korean", "ko"),
    ("latin", "la"),
    ("latvian", "lv"),
    ("lithuanian", "lt"),
    ("magyar", "hu"),
    ("malay", "ms"),
    ("naustrian", "de-AT"),
    ("newzealand", "en-NZ"),
    ("ngerman", "de"),
    ("norsk", "nb"),
    ("norwegian", "no"),
    ("nswissgerman", "de-CH"),
    ("nynorsk", "nn"),
    ("pashto", "ps"),
    ("persian", "fa"),
    ("pinyin", "zh"),
    ("polish", "pl"),
    ("polutonikogreek", "el"),
    ("portuges", "pt"),
    ("portuguese", "pt"),
    ("romanian", "ro"),
    ("russian", "ru"),
    ("serbian", "sr"),
    ("serbianc", "sr-Cyrl"),
    ("slovak", "sk"),
    ("slovene", "sl"),
    ("slovenian", "sl"),
    ("spanish", "es"),
    ("swedish", "sv"),
    ("swissgerman", "de-CH"),
    ("thai", "th"),
    ("thaicjk", "th"),
    ("turkish", "tr"),
    ("ukenglish", "en-GB"),
    ("ukrainian", "uk"),
    ("urdu", "ur"),
    ("usenglish", "en-US"),
    ("vietnamese", "vi"),
    ("welsh", "cy"),
    ("deutsch", "de"),
    ("español", "es"),
    ("français", "fr"),
    ("русский", "ru"),
];

/// Returns the BCP 47 tag of a stated language: of a name where it is known, a
/// tag as it is. `None` for anything else. Of several languages (`english and
/// french`) the first is taken.
pub(super) fn tag(stated: &str) -> Option<String> {
    let first = stated.split([',', ';']).next()?.split(" and ").next()?.trim();
    let lower = first.to_lowercase();
    // BibLaTeX's localisation keys are `langenglish`, `langgerman`.
    let name = lower.strip_prefix("lang").filter(|rest| !rest.is_empty()).unwrap_or(&lower);
    if let Some((_, tag)) = NAMES.iter().find(|(known, _)| *known == name || *known == lower) {
        return Some((*tag).to_owned());
    }
    let tag = first.replace('_', "-");
    let mut parts = tag.split('-');
    let primary = parts.next()?;
    let is_tag = (2..=3).contains(&primary.len())
        && primary.bytes().all(|b| b.is_ascii_alphabetic())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        });
    is_tag.then(|| match tag.split_once('-') {
        Some((primary, rest)) => format!("{}-{rest}", primary.to_lowercase()),
        None => tag.to_lowercase(),
    })
}

#[cfg(test)]
mod tests {
    use super::tag;

    #[test]
    fn names_and_tags() {
        for (stated, expected) in [
            ("en-US", Some("en-US")),
            ("en_GB", Some("en-GB")),
            ("EN", Some("en")),
            ("ngerman", Some("de")),
            ("langfrench", Some("fr")),
            ("English and French", Some("en")),
            ("zh-Hant-TW", Some("zh-Hant-TW")),
            ("Klingon", None),
            ("", None),
        ] {
            assert_eq!(tag(stated).as_deref(), expected, "{stated}");
        }
    }
}
