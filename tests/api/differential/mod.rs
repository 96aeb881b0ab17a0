//! The engine and the matcher do what the definitions say.
//!
//! A naive evaluator decides by the definitions whether a passage matches a
//! query and what of it is evidence; `table` shows by example what these are.
//! Queries of every operator and articles to look them up in are generated, and
//! what the engine and the matcher make of them must be the same.
//!
//! | module | is for |
//! | --- | --- |
//! | `naive` | the definitions |
//! | `table` | the definitions by example |
//! | `runs` | how the search reads what has no blanks |
//! | `articles`, `queries`, `vocabulary`, `random` | what is generated |
//! | `engine`, `matcher`, `parser` | what is compared |
//! | `coverage` | that all is tried |
//! | `operator` | what there is to compare, and that all of it was tried |
//! | `simpler`, `difference` | what is said where the two differ |
//! | `build` | trees by hand |

mod articles;
mod build;
mod coverage;
mod difference;
mod engine;
mod matcher;
mod naive;
mod operator;
mod parser;
mod queries;
pub mod random;
mod runs;
mod simpler;
mod table;
mod vocabulary;

/// Returns the seeds of a run: some, or so many as `DIFFERENTIAL_SEEDS` says.
fn seeds(default: u64) -> std::ops::Range<u64> {
    let given = std::env::var("DIFFERENTIAL_SEEDS").ok();
    0..given.map_or(default, |seeds| seeds.parse().unwrap())
}
