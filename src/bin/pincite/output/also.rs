//! What was looked for and ranked by besides what was typed, in words.

use pincite::{ByteSpan, Expansion, ExpansionKind, Results};

/// Of the words that were ranked by so many are named: the weightiest.
const NAMED: usize = 8;

/// Says what was looked for and ranked by besides, a line for each.
pub fn besides(results: &Results) -> Vec<String> {
    let mut lines = also_searched(&results.expansions);
    lines.extend(ranked_by(&results.feedback));
    lines
}

/// Says which words of the best passages were ranked by.
fn ranked_by(words: &[String]) -> Option<String> {
    let named: Vec<&str> = words.iter().take(NAMED).map(String::as_str).collect();
    let more = match words.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let names = named.join(", ");
    (!named.is_empty())
        .then(|| format!("also ranked by: {names}{more} (words of the best passages)"))
}

/// Says what was looked for besides, a line for each thing typed:
/// `also searched: ISIS-K, “Islamic State Khorasan” (aliases of ISKP, as in
/// rawal-2024#3)`.
fn also_searched(expansions: &[Expansion]) -> Vec<String> {
    in_lines(expansions.iter().map(|expansion| Also {
        typed: &expansion.typed,
        span: expansion.span,
        found: &expansion.found,
        kind: expansion.kind,
        proof: expansion.proof.iter().map(ToString::to_string).collect(),
        is_ambiguous: expansion.is_ambiguous,
    }))
}

/// What is said of an expansion.
#[derive(Clone)]
struct Also<'a> {
    typed: &'a str,
    span: ByteSpan,
    found: &'a str,
    kind: ExpansionKind,
    proof: Vec<String>,
    is_ambiguous: bool,
}

fn in_lines<'a>(expansions: impl Iterator<Item = Also<'a>>) -> Vec<String> {
    let mut lines: Vec<Vec<Also<'_>>> = Vec::new();
    for expansion in expansions {
        let key = (expansion.span, expansion.kind);
        let same = |line: &&mut Vec<Also<'_>>| {
            line.first().is_some_and(|first| (first.span, first.kind) == key)
        };
        match lines.iter_mut().find(same) {
            Some(line) => line.push(expansion),
            None => lines.push(vec![expansion]),
        }
    }
    lines.iter().filter_map(|line| in_line(line)).collect()
}

fn in_line(expansions: &[Also<'_>]) -> Option<String> {
    let first = expansions.first()?;
    let found = expansions.iter().map(|one| match one.found.contains(char::is_whitespace) {
        true => format!("“{}”", one.found),
        false => one.found.to_owned(),
    });
    let found: Vec<_> = found.collect();
    let what = match (first.kind, expansions.len()) {
        (ExpansionKind::Spelling, 1) => "spelling of",
        (ExpansionKind::Spelling, _) => "spellings of",
        (_, 1) => "alias of",
        _ => "aliases of",
    };
    let mut proof: Vec<&str> =
        expansions.iter().flat_map(|one| &one.proof).map(String::as_str).collect();
    proof.sort_unstable();
    proof.dedup();
    let why = match (first.kind, proof.as_slice()) {
        (ExpansionKind::AliasGiven, _) => ", given".to_owned(),
        (_, []) => String::new(),
        (_, [only]) => format!(", as in {only}"),
        (_, [one, two, ..]) => format!(", as in {one}, {two}"),
    };
    let is_ambiguous = expansions.iter().any(|one| one.is_ambiguous);
    let ambiguous = if is_ambiguous { ", which is ambiguous" } else { "" };
    Some(format!("also searched: {} ({what} {}{why}{ambiguous})", found.join(", "), first.typed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_typed_has_a_line() {
        use ExpansionKind::{AliasGiven, AliasMined, Spelling};
        let also = |at: usize, typed, found, kind, proof: &[&str]| Also {
            typed,
            span: ByteSpan::new(at, at + 4),
            found,
            kind,
            proof: proof.iter().map(|id| (*id).to_owned()).collect(),
            is_ambiguous: false,
        };
        let lines = in_lines(
            [
                also(0, "ISKP", "ISIS-K", AliasMined, &["rawal-2024#3", "baruah#1"]),
                also(0, "ISKP", "the Khorasan branch", AliasGiven, &[]),
                also(9, "tehrik", "tehreek", Spelling, &["a#1"]),
                also(0, "ISKP", "Islamic State Khorasan", AliasMined, &["rawal-2024#3", "z#9"]),
                also(20, "tehrik", "tehrek", Spelling, &[]),
                also(9, "tehrik", "tahreek", Spelling, &["a#1"]),
                Also { is_ambiguous: true, ..also(30, "TTP", "time to peak", AliasMined, &[]) },
            ]
            .into_iter(),
        );
        assert_eq!(
            lines,
            [
                "also searched: ISIS-K, “Islamic State Khorasan” (aliases of ISKP, as in baruah#1, \
                 rawal-2024#3)",
                "also searched: “the Khorasan branch” (alias of ISKP, given)",
                "also searched: tehreek, tahreek (spellings of tehrik, as in a#1)",
                "also searched: tehrek (spelling of tehrik)",
                "also searched: “time to peak” (alias of TTP, which is ambiguous)",
            ]
        );
        assert_eq!(also_searched(&[]), [""; 0]);
    }

    #[test]
    fn the_weightiest_words_are_named() {
        let words =
            |count: usize| -> Vec<String> { (1..=count).map(|n| format!("w{n}")).collect() };
        for (count, expected) in [
            (0, None),
            (1, Some("also ranked by: w1 (words of the best passages)")),
            (
                10,
                Some(
                    "also ranked by: w1, w2, w3, w4, w5, w6, w7, w8 and 2 more (words of the best \
                     passages)",
                ),
            ),
        ] {
            assert_eq!(ranked_by(&words(count)).as_deref(), expected);
        }
    }
}
