//! What was typed without blanks, read as several words.
//!
//! Whoever writes Chinese, Japanese or Thai types a question as one run of
//! characters. Looked up as it stands, the run is a phrase and finds next to
//! nothing; so it is read as if there were blanks in it, and the passages with
//! the most and the rarest of its words come first.
//!
//! Only where any of several words will do. What is quoted, what must match or
//! must not (`+`, `-`, `AND`, `NOT`), what an operator compares (`OR`, `NEAR`,
//! `SENT`) and what a field is asked for stays a whole: who types an operator
//! means what stands beside it.

use crate::analysis::words_of_run;
use crate::query::{Clause, Node, NodeKind, Occur, Query};
use crate::text::ByteSpan;

/// At most so many words are made of the runs of one query, as many as a query
/// may have.
const MAX_WORDS: usize = 1024;

/// Returns the query with runs of scripts without blanks read as several words.
/// Any other query comes back as it is.
pub(super) fn segment(query: &Query) -> Query {
    let mut segmenter = Segmenter { typed: &query.text, words: 0 };
    Query {
        text: query.text.clone(),
        root: segmenter.node(&query.root),
        diagnostics: query.diagnostics.clone(),
    }
}

struct Segmenter<'q> {
    typed: &'q str,
    /// How many words were made so far.
    words: usize,
}

impl Segmenter<'_> {
    /// Reads a node of which any part will do.
    fn node(&mut self, node: &Node) -> Node {
        let kind = match &node.kind {
            NodeKind::Word(text) => match self.words_of(node.span, text) {
                words if words.is_empty() => node.kind.clone(),
                words => NodeKind::Clauses(words),
            },
            NodeKind::Clauses(clauses) => NodeKind::Clauses(self.clauses(clauses)),
            NodeKind::Boosted { node, factor } => {
                NodeKind::Boosted { node: Box::new(self.node(node)), factor: *factor }
            }
            NodeKind::And(nodes) => {
                NodeKind::And(nodes.iter().map(|node| self.group(node)).collect())
            }
            NodeKind::Or(nodes) => {
                NodeKind::Or(nodes.iter().map(|node| self.group(node)).collect())
            }
            _ => node.kind.clone(),
        };
        Node { span: node.span, kind }
    }

    /// Reads what stands beside an operator: a word is a whole there, and words
    /// in parentheses are words.
    fn group(&mut self, node: &Node) -> Node {
        match node.kind {
            NodeKind::Word(_) | NodeKind::Boosted { .. } => node.clone(),
            _ => self.node(node),
        }
    }

    fn clauses(&mut self, clauses: &[Clause]) -> Vec<Clause> {
        let mut read = Vec::with_capacity(clauses.len());
        for Clause { occur, node } in clauses {
            match (occur, &node.kind) {
                (Occur::Optional, NodeKind::Word(text)) => {
                    match self.words_of(node.span, text) {
                        words if words.is_empty() => {
                            read.push(Clause { occur: *occur, node: node.clone() });
                        }
                        words => read.extend(words),
                    }
                    continue;
                }
                (Occur::Excluded, _) => read.push(Clause { occur: *occur, node: node.clone() }),
                (Occur::Required, _) if self.has_plus(node) => {
                    read.push(Clause { occur: *occur, node: self.group(node) });
                }
                // The only word beside fields that filter is required for that
                // reason alone.
                _ => read.push(Clause { occur: *occur, node: self.node(node) }),
            }
        }
        read
    }

    /// Says whether `+` was typed before a node.
    fn has_plus(&self, node: &Node) -> bool {
        let before = self.typed.get(..node.span.start).unwrap_or_default();
        before.trim_end_matches('(').ends_with(['+', '＋'])
            || node.span.slice(self.typed).is_some_and(|typed| typed.starts_with('+'))
    }

    /// Returns the words of a run as clauses; none where it is one word.
    fn words_of(&mut self, span: ByteSpan, text: &str) -> Vec<Clause> {
        let words = words_of_run(text);
        // What was taken out of a run, an asterisk or a soft hyphen, leaves it
        // shorter than what was typed; then all words stand for the run.
        let is_as_typed = span.slice(self.typed) == Some(text);
        let room = MAX_WORDS.saturating_sub(self.words);
        self.words += words.len().min(room);
        let clauses: Vec<_> = words
            .into_iter()
            .take(room)
            .filter_map(|word| {
                let kind = NodeKind::Word(word.slice(text)?.to_owned());
                let span = if is_as_typed { word.shifted(span.start) } else { span };
                Some(Clause { occur: Occur::Optional, node: Node { span, kind } })
            })
            .collect();
        if clauses.len() < 2 { Vec::new() } else { clauses }
    }
}

#[cfg(test)]
mod tests {
    use super::segment;
    use crate::query::Query;

    #[test]
    fn reads_runs_as_words_where_any_word_will_do() {
        for (typed, expected) in [
            ("黑豹队防守", "黑豹 豹队 队防 防守"),
            ("黑豹", "黑豹"),
            ("黑豹队 防守丢", "黑豹 豹队 防守 守丢"),
            ("ISIS-K在阿富汗", "ISIS-K 在阿 阿富 富汗"),
            ("ประเทศไทย", "ประ ระเท เทศ ศไท ไทย"),
            ("\"黑豹队\"", "\"黑豹队\""),
            ("+黑豹队 防守丢", "+黑豹队 防守 守丢"),
            ("-黑豹队 防守丢", "-黑豹队 防守 守丢"),
            ("黑豹队 AND 防守丢", "黑豹队 AND 防守丢"),
            ("黑豹队 AND (防守丢 ab)", "黑豹队 AND (防守 守丢 ab)"),
            ("黑豹队 OR 防守丢", "黑豹队 OR 防守丢"),
            ("NOT 黑豹队", "NOT 黑豹队"),
            ("title:黑豹队", "title:黑豹队"),
            ("黑豹队 author:x", "+(黑豹 豹队) author:x"),
            ("+黑豹队 author:x", "+黑豹队 author:x"),
            ("黑豹队 防守丢 author:x", "+(黑豹 豹队 防守 守丢) author:x"),
            ("黑豹队*", "黑豹队*"),
            ("islamic state and/or x", "islamic state and/or x"),
        ] {
            assert_eq!(segment(&Query::parse(typed)).to_string(), expected, "{typed}");
        }
    }

    #[test]
    fn words_say_where_they_were_typed() {
        let query = segment(&Query::parse("a 黑豹队"));
        let crate::query::NodeKind::Clauses(clauses) = &query.root.kind else { panic!() };
        let typed: Vec<_> =
            clauses.iter().map(|clause| clause.node.span.slice(&query.text).unwrap()).collect();
        assert_eq!(typed, ["a", "黑豹", "豹队"]);
    }

    #[test]
    fn long_runs_are_bounded() {
        let text = "黑豹".repeat(20_000);
        let span = crate::ByteSpan::new(0, text.len());
        let root = crate::Node { span, kind: crate::NodeKind::Word(text.clone()) };
        let query = segment(&Query { text, root, diagnostics: Vec::new() });
        let crate::query::NodeKind::Clauses(clauses) = &query.root.kind else { panic!() };
        assert_eq!(clauses.len(), super::MAX_WORDS);
    }
}
