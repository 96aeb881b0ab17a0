//! What is mined of texts as they are written.

mod mining;
