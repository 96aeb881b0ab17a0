//! The names of articles and passages.

use std::fmt;
use std::num::NonZeroU32;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The name of an article, unique in its collection.
///
/// It holds no white space, no control character and no `#`, so that it can be
/// typed on a command line and told apart from the paragraph number.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ArticleId(String);

impl ArticleId {
    /// Makes an id of any text: white space, control characters and `#` become
    /// `-`, runs of `-` made that way are shortened to one, and a text with
    /// nothing left becomes `article`.
    ///
    /// ```
    /// use pincite::ArticleId;
    ///
    /// assert_eq!(ArticleId::new("Report #7 (final)").as_str(), "Report-7-(final)");
    /// assert_eq!(ArticleId::new(" ").as_str(), "article");
    /// ```
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut id = String::with_capacity(text.len());
        let mut gap = false;
        for c in text.chars() {
            if c.is_whitespace() || c.is_control() || c == '#' {
                gap = true;
                continue;
            }
            if gap && !id.is_empty() && !id.ends_with('-') && c != '-' {
                id.push('-');
            }
            gap = false;
            id.push(c);
        }
        if id.is_empty() {
            id.push_str("article");
        }
        Self(id)
    }

    /// Returns the id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The number of a paragraph within its article, counted from 1 in reading
/// order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ParagraphNumber(NonZeroU32);

impl ParagraphNumber {
    /// The number of the first paragraph.
    pub const FIRST: Self = Self(NonZeroU32::MIN);

    /// Makes the number `n`; `None` for 0.
    #[must_use]
    pub fn new(n: u32) -> Option<Self> {
        NonZeroU32::new(n).map(Self)
    }

    /// Makes the number of the paragraph at `index`, counted from 0.
    #[must_use]
    pub fn from_index(index: usize) -> Self {
        let n = u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1);
        Self(NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN))
    }

    /// Returns the index of the paragraph, counted from 0.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0.get() as usize - 1
    }

    /// Returns the number, 1 or more.
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0.get()
    }
}

impl fmt::Display for ParagraphNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The name of a passage: `ARTICLE#N`.
///
/// ```
/// use pincite::PassageId;
///
/// let id: PassageId = "budget-2024#12".parse().unwrap();
/// assert_eq!(id.article.as_str(), "budget-2024");
/// assert_eq!(id.paragraph.get(), 12);
/// assert_eq!(id.to_string(), "budget-2024#12");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PassageId {
    /// The article it stands in.
    pub article: ArticleId,
    /// Which of its paragraphs.
    pub paragraph: ParagraphNumber,
}

impl fmt::Display for PassageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", self.article, self.paragraph)
    }
}

impl FromStr for PassageId {
    type Err = crate::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parsed = text.rsplit_once('#').and_then(|(article, number)| {
            let paragraph = number.parse().ok().and_then(ParagraphNumber::new)?;
            (!article.is_empty()).then(|| Self { article: ArticleId::new(article), paragraph })
        });
        parsed.ok_or_else(|| crate::Error::invalid_id(text))
    }
}
