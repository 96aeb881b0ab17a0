//! Documents of word processors: Word, OpenDocument, Rich Text.
//!
//! Each format has a reader that walks its own structure and says of each
//! piece of text what its style makes it ([`Content`](content::Content)); what
//! follows is the same for all: lists, titles, notes, metadata.

mod content;
pub(super) mod docx;
mod numbers;
pub(super) mod odt;
mod properties;
pub(super) mod rtf;
mod styles;
mod table;
#[cfg(test)]
mod tests;
mod title;

/// Elements may lie this deep in one another where a reader follows them by
/// recursion; real documents stay below fifty. What lies deeper is taken as
/// plain text.
const MAX_DEPTH: usize = 120;
