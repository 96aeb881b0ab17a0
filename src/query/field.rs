//! The names of fields: which are known, and which was meant.

use super::Field;

/// What a name before a colon stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// No field: the text of the passages.
    Text,
    /// A field that is looked up by words.
    Field(Field),
    /// The date of publication.
    Date,
}

/// Every name that may be typed, the one that is shown first.
const NAMES: [(&str, Scope); 16] = [
    ("title", Scope::Field(Field::Title)),
    ("heading", Scope::Field(Field::Heading)),
    ("author", Scope::Field(Field::Author)),
    ("publisher", Scope::Field(Field::Publisher)),
    ("lang", Scope::Field(Field::Language)),
    ("tag", Scope::Field(Field::Tag)),
    ("path", Scope::Field(Field::Path)),
    ("id", Scope::Field(Field::Id)),
    ("date", Scope::Date),
    ("authors", Scope::Field(Field::Author)),
    ("by", Scope::Field(Field::Author)),
    ("source", Scope::Field(Field::Publisher)),
    ("language", Scope::Field(Field::Language)),
    ("tags", Scope::Field(Field::Tag)),
    ("headings", Scope::Field(Field::Heading)),
    ("published", Scope::Date),
];

/// The names as messages list them.
pub(super) const LISTED: &str = "title, heading, author, publisher, lang, tag, path, id and date";

/// What is followed by a colon without naming a field.
const SCHEMES: [&str; 14] = [
    "http", "https", "ftp", "sftp", "ssh", "file", "mailto", "tel", "urn", "doi", "isbn", "issn",
    "arxiv", "magnet",
];

/// No name is longer; what is longer is no slip of the fingers either.
const MAX_NAME_BYTES: usize = 16;

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
        || after.starts_with(['(', '（', '*']);
    // With a blank after the colon this is most often a sentence ("Analysis:
    // what changed"), so only an evident slip is remarked upon.
    let nearest = nearest(name, if glued { 2 } else { 1 });
    if glued || nearest.is_some() { Named::Unknown { name, nearest } } else { Named::Plain }
}

fn nearest(name: &str, max_edits: usize) -> Option<&'static str> {
    let name = name.to_ascii_lowercase();
    // Two edits make anything of a name of three letters.
    let max_edits = if name.len() < 4 { max_edits.min(1) } else { max_edits };
    NAMES
        .iter()
        .filter(|(known, _)| known.len() > 2)
        .map(|(known, _)| (edits(name.as_bytes(), known.as_bytes()), *known))
        .filter(|(edits, _)| *edits <= max_edits)
        .min_by_key(|(edits, _)| *edits)
        .map(|(_, known)| known)
}

/// Counts the letters to insert, delete, replace or swap with their neighbour
/// to make `b` of `a`.
fn edits(a: &[u8], b: &[u8]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let mut best = (last[j] + usize::from(x != y)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                best = best.min(before[j - 1] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::{Field, Named, Scope, edits, named};

    #[test]
    fn counts_a_swap_as_one_edit() {
        assert_eq!(edits(b"auhtor", b"author"), 1);
        assert_eq!(edits(b"titel", b"title"), 1);
        assert_eq!(edits(b"", b"tag"), 3);
        assert_eq!(edits(b"tag", b"tag"), 0);
    }

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
