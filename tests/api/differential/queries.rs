//! Generated queries.
//!
//! They are trees as the parser makes them, so that what is printed of one is
//! read as a query of the same meaning: fields that filter beside words, say,
//! are required.

use pincite::{Clause, Fact, Field, Node, NodeKind, Occur, SubstituteKind};

use super::build::{
    adjacent, and, boosted, clauses, date, exact, expanded, field, fuzzy, has, near, node, not, or,
    phrase, prefix, regex, same_article, sentence, sloppy, wildcard, word,
};
use super::naive::ReadArticle;
use super::operator::Operator;
use super::random::Random;
use super::vocabulary::{ABSENT, AUTHORS, DATES, LANGUAGES, NAMES, PUBLISHERS, TAGS};

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
    /// Whether words are looked for in other spellings besides.
    expands: bool,
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
            expands: operators.contains(&Operator::Expanded),
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
                (1, Sentence),
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

    /// Something that is known of an article, or a field.
    fn fact(&mut self) -> Node {
        use Operator::{Author, Date, Has, Heading, Id, Language, Path, Publisher, Tag, Title};
        let operator = self.choose(&[
            (4, Title),
            (4, Heading),
            (3, Author),
            (3, Publisher),
            (2, Language),
            (2, Tag),
            (2, Path),
            (3, Id),
            (2, Date),
            (2, Has),
        ]);
        let Some(operator) = operator else { return self.leaf() };
        match operator {
            Title => self.words_in(Field::Title),
            Heading => self.words_in(Field::Heading),
            Author => self.name_in(Field::Author, &AUTHORS),
            Publisher => self.name_in(Field::Publisher, &PUBLISHERS),
            Language => self.value_in(Field::Language, &["en", "en-GB", "de", "fa", "EN", "x"]),
            Tag => self.value_in(Field::Tag, &TAGS),
            Path => self.value_in(Field::Path, &["a.jsonl", "b", "a", "more", "More/b.jsonl"]),
            Id => {
                let own = format!("a{:02}", self.focus.0);
                let ids: Vec<_> =
                    self.ids.iter().filter(|id| id.starts_with(&own)).cloned().collect();
                let one = ids[self.random.below(ids.len())].clone();
                let other = self.ids[self.random.below(self.ids.len())].clone();
                field(
                    Field::Id,
                    match self.random.below(3) {
                        0 => prefix(&one[..2]),
                        1 => or([value(&one), value(&other)]),
                        _ => value(&one),
                    },
                )
            }
            Has => has(self.random.pick(&Fact::ALL)),
            _ => {
                let from = self.random.pick(&["", "2019-12", "2020", "2020-02-29"]);
                let until = self.random.pick(&["2020", "2020-03", "2021", "2022-01"]);
                match self.random.percent(40) {
                    true => {
                        let day = self.random.pick(&DATES);
                        date(day, day)
                    }
                    false => date(from, until),
                }
            }
        }
    }

    fn words_in(&mut self, name: Field) -> Node {
        let depth = self.random.weighted(&[(3, 0), (1, 1)]);
        field(name, self.any(depth, Place::Field))
    }

    /// Words of some names, or any.
    fn name_in(&mut self, name: Field, names: &[&str]) -> Node {
        if self.random.percent(30) {
            return self.words_in(name);
        }
        let names = words_of(self.random.pick(names));
        let only = names[self.random.below(names.len())].clone();
        let inner = match self.random.below(4) {
            0 => phrase(&names.join(" ")),
            1 => prefix(&beginning(&mut self.random, &only)),
            _ => word(&only),
        };
        field(name, inner)
    }

    fn value_in(&mut self, name: Field, values: &[&str]) -> Node {
        let typed = self.random.pick(values);
        let inner = match self.random.below(5) {
            0 => or([value(typed), value(self.random.pick(values))]),
            1 => not(value(typed)),
            2 => prefix(&beginning(&mut self.random, typed)),
            _ => value(typed),
        };
        field(name, inner)
    }

    /// A word, a phrase, or what stands for words.
    fn leaf(&mut self) -> Node {
        use Operator::{Exact, Fuzzy, Phrase, Prefix, Regex, SloppyPhrase, Wildcard, Word};
        let operator = self.choose(&[
            (12, Word),
            (3, Exact),
            (4, Phrase),
            (3, SloppyPhrase),
            (3, Prefix),
            (2, Wildcard),
            (2, Fuzzy),
            (2, Regex),
        ]);
        let leaf = match operator {
            Some(Exact) => {
                let text = match self.random.percent(60) {
                    true => self.one(),
                    false => self.run(0).join(" "),
                };
                exact(&self.as_typed(&text))
            }
            Some(Phrase) => phrase(&self.run(0).join(" ")),
            Some(SloppyPhrase) => {
                let slop = self.random.between(1, 5);
                sloppy(&self.run(2).join(" "), slop as u32)
            }
            Some(Prefix) => {
                let one = self.one();
                prefix(&beginning(&mut self.random, &one))
            }
            Some(Wildcard) => {
                let one = self.one();
                self.wildcard(&one)
            }
            Some(Fuzzy) => {
                let one = self.one();
                let max_edits = self.random.between(1, 2) as u8;
                fuzzy(&self.misspelt(&one), max_edits)
            }
            Some(Regex) => {
                let one = self.one();
                self.regex(&one)
            }
            _ => word(&self.one()),
        };
        match self.expands && self.random.percent(50) {
            true => self.expanded(leaf),
            false => leaf,
        }
    }

    /// A leaf and what else is looked for.
    fn expanded(&mut self, leaf: Node) -> Node {
        let others = (0..self.random.between(1, 2)).map(|_| {
            let kind = self.random.pick(&[SubstituteKind::Alias, SubstituteKind::Spelling]);
            (kind, if self.random.percent(50) { self.one() } else { self.run(0).join(" ") })
        });
        let others: Vec<_> = others.collect();
        expanded(leaf, others)
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

    /// The text, or the same in another case.
    fn as_typed(&mut self, text: &str) -> String {
        match self.random.below(5) {
            0 => text.to_lowercase(),
            1 => text.to_uppercase(),
            _ => text.to_owned(),
        }
    }

    /// A word with wildcards in the place of some of its letters. A question
    /// mark at an end is a question, an asterisk at the end a prefix.
    fn wildcard(&mut self, text: &str) -> Node {
        let letters = letters_of(text, "attack");
        let last = letters.len() - 1;
        let (from, to) = (self.random.between(1, last), self.random.between(1, last));
        let begin = |end| letters[..end].iter().collect::<String>();
        let rest = |start: usize| letters[start..].iter().collect::<String>();
        wildcard(&match self.random.below(4) {
            0 => format!("{}?{}", begin(from), rest((from + 1).min(last))),
            1 => format!("*{}", rest(from)),
            2 => format!("{}*{}", begin(from), rest(from)),
            _ => format!("{}*{}", begin(from.min(to)), rest(from.max(to))),
        })
    }

    /// A word with none to three letters changed.
    fn misspelt(&mut self, text: &str) -> String {
        let mut letters = letters_of(text, "Taliban");
        for _ in 0..self.random.between(0, 3) {
            let at = self.random.below(letters.len() - 1);
            match self.random.below(4) {
                0 => letters.insert(at, 'a'),
                1 if letters.len() > 3 => drop(letters.remove(at)),
                2 => letters.swap(at, at + 1),
                _ => letters[at] = 'e',
            }
        }
        letters.into_iter().collect()
    }

    /// An expression that is likely to fit a word.
    fn regex(&mut self, text: &str) -> Node {
        let letters = letters_of(text, "ISIS-K");
        let mut expression = String::new();
        for c in letters {
            match self.random.below(12) {
                0 => expression.push('.'),
                1 => expression.push_str(&format!("[{c}k]")),
                2 => expression.push_str(&format!("({c}|is)")),
                3 => expression.push_str(&format!("{c}?")),
                4 => expression.push_str(".*"),
                5 => expression.push_str(&format!("{c}+")),
                6 => expression.push_str("[^a-f]"),
                7 => expression.push_str(&format!("(a{c})*{c}")),
                _ => expression.push(c),
            }
        }
        if self.random.percent(20) {
            expression.push_str("|ca[ef]+|k");
        }
        regex(&expression)
    }
}

