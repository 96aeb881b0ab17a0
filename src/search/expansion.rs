//! What was looked for besides what was typed.

use crate::article::PassageId;
use crate::query::Substitute;
use crate::text::ByteSpan;

/// Something that was looked for besides what was typed: another name for the
/// same, or a near spelling.
#[derive(Clone, Debug, PartialEq)]
pub struct Expansion {
    /// What was typed, one word or several.
    pub typed: String,
    /// Where it was typed, in [`Query::text`](crate::Query::text).
    pub span: ByteSpan,
    /// What else was looked for.
    pub substitute: Substitute,
    /// Passages that say both names and that they are one; none where the
    /// alias was given, and for spellings.
    pub proof: Vec<PassageId>,
}
