//! Citations as pandoc's Markdown has them.

use super::key::citation_key;
use super::{Citation, Pinpoint, PinpointKind};

/// Writes a citation by key, for pandoc to fill in: `[@roe-2024, para. 12]`.
///
/// The bibliography that has the key comes from [`exchange`](super::exchange).
///
/// ```
/// use pincite::cite::{Citation, PinpointKind, pandoc};
/// use pincite::{ArticleId, Metadata, ParagraphNumber, SourceSpan};
///
/// let citation = Citation {
///     id: &ArticleId::new("roe-2024"),
///     path: "roe.txt",
///     metadata: &Metadata::default(),
///     paragraph: ParagraphNumber::new(12),
///     heading: Some("After the flood"),
///     source: SourceSpan::default(),
/// };
/// assert_eq!(pandoc(&citation, PinpointKind::Page), "[@roe-2024, para. 12]");
/// assert_eq!(
///     pandoc(&citation, PinpointKind::Heading),
///     "[@roe-2024, under “After the flood”]"
/// );
/// ```
#[must_use]
pub fn pandoc(citation: &Citation<'_>, kind: PinpointKind) -> String {
    let key = citation_key(citation.id);
    match citation.pinpoint(kind) {
        None => format!("[@{key}]"),
        Some(Pinpoint::Page(page)) => format!("[@{key}, p. {page}]"),
        Some(Pinpoint::Paragraph(number)) => format!("[@{key}, para. {number}]"),
        // A suffix, not a locator: pandoc knows none that is a heading. What
        // ends a citation is escaped.
        Some(Pinpoint::Heading(heading)) => {
            let heading = super::Markup::Markdown.escape(&heading).replace(';', "\\;");
            format!("[@{key}, under “{heading}”]")
        }
    }
}
