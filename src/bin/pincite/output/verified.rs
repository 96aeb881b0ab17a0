//! What has become of passages that were cited, for reading.

use std::io;

use pincite::lock::{LockedId, Standing};
use pincite::text::{Change, DiffPart, display_width, escape_controls};
use pincite::{ByteSpan, PassageId};

use super::marked::lines;
use super::{Out, Paint, Style, counted};

/// An id in a file, and what has become of its passage.
#[derive(Debug)]
pub struct Verified {
    pub path: String,
    /// Counted from 1.
    pub line: usize,
    /// Where its number and fingerprint stand in the file.
    pub span: ByteSpan,
    pub id: LockedId,
    /// Where the text, or what it was edited to, stands now.
    pub now: Option<PassageId>,
    pub standing: Standing,
}

/// Prints a line for each id, by file, with what has changed, and how many
/// there are of each sort.
pub fn verified(out: &mut Out, verified: &[Verified], style: &Style) -> io::Result<()> {
    let ids: Vec<String> =
        verified.iter().map(|one| escape_controls(&one.id.to_string()).into_owned()).collect();
    let width = ids.iter().map(|id| display_width(id)).max().unwrap_or(0);
    let digits = verified.iter().map(|one| one.line.to_string().len()).max().unwrap_or(0);
    let mut path = None;
    for (one, id) in verified.iter().zip(&ids) {
        if path != Some(&one.path) {
            if path.is_some() {
                writeln!(out)?;
            }
            let name = if one.path == "-" { "standard input" } else { &one.path };
            writeln!(out, "{}", style.paint(Paint::Title, &escape_controls(name)))?;
            path = Some(&one.path);
        }
        let padding = width - display_width(id);
        let line = format!("{:>digits$}", one.line);
        let paint = if one.standing.holds() { Paint::Number } else { Paint::Error };
        let name = style.paint(paint, one.standing.name());
        let about = about(one);
        let blank = if about.is_empty() { "" } else { ": " };
        writeln!(
            out,
            "  {}  {id}{:padding$}  {name}{blank}{about}",
            style.paint(Paint::Dim, &line),
            ""
        )?;
        let indent = digits + 4;
        match &one.standing {
            Standing::Edited { diff: Some(diff), .. } => changes(out, diff, indent, style)?,
            Standing::Edited { diff: None, .. } => {
                let unknown = style.paint(Paint::Dim, "what was cited is in none of these files");
                writeln!(out, "{:indent$}{unknown}", "")?;
            }
            _ => {}
        }
    }
    if verified.is_empty() {
        return Ok(());
    }
    let count = |name: &str| verified.iter().filter(|one| one.standing.name() == name).count();
    let counts: Vec<_> = ["same", "moved", "edited", "gone"]
        .into_iter()
        .map(|name| (count(name), name))
        .filter(|(count, _)| *count > 0)
        .map(|(count, name)| format!("{count} {name}"))
        .collect();
    let all = counted(verified.len() as u64, "id", "ids");
    writeln!(out, "\n{}", style.paint(Paint::Dim, &format!("{all}: {}", counts.join(", "))))
}

/// What there is to say besides.
fn about(one: &Verified) -> String {
    let now = one.now.as_ref().map(|id| escape_controls(&id.to_string()).into_owned());
    let now = now.unwrap_or_default();
    match &one.standing {
        Standing::Same => String::new(),
        Standing::Moved { .. } => format!("it is {now} now"),
        Standing::Edited { diff: Some(_), .. } => format!("{now} says"),
        Standing::Edited { diff: None, .. } => {
            format!("{now} says something else now")
        }
        Standing::Gone { has_article: true } => "its article has nothing like it".to_owned(),
        Standing::Gone { has_article: false } => "there is no such article".to_owned(),
    }
}

/// Prints a difference: what was removed and added in their looks, or in
/// brackets.
fn changes(out: &mut Out, diff: &[DiffPart], indent: usize, style: &Style) -> io::Result<()> {
    let mut text = String::new();
    for part in diff {
        let words = part.text.trim_end();
        let blank = part.text.get(words.len()..).unwrap_or_default();
        match part.change {
            Change::Same => text += words,
            Change::Removed => text += &format!("[-{words}-]"),
            Change::Added => text += &format!("{{+{words}+}}"),
        }
        text += blank;
    }
    let width = style.width.saturating_sub(indent);
    for line in lines(&text, &[], width, style) {
        writeln!(out, "{:indent$}{line}", "")?;
    }
    Ok(())
}
