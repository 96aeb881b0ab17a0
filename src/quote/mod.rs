//! The quotations of a draft, and whether they are what the articles say.
//!
//! [`Draft`] reads a draft and finds what it quotes, and from where by its own
//! account: that needs no index.

mod draft;
mod quotation;

pub use draft::{Annotation, Draft, DraftOptions};
pub use quotation::{Attribution, DraftPlace, Quotation};
