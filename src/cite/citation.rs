//! A citation in plain words.

use std::fmt;

use crate::article::{ArticleId, Metadata, ParagraphNumber, PartialDate, Person, SourceSpan};
use crate::text::ByteSpan;

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
    /// The heading that the paragraph stands under.
    pub heading: Option<&'a str>,
    /// Where the paragraph stands in the source file.
    pub source: SourceSpan,
}

/// A citation as written, and where names stand in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WrittenCitation {
    /// The citation.
    pub text: String,
    /// Where the names of the authors stand, then those of the translators, in
    /// their order: each as [`Person::display`](crate::Person::display) gives it.
    pub people: Vec<ByteSpan>,
    /// Where the title stands, without the quotation marks around it.
    pub title: Option<ByteSpan>,
    /// Where the name of the publisher stands.
    pub publisher: Option<ByteSpan>,
}

impl Citation<'_> {
    /// Writes the citation, and tells where names stand in it.
    #[must_use]
    pub fn written(&self) -> WrittenCitation {
        let Metadata { title, authors, translators, publisher, published, .. } = self.metadata;
        let mut written = WrittenCitation::default();
        written.enumerate(authors);
        match title {
            Some(title) => {
                written.part(&quoted(title));
                let end = written.text.len() - "\"".len();
                // The quotation marks within it have changed, not their length.
                written.title = Some(ByteSpan::new(end - title.len(), end));
            }
            None if authors.is_empty() => written.part(self.id.as_str()),
            // The author and the file tell enough.
            None => {}
        }
        if !translators.is_empty() {
            written.part("translated by ");
            written.enumerate(translators);
        }
        if let Some(publisher) = publisher {
            written.part(publisher);
            let end = written.text.len();
            written.publisher = Some(ByteSpan::new(end - publisher.len(), end));
        }
        if let Some(date) = published {
            written.part(&spelled(*date));
        }
        if let Some(paragraph) = self.paragraph {
            if let Some(page) = self.source.page {
                written.part(&format!("p. {page}"));
            }
            written.part(&format!("¶ {paragraph}"));
        }
        written.text += &match (self.source.line_start, self.source.line_end) {
            (Some(first), Some(last)) if last > first => {
                format!(" ({}, lines {first}–{last})", self.path)
            }
            (Some(line), _) => format!(" ({}, line {line})", self.path),
            _ => format!(" ({})", self.path),
        };
        written
    }
}

impl WrittenCitation {
    /// Adds a part, with a comma before it where it is not the first.
    fn part(&mut self, part: &str) {
        if !self.text.is_empty() {
            self.text.push_str(", ");
        }
        self.text.push_str(part);
    }

    /// Adds `A`, `A and B`, `A, B and C`, as a part or as the end of one.
    fn enumerate(&mut self, people: &[Person]) {
        for (at, person) in people.iter().enumerate() {
            self.text.push_str(match at {
                0 => "",
                _ if at + 1 == people.len() => " and ",
                _ => ", ",
            });
            let start = self.text.len();
            self.text.push_str(&person.display());
            self.people.push(ByteSpan::new(start, self.text.len()));
        }
    }
}

impl fmt::Display for Citation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written().text)
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

    fn lines(first: u32, last: u32) -> SourceSpan {
        SourceSpan { line_start: Some(first), line_end: Some(last), ..SourceSpan::default() }
    }

    fn check(metadata: Metadata, source: SourceSpan, expected: &str) {
        let citation = Citation {
            id: &ArticleId::new("roe-2024"),
            path: "river/roe.txt",
            metadata: &metadata,
            paragraph: ParagraphNumber::new(12),
            heading: None,
            source,
        };
        assert_eq!(citation.to_string(), expected);
        let WrittenCitation { text, people, title, publisher } = citation.written();
        let there = |span: &ByteSpan| span.slice(&text).map(str::to_owned);
        let names: Vec<_> = people.iter().map(there).collect();
        let stated = metadata.authors.iter().chain(&metadata.translators);
        assert_eq!(names, stated.map(|person| Some(person.display())).collect::<Vec<_>>());
        assert_eq!(publisher.as_ref().and_then(there), metadata.publisher);
        let quoted = metadata.title.as_deref().map(super::quoted);
        assert_eq!(title.as_ref().and_then(there).map(|title| format!("\"{title}\"")), quoted);
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
