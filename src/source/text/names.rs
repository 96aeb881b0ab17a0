//! Whether a few words look like somebody's name.

/// Lower-case words inside names.
const PARTICLES: &[&str] = &[
    "de", "da", "do", "dos", "das", "del", "della", "di", "du", "la", "le", "van", "von", "der",
    "den", "ter", "ten", "bin", "ibn", "bint", "al", "el", "ben", "af", "av", "zu", "y", "e", "ul",
    "ur", "und", "and", "&", "et", "и", "та", "ve",
];

/// Words that stand in the names of places, papers and offices.
const NOT_NAMES: &[&str] = &[
    "the",
    "new",
    "san",
    "los",
    "las",
    "hong",
    "tel",
    "abu",
    "kuala",
    "buenos",
    "rio",
    "cape",
    "city",
    "north",
    "south",
    "east",
    "west",
    "central",
    "news",
    "times",
    "post",
    "press",
    "agency",
    "institute",
    "centre",
    "center",
    "report",
    "edition",
    "university",
    "issue",
    "volume",
    "vol",
    "chapter",
    "part",
    "section",
    "online",
    "desk",
    "bureau",
    "review",
    "journal",
    "magazine",
    "daily",
    "weekly",
    "today",
    "published",
    "updated",
    "posted",
    "last",
    "first",
    "print",
    "home",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "uk",
    "us",
    "usa",
    "eu",
    "un",
    "dc",
    "street",
    "road",
    "letter",
    "letters",
    "a",
    "an",
    "of",
    "in",
    "on",
    "at",
    "for",
    "to",
    "is",
    "by",
    "with",
    "from",
    "license",
    "licence",
    "version",
    "act",
    "law",
    "guide",
    "manual",
    "season",
    "party",
    "war",
    "introduction",
    "conclusion",
    "summary",
    "abstract",
    "note",
    "notes",
    "opinion",
    "analysis",
    "world",
    "politics",
];

/// Says whether a text is shaped like one person's name: two to five words
/// that begin with capitals, initials and particles among them.
pub(super) fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let capitals = words.iter().filter(|word| is_name_word(word)).count();
    (2..=5).contains(&words.len())
        && capitals >= 2
        && words
            .iter()
            .enumerate()
            .all(|(at, word)| is_name_word(word) || at > 0 && PARTICLES.contains(word))
}

/// Says whether a text is a list of names.
pub(super) fn are_names(text: &str) -> bool {
    let parts: Vec<String> = text
        .replace(" and ", ",")
        .replace(" & ", ",")
        .split([',', ';'])
        .map(|part| part.trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect();
    !parts.is_empty() && parts.len() <= 12 && parts.iter().all(|part| is_name(part))
}

/// Says whether a text after "By" can be who wrote: names, or a single
/// capitalised name of a person or an office.
pub(super) fn can_be_writer(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let capitalised = |word: &&str| {
        word.chars()
            .find(|c| c.is_alphanumeric())
            .is_some_and(|c| c.is_uppercase() || !c.is_lowercase() && c.is_alphabetic())
    };
    (1..=16).contains(&words.len())
        && words.iter().all(|word| {
            capitalised(word)
                || PARTICLES.contains(&word.trim_end_matches(','))
                || *word == "of"
                || *word == "the"
        })
        && words.first().is_some_and(|word| capitalised(word) && !word.eq_ignore_ascii_case("the"))
}

fn is_name_word(word: &str) -> bool {
    let bare = word.trim_end_matches([',', '.']);
    let mut chars = bare.chars();
    chars.next().is_some_and(char::is_uppercase)
        && bare.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'))
        && !NOT_NAMES.contains(&bare.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::{are_names, can_be_writer, is_name};

    #[test]
    fn knows_names() {
        for text in [
            "Jane Doe",
            "J. K. Roe",
            "Ana de la Cruz",
            "Jean-Luc O’Brien",
            "Иван Петров",
            "JANE DOE",
        ] {
            assert!(is_name(text), "{text}");
        }
        for text in
            ["New Delhi", "Jane", "The Valley Post", "Perilous times", "Room 12", "Hong Kong", ""]
        {
            assert!(!is_name(text), "{text}");
        }
        assert!(are_names("Jane Doe, John Roe and Ann Poe") && !are_names("Jane Doe, London"));
        assert!(
            can_be_writer("Reuters")
                && can_be_writer("A. B. Carr and D. Fox")
                && !can_be_writer("the river")
        );
    }
}
