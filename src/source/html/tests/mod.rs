//! Pages of many kinds, and what is read of them.
//!
//! The pages are written for these tests after the ways in which sites build
//! theirs; the snapshots beside them say what is read, and what is left out
//! and why.

mod hostile;
mod metadata;

use std::fmt::Write;

use crate::source::{Format, ReadOptions, Reading, read_bytes};
use crate::{Article, PartialDate};

/// Reads a page on a fixed day.
fn read(html: &[u8]) -> Reading {
    let options =
        ReadOptions { latest_date: PartialDate::new(2026, None, None), ..ReadOptions::default() };
    read_bytes(html, "page.html", Format::Html, &options)
}

fn article(html: &str) -> Article {
    read(html.as_bytes()).articles.remove(0)
}

/// Writes down what was read: metadata, text, and what was left out.
fn say(article: &Article) -> String {
    let mut said = String::new();
    let metadata = &article.metadata;
    let people: Vec<String> = metadata.authors.iter().map(ToString::to_string).collect();
    let published = metadata.published.map(|date| date.to_string());
    for (name, value) in [
        ("title", metadata.title.clone()),
        ("authors", Some(people.join("; ")).filter(|people| !people.is_empty())),
        ("publisher", metadata.publisher.clone()),
        ("published", published),
        ("url", metadata.url.clone()),
        ("language", metadata.language.clone()),
        ("tags", Some(metadata.tags.join(", ")).filter(|tags| !tags.is_empty())),
    ] {
        if let Some(value) = value {
            let origin = article.origin.get(name).map_or("", String::as_str);
            let _ = writeln!(said, "{name}: {value} ({origin})");
        }
    }
    let mut heading = None;
    for paragraph in &article.paragraphs {
        if paragraph.heading != heading {
            heading.clone_from(&paragraph.heading);
            let _ = writeln!(said, "# {}", heading.as_deref().unwrap_or_default());
        }
        let line = paragraph.source.line_start.map_or("-".to_owned(), |line| line.to_string());
        let note_of = paragraph.note_of.map_or(String::new(), |n| format!(" of {n}"));
        let kind = paragraph.kind.name();
        let _ = writeln!(said, "{line} [{kind}{note_of}] {}", paragraph.text);
    }
    for piece in &article.left_out {
        let _ = writeln!(said, "left out, {}: {}", piece.why, piece.text);
    }
    for note in &article.notes {
        let _ = writeln!(said, "note: {note}");
    }
    said
}

macro_rules! pages {
    ($($name:ident),* $(,)?) => {
        $(
            #[test]
            fn $name() {
                let page = include_str!(concat!("pages/", stringify!($name), ".html"));
                insta::assert_snapshot!(stringify!($name), say(&article(page)));
            }
        )*
    };
}

pages! {
    amp, bare_divs, blog_theme, broadcaster, footnotes, form_page, german, interview, japanese,
    live_blog, old_tables, paywall, persian, script_page,
}
