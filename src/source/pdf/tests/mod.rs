//! Whole documents, made here and read.

mod broken;
mod layouts;
mod metadata;
mod scripts;
mod writer;

use std::fmt::Write;

use super::super::{Format, ReadOptions, Reading, read_bytes};

fn read(bytes: &[u8]) -> Reading {
    read_bytes(bytes, "x.pdf", Format::Pdf, &ReadOptions::default())
}

/// Writes what was read: a line for each paragraph and each piece left out.
fn listing(reading: &Reading) -> String {
    let mut listing = String::new();
    for problem in &reading.problems {
        writeln!(listing, "problem: {}", problem.error).unwrap();
    }
    for article in &reading.articles {
        if let Some(title) = &article.metadata.title {
            writeln!(listing, "title: {title}").unwrap();
        }
        let mut heading = None;
        for (at, paragraph) in article.paragraphs.iter().enumerate() {
            if paragraph.heading != heading {
                heading.clone_from(&paragraph.heading);
                writeln!(listing, "# {}", heading.as_deref().unwrap_or_default()).unwrap();
            }
            let page = paragraph.source.page.unwrap();
            let of = paragraph.note_of.map_or_else(String::new, |of| format!(" of {of}"));
            let kind = paragraph.kind.name();
            writeln!(listing, "{} p{page} {kind}{of}: {}", at + 1, paragraph.text).unwrap();
        }
        for piece in &article.left_out {
            let page = piece.source.page.unwrap();
            writeln!(listing, "left out p{page} ({}): {}", piece.why, piece.text).unwrap();
        }
        for note in &article.notes {
            writeln!(listing, "note: {note}").unwrap();
        }
    }
    listing
}

#[track_caller]
fn check(bytes: &[u8], expected: &[&str]) {
    let listing = listing(&read(bytes));
    let found: Vec<&str> = listing.lines().collect();
    assert_eq!(found, expected, "{listing}");
}
