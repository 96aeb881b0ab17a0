//! The paragraphs around a hit.

use pincite::{Hit, Index, Paragraph, ParagraphNumber};

use crate::report::Failure;

/// Which paragraphs around hits are shown, and where they are read.
#[derive(Clone, Copy)]
pub struct Around<'a> {
    /// Where paragraphs are read; none are shown where it is `None`.
    pub index: Option<&'a Index>,
    /// So many before and after each hit.
    pub paragraphs: u32,
}

/// Paragraphs with their numbers.
pub type Numbered = Vec<(ParagraphNumber, Paragraph)>;

impl<'a> Around<'a> {
    /// Shows so many paragraphs of an index before and after each hit.
    pub fn new(index: &'a Index, paragraphs: usize) -> Self {
        Self { index: Some(index), paragraphs: u32::try_from(paragraphs).unwrap_or(u32::MAX) }
    }

    /// Reads what is shown before a hit.
    pub fn before(&self, hit: &Hit) -> Result<Numbered, Failure> {
        let Some(number) = hit.paragraph else { return Ok(Vec::new()) };
        let first = number.get().saturating_sub(self.paragraphs).max(1);
        self.read(hit, first, number.get() - first)
    }

    /// Reads what is shown after a hit.
    pub fn after(&self, hit: &Hit) -> Result<Numbered, Failure> {
        let Some(number) = hit.paragraph else { return Ok(Vec::new()) };
        self.read(hit, number.get().saturating_add(1), self.paragraphs)
    }

    fn read(&self, hit: &Hit, first: u32, count: u32) -> Result<Numbered, Failure> {
        let Some(index) = self.index.filter(|_| count > 0) else { return Ok(Vec::new()) };
        let first = ParagraphNumber::new(first).unwrap_or(ParagraphNumber::FIRST);
        Ok(index.paragraphs(&hit.article.id, first, count as usize)?)
    }
}