/// A value of a field as it is typed.
fn value(text: &str) -> Node {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '/');
    match text.chars().all(is_plain) {
        true => word(text),
        false => phrase(text),
    }
}

/// Some of the first letters of a word.
fn beginning(random: &mut Random, text: &str) -> String {
    let letters: Vec<char> = text.chars().take_while(|c| !c.is_whitespace()).collect();
    let end = random.between(1, letters.len());
    let last = letters[..end].iter().rposition(|c| c.is_alphanumeric()).unwrap_or(0);
    letters[..=last].iter().collect()
}

/// The letters and digits of a word, or of another where it has few.
fn letters_of(text: &str, other: &str) -> Vec<char> {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<Vec<_>>();
    Some(letters(text)).filter(|found| found.len() > 2).unwrap_or_else(|| letters(other))
}

/// The words of a text, without the punctuation around them.
fn words_of(text: &str) -> Vec<String> {
    // Of a word that which can be seen is typed.
    let text = text.replace('\u{AD}', "").replace("[3]", " ");
    let text = text.replace(['。', '！', '？'], " ");
    let mut words = Vec::new();
    for word in text.split_whitespace() {
        let word = match word.trim_matches(|c| ".,;!?…()“”–؟۔।".contains(c)) {
            "U.S" => "U.S.",
            word => word,
        };
        let is_han = |c: char| ('\u{4E00}'..'\u{A000}').contains(&c);
        let letters: Vec<char> = word.chars().collect();
        match letters.len() {
            0 => {}
            // Without blanks between words a run of them is no word.
            _ if letters.iter().any(|c| is_han(*c)) => {
                let han: Vec<char> = letters.into_iter().filter(|c| is_han(*c)).collect();
                words.extend(han.chunks(2).map(|pair| pair.iter().collect::<String>()));
            }
            20.. => {}
            _ => words.push(word.to_owned()),
        }
    }
    words.retain(|word| word.contains(char::is_alphanumeric));
    words
}

/// Says whether a part is about the article alone.
fn is_filter(node: &Node) -> bool {
    match &node.kind {
        NodeKind::Field { .. } | NodeKind::Date { .. } | NodeKind::Has(_) => true,
        NodeKind::And(nodes) | NodeKind::Or(nodes) => nodes.iter().all(is_filter),
        NodeKind::Clauses(clauses) => clauses.iter().all(|clause| is_filter(&clause.node)),
        NodeKind::Not(node) | NodeKind::Boosted { node, .. } => is_filter(node),
        _ => false,
    }
}
