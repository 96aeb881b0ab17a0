//! What is known about an article.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{PartialDate, Person};

/// What is known about an article; a fact its source does not state is absent,
/// never guessed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Metadata {
    /// The title.
    pub title: Option<String>,
    /// The authors, in the order given.
    pub authors: Vec<Person>,
    /// The translators, in the order given.
    pub translators: Vec<Person>,
    /// Who published it: a newspaper, a site, an institute.
    pub publisher: Option<String>,
    /// When it was published, as precisely as stated.
    pub published: Option<PartialDate>,
    /// Its address on the web.
    pub url: Option<String>,
    /// Its language as a BCP 47 tag (`en`, `fa`, `pt-BR`).
    pub language: Option<String>,
    /// Free labels.
    pub tags: Vec<String>,
    /// Whatever else the source states, by field name, as text.
    pub extra: BTreeMap<String, String>,
}
