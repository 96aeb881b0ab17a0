//! Lines that say who wrote a text and when.

mod dateline;
mod line;

use super::{body_start, names, shape};
use crate::article::people;
use crate::article::written_date::DateReading;
use crate::source::block::{Block, Role};
use crate::source::{ReadOptions, dates};
use crate::{Article, Person};
use line::{Byline, Rank, is_noise, parse, without_role};

/// Says whether a line is a byline, for laying out lines.
pub(super) fn is_byline(text: &str) -> bool {
    parse(text).is_some()
}

/// Reads the bylines above the body, and dates of publication below it.
pub(super) fn mark(blocks: &mut [Block], article: &mut Article, options: &ReadOptions) {
    let body = body_start(blocks);
    let Some(first) = blocks.iter().position(Block::is_open) else { return };
    // A byline may follow a standfirst that is long enough to be a body.
    let header_end = blocks.len().min(body + 3);
    let last_prose = blocks.iter().rposition(Block::is_open_prose).unwrap_or(blocks.len());
    take_split(blocks, header_end, article);
    let titled = blocks.iter().any(|block| block.role == Role::Title);
    let (mut dated, mut found) = (Vec::new(), Vec::new());
    for (at, block) in blocks.iter().enumerate() {
        let in_header = at < header_end;
        if !block.is_open() || !(in_header || at > last_prose) {
            continue;
        }
        let Some(byline) = parse(&block.text) else { continue };
        // Far from the title, or as the first line, only a line that says what
        // it is counts: "May 2024" may be a heading, or the title of a diary.
        let explicit = matches!(byline.rank, Rank::Updated | Rank::Published)
            || without_role(&block.text).len() < block.text.len();
        if at == first && !titled && !explicit && !is_surely_a_byline(&byline)
            || !explicit && (!in_header || at > body + 1)
        {
            continue;
        }
        if byline.date.is_some() {
            dated.push(at);
        }
        found.push((at, byline));
    }
    // Of several dated lines, the surest says when the text was published.
    found.sort_by_key(|(_, byline)| std::cmp::Reverse(byline.rank));
    for (at, byline) in found {
        take(blocks, at, byline, article, options);
    }
    // A line with the writer's role beside a name is as good as a date.
    let is_role = |block: &Block| block.role == Role::LeftOut("byline".into());
    dated.extend((0..header_end).filter(|at| is_role(&blocks[*at])));
    for at in dated {
        take_name_beside(blocks, at, first, article);
    }
    dateline::take(blocks, body, article, options);
}
/// Tells a byline on the first line from a title with a date ("Lunar Eclipse
/// July 2018"): a day, and names of the usual form.
fn is_surely_a_byline(byline: &Byline) -> bool {
    let to_the_day =
        matches!(byline.date, Some((_, DateReading::Date(date))) if date.day().is_some());
    let usual = |person: &Person| {
        person.family.split(' ').count() <= 3 && !shape::is_all_caps(&person.family)
    };
    to_the_day && !byline.authors.is_empty() && byline.authors.iter().all(usual)
}

fn take(
    blocks: &mut [Block],
    at: usize,
    byline: Byline,
    article: &mut Article,
    options: &ReadOptions,
) {
    let origin = format!("{}, byline", blocks[at].place());
    let mut fields = Vec::new();
    if !byline.authors.is_empty() {
        fields.push("authors");
        if article.metadata.authors.is_empty() {
            article.metadata.authors = byline.authors;
            article.origin.insert("authors".to_owned(), origin.clone());
        }
    }
    if !byline.translators.is_empty() {
        fields.push("translators");
        if article.metadata.translators.is_empty() {
            article.metadata.translators = byline.translators;
            article.origin.insert("translators".to_owned(), origin.clone());
        }
    }
    if !byline.editors.is_empty() {
        fields.push("editor");
        let editors: Vec<String> = byline.editors.iter().map(Person::display).collect();
        article.metadata.extra.entry("editor".to_owned()).or_insert_with(|| editors.join(", "));
    }
    if let Some((stated, reading)) = byline.date {
        fields.push("published");
        dates::set_published(article, reading, &stated, &origin, options);
    }
    blocks[at].leave_out(format!("byline: read as {}", fields.join(" and ")));
}

/// Reads bylines that a page broke into lines: "By", then the name; and leaves
/// out labels such as "Published on" that stand before the line of the date.
fn take_split(blocks: &mut [Block], header_end: usize, article: &mut Article) {
    for at in 0..header_end.min(blocks.len().saturating_sub(1)) {
        if !blocks[at].is_open() || !blocks[at + 1].is_open() || blocks[at].text.len() > 40 {
            continue;
        }
        let label = shape::label(&blocks[at].text);
        let next = &blocks[at + 1].text;
        if matches!(
            label.as_str(),
            "by" | "written by" | "author" | "authors" | "von" | "par" | "por"
        ) && names::can_be_writer(next)
        {
            if article.metadata.authors.is_empty() {
                article.metadata.authors = people::read_people(next);
                article
                    .origin
                    .insert("authors".to_owned(), format!("{}, byline", blocks[at + 1].place()));
            }
            blocks[at].leave_out("byline");
            blocks[at + 1].leave_out("byline: read as authors");
        } else if label.split(' ').all(is_noise)
            && parse(next).is_some_and(|byline| byline.date.is_some())
        {
            blocks[at].leave_out("byline");
        }
    }
}

/// A name on a line of its own counts as the author's only next to the line
/// with the date, and never as the first line of the text, which is a title.
fn take_name_beside(blocks: &mut [Block], dated: usize, first: usize, article: &mut Article) {
    let beside = [dated.checked_sub(1), Some(dated + 1)];
    for at in beside.into_iter().flatten() {
        if !article.metadata.authors.is_empty() {
            return;
        }
        if at <= first || at >= blocks.len() || !blocks[at].is_open() {
            continue;
        }
        // "Jane Doe in Geneva"
        let text = &blocks[at].text;
        let name = text.split_once(" in ").map_or(text.as_str(), |(name, _)| name);
        if names::are_names(name) {
            article.metadata.authors = people::read_people(name);
            article.origin.insert("authors".to_owned(), format!("{}, byline", blocks[at].place()));
            blocks[at].role = Role::LeftOut("byline: read as authors".into());
        }
    }
}
