//! Citing a passage.

mod citation;
mod link;

pub use citation::{Citation, WrittenCitation};
pub(crate) use link::file_url;
