//! Where words, phrases and what stands for words are in a text.

use pincite::{HighlightKind, Node, NodeKind, Occur, Substitute, SubstituteKind};

use super::choices::{in_order, near, side_by_side};
use super::marks::plainness;
use super::texts::Token;
use super::typed::Typed;
use super::{Mark, View, Window};

/// A place where a leaf, or leaves near one another, stand in a text.
#[derive(Clone, Debug)]
pub struct Instance {
    /// The first position.
    pub first: u32,
    /// The position behind the last.
    pub end: u32,
    /// What it marks.
    pub marks: Vec<Mark>,
}

/// How a part of a typed word is found in a token: why it fits, if it does.
pub type Fits<'f> = &'f dyn Fn(&Token) -> Option<HighlightKind>;

impl<'a> View<'a> {
    /// Finds all instances of a node within a window.
    pub fn instances(&self, node: &Node, window: &Window<'a>) -> Vec<Instance> {
        let each = |nodes: &[Node]| -> Vec<Vec<Instance>> {
            nodes.iter().map(|node| self.instances(node, window)).collect()
        };
        match &node.kind {
            NodeKind::Word(text) | NodeKind::Phrase { text, slop: 0 } => {
                let typed = self.typed(text, window);
                let is_phrase = matches!(node.kind, NodeKind::Phrase { .. });
                let kind = (is_phrase && typed.parts.len() > 1).then_some(HighlightKind::Phrase);
                words(&typed, window, &by_stem, kind)
            }
            NodeKind::Phrase { text, slop } => sloppy(&self.typed(text, window), window, *slop),
            NodeKind::Exact(text) => {
                let typed = self.typed(text, window);
                let kind = typed.is_several_words().then_some(HighlightKind::Phrase);
                words(&typed, window, &as_written, kind)
            }
            NodeKind::Prefix(text) => prefix(&self.typed(text, window), window),
            NodeKind::Wildcard(_) | NodeKind::Fuzzy { .. } | NodeKind::Regex(_) => {
                let spelling = self.spelling(node);
                as_one(window, &|token| spelling.fits(&token.form), None)
            }
            NodeKind::Near { nodes, distance, ordered } => near(&each(nodes), *distance, *ordered),
            NodeKind::Or(nodes) => each(nodes).concat(),
            NodeKind::Clauses(clauses) => {
                assert!(clauses.iter().all(|clause| clause.occur == Occur::Optional));
                clauses.iter().flat_map(|clause| self.instances(&clause.node, window)).collect()
            }
            NodeKind::Boosted { node, .. } => self.instances(node, window),
            NodeKind::Expanded { node, others } => {
                let typed = self.instances(node, window);
                typed.into_iter().chain(self.substitutes(others, window)).collect()
            }
            other => panic!("{other:?} has no place in a text"),
        }
    }

    /// Finds what is looked for in place of something: words side by side.
    pub fn substitutes(&self, others: &[Substitute], window: &Window<'a>) -> Vec<Instance> {
        let find = |other: &Substitute| {
            let kind = match other.kind {
                SubstituteKind::Alias => HighlightKind::Alias,
                SubstituteKind::Spelling => HighlightKind::Fuzzy,
            };
            words(&self.typed(&other.text, window), window, &by_stem, Some(kind))
        };
        others.iter().flat_map(find).collect()
    }
}

/// Any form of the word.
fn by_stem(typed: &Token, token: &Token) -> Option<HighlightKind> {
    let kind = if typed.form == token.form { HighlightKind::Exact } else { HighlightKind::Stem };
    (typed.stem == token.stem).then_some(kind)
}

/// The word as it was typed, with its case, accents and inner punctuation.
fn as_written(typed: &Token, token: &Token) -> Option<HighlightKind> {
    (typed.form == token.form && typed.written == token.written).then_some(HighlightKind::Exact)
}

/// Any word that begins so.
fn begins_so(typed: &Token, token: &Token) -> Option<HighlightKind> {
    token.form.starts_with(&typed.form).then_some(HighlightKind::Prefix)
}

type Compare = dyn Fn(&Token, &Token) -> Option<HighlightKind>;

