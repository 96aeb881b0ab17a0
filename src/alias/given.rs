//! Aliases that somebody lists.

/// todo
#[derive(Clone, Debug, Default)]
pub struct Aliases {}
/// todo
#[derive(Clone, Debug, Default)]
pub struct AliasesProblem {}
