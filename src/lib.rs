//! Passage search that cites its sources.
#![forbid(unsafe_code)]

mod analysis;
mod article;
mod cite;
mod error;
mod index;
mod query;
mod search;
mod snippet;
pub mod source;
pub mod text;

pub use analysis::{Analyzer, Memo, Pattern, Term, TokenRef, Tokens};
pub use article::*;
pub use cite::Citation;
pub use error::{Error, ErrorKind, Result, SourceProblem};
pub use index::{ArticleEntry, Figures, Index, Progress, SyncOptions, SyncReport, Totals};
pub use query::*;
pub use search::{Hit, HitId, ResultUnit, Results, SearchOptions, SortBy};
pub use snippet::*;
pub use text::ByteSpan;
