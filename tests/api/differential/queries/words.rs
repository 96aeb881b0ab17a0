//! Words of texts, as they are typed.

use unicode_normalization::char::canonical_combining_class;

use super::super::random::Random;

/// Some of the first letters of a word.
pub(super) fn beginning(random: &mut Random, text: &str) -> String {
    let letters: Vec<char> = text.chars().take_while(|c| !c.is_whitespace()).collect();
    let end = random.between(1, letters.len());
    let last = letters[..end].iter().rposition(|c| c.is_alphanumeric()).unwrap_or(0);
    letters[..=last].iter().collect()
}

/// The letters and digits of a word, or of another where it has few. Accents
/// are left out: moved to where none can be, they are no part of the word.
pub(super) fn letters_of(text: &str, other: &str) -> Vec<char> {
    let is_letter = |c: &char| c.is_alphanumeric() && canonical_combining_class(*c) == 0;
    let letters = |text: &str| text.chars().filter(is_letter).collect::<Vec<_>>();
    Some(letters(text)).filter(|found| found.len() > 2).unwrap_or_else(|| letters(other))
}

/// The words of a text, without the punctuation around them.
pub(super) fn words_of(text: &str) -> Vec<String> {
    // Of a word that which can be seen is typed.
    let text = text.replace('\u{AD}', "").replace("[3]", " ");
    let text = text.replace(['。', '！', '？'], " ");
    let mut words = Vec::new();
    for word in text.split_whitespace() {
        let word = match word.trim_matches(|c| ".,;!?…()“”–؟۔।".contains(c)) {
            "U.S" => "U.S.",
            word => word,
        };
        let is_han = |c: char| ('\u{4E00}'..'\u{A000}').contains(&c);
        let letters: Vec<char> = word.chars().collect();
        match letters.len() {
            0 => {}
            // Without blanks between words a run of them is no word.
            _ if letters.iter().any(|c| is_han(*c)) => {
                let han: Vec<char> = letters.into_iter().filter(|c| is_han(*c)).collect();
                words.extend(han.chunks(3).map(|some| some.iter().collect::<String>()));
            }
            20.. => {}
            _ => words.push(word.to_owned()),
        }
    }
    words.retain(|word| word.contains(char::is_alphanumeric));
    words
}
