//! What must be so within one sentence.

use std::sync::Arc;

use super::filters::any;
use super::near::placed;
use super::{Boxed, Compiler, Mode, Place};
use crate::analysis::Analyzer;
use crate::query::{Node, NodeKind, Occur};
use crate::search::answers::Answers;
use crate::search::checked::{Check, Checked};
use crate::search::positions::{Condition, InSentence, Placed};

impl Compiler<'_> {
    /// Candidates by what must stand in the passage, then its sentences: by
    /// their positions where these tell, else by the text.
    pub(super) fn sentence(
        &mut self,
        node: &Node,
        inner: &Node,
        mode: Mode,
    ) -> tantivy::Result<Boxed> {
        if matches!(mode.place, Place::Values(_)) {
            return self.node(inner, mode);
        }
        let candidates = self.node(inner, mode.loosely())?;
        if mode.loosely {
            return Ok(candidates);
        }
        let by_text = self.verifier(node, None, mode.place)?;
        let groups = match mode.place {
            Place::Text => self.by_language(|analyzer| condition(inner, analyzer)),
            _ => None,
        };
        let Some(groups) = groups else { return Ok(Box::new(Checked::new(candidates, by_text))) };
        let mut found = Vec::with_capacity(groups.len());
        for (condition, stemmers) in groups {
            let mut asked = Vec::new();
            for node in condition.asked() {
                asked.push((node.clone(), self.answer(node)?));
            }
            let check: Arc<dyn Check> = Arc::new(InSentence {
                condition,
                fields: self.fields.clone(),
                answers: Answers::new(self.snapshot, asked)?,
                otherwise: by_text.clone(),
            });
            let candidates = self.in_languages(candidates.box_clone(), stemmers.as_deref());
            found.push(Box::new(Checked::new(candidates, check)) as Boxed);
        }
        Ok(any(found.into_iter()))
    }
}

/// Returns what must be so in a sentence; `None` where positions do not tell.
fn condition(node: &Node, analyzer: &Analyzer) -> Option<Condition> {
    let each = |occur: Occur, nodes: &[Node]| {
        let conditions = nodes.iter().map(|node| Some((occur, condition(node, analyzer)?)));
        conditions.collect::<Option<Vec<_>>>().map(Condition::Clauses)
    };
    match &node.kind {
        NodeKind::Nothing => Some(Condition::Never),
        NodeKind::Word(_) | NodeKind::Phrase { .. } | NodeKind::Near { .. } => {
            placed(node, analyzer).map(Condition::Stands)
        }
        NodeKind::Expanded { node, others } => {
            let mut clauses = vec![(Occur::Optional, condition(node, analyzer)?)];
            for other in others {
                let other = Placed::Word(analyzer.pattern(&other.text));
                clauses.push((Occur::Optional, Condition::Stands(other)));
            }
            Some(Condition::Clauses(clauses))
        }
        NodeKind::And(nodes) => each(Occur::Required, nodes),
        NodeKind::Or(nodes) => each(Occur::Optional, nodes),
        NodeKind::Not(inner) => each(Occur::Excluded, std::slice::from_ref(inner)),
        NodeKind::Clauses(clauses) => {
            let clauses = clauses.iter();
            let conditions =
                clauses.map(|clause| Some((clause.occur, condition(&clause.node, analyzer)?)));
            conditions.collect::<Option<Vec<_>>>().map(Condition::Clauses)
        }
        NodeKind::Sentence(inner) | NodeKind::Boosted { node: inner, .. } => {
            condition(inner, analyzer)
        }
        NodeKind::Field { .. }
        | NodeKind::Date { .. }
        | NodeKind::Has(_)
        | NodeKind::SameArticle(_) => Some(Condition::Asked(node.clone())),
        NodeKind::Exact(_)
        | NodeKind::Prefix(_)
        | NodeKind::Wildcard(_)
        | NodeKind::Fuzzy { .. }
        | NodeKind::Regex(_) => None,
    }
}
