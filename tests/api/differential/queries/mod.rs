//! Generated queries.
//!
//! They are trees as the parser makes them, so that what is printed of one is
//! read as a query of the same meaning: fields that filter beside words, say,
//! are required.

mod as_read;
mod facts;
mod leaves;
mod words;

use pincite::{Clause, Node, NodeKind, Occur};

pub use as_read::is_as_read;

use super::build::{adjacent, and, boosted, clauses, near, node, not, or, same_article, sentence};
use super::naive::ReadArticle;
use super::operator::Operator;
use super::random::Random;
use super::vocabulary::{ABSENT, LANGUAGES, NAMES};
use as_read::is_filter;
use words::words_of;

/// Makes queries of some operators, for some articles.
pub struct Generator<'a> {
    pub random: Random,
    operators: &'a [Operator],
    /// The words of the articles: by article, by passage, by text.
    texts: Vec<Vec<Vec<Vec<String>>>>,
    /// The article and the passage that a query takes most words from, so that
    /// it has a chance to match: words by chance hardly meet.
    pub focus: (usize, usize),
    /// Some words of a text side by side: where the parts of nearness come from.
    spot: Option<Vec<String>>,
    /// Ids of articles, and of passages.
    ids: Vec<String>,
}

/// Where a part of a query stands, which says what may be asked for there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Top,
    Sentence,
    Field,
}

impl<'a> Generator<'a> {
    pub fn new(seed: u64, operators: &'a [Operator], articles: &[ReadArticle]) -> Self {
        let texts = articles.iter().map(|article| {
            let passages = article.passages.iter().map(|passage| {
                let own = passage.own.iter().map(|text| words_of(&text.text));
                own.filter(|words| !words.is_empty()).collect()
            });
            passages.collect()
        });
        let ids = articles.iter().flat_map(|article| {
            let passages = article.passages.iter().map(|passage| passage.id.clone());
            std::iter::once(article.id.to_string()).chain(passages)
        });
        Self {
            random: Random::new(seed),
            operators,
            texts: texts.collect(),
            focus: (0, 0),
            spot: None,
            ids: ids.collect(),
        }
    }

    /// Makes a query of one to four levels.
    pub fn query(&mut self) -> Node {
        let article = self.random.below(self.texts.len());
        self.focus = (article, self.random.below(self.texts[article].len()));
        let depth = self.random.below(4);
        self.any(depth, Place::Top)
    }

    /// Returns one of some operators, where one of them is on.
    fn choose(&mut self, weighted: &[(usize, Operator)]) -> Option<Operator> {
        let on: Vec<_> = weighted.iter().filter(|(_, it)| self.operators.contains(it)).collect();
        let on: Vec<(usize, Operator)> = on.into_iter().copied().collect();
        (!on.is_empty()).then(|| self.random.weighted(&on))
    }

    fn any(&mut self, depth: usize, place: Place) -> Node {
        if depth == 0 {
            return match place {
                Place::Field => self.leaf(),
                _ if self.random.percent(20) => self.fact(),
                _ => self.leaf(),
            };
        }
        use Operator::{Adjacent, And, Boosted, Clauses, Near, Not, Or, SameArticle, Sentence};
        let operator = match place {
            Place::Top => self.choose(&[
                (4, And),
                (4, Or),
                (2, Not),
                (5, Clauses),
                (4, Near),
                (3, Adjacent),
                (4, Sentence),
                (3, SameArticle),
                (1, Boosted),
            ]),
            Place::Sentence => {
                self.choose(&[(5, And), (3, Or), (1, Not), (3, Near), (2, Adjacent), (1, Boosted)])
            }
            Place::Field => self.choose(&[
                (4, And),
                (4, Or),
                (2, Not),
                (2, Clauses),
                (2, Near),
                (1, Adjacent),
                (1, Boosted),
            ]),
        };
        let below = depth - 1;
        match operator {
            Some(And) => and(self.several(below, place)),
            Some(Or) => or(self.several(below, place)),
            Some(Not) => not(self.any(below, place)),
            Some(Clauses) => self.clauses(below, place),
            Some(Near | Adjacent) => self.near(below),
            Some(Sentence) => sentence(self.any(below.max(1), Place::Sentence)),
            Some(SameArticle) => self.same_article(below),
            Some(Boosted) => {
                let factor = self.random.pick(&[0.5, 2.0, 10.0]);
                match below > 0 && self.random.percent(50) {
                    true => boosted(and(self.several(0, Place::Field)), factor),
                    false => boosted(self.leaf(), factor),
                }
            }
            _ => self.leaf(),
        }
    }

    /// Two parts or three.
    fn several(&mut self, depth: usize, place: Place) -> Vec<Node> {
        (0..self.random.between(2, 3)).map(|_| self.any(depth, place)).collect()
    }

