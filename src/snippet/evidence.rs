//! What in a passage takes part in a match.

use std::fmt;

use crate::analysis::{Memo, Tokens};
use crate::query::{Node, Occur};

use super::highlight::{Highlight, resolve};
use super::lookup;
use super::matcher::{Matcher, Plan};

/// The texts of a passage that a query can match.
#[derive(Clone, Copy)]
pub struct PassageText<'a> {
    /// The paragraph.
    pub text: &'a str,
    /// The heading it stands under; its words count as the passage's.
    pub heading: Option<&'a str>,
    /// The title of its article, for `title:`.
    pub title: Option<&'a str>,
    /// Whether the words of the title count as the passage's: true for the
    /// first paragraph of an article.
    pub searches_title: bool,
    /// Says whether the article answers a node on another field than title and
    /// heading: [`NodeKind::Field`](crate::NodeKind::Field) or
    /// [`NodeKind::Date`](crate::NodeKind::Date).
    pub answers: &'a dyn Fn(&Node) -> bool,
}

impl fmt::Debug for PassageText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PassageText")
            .field("text", &self.text)
            .field("heading", &self.heading)
            .field("title", &self.title)
            .field("searches_title", &self.searches_title)
            .finish_non_exhaustive()
    }
}

/// What in a passage takes part in a match. Each list is in order and without
/// overlaps, and empty where the passage does not match.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Whether the passage matches.
    pub matched: bool,
    /// What is marked in the paragraph.
    pub text: Vec<Highlight>,
    /// What is marked in the heading.
    pub heading: Vec<Highlight>,
    /// What is marked in the title of the article.
    pub title: Vec<Highlight>,
}

impl Matcher {
    /// Evaluates the query for one passage.
    ///
    /// A word or phrase is looked for in the paragraph, in its heading and,
    /// for a first paragraph, in the title, and never across two of them. It
    /// is found where the stems of its parts stand side by side, or where the
    /// stem of the whole written as one does. A term that is punctuation only
    /// matches nothing.
    ///
    /// Nothing is marked that did not help: no excluded term, and no term of a
    /// branch that fails as a whole.
    ///
    /// ```
    /// use pincite::{
    ///     Analyzer, Clause, HighlightKind, Matcher, Memo, Node, NodeKind, Occur, PassageText, Query,
    /// };
    /// # use pincite::ByteSpan;
    ///
    /// let node = |kind| Node { span: ByteSpan::default(), kind };
    /// let query = Query {
    ///     text: "\"islamic state\" -syria".into(),
    ///     root: node(NodeKind::Clauses(vec![
    ///         Clause { occur: Occur::Optional, node: node(NodeKind::Phrase { text: "islamic state".into(), slop: 0 }) },
    ///         Clause { occur: Occur::Excluded, node: node(NodeKind::Word("syria".into())) },
    ///     ])),
    ///     diagnostics: Vec::new(),
    /// };
    /// let matcher = Matcher::new(&query, &Analyzer::for_language(None));
    /// let passage = PassageText {
    ///     text: "A state. The Islamic State claimed it.",
    ///     heading: None,
    ///     title: None,
    ///     searches_title: false,
    ///     answers: &|_| false,
    /// };
    /// let evidence = matcher.evidence(&passage, &mut Memo::default());
    /// assert!(evidence.matched);
    /// assert_eq!(evidence.text[0].span.slice(passage.text), Some("Islamic State"));
    /// assert_eq!(evidence.text[0].kind, HighlightKind::Phrase);
    /// ```
    #[must_use]
    pub fn evidence(&self, passage: &PassageText<'_>, memo: &mut Memo) -> Evidence {
        let mut tokens = memo.take_lists();
        let texts =
            [passage.text, passage.heading.unwrap_or_default(), passage.title.unwrap_or_default()];
        for (text, tokens) in texts.into_iter().zip(&mut tokens) {
            self.analyzer.analyze(text, memo, tokens);
        }
        let mut evaluation = Evaluation {
            matcher: self,
            tokens: &tokens,
            answers: passage.answers,
            found: [Vec::new(), Vec::new(), Vec::new()],
        };
        let everywhere = [true, true, passage.searches_title];
        let matched = evaluation.holds(&self.root, everywhere);
        let [mut text, mut heading, mut title] = evaluation.found;
        memo.give_back(tokens);
        for found in [&mut text, &mut heading, &mut title] {
            resolve(found);
        }
        Evidence { matched, text, heading, title }
    }
}

/// Which of text, heading and title are looked at.
type Scope = [bool; 3];

struct Evaluation<'a> {
    matcher: &'a Matcher,
    /// Of text, heading and title.
    tokens: &'a [Tokens; 3],
    answers: &'a dyn Fn(&Node) -> bool,
    /// What was found in them so far.
    found: [Vec<Highlight>; 3],
}

impl Evaluation<'_> {
    /// Says whether `plan` matches; where it does not, whatever it found is
    /// forgotten.
    fn holds(&mut self, plan: &Plan, scope: Scope) -> bool {
        let before = self.found.each_ref().map(Vec::len);
        let matched = self.matches(plan, scope);
        if !matched {
            self.forget(before);
        }
        matched
    }

    /// Says whether `plan` matches, and forgets what it found.
    fn holds_unmarked(&mut self, plan: &Plan, scope: Scope) -> bool {
        let before = self.found.each_ref().map(Vec::len);
        let matched = self.matches(plan, scope);
        self.forget(before);
        matched
    }

    fn forget(&mut self, before: [usize; 3]) {
        for (found, len) in self.found.iter_mut().zip(before) {
            found.truncate(len);
        }
    }

    fn matches(&mut self, plan: &Plan, scope: Scope) -> bool {
        match plan {
            Plan::Nothing => false,
            Plan::Term(index) => self.find(*index, scope),
            Plan::And(plans) => plans.iter().all(|plan| self.holds(plan, scope)),
            Plan::Or(plans) => {
                let mut any = false;
                // All of them: each that matches is evidence.
                for plan in plans {
                    any |= self.holds(plan, scope);
                }
                any
            }
            Plan::Not(plan) => !self.holds_unmarked(plan, scope),
            Plan::InTitle(plan) => self.holds(plan, [false, false, true]),
            Plan::InHeading(plan) => self.holds(plan, [false, true, false]),
            Plan::Elsewhere(node) => (self.answers)(node),
            Plan::Clauses(clauses) => self.clauses_match(clauses, scope),
        }
    }

    fn clauses_match(&mut self, clauses: &[(Occur, Plan)], scope: Scope) -> bool {
        // Without a clause there is nothing to look for; with excluded ones
        // only, everything else matches.
        let mut welcome = false;
        let mut asked = clauses.is_empty();
        let mut required = false;
        for (occur, plan) in clauses {
            match occur {
                Occur::Required => {
                    required = true;
                    if !self.holds(plan, scope) {
                        return false;
                    }
                }
                Occur::Excluded => {
                    if self.holds_unmarked(plan, scope) {
                        return false;
                    }
                }
                Occur::Optional => {
                    asked = true;
                    welcome |= self.holds(plan, scope);
                }
            }
        }
        required || welcome || !asked
    }

    fn find(&mut self, index: usize, scope: Scope) -> bool {
        let Some(term) = self.matcher.terms.get(index) else { return false };
        let mut any = false;
        for ((tokens, found), looked_at) in self.tokens.iter().zip(&mut self.found).zip(scope) {
            any |= looked_at && lookup::find(term, index, tokens, found);
        }
        any
    }
}
