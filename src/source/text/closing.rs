//! What stands below the body: notes on the author, disclaimers, links.

use super::MAX_HEADER_BLOCKS;
use super::author_note::{self, ClosingNote};
use super::shape;
use crate::Article;
use crate::ParagraphKind;
use crate::article::people;
use crate::source::block::{Block, Role};

/// More notes on writers than this are a list of people. Each is compared with
/// the whole text above it, so that the number must be bounded too.
const MAX_NAMED: usize = 12;

/// Goes from the end of the text upwards as long as blocks are closing matter,
/// and decides on each.
pub(super) fn mark(blocks: &mut [Block], article: &mut Article) {
    let mut named = Vec::new();
    let mut at = blocks.len();
    while at > 1 {
        at -= 1;
        match blocks[at].role {
            Role::LeftOut(_) | Role::Repeats(_) | Role::Paragraph(ParagraphKind::Note) => continue,
            Role::Open => {}
            _ => break,
        }
        let has_body =
            blocks[..at].iter().any(|block| matches!(block.role, Role::Open | Role::Paragraph(_)));
        let text = &blocks[at].text;
        if !has_body {
            break;
        }
        if shape::is_url(text) {
            blocks[at].leave_out("list of links");
            continue;
        }
        let wording = shape::skeleton(text, 100);
        let signs = |author: &crate::Person| shape::skeleton(&author.to_string(), 100) == wording;
        if !wording.is_empty() && article.metadata.authors.iter().any(signs) {
            blocks[at].leave_out("repeats the author");
            continue;
        }
        match author_note::parse(text) {
            Some(ClosingNote::Disclaimer) => blocks[at].leave_out("disclaimer"),
            Some(ClosingNote::Writer) => blocks[at].leave_out("author note"),
            Some(ClosingNote::Named(name))
                if named.len() < MAX_NAMED && is_the_writer(name, &blocks[..at], article) =>
            {
                named.push((at, name.to_owned()));
                blocks[at].leave_out("author note");
            }
            _ => break,
        }
    }
    // The full note stands first, teasers of it follow.
    if let Some((at, name)) = named.last().filter(|_| article.metadata.authors.is_empty()) {
        article.metadata.authors = people::read_people(name);
        article
            .origin
            .insert("authors".to_owned(), format!("{}, author note", blocks[*at].place()));
        blocks[*at].leave_out("author note: read as authors");
        let wording = shape::skeleton(name, 100);
        let header = blocks.iter_mut().take(MAX_HEADER_BLOCKS).filter(|block| block.is_open());
        for block in header.filter(|block| shape::skeleton(&block.text, 101) == wording) {
            block.leave_out("byline: read as authors");
        }
    }
}

/// Tells a note on the writer from the last paragraph of a text about the
/// person: the writer is known from a byline, or is named nowhere in the text.
fn is_the_writer(name: &str, above: &[Block], article: &Article) -> bool {
    let people = people::read_people(name);
    // A byline may shout: "JANE ROE".
    let known = |person: &crate::Person| {
        let name = person.to_string().to_lowercase();
        article.metadata.authors.iter().any(|author| author.to_string().to_lowercase() == name)
    };
    if people.iter().any(known) {
        return true;
    }
    let family =
        |person: &crate::Person| person.family.rsplit(' ').next().unwrap_or_default().to_owned();
    let families: Vec<String> = people.iter().map(family).collect();
    let in_title = article
        .metadata
        .title
        .as_ref()
        .is_some_and(|title| families.iter().any(|name| title.contains(name)));
    let named_above = above.iter().any(|block| {
        // The same note in full, above its teaser, is no mention.
        let is_note = matches!(author_note::parse(&block.text), Some(ClosingNote::Named(_)));
        let running = matches!(block.role, Role::Open | Role::Paragraph(_));
        let is_name = shape::skeleton(&block.text, 100) == shape::skeleton(name, 100);
        running
            && !is_note
            && !is_name
            && families.iter().any(|name| block.text.contains(name.as_str()))
    });
    article.metadata.authors.is_empty() && !in_title && !named_above
}