    fn clauses(&mut self, depth: usize, place: Place) -> Node {
        let parts = self.several(depth, place);
        let mut clauses: Vec<Clause> = Vec::new();
        for node in parts {
            let occur = match (&node.kind, self.random.below(10)) {
                // An exclusion among them is written as one.
                (NodeKind::Not(_), _) => Occur::Optional,
                (_, 0..5) => Occur::Optional,
                (_, 5..8) => Occur::Required,
                _ => Occur::Excluded,
            };
            clauses.push(match node.kind {
                NodeKind::Not(inner) => Clause { occur: Occur::Excluded, node: *inner },
                _ if is_filter(&node) && occur == Occur::Optional => {
                    Clause { occur: Occur::Required, node }
                }
                _ => Clause { occur, node },
            });
        }
        let filters = clauses.iter().any(|c| c.occur == Occur::Required && is_filter(&c.node));
        for clause in &mut clauses {
            if filters && clause.occur == Occur::Optional {
                clause.occur = Occur::Required;
            }
        }
        if clauses.iter().all(|clause| clause.occur == Occur::Excluded) {
            clauses.push(Clause { occur: Occur::Optional, node: self.leaf() });
        }
        node(NodeKind::Clauses(clauses))
    }

    /// Two parts or three, near one another.
    fn near(&mut self, depth: usize) -> Node {
        let outer = self.spot.clone();
        if outer.is_none() {
            let text = self.text();
            let at = self.random.below(text.len());
            self.spot = Some(text.into_iter().skip(at.saturating_sub(3)).take(6).collect());
        }
        let count = self.random.weighted(&[(3, 2), (1, 3)]);
        let nodes: Vec<_> = (0..count).map(|_| self.near_part(depth)).collect();
        self.spot = outer;
        let distance = self.random.weighted(&[(1, 0), (2, 1), (2, 2), (2, 4), (1, 10)]);
        match self.choose(&[(1, Operator::Near), (1, Operator::Adjacent)]) {
            Some(Operator::Near) => near(distance, nodes),
            _ => adjacent(distance, nodes),
        }
    }

    fn near_part(&mut self, depth: usize) -> Node {
        let on = |operator| self.operators.contains(&operator);
        match self.random.below(10) {
            0 if depth > 0 => self.near(0),
            1 if on(Operator::Or) => or([self.leaf(), self.leaf()]),
            2 if on(Operator::Clauses) => clauses([('?', self.leaf()), ('?', self.leaf())]),
            3 if on(Operator::Boosted) => boosted(self.leaf(), 2.0),
            _ => self.leaf(),
        }
    }

    fn same_article(&mut self, depth: usize) -> Node {
        let count = self.random.between(2, 3);
        let clause = |_| {
            self.focus.1 = self.random.below(self.texts[self.focus.0].len());
            let node = self.any(depth, Place::Top);
            match node.kind {
                // An exclusion among them is written as one.
                NodeKind::Not(inner) => ('-', *inner),
                _ => (if self.random.percent(75) { '+' } else { '-' }, node),
            }
        };
        same_article((0..count).map(clause).collect::<Vec<_>>())
    }

    /// The words of a text, most often of the passage that the query is about.
    fn text(&mut self) -> Vec<String> {
        for _ in 0..5 {
            let (article, passage) = match self.random.percent(80) {
                true => self.focus,
                false => {
                    let article = self.random.below(self.texts.len());
                    (article, self.random.below(self.texts[article].len()))
                }
            };
            let texts = &self.texts[article][passage];
            if !texts.is_empty() {
                return texts[self.random.below(texts.len())].clone();
            }
        }
        NAMES.map(str::to_owned).to_vec()
    }

    /// A word, most often of some text.
    fn one(&mut self) -> String {
        match self.random.below(20) {
            0 => self.random.pick(&ABSENT).to_owned(),
            1..4 => self.random.pick(&NAMES).to_owned(),
            4..7 => {
                let language = self.random.weighted(&[(5, 0), (1, 1), (1, 2), (1, 6), (1, 7)]);
                let word = self.random.pick(LANGUAGES[language].words);
                word.replace('\u{AD}', "")
            }
            _ => {
                let words = self.spot.clone().unwrap_or_else(|| self.text());
                words[self.random.below(words.len())].clone()
            }
        }
    }

    /// Two words or three of a text, in their order, most often; of up to so
    /// many between two of them none is taken.
    fn run(&mut self, most_between: usize) -> Vec<String> {
        if self.random.percent(15) {
            return (0..self.random.between(1, 3)).map(|_| self.one()).collect();
        }
        let words = self.spot.clone().unwrap_or_else(|| self.text());
        let mut at = self.random.below(words.len());
        let mut run = Vec::new();
        for _ in 0..self.random.between(2, 3) {
            run.extend(words.get(at).cloned());
            at += 1 + self.random.between(0, most_between);
        }
        run
    }
}
