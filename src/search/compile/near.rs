//! What stands near what, and what stands for what.

use tantivy::query::BoostQuery;

use super::filters::{all, any};
use super::{Boxed, Compiler, Mode, Place};
use crate::analysis::Analyzer;
use crate::query::{Node, NodeKind, Occur, Substitute};
use crate::search::positions::Placed;
use crate::search::ranking::{Asked, Leaf};
use crate::snippet::nearness::Nearness;

/// Something, and the stemmers of the languages it is for; of all where `None`.
type OfLanguages<T> = (T, Option<Vec<&'static str>>);

impl Compiler<'_> {
    /// Candidates by what must stand in the passage, then where it stands.
    pub(super) fn near(
        &mut self,
        node: &Node,
        nodes: &[Node],
        distance: u32,
        ordered: bool,
        mode: Mode,
    ) -> tantivy::Result<Boxed> {
        let inner = Mode { in_near: true, ..mode.loosely() };
        let mut candidates = Vec::with_capacity(nodes.len());
        for node in nodes {
            candidates.push(self.node(node, inner)?);
        }
        let candidates = all(candidates.into_iter());
        match mode.place {
            Place::Values(_) => return Ok(candidates),
            Place::Text if mode.in_near => return Ok(candidates),
            Place::Text => {}
            Place::Words { .. } => return self.verified(node, candidates, None, mode),
        }
        let nearness = Nearness { distance, ordered };
        let of_language = |analyzer: &Analyzer| {
            let operands = nodes.iter().map(|node| placed(node, analyzer));
            Some(Placed::Near(operands.collect::<Option<Vec<_>>>()?, nearness))
        };
        let Some(groups) = self.by_language(of_language) else {
            return self.verified(node, candidates, None, mode);
        };
        let found = groups.into_iter().map(|(placed, stemmers)| {
            let candidates = self.in_languages(candidates.box_clone(), stemmers.as_deref());
            self.standing(candidates, placed)
        });
        Ok(any(found))
    }

    /// Makes something for each language: each looks for its own stems. Those
    /// with the same are together, with the names of their stemmers where it is
    /// not all. `None` where it cannot be made for one.
    pub(super) fn by_language<T: PartialEq>(
        &self,
        make: impl Fn(&Analyzer) -> Option<T>,
    ) -> Option<Vec<OfLanguages<T>>> {
        let mut groups: Vec<OfLanguages<T>> = Vec::new();
        for analyzer in &self.analyzers {
            let made = make(analyzer)?;
            match groups.iter_mut().find(|(known, _)| *known == made) {
                Some((_, stemmers)) => stemmers.get_or_insert_default().push(analyzer.stemmer()),
                None => groups.push((made, Some(vec![analyzer.stemmer()]))),
            }
        }
        if let [(_, stemmers)] = groups.as_mut_slice() {
            *stemmers = None;
        }
        Some(groups)
    }

    /// What was typed, or what else is looked for in its place at its weight.
    pub(super) fn expanded(
        &mut self,
        node: &Node,
        others: &[Substitute],
        mode: Mode,
    ) -> tantivy::Result<Boxed> {
        let before = self.leaves.len();
        let mut found = vec![self.node(node, mode)?];
        // The parts of what was typed count together, against the others.
        let typed = self.leaves.split_off(before);
        let typed: Vec<Asked> =
            typed.into_iter().flat_map(|leaf| leaf.choices.into_iter().flatten()).collect();
        let mut choices = vec![typed];
        for other in others {
            let kind = NodeKind::Phrase { text: other.text.clone(), slop: 0 };
            let phrase = Node { span: node.span, kind };
            let of_other = self.node(&phrase, mode)?;
            if !mode.scores {
                found.push(of_other);
                continue;
            }
            found.push(Box::new(BoostQuery::new(of_other, other.weight)));
            for mut leaf in self.leaves.split_off(self.leaves.len().saturating_sub(1)) {
                leaf.boost(other.weight);
                for asked in leaf.choices.iter_mut().flatten() {
                    asked.substitute = Some(other.text.clone());
                    asked.term = node.to_string();
                }
                choices.append(&mut leaf.choices);
            }
        }
        if mode.scores {
            self.leaves.push(Leaf { choices });
        }
        Ok(any(found.into_iter()))
    }
}

/// Returns where a part of a nearness may stand; `None` where the positions in
/// the postings do not tell.
pub(super) fn placed(node: &Node, analyzer: &Analyzer) -> Option<Placed> {
    let phrase = |text: &str, slop: u32| {
        let pattern = analyzer.pattern(text);
        let is_short = pattern.parts.len() <= super::words::MAX_PHRASE_WORDS;
        let is_loose = slop > 0 && pattern.parts.len() > 1;
        is_short.then_some(match is_loose {
            true => Placed::Loose(pattern, slop),
            false => Placed::Word(pattern),
        })
    };
    let of_all = |nodes: &mut dyn Iterator<Item = &Node>| {
        nodes.map(|node| placed(node, analyzer)).collect::<Option<Vec<_>>>()
    };
    match &node.kind {
        NodeKind::Nothing => Some(Placed::Any(Vec::new())),
        NodeKind::Word(text) => phrase(text, 0),
        NodeKind::Phrase { text, slop } => phrase(text, *slop),
        NodeKind::Or(nodes) => of_all(&mut nodes.iter()).map(Placed::Any),
        NodeKind::Clauses(clauses) => {
            let is_any = clauses.iter().all(|clause| clause.occur == Occur::Optional);
            let nodes = &mut clauses.iter().map(|clause| &clause.node);
            is_any.then(|| of_all(nodes)).flatten().map(Placed::Any)
        }
        NodeKind::Near { nodes, distance, ordered } => {
            let operands = of_all(&mut nodes.iter())?;
            Some(Placed::Near(operands, Nearness { distance: *distance, ordered: *ordered }))
        }
        NodeKind::Boosted { node, .. } => placed(node, analyzer),
        NodeKind::Expanded { node, others } => {
            let mut any = vec![placed(node, analyzer)?];
            for other in others {
                any.push(phrase(&other.text, 0)?);
            }
            Some(Placed::Any(any))
        }
        // The forms have no positions, and the others are no words.
        NodeKind::Exact(_)
        | NodeKind::Prefix(_)
        | NodeKind::Wildcard(_)
        | NodeKind::Fuzzy { .. }
        | NodeKind::Regex(_)
        | NodeKind::Sentence(_)
        | NodeKind::SameArticle(_)
        | NodeKind::Has(_)
        | NodeKind::And(_)
        | NodeKind::Not(_)
        | NodeKind::Field { .. }
        | NodeKind::Date { .. } => None,
    }
}
