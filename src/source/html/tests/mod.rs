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

/// Checks which texts of a page are paragraphs.
fn keeps(body: &str, expected: &[&str]) {
    let page = format!("<html><head><title>The mill</title></head><body>{body}</body></html>");
    let article = article(&page);
    let texts: Vec<&str> = article.paragraphs.iter().map(|p| p.text.as_str()).collect();
    assert_eq!(texts, expected, "{body}");
}

#[test]
fn tells_the_article_from_what_is_around() {
    const A: &str = "The river rose in the night, and by the morning the mill stood in water.";
    const B: &str = "Nobody was hurt, said the miller, but eleven sacks of flour were lost.";
    const C: &str = "A bridge downstream was closed until the engineers had looked at it.";
    for (body, expected) in [
        // Teasers: a heading that is a link, and a line.
        (
            format!(
                "<h1>The mill</h1><div><p>{A}</p><p>{B}</p></div>{}",
                format!("<div><h3><a href=/x>Three mills to visit</a></h3><p>{C}</p></div>")
                    .repeat(3)
            ),
            vec![A, B],
        ),
        // Paragraphs parted by line ends in one element.
        (format!("<h1>The mill</h1><div>{A}<br><br>{B}<br> <br>{C}</div>"), vec![A, B, C]),
        // Advertisements that cut the text in parts.
        (
            format!(
                "<article><h1>The mill</h1><div class=part><p>{A}</p></div><div class=ad-slot>\
                 Advertisement</div><div class=part><p>{B}</p></div></article>"
            ),
            vec![A, B],
        ),
        // What is for subscribers is the article.
        (
            format!(
                "<h1>The mill</h1><div class=story><div class=subscriber-only><p>{A}</p></div>\
                 <div class=subscriber-only><p>{B}</p></div></div>"
            ),
            vec![A, B],
        ),
        // A link to another article, and one in a sentence.
        (
            format!(
                "<article><p>{A}</p><p><strong>Also read: <a href=/x>Three mills to visit</a>\
                 </strong></p><p>{B} <a href=/y>The list is here.</a></p></article>"
            ),
            vec![
                A,
                "Nobody was hurt, said the miller, but eleven sacks of flour were lost. The list is here.",
            ],
        ),
        // Comments without a name, below their heading.
        (
            format!(
                "<div><h1>The mill</h1><p>{A}</p><p>{B}</p><h3>Comments</h3><ul><li>ann \
                 <a href=/r>reply</a><p>{C}</p></ul></div>"
            ),
            vec![A, B],
        ),
        // A quotation pulled out of the text.
        (
            format!(
                "<article><p>{A}</p><blockquote>by the morning the mill stood in water</blockquote>\
                 <p>{B}</p></article>"
            ),
            vec![A, B],
        ),
        // A layout table is no table.
        (format!("<table><tr><td>{A}</td></tr><tr><td>{B}</td></tr></table>"), vec![A, B]),
    ] {
        keeps(&body, &expected);
    }
}

#[test]
fn takes_what_the_structured_data_state() {
    let first = "The river rose in the night, and by the morning the mill stood in water.";
    let text = format!("{first} ").repeat(5);
    let page = format!(
        "<script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"articleBody\":\"{text}\"}}\
         </script><div class=newsletter><p>{text}</p></div><div><p>Nobody was hurt, said the \
         miller, and went to look for his boots in the cellar of the house.</p></div>"
    );
    let texts: Vec<String> =
        article(&page).paragraphs.into_iter().map(|paragraph| paragraph.text).collect();
    assert_eq!(texts, [text.trim()]);
}
