//! Putting other names and near spellings into a query.
//!
//! A query is expanded before it is compiled: a word or a run of words that is a
//! name becomes a node that holds what was typed and what else is looked for.
//! The engine, the highlighter and the explanation all see the same tree.
//! [`names`] knows what else a name is called, and
//! [`super::spelling`] how else a word is spelt.

mod case;
mod expansion;
mod names;

pub(super) use expansion::OtherName;
pub use expansion::{AliasOptions, Expansion, ExpansionKind};

use std::collections::{HashMap, HashSet};

use crate::alias::{Keys, NameKey, is_common_word};
use crate::index::Snapshot;
use crate::query::{Clause, Diagnostic, Node, NodeKind, Occur, Query, Substitute};
use crate::text::ByteSpan;

use super::spelling::Spellings;
use names::{Names, OtherNames, keys_of_word};

/// Names of more words are not looked for.
const MAX_RUN: usize = 12;

/// At most so many things are looked for besides what was typed: each is a
/// phrase for the engine.
const MAX_SUBSTITUTES: usize = 200;

/// Returns the query with what else is to be looked for, and what that is, in
/// the order typed. What was limited is among the query's diagnostics.
///
/// Quotation marks, exact forms, patterns, fields and what is excluded stay as
/// they are: who types those means just that.
pub(super) fn expand(
    snapshot: &Snapshot,
    query: &Query,
    options: &AliasOptions,
) -> tantivy::Result<(Query, Vec<Expansion>)> {
    let names = Names::new(snapshot, options)?;
    let spellings = options.spellings.then(|| Spellings::new(snapshot));
    if names.is_empty() && spellings.is_none() {
        return Ok((query.clone(), Vec::new()));
    }
    let mut expander = Expander {
        names,
        spellings,
        keys: Keys::default(),
        expansions: Vec::new(),
        diagnostics: Vec::new(),
        known: HashMap::new(),
        told: HashSet::new(),
        substitutes: 0,
    };
    let root = expander.node(&query.root, Runs::Allowed)?;
    let mut expanded = Query { root, ..query.clone() };
    if let Some(spellings) = &mut expander.spellings {
        expander.diagnostics.extend(spellings.take_diagnostics());
        expander.diagnostics.extend(spellings.suggestions(&query.root)?);
    }
    expanded.diagnostics.extend(expander.diagnostics);
    Ok((expanded, expander.expansions))
}

/// Whether words side by side may be a name together. Words near one another,
/// and words of one sentence, are asked for one by one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Runs {
    Allowed,
    Single,
}

struct Expander<'a> {
    names: Names<'a>,
    spellings: Option<Spellings<'a>>,
    keys: Keys,
    expansions: Vec<Expansion>,
    diagnostics: Vec<Diagnostic>,
    /// What was found for names so far: words come again.
    known: HashMap<String, OtherNames>,
    /// Names and words whose expansions are told.
    told: HashSet<String>,
    substitutes: usize,
}

/// What becomes of a row of nodes: one of them, or a run that is one name.
struct Piece {
    /// How many nodes it stands for.
    len: usize,
    /// What is looked for besides; none for a node that stays as it is.
    others: Vec<Substitute>,
}

