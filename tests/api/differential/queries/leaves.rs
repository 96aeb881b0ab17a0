//! Words, phrases and what stands for words.

use pincite::{Clause, Node, NodeKind, SubstituteKind};

use super::super::build::{exact, expanded, fuzzy, phrase, prefix, regex, sloppy, wildcard, word};
use super::super::operator::Operator;
use super::Generator;
use super::words::{beginning, letters_of};

impl Generator<'_> {
    /// A word, a phrase, or what stands for words.
    pub(super) fn leaf(&mut self) -> Node {
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
        match operator {
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
                let mut words = self.run(2);
                if words.len() < 2 {
                    words.push(self.one());
                }
                sloppy(&words.join(" "), slop as u32)
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
        }
    }

    /// Returns a query in which something else is looked for besides half of
    /// what it looks for.
    pub fn with_substitutes(&mut self, root: &Node) -> Node {
        let mut each = |nodes: &[Node]| -> Vec<Node> {
            nodes.iter().map(|node| self.with_substitutes(node)).collect()
        };
        let kind = match &root.kind {
            _ if root.is_leaf() => {
                return match self.random.percent(50) {
                    true => self.expanded(root.clone()),
                    false => root.clone(),
                };
            }
            NodeKind::And(nodes) => NodeKind::And(each(nodes)),
            NodeKind::Or(nodes) => NodeKind::Or(each(nodes)),
            NodeKind::Near { nodes, distance, ordered } => {
                NodeKind::Near { nodes: each(nodes), distance: *distance, ordered: *ordered }
            }
            NodeKind::Clauses(clauses) => NodeKind::Clauses(self.in_clauses(clauses)),
            NodeKind::SameArticle(clauses) => NodeKind::SameArticle(self.in_clauses(clauses)),
            NodeKind::Not(inner) => NodeKind::Not(Box::new(self.with_substitutes(inner))),
            NodeKind::Sentence(inner) => NodeKind::Sentence(Box::new(self.with_substitutes(inner))),
            NodeKind::Boosted { node, factor } => {
                NodeKind::Boosted { node: Box::new(self.with_substitutes(node)), factor: *factor }
            }
            // Whole values have no other names.
            other => other.clone(),
        };
        Node { span: root.span, kind }
    }

    fn in_clauses(&mut self, clauses: &[Clause]) -> Vec<Clause> {
        let expand = |clause: &Clause| Clause {
            occur: clause.occur,
            node: self.with_substitutes(&clause.node),
        };
        clauses.iter().map(expand).collect()
    }

    /// A leaf and what else is looked for.
    pub(super) fn expanded(&mut self, leaf: Node) -> Node {
        let others = (0..self.random.between(1, 2)).map(|_| {
            let kind = self.random.pick(&[SubstituteKind::Alias, SubstituteKind::Spelling]);
            (kind, if self.random.percent(50) { self.one() } else { self.run(0).join(" ") })
        });
        let others: Vec<_> = others.collect();
        Node { span: leaf.span, ..expanded(leaf, others) }
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
        if !expression.contains(char::is_alphanumeric) {
            expression.push('k');
        }
        regex(&expression)
    }
}
