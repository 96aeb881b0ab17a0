//! Families of passages, listed for reading and for programs.

use std::io;

use pincite::text::{display_width, escape_controls, truncate_to_width};
use pincite::{Families, Family, FamilyMember};
use serde::Serialize;

use super::json::{ArticleJson, article_json};
use super::kin::kinship;
use super::marked::lines;
use super::style::{Paint, Style};
use super::{Out, counted, grouped};
use crate::report::Failure;

/// So many lines of a text are shown.
const MOST_LINES: usize = 3;

/// Prints families, a block each: how the text begins, and the passages below;
/// `first` is the number of the first.
pub fn families(out: &mut Out, families: &Families, first: usize, style: &Style) -> io::Result<()> {
    let last = first + families.families.len();
    let number_width = last.saturating_sub(1).to_string().len();
    let indent = " ".repeat(number_width + 3);
    for (number, family) in (first..).zip(&families.families) {
        let number = format!("{number:>number_width$}");
        let number = format!("{}   ", style.paint(Paint::Number, &number));
        let width = style.width.saturating_sub(indent.len());
        for (at, line) in beginning(&family.text, width, style).into_iter().enumerate() {
            writeln!(out, "{}{line}", if at == 0 { &number } else { &indent })?;
        }
        writeln!(out)?;
        members(out, family, &indent, width, style)?;
        writeln!(out)?;
    }
    if families.families.is_empty() {
        return Ok(());
    }
    let total = counted(families.total, "family", "families");
    let is_all = families.families.len() as u64 == families.total;
    let footer = match (is_all, families.families.len()) {
        (true, _) => total,
        (false, 1) => format!("{} of {total}", grouped(first as u64)),
        _ => format!("{}–{} of {total}", grouped(first as u64), grouped(last as u64 - 1)),
    };
    writeln!(out, "{}", style.paint(Paint::Dim, &footer))
}

/// The first lines of a text, with a mark where there are more.
fn beginning(text: &str, width: usize, style: &Style) -> Vec<String> {
    let mut lines = lines(text, &[], width, style);
    if lines.len() > MOST_LINES {
        lines.truncate(MOST_LINES);
        if let Some(last) = lines.last_mut() {
            let cut = truncate_to_width(last, width.saturating_sub(2));
            *last = format!("{} …", cut.trim_end_matches(['…', ' ']));
        }
    }
    lines
}

/// Prints the passages of a family: date, id, what each is, and its article.
fn members(
    out: &mut Out,
    family: &Family,
    indent: &str,
    width: usize,
    style: &Style,
) -> io::Result<()> {
    const UNDATED: &str = "undated";
    let date = |member: &FamilyMember| {
        let date = member.article.metadata.published;
        date.map_or_else(|| UNDATED.to_owned(), |date| date.to_string())
    };
    let dates = family.members.iter().map(|member| date(member).len()).max().unwrap_or(0);
    let id = |member: &FamilyMember| escape_controls(&member.id.to_string()).into_owned();
    let ids = family.members.iter().map(|member| display_width(&id(member)));
    let ids = ids.filter(|ids| *ids <= width / 2).max().unwrap_or(0);
    for member in &family.members {
        let id = id(member);
        let blanks = " ".repeat(ids.saturating_sub(display_width(&id)));
        let metadata = &member.article.metadata;
        let of = kinship(member.kinship).map(str::to_owned);
        let facts = of.into_iter().chain(metadata.publisher.clone()).chain(metadata.title.clone());
        let facts = facts.collect::<Vec<_>>().join(" · ");
        let line = format!("{:<dates$}  {id}{blanks}  {facts}", date(member));
        let line = escape_controls(line.trim_end()).replace(['\n', '\t'], " ");
        let line = truncate_to_width(&line, width);
        writeln!(out, "{indent}{}", style.paint(Paint::Dim, &line))?;
    }
    Ok(())
}

/// `families --format json`
#[derive(Serialize)]
struct FamiliesJson<'a> {
    total: u64,
    families: Vec<FamilyJson<'a>>,
}

#[derive(Serialize)]
struct FamilyJson<'a> {
    text: &'a str,
    articles: u64,
    passages: Vec<MemberJson<'a>>,
}

/// A passage beside others of nearly the same text.
#[derive(Serialize)]
pub struct MemberJson<'a> {
    id: String,
    paragraph: u32,
    kinship: &'static str,
    article: ArticleJson<'a>,
}

pub fn member_json(member: &FamilyMember) -> MemberJson<'_> {
    MemberJson {
        id: member.id.to_string(),
        paragraph: member.id.paragraph.get(),
        kinship: member.kinship.name(),
        article: article_json(&member.article),
    }
}

/// Prints families as one object.
pub fn families_json(out: &mut Out, families: &Families) -> Result<(), Failure> {
    let list = families.families.iter().map(|family| FamilyJson {
        text: &family.text,
        articles: family.articles,
        passages: family.members.iter().map(member_json).collect(),
    });
    let families = FamiliesJson { total: families.total, families: list.collect() };
    serde_json::to_writer_pretty(&mut *out, &families)?;
    Ok(writeln!(out)?)
}
