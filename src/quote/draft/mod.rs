//! Reading drafts: what they quote, and what they say it is taken from.
//!
//! ```text
//! bytes -- markdown, plain, html, article --> Blocks: text, and where it stands
//!                                               | pairs: quotation marks of a paragraph
//!                                               v find: quotations, over paragraphs too
//!                                             Found
//!                                               | attribution: what stands near them
//!                                               v
//!                                             Quotation
//! ```
//!
//! All is pure: a text in, values out. Every step takes time linear in the
//! length of the draft, whatever stands in it.

mod annotate;
mod article;
mod attribution;
mod block;
mod find;
mod gather;
mod html;
mod markdown;
mod marks;
mod pairs;
mod plain;
mod reading;
mod tags;
#[cfg(test)]
mod tests;
mod words;

pub use annotate::Annotation;
pub use reading::{Draft, DraftOptions};
