//! Phrases that web pages put around an article.
//!
//! A phrase counts only where it is the whole of a short line, or starts one
//! that is plainly no sentence of an article. The word lists are data: a new
//! phrase is one more entry.

use std::borrow::Cow;

use super::body_start;
use super::phrases::{ANYWHERE, AT_EDGES, COUNTED, CREDITS, STARTS};
use super::shape;
use crate::source::block::Block;

/// Lines longer than this are never matched: nobody writes a button that long.
const MAX_CHARS: usize = 300;

/// The longest caption believed.
const MAX_CAPTION_CHARS: usize = 220;

/// Leaves out the blocks that are furniture by their wording.
pub(super) fn mark(blocks: &mut [Block]) {
    let first = body_start(blocks);
    mark_split_counts(&mut blocks[..first]);
    let last = blocks.iter().rposition(Block::is_open_prose).unwrap_or(blocks.len());
    // What the lines below the body are a list of, once a label has said it.
    let mut list: Option<Cow<'static, str>> = None;
    for (at, block) in blocks.iter_mut().enumerate() {
        if !block.is_open() {
            continue;
        }
        let at_edge = at < first || at > last;
        if let Some(why) = why(&block.text, at_edge) {
            if at > last
                && matches!(why.as_ref(), "link to more" | "author note")
                && !is_single_link(&block.text)
            {
                list = Some(why.clone());
            }
            block.leave_out(why);
        } else if is_page_mark(&block.text) {
            block.leave_out("page number");
        } else if shape::is_separator(&block.text) && block.text.chars().count() > 1
            || is_stray(&block.text)
        {
            block.leave_out("separator line");
        } else if let Some(why) = list
            .clone()
            .filter(|_| !shape::ends_sentence(&block.text) && shape::count_words(&block.text) <= 20)
        {
            block.leave_out(why);
        } else {
            list = None;
        }
    }
}

/// Says whether a label of a link has the link on its own line, so that what
/// follows is no list of them. Tags end an article.
fn is_single_link(text: &str) -> bool {
    let Some((label, link)) = text.split_once([':', '|']) else { return false };
    shape::has_content(link) && !matches!(shape::label(label).as_str(), "tags" | "filed under")
}

/// Leaves out counts above the body that a page broke into lines: `310`, then
/// `VIEWS`.
fn mark_split_counts(header: &mut [Block]) {
    let is_number = |text: &str| {
        let digits = text.trim_end_matches(['k', 'K', 'm', 'M']);
        text.len() <= 9
            && digits.starts_with(|c: char| c.is_ascii_digit())
            && digits.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','))
    };
    for at in 1..header.len() {
        let (number, what) = (&header[at - 1], &header[at]);
        let counted = COUNTED.contains(&shape::label(&what.text).as_str());
        if number.is_open() && what.is_open() && counted && is_number(&number.text) {
            header[at - 1].leave_out("view count");
            header[at].leave_out("view count");
        }
    }
}

/// `[Page 12]` at the end, `Page 3 of 10`, `- 12 -`.
fn is_page_mark(text: &str) -> bool {
    let number = |text: &str| {
        !text.is_empty() && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit())
    };
    if text.len() > 200 {
        return false;
    }
    let in_brackets = text
        .strip_suffix(']')
        .and_then(|text| text.rsplit_once("[Page "))
        .is_some_and(|(_, n)| number(n));
    let between_dashes = text
        .strip_prefix(['-', '–', '—'])
        .and_then(|text| text.strip_suffix(['-', '–', '—']))
        .is_some_and(|n| number(n.trim()));
    let label = shape::label(text);
    let words: Vec<&str> = label.split(' ').collect();
    let spelled = match words.as_slice() {
        ["page", n] => number(n),
        ["page", n, "of", m] => number(n) && number(m),
        _ => false,
    };
    in_brackets || between_dashes || spelled
}

/// A comma or a bar that a page kept on a line of its own. Dots and question
/// marks alone are speech.
fn is_stray(text: &str) -> bool {
    text.chars().count() <= 2
        && text.chars().all(|c| matches!(c, ',' | '|' | ':' | ';' | '/' | '·' | '•' | '+'))
}

