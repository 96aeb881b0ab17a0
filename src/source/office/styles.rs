//! What the name of a paragraph style says about the paragraph.
//!
//! Word processors come with styles of known names, and store them in English
//! whatever language they show them in; a style that people make themselves is
//! based on one of those, or has a name that says what it is for.

/// Styles are based on one another, no deeper than this; a longer chain is a
/// circle.
pub(super) const MAX_CHAIN: usize = 20;

/// What a paragraph style makes of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// Running text.
    Text,
    /// The title of the document.
    Title,
    /// What stands under the title.
    Subtitle,
    /// A heading of this level, from 1.
    Heading(u8),
    /// A block quotation.
    Quote,
    /// The text of a picture or a table.
    Caption,
    /// Preformatted text.
    Code,
    /// A foot- or endnote.
    Note,
    /// The names of the authors.
    Author,
    /// The date of the document.
    Date,
    /// A line of a table of contents.
    Contents,
    /// A line of an index.
    Index,
    /// A line at the top of each page.
    PageHeader,
    /// A line at the foot of each page.
    PageFooter,
}

/// Names of styles in lower case, with what they make of a paragraph.
///
/// Among them are the names that Word and LibreOffice know, and those that
/// converters write.
const NAMES: &[(&str, Style)] = &[
    ("title", Style::Title),
    ("titel", Style::Title),
    ("titre", Style::Title),
    ("subtitle", Style::Subtitle),
    ("untertitel", Style::Subtitle),
    ("quote", Style::Quote),
    ("intense quote", Style::Quote),
    ("block text", Style::Quote),
    ("block quotation", Style::Quote),
    ("blockquote", Style::Quote),
    ("quotations", Style::Quote),
    ("caption", Style::Caption),
    ("image caption", Style::Caption),
    ("table caption", Style::Caption),
    ("tablecaption", Style::Caption),
    ("figurecaption", Style::Caption),
    ("illustration", Style::Caption),
    ("figure", Style::Caption),
    ("drawing", Style::Caption),
    ("table", Style::Caption),
    ("html preformatted", Style::Code),
    ("preformatted text", Style::Code),
    ("source code", Style::Code),
    ("code", Style::Code),
    ("macro text", Style::Code),
    ("footnote text", Style::Note),
    ("footnote", Style::Note),
    ("endnote text", Style::Note),
    ("endnote", Style::Note),
    ("author", Style::Author),
    ("authors", Style::Author),
    ("byline", Style::Author),
    ("date", Style::Date),
    ("toc heading", Style::Contents),
    ("contents heading", Style::Contents),
    ("table of figures", Style::Contents),
    ("header", Style::PageHeader),
    ("header left", Style::PageHeader),
    ("header right", Style::PageHeader),
    ("footer", Style::PageFooter),
    ("footer left", Style::PageFooter),
    ("footer right", Style::PageFooter),
];

type OfLevel = fn(u8) -> Style;

/// Beginnings of names that a number follows, in lower case.
const NUMBERED: &[(&str, OfLevel)] = &[
    ("heading", Style::Heading),
    ("überschrift", Style::Heading),
    ("titre", Style::Heading),
    ("título", Style::Heading),
    ("заголовок", Style::Heading),
    ("标题", Style::Heading),
    ("toc", |_| Style::Contents),
    ("contents", |_| Style::Contents),
    ("index", |_| Style::Index),
];

/// Returns what a style of that name makes of a paragraph; `None` where the
/// name says nothing.
pub(super) fn by_name(name: &str) -> Option<Style> {
    let name = name.replace("_20_", " ").replace('_', " ").trim().to_lowercase();
    if let Some((_, style)) = NAMES.iter().find(|(known, _)| *known == name) {
        return Some(*style);
    }
    NUMBERED.iter().find_map(|(start, style)| {
        let level: u8 = name.strip_prefix(start)?.trim_start().parse().ok()?;
        (1..=10).contains(&level).then(|| style(level))
    })
}

#[cfg(test)]
mod tests {
    use super::{Style, by_name};

    #[test]
    fn knows_names() {
        for (name, expected) in [
            ("heading 1", Some(Style::Heading(1))),
            ("Heading_20_3", Some(Style::Heading(3))),
            ("Heading2", Some(Style::Heading(2))),
            ("Überschrift 4", Some(Style::Heading(4))),
            ("Title", Some(Style::Title)),
            ("Titre", Some(Style::Title)),
            ("Titre 2", Some(Style::Heading(2))),
            ("toc 1", Some(Style::Contents)),
            ("Contents_20_2", Some(Style::Contents)),
            ("Intense Quote", Some(Style::Quote)),
            ("Preformatted_20_Text", Some(Style::Code)),
            ("Heading", None),
            ("heading 99", None),
            ("Body Text", None),
            ("", None),
        ] {
            assert_eq!(by_name(name), expected, "{name}");
        }
    }
}
