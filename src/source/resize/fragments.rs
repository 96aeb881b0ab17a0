//! Blocks that are no paragraph by themselves.
//!
//! A short paragraph is not a fragment: "He refused." is complete, and so is a
//! line of dialogue or verse. A fragment is what cannot stand alone: signs
//! without a letter, a decorated first letter, a number, or words in the
//! middle of a sentence whose other part is the block beside it.

use super::is_body;
use crate::source::block::{Block, Role};

/// A longer block is no fragment. Three words of the longest usual kind.
const MAX_FRAGMENT_BYTES: usize = 60;

/// More words may be a line of something.
const MAX_FRAGMENT_WORDS: usize = 3;

/// What becomes of a fragment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Fate {
    /// It is the start of the next block, with this between them.
    IntoNext(&'static str),
    /// It is the end of the block before it.
    IntoPrevious,
}

/// Decides on the fragments that stand alone: separators are left out, and
/// numbers that count on are headings.
pub(super) fn decide(blocks: &mut [Block]) {
    let mut numbers: Vec<(usize, u32)> = Vec::new();
    for (at, block) in blocks.iter_mut().enumerate() {
        if block.text.len() > MAX_FRAGMENT_BYTES || !is_body(block) {
            continue;
        }
        if is_separator(&block.text) {
            block.leave_out("separator");
        } else if let Some(number) = lone_number(&block.text) {
            numbers.push((at, number));
        }
    }
    for (index, (at, number)) in numbers.iter().enumerate() {
        if merge_of(blocks, *at).is_some() {
            continue;
        }
        let before = index.checked_sub(1).and_then(|before| numbers.get(before));
        let after = numbers.get(index + 1);
        let counts_on = before.is_some_and(|(_, before)| before.checked_add(1) == Some(*number))
            || after.is_some_and(|(_, after)| number.checked_add(1) == Some(*after));
        let stands_over = blocks.get(at + 1).is_some_and(|next| {
            is_body(next) && next.text.len() > MAX_FRAGMENT_BYTES && starts_sentence(&next.text)
        });
        if let Some(block) = blocks.get_mut(*at) {
            if counts_on && stands_over {
                block.role = Role::Heading;
            } else if !counts_on {
                block.leave_out("lone number");
            }
        }
    }
}

/// Finds the fragments that belong to a neighbour, in order.
pub(super) fn merges(blocks: &[Block]) -> Vec<(usize, Fate)> {
    let short = |block: &Block| block.text.len() <= MAX_FRAGMENT_BYTES && is_body(block);
    let found = (0..blocks.len()).filter(|at| blocks.get(*at).is_some_and(short));
    found.filter_map(|at| Some((at, merge_of(blocks, at)?))).collect()
}

fn merge_of(blocks: &[Block], at: usize) -> Option<Fate> {
    let text = blocks.get(at)?.text.as_str();
    let beside = |at: usize| blocks.get(at).filter(|block| is_body(block)).map(|b| b.text.as_str());
    let next = beside(at + 1);
    let previous = at.checked_sub(1).and_then(beside);
    if let Some(next) = next {
        if let Some(between) = drop_cap(text, next) {
            return Some(Fate::IntoNext(between));
        }
        let is_mark = text.ends_with(['.', ')']) && text.trim_end_matches(['.', ')']).len() <= 3;
        if lone_number(text).is_some()
            && (is_mark && starts_sentence(next) || starts_lower(next))
            && next.len() > text.len()
        {
            return Some(Fate::IntoNext(" "));
        }
    }
    let words = text.split_whitespace().count();
    if words > MAX_FRAGMENT_WORDS || is_closed(text) || !text.chars().any(char::is_alphabetic) {
        return None;
    }
    // Only letters with case tell that a sentence goes on.
    if starts_lower(text) && previous.is_some_and(|previous| !is_closed(previous)) {
        return Some(Fate::IntoPrevious);
    }
    let goes_on = next.is_some_and(|next| starts_lower(next) && next.len() > MAX_FRAGMENT_BYTES);
    goes_on.then_some(Fate::IntoNext(" "))
}

