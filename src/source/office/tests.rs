//! What the tests of all formats share: one way to show what a file becomes.

use crate::source::{Format, ReadOptions, read_bytes};

/// Writes a reading as one line per fact.
pub(super) fn show(bytes: &[u8], format: Format) -> Vec<String> {
    show_within(bytes, format, ReadOptions::default().max_file_bytes)
}

/// Like [`show`], of a file of at most so many bytes.
pub(super) fn show_within(bytes: &[u8], format: Format, max_file_bytes: u64) -> Vec<String> {
    let options = ReadOptions {
        latest_date: "2026-06-30".parse().ok(),
        max_file_bytes,
        ..ReadOptions::default()
    };
    let path = format!("papers/mill.{}", format.extensions()[0]);
    let reading = read_bytes(bytes, &path, format, &options);
    let mut shown: Vec<String> =
        reading.problems.iter().map(|problem| problem.error.to_string()).collect();
    for article in &reading.articles {
        let metadata = &article.metadata;
        shown.extend(metadata.title.iter().map(|title| {
            format!("title: {title} ({})", article.origin.get("title").map_or("", String::as_str))
        }));
        shown.extend(metadata.authors.iter().map(|person| format!("author: {person}")));
        shown.extend(metadata.translators.iter().map(|person| format!("translator: {person}")));
        shown.extend(metadata.published.iter().map(|date| format!("published: {date}")));
        shown.extend(metadata.tags.iter().map(|tag| format!("tag: {tag}")));
        shown.extend(metadata.extra.iter().map(|(name, value)| format!("{name}: {value}")));
        for paragraph in &article.paragraphs {
            let heading = paragraph.heading.as_deref().unwrap_or("-");
            let note_of =
                paragraph.note_of.map_or_else(String::new, |n| format!(" of {}", n.get()));
            let kind = paragraph.kind.name();
            shown.push(format!("{heading} | {kind}{note_of} | {}", paragraph.text));
        }
        let pieces = article.left_out.iter();
        shown.extend(pieces.map(|piece| format!("out: {} ({})", piece.text, piece.why)));
        shown.extend(article.notes.iter().map(|note| format!("note: {note}")));
    }
    shown
}

/// Makes well-formed XML of any numbers: each opens an element of one of these
/// names, closes one, or writes a word.
pub(super) fn any_tree(numbers: &[u8], names: &[&str]) -> String {
    let mut open: Vec<&str> = Vec::new();
    let mut xml = String::new();
    for number in numbers {
        match (number % 4, open.last()) {
            (0, Some(name)) => {
                xml.push_str(&format!("</{name}>"));
                open.pop();
            }
            (1, _) => xml.push_str("word"),
            _ => {
                let name = names[usize::from(*number) / 4 % names.len()];
                xml.push_str(&format!("<{name}>"));
                open.push(name.split(' ').next().unwrap());
            }
        }
    }
    open.iter().rev().for_each(|name| xml.push_str(&format!("</{name}>")));
    xml
}
