//! How to check.

use std::path::PathBuf;

use crate::article::ArticleId;

/// How to check quotations.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckOptions {
    /// What is less [similar](super::Finding::similarity) than this is not found,
    /// unless only its case and punctuation are others; 0.55 by default.
    pub min_similarity: f64,
    /// A quotation that differs, but is at least so similar, is accepted, unless a
    /// number or a negation differs; none is where `None`.
    pub accept: Option<f64>,
    /// Looks in these articles only; in all where this and `within` are empty.
    pub articles: Vec<ArticleId>,
    /// Looks in the articles at or below these paths, which the index knows, and in
    /// `articles`.
    pub within: Vec<PathBuf>,
}

impl Default for CheckOptions {
    fn default() -> Self {
        Self { min_similarity: 0.55, accept: None, articles: Vec::new(), within: Vec::new() }
    }
}