impl Expander<'_> {
    fn node(&mut self, node: &Node, runs: Runs) -> tantivy::Result<Node> {
        let kind = match &node.kind {
            NodeKind::Word(_) => {
                let others = self.single(node)?;
                return Ok(expanded(node.clone(), others));
            }
            NodeKind::Clauses(clauses) => return self.clauses(node, clauses, runs),
            NodeKind::And(nodes) => return self.all(node, nodes, runs),
            NodeKind::Or(nodes) => NodeKind::Or(self.each(nodes, runs)?),
            NodeKind::Near { nodes, distance, ordered } => NodeKind::Near {
                nodes: self.each(nodes, Runs::Single)?,
                distance: *distance,
                ordered: *ordered,
            },
            NodeKind::Sentence(inner) => {
                NodeKind::Sentence(Box::new(self.node(inner, Runs::Single)?))
            }
            NodeKind::SameArticle(clauses) => {
                let clauses = clauses.iter().map(|clause| self.clause(clause, runs));
                NodeKind::SameArticle(clauses.collect::<tantivy::Result<_>>()?)
            }
            NodeKind::Boosted { node: inner, factor } => {
                NodeKind::Boosted { node: Box::new(self.node(inner, runs)?), factor: *factor }
            }
            _ => return Ok(node.clone()),
        };
        Ok(Node { span: node.span, kind })
    }

    fn each(&mut self, nodes: &[Node], runs: Runs) -> tantivy::Result<Vec<Node>> {
        nodes.iter().map(|node| self.node(node, runs)).collect()
    }

    fn clause(&mut self, clause: &Clause, runs: Runs) -> tantivy::Result<Clause> {
        let node = match clause.occur {
            Occur::Excluded => clause.node.clone(),
            Occur::Optional | Occur::Required => self.node(&clause.node, runs)?,
        };
        Ok(Clause { occur: clause.occur, node })
    }

    /// Clauses side by side: runs of optional words may be names.
    fn clauses(&mut self, node: &Node, clauses: &[Clause], runs: Runs) -> tantivy::Result<Node> {
        let mut out = Vec::with_capacity(clauses.len());
        let is_word = |clause: &Clause| {
            clause.occur == Occur::Optional && matches!(clause.node.kind, NodeKind::Word(_))
        };
        for row in clauses.chunk_by(|a, b| is_word(a) && is_word(b)) {
            if !row.first().is_some_and(is_word) || runs == Runs::Single {
                for clause in row {
                    out.push(self.clause(clause, runs)?);
                }
                continue;
            }
            let words: Vec<&Node> = row.iter().map(|clause| &clause.node).collect();
            let mut rest = row;
            for Piece { len, others } in self.row(&words)? {
                let (own, left) = rest.split_at_checked(len).unwrap_or((rest, &[]));
                rest = left;
                let node = match own {
                    [only] => only.node.clone(),
                    own => Node {
                        span: cover(own.iter().map(|clause| &clause.node)),
                        kind: NodeKind::Clauses(own.to_vec()),
                    },
                };
                out.push(Clause { occur: Occur::Optional, node: expanded(node, others) });
            }
        }
        match <[Clause; 1]>::try_from(out) {
            Ok([Clause { occur: Occur::Optional, node }]) => Ok(node),
            Ok(only) => Ok(Node { span: node.span, kind: NodeKind::Clauses(only.into()) }),
            Err(out) => Ok(Node { span: node.span, kind: NodeKind::Clauses(out) }),
        }
    }

    /// Nodes that must all match: runs of words may be names.
    fn all(&mut self, node: &Node, nodes: &[Node], runs: Runs) -> tantivy::Result<Node> {
        let mut out = Vec::with_capacity(nodes.len());
        let is_word = |node: &Node| matches!(node.kind, NodeKind::Word(_));
        for row in nodes.chunk_by(|a, b| is_word(a) && is_word(b)) {
            if !row.first().is_some_and(is_word) || runs == Runs::Single {
                out.extend(self.each(row, runs)?);
                continue;
            }
            let words: Vec<&Node> = row.iter().collect();
            let mut rest = row;
            for Piece { len, others } in self.row(&words)? {
                let (own, left) = rest.split_at_checked(len).unwrap_or((rest, &[]));
                rest = left;
                let node = match own {
                    [only] => only.clone(),
                    own => Node { span: cover(own.iter()), kind: NodeKind::And(own.to_vec()) },
                };
                out.push(expanded(node, others));
            }
        }
        match <[Node; 1]>::try_from(out) {
            Ok([only]) => Ok(only),
            Err(out) => Ok(Node { span: node.span, kind: NodeKind::And(out) }),
        }
    }

    /// Cuts a row of words into names, the longest first, and other words.
    fn row(&mut self, words: &[&Node]) -> tantivy::Result<Vec<Piece>> {
        let mut pieces = Vec::new();
        let mut at = 0;
        while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
            let piece = match self.run(rest)? {
                Some(piece) => piece,
                None => match rest.first() {
                    Some(word) => Piece { len: 1, others: self.single(word)? },
                    None => break,
                },
            };
            at += piece.len;
            pieces.push(piece);
        }
        Ok(pieces)
    }

    /// Finds the longest name of two words or more that `words` begin with.
    fn run(&mut self, words: &[&Node]) -> tantivy::Result<Option<Piece>> {
        if self.names.is_empty() || words.len() < 2 {
            return Ok(None);
        }
        let mut begins = NameKey::default();
        let mut first = true;
        self.keys.parts(words.first().map_or("", |word| text_of(word)), |part| {
            if std::mem::take(&mut first) {
                begins.push(part);
            }
        });
        if begins.get().is_empty() || !self.names.may_begin(begins.get())? {
            return Ok(None);
        }
        // The keys of one, two, three … words.
        let mut keys = Vec::new();
        let mut key = NameKey::default();
        for word in words.iter().take(MAX_RUN) {
            self.keys.parts(text_of(word), |part| key.push(part));
            keys.push(key.get().to_owned());
        }
        for len in (2..=keys.len()).rev() {
            let (Some(key), Some(run)) = (keys.get(len - 1), words.get(..len)) else { continue };
            let span = cover(run.iter().copied());
            let typed: Vec<&str> = run.iter().map(|word| text_of(word)).collect();
            let others = self.other_names(key, &typed.join(" "), span)?;
            if !others.is_empty() {
                return Ok(Some(Piece { len, others }));
            }
        }
        Ok(None)
    }

    /// Returns what else is looked for in the place of one word.
    fn single(&mut self, node: &Node) -> tantivy::Result<Vec<Substitute>> {
        let word = text_of(node);
        let mut others = Vec::new();
        if !self.names.is_empty() && may_be_name(word) {
            for key in keys_of_word(word) {
                others = self.other_names(&key, word, node.span)?;
                if !others.is_empty() {
                    break;
                }
            }
        }
        if !others.is_empty() {
            return Ok(others);
        }
        let Some(spellings) = &mut self.spellings else { return Ok(others) };
        let near = spellings.of(word, node.span)?;
        Ok(self.note(near, word, node.span))
    }

    /// Returns the other names of what has a key, and notes them.
    fn other_names(
        &mut self,
        key: &str,
        typed: &str,
        span: ByteSpan,
    ) -> tantivy::Result<Vec<Substitute>> {
        if key.is_empty() {
            return Ok(Vec::new());
        }
        let memo_key = format!("{key} {typed}");
        let found = match self.known.get(&memo_key) {
            Some(known) => known.clone(),
            None => self.names.of(key, typed)?,
        };
        if let Some(meanings) = found.cut.filter(|_| !self.told.contains(typed)) {
            let message = format!(
                "'{typed}' stands for {meanings} names here; those that most passages define are searched as well"
            );
            self.diagnostics.push(Diagnostic { span, message });
        }
        self.known.insert(memo_key, found.clone());
        Ok(self.note(found.list, typed, span))
    }

    /// Notes what is looked for in the place of `typed`, as far as there is
    /// room; returns what stands for it in the tree.
    fn note(&mut self, names: Vec<OtherName>, typed: &str, span: ByteSpan) -> Vec<Substitute> {
        let mut others = Vec::new();
        let is_told = names.is_empty() || !self.told.insert(typed.to_owned());
        for mut name in names {
            // For whoever reads it: 0.4, not the 0.40000004 of single precision.
            name.weight = (name.weight * 1000.0).round() / 1000.0;
            if self.substitutes >= MAX_SUBSTITUTES {
                self.note_full(span);
                break;
            }
            self.substitutes += 1;
            others.push(name.substitute());
            if !is_told {
                self.expansions.push(name.expansion(typed, span));
            }
        }
        others
    }

    fn note_full(&mut self, span: ByteSpan) {
        // Once is enough.
        if self.substitutes == MAX_SUBSTITUTES {
            self.substitutes += 1;
            let message = format!(
                "other names and spellings come to more than {MAX_SUBSTITUTES}; those of the words from here on are not searched"
            );
            self.diagnostics.push(Diagnostic { span, message });
        }
    }
}

/// Says whether a word may be meant as a name: not `us`, but `US`.
fn may_be_name(word: &str) -> bool {
    let is_capital = |c: char| c.is_uppercase();
    !is_common_word(word) || (word.chars().count() > 1 && word.chars().all(is_capital))
}

fn text_of(node: &Node) -> &str {
    match &node.kind {
        NodeKind::Word(text) => text,
        _ => "",
    }
}

fn cover<'n>(nodes: impl Iterator<Item = &'n Node>) -> ByteSpan {
    nodes.map(|node| node.span).reduce(ByteSpan::cover).unwrap_or_default()
}

fn expanded(node: Node, others: Vec<Substitute>) -> Node {
    if others.is_empty() {
        return node;
    }
    Node { span: node.span, kind: NodeKind::Expanded { node: Box::new(node), others } }
}
