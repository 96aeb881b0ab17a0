//! Citations for those who paste them.

use std::io;

use pincite::cite::{Citation, CitationStyle, Markup, PinpointKind, StyleName, StyleOptions};
use pincite::text::{display_width, escape_controls, truncate_to_width};

use super::{Out, Paint, Style};

/// How passages are cited in a style.
#[derive(Debug)]
pub struct Reference {
    pub style: CitationStyle,
    pub pinpoint: PinpointKind,
}

/// One citation in a style.
#[derive(Debug)]
pub struct Styled {
    /// What stands in the text or in a note.
    pub citation: String,
    /// The entry in the list of references; `None` where the style has no list.
    pub reference: Option<String>,
}

impl Reference {
    /// Writes one citation, as if nothing else was cited.
    pub fn of(&self, citation: Citation<'_>, markup: Markup) -> Styled {
        let options = StyleOptions { markup, pinpoint: self.pinpoint };
        let mut styled = self.style.write(&[citation], &options);
        Styled {
            citation: styled.in_text.pop().unwrap_or_default(),
            reference: styled.bibliography.pop().map(|reference| reference.text),
        }
    }

    /// Writes one citation as lines for reading: of a style that cites in notes
    /// the note, which says all; else what stands in the text, and the
    /// reference.
    pub fn lines(&self, citation: Citation<'_>) -> Vec<String> {
        let Styled { citation, reference } = self.of(citation, Markup::Text);
        match reference {
            Some(reference) if !self.style.cites_in_notes() => vec![citation, reference],
            _ => vec![citation],
        }
    }
}

/// Prints citations, one a line.
pub fn cited_lines(out: &mut Out, lines: impl IntoIterator<Item = String>) -> io::Result<()> {
    lines.into_iter().try_for_each(|line| writeln!(out, "{}", escape_controls(&line)))
}

/// Prints the names of styles, what else they are called, and their titles.
pub fn styles(out: &mut Out, styles: &[StyleName], style: &Style) -> io::Result<()> {
    let width = styles.iter().map(|one| display_width(one.name)).max().unwrap_or(0);
    for StyleName { name, aliases, title } in styles {
        let padding = width - display_width(name) + 2;
        let also = match aliases.as_slice() {
            [] => String::new(),
            aliases => format!(" (also {})", aliases.join(", ")),
        };
        // For programs lines stay whole.
        let about = format!("{title}{also}");
        let about = match style.color {
            true => truncate_to_width(&about, style.width.saturating_sub(width + 2)).into_owned(),
            false => about,
        };
        writeln!(out, "{}{:padding$}{about}", style.paint(Paint::Number, name), "")?;
    }
    Ok(())
}

/// Prints the tags of languages.
pub fn locales(out: &mut Out, tags: &[String]) -> io::Result<()> {
    tags.iter().try_for_each(|tag| writeln!(out, "{tag}"))
}
