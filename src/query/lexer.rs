//! From the text of a query to its pieces.
//!
//! What a character means depends on what stands before it: a hyphen excludes
//! at the start of a word and joins within one. [`Edge`] is all the lexer
//! remembers of that. Signs are read in `signs`, quotation marks in
//! `quotation`, what follows a phrase or a group in `suffix`.

use crate::text::ByteSpan;

use super::NodeKind;
use super::chars::{is_blank, is_ignorable, is_parenthesis, opens_group, shown};
use super::diagnostic::Diagnostics;
use super::field::{self, Named};
use super::limits::{MAX_PATTERNS, MAX_TERMS};
use super::suffix::After;
use super::token::{Token, TokenKind};
use super::word::Word;
use super::{operator, quotes, regex, suffix, word};

/// Splits `text` into pieces.
pub(super) fn lex(text: &str, remarks: &mut Diagnostics) -> Vec<Token> {
    let mut lexer = Lexer {
        text,
        at: 0,
        edge: Edge::Start,
        spaced: true,
        terms: 0,
        patterns: 0,
        tokens: Vec::new(),
        remarks,
    };
    lexer.run();
    lexer.tokens
}

/// Returns where the run ends that begins at byte `from`: at a blank, a
/// parenthesis or a quotation mark.
pub(super) fn run_end(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    rest.char_indices()
        .find(|&(at, c)| {
            is_blank(c)
                || is_parenthesis(c)
                || (quotes::is_mark(c) && !quotes::inside_hebrew_word(text, from + at))
        })
        .map_or(text.len(), |(at, _)| from + at)
}

/// What stands before the next character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    /// A blank, an opening parenthesis, or nothing.
    Start,
    /// A sign: `+`, `-`, `!`.
    Sign,
    /// A field's colon.
    Colon,
    /// A word, a phrase or a closing parenthesis.
    Term,
}

pub(super) struct Lexer<'a, 'r> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    pub(super) edge: Edge,
    spaced: bool,
    terms: usize,
    patterns: usize,
    pub(super) tokens: Vec<Token>,
    pub(super) remarks: &'r mut Diagnostics,
}

