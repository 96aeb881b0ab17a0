//! From the text of a query to its pieces.
//!
//! What a character means depends on what stands before it: a hyphen excludes
//! at the start of a word and joins within one. [`Edge`] is all the lexer
//! remembers of that.

use crate::text::ByteSpan;

use super::chars::{has_content, is_blank, is_ignorable, one_line, shown};
use super::diagnostic::Diagnostics;
use super::field::{self, Named};
use super::quotes;
use super::token::{Token, TokenKind};
use super::word;

/// A query holds no more words, phrases and prefixes. Each costs a look-up in
/// every segment of an index; nobody types as many.
pub(super) const MAX_TERMS: usize = 1024;

/// Splits `text` into pieces.
pub(super) fn lex(text: &str, remarks: &mut Diagnostics) -> Vec<Token> {
    let mut lexer = Lexer {
        text,
        at: 0,
        edge: Edge::Start,
        spaced: true,
        terms: 0,
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
enum Edge {
    /// A blank, an opening parenthesis, or nothing.
    Start,
    /// A sign: `+`, `-`, `!`.
    Sign,
    /// A field's colon.
    Colon,
    /// A word, a phrase or a closing parenthesis.
    Term,
}

struct Lexer<'a, 'r> {
    text: &'a str,
    at: usize,
    edge: Edge,
    spaced: bool,
    terms: usize,
    tokens: Vec<Token>,
    remarks: &'r mut Diagnostics,
}

impl Lexer<'_, '_> {
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
                    self.suffix();
                }
                '+' | '-' | '!' => self.signs(),
                '–' | '−' | '－' if self.edge == Edge::Start => self.dash(c),
                c if quotes::is_mark(c) => self.quotation(c),
                '‘' if self.edge != Edge::Term && self.single_quotation() => {}
                _ => self.word(),
            }
        }
    }

    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Adds the piece that ends at byte `end`, and goes on there.
    fn push(&mut self, kind: TokenKind, end: usize) {
        let is_term =
            matches!(kind, TokenKind::Word(_) | TokenKind::Phrase(_) | TokenKind::Prefix(_));
        self.terms += usize::from(is_term);
        let span = ByteSpan::new(self.at, end);
        self.tokens.push(Token { span, kind, spaced: self.spaced });
        self.at = end;
        self.spaced = false;
        self.edge = Edge::Term;
    }

    /// Reads the signs here, and what they are to what follows.
    fn signs(&mut self) {
        let rest = self.rest();
        // What is invisible goes with them: the look ahead would else start
        // anew at every sign.
        let after = rest.trim_start_matches(|c| is_sign(c) || is_ignorable(c));
        let end = self.at + rest.len() - after.len();
        let span = ByteSpan::new(self.at, end);
        let run_end = run_end(self.text, end);
        let run = self.text.get(end..run_end).unwrap_or_default();
        let opens = after.chars().next().is_some_and(|c| {
            let closes = |marks| quotes::find_closer(self.text, end + c.len_utf8(), marks);
            let opens_phrase = |marks| !quotes::is_closing(c) || closes(marks).is_some();
            matches!(c, '(' | '（') || quotes::closers(c).is_some_and(opens_phrase)
        });
        if !opens && !has_content(run) && !run.contains('*') {
            self.lone_signs(run_end);
            return;
        }
        let sign = shown(self.text.get(span.range()).unwrap_or_default());
        match self.edge {
            Edge::Start if sign.len() == 1 => {
                self.covid(&sign, run, ByteSpan::new(self.at, run_end));
                let kind = if sign == "+" { TokenKind::Plus } else { TokenKind::Not };
                self.push(kind, end);
                self.edge = Edge::Sign;
                return;
            }
            Edge::Start | Edge::Sign => self.remarks.push(
                span,
                format!("of the signs '+', '-' and '!' a word takes one; '{sign}' is ignored"),
            ),
            Edge::Colon => self.remarks.push(
                span,
                format!("a sign stands before the field, as in -tag:x; '{sign}' is ignored"),
            ),
            Edge::Term => self
                .remarks
                .push(span, format!("a sign counts only after a blank; '{sign}' is ignored")),
        }
        if self.edge != Edge::Colon {
            self.edge = Edge::Sign;
        }
        self.at = end;
    }

    /// Passes over signs that touch nothing, up to byte `end`.
    fn lone_signs(&mut self, end: usize) {
        let span = ByteSpan::new(self.at, end);
        let signs = shown(self.text.get(span.range()).unwrap_or_default());
        match (signs.as_str(), self.edge) {
            (_, Edge::Colon) => return self.push(TokenKind::Punctuation, end),
            (sign @ ("+" | "-" | "!"), Edge::Start) => {
                self.remarks.push(
                    span,
                    format!("'{sign}' stands alone and is ignored; it must touch its word, as in {sign}word"),
                );
            }
            _ => {}
        }
        self.at = end;
        self.edge = Edge::Term;
    }

    /// Remarks on `covid -19`: a number that is excluded after a word was
    /// rarely meant to be.
    fn covid(&mut self, sign: &str, run: &str, span: ByteSpan) {
        let digits = run.trim_end_matches(['.', ',', '?', '!', ';', ':']);
        if sign != "-" || digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return;
        }
        if let Some(Token { kind: TokenKind::Word(word), .. }) = self.tokens.last() {
            let (word, number) = (shown(word), shown(digits));
            self.remarks.push(
                span,
                format!(
                    "passages with '{number}' are excluded; for '{word}-{number}' write it without the blank"
                ),
            );
        }
    }

    /// Passes over a dash. Word processors make one of a hyphen, so before a
    /// word it may have been meant to exclude.
    fn dash(&mut self, dash: char) {
        let end = self.at + dash.len_utf8();
        let next = self.text.get(end..).and_then(|rest| rest.chars().next());
        if next.is_some_and(char::is_alphanumeric) {
            let span = ByteSpan::new(self.at, end);
            self.remarks
                .push(span, format!("'{dash}' is a dash, not the sign '-', and is ignored"));
        }
        self.at = end;
    }

    /// Reads a quotation mark: a phrase, or a mark that closes nothing.
    fn quotation(&mut self, mark: char) {
        let start = self.at + mark.len_utf8();
        let span = ByteSpan::new(self.at, start);
        let closer = quotes::closers(mark)
            .filter(|_| !quotes::is_closing(mark) || self.edge != Edge::Term)
            .and_then(|closers| quotes::find_closer(self.text, start, closers));
        if closer.is_none() && quotes::is_closing(mark) {
            self.remarks.push(span, "the quotation mark closes nothing and is ignored");
            self.at = start;
            return;
        }
        let content = self.text.get(start..closer.unwrap_or(self.text.len())).unwrap_or_default();
        let found = has_content(content);
        let message = match (closer, found) {
            (Some(_), true) => None,
            (Some(_), false) => Some("a phrase without a word is ignored"),
            (None, true) => Some("the quotation mark is not closed; the phrase runs to the end"),
            (None, false) => Some("a quotation mark with nothing after it is ignored"),
        };
        let end = closer.map_or(self.text.len(), |at| at + self.char_len(at));
        if let Some(message) = message {
            let span = if closer.is_some() { ByteSpan::new(self.at, end) } else { span };
            self.remarks.push(span, message);
        }
        let kind = if found { TokenKind::Phrase(one_line(content)) } else { TokenKind::Dropped };
        self.push(kind, end);
        self.suffix();
    }

    /// Reads a phrase in `‘…’`; `false` where the mark is an apostrophe.
    fn single_quotation(&mut self) -> bool {
        let start = self.at + '‘'.len_utf8();
        let Some(closer) = quotes::find_single_closer(self.text, start) else { return false };
        let content = self.text.get(start..closer).unwrap_or_default();
        self.push(TokenKind::Phrase(one_line(content)), closer + '’'.len_utf8());
        self.suffix();
        true
    }

    /// Passes over what other query languages let follow a phrase or a group:
    /// `"…"~5`, `"…"*`, `(…)^2`.
    fn suffix(&mut self) {
        let rest = self.rest();
        if !rest.starts_with(['~', '^', '*']) {
            return;
        }
        let end = run_end(self.text, self.at);
        let span = ByteSpan::new(self.at, end);
        let suffix = self.text.get(span.range()).unwrap_or_default();
        if !suffix.contains(|c: char| c.is_alphabetic()) {
            let suffix = shown(suffix);
            let what = if suffix.starts_with('*') { "an asterisk" } else { "a distance or weight" };
            self.remarks.push(
                span,
                format!(
                    "{what} after a phrase or a group is not understood; '{suffix}' is ignored"
                ),
            );
            self.at = end;
        }
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
        let operator = match run {
            "AND" | "&&" => Some(TokenKind::And),
            "OR" | "||" => Some(TokenKind::Or),
            "NOT" => Some(TokenKind::Not),
            _ => None,
        };
        if let Some(operator) = operator
            && matches!(self.edge, Edge::Start | Edge::Term)
        {
            return self.push(operator, end);
        }
        if let Named::Unknown { name, nearest } = named {
            self.remarks.push(span, unknown_field(name, nearest, run));
        }
        if let Some(kind) = word::read(run, span, self.remarks) {
            return self.push(kind, end);
        }
        if self.edge == Edge::Colon {
            return self.push(TokenKind::Punctuation, end);
        }
        if run == ".." {
            self.remarks.push(
                span,
                "'..' stands alone and is ignored; write a range without blanks, as date:2024-05..2025-03",
            );
        }
        self.at = end;
        self.edge = Edge::Term;
    }

    fn char_len(&self, at: usize) -> usize {
        self.text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8)
    }
}

fn is_sign(c: char) -> bool {
    matches!(c, '+' | '-' | '!')
}

fn is_parenthesis(c: char) -> bool {
    matches!(c, '(' | ')' | '（' | '）')
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
