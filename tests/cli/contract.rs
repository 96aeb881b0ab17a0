//! The JSON contract, written down a second time: no member more, none less.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer};

/// A member that may be null and is never missing.
fn present<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    input: D,
) -> Result<Option<T>, D::Error> {
    Option::deserialize(input)
}

/// `search --format json`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Found {
    /// Of one of several queries only.
    pub id: Option<String>,
    pub query: Query,
    pub total: u64,
    pub hits: Vec<Hit>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Query {
    pub text: String,
    pub understood: String,
    pub diagnostics: Vec<Diagnostic>,
    pub expansions: Vec<Expansion>,
    pub feedback: Vec<String>,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Expansion {
    pub start: usize,
    pub end: usize,
    pub typed: String,
    pub found: String,
    pub kind: ExpansionKind,
    pub weight: f64,
    pub passages: u64,
    pub proof: Vec<String>,
    pub ambiguous: bool,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum ExpansionKind {
    AliasGiven,
    AliasMined,
    Spelling,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Diagnostic {
    pub start: usize,
    pub end: usize,
    pub message: String,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Hit {
    /// Of one of several queries only.
    pub query_id: Option<String>,
    pub rank: usize,
    pub score: f64,
    pub id: String,
    pub article: Article,
    #[serde(deserialize_with = "present")]
    pub paragraph: Option<u32>,
    #[serde(deserialize_with = "present")]
    pub heading: Option<String>,
    pub text: String,
    pub source: Source,
    pub snippet: Snippet,
    pub title_highlights: Vec<Highlight>,
    pub heading_highlights: Vec<Highlight>,
    pub author_highlights: Vec<Vec<Highlight>>,
    pub publisher_highlights: Vec<Highlight>,
    pub also_in: AlsoIn,
    pub citation: String,
    /// With `--cite-style` only.
    pub reference: Option<String>,
    #[serde(deserialize_with = "present")]
    pub link: Option<String>,
    /// With `--explain` only.
    pub explanation: Option<Explanation>,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct AlsoIn {
    pub total: u64,
    pub articles: u64,
    pub passages: Vec<Member>,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Member {
    pub id: String,
    pub paragraph: u32,
    pub kinship: Kinship,
    pub article: Article,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Kinship {
    Same,
    Whole,
    Part,
}

/// `families --format json`
#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Families {
    pub total: u64,
    pub families: Vec<Family>,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Family {
    pub text: String,
    pub articles: u64,
    pub passages: Vec<Member>,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Explanation {
    pub score: f64,
    pub is_lowered: bool,
    pub parts: Vec<ScorePart>,
    #[serde(deserialize_with = "present")]
    pub recency: Option<f64>,
    pub length: f64,
    pub mean_words: f64,
    pub passages: u64,
    pub k1: f64,
    pub norm: f64,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct ScorePart {
    pub term: String,
    #[serde(deserialize_with = "present")]
    pub found_as: Option<String>,
    pub frequency: u32,
    pub documents: u64,
    pub idf: f64,
    pub text: f64,
    pub together: f64,
    pub exact: f64,
    pub article: f64,
    pub title: f64,
    pub weight: f64,
    pub score: f64,
}

/// `export --passages`, `show ARTICLE#N --format json`
#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Passage {
    pub id: String,
    pub article: Article,
    #[serde(deserialize_with = "present")]
    pub paragraph: Option<u32>,
    #[serde(deserialize_with = "present")]
    pub heading: Option<String>,
    pub text: String,
    pub source: Source,
    pub citation: String,
    #[serde(deserialize_with = "present")]
    pub link: Option<String>,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Article {
    pub id: String,
    #[serde(deserialize_with = "present")]
    pub title: Option<String>,
    pub authors: Vec<String>,
    #[serde(deserialize_with = "present")]
    pub publisher: Option<String>,
    #[serde(deserialize_with = "present")]
    pub published: Option<String>,
    #[serde(deserialize_with = "present")]
    pub url: Option<String>,
    #[serde(deserialize_with = "present")]
    pub language: Option<String>,
    pub path: String,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub path: String,
    #[serde(deserialize_with = "present")]
    pub line_start: Option<u32>,
    #[serde(deserialize_with = "present")]
    pub line_end: Option<u32>,
    #[serde(deserialize_with = "present")]
    pub byte_start: Option<usize>,
    #[serde(deserialize_with = "present")]
    pub byte_end: Option<usize>,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Snippet {
    pub fragments: Vec<Fragment>,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Fragment {
    pub text: String,
    pub start: usize,
    pub end: usize,
    pub highlights: Vec<Highlight>,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Highlight {
    pub start: usize,
    pub end: usize,
    pub kind: Kind,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Exact,
    Stem,
    Prefix,
    Fuzzy,
    Wildcard,
    Regex,
    Alias,
    Phrase,
}

/// `aliases --format json`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AliasList {
    pub total: usize,
    pub given: Vec<GivenAlias>,
    pub mined: Vec<MinedAlias>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GivenAlias {
    pub names: Vec<String>,
    #[serde(deserialize_with = "present")]
    pub finds: Option<Vec<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MinedAlias {
    pub short: String,
    pub long: String,
    pub kind: String,
    pub spellings: Vec<String>,
    pub passages: u64,
    pub proof: Vec<String>,
    pub ambiguous: bool,
}

/// `articles --format json`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    pub id: String,
    #[serde(deserialize_with = "present")]
    pub title: Option<String>,
    pub authors: Vec<String>,
    #[serde(deserialize_with = "present")]
    pub publisher: Option<String>,
    #[serde(deserialize_with = "present")]
    pub published: Option<String>,
    #[serde(deserialize_with = "present")]
    pub url: Option<String>,
    #[serde(deserialize_with = "present")]
    pub language: Option<String>,
    pub path: String,
    pub translators: Vec<String>,
    pub tags: Vec<String>,
    pub format: String,
    pub paragraphs: u32,
}

/// `inspect --format json`, `export --articles`
#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Inspected {
    pub id: String,
    pub path: String,
    pub format: String,
    #[serde(deserialize_with = "present")]
    pub title: Option<String>,
    pub authors: Vec<String>,
    pub translators: Vec<String>,
    #[serde(deserialize_with = "present")]
    pub publisher: Option<String>,
    #[serde(deserialize_with = "present")]
    pub published: Option<String>,
    #[serde(deserialize_with = "present")]
    pub url: Option<String>,
    #[serde(deserialize_with = "present")]
    pub language: Option<String>,
    pub tags: Vec<String>,
    /// Alone in being left out where there is nothing.
    #[serde(default)]
    pub extra: BTreeMap<String, String>,
    pub origin: BTreeMap<String, String>,
    pub paragraphs: Vec<Paragraph>,
    pub left_out: Vec<LeftOut>,
    pub notes: Vec<String>,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Paragraph {
    pub n: u32,
    #[serde(deserialize_with = "present")]
    pub heading: Option<String>,
    pub kind: String,
    pub text: String,
    pub source: Place,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct LeftOut {
    pub text: String,
    pub why: String,
    pub source: Place,
}

/// A place in the file that the article is of.
#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Place {
    #[serde(deserialize_with = "present")]
    pub line_start: Option<u32>,
    #[serde(deserialize_with = "present")]
    pub line_end: Option<u32>,
    #[serde(deserialize_with = "present")]
    pub byte_start: Option<usize>,
    #[serde(deserialize_with = "present")]
    pub byte_end: Option<usize>,
}

/// `eval --format json`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measured {
    pub by: String,
    pub depth: usize,
    pub topics: usize,
    pub measures: ByMeasure<f64>,
    #[serde(deserialize_with = "present")]
    pub compare: Option<Compare>,
    #[serde(deserialize_with = "present")]
    pub per_topic: Option<Vec<OfTopic>>,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct ByMeasure<T> {
    #[serde(rename = "nDCG@10")]
    pub ndcg: T,
    #[serde(rename = "MAP")]
    pub map: T,
    #[serde(rename = "MRR@10")]
    pub mrr: T,
    #[serde(rename = "Recall@100")]
    pub recall: T,
}

impl<T> ByMeasure<T> {
    pub fn all(&self) -> [&T; 4] {
        [&self.ndcg, &self.map, &self.mrr, &self.recall]
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Compare {
    pub run: String,
    pub permutations: u32,
    pub measures: ByMeasure<Difference>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Difference {
    pub other: f64,
    pub difference: f64,
    pub p: f64,
    pub better: usize,
    pub worse: usize,
    pub equal: usize,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfTopic {
    pub topic: String,
    pub relevant: usize,
    pub found: usize,
    pub measures: ByMeasure<f64>,
    #[serde(deserialize_with = "present")]
    pub other: Option<ByMeasure<f64>>,
}

/// `check --format json`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checked {
    pub quotations: Vec<CheckedQuotation>,
    /// Every verdict is in it.
    pub counts: BTreeMap<String, usize>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckedQuotation {
    pub text: String,
    pub verdict: Verdict,
    pub accepted: bool,
    pub draft: DraftPlace,
    #[expect(dead_code, reason = "that it is there is what is tested")]
    pub attributions: Vec<Attribution>,
    #[serde(deserialize_with = "present")]
    pub passage: Option<String>,
    #[serde(deserialize_with = "present")]
    pub passage_end: Option<String>,
    pub similarity: f64,
    pub diff: Vec<DiffPart>,
    #[serde(deserialize_with = "present")]
    pub citation: Option<String>,
    #[serde(deserialize_with = "present")]
    pub link: Option<String>,
    #[expect(dead_code, reason = "that it is there is what is tested")]
    pub also: Vec<String>,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    Verbatim,
    Differs,
    WrongSource,
    NotFound,
}

impl Verdict {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Verbatim => "verbatim",
            Self::Differs => "differs",
            Self::WrongSource => "wrong-source",
            Self::NotFound => "not-found",
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DraftPlace {
    pub path: String,
    #[serde(deserialize_with = "present")]
    pub line: Option<u32>,
    #[serde(deserialize_with = "present")]
    pub byte_start: Option<usize>,
    #[serde(deserialize_with = "present")]
    pub byte_end: Option<usize>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
#[expect(dead_code, reason = "their forms are what is tested")]
pub enum Attribution {
    Id(String),
    Url(String),
    Author { family: String, year: i32 },
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DiffPart {
    pub change: String,
    pub text: String,
}

impl From<Hit> for Passage {
    fn from(hit: Hit) -> Self {
        let Hit { id, article, paragraph, heading, text, source, citation, link, .. } = hit;
        Self { id, article, paragraph, heading, text, source, citation, link }
    }
}
