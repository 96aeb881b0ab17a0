//! The facts that `has:` asks for, by the names they may be typed with.

use super::Fact;
use super::nearest::nearest;

/// Every name that may be typed, the one that is shown first.
const NAMES: [(&str, Fact); 18] = [
    ("title", Fact::Title),
    ("author", Fact::Author),
    ("translator", Fact::Translator),
    ("publisher", Fact::Publisher),
    ("date", Fact::Date),
    ("url", Fact::Url),
    ("lang", Fact::Language),
    ("tag", Fact::Tag),
    ("heading", Fact::Heading),
    ("authors", Fact::Author),
    ("by", Fact::Author),
    ("translators", Fact::Translator),
    ("source", Fact::Publisher),
    ("published", Fact::Date),
    ("language", Fact::Language),
    ("tags", Fact::Tag),
    ("headings", Fact::Heading),
    ("titles", Fact::Title),
];

/// The names as messages list them.
pub(super) const LISTED: &str =
    "title, author, translator, publisher, date, url, lang, tag and heading";

/// Returns the fact that `name` stands for; case does not matter.
pub(super) fn fact(name: &str) -> Option<Fact> {
    NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, fact)| *fact)
}

/// Returns the name that was probably meant by one that is none.
pub(super) fn nearest_fact(name: &str) -> Option<&'static str> {
    nearest(name, NAMES.iter().map(|(known, _)| *known), 2)
}

#[cfg(test)]
mod tests {
    use super::{Fact, LISTED, fact, nearest_fact};

    #[test]
    fn knows_every_fact_by_the_name_it_shows() {
        for known in Fact::ALL {
            assert_eq!(fact(&known.name().to_uppercase()), Some(known));
            assert!(LISTED.contains(known.name()));
        }
        assert_eq!(fact("colour"), None);
    }

    #[test]
    fn finds_what_was_meant() {
        assert_eq!(nearest_fact("auther"), Some("author"));
        assert_eq!(nearest_fact("colour"), None);
    }
}
