//! Citing a passage: in plain words, in a citation style, in the formats that
//! reference managers exchange; and links that lead to it.
//!
//! Everything here works on what is known of an article. It opens no file and
//! looks nothing up. A [`Citation`] says what is cited; what becomes of it is
//! decided by whoever writes it:
//!
//! - [`Citation::written`]: in plain words, as pincite shows it;
//! - [`exchange`]: BibTeX, BibLaTeX, RIS, CSL-JSON, Hayagriva;
//! - [`pandoc`]: `[@key, para. 12]`;
//! - `CitationStyle`: any style of the Citation Style Language (the feature
//!   `styles`).
//!
//! ```
//! use pincite::cite::{Citation, ExchangeFormat, exchange};
//! use pincite::{ArticleId, Metadata, SourceSpan};
//!
//! let metadata = Metadata { title: Some("Rising water".to_owned()), ..Metadata::default() };
//! let citation = Citation {
//!     id: &ArticleId::new("roe-2024"),
//!     path: "roe.txt",
//!     metadata: &metadata,
//!     paragraph: None,
//!     heading: None,
//!     source: SourceSpan::default(),
//! };
//! let ris = exchange(ExchangeFormat::Ris, &[citation]);
//! assert_eq!(ris, "TY  - GEN\r\nID  - roe-2024\r\nTI  - Rising water\r\nER  - \r\n");
//! ```

mod byline;
mod citation;
mod exchange;
mod key;
mod kind;
mod latex;
mod link;
mod markup;
mod name;
mod pandoc;
mod pinpoint;
#[cfg(feature = "styles")]
mod style;
#[cfg(test)]
mod tests;
mod text_fragment;
mod work;

pub use citation::{Citation, WrittenCitation};
pub use exchange::{ExchangeFormat, exchange};
pub use key::citation_key;
pub(crate) use link::{file_url, page_url};
pub use markup::Markup;
pub use pandoc::pandoc;
pub use pinpoint::{Pinpoint, PinpointKind};
#[cfg(feature = "styles")]
pub use style::{CitationStyle, Reference, StyleName, StyleOptions, StyledCitations};
pub use text_fragment::TextFragment;
pub(crate) use text_fragment::TextFragments;
