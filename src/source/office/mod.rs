//! Documents of word processors.

pub(super) mod docx;
pub(super) mod odt;
pub(super) mod rtf;
