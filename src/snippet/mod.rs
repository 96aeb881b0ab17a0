//! What of a passage matched, and which part of it to show.
//!
//! [`Matcher`] evaluates a query against one passage and marks what took part
//! in the match; [`snippet`] chooses the fragments to show. Both are pure: they
//! read a query tree and text, and know no engine. That makes the matcher the
//! naive twin of the search as well: a passage is a hit exactly where
//! [`Evidence::matched`] says so.

mod evidence;
mod fragment;
mod highlight;
mod lookup;
mod matcher;
#[cfg(test)]
mod tests;
mod window;

pub use evidence::{Evidence, PassageText};
pub use fragment::{Fragment, Snippet, SnippetOptions, snippet};
pub use highlight::{Highlight, HighlightKind};
pub use matcher::{MatchTerm, Matcher, TermKind};
