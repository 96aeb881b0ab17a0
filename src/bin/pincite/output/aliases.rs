//! Aliases: listed for reading and for programs, and told beside results.

use std::io;

use pincite::text::{display_width, escape_controls, truncate_to_width};
use pincite::{AliasEntry, AliasRule, PassageId};
use serde::Serialize;

use super::marked::lines;
use super::style::{Paint, Style};
use super::{Out, counted, grouped};
use crate::report::Failure;

/// Most columns that short forms take; a longer one stands alone on its line.
const MAX_SHORT_WIDTH: usize = 16;

/// Aliases to list.
pub struct AliasList<'a> {
    /// Those of files.
    pub given: Vec<AliasRule<'a>>,
    /// Those that passages define.
    pub mined: Vec<AliasEntry>,
    /// How many there are in all.
    pub total: usize,
}

/// Prints aliases, a block each: short form, name, and the proof below.
pub fn aliases(out: &mut Out, list: &AliasList<'_>, style: &Style) -> io::Result<()> {
    if !list.given.is_empty() {
        writeln!(out, "{}", style.paint(Paint::Title, "Given"))?;
        for rule in &list.given {
            for line in lines(&rule.to_line(), &[], style.width.saturating_sub(2), style) {
                writeln!(out, "  {line}")?;
            }
        }
        writeln!(out)?;
    }
    if !list.mined.is_empty() {
        writeln!(out, "{}", style.paint(Paint::Title, "Defined by passages"))?;
        mined(out, &list.mined, style)?;
        writeln!(out)?;
    }
    let shown = list.given.len() + list.mined.len();
    if list.total == 0 {
        return Ok(());
    }
    let total = counted(list.total as u64, "alias", "aliases");
    let footer =
        if shown < list.total { format!("{} of {total}", grouped(shown as u64)) } else { total };
    writeln!(out, "{}", style.paint(Paint::Dim, &footer))
}

fn mined(out: &mut Out, mined: &[AliasEntry], style: &Style) -> io::Result<()> {
    let widths = mined.iter().map(|entry| display_width(&entry.short));
    let short_width = widths.filter(|width| *width <= MAX_SHORT_WIDTH).max().unwrap_or(0);
    let indent = " ".repeat(short_width + 4);
    let width = style.width.saturating_sub(indent.len());
    for meanings in mined.chunk_by(|a, b| a.is_ambiguous && a.short == b.short) {
        for (index, entry) in meanings.iter().enumerate() {
            let short = escape_controls(&entry.short).into_owned();
            let own_width = display_width(&short);
            let head = if index > 0 {
                indent.clone()
            } else if own_width > short_width {
                writeln!(out, "  {}", truncate_to_width(&short, style.width.saturating_sub(2)))?;
                indent.clone()
            } else {
                format!("  {short}{}", " ".repeat(short_width - own_width + 2))
            };
            for (at, line) in lines(&entry.long, &[], width, style).into_iter().enumerate() {
                writeln!(out, "{}{line}", if at == 0 { &head } else { &indent })?;
            }
            let mut facts = Vec::new();
            if entry.is_ambiguous {
                facts.push("ambiguous".to_owned());
            }
            if !entry.spellings.is_empty() {
                facts.push(format!("also written {}", entry.spellings.join(", ")));
            }
            facts.push(format!(
                "{}: {}",
                counted(entry.passages, "passage", "passages"),
                ids(&entry.proof, entry.passages)
            ));
            for line in lines(&facts.join(" · "), &[], width, style) {
                writeln!(out, "{indent}{}", style.paint(Paint::Dim, &line))?;
            }
        }
    }
    Ok(())
}

/// Writes the ids of passages side by side, with a mark where there are more.
fn ids(proof: &[PassageId], passages: u64) -> String {
    let ids: Vec<_> = proof.iter().map(PassageId::to_string).collect();
    let more = if passages > ids.len() as u64 { ", …" } else { "" };
    format!("{}{more}", ids.join(", "))
}

/// Prints aliases as a file of aliases, to be edited.
pub fn aliases_export(out: &mut Out, list: &AliasList<'_>) -> io::Result<()> {
    writeln!(out, "# Edit this list, and use it with: pincite search --aliases FILE QUERY")?;
    writeln!(out, "# Names with commas between are found in the place of one another;")?;
    writeln!(out, "# of `a => b`, b is found in the place of a. Lines with # are not used.")?;
    if !list.given.is_empty() {
        writeln!(out)?;
    }
    for rule in &list.given {
        writeln!(out, "{}", rule.to_line())?;
    }
    for entry in &list.mined {
        let proof = ids(&entry.proof, entry.passages);
        let passages = counted(entry.passages, "passage", "passages");
        let ambiguous = if entry.is_ambiguous { "ambiguous, " } else { "" };
        let off = if entry.is_ambiguous { "# " } else { "" };
        writeln!(out, "\n# {ambiguous}{passages}: {proof}\n{off}{}", entry.to_line())?;
    }
    Ok(())
}

/// `aliases --format json`
#[derive(Serialize)]
struct AliasesJson<'a> {
    total: usize,
    given: Vec<GivenJson<'a>>,
    mined: Vec<MinedJson<'a>>,
}

#[derive(Serialize)]
struct GivenJson<'a> {
    names: &'a [String],
    /// Null where the names are found in the place of one another.
    finds: Option<&'a [String]>,
}

#[derive(Serialize)]
struct MinedJson<'a> {
    short: &'a str,
    long: &'a str,
    kind: &'static str,
    spellings: &'a [String],
    passages: u64,
    proof: Vec<String>,
    ambiguous: bool,
}

/// Prints aliases as one object.
pub fn aliases_json(out: &mut Out, list: &AliasList<'_>) -> Result<(), Failure> {
    let given = list.given.iter().map(|rule| GivenJson { names: rule.names, finds: rule.finds });
    let mined = list.mined.iter().map(|entry| MinedJson {
        short: &entry.short,
        long: &entry.long,
        kind: entry.kind.name(),
        spellings: &entry.spellings,
        passages: entry.passages,
        proof: entry.proof.iter().map(PassageId::to_string).collect(),
        ambiguous: entry.is_ambiguous,
    });
    let aliases = AliasesJson { total: list.total, given: given.collect(), mined: mined.collect() };
    serde_json::to_writer_pretty(&mut *out, &aliases)?;
    Ok(writeln!(out)?)
}
