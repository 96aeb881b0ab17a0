//! Bibliographies kept beside the articles: what they say of which article.
//!
//! A reference manager knows an article's title, authors and date better than
//! any page says them. A BibLaTeX or BibTeX file, a Hayagriva file or CSL-JSON
//! among the sources is therefore read for its entries, each entry is matched
//! with the files it describes, and what it says overrides what the article's
//! own file says. Whatever is wrong with one entry is said with its line, and
//! costs no other entry.
//!
//! Data flow: [`recognise`] a file, [`Bibliography::parse`] it (every format
//! fills the same [`draft::Draft`]), gather all in [`Descriptions`], then for
//! each article [`Descriptions::find`] its entry and
//! [`Descriptions::describe`] it. [`Coverage`] tells what was left over.

mod biblatex;
mod coverage;
mod csl_json;
mod csl_names;
mod date;
mod describe;
mod descriptions;
mod draft;
mod entry;
mod files;
mod format;
mod hayagriva;
mod html;
mod kind;
mod language;
mod normal;
mod suffixes;
mod yaml;
mod zotero;

pub(crate) use coverage::Coverage;
pub(crate) use descriptions::{Descriptions, Finding, Share, Subject};
pub(crate) use entry::Bibliography;
pub(crate) use format::{BibliographyFormat, recognise};
