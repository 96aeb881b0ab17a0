//! Passages that are the same text, or nearly: reprints, wire stories, quotations
//! taken out of an article.
//!
//! Comparing everything with everything would take for ever. So each passage
//! gets a *sketch*, a few numbers ([`sketch`]): who has none of them in common is
//! not compared. Of those who have, each is compared with at most two for each of
//! its numbers ([`heads`]), by all of their words ([`Wording`]). What comes out is
//! which passage each one is the same as, and which one it is a part of:
//! [`Kinship`]. All of this is pure, and hangs on the passages there are and on
//! nothing else, so that it does not matter in which order they came.

mod heads;
mod kinship;
mod sketch;
#[cfg(test)]
mod tests;
mod wording;

pub(crate) use heads::{Heads, Holder, Presence};
pub use kinship::Kinship;
pub(crate) use kinship::Ties;
pub(crate) use sketch::Sketcher;
pub(crate) use wording::Wording;