/// The parts side by side, or all of them written as one.
fn words(
    typed: &Typed,
    window: &Window<'_>,
    compare: &Compare,
    kind: Option<HighlightKind>,
) -> Vec<Instance> {
    let parts: Vec<_> = typed.parts.iter().map(|part| move |t: &Token| compare(part, t)).collect();
    let parts: Vec<Fits<'_>> = parts.iter().map(|part| part as Fits<'_>).collect();
    let mut found = rows(side_by_side(&parts, &inside(window)), window, kind);
    if let Some(whole) = &typed.whole {
        found.extend(as_one(window, &|token| compare(whole, token), kind));
    }
    found
}

/// As `words`, where the end is open: of the last part, or of the whole.
fn prefix(typed: &Typed, window: &Window<'_>) -> Vec<Instance> {
    let Some((last, before)) = typed.parts.split_last() else { return Vec::new() };
    let before: Vec<_> = before.iter().map(|part| move |t: &Token| by_stem(part, t)).collect();
    let mut parts: Vec<Fits<'_>> = before.iter().map(|part| part as Fits<'_>).collect();
    let last = |token: &Token| begins_so(last, token);
    parts.push(&last);
    let mut found = rows(side_by_side(&parts, &inside(window)), window, None);
    if let Some(whole) = &typed.whole {
        found.extend(as_one(window, &|token| begins_so(whole, token), None));
    }
    found
}

/// The parts in this order with at most `slop` other positions among them, or
/// all of them written as one. Each word is marked, not what is between.
fn sloppy(typed: &Typed, window: &Window<'_>, slop: u32) -> Vec<Instance> {
    if typed.parts.len() == 1 {
        return words(typed, window, &by_stem, None);
    }
    let parts: Vec<_> = typed.parts.iter().map(|part| move |t: &Token| by_stem(part, t)).collect();
    let parts: Vec<Fits<'_>> = parts.iter().map(|part| part as Fits<'_>).collect();
    let phrase = Some(HighlightKind::Phrase);
    let mut found: Vec<Instance> = in_order(&parts, &inside(window), slop)
        .into_iter()
        .map(|row| Instance {
            first: row.iter().map(|(token, _)| token.first).min().unwrap(),
            end: row.iter().map(|(token, _)| token.end).max().unwrap(),
            marks: row.iter().map(|(t, _)| mark(window, t, HighlightKind::Phrase)).collect(),
        })
        .collect();
    if let Some(whole) = &typed.whole {
        found.extend(as_one(window, &|token| by_stem(whole, token), phrase));
    }
    found
}

/// Tokens that fit by themselves, parts and compounds alike.
fn as_one(window: &Window<'_>, fits: Fits<'_>, kind: Option<HighlightKind>) -> Vec<Instance> {
    let fitting = inside(window).into_iter().filter_map(|token| Some(vec![(token, fits(token)?)]));
    rows(fitting.collect(), window, kind)
}

/// The tokens that lie wholly within the window.
fn inside<'t>(window: &Window<'t>) -> Vec<&'t Token> {
    window.text.tokens.iter().filter(|token| window.span.contains(token.span)).collect()
}

/// Makes instances of tokens side by side: marked from the first to the last,
/// by `kind`, else by the least plain of their reasons.
fn rows(
    found: Vec<Vec<(&Token, HighlightKind)>>,
    window: &Window<'_>,
    kind: Option<HighlightKind>,
) -> Vec<Instance> {
    let instance = |row: Vec<(&Token, HighlightKind)>| {
        let span = row.iter().map(|(token, _)| token.span).reduce(|a, b| a.cover(b)).unwrap();
        let weakest =
            row.iter().map(|(_, kind)| *kind).max_by_key(|kind| plainness(*kind)).unwrap();
        Instance {
            first: row.iter().map(|(token, _)| token.first).min().unwrap(),
            end: row.iter().map(|(token, _)| token.end).max().unwrap(),
            marks: vec![Mark { place: window.text.place, span, kind: kind.unwrap_or(weakest) }],
        }
    };
    found.into_iter().map(instance).collect()
}

fn mark(window: &Window<'_>, token: &Token, kind: HighlightKind) -> Mark {
    Mark { place: window.text.place, span: token.span, kind }
}
