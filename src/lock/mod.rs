//! Ids of passages that can be checked later.
//!
//! `ARTICLE#12` says which paragraph is meant, not what it said. An id with a
//! [`Fingerprint`] of the text, `ARTICLE#12@3f9c2a71`, says both: whether the
//! paragraph still stands there, has moved, was edited or is gone can be told
//! from the collection of today. [`mentions`] finds such ids in any text, and
//! [`Index::standing`](crate::Index::standing) says what has become of one.
//! Nothing is taken for the passage that is only like it.

mod fingerprint;
mod locked_id;
mod mentions;
mod standing;

pub use fingerprint::Fingerprint;
pub use locked_id::LockedId;
pub use mentions::{Mention, mentions, quoted};
pub use standing::Standing;
