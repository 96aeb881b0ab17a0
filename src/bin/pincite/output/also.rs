//! What was looked for besides what was typed, in words.

use pincite::{Expansion, Substitute, SubstituteKind};

/// Says what was looked for besides, a line for each thing typed:
/// `also searched for ISKP: ISIS-K (rawal-2024#3), "Islamic State Khorasan"`.
pub fn also_searched(expansions: &[Expansion]) -> Vec<String> {
    let same = |a: &&Expansion, b: &&Expansion| {
        a.typed == b.typed && a.substitute.kind == b.substitute.kind
    };
    let mut lines: Vec<(&Expansion, Vec<String>)> = Vec::new();
    for expansion in expansions {
        match lines.iter_mut().find(|(first, _)| same(first, &expansion)) {
            Some((_, others)) => others.push(other(expansion)),
            None => lines.push((expansion, vec![other(expansion)])),
        }
    }
    let line = |(first, others): (&Expansion, Vec<String>)| {
        let what = match (first.substitute.kind, others.len()) {
            (SubstituteKind::Alias, _) => "",
            (SubstituteKind::Spelling, 1) => " (a near spelling)",
            (SubstituteKind::Spelling, _) => " (near spellings)",
        };
        format!("also searched for {}: {}{what}", first.typed, others.join(", "))
    };
    lines.into_iter().map(line).collect()
}

/// What else was looked for, and the first passage that proves it right.
fn other(expansion: &Expansion) -> String {
    let Expansion { substitute: Substitute { text, .. }, proof, .. } = expansion;
    let text = if text.contains(char::is_whitespace) { &format!("\"{text}\"") } else { text };
    match proof.first() {
        Some(passage) => format!("{text} ({passage})"),
        None => text.clone(),
    }
}

#[cfg(test)]
mod tests {
    use pincite::{ArticleId, ByteSpan, ParagraphNumber, PassageId};

    use super::*;

    fn expansion(typed: &str, text: &str, kind: SubstituteKind, proof: &[u32]) -> Expansion {
        let passage = |n: &u32| PassageId {
            article: ArticleId::new("rawal-2024"),
            paragraph: ParagraphNumber::new(*n).unwrap(),
        };
        Expansion {
            typed: typed.to_owned(),
            span: ByteSpan::new(0, typed.len()),
            substitute: Substitute { text: text.to_owned(), kind, weight: 0.5 },
            proof: proof.iter().map(passage).collect(),
        }
    }

    #[test]
    fn each_word_typed_has_a_line() {
        use SubstituteKind::{Alias, Spelling};
        let lines = also_searched(&[
            expansion("ISKP", "ISIS-K", Alias, &[3, 7]),
            expansion("tehrik", "tehreek", Spelling, &[]),
            expansion("ISKP", "Islamic State Khorasan", Alias, &[]),
            expansion("ISKP", "iskap", Spelling, &[]),
            expansion("tehrik", "tehrek", Spelling, &[]),
        ]);
        assert_eq!(
            lines,
            [
                "also searched for ISKP: ISIS-K (rawal-2024#3), \"Islamic State Khorasan\"",
                "also searched for tehrik: tehreek, tehrek (near spellings)",
                "also searched for ISKP: iskap (a near spelling)",
            ]
        );
        assert_eq!(also_searched(&[]), [""; 0]);
    }
}
