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
//! | `articles`, `queries`, `vocabulary`, `random` | what is generated |
//! | `engine`, `matcher` | what is compared |
//! | `operator` | what there is to compare, and that all of it was tried |
//! | `gaps` | what is known to differ |
//! | `simpler`, `difference` | what is said where the two differ |
//! | `build` | trees by hand |

mod articles;
mod build;
mod coverage;
mod difference;
mod engine;
mod gaps;
mod matcher;
mod naive;
mod operator;
mod queries;
mod random;
mod simpler;
mod table;
mod vocabulary;

use operator::Operator;

/// The operators that the engine, the matcher and the parser are asked about.
const ON: &[Operator] = &[
    Operator::Word,
    Operator::Phrase,
    Operator::Prefix,
    Operator::Clauses,
    Operator::And,
    Operator::Or,
    Operator::Not,
    Operator::Title,
    Operator::Heading,
    Operator::Author,
    Operator::Publisher,
    Operator::Language,
    Operator::Tag,
    Operator::Path,
    Operator::Id,
    Operator::Date,
];

/// The same for what aliases and near spellings make of a query.
const EXPANDED: &[Operator] = &[Operator::Word];

/// Returns the seeds of a run: some, or so many as `DIFFERENTIAL_SEEDS` says.
fn seeds(default: u64) -> std::ops::Range<u64> {
    let given = std::env::var("DIFFERENTIAL_SEEDS").ok();
    0..given.map_or(default, |seeds| seeds.parse().unwrap())
}
