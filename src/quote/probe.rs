//! What of a quotation to look up to find candidates.

use super::pattern::{Element, Pattern};

/// At most so many parts of a quotation are looked up.
const MAX_PROBES: usize = 4;
/// Longer parts are cut: what is common to a whole page is found by less.
const MAX_WORDS: usize = 48;
/// Shorter parts tell little; they are looked up only where there are no others.
const MIN_WORDS: usize = 4;

/// A part of a quotation to look up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Probe {
    pub(super) text: String,
    /// How many words of the article come before it, and up to its end.
    pub(super) start: usize,
    pub(super) end: usize,
    /// How many ellipses come before it, and behind it.
    pub(super) ellipses_before: usize,
    pub(super) ellipses_after: usize,
}

/// Returns what to look up of a quotation; nothing where it has no words.
pub(super) fn probes(text: &str, pattern: &Pattern) -> Vec<Probe> {
    let all = pattern.elements.iter().filter(|element| **element == Element::Ellipsis).count();
    let mut probes = Vec::new();
    let mut words = 0;
    let parts = pattern.elements.split(|element| *element == Element::Ellipsis);
    for (ellipses, part) in parts.enumerate() {
        let own: Vec<usize> = part
            .iter()
            .filter_map(|element| match element {
                Element::Word(word) => Some(*word),
                _ => None,
            })
            .collect();
        let pieces = own.len().div_ceil(MAX_WORDS).max(1);
        for piece in own.chunks(own.len().div_ceil(pieces).max(1)) {
            probes.push(Probe {
                text: text_of(text, pattern, piece),
                start: words,
                end: words + piece.len(),
                ellipses_before: ellipses,
                ellipses_after: all - ellipses,
            });
            words += piece.len();
        }
    }
    if probes.iter().any(|probe| probe.end - probe.start >= MIN_WORDS) {
        probes.retain(|probe| probe.end - probe.start >= MIN_WORDS);
    }
    spread(probes)
}

/// Takes some that are spread evenly, the first and the last among them.
fn spread(probes: Vec<Probe>) -> Vec<Probe> {
    let count = probes.len();
    if count <= MAX_PROBES {
        return probes;
    }
    let is_taken = |index: usize| {
        (0..MAX_PROBES).any(|number| number * (count - 1) / (MAX_PROBES - 1) == index)
    };
    let numbered = probes.into_iter().enumerate();
    numbered.filter(|(index, _)| is_taken(*index)).map(|(_, probe)| probe).collect()
}

/// Returns the text of some words, without what is in brackets between them; halves
/// of broken words also as one.
fn text_of(text: &str, pattern: &Pattern, words: &[usize]) -> String {
    let mut out = String::new();
    let mut joined = String::new();
    for (at, &index) in words.iter().enumerate() {
        let Some(word) = pattern.words.get(index) else { continue };
        let is_followed = words.get(at + 1) == Some(&(index + 1));
        let next = pattern.words.get(index + 1).filter(|_| is_followed);
        let end = next.map_or(word.span.end, |next| next.span.start);
        if pattern.is_bracketed(index) {
            out.push_str(pattern.words.key(word));
            out.push(' ');
        } else {
            out.push_str(text.get(word.span.start..end).unwrap_or_default());
        }
        if next.is_none() {
            out.push(' ');
        }
        if word.is_broken
            && let Some(next) = next
        {
            joined += pattern.words.key(word);
            joined += pattern.words.key(next);
            joined.push(' ');
        }
    }
    out + &joined
}
