//! The place within an article that a citation points to.

use super::Citation;
use crate::article::ParagraphNumber;

/// Which place a citation points to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PinpointKind {
    /// The page where the article has pages, else the paragraph.
    #[default]
    Page,
    /// The paragraph.
    Paragraph,
    /// The heading it stands under, else the paragraph.
    Heading,
}

/// The place that a citation points to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pinpoint {
    /// A page, counted from 1 as the file counts.
    Page(u32),
    /// A paragraph.
    Paragraph(ParagraphNumber),
    /// Whatever stands under a heading.
    Heading(String),
}

impl Citation<'_> {
    /// Returns the place cited; `None` where the article is cited as a whole.
    ///
    /// A place of the kind wanted that is not known is the paragraph.
    #[must_use]
    pub fn pinpoint(&self, kind: PinpointKind) -> Option<Pinpoint> {
        let paragraph = self.paragraph?;
        let wanted = match kind {
            PinpointKind::Page => self.source.page.map(Pinpoint::Page),
            PinpointKind::Paragraph => None,
            PinpointKind::Heading => self
                .heading
                .filter(|heading| !heading.trim().is_empty())
                .map(|heading| Pinpoint::Heading(heading.to_owned())),
        };
        Some(wanted.unwrap_or(Pinpoint::Paragraph(paragraph)))
    }
}
