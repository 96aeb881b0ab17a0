//! Decides by the definitions whether a passage matches and what is evidence.
//!
//! Nothing here is clever: every choice of words is tried, every sentence is
//! looked at by itself, every passage of an article is read. Of the library it
//! takes the query tree, the tokens of a text and its sentences, which are
//! tested elsewhere. It is what the engine and the matcher are held to, so it
//! must be possible to see that it is right by reading it.

mod choices;
mod expression;
mod facts;
mod instances;
mod marks;
mod spelling;
mod texts;
mod typed;

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use pincite::{ByteSpan, Clause, Field, Node, NodeKind, Occur};

pub use marks::{KINDS, Mark, marked, without_overlaps};
pub use spelling::Spelling;
pub use texts::{Passage, Place, ReadArticle, Text, tokens};

use super::operator::{Operator, Tally};
use typed::Typed;

/// The evaluator; it remembers what typed words are analysed to, and counts how
/// often each operator matched and did not.
#[derive(Default)]
pub struct Naive {
    typed: RefCell<HashMap<&'static str, HashMap<String, Rc<Typed>>>>,
    spellings: RefCell<HashMap<String, Rc<Spelling>>>,
    tally: RefCell<Tally>,
}

/// A part of a text that is looked at: all of it, or one sentence.
#[derive(Clone, Copy)]
struct Window<'a> {
    text: &'a Text,
    span: ByteSpan,
}

impl<'a> Window<'a> {
    fn whole(text: &'a Text) -> Self {
        Self { text, span: ByteSpan::new(0, text.text.len()) }
    }
}

/// What a node is looked up in.
enum Scope<'a> {
    /// Words of these texts.
    Words(Vec<Window<'a>>),
    /// Whole values of a field of the article.
    Values(Field),
}

/// One passage, and the article it stands in.
#[derive(Clone, Copy)]
struct View<'a> {
    naive: &'a Naive,
    article: &'a ReadArticle,
    passage: &'a Passage,
}

impl Naive {
    /// Returns what is marked in a passage, in order and without overlaps;
    /// `None` where it does not match.
    pub fn evidence(
        &self,
        root: &Node,
        article: &ReadArticle,
        passage: &Passage,
    ) -> Option<Vec<Mark>> {
        let view = View { naive: self, article, passage };
        view.evaluate(root, &view.everything()).map(without_overlaps)
    }

    /// How often each operator matched a passage and did not.
    pub fn tally(&self) -> Tally {
        self.tally.borrow().clone()
    }
}

