//! What the language of a text decides.

use frostem::Algorithm;

/// The stemmer of a language, and with it the rules that only some languages
/// have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Language {
    algorithm: Option<Algorithm>,
}

impl Language {
    /// No stemmer and no rules of one language.
    pub(super) const UNSTEMMED: Self = Self { algorithm: None };

    /// Takes the language of a stemmer by the stemmer's name.
    pub(super) fn of_stemmer(name: &str) -> Option<Self> {
        if name == Self::UNSTEMMED.stemmer_name() {
            return Some(Self::UNSTEMMED);
        }
        Algorithm::from_name(name).ok().map(|algorithm| Self { algorithm: Some(algorithm) })
    }

    /// Takes the language of a BCP 47 tag by its first subtag. No tag means
    /// English; a language without a stemmer is not stemmed.
    pub(super) fn of_tag(tag: Option<&str>) -> Self {
        let Some(tag) = tag.map(str::trim).filter(|tag| !tag.is_empty()) else {
            return Self { algorithm: Some(Algorithm::English) };
        };
        let primary = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        let code = match primary.as_str() {
            // Snowball has one Norwegian, under the code of the macrolanguage.
            "nb" | "nn" | "nob" | "nno" => "no",
            // Its Serbian takes both scripts and both pronunciations.
            "sh" | "hr" | "bs" | "hbs" | "hrv" | "bos" | "cnr" => "sr",
            "in" => "id",
            "ji" => "yi",
            "mo" => "ro",
            // Malay has the affixes of Indonesian.
            "ms" | "msa" | "zsm" | "zlm" => "id",
            "arb" | "arz" | "ary" | "ajp" | "apc" | "acm" | "afb" => "ar",
            "pes" | "prs" => "fa",
            "npi" => "ne",
            "ekk" => "et",
            code => code,
        };
        // Longer names are of algorithms (`porter`, `lovins`), not of languages.
        let known = (2..=3).contains(&code.len()).then(|| Algorithm::from_name(code).ok());
        Self { algorithm: known.flatten() }
    }

    /// Returns the stemming algorithm, if the language has one.
    pub(super) const fn algorithm(self) -> Option<Algorithm> {
        self.algorithm
    }

    /// Returns the name of the stemmer, `none` without one.
    pub(super) fn stemmer_name(self) -> &'static str {
        self.algorithm.map_or("none", |algorithm| algorithm.name())
    }

    /// Says whether `I` is the capital of `ı`.
    pub(super) fn has_dotless_i(self) -> bool {
        self.algorithm == Some(Algorithm::Turkish)
    }

    /// Says whether a zero-width non-joiner shows where an ending begins.
    pub(super) fn has_joints(self) -> bool {
        self.algorithm == Some(Algorithm::Persian)
    }

    /// Says whether an apostrophe sets off what is added to a name:
    /// `Türkiye'nin`.
    pub(super) fn adds_to_names(self) -> bool {
        self.algorithm == Some(Algorithm::Turkish)
    }

    /// Says whether accents are ornament to the language, and are folded
    /// before stemming: an English `résumés` is to have the stem of `resumes`.
    /// Elsewhere the stemmer's rules need them.
    pub(super) fn ignores_accents(self) -> bool {
        self.algorithm == Some(Algorithm::English)
    }

    /// Returns what the language elides before a vowel (`l'homme`), folded and
    /// without the apostrophe.
    pub(super) fn elisions(self) -> &'static [&'static str] {
        match self.algorithm {
            Some(Algorithm::French) => &[
                "l", "d", "j", "m", "n", "s", "t", "c", "qu", "lorsqu", "puisqu", "jusqu",
                "quoiqu", "quelqu", "presqu",
            ],
            Some(Algorithm::Italian) => &[
                "l", "d", "c", "m", "n", "s", "t", "v", "un", "gl", "all", "dall", "dell", "nell",
                "sull", "coll", "quell", "quest", "bell", "sant", "tutt", "mezz", "senz", "com",
            ],
            Some(Algorithm::Catalan) => &["l", "d", "m", "n", "s", "t"],
            Some(Algorithm::Irish) => &["d", "m", "b"],
            Some(Algorithm::Esperanto) => &["l"],
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn takes_the_stemmer_of_the_first_subtag() {
        for (tag, stemmer) in [
            (None, "english"),
            (Some(" "), "english"),
            (Some("en-GB"), "english"),
            (Some("PT_br"), "portuguese"),
            (Some("nb"), "norwegian"),
            (Some("nn-NO"), "norwegian"),
            (Some("de"), "german"),
            (Some("ru"), "russian"),
            (Some("zh-Hant"), "none"),
            (Some("und"), "none"),
            (Some("porter"), "none"),
            (Some("-"), "none"),
        ] {
            assert_eq!(Language::of_tag(tag).stemmer_name(), stemmer, "{tag:?}");
        }
    }
}
