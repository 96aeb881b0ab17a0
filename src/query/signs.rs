//! The signs before a word: `+`, `-`, `!`, and dashes that are none.

use crate::text::ByteSpan;

use super::NodeKind;
use super::chars::{has_content, is_ignorable, opens_group, shown};
use super::lexer::{Edge, Lexer, run_end};
use super::token::{Token, TokenKind};
use super::{quotes, regex};

impl Lexer<'_, '_> {
    /// Reads the signs here, and what they are to what follows.
    pub(super) fn signs(&mut self) {
        let rest = self.rest();
        // What is invisible goes with them: the look ahead would else start
        // anew at every sign.
        let after = rest.trim_start_matches(|c| is_sign(c) || is_ignorable(c));
        let end = self.at + rest.len() - after.len();
        let span = ByteSpan::new(self.at, end);
        let run_end = run_end(self.text, end);
        let run = self.text.get(end..run_end).unwrap_or_default();
        if !self.opens(end, after) && !has_content(run) && !run.contains('*') {
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

    /// Says whether a group, a phrase or an expression begins at byte `at`,
    /// where `after` stands.
    fn opens(&self, at: usize, after: &str) -> bool {
        let inner = after.trim_start_matches(|c| c == '=' || is_ignorable(c));
        let at = at + after.len() - inner.len();
        inner.chars().next().is_some_and(|c| {
            let begins = opens_group(c) || (c == '/' && regex::find(inner).is_some());
            begins || quotes::opens_phrase(self.text, at, c)
        })
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
        let last = self.tokens.last().map(|Token { kind, .. }| kind);
        if let Some(TokenKind::Leaf(NodeKind::Word(word))) = last {
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
    pub(super) fn dash(&mut self, dash: char) {
        let end = self.at + dash.len_utf8();
        let next = self.text.get(end..).and_then(|rest| rest.chars().next());
        if next.is_some_and(char::is_alphanumeric) {
            let span = ByteSpan::new(self.at, end);
            self.remarks
                .push(span, format!("'{dash}' is a dash, not the sign '-', and is ignored"));
        }
        self.at = end;
    }
}

fn is_sign(c: char) -> bool {
    matches!(c, '+' | '-' | '!')
}