impl<'a> View<'a> {
    /// The texts whose words count as the passage's.
    fn everything(&self) -> Scope<'a> {
        Scope::Words(self.passage.own.iter().map(Window::whole).collect())
    }

    /// Says whether the node matches in the scope; returns what it would mark,
    /// overlaps included.
    fn evaluate(&self, node: &Node, scope: &Scope<'a>) -> Option<Vec<Mark>> {
        let found = self.meaning(node, scope);
        if let Some(operator) = Operator::of(node) {
            self.naive.tally.borrow_mut().count(operator, found.is_some());
        }
        found
    }

    fn meaning(&self, node: &Node, scope: &Scope<'a>) -> Option<Vec<Mark>> {
        match &node.kind {
            NodeKind::Nothing => None,
            NodeKind::And(nodes) => all(nodes.iter().map(|node| self.evaluate(node, scope))),
            NodeKind::Or(nodes) => any(nodes.iter().map(|node| self.evaluate(node, scope))),
            NodeKind::Not(node) => without(self.evaluate(node, scope)),
            NodeKind::Clauses(clauses) => self.clauses(clauses, scope),
            NodeKind::Boosted { node, .. } => self.evaluate(node, scope),
            NodeKind::Sentence(node) => self.sentence(node, scope),
            NodeKind::SameArticle(clauses) => self.same_article(clauses),
            NodeKind::Field { field, node } => self.evaluate(node, &self.of_field(*field)),
            NodeKind::Date { from, until } => {
                facts::was_published(self.article, *from, *until).then(Vec::new)
            }
            NodeKind::Has(fact) => facts::states(self.article, self.passage, *fact).then(Vec::new),
            NodeKind::Expanded { node, others } => any([
                self.evaluate(node, scope),
                self.in_any_text(scope, |window| self.substitutes(others, window)),
            ]),
            // What remains looks for words.
            _ => match scope {
                Scope::Words(_) => self.in_any_text(scope, |window| self.instances(node, window)),
                Scope::Values(field) => {
                    facts::has_value(self.article, self.passage, *field, node).then(Vec::new)
                }
            },
        }
    }

    /// All required clauses match and no excluded one; where nothing is
    /// required, one of the optional clauses does, if there is any.
    fn clauses(&self, clauses: &[Clause], scope: &Scope<'a>) -> Option<Vec<Mark>> {
        let of = |occur| {
            let of_kind = clauses.iter().filter(move |clause| clause.occur == occur);
            of_kind.map(|clause| self.evaluate(&clause.node, scope)).collect::<Vec<_>>()
        };
        let (required, optional, excluded) =
            (of(Occur::Required), of(Occur::Optional), of(Occur::Excluded));
        if clauses.is_empty() || excluded.iter().any(Option::is_some) {
            return None;
        }
        let welcome = any(optional.iter().cloned());
        if required.is_empty() && !optional.is_empty() {
            return welcome;
        }
        let mut marks = all(required)?;
        marks.extend(welcome.unwrap_or_default());
        Some(marks)
    }

    /// It matches in some sentence, of which alone the words are looked at.
    fn sentence(&self, node: &Node, scope: &Scope<'a>) -> Option<Vec<Mark>> {
        let Scope::Words(windows) = scope else { panic!("a value has no sentences") };
        any(windows.iter().flat_map(|window| {
            let inside = window.text.sentences.iter().filter(|span| window.span.contains(**span));
            inside.map(|&span| {
                let sentence = Window { text: window.text, span };
                self.evaluate(node, &Scope::Words(vec![sentence]))
            })
        }))
    }

    /// This passage matches one of the required clauses, if there are any; each
    /// of these matches some passage of the article; and no passage of it
    /// matches an excluded clause.
    fn same_article(&self, clauses: &[Clause]) -> Option<Vec<Mark>> {
        let matched_by = |passage: &'a Passage, clause: &Clause| {
            let view = View { passage, ..*self };
            view.evaluate(&clause.node, &view.everything())
        };
        let (required, excluded): (Vec<_>, Vec<_>) =
            clauses.iter().partition(|clause| clause.occur == Occur::Required);
        let somewhere = |clause: &Clause| {
            self.article.passages.iter().any(|passage| matched_by(passage, clause).is_some())
        };
        if !required.iter().all(|clause| somewhere(clause))
            || excluded.iter().any(|clause| somewhere(clause))
        {
            return None;
        }
        if required.is_empty() {
            return Some(Vec::new());
        }
        any(required.iter().map(|clause| matched_by(self.passage, clause)))
    }

    /// What a field is looked up in. Titles and headings are in the language of
    /// the text; names are not stemmed.
    fn of_field(&self, field: Field) -> Scope<'a> {
        let words = |texts: &'a [Text]| Scope::Words(texts.iter().map(Window::whole).collect());
        match field {
            Field::Title => words(&self.article.title),
            Field::Heading => {
                let heading = self.passage.own.iter().filter(|text| text.place == Place::Heading);
                Scope::Words(heading.map(Window::whole).collect())
            }
            Field::Author => words(&self.article.people),
            Field::Publisher => words(&self.article.publisher),
            _ => Scope::Values(field),
        }
    }

    /// Says whether there is an instance in one of the texts; all are evidence.
    fn in_any_text(
        &self,
        scope: &Scope<'a>,
        find: impl Fn(&Window<'a>) -> Vec<instances::Instance>,
    ) -> Option<Vec<Mark>> {
        let Scope::Words(windows) = scope else { panic!("a value is looked up as a whole") };
        let found: Vec<_> = windows.iter().flat_map(find).collect();
        let marks = found.iter().flat_map(|instance| instance.marks.iter().copied()).collect();
        (!found.is_empty()).then_some(marks)
    }

    fn typed(&self, text: &str, window: &Window<'_>) -> Rc<Typed> {
        let analyzer = window.text.analyzer;
        let mut all = self.naive.typed.borrow_mut();
        let known = all.entry(analyzer.stemmer()).or_default();
        if let Some(typed) = known.get(text) {
            return Rc::clone(typed);
        }
        let typed = Rc::new(Typed::new(text, &analyzer));
        known.insert(text.to_owned(), Rc::clone(&typed));
        typed
    }

    fn spelling(&self, node: &Node) -> Rc<Spelling> {
        let mut all = self.naive.spellings.borrow_mut();
        let spelling = || Rc::new(Spelling::new(&node.kind).expect("a matter of spelling"));
        Rc::clone(all.entry(node.to_string()).or_insert_with(spelling))
    }
}

/// Every part matches; all of them are evidence.
fn all(parts: impl IntoIterator<Item = Option<Vec<Mark>>>) -> Option<Vec<Mark>> {
    // Collected first, so that every part is counted, also after one that fails.
    let parts: Vec<_> = parts.into_iter().collect();
    let parts: Option<Vec<_>> = parts.into_iter().collect();
    parts.map(|parts| parts.concat())
}

/// Some part matches; those that do are evidence.
fn any(parts: impl IntoIterator<Item = Option<Vec<Mark>>>) -> Option<Vec<Mark>> {
    let matching: Vec<_> = parts.into_iter().flatten().collect();
    (!matching.is_empty()).then(|| matching.concat())
}

/// The part does not match; nothing is evidence of that.
fn without(part: Option<Vec<Mark>>) -> Option<Vec<Mark>> {
    part.is_none().then(Vec::new)
}
