//! What in a passage takes part in a match.

use crate::analysis::{Memo, Tokens};
use crate::text::ByteSpan;

use super::evaluation::{
    self, AUTHORS, Evaluation, HEADING, OWN_TITLE, PUBLISHER, Scope, TEXT, TITLE,
};
use super::fragment::{self, Snippet, SnippetOptions};
use super::highlight::{Highlight, resolve};
use super::matcher::Matcher;
use super::nearness::Steps;
use super::passage::PassageText;

/// What in a passage takes part in a match. Each list is in order and without
/// overlaps, and empty where the passage does not match.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Evidence {
    /// Whether the passage matches.
    pub matched: bool,
    /// What is marked in the paragraph.
    pub text: Vec<Highlight>,
    /// What is marked in the heading.
    pub heading: Vec<Highlight>,
    /// What is marked in the title of the article.
    pub title: Vec<Highlight>,
    /// What is marked in the name of each author; one list for each of
    /// [`PassageText::authors`], none where nothing is marked in any.
    pub authors: Vec<Vec<Highlight>>,
    /// What is marked in the name of the publisher.
    pub publisher: Vec<Highlight>,
    /// Whether looking for what is near one another was given up before the
    /// end, because there were too many ways to choose it: what was not looked
    /// at counts as not matching. No text that people write comes near that.
    pub is_cut: bool,
    /// What stands together in the paragraph though it is marked word by word,
    /// in order.
    together: Vec<ByteSpan>,
}

impl Evidence {
    /// Chooses what to show of the paragraph, `text`.
    ///
    /// It is [`snippet`](super::snippet()) that knows more: what was found near
    /// one another, or as a phrase with other words among its own, is shown
    /// whole where it fits.
    ///
    /// ```
    /// use pincite::{Analyzer, Matcher, Memo, PassageText, Query, SnippetOptions};
    ///
    /// let query = Query::parse("attack left");
    /// let matcher = Matcher::new(&query, &Analyzer::for_language(Some("en")));
    /// let text = "It was a quiet day. Then the army attacked. Nobody knows why. The army left.";
    /// let evidence = matcher.evidence(&PassageText::new(text), &mut Memo::default());
    /// let options = SnippetOptions { max_width: 25, max_fragments: 2 };
    /// let snippet = evidence.snippet(text, &[], &options);
    /// let texts: Vec<_> = snippet.fragments.iter().map(|it| it.text.as_str()).collect();
    /// assert_eq!(texts, ["Then the army attacked.", "The army left."]);
    /// ```
    #[must_use]
    pub fn snippet(&self, text: &str, weights: &[f32], options: &SnippetOptions) -> Snippet {
        fragment::choose(text, &self.text, &self.together, weights, options)
    }
}

impl Matcher {
    /// Says whether the query matches a passage:
    /// [`Evidence::matched`] without the rest.
    #[must_use]
    pub fn matches(&self, passage: &PassageText<'_>, memo: &mut Memo) -> bool {
        self.evaluate(passage, memo, |_, matched| matched)
    }