/// Says whether a block is signs alone. A dash, dots or a question mark may be
/// all that somebody says; then quotation marks or another sign stand by.
fn is_separator(text: &str) -> bool {
    !text.chars().any(char::is_alphanumeric)
        && !text.contains(['?', '!', '？', '！', '؟', '“', '”', '"', '«', '»', '„', '「', '」'])
        && text.chars().any(|c| !c.is_whitespace())
        && text != "…"
}

/// Returns the number that is all of a block, dots and brackets aside.
fn lone_number(text: &str) -> Option<u32> {
    let bare = text.trim_matches(['.', ')', '(', '[', ']', '#']);
    // Six digits and more are an amount or an identifier.
    let is_number = (1..=5).contains(&bare.len()) && bare.bytes().all(|b| b.is_ascii_digit());
    if is_number { bare.parse().ok() } else { None }
}

/// The words that one letter is, each with the beginnings of words that make a
/// longer one with it. Any other letter is the first of a word.
const LETTER_WORDS: &[(char, &[&str])] = &[
    (
        'A',
        &[
            "t",
            "s",
            "n",
            "nd",
            "ny",
            "ll",
            "re",
            "fter",
            "lthough",
            "lmost",
            "lso",
            "lways",
            "mong",
            "mid",
            "bout",
            "bove",
            "ccording",
            "cross",
            "gain",
            "gainst",
            "long",
            "lready",
            "nother",
            "part",
            "round",
            "way",
            "fghan",
            "fghanistan",
            "frica",
            "merica",
            "merican",
            "sia",
            "ustralia",
            "rmed",
            "s.",
            "pril",
            "ugust",
            "dd",
            "sk",
            "sked",
            "midst",
        ],
    ),
    (
        'I',
        &[
            "n",
            "t",
            "f",
            "s",
            "ts",
            "nside",
            "ndeed",
            "nstead",
            "nto",
            "ran",
            "raq",
            "ndia",
            "slamic",
            "srael",
            "t’s",
            "t's",
            "n.",
            "nternational",
            "mmediately",
            "magine",
            "mages",
            "taly",
            "reland",
            "sis",
        ],
    ),
    (
        'O',
        &["n", "f", "r", "nce", "ne", "nly", "ur", "ver", "ut", "ther", "thers", "ften", "ctober"],
    ),
];

/// Returns what stands between a decorated first letter and the text it
/// begins; `None` where the block is no such letter.
fn drop_cap(text: &str, next: &str) -> Option<&'static str> {
    let letter = text.trim_start_matches(['“', '"', '‘', '«', '„', '\'']);
    let mut chars = letter.chars();
    let first = chars.next().filter(|c| c.is_uppercase())?;
    if chars.next().is_some() {
        return None;
    }
    let word = next.split_whitespace().next()?;
    let in_capitals = word.chars().all(|c| !c.is_alphabetic() || c.is_uppercase())
        && word.chars().any(char::is_alphabetic)
        && next.split_whitespace().nth(1).is_some_and(starts_lower);
    if !starts_lower(next) && !in_capitals {
        return None;
    }
    let plain = word.trim_end_matches([',', '.', ';', ':']).to_lowercase();
    match LETTER_WORDS.iter().find(|(letter, _)| *letter == first) {
        Some((_, ends)) if !ends.contains(&plain.as_str()) => Some(" "),
        _ => Some(""),
    }
}

/// Says whether a text ends as a sentence, a lead-in or an address does.
fn is_closed(text: &str) -> bool {
    super::super::text::ends_sentence(text)
        || text.ends_with([':', ',', ';', '：', '،', '，', '؛', '—', '–'])
}

fn first_letter(text: &str) -> Option<char> {
    text.chars().find(|c| !c.is_whitespace())
}

fn starts_lower(text: &str) -> bool {
    first_letter(text).is_some_and(char::is_lowercase)
}

fn starts_sentence(text: &str) -> bool {
    let opening = ['“', '"', '‘', '«', '„', '(', '['];
    first_letter(text.trim_start_matches(opening))
        .is_some_and(|c| c.is_alphanumeric() && !c.is_lowercase())
}
