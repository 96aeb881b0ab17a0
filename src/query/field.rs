//! The names of fields: which are known, and which was meant.

use super::nearest::{MAX_NAME_BYTES, nearest};
use super::{Fact, Field};

/// What a name before a colon stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// No field: the text of the passages.
    Text,
    /// A field that is looked up by words.
    Field(Field),
    /// The date of publication.
    Date,
    /// Published before a date.
    Before,
    /// Published after a date.
    After,
    /// What is stated at all.
    Has,
}

impl Scope {
    /// Says whether dates are what is looked up in it.
    pub(super) const fn is_date(self) -> bool {
        matches!(self, Self::Date | Self::Before | Self::After)
    }

    /// Returns the fact that articles state where anything at all is found in
    /// it; `None` where every article states it.
    pub(super) const fn fact(self) -> Option<Fact> {
        match self {
            Self::Field(Field::Title) => Some(Fact::Title),
            Self::Field(Field::Heading) => Some(Fact::Heading),
            Self::Field(Field::Author) => Some(Fact::Author),
            Self::Field(Field::Publisher) => Some(Fact::Publisher),
            Self::Field(Field::Language) => Some(Fact::Language),
            Self::Field(Field::Tag) => Some(Fact::Tag),
            Self::Date => Some(Fact::Date),
            _ => None,
        }
    }

    /// Says whether what is looked up in it is compared as a whole, and not
    /// word by word.
    pub(super) const fn is_values(self) -> bool {
        matches!(self, Self::Field(Field::Language | Field::Tag | Field::Path | Field::Id))
    }
}

/// Every name that may be typed, the one that is shown first.
const NAMES: [(&str, Scope); 19] = [
    ("title", Scope::Field(Field::Title)),
    ("heading", Scope::Field(Field::Heading)),
    ("author", Scope::Field(Field::Author)),
    ("publisher", Scope::Field(Field::Publisher)),
    ("lang", Scope::Field(Field::Language)),
    ("tag", Scope::Field(Field::Tag)),
    ("path", Scope::Field(Field::Path)),
    ("id", Scope::Field(Field::Id)),
    ("date", Scope::Date),
    ("before", Scope::Before),
    ("after", Scope::After),
    ("has", Scope::Has),
    ("authors", Scope::Field(Field::Author)),
    ("by", Scope::Field(Field::Author)),
    ("source", Scope::Field(Field::Publisher)),
    ("language", Scope::Field(Field::Language)),
    ("tags", Scope::Field(Field::Tag)),
    ("headings", Scope::Field(Field::Heading)),
    ("published", Scope::Date),
];

/// The names as messages list them.
pub(super) const LISTED: &str =
    "title, heading, author, publisher, lang, tag, path, id, date, before, after and has";

/// What is followed by a colon without naming a field.
const SCHEMES: [&str; 14] = [
    "http", "https", "ftp", "sftp", "ssh", "file", "mailto", "tel", "urn", "doi", "isbn", "issn",
    "arxiv", "magnet",
];

/// The beginning of a text that looks like a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named<'a> {
    /// A field: what it is, and how many bytes name and colon take.
    Known { scope: Scope, bytes: usize },
    /// A name that is none, and the known name it resembles.
    Unknown { name: &'a str, nearest: Option<&'static str> },
    /// No name and colon, or one that is usual in plain text: an address
    /// (`http://`), a path (`C:\`), a time (`10:30`), `a::b`.
    Plain,
}

/// Reads the name and the colon that `text` begins with; looks at no more than
/// the first few bytes.
pub(super) fn named(text: &str) -> Named<'_> {
    let letters = text.bytes().take(MAX_NAME_BYTES + 1).take_while(u8::is_ascii_alphabetic).count();
    let (Some(name), Some(rest)) = (text.get(..letters), text.get(letters..)) else {
        return Named::Plain;
    };
    let mut chars = rest.chars();
    let Some(colon @ (':' | '：')) = chars.next() else { return Named::Plain };
    let after = chars.as_str();
    if letters == 0 || letters > MAX_NAME_BYTES || after.starts_with(':') || after.starts_with("//")
    {
        return Named::Plain;
    }
    if let Some((_, scope)) = NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)) {
        return Named::Known { scope: *scope, bytes: letters + colon.len_utf8() };
    }
    let is_scheme = SCHEMES.iter().any(|scheme| scheme.eq_ignore_ascii_case(name));
    if letters == 1 || is_scheme || colon == '：' {
        return Named::Plain;
    }
    let glued = after.starts_with(|c: char| c.is_alphanumeric() || super::quotes::is_mark(c))
        || after.starts_with(['(', '（', '*', '=']);
    // With a blank after the colon this is most often a sentence ("Analysis:
    // what changed"), so only an evident slip is remarked upon; of three
    // letters none is evident.
    let max_edits = if glued { 2 } else { usize::from(name.len() > 3) };
    let nearest = nearest(name, NAMES.iter().map(|(known, _)| *known), max_edits);
    if glued || nearest.is_some() { Named::Unknown { name, nearest } } else { Named::Plain }
}

#[cfg(test)]
mod tests {
    use super::{Field, Named, Scope, named};

    #[test]
    fn knows_every_field_by_the_name_it_shows() {
        for field in Field::ALL {
            let text = format!("{}:x", field.name().to_uppercase());
            let bytes = field.name().len() + 1;
            assert_eq!(named(&text), Named::Known { scope: Scope::Field(field), bytes });
        }
    }

    #[test]
    fn leaves_plain_text_alone() {
        for text in
            ["http://x.org", "source://x", "C:\\x", "10:30", "3:1", "a::b", "path::new", ":", ""]
        {
            assert_eq!(named(text), Named::Plain, "{text}");
        }
    }
}
