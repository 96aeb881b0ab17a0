//! Tests of reading drafts: a draft in, its quotations out.

mod annotations;
mod attributions;
mod blocks;
mod marks;
mod properties;
mod web;

use super::{Draft, DraftOptions};
use crate::quote::{Attribution, Quotation};
use crate::source::Format;

fn draft(text: &str, format: Format) -> Draft {
    let options = DraftOptions::default();
    Draft::from_bytes(text.as_bytes(), "draft", format, &options).unwrap()
}

/// The quoted words.
fn texts(text: &str, format: Format) -> Vec<String> {
    draft(text, format).quotations().iter().map(|quotation| quotation.text.clone()).collect()
}

/// What a quotation is attributed to, as one line.
fn names(quotation: &Quotation) -> String {
    let one = |name: &Attribution| match name {
        Attribution::Id(id) => id.clone(),
        Attribution::Url(url) => format!("<{url}>"),
        Attribution::AuthorYear { family, year } => format!("{family} {year}"),
    };
    quotation.attributions.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// Checks the quotations of a text, read as Markdown.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(texts(text, Format::Markdown), expected, "{text}");
}

/// Checks what is quoted, and that Markdown and plain text agree.
#[track_caller]
fn check_both(text: &str, expected: &[&str]) {
    check(text, expected);
    assert_eq!(texts(text, Format::Text), expected, "as text: {text}");
}
