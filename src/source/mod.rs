//! Source files: which there are, and what articles they hold.
//!
//! [`walk`] finds files, [`read`] turns one into articles. Each format has a
//! module of its own that turns bytes into [`Article`](crate::Article)s; what
//! they share is here: decoding, tidying, and the rule that nothing of a
//! source is lost. Whatever goes wrong with a file is a
//! [`SourceProblem`](crate::SourceProblem), never a panic and never silence.

mod bibliographies;
mod binary;
mod block;
mod compression;
mod container;
mod coverage;
mod csv;
mod dates;
mod decode;
mod entities;
#[cfg(feature = "epub")]
mod epub;
mod fields;
mod format;
#[cfg(feature = "html")]
mod html;
mod json;
mod jsonl;
mod language;
#[cfg(feature = "mail")]
mod mail;
mod markdown;
mod monitor;
#[cfg(feature = "office")]
mod office;
mod options;
#[cfg(any(feature = "epub", feature = "office"))]
mod package;
#[cfg(feature = "pdf")]
mod pdf;
mod reading;
mod record;
mod resize;
mod sink;
mod text;
mod tidy;
mod trec;
mod walk;
#[cfg(feature = "warc")]
mod warc;
#[cfg(feature = "xml")]
mod xml;

pub(crate) use bibliographies::{ArticlePlace, OwnNames};
pub use bibliographies::{Bibliographies, BibliographyFile};
pub use coverage::{Coverage, NotRead};
pub(crate) use entities::{decode as decode_entities, next as next_entity};
pub use format::Format;
pub(crate) use markdown::{Lines, front_matter_end, options as markdown_options};
pub use monitor::Monitor;
pub use options::ReadOptions;
pub use reading::{Reading, read, read_bytes, read_each};
pub(crate) use reading::{decode_text, file_stem};
pub(crate) use text::joins_without_blank;
pub(crate) use tidy::is_blank;
pub(crate) use walk::walk_within;
pub use walk::{SourceFile, Walk, walk};

use sink::Sink;