impl<'a> Lexer<'a, '_> {
    fn run(&mut self) {
        while let Some(c) = self.rest().chars().next() {
            if self.terms >= MAX_TERMS && !is_blank(c) && !is_parenthesis(c) {
                let span = ByteSpan::new(self.at, self.text.len());
                let message = format!(
                    "a query holds at most {MAX_TERMS} words and phrases; the rest is ignored"
                );
                self.remarks.push(span, message);
                return;
            }
            match c {
                c if is_blank(c) => {
                    self.at += c.len_utf8();
                    self.edge = Edge::Start;
                    self.spaced = true;
                }
                c if is_ignorable(c) => self.at += c.len_utf8(),
                '(' | '（' => {
                    self.push(TokenKind::Open, self.at + c.len_utf8());
                    self.edge = Edge::Start;
                }
                ')' | '）' => {
                    self.push(TokenKind::Close, self.at + c.len_utf8());
                    self.suffixes(After::Group);
                }
                '+' | '-' | '!' => self.signs(),
                '–' | '−' | '－' if self.edge == Edge::Start => self.dash(c),
                c if quotes::is_mark(c) => self.quotation(c, self.at),
                '‘' if self.edge != Edge::Term && self.single_quotation() => {}
                '=' if self.edge != Edge::Term && self.equals() => {}
                '/' if self.edge != Edge::Term && self.regex() => {}
                _ => self.word(),
            }
        }
    }

    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Adds the piece that ends at byte `end`, and goes on there.
    pub(super) fn push(&mut self, kind: TokenKind, end: usize) {
        self.push_from(self.at, kind, end);
    }

    /// Adds the piece that stands between `start` and `end`, and goes on there.
    pub(super) fn push_from(&mut self, start: usize, kind: TokenKind, end: usize) {
        let span = ByteSpan::new(start, end);
        let kind = self.counted(kind, span);
        self.tokens.push(Token { span, kind, spaced: self.spaced });
        self.at = end;
        self.spaced = false;
        self.edge = Edge::Term;
    }

    /// Counts a piece, and drops a pattern that is one too many.
    fn counted(&mut self, kind: TokenKind, span: ByteSpan) -> TokenKind {
        let TokenKind::Leaf(leaf) = &kind else { return kind };
        self.terms += 1;
        let is_pattern =
            matches!(leaf, NodeKind::Wildcard(_) | NodeKind::Fuzzy { .. } | NodeKind::Regex(_));
        self.patterns += usize::from(is_pattern);
        if !is_pattern || self.patterns <= MAX_PATTERNS {
            return kind;
        }
        let typed = shown(span.slice(self.text).unwrap_or_default());
        self.remarks.push(
            span,
            format!(
                "a query holds at most {MAX_PATTERNS} patterns and near spellings; '{typed}' is ignored"
            ),
        );
        TokenKind::Dropped
    }

    /// Reads what an equals sign stands before; `false` where that is a word,
    /// which is read together with it.
    fn equals(&mut self) -> bool {
        let rest = self.rest();
        let after = rest.trim_start_matches(|c| c == '=' || is_ignorable(c));
        let start = self.at;
        let end = start + rest.len() - after.len();
        let span = ByteSpan::new(start, end);
        if let Some(mark) = after.chars().next()
            && quotes::opens_phrase(self.text, end, mark)
        {
            self.at = end;
            self.quotation(mark, start);
            return true;
        }
        if after.starts_with(opens_group) {
            let message =
                "'=' stands before a word or a phrase, not before a parenthesis, and is ignored";
            self.remarks.push(span, message);
        } else if let Named::Known { bytes, .. } = field::named(after) {
            let name = after.get(..bytes).unwrap_or_default();
            let message = format!("'=' stands after the field, as in {name}=word, and is ignored");
            self.remarks.push(span, message);
        } else if regex::find(after).is_some() {
            let message =
                "'=' stands before a word or a phrase, not before an expression, and is ignored";
            self.remarks.push(span, message);
        } else {
            return false;
        }
        self.at = end;
        true
    }

    /// Reads a regular expression; `false` where there is none.
    fn regex(&mut self) -> bool {
        let Some((pattern, bytes)) = regex::find(self.rest()) else { return false };
        self.push(TokenKind::Leaf(NodeKind::Regex(pattern)), self.at + bytes);
        self.suffixes(After::Regex);
        true
    }

    /// Reads an operator, a field's name or a word.
    fn word(&mut self) {
        let named = field::named(self.rest());
        // Before the end of the run is looked for: a run of many names would be
        // searched from each of them.
        if let Named::Known { scope, bytes } = named {
            self.push(TokenKind::Field(scope), self.at + bytes);
            self.edge = Edge::Colon;
            return;
        }
        let end = run_end(self.text, self.at);
        let span = ByteSpan::new(self.at, end);
        let run = self.text.get(span.range()).unwrap_or_default();
        let begins = matches!(self.edge, Edge::Start | Edge::Term);
        if begins && let Some((operator, remark)) = operator::operator(run) {
            if let Some(message) = remark {
                self.remarks.push(span, message);
            }
            return self.push(operator, end);
        }
        let split = suffix::split(run);
        let kind = match word::read(&split, run, span, self.remarks) {
            Word::Leaf(leaf) => TokenKind::Leaf(leaf),
            Word::Ignored => TokenKind::Dropped,
            Word::LoneAsterisk => {
                self.lone_asterisk(span);
                TokenKind::Dropped
            }
            Word::Nothing => return self.no_word(run, end),
        };
        if let Some(message) = operator::slip(run).filter(|_| begins) {
            self.remarks.push(span, message);
        } else if let Named::Unknown { name, nearest } = named {
            self.remarks.push(span, unknown_field(name, nearest, run));
        }
        let start = self.at;
        let first_weight = split.items.iter().find(|item| item.sign == '^');
        self.push(kind, first_weight.map_or(end, |item| start + item.start));
        for item in split.items.iter().filter(|item| item.sign == '^') {
            self.weight(item.number, ByteSpan::new(start + item.start, start + item.end));
        }
        self.at = end;
    }

    /// Remarks on an asterisk that stands for everything.
    fn lone_asterisk(&mut self, span: ByteSpan) {
        let last = self.tokens.last().filter(|_| self.edge == Edge::Colon);
        let fact = last.and_then(|token| match token.kind {
            TokenKind::Field(scope) => scope.fact(),
            _ => None,
        });
        let message = "an asterisk needs a letter or digit beside it, and is ignored";
        match fact {
            Some(fact) => self.remarks.push(
                span,
                format!("{message}; for whatever states one write has:{}", fact.name()),
            ),
            None => self.remarks.push(span, message),
        }
    }

    /// Passes over a run that ends at byte `end` and holds no word.
    fn no_word(&mut self, run: &str, end: usize) {
        let span = ByteSpan::new(self.at, end);
        match run {
            _ if self.edge == Edge::Colon => return self.push(TokenKind::Punctuation, end),
            ".." => self.remarks.push(
                span,
                "'..' stands alone and is ignored; write a range without blanks, as date:2024-05..2025-03",
            ),
            "=" => self
                .remarks
                .push(span, "'=' stands alone and is ignored; it must touch its word, as in =word"),
            _ => {}
        }
        self.at = end;
        self.edge = Edge::Term;
    }
}

fn unknown_field(name: &str, nearest: Option<&str>, run: &str) -> String {
    let run = shown(&word::literal(run).unwrap_or_default());
    match nearest {
        Some(nearest) => {
            format!("no field '{name}'; did you mean {nearest}:? read as the word '{run}'")
        }
        None => {
            format!("no field '{name}'; the fields are {}; read as the word '{run}'", field::LISTED)
        }
    }
}
