//! Text as people see it: spans, sentences, display width, lines, differences.
//!
//! Everything here is pure Unicode work with no idea of articles, queries or
//! the engine. Offsets are always bytes of UTF-8 on character boundaries;
//! widths are always terminal columns.

mod abbreviation;
mod diff;
mod escape;
mod sentence;
mod sentence_bounds;
mod span;
mod width;
mod word_diff;
mod wrap;

pub use diff::{Change, DiffPart};
pub use escape::escape_controls;
pub use sentence::sentences;
pub use span::ByteSpan;
pub use width::{display_width, grapheme_width, prefix_within_width, truncate_to_width};
pub use word_diff::word_diff;
pub use wrap::wrap;
