//! Source files: which there are, and what articles they hold.
//!
//! [`walk`] finds files, [`read`] turns one into articles. Each format has a
//! module of its own that turns bytes into [`Article`](crate::Article)s; what
//! they share is here: decoding, tidying, and the rule that nothing of a
//! source is lost. Whatever goes wrong with a file is a
//! [`SourceProblem`](crate::SourceProblem), never a panic and never silence.

mod binary;
mod dates;
mod decode;
mod fields;
mod format;
mod jsonl;
mod markdown;
mod options;
mod reading;
mod text;
mod tidy;
mod walk;

pub use format::Format;
pub use options::ReadOptions;
pub use reading::{Reading, read, read_bytes, read_each};
pub use walk::{SourceFile, Walk, walk};
