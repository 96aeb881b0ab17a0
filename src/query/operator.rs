//! The operators between parts, and what is typed for them by mistake.
//!
//! They are written in capitals only: `near` and `and` are words.

use super::MAX_DISTANCE;
use super::token::TokenKind;

/// How many words may stand between where no number was typed.
pub(super) const DEFAULT_DISTANCE: u32 = 10;

/// Returns the operator that the run `typed` is, and what is odd about it.
pub(super) fn operator(typed: &str) -> Option<(TokenKind, Option<String>)> {
    let kind = match typed {
        "AND" | "&&" => TokenKind::And,
        "OR" | "||" => TokenKind::Or,
        "NOT" => TokenKind::Not,
        "SENT" => TokenKind::Sent,
        "DOC" => TokenKind::Doc,
        "NEAR" => TokenKind::Near { ordered: false, distance: None },
        "ADJ" => TokenKind::Near { ordered: true, distance: None },
        _ => return with_number(typed),
    };
    Some((kind, None))
}

fn with_number(typed: &str) -> Option<(TokenKind, Option<String>)> {
    let (name, number) = typed.split_once('/')?;
    let kind = |distance| match name {
        "NEAR" => Some(TokenKind::Near { ordered: false, distance }),
        "ADJ" => Some(TokenKind::Near { ordered: true, distance }),
        "SENT" => Some(TokenKind::Sent),
        "DOC" => Some(TokenKind::Doc),
        _ => None,
    };
    let is_number = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    // `NEAR/MIDDLE` is a word.
    let is_odd = number.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+'));
    let shown = super::chars::shown(typed);
    match name {
        // A number that is too large is remarked upon where the chain ends.
        "NEAR" | "ADJ" if is_number => {
            let distance = number.parse().unwrap_or(u32::MAX);
            Some((kind(Some(distance))?, None))
        }
        "NEAR" | "ADJ" if is_odd => Some((
            kind(Some(DEFAULT_DISTANCE))?,
            Some(format!(
                "'{shown}' wants a number from 0 to {MAX_DISTANCE} after the slash; read as {name}/{DEFAULT_DISTANCE}"
            )),
        )),
        "SENT" | "DOC" if is_odd => Some((
            kind(None)?,
            Some(format!("{name} takes no number; '{shown}' is read as {name}")),
        )),
        _ => None,
    }
}

/// Says whether `text`, typed where a word may begin, is an operator.
pub(super) fn is_operator(text: &str) -> bool {
    operator(text).is_some()
}

/// Words which operator was probably meant by a run that is read as a word:
/// `near/5`, `NEAR5`, `NEAR/x`, and what other query languages have for it.
pub(super) fn slip(typed: &str) -> Option<String> {
    if let Some((name @ ("NEAR" | "ADJ" | "SENT" | "DOC"), _)) = typed.split_once('/') {
        let operator = match name {
            "NEAR" | "ADJ" => format!("{name} takes a number, as in {name}/5"),
            _ => format!("{name} takes no number"),
        };
        let shown = super::chars::shown(typed);
        return Some(format!("'{shown}' is read as a word; the operator {operator}"));
    }
    // As long as the longest of them with its number.
    const MAX_BYTES: usize = 12;
    if typed.len() > MAX_BYTES {
        return None;
    }
    let name_end = typed.find(|c: char| !c.is_ascii_alphabetic())?;
    let (name, rest) = typed.split_at_checked(name_end)?;
    let number = rest.strip_prefix(['/', ':', '-']).unwrap_or(rest);
    let is_number = (1..=3).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    let is_slashed = rest.starts_with('/');
    let meant = match name.to_ascii_lowercase().as_str() {
        "near" => "NEAR",
        "adj" => "ADJ",
        "w" | "n" | "within" | "and" if is_slashed => "NEAR",
        "pre" if is_slashed => "ADJ",
        _ => return None,
    };
    is_number
        .then(|| format!("did you mean {meant}/{number}? '{typed}' is read as the word '{typed}'"))
}

#[cfg(test)]
mod tests {
    use super::{TokenKind, is_operator, operator, slip};

    #[test]
    fn operators_are_in_capitals() {
        for text in ["AND", "OR", "NOT", "NEAR", "NEAR/0", "ADJ/12", "SENT", "DOC", "&&", "||"] {
            assert!(is_operator(text), "{text}");
        }
        for text in ["and", "Or", "near/5", "NEAR5", "NEAR/MIDDLE", "AND/5", "SENTENCE", "SENT/x"] {
            assert!(!is_operator(text), "{text}");
        }
    }

    #[test]
    fn a_number_beyond_all_bounds_is_a_large_one() {
        let typed = format!("NEAR/{}", "9".repeat(99));
        let large = TokenKind::Near { ordered: false, distance: Some(u32::MAX) };
        assert_eq!(operator(&typed), Some((large, None)));
    }

    #[test]
    fn slips_are_few() {
        for text in [
            "near/5",
            "Near/5",
            "NEAR5",
            "near5",
            "NEAR:5",
            "w/5",
            "W/3",
            "pre/2",
            "AND/5",
            "NEAR/x",
            "DOC/article",
        ] {
            assert!(slip(text).is_some(), "{text}");
        }
        for text in ["near", "nearby", "w5", "n5", "and5", "pre-2", "w/o", "near/far", "a/5", "2/3"]
        {
            assert_eq!(slip(text), None, "{text}");
        }
    }
}
