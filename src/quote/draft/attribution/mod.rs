//! What a draft says that its quotations are taken from.
//!
//! [`marker`] finds what names a source: ids, citation keys, addresses, links,
//! authors with a year ([`author_year`]), references to notes. [`near`] decides
//! which of them belong to a quotation. A source that is missed costs little; a
//! quotation held against a source that the draft does not name is a false
//! accusation.

mod author_year;
mod following;
mod marker;
mod near;
mod notes;
mod tail;

use super::block::Block;

pub(super) use author_year::is_reference_lead;
use marker::Marker;
pub(super) use near::attributions;
pub(super) use tail::source_tail;

/// Finds what names a source in a block, references to notes left out.
pub(super) fn markers_alone(block: &Block) -> Vec<Marker> {
    marker::markers(block, &notes::Notes::default())
}

/// Says whether a text begins with a dash, as a line does that names a source.
pub(super) fn starts_with_dash(text: &str) -> bool {
    tail::dash_len(text).is_some()
}
