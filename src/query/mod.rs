//! The query language: text in, a tree and diagnostics out.
//!
//! `lexer` cuts the text into pieces, `balance` pairs the parentheses,
//! `parser` makes a tree of them and `assemble` decides what must match; `read`
//! calls them in this order. The way back is `display` (one line) and `tree`
//! (several). What is bounded stands in `limits`. `docs/query-language.md`
//! describes the language to those who type it; `tests` holds what each odd
//! query is understood as.

mod assemble;
mod ast;
mod balance;
mod chars;
mod date;
mod diagnostic;
mod display;
mod evidence;
mod fact;
mod field;
mod leaf;
mod lexer;
mod limits;
mod near;
mod nearest;
mod operator;
mod parser;
mod quotation;
mod quotes;
mod read;
mod regex;
mod relative;
mod sentence;
mod signs;
mod suffix;
#[cfg(test)]
mod tests;
mod token;
mod tree;
mod trim;
mod value;
mod word;

pub use ast::{
    Clause, Fact, Field, MAX_BOOST, MAX_DISTANCE, Node, NodeKind, Occur, Query, Substitute,
    SubstituteKind,
};
pub use diagnostic::Diagnostic;
pub use evidence::Leaf;
