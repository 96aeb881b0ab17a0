//! Deciding whether a query matches a passage, and by what.

use std::ops::Range;

use crate::analysis::Tokens;
use crate::query::{Node, Occur};
use crate::text::{ByteSpan, sentences};

use super::highlight::Highlight;
use super::lookup::{self, Window};
use super::matcher::{Matcher, Place, Plan};
use super::nearness::{Interval, Steps};
use super::passage::PassageText;
use super::together::{Found, Marked};

/// The paragraph.
pub(super) const TEXT: usize = 0;
/// Its heading.
pub(super) const HEADING: usize = 1;
/// The title, where its words count as the passage's.
pub(super) const OWN_TITLE: usize = 2;
/// The title, as a field of the article.
pub(super) const TITLE: usize = 3;
/// The publisher.
pub(super) const PUBLISHER: usize = 4;
/// The first of the authors.
pub(super) const AUTHORS: usize = 5;

/// A query at work on one passage. Texts are known by their numbers: the
/// constants above.
pub(super) struct Evaluation<'a> {
    pub(super) matcher: &'a Matcher,
    pub(super) passage: &'a PassageText<'a>,
    /// Of each text; empty where nothing is looked for in it.
    pub(super) tokens: &'a [&'a Tokens],
    /// What was found so far, with the number of the text.
    pub(super) found: Vec<(usize, Highlight)>,
    /// What stands together in the paragraph though it is marked word by word.
    pub(super) together: Vec<ByteSpan>,
    /// What is left of each term, then of each nearness.
    pub(super) steps: Vec<Steps>,
}

/// What of the texts is looked at.
#[derive(Clone, Debug)]
pub(super) struct Scope {
    texts: Range<usize>,
    /// The one sentence of the one text.
    sentence: Option<Sentence>,
}

#[derive(Clone, Debug)]
struct Sentence {
    tokens: Range<usize>,
    end: usize,
}

impl Scope {
    /// Everything that counts as the passage's.
    pub(super) const fn everything(passage: &PassageText<'_>) -> Self {
        let end = if passage.searches_title { OWN_TITLE + 1 } else { OWN_TITLE };
        Self { texts: TEXT..end, sentence: None }
    }

    fn of(place: Place, evaluation: &Evaluation<'_>) -> Self {
        let texts = match place {
            Place::Words => return Self::everything(evaluation.passage),
            Place::Heading => HEADING..HEADING + 1,
            Place::Title => TITLE..TITLE + 1,
            Place::Publisher => PUBLISHER..PUBLISHER + 1,
            Place::Authors => AUTHORS..evaluation.tokens.len().max(AUTHORS),
        };
        Self { texts, sentence: None }
    }
}

/// What had been found at some time.
#[derive(Clone, Copy)]
struct Mark {
    found: usize,
    together: usize,
}

impl<'a> Evaluation<'a> {
    /// Says whether `plan` matches; where it does not, whatever it found is
    /// forgotten.
    pub(super) fn holds(&mut self, plan: &Plan, scope: &Scope) -> bool {
        let before = self.mark();
        let matched = self.matches(plan, scope);
        if !matched {
            self.forget(before);
        }
        matched
    }

    /// Says whether `plan` matches, and forgets what it found.
    fn holds_unmarked(&mut self, plan: &Plan, scope: &Scope) -> bool {
        let before = self.mark();
        let matched = self.matches(plan, scope);
        self.forget(before);
        matched
    }

    const fn mark(&self) -> Mark {
        Mark { found: self.found.len(), together: self.together.len() }
    }

    fn forget(&mut self, before: Mark) {
        self.found.truncate(before.found);
        self.together.truncate(before.together);
    }

    fn matches(&mut self, plan: &Plan, scope: &Scope) -> bool {
        match plan {
            Plan::Nothing => false,
            Plan::Term(index) => self.term(*index, scope),
            Plan::And(plans) => plans.iter().all(|plan| self.holds(plan, scope)),
            Plan::Or(plans) => self.any(plans, scope),
            Plan::Not(plan) => !self.holds_unmarked(plan, scope),
            Plan::Clauses(clauses) => self.clauses(clauses, scope),
            Plan::Near { number, .. } => self.near(plan, *number, scope),
            Plan::Sentence(plan) => self.sentence(plan, scope),
            Plan::In(place, plan) => {
                let scope = Scope::of(*place, self);
                self.holds(plan, &scope)
            }
            Plan::HasHeading => self.passage.heading.is_some(),
            Plan::Elsewhere(node) => (self.passage.answers)(node),
            Plan::SameArticle { node, required } => self.same_article(node, required),
        }
    }

    /// All of them are tried: each that matches is evidence.
    fn any(&mut self, plans: &[Plan], scope: &Scope) -> bool {
        let mut any = false;
        for plan in plans {
            any |= self.holds(plan, scope);
        }
        any
    }

