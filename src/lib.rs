//! Passage search that cites its sources.
//!
//! pincite turns articles (news, analysis, reports, web texts) into an index
//! of their paragraphs, answers keyword searches with the best passages, marks
//! exactly why each one matched, and cites each one: article, author,
//! publisher, date, paragraph, source lines.
//!
//! ```
//! use pincite::{Index, Query, SearchOptions, SyncOptions};
//!
//! # fn main() -> pincite::Result<()> {
//! # let dir = std::env::temp_dir().join(format!("pincite-lib-{}", std::process::id()));
//! # std::fs::create_dir_all(dir.join("articles")).expect("a folder");
//! # std::fs::write(dir.join("articles/flood.txt"), "The river rose\n\nOn Monday the river rose by two metres within one night.\n").expect("a file");
//! # let (articles, index_dir) = (dir.join("articles"), dir.join("index"));
//! let mut index = Index::open_or_create(index_dir)?;
//! index.sync(&[articles], &SyncOptions::default(), &mut |_| {})?;
//!
//! let results = index.search(&Query::parse("river \"one night\""), &SearchOptions::default())?;
//! for hit in &results.hits {
//!     for fragment in &hit.snippet.fragments {
//!         println!("{}", fragment.text); // fragment.highlights says what matched, and why
//!     }
//!     println!("{}", hit.citation());
//! }
//! # assert_eq!(results.hits[0].citation().to_string(), "\"The river rose\", ¶ 1 (flood.txt, line 3)");
//! # std::fs::remove_dir_all(&dir).ok();
//! # Ok(())
//! # }
//! ```
//!
//! # What is where
//!
//! - [`Index`] keeps a collection on disk: [`sync`](Index::sync) brings it up
//!   to date with files, [`search`](Index::search) finds passages,
//!   [`article`](Index::article) and [`paragraphs`](Index::paragraphs) read
//!   them back.
//! - [`Query`] is a query as understood. Anything a person types parses; what
//!   was odd is a [`Diagnostic`].
//! - [`Hit`] is a passage found, with its [`Snippet`] and [`Citation`].
//! - [`Article`] is a text as read from its source by [`source::read`], with
//!   everything that was left out and why.
//! - [`Matcher`] and [`snippet()`] do the same for a text that is in no index.
//! - [`cite`] writes citations: in plain words, in a style, for reference
//!   managers.
//! - [`lock`] tells later what has become of a passage that was cited.
//! - [`quote`] checks quotations against the collection.
//! - [`eval`] measures how good the ranking is, with judged topics.
//!
//! The library is silent: it prints nothing, reads no environment, and never
//! exits. Offsets are bytes of UTF-8, half-open, on character boundaries;
//! widths are terminal columns.
//!
//! # Features
//!
//! All are on by default; embedders start from `default-features = false`.
//!
//! - `cli`: what the program needs.
//! - `formats`: every format; or those wanted, each with the libraries it needs:
//!   `html`, `pdf`, `office` (DOCX, ODT, RTF), `epub`, `xml` (NITF, NewsML-G2, JATS,
//!   feeds), `mail` (also MHTML), `warc`, `archives` (`.zip`, `.tar`, `.gz`, `.zst`).
//!   Text, Markdown, JSON, CSV, TREC and bibliographies are always read.
//! - `styles`: citations in the styles of CSL ([`cite`]).

#![forbid(unsafe_code)]
#![warn(missing_docs)]
// The library is silent and does not end the program. Tests may.
#![cfg_attr(
    not(test),
    deny(
        clippy::dbg_macro,
        clippy::exit,
        clippy::expect_used,
        clippy::panic,
        clippy::print_stderr,
        clippy::print_stdout,
        clippy::todo,
        clippy::unwrap_used
    )
)]

mod alias;
mod analysis;
mod article;
mod bibliography;
pub mod cite;
mod error;
pub mod eval;
mod family;
mod index;
pub mod lock;
mod query;
pub mod quote;
mod search;
mod snippet;
pub mod source;
pub mod text;

pub use alias::{AliasRule, Aliases, AliasesProblem};
pub use analysis::{Analyzer, Memo, Pattern, Term, TokenRef, Tokens, WordPattern};
pub use article::{
    Article, ArticleId, LeftOut, Metadata, Paragraph, ParagraphKind, ParagraphNumber, PartialDate,
    PassageId, Person, SourceSpan,
};
pub use cite::{Citation, WrittenCitation};
pub use error::{Error, ErrorKind, Result, SourceProblem};
pub use family::Kinship;
pub use index::{
    AliasEntry, AliasKind, ArticleEntry, ChangeKind, Families, Family, FamilyMember, FamilyOptions,
    Figures, FileChange, Index, PassageLinks, Progress, Received, SyncOptions, SyncReport, Totals,
};
pub use query::{
    Clause, Diagnostic, Fact, Field, Leaf, MAX_BOOST, MAX_DISTANCE, Node, NodeKind, Occur, Query,
    Substitute, SubstituteKind,
};
pub use search::{
    AliasOptions, AlsoIn, Expansion, ExpansionKind, Explanation, Hit, HitId, Recency, ResultUnit,
    Results, ScorePart, SearchOptions, SimilarOptions, SortBy,
};
pub use snippet::{
    Evidence, Fragment, Highlight, HighlightKind, MatchTerm, Matcher, PassageText, Snippet,
    SnippetOptions, TermKind, snippet,
};
pub use text::ByteSpan;

/// Compiles the example of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