/// Says why a line is furniture; `None` where it is not. `at_edge` says that
/// it stands before or after the body.
pub(super) fn why(text: &str, at_edge: bool) -> Option<Cow<'static, str>> {
    if text.len() > MAX_CHARS * 4 || text.chars().count() > MAX_CHARS {
        return None;
    }
    let label = shape::label(text);
    let exact = |table: &[(&'static str, &[&str])]| {
        table
            .iter()
            .find(|(_, phrases)| phrases.contains(&label.as_str()))
            .map(|(why, _)| Cow::Borrowed(*why))
    };
    if is_count(&label) {
        return Some(Cow::Borrowed("view count"));
    }
    exact(ANYWHERE)
        .or_else(|| at_edge.then(|| exact(AT_EDGES)).flatten())
        .or_else(|| {
            let lower = text.to_lowercase();
            let chars = lower.chars().count();
            let hit = STARTS.iter().find(|(_, max, starts)| {
                chars <= *max && starts.iter().any(|start| lower.starts_with(start))
            });
            let caption =
                chars <= MAX_CAPTION_CHARS && CREDITS.iter().any(|credit| lower.contains(credit));
            hit.map(|(why, ..)| Cow::Borrowed(*why))
                .or_else(|| caption.then_some(Cow::Borrowed("image credit")))
        })
        .or_else(|| (at_edge && is_share_row(text)).then_some(Cow::Borrowed("share row")))
}

/// `723 views`, `1.2k views`, `5 min read`.
fn is_count(label: &str) -> bool {
    // "reading time: 4 mins read"
    let label = label.strip_prefix("reading time:").map_or(label, str::trim_start);
    let digits =
        label.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',')).unwrap_or(label.len());
    if digits == 0 {
        // "views: 723"
        return label.rsplit_once([':', ' ']).is_some_and(|(what, number)| {
            COUNTED.contains(&what.trim_end_matches([':', ' ']))
                && number.bytes().all(|b| b.is_ascii_digit() || b == b',')
        });
    }
    let rest = &label[digits..];
    let rest = rest.strip_prefix(['k', 'm']).filter(|rest| rest.starts_with(' ')).unwrap_or(rest);
    COUNTED.contains(&rest.replace('-', " ").trim())
}

/// Says whether a text is what a writer is at a paper: `Staff Reporter`.
pub(super) fn is_office(text: &str) -> bool {
    let label = shape::label(text);
    AT_EDGES.iter().any(|(why, offices)| *why == "byline" && offices.contains(&label.as_str()))
}

/// A line of nothing but the names of places to share at.
fn is_share_row(text: &str) -> bool {
    let words: Vec<String> =
        text.split_whitespace().map(shape::label).filter(|word| !word.is_empty()).collect();
    let names =
        AT_EDGES.iter().find(|(why, _)| *why == "share row").map_or(&[][..], |(_, names)| names);
    words.len() >= 2 && words.iter().all(|word| names.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::why;

    #[test]
    fn knows_furniture() {
        for (text, expected) in [
            ("723 Views", "view count"),
            ("1.2K views", "view count"),
            ("5 min read", "view count"),
            ("5-minute read", "view count"),
            ("Views: 1,024", "view count"),
            ("Post a Comment", "comment form"),
            ("Comment", "comment form"),
            ("Read More +", "link to more"),
            ("Image Source: Getty Images", "image credit"),
            ("Photo: A. Carr / Agency", "image credit"),
            ("Image courtesy of the museum", "image credit"),
            ("Facebook Twitter WhatsApp", "share row"),
            ("We use cookies to improve your visit.", "cookie notice"),
            ("© 2024 The Valley Paper", "copyright line"),
            ("ADVERTISEMENT", "advertisement"),
            ("The old bridge in spring. Photo: A. Carr", "image credit"),
            ("About the Author", "author note"),
        ] {
            assert_eq!(why(text, true).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn knows_page_marks() {
        for text in ["Doe [Page 1]", "Page 3 of 10", "- 12 -", "page 4"] {
            assert!(super::is_page_mark(text), "{text}");
        }
        for text in ["12", "Page boy", "-", "[Page x]", ""] {
            assert!(!super::is_page_mark(text), "{text}");
        }
    }

    #[test]
    fn spares_articles() {
        for text in [
            "The views from the bridge are fine.",
            "Comment on the budget",
            "Photography as an art",
            "12 years a teacher",
            "Share prices fell on Monday.",
            "Images of the war",
            "Advertising and its enemies",
            "3 comments on method",
        ] {
            assert_eq!(why(text, true), None, "{text}");
        }
        assert_eq!(why("Comment", false), None);
        assert_eq!(why("Topics", false), None);
    }
}
