//! Capitals that hayagriva takes away.
//!
//! Where a style writes titles with capitals, a last word in capitals becomes an
//! ordinary one: *What becomes of the UNO* is given as *What Becomes of the Uno*
//! (hayagriva 0.10.1 settles the last word before it knows its end). The
//! abbreviation is put back.

use std::borrow::Cow;

/// The last words of titles, as far as they are abbreviations.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct LastWords(Vec<Abbreviation>);

#[derive(Debug, PartialEq, Eq)]
struct Abbreviation {
    right: String,
    wrong: String,
}

impl LastWords {
    /// Takes them from the titles that are cited together. What would be a word of
    /// one of them stays as it is.
    pub(super) fn of<'t>(titles: impl Iterator<Item = &'t str> + Clone) -> Self {
        let mut found = Vec::new();
        for title in titles.clone() {
            let Some(right) = words(title).last().filter(|word| is_abbreviation(word)) else {
                continue;
            };
            let has_small = title.chars().any(char::is_lowercase);
            let wrong = with_one_capital(right);
            let is_a_word = titles.clone().flat_map(words).any(|word| word == wrong);
            if has_small && !is_a_word {
                found.push(Abbreviation { right: right.to_owned(), wrong });
            }
        }
        Self(found)
    }

    /// Puts them back into a citation.
    pub(super) fn put_back<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if !words(text).any(|word| self.0.iter().any(|one| one.wrong == word)) {
            return Cow::Borrowed(text);
        }
        let mut out = String::with_capacity(text.len());
        let mut done = 0;
        for word in words(text) {
            let Some(one) = self.0.iter().find(|one| one.wrong == word) else { continue };
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            out += text.get(done..start).unwrap_or_default();
            out += &one.right;
            done = start + word.len();
        }
        out += text.get(done..).unwrap_or_default();
        Cow::Owned(out)
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn is_abbreviation(word: &str) -> bool {
    word.chars().count() > 1
        && word.chars().any(char::is_alphabetic)
        && !word.chars().any(char::is_lowercase)
}

/// `UNO` as `Uno`.
fn with_one_capital(word: &str) -> String {
    let mut chars = word.chars();
    let first: String = chars.next().into_iter().collect();
    first + &chars.as_str().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::LastWords;

    #[test]
    fn the_last_word_gets_its_capitals_back() {
        for (titles, given, expected) in [
            (
                &["What becomes of the UNO?"][..],
                "“What Becomes of the Uno?”",
                "“What Becomes of the UNO?”",
            ),
            (
                &["The axis (UNO)"],
                "Poe, “The Axis (Uno).” Uno, Unos",
                "Poe, “The Axis (UNO).” UNO, Unos",
            ),
            (&["Route of the E45"], "Route of the E45", "Route of the E45"),
            // What is a word of its own may be meant.
            (&["All about the US", "Us and them"], "All about the Us", "All about the Us"),
            // In capitals throughout: the style's own way is right.
            (&["ALL ABOUT THE UNO"], "All About the Uno", "All About the Uno"),
            (&["Only the first"], "Only the First", "Only the First"),
            (&["Über die EZB"], "Über Die Ezb", "Über Die EZB"),
            (&[], "Uno", "Uno"),
        ] {
            let words = LastWords::of(titles.iter().copied());
            assert_eq!(words.put_back(given), expected, "{titles:?}");
        }
    }
}