    fn clauses(&mut self, clauses: &[(Occur, Plan)], scope: &Scope) -> bool {
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

    fn same_article(&mut self, node: &Node, required: &[Plan]) -> bool {
        if !(self.passage.answers)(node) {
            return false;
        }
        let everything = Scope::everything(self.passage);
        required.is_empty() || self.any(required, &everything)
    }

    /// Looks at each sentence by itself.
    fn sentence(&mut self, plan: &Plan, scope: &Scope) -> bool {
        if scope.sentence.is_some() {
            return self.holds(plan, scope);
        }
        let mut any = false;
        for number in scope.texts.clone() {
            let (Some(text), Some(tokens)) = (self.text(number), self.tokens.get(number).copied())
            else {
                continue;
            };
            let mut next = 0;
            for span in sentences(text) {
                let begins_before =
                    |at: usize, end: usize| tokens.get(at).is_some_and(|t| t.span.start < end);
                while begins_before(next, span.start) {
                    next += 1;
                }
                let first = next;
                while begins_before(next, span.end) {
                    next += 1;
                }
                let sentence = Some(Sentence { tokens: first..next, end: span.end });
                any |= self.holds(plan, &Scope { texts: number..number + 1, sentence });
            }
        }
        any
    }

    fn term(&mut self, index: usize, scope: &Scope) -> bool {
        let matcher = self.matcher;
        let Some(term) = matcher.terms.get(index) else { return false };
        let mut steps = self.steps_of(index);
        let before = self.found.len();
        let mut any = false;
        for number in scope.texts.clone() {
            let Some(window) = self.window(number, scope) else { continue };
            if term.slop().is_some() {
                let found = Found::term(term, index, &window, &mut steps);
                any |= self.take(&found, number, &window, &mut steps);
                continue;
            }
            let found = &mut self.found;
            lookup::each_hit(term, &window, &mut steps, |hit| {
                let highlight = Highlight { span: hit.span, kind: hit.kind, term: index };
                found.push((number, highlight));
            });
        }
        self.set_steps_of(index, steps);
        any || self.found.len() > before
    }

    fn near(&mut self, plan: &Plan, number: usize, scope: &Scope) -> bool {
        let node = self.matcher.terms.len() + number;
        let mut steps = self.steps_of(node);
        let mut any = false;
        for number in scope.texts.clone() {
            let Some(window) = self.window(number, scope) else { continue };
            let found = Found::find(plan, &self.matcher.terms, &window, &mut steps);
            any |= self.take(&found, number, &window, &mut steps);
        }
        self.set_steps_of(node, steps);
        any
    }

    /// Takes over what was found in a text.
    fn take(
        &mut self,
        found: &Found,
        number: usize,
        window: &Window<'_>,
        steps: &mut Steps,
    ) -> bool {
        let mut marked = Marked::default();
        let any = found.mark(None, steps, &mut marked);
        self.found.extend(marked.highlights.into_iter().map(|highlight| (number, highlight)));
        if number == TEXT {
            let innermost = innermost(marked.hulls).into_iter();
            self.together.extend(innermost.map(|hull| span_of(hull, window.tokens)));
        }
        any
    }

    fn steps_of(&self, node: usize) -> Steps {
        self.steps.get(node).copied().unwrap_or_default()
    }

    fn set_steps_of(&mut self, node: usize, steps: Steps) {
        if let Some(own) = self.steps.get_mut(node) {
            *own = steps;
        }
    }

    fn window(&self, number: usize, scope: &Scope) -> Option<Window<'a>> {
        let tokens = self.tokens.get(number).copied()?;
        let text = self.text(number)?;
        let (range, end) = match &scope.sentence {
            Some(sentence) => (sentence.tokens.clone(), sentence.end),
            None => (0..tokens.len(), usize::MAX),
        };
        Some(Window { text, tokens, range, end })
    }

    fn text(&self, number: usize) -> Option<&'a str> {
        text(self.passage, number)
    }
}

/// Returns the text of that number.
pub(super) fn text<'a>(passage: &PassageText<'a>, number: usize) -> Option<&'a str> {
    match number {
        TEXT => Some(passage.text),
        HEADING => passage.heading,
        OWN_TITLE | TITLE => passage.title,
        PUBLISHER => passage.publisher,
        author => passage.authors.get(author - AUTHORS).copied(),
    }
}

/// Leaves the hulls that hold no other, in order.
fn innermost(mut hulls: Vec<Interval>) -> Vec<Interval> {
    hulls.sort_unstable_by_key(|hull| (hull.end, std::cmp::Reverse(hull.first)));
    let mut kept: Vec<Interval> = Vec::new();
    for hull in hulls {
        if kept.last().is_none_or(|last| last.first < hull.first) {
            kept.push(hull);
        }
    }
    kept
}

/// Returns what the tokens at these positions cover.
fn span_of(hull: Interval, tokens: &Tokens) -> ByteSpan {
    let at = |position: u32| {
        let (mut low, mut high) = (0, tokens.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if tokens.get(middle).is_some_and(|token| token.position < position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    };
    let start = tokens.get(at(hull.first)).map_or(0, |token| token.span.start);
    let last = at(hull.end).checked_sub(1).and_then(|last| tokens.get(last));
    ByteSpan::new(start, last.map_or(start, |token| token.span.end))
}
