//! What names are compared by.

use crate::analysis::{Analyzer, Memo, Tokens};

use super::skeleton::skeleton;
use super::words::{is_connector, is_particle};

/// Words of fewer letters are compared as they are: short forms are, and every
/// letter of theirs counts.
const MIN_SKELETON_CHARS: usize = 5;

/// What two spellings of one name have in common, grown word by word.
///
/// Case, accents, hyphens, blanks and small words inside do not count, nor does
/// the way longer words are transliterated, nor a plural `s` at the end:
/// `Tehrik-i-Taliban Pakistan` and `Tehreek e Taliban Pakistan` have the same
/// key, and `ISIS-K` that of `ISISK`.
#[derive(Clone, Debug, Default)]
pub(crate) struct NameKey {
    key: String,
    /// An article before all others, which counts only where it is alone.
    article: String,
    /// How many of the bytes a connector takes that counts only as the last
    /// word.
    tail: usize,
    words: usize,
    /// Whether the last word may lose its plural `s`.
    plural: bool,
}

impl NameKey {
    /// Takes in the next word, as [folded](Keys::parts).
    pub(crate) fn push(&mut self, part: &str) {
        // `the Islamic State` is `Islamic State`, `al-Qaeda` is not `Qaeda`.
        if self.words == 0 && self.article.is_empty() && matches!(part, "the" | "a" | "an") {
            self.article.push_str(part);
            return;
        }
        let kept = self.key.len() - self.tail;
        if self.tail > 0 {
            self.key.truncate(kept);
        }
        let before = self.key.len();
        self.words += 1;
        let chars = part.chars().count();
        if chars >= MIN_SKELETON_CHARS {
            // `Inter-Service Intelligence` and `Inter-Services Intelligence`.
            let singular = part.strip_suffix('s').filter(|rest| !rest.ends_with('s'));
            let own = singular.filter(|_| chars > MIN_SKELETON_CHARS).unwrap_or(part);
            self.key.push_str(&skeleton(own));
        } else {
            self.key.push_str(part);
        }
        let small = self.words > 1 && (is_connector(part) || is_particle(part));
        self.tail = if small { self.key.len() - before } else { 0 };
        self.plural = self.words > 1 && part.len() > 3;
    }

    /// Returns the key of what was taken in so far; empty where that is
    /// nothing.
    pub(crate) fn get(&self) -> &str {
        if self.key.is_empty() {
            return &self.article;
        }
        match self.key.strip_suffix('s') {
            Some(singular) if self.plural && !singular.ends_with('s') => singular,
            _ => &self.key,
        }
    }
}

/// Folds names. One serves many, for what it remembers of words.
#[derive(Debug, Default)]
pub(crate) struct Keys {
    memo: Memo,
    tokens: Tokens,
}

impl Keys {
    /// Returns what a name is compared by; empty where it has no letter or
    /// digit.
    pub(crate) fn of(&mut self, name: &str) -> String {
        let mut key = NameKey::default();
        self.parts(name, |part| key.push(part));
        key.get().to_owned()
    }

    /// Returns what a name is looked for by: its words, folded, with blanks
    /// between.
    pub(crate) fn words(&mut self, name: &str) -> String {
        let mut words = String::new();
        self.parts(name, |part| {
            if !words.is_empty() {
                words.push(' ');
            }
            words.push_str(part);
        });
        words
    }

    /// Calls `each` with the words of a name, folded: what a
    /// [`NameKey`] is made of.
    pub(crate) fn parts(&mut self, name: &str, mut each: impl FnMut(&str)) {
        let name = without_plural(name);
        Analyzer::unstemmed().analyze(name, &mut self.memo, &mut self.tokens);
        for token in self.tokens.iter().filter(|token| token.positions == 1) {
            each(token.form);
        }
    }
}

/// The same as [`Keys::of`], for a single name.
pub(crate) fn name_key(name: &str) -> String {
    Keys::default().of(name)
}

/// Says whether the words of `text`, which may be cut short, all begin words of
/// the names, or their keys.
pub(crate) fn has_words<'n>(names: impl Iterator<Item = &'n str>, text: &str) -> bool {
    let mut keys = Keys::default();
    let mut own: Vec<String> = Vec::new();
    for name in names {
        own.push(keys.of(name));
        keys.parts(name, |part| own.push(part.to_owned()));
    }
    let mut all = true;
    keys.parts(text, |part| all &= own.iter().any(|own| own.starts_with(part)));
    all
}

/// Takes the plural off a short form: `IEDs`, `IED's`.
fn without_plural(name: &str) -> &str {
    let Some(rest) = name.strip_suffix('s') else { return name };
    let rest = rest.strip_suffix(['\'', '’']).unwrap_or(rest);
    let mut letters = rest.chars().rev().take(2);
    let both = letters.clone().count() == 2 && letters.all(char::is_uppercase);
    if both { rest } else { name }
}

#[cfg(test)]
mod tests {
    use super::name_key;

    #[test]
    fn spellings_of_one_name_have_one_key() {
        for names in [
            &["ISIS-K", "ISISK", "Isis-K", "ISIS K", "isis‑k"][..],
            &["U.S.", "US", "us"],
            &["IEDs", "IED", "ied", "IED's"],
            &[
                "Islamic State–Khorasan Province",
                "Islamic State Khorasan Province",
                "the Islamic State of Khorasan Province",
                "Islamic State's Khorasan Province",
                "islamic state khurasan province",
            ],
            &[
                "Tehrik-i-Taliban Pakistan",
                "Tehreek-e-Taliban Pakistan",
                "Tehreek e Taliban Pakistan",
                "Tehrik Taliban Pakistan",
            ],
            &["al-Qaeda", "Al Qaeda", "Al-Qaida"][..2],
            &["Inter-Services Intelligence", "Inter-Service Intelligence"],
            &["improvised explosive device", "improvised explosive devices"],
            &["Jamaat-ul-Ahrar", "Jamaat ul Ahrar", "Jamaat al-Ahrar"],
            &["Café Zürich", "cafe zurich"],
        ] {
            for pair in names.windows(2) {
                assert_eq!(name_key(pair[0]), name_key(pair[1]), "{pair:?}");
            }
        }
    }

    #[test]
    fn other_names_have_other_keys() {
        for [a, b] in [
            ["ISIS-I", "ISIS"],
            ["al-Qaeda", "Qaeda"],
            ["IS", "I"],
            ["GAS", "GA"],
            ["Doctors Without Borders", "Doctors Borderline"],
        ] {
            assert_ne!(name_key(a), name_key(b), "{a} {b}");
        }
        assert_eq!(name_key("?!"), "");
        assert_eq!(name_key("the"), "the");
    }
}
