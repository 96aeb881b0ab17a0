//! Which passages of the collection are the same text, or nearly.
//!
//! The sketches of passages are a column of the engine; see [`crate::family`] for
//! what they are. When a run has written its passages, [`settle`] looks for those
//! that have a number in common with one that is new or gone, compares the few
//! that have, and writes a [`table`] of all families, which becomes visible with
//! the commit. The work is in proportion to what has changed, but for one walk
//! along the column.

mod compare;
mod files;
mod gather;
mod list;
mod seen;
mod settle;
mod table;

pub(super) use files::{name, open, remove_others, write};
pub(crate) use list::MemberReader;
pub use list::{Families, Family, FamilyMember, FamilyOptions};
pub(super) use settle::settle;
pub(crate) use table::FamilyTable;
