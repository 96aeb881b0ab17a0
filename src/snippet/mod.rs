//! What of a passage matched, and which part of it to show.
//!
//! [`Matcher`] evaluates a query against one passage and marks what took part
//! in the match; [`Evidence::snippet`] chooses the fragments to show. Both are
//! pure: they read a query tree and text, and know no engine. That makes the
//! matcher the naive twin of the search as well: a passage is a hit exactly
//! where [`Evidence::matched`] says so.
//!
//! | file | is for |
//! | --- | --- |
//! | `matcher`, `term` | a query with its words analysed |
//! | `passage`, `evidence` | what is asked about, and the answer |
//! | `evaluation` | deciding node by node |
//! | `lookup` | where a word or phrase stands |
//! | `together`, `nearness` | what stands near one another |
//! | `highlight` | marks, and which of those that overlap is kept |
//! | `fragment`, `candidate`, `window`, `cut` | which part to show, and where to cut it |

mod candidate;
mod cut;
mod evaluation;
mod evidence;
mod fragment;
mod highlight;
mod lookup;
mod matcher;
pub(crate) mod nearness;
mod passage;
mod term;
#[cfg(test)]
mod tests;
mod together;
mod window;

pub use evidence::Evidence;
pub use fragment::{Fragment, Snippet, SnippetOptions, snippet};
pub use highlight::{Highlight, HighlightKind};
pub use matcher::Matcher;
pub use passage::PassageText;
pub use term::{MatchTerm, TermKind};
