//! A citation in plain words.

use std::fmt;

use crate::article::{ArticleId, Metadata, ParagraphNumber, PartialDate, SourceSpan};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A reference to an article, with a pinpoint to one of its paragraphs.
///
/// Written in a fixed order: authors, title, translators, publisher, date,
/// page, paragraph, and where it stands in the source. What is not known is not
/// mentioned.
///
/// `Jane Roe, "Rising water", River Post, 9 May 2024, ¶ 12 (a.txt, line 41)`
#[derive(Clone, Copy, Debug)]
pub struct Citation<'a> {
    /// The article's id, for want of a title.
    pub id: &'a ArticleId,
    /// Path of its source file, as shown.
    pub path: &'a str,
    /// What is known about the article.
    pub metadata: &'a Metadata,
    /// The paragraph; `None` cites the article as a whole.
    pub paragraph: Option<ParagraphNumber>,
    /// Where the paragraph stands in the source file.
    pub source: SourceSpan,
}

impl fmt::Display for Citation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let metadata = self.metadata;
        let mut parts: Vec<String> = Vec::new();
        if !metadata.authors.is_empty() {
            let names: Vec<_> = metadata.authors.iter().map(|author| author.display()).collect();
            parts.push(enumerate(&names));
        }
        match &metadata.title {
            Some(title) => parts.push(quoted(title)),
            None if metadata.authors.is_empty() => parts.push(self.id.to_string()),
            // The author and the file tell enough.
            None => {}
        }
        if !metadata.translators.is_empty() {
            let names: Vec<_> = metadata.translators.iter().map(|name| name.display()).collect();
            parts.push(format!("translated by {}", enumerate(&names)));
        }
        parts.extend(metadata.publisher.clone());
        parts.extend(metadata.published.map(spelled));
        parts.extend(self.paragraph.and(self.source.page).map(|page| format!("p. {page}")));
        parts.extend(self.paragraph.map(|paragraph| format!("¶ {paragraph}")));
        f.write_str(&parts.join(", "))?;
        write!(f, " ({}", self.path)?;
        match (self.source.line_start, self.source.line_end) {
            (Some(first), Some(last)) if last > first => write!(f, ", lines {first}–{last}")?,
            (Some(line), _) => write!(f, ", line {line}")?,
            _ => {}
        }
        f.write_str(")")
    }
}

/// `A`, `A and B`, `A, B and C`.
fn enumerate(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Quotes a title; quotation marks within become single ones.
fn quoted(title: &str) -> String {
    let inner: String = title
        .chars()
        .map(|c| match c {
            '"' => '\'',
            '“' => '‘',
            '”' => '’',
            c => c,
        })
        .collect();
    format!("\"{inner}\"")
}

/// `9 May 2024`, `May 2024`, `2024`.
fn spelled(date: PartialDate) -> String {
    let month = date.month().and_then(|month| MONTHS.get(usize::from(month) - 1));
    match (month, date.day()) {
        (Some(month), Some(day)) => format!("{day} {month} {}", date.year()),
        (Some(month), None) => format!("{month} {}", date.year()),
        _ => date.year().to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Person;

    fn lines(first: u32, last: u32) -> SourceSpan {
        SourceSpan { line_start: Some(first), line_end: Some(last), ..SourceSpan::default() }
    }

    fn check(metadata: Metadata, source: SourceSpan, expected: &str) {
        let citation = Citation {
            id: &ArticleId::new("roe-2024"),
            path: "river/roe.txt",
            metadata: &metadata,
            paragraph: ParagraphNumber::new(12),
            source,
        };
        assert_eq!(citation.to_string(), expected);
    }

    #[test]
    fn everything_known() {
        let metadata = Metadata {
            title: Some("The \"great\" flood".to_owned()),
            authors: ["Roe, Jane", "River Desk", "Ann Poe"].map(Person::from_stated).to_vec(),
            translators: vec![Person::from_stated("Max Moe")],
            publisher: Some("River Post".to_owned()),
            published: PartialDate::new(2024, Some(5), Some(9)),
            ..Metadata::default()
        };
        let expected = "Jane Roe, River Desk and Ann Poe, \"The 'great' flood\", translated by Max Moe, \
                        River Post, 9 May 2024, ¶ 12 (river/roe.txt, lines 41–43)";
        check(metadata, lines(41, 43), expected);
    }

    #[test]
    fn a_page_stands_before_the_paragraph() {
        let place = SourceSpan { page: Some(7), ..SourceSpan::default() };
        check(Metadata::default(), place, "roe-2024, p. 7, ¶ 12 (river/roe.txt)");
    }

    #[test]
    fn what_is_not_known_is_not_mentioned() {
        check(Metadata::default(), SourceSpan::default(), "roe-2024, ¶ 12 (river/roe.txt)");
        let metadata = Metadata {
            title: Some("Flood".to_owned()),
            published: PartialDate::new(2024, Some(5), None),
            ..Metadata::default()
        };
        check(metadata, lines(7, 7), "\"Flood\", May 2024, ¶ 12 (river/roe.txt, line 7)");
        let metadata =
            Metadata { published: PartialDate::new(2024, None, None), ..Metadata::default() };
        check(metadata, lines(7, 7), "roe-2024, 2024, ¶ 12 (river/roe.txt, line 7)");
    }
}
