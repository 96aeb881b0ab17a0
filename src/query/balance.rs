//! Parentheses: every one paired, none too deep.

use crate::text::ByteSpan;

use super::diagnostic::Diagnostics;
use super::limits::MAX_DEPTH;
use super::token::{Token, TokenKind};

/// Leaves out closing parentheses that close nothing and pairs that stand
/// deeper than `max_depth`, with a remark, and what follows these. Opening ones
/// that nothing closes stay: the end of the pieces closes them.
pub(super) fn balance(
    tokens: Vec<Token>,
    max_depth: usize,
    remarks: &mut Diagnostics,
) -> Vec<Token> {
    let mut open: Vec<ByteSpan> = Vec::new();
    let mut too_deep = None;
    let mut is_left_out = false;
    let mut kept = Vec::with_capacity(tokens.len());
    for token in tokens {
        if is_left_out && token.kind.is_suffix() {
            continue;
        }
        is_left_out = false;
        match token.kind {
            TokenKind::Open => {
                open.push(token.span);
                if open.len() > max_depth {
                    too_deep = too_deep.or(Some(token.span));
                    continue;
                }
            }
            TokenKind::Close => {
                let depth = open.len();
                if open.pop().is_none() {
                    remarks.push(token.span, "the parenthesis closes nothing and is ignored");
                    is_left_out = true;
                    continue;
                }
                if depth > max_depth {
                    is_left_out = true;
                    continue;
                }
            }
            _ => {}
        }
        kept.push(token);
    }
    if let Some(span) = too_deep {
        let with = if max_depth < MAX_DEPTH { "with so many operators " } else { "" };
        let message =
            format!("{with}parentheses nest at most {max_depth} deep; deeper ones are ignored");
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
