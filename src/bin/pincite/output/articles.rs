//! Articles and passages for reading.

use std::io;

use pincite::cite::Citation;
use pincite::text::{display_width, escape_controls, truncate_to_width};
use pincite::{
    Article, ArticleEntry, Metadata, Paragraph, ParagraphKind, ParagraphNumber, PassageLinks,
    Person, SourceSpan,
};

use super::marked::lines;
use super::style::{Paint, Style};
use super::{Out, Reference, counted};

/// Columns before the text of a paragraph: its number stands there.
const INDENT: usize = 6;

type Numbered = (ParagraphNumber, Paragraph);

/// An article, and which of it is shown.
pub struct Shown<'a> {
    pub entry: &'a ArticleEntry,
    pub paragraphs: &'a [Numbered],
    /// Links to its passages.
    pub links: Option<&'a PassageLinks>,
    /// The style that it is cited in; `None` for plain words.
    pub reference: Option<&'a Reference>,
}

impl Shown<'_> {
    /// Returns the link to a passage.
    pub fn link(&self, number: ParagraphNumber) -> Option<String> {
        self.links.and_then(|links| links.get(number)).or_else(|| self.entry.link())
    }
}

/// Prints a passage among its neighbours, and its citation.
pub fn passage(
    out: &mut Out,
    shown: &Shown<'_>,
    number: ParagraphNumber,
    style: &Style,
) -> io::Result<()> {
    head(out, shown.entry, style)?;
    let mut heading = None;
    for (at, paragraph) in shown.paragraphs {
        under_heading(out, &mut heading, paragraph, style)?;
        let paint = if *at == number { None } else { Some(Paint::Dim) };
        numbered(out, *at, &paragraph.text, paint, style)?;
    }
    if let Some((at, paragraph)) = shown.paragraphs.iter().find(|(at, _)| *at == number) {
        let citation = shown.entry.cite(*at, paragraph);
        cited(out, citation, shown.link(number).as_deref(), shown.reference, style)?;
    }
    Ok(())
}

/// Prints a whole article.
pub fn article(out: &mut Out, shown: &Shown<'_>, style: &Style) -> io::Result<()> {
    let article = shown.entry;
    head(out, article, style)?;
    let mut heading = None;
    for (number, paragraph) in shown.paragraphs {
        under_heading(out, &mut heading, paragraph, style)?;
        numbered(out, *number, &paragraph.text, None, style)?;
    }
    cited(out, article.cite_whole(), article.link().as_deref(), shown.reference, style)
}

/// Prints a citation that leads to what it cites.
fn cited(
    out: &mut Out,
    citation: Citation<'_>,
    link: Option<&str>,
    reference: Option<&Reference>,
    style: &Style,
) -> io::Result<()> {
    let cited = match reference {
        Some(reference) => reference.lines(citation),
        None => vec![citation.to_string()],
    };
    for text in cited.iter().flat_map(|one| lines(one, &[], style.width, style)) {
        writeln!(out, "{}", style.link(&text, link))?;
    }
    Ok(())
}

/// Prints a list of articles, a block each.
pub fn entries(out: &mut Out, entries: &[ArticleEntry], style: &Style) -> io::Result<()> {
    for entry in entries {
        let title = escape_controls(entry.label()).into_owned();
        let title = truncate_to_width(&title, style.width).into_owned();
        let title = style.link(&title, entry.link().as_deref());
        writeln!(out, "{}", style.paint(Paint::Title, &title))?;
        let mut facts = facts(&entry.metadata);
        facts.push(counted(entry.paragraphs.into(), "paragraph", "paragraphs"));
        facts.push(entry.path.clone());
        for line in lines(&facts.join(" · "), &[], style.width.saturating_sub(2), style) {
            writeln!(out, "  {}", style.paint(Paint::Dim, &line))?;
        }
        writeln!(out, "  {}\n", escape_controls(entry.id.as_str()))?;
    }
    let total = counted(entries.len() as u64, "article", "articles");
    writeln!(out, "{}", style.paint(Paint::Dim, &total))
}

/// Prints what would be indexed of articles, and what would not.
pub fn inspected(out: &mut Out, articles: &[Article], style: &Style) -> io::Result<()> {
    for (index, article) in articles.iter().enumerate() {
        if index > 0 {
            writeln!(out, "{}\n", style.paint(Paint::Dim, &"─".repeat(style.width)))?;
        }
        inspected_one(out, article, style)?;
    }
    Ok(())
}

