//! Parentheses: every one paired, none too deep.

use crate::text::ByteSpan;

use super::diagnostic::Diagnostics;
use super::token::{Token, TokenKind};

/// Parentheses nest no deeper. The tree is read, shown and searched by
/// functions that call themselves for each level.
pub(super) const MAX_DEPTH: usize = 64;

/// Leaves out closing parentheses that close nothing and pairs that stand too
/// deep, with a remark. Opening ones that nothing closes stay: the end of the
/// pieces closes them.
pub(super) fn balance(tokens: Vec<Token>, remarks: &mut Diagnostics) -> Vec<Token> {
    let mut open: Vec<ByteSpan> = Vec::new();
    let mut too_deep = None;
    let mut kept = Vec::with_capacity(tokens.len());
    for token in tokens {
        match token.kind {
            TokenKind::Open => {
                open.push(token.span);
                if open.len() > MAX_DEPTH {
                    too_deep = too_deep.or(Some(token.span));
                    continue;
                }
            }
            TokenKind::Close => {
                let depth = open.len();
                if open.pop().is_none() {
                    remarks.push(token.span, "the parenthesis closes nothing and is ignored");
                    continue;
                }
                if depth > MAX_DEPTH {
                    continue;
                }
            }
            _ => {}
        }
        kept.push(token);
    }
    if let Some(span) = too_deep {
        let message = format!("parentheses nest at most {MAX_DEPTH} deep; deeper ones are ignored");
        remarks.push(span, message);
    }
    match open.as_slice() {
        [] => {}
        [span] => remarks.push(*span, "the parenthesis is not closed; it is closed at the end"),
        [span, ..] => {
            let message =
                format!("{} parentheses are not closed; they are closed at the end", open.len());
            remarks.push(*span, message);
        }
    }
    kept
}
