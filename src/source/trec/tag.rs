//! The tags of TREC documents, as loosely written as they are.

/// Elements that stand within a line; any other parts paragraphs.
pub(super) const INLINE: &[&str] = &[
    "a", "b", "em", "f", "fac", "font", "i", "org", "person", "span", "strong", "sub", "sup", "tt",
    "u",
];

/// A tag, or a comment, whose name is empty.
pub(super) struct Tag<'a> {
    pub(super) start: usize,
    pub(super) length: usize,
    /// In lower case.
    pub(super) name: String,
    pub(super) attributes: &'a str,
    pub(super) is_closing: bool,
}

impl<'a> Tag<'a> {
    /// Finds the first tag. A `<` that begins none is text.
    pub(super) fn find(text: &'a str) -> Option<Self> {
        let mut from = 0;
        while let Some(found) = text.get(from..)?.find('<') {
            let start = from + found;
            if let Some(tag) = Self::at(text, start) {
                return Some(tag);
            }
            from = start + 1;
        }
        None
    }

    fn at(text: &'a str, start: usize) -> Option<Self> {
        let rest = text.get(start + 1..)?;
        if rest.starts_with("!--") {
            let length = rest.find("-->").map_or(rest.len(), |at| at + 3) + 1;
            let name = String::new();
            return Some(Self { start, length, name, attributes: "", is_closing: false });
        }
        let is_closing = rest.starts_with('/');
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | ':');
        let end = rest.find(|c| !plain(c)).unwrap_or(rest.len());
        let name =
            rest.get(..end).filter(|name| name.starts_with(|c: char| c.is_ascii_alphabetic()))?;
        // A tag stands on one line; "<b and" further on a ">" is a comparison.
        let close = rest.find(['>', '<', '\n']).filter(|at| rest[*at..].starts_with('>'))?;
        let attributes = rest.get(end..close)?;
        let length = 1 + usize::from(is_closing) + close + 1;
        Some(Self { start, length, name: name.to_ascii_lowercase(), attributes, is_closing })
    }
}

/// Returns the content of an element whose opening tag was just read, and how
/// many bytes it takes with its closing tag; `None` where nothing closes it.
/// Elements of these names do not nest.
pub(super) fn closed<'a>(text: &'a str, name: &str) -> Option<(&'a str, usize)> {
    let mut from = 0;
    loop {
        let tag = Tag::find(text.get(from..)?)?;
        let start = from + tag.start;
        let end = start + tag.length;
        if tag.is_closing && tag.name == name {
            return Some((text.get(..start)?, end));
        }
        from = end;
    }
}

/// Writes a text without its tags, a blank for each that is not inline.
pub(super) fn without_tags(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(tag) = Tag::find(rest) {
        plain.push_str(&rest[..tag.start]);
        if !INLINE.contains(&tag.name.as_str()) {
            plain.push(' ');
        }
        rest = rest.get(tag.start + tag.length..).unwrap_or_default();
    }
    plain.push_str(rest);
    plain
}

/// Returns the value of an attribute, quoted or not.
pub(super) fn attribute<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    attributes.split_whitespace().find_map(|pair| {
        let (key, value) = pair.split_once('=')?;
        key.eq_ignore_ascii_case(name).then(|| value.trim_matches(['"', '\'']))
    })
}
