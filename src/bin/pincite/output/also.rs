//! What was looked for besides what was typed, in words.

use pincite::{Expansion, ExpansionKind};

/// Says what was looked for besides, a line for each thing typed:
/// `also searched for ISKP: ISIS-K (rawal-2024#3), "Islamic State Khorasan"`.
pub fn also_searched(expansions: &[Expansion]) -> Vec<String> {
    in_lines(expansions.iter().map(|expansion| Also {
        typed: &expansion.typed,
        found: &expansion.found,
        is_spelling: expansion.kind == ExpansionKind::Spelling,
        proof: expansion.proof.first().map(ToString::to_string),
        is_ambiguous: expansion.is_ambiguous,
    }))
}

/// What is said of an expansion.
#[derive(Clone)]
struct Also<'a> {
    typed: &'a str,
    found: &'a str,
    is_spelling: bool,
    /// A passage that proves it.
    proof: Option<String>,
    is_ambiguous: bool,
}

impl Also<'_> {
    fn other(&self) -> String {
        let found = if self.found.contains(char::is_whitespace) {
            format!("\"{}\"", self.found)
        } else {
            self.found.to_owned()
        };
        match &self.proof {
            // That a spelling is in the collection is no proof.
            Some(passage) if !self.is_spelling => format!("{found} ({passage})"),
            _ => found,
        }
    }
}

fn in_lines<'a>(expansions: impl Iterator<Item = Also<'a>>) -> Vec<String> {
    let mut lines: Vec<Vec<Also<'_>>> = Vec::new();
    for expansion in expansions {
        let same = lines.iter_mut().find(|line| {
            line.first().is_some_and(|first| {
                (first.typed, first.is_spelling) == (expansion.typed, expansion.is_spelling)
            })
        });
        match same {
            Some(line) => line.push(expansion),
            None => lines.push(vec![expansion]),
        }
    }
    lines.iter().filter_map(|line| in_line(line)).collect()
}

fn in_line(expansions: &[Also<'_>]) -> Option<String> {
    let first = expansions.first()?;
    let others: Vec<_> = expansions.iter().map(Also::other).collect();
    let remark = match (first.is_spelling, expansions) {
        (true, [_]) => " (a near spelling)",
        (true, _) => " (near spellings)",
        (false, _) if expansions.iter().any(|one| one.is_ambiguous) => "; it has several meanings",
        (false, _) => "",
    };
    Some(format!("also searched for {}: {}{remark}", first.typed, others.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_typed_has_a_line() {
        let name = |typed, found, proof: Option<&str>| Also {
            typed,
            found,
            is_spelling: false,
            proof: proof.map(str::to_owned),
            is_ambiguous: false,
        };
        let spelling = |typed, found| Also { is_spelling: true, ..name(typed, found, Some("a#1")) };
        let lines = in_lines(
            [
                name("ISKP", "ISIS-K", Some("rawal-2024#3")),
                spelling("tehrik", "tehreek"),
                name("ISKP", "Islamic State Khorasan", None),
                spelling("ISKP", "iskap"),
                spelling("tehrik", "tehrek"),
                Also { is_ambiguous: true, ..name("TTP", "time to peak", Some("b#2")) },
                name("TTP", "Tehreek e Taliban", Some("c#1")),
            ]
            .into_iter(),
        );
        assert_eq!(
            lines,
            [
                "also searched for ISKP: ISIS-K (rawal-2024#3), \"Islamic State Khorasan\"",
                "also searched for tehrik: tehreek, tehrek (near spellings)",
                "also searched for ISKP: iskap (a near spelling)",
                "also searched for TTP: \"time to peak\" (b#2), \"Tehreek e Taliban\" (c#1); it has \
                 several meanings",
            ]
        );
        assert_eq!(also_searched(&[]), [""; 0]);
    }
}
