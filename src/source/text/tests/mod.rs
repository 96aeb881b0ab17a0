//! Tests of reading whole texts.

mod coverage;
mod headers;
mod languages;
mod layouts;
mod pages;
mod wrapped;

use super::read;
use crate::source::{ReadOptions, tidy};
use crate::{Article, ParagraphKind};

fn options() -> ReadOptions {
    ReadOptions { latest_date: "2026-06-30".parse().ok(), ..ReadOptions::default() }
}

/// Writes an article as one line per fact, for comparing with what is expected.
fn show(source: &str) -> String {
    let mut article = Article::default();
    read(&mut article, source, &options());
    let mut shown = Vec::new();
    let metadata = &article.metadata;
    shown.extend(metadata.title.iter().map(|title| format!("title: {title}")));
    shown.extend(metadata.authors.iter().map(|person| format!("author: {person}")));
    shown.extend(metadata.translators.iter().map(|person| format!("translator: {person}")));
    shown.extend(metadata.published.iter().map(|date| format!("published: {date}")));
    let mut heading = None;
    for paragraph in &article.paragraphs {
        if paragraph.heading != heading {
            heading.clone_from(&paragraph.heading);
            shown.push(format!("# {}", heading.as_deref().unwrap_or("-")));
        }
        let kind = match paragraph.kind {
            ParagraphKind::Body => "",
            ParagraphKind::Standfirst => "standfirst: ",
            ParagraphKind::List => "list: ",
            ParagraphKind::Quote => "quote: ",
            ParagraphKind::Table => "table: ",
            ParagraphKind::Note => "note: ",
            ParagraphKind::Code => "code: ",
            ParagraphKind::Caption => "caption: ",
        };
        shown.push(format!("p {kind}{}", paragraph.text));
    }
    shown.extend(
        article
            .left_out
            .iter()
            .map(|piece| format!("out: {} ({})", tidy::tidy(&piece.text), piece.why)),
    );
    shown.extend(article.notes.iter().map(|note| format!("note: {note}")));
    shown.join("\n")
}

#[track_caller]
fn check(source: &str, expected: &[&str]) {
    let shown = show(source);
    assert_eq!(shown, expected.join("\n"), "\n--- source\n{source}\n--- got\n{shown}\n");
}