    /// Evaluates the query for one passage.
    ///
    /// Words are looked for in the paragraph, in its heading and, for a first
    /// paragraph, in the title; those of a field in that field. Nothing, be it a
    /// phrase, nearness or a sentence, reaches across two texts. A word is found
    /// where the stems of its parts stand side by side, or where the stem of the
    /// whole written as one does. A term that is punctuation only matches
    /// nothing.
    ///
    /// Nothing is marked that did not help: no excluded term, no term of a
    /// branch that fails as a whole, no word that is near nothing it had to be
    /// near.
    ///
    /// ```
    /// use pincite::{Analyzer, HighlightKind, Matcher, Memo, PassageText, Query};
    ///
    /// let query = Query::parse("\"islamic state\" -syria");
    /// let matcher = Matcher::new(&query, &Analyzer::for_language(None));
    /// let text = "A state. The Islamic State claimed it.";
    /// let evidence = matcher.evidence(&PassageText::new(text), &mut Memo::default());
    /// assert!(evidence.matched);
    /// assert_eq!(evidence.text[0].span.slice(text), Some("Islamic State"));
    /// assert_eq!(evidence.text[0].kind, HighlightKind::Phrase);
    ///
    /// let elsewhere = PassageText::new("The Islamic State in Syria.");
    /// assert!(!matcher.evidence(&elsewhere, &mut Memo::default()).matched);
    /// ```
    #[must_use]
    pub fn evidence(&self, passage: &PassageText<'_>, memo: &mut Memo) -> Evidence {
        self.evaluate(passage, memo, |evaluation, matched| {
            let is_cut = evaluation.steps.iter().any(|steps| steps.ran_out());
            let mut evidence = Evidence { matched, is_cut, ..Evidence::default() };
            evidence.take(&evaluation.found, passage.authors.len());
            evidence.together = std::mem::take(&mut evaluation.together);
            evidence.together.sort_unstable();
            evidence
        })
    }

    /// Analyses what is looked at, and decides.
    fn evaluate<T>(
        &self,
        passage: &PassageText<'_>,
        memo: &mut Memo,
        then: impl FnOnce(&mut Evaluation<'_>, bool) -> T,
    ) -> T {
        let mut own = memo.take_lists();
        for (number, tokens) in own.iter_mut().enumerate() {
            let text = self.text_if_looked_at(passage, number);
            self.analyzers.words.analyze(text, memo, tokens);
        }
        let mut others: Vec<Tokens> = Vec::new();
        if self.looks_at.title || self.looks_at.publisher || self.looks_at.authors {
            for number in TITLE..AUTHORS + passage.authors.len() {
                let text = self.text_if_looked_at(passage, number);
                let mut tokens = Tokens::default();
                let analyzer =
                    if number == TITLE { &self.analyzers.title } else { &self.analyzers.names };
                analyzer.analyze(text, memo, &mut tokens);
                others.push(tokens);
            }
        }
        let tokens: Vec<&Tokens> = own.iter().chain(&others).collect();
        let mut evaluation = Evaluation {
            matcher: self,
            passage,
            tokens: &tokens,
            found: Vec::new(),
            together: Vec::new(),
            steps: vec![Steps::default(); self.terms.len() + self.nears],
        };
        let matched = evaluation.holds(&self.root, &Scope::everything(passage));
        let outcome = then(&mut evaluation, matched);
        memo.give_back(own);
        outcome
    }

    /// Returns the text of that number, empty where nothing is looked for in it.
    fn text_if_looked_at<'a>(&self, passage: &PassageText<'a>, number: usize) -> &'a str {
        let looks_at = self.looks_at;
        let is_looked_at = match number {
            TEXT => looks_at.words,
            HEADING => looks_at.words || looks_at.heading,
            OWN_TITLE => looks_at.words && passage.searches_title,
            TITLE => looks_at.title,
            PUBLISHER => looks_at.publisher,
            _ => looks_at.authors,
        };
        let text = evaluation::text(passage, number).filter(|_| is_looked_at);
        text.unwrap_or_default()
    }
}

impl Evidence {
    /// Takes over what was found, in order and without overlaps.
    fn take(&mut self, found: &[(usize, Highlight)], authors: usize) {
        for &(number, highlight) in found {
            let list = match number {
                TEXT => &mut self.text,
                HEADING => &mut self.heading,
                OWN_TITLE | TITLE => &mut self.title,
                PUBLISHER => &mut self.publisher,
                author => {
                    self.authors.resize_with(authors, Vec::new);
                    match self.authors.get_mut(author - AUTHORS) {
                        Some(list) => list,
                        None => continue,
                    }
                }
            };
            list.push(highlight);
        }
        for list in [&mut self.text, &mut self.heading, &mut self.title, &mut self.publisher] {
            resolve(list);
        }
        self.authors.iter_mut().for_each(resolve);
    }
}