fn inspected_one(out: &mut Out, article: &Article, style: &Style) -> io::Result<()> {
    let head = format!("{} ({})", article.path, article.format);
    writeln!(out, "{}", style.paint(Paint::Title, &escape_controls(&head)))?;
    let metadata = &article.metadata;
    let mut field = |name: &str, value: Option<String>| -> io::Result<()> {
        let Some(value) = value.filter(|value| !value.is_empty()) else { return Ok(()) };
        let origin = article.origin.get(name).map(|origin| format!("  ({origin})"));
        let origin = style.paint(Paint::Dim, &escape_controls(&origin.unwrap_or_default()));
        writeln!(out, "  {:<11} {}{origin}", escape_controls(name), escape_controls(&value))
    };
    field("id", Some(article.id.to_string()))?;
    field("title", metadata.title.clone())?;
    field("authors", Some(names(&metadata.authors)))?;
    field("translators", Some(names(&metadata.translators)))?;
    field("publisher", metadata.publisher.clone())?;
    field("published", metadata.published.map(|date| date.to_string()))?;
    field("url", metadata.url.clone())?;
    field("language", metadata.language.clone())?;
    field("tags", Some(metadata.tags.join(", ")))?;
    for (name, value) in &metadata.extra {
        field(name, Some(value.clone()))?;
    }
    for note in &article.notes {
        writeln!(out, "  {} {}", style.paint(Paint::Hint, "note:"), escape_controls(note))?;
    }
    writeln!(out)?;
    let mut heading = None;
    for (index, paragraph) in article.paragraphs.iter().enumerate() {
        under_heading(out, &mut heading, paragraph, style)?;
        let number = ParagraphNumber::from_index(index);
        let kind = match paragraph.kind {
            ParagraphKind::Body => String::new(),
            kind => format!("[{}] ", bound(kind, paragraph)),
        };
        let kind = match &paragraph.language {
            Some(language) => format!("[{language}] {kind}"),
            None => kind,
        };
        numbered(out, number, &format!("{kind}{}", paragraph.text), None, style)?;
    }
    if !article.left_out.is_empty() {
        writeln!(out, "{}", style.paint(Paint::Title, "Left out"))?;
        for piece in &article.left_out {
            let place = place(piece.source);
            let text = escape_controls(&piece.text).replace('\n', " ");
            let room = style.width.saturating_sub(display_width(&piece.why) + place.len() + 8);
            let text = truncate_to_width(&text, room.max(20)).into_owned();
            let why = style.paint(Paint::Dim, &format!("{place}{}:", escape_controls(&piece.why)));
            writeln!(out, "  {why} {text}")?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// `list`, or `note of 7` for a note whose paragraph is known.
fn bound(kind: ParagraphKind, paragraph: &Paragraph) -> String {
    match paragraph.note_of {
        Some(number) => format!("{} of {number}", kind.name()),
        None => kind.name().to_owned(),
    }
}

/// Prints what an article is called and what is known about it.
fn head(out: &mut Out, article: &ArticleEntry, style: &Style) -> io::Result<()> {
    for line in lines(article.label(), &[], style.width, style) {
        let line = style.link(&line, article.link().as_deref());
        writeln!(out, "{}", style.paint(Paint::Title, &line))?;
    }
    let mut facts = facts(&article.metadata);
    facts.push(article.path.clone());
    for line in lines(&facts.join(" · "), &[], style.width, style) {
        writeln!(out, "{}", style.paint(Paint::Dim, &line))?;
    }
    writeln!(out)
}

/// What is known about an article besides its title.
fn facts(metadata: &Metadata) -> Vec<String> {
    let mut facts = Vec::new();
    if !metadata.authors.is_empty() {
        facts.push(reading_names(&metadata.authors));
    }
    if !metadata.translators.is_empty() {
        facts.push(format!("translated by {}", reading_names(&metadata.translators)));
    }
    facts.extend(metadata.publisher.clone());
    facts.extend(metadata.published.map(|date| date.to_string()));
    facts.extend(metadata.language.clone());
    facts
}

fn reading_names(people: &[Person]) -> String {
    people.iter().map(Person::display).collect::<Vec<_>>().join(", ")
}

fn names(people: &[Person]) -> String {
    people.iter().map(Person::to_string).collect::<Vec<_>>().join("; ")
}

/// Prints the heading of a paragraph where a new one begins.
fn under_heading(
    out: &mut Out,
    heading: &mut Option<String>,
    paragraph: &Paragraph,
    style: &Style,
) -> io::Result<()> {
    if *heading == paragraph.heading {
        return Ok(());
    }
    heading.clone_from(&paragraph.heading);
    let indent = " ".repeat(INDENT);
    let text = escape_controls(heading.as_deref().unwrap_or_default()).into_owned();
    if text.is_empty() {
        return Ok(());
    }
    writeln!(out, "{indent}{}\n", style.paint(Paint::Title, &text))
}

/// Prints a paragraph with its number at the side.
fn numbered(
    out: &mut Out,
    number: ParagraphNumber,
    text: &str,
    paint: Option<Paint>,
    style: &Style,
) -> io::Result<()> {
    let label = format!("{number:>width$}  ", width = INDENT - 2);
    let indent = " ".repeat(display_width(&label));
    let width = style.width.saturating_sub(indent.len());
    for (index, line) in lines(text, &[], width, style).into_iter().enumerate() {
        let label = if index == 0 { style.paint(Paint::Number, &label) } else { indent.clone() };
        let line = paint.map_or_else(|| line.clone(), |paint| style.paint(paint, &line));
        writeln!(out, "{label}{line}")?;
    }
    writeln!(out)
}

/// `line 3, `, `lines 3–5, `, `page 2, `, or nothing.
fn place(source: SourceSpan) -> String {
    if let Some(page) = source.page {
        return format!("page {page}, ");
    }
    match (source.line_start, source.line_end) {
        (Some(first), Some(last)) if last > first => format!("lines {first}–{last}, "),
        (Some(line), _) => format!("line {line}, "),
        _ => String::new(),
    }
}
