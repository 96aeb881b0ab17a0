//! Where a term of the query stands in a text.

use crate::analysis::{Term, TokenRef, Tokens};
use crate::text::ByteSpan;

use super::highlight::{Highlight, HighlightKind};
use super::matcher::{MatchTerm, TermKind};

/// Appends where `term`, the `index`th of the query, stands in the text of
/// `tokens`; says whether it does.
pub(super) fn find(
    term: &MatchTerm,
    index: usize,
    tokens: &Tokens,
    found: &mut Vec<Highlight>,
) -> bool {
    let before = found.len();
    let Some((first, rest)) = term.pattern.parts.split_first() else { return false };
    let whole = term.pattern.whole.as_ref();
    for (at, token) in tokens.iter().enumerate() {
        let as_one = whole
            .and_then(|whole| of_token(whole, token, term.kind, true))
            .map(|kind| (token.span, kind));
        let hit = as_one.or_else(|| {
            let kind = of_token(first, token, term.kind, rest.is_empty())?;
            // A compound begins as its first part does; the part is marked.
            let part_too = token.positions > 1
                && tokens.get(at + 1).is_some_and(|part| {
                    part.position == token.position
                        && of_token(first, part, term.kind, rest.is_empty()).is_some()
                });
            if part_too {
                return None;
            }
            follow(rest, term.kind, tokens, at, token, kind)
        });
        if let Some((span, kind)) = hit {
            let is_phrase = term.kind == TermKind::Phrase && !rest.is_empty();
            let kind = if is_phrase { HighlightKind::Phrase } else { kind };
            found.push(Highlight { span, kind, term: index });
        }
    }
    found.len() > before
}

/// Says whether and how `token` is what `part` asks for. `is_last` says whether
/// no part comes after it: only then does a prefix leave its end open.
#[inline]
fn of_token(
    part: &Term,
    token: TokenRef<'_>,
    kind: TermKind,
    is_last: bool,
) -> Option<HighlightKind> {
    if kind == TermKind::Prefix && is_last {
        return token.form.starts_with(part.form.as_str()).then_some(HighlightKind::Prefix);
    }
    if token.stem != part.stem {
        return None;
    }
    Some(if token.form == part.form { HighlightKind::Exact } else { HighlightKind::Stem })
}

/// Looks for the further parts at the positions after that of `first`, the
/// token at `at`. The weakest of the reasons is that of the whole.
fn follow(
    rest: &[Term],
    kind: TermKind,
    tokens: &Tokens,
    at: usize,
    first: TokenRef<'_>,
    first_kind: HighlightKind,
) -> Option<(ByteSpan, HighlightKind)> {
    let mut span = first.span;
    let mut reason = first_kind;
    let mut position = first.position;
    let mut next = at + 1;
    for (index, part) in rest.iter().enumerate() {
        position += 1;
        let is_last = index + 1 == rest.len();
        let (token, own_reason) = loop {
            let token = tokens.get(next)?;
            if token.position > position {
                return None;
            }
            next += 1;
            if token.position == position
                && let Some(own_reason) = of_token(part, token, kind, is_last)
            {
                break (token, own_reason);
            }
        };
        span = span.cover(token.span);
        reason = reason.max(own_reason);
    }
    Some((span, reason))
}
