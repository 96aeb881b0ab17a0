//! Headings between the paragraphs.

use super::shape;
use crate::ParagraphKind;
use crate::source::block::{Block, Role};

/// A longer line is a sentence.
const MAX_CHARS: usize = 100;

/// A line of more words is a sentence.
const MAX_WORDS: usize = 14;

/// Marks the short lines that stand over longer paragraphs.
pub(super) fn mark(blocks: &mut [Block]) {
    // From the end, so that whether a heading follows is known.
    let mut next: Option<usize> = None;
    let mut found = Vec::new();
    for at in (0..blocks.len()).rev() {
        match blocks[at].role {
            Role::Open | Role::Paragraph(ParagraphKind::List) if may_be_heading(blocks, at) => {
                if next.is_some_and(|next| is_heading(&blocks[at], &blocks[next])) {
                    blocks[at].role = Role::Heading;
                    found.push(at);
                }
                next = Some(at);
            }
            Role::Open | Role::Heading | Role::Paragraph(_) => next = Some(at),
            Role::Title | Role::LeftOut(_) | Role::Repeats(_) => {}
        }
    }
    undo_if_too_many(blocks, &found);
}

/// A numbered line looks like an item of a list; it can be a heading where it
/// stands alone between paragraphs.
fn may_be_heading(blocks: &[Block], at: usize) -> bool {
    let is_list = |block: Option<&Block>| {
        block.is_some_and(|block| block.role == Role::Paragraph(ParagraphKind::List))
    };
    let block = &blocks[at];
    let before = at.checked_sub(1).and_then(|before| blocks.get(before));
    block.is_open()
        || shape::is_numbered(&block.text)
            && block.after_blank
            && !is_list(before)
            && !is_list(blocks.get(at + 1))
}

/// A text in which most blocks would be headings is a list, a dialogue or a
/// poem.
fn undo_if_too_many(blocks: &mut [Block], found: &[usize]) {
    let running =
        blocks.iter().filter(|block| matches!(block.role, Role::Open | Role::Paragraph(_))).count();
    if found.len() > running {
        for at in
            found.iter().filter(|at| !is_marked(&blocks[**at].text)).copied().collect::<Vec<_>>()
        {
            let list = shape::is_list_item(&blocks[at].text);
            blocks[at].role = if list { Role::Paragraph(ParagraphKind::List) } else { Role::Open };
        }
    }
}

/// Says whether `block`, followed by `next`, is a heading.
fn is_heading(block: &Block, next: &Block) -> bool {
    let text = block.text.as_str();
    if text.len() > MAX_CHARS * 4 || block.verse || block.lines > 2 {
        return false;
    }
    let chars = text.chars().count();
    let marked = is_marked(text);
    let unspaced = text.chars().any(shape::is_unspaced);
    let max_chars = if unspaced { 30 } else { MAX_CHARS };
    if chars > max_chars
        || chars < 2
        || shape::count_words(text) > MAX_WORDS.max(if unspaced { 15 } else { 0 })
    {
        return false;
    }
    if !shape::starts_sentence(text) || !text.chars().any(char::is_alphabetic) {
        return false;
    }
    // Speech and quotations begin with marks that headings do not.
    if text.starts_with(['—', '–', '-', '“', '"', '«', '„', '‘', '\'', '「', '(', '[', '*'])
    {
        return false;
    }
    if shape::is_url(text)
        || shape::is_list_item(text) && !shape::is_numbered(text)
        || is_letter_part(text)
    {
        return false;
    }
    if closes_as_sentence(text) && !marked {
        return false;
    }
    match next.role {
        Role::Heading => true,
        _ if next.verse || next.lines > 2 => true,
        _ if shape::is_speech(text) => false,
        _ => {
            let next_chars = next.text.chars().count();
            let floor = if unspaced { 25 } else { 60 };
            next_chars >= floor.max(chars * 3 / 2)
                && (shape::is_prose(&next.text)
                    || shape::ends_sentence(&next.text)
                    || next_chars >= chars * 3)
        }
    }
}

/// Says whether a text ends with a mark that headings do not end with. A
/// question may be a heading, and so may two or three words before a colon.
fn closes_as_sentence(text: &str) -> bool {
    let last = text.chars().next_back().unwrap_or(' ');
    match last {
        '?' | '？' | '؟' => false,
        ':' | '：' => shape::count_words(text) > 3,
        ',' | ';' | '،' | '，' | '、' | '；' => true,
        _ => shape::ends_sentence(text),
    }
}

/// Says whether a line is a heading by its form alone: `CHAPTER IV.`,
/// `2.1 Methods`, `Part Two`.
fn is_marked(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let first = words.first().map(|word| shape::label(word)).unwrap_or_default();
    let second = words.get(1).map(|word| word.trim_end_matches(['.', ':'])).unwrap_or_default();
    let numbered = !second.is_empty()
        && (second.bytes().all(|b| b.is_ascii_digit())
            || second.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L' | b'C')));
    let chapter = matches!(
        first.as_str(),
        "chapter"
            | "part"
            | "book"
            | "section"
            | "act"
            | "scene"
            | "kapitel"
            | "chapitre"
            | "capítulo"
            | "глава"
            | "teil"
    ) && (numbered || words.len() <= 2);
    chapter || shape::is_all_caps(text) && words.len() <= 8 && !text.ends_with([',', '!', ';'])
}

/// Greetings, closings and the like stand on lines of their own in letters.
fn is_letter_part(text: &str) -> bool {
    let label = shape::label(text);
    [
        "dear ",
        "sincerely",
        "yours ",
        "best regards",
        "kind regards",
        "regards",
        "respectfully",
        "with love",
        "love",
        "ps",
        "p.s",
    ]
    .iter()
    .any(|start| label == start.trim() || label.starts_with(start) && start.ends_with(' '))
        || text.ends_with(',')
}
