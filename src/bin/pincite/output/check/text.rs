//! What has been found of quotations, for reading.

use std::io;

use pincite::quote::{Finding, Quotation, Verdict};
use pincite::text::escape_controls;

use super::word_diff::{diff_lines, legend};
use super::{Checked, attributed, check_summary, is_paraphrase, passages, percent};
use crate::output::marked::{lines, lines_in};
use crate::output::{Out, Paint, Style};

/// Columns that text is set in below a place.
const INDENT: usize = 4;

/// Prints a block for each quotation: place and verdict, the words, what they
/// were found in. Then how many there are of each.
pub fn checked(out: &mut Out, checked: &[Checked], style: &Style) -> io::Result<()> {
    let mut differs = false;
    for one in checked {
        for (quotation, finding) in one.each() {
            differs |= finding.verdict == Verdict::Differs;
            block(out, one, quotation, finding, style)?;
        }
    }
    let summary = check_summary(checked);
    writeln!(out, "{}", style.paint(Paint::Dim, &summary))?;
    if differs {
        writeln!(out, "{} {}", style.paint(Paint::Dim, "what differs:"), legend(style))?;
    }
    Ok(())
}

fn block(
    out: &mut Out,
    checked: &Checked,
    quotation: &Quotation,
    finding: &Finding,
    style: &Style,
) -> io::Result<()> {
    let indent = " ".repeat(INDENT);
    let width = style.width.saturating_sub(INDENT);
    let place = match quotation.place.line {
        Some(line) => format!("{}:{line}", checked.draft.name()),
        None => checked.draft.name().to_owned(),
    };
    let place = escape_controls(&place);
    let (paint, verdict) = verdict(finding);
    writeln!(out, "{}  {}", style.paint(Paint::Number, &place), style.paint(paint, &verdict))?;
    if finding.verdict == Verdict::WrongSource {
        let names = format!("attributed to {}", attributed(quotation));
        for line in lines_in(Paint::Dim, &names, &[], width, style) {
            writeln!(out, "{indent}{line}")?;
        }
    }
    writeln!(out)?;
    let words = match finding.verdict {
        Verdict::Differs => diff_lines(&finding.diff, width, style),
        _ => lines(&format!("“{}”", quotation.text), &[], width, style),
    };
    for line in words {
        let line = format!("{indent}{line}");
        writeln!(out, "{}", line.trim_end())?;
    }
    writeln!(out)?;
    let Some(found) = &finding.found else { return Ok(()) };
    // The sign stays with its number.
    let citation = found.citation().to_string().replace("¶ ", "¶\u{A0}");
    for line in lines_in(Paint::Dim, &citation, &[], width, style) {
        let line = line.replace('\u{A0}', " ");
        writeln!(out, "{indent}{}", style.link(&line, found.link().as_deref()))?;
    }
    if let Some(passages) = passages(finding) {
        let passages = escape_controls(&passages).into_owned();
        writeln!(out, "{indent}{}", style.paint(Paint::Dim, &passages))?;
    }
    writeln!(out)
}

/// The verdict in words, and its look.
fn verdict(finding: &Finding) -> (Paint, String) {
    match finding.verdict {
        Verdict::Verbatim => (Paint::Good, "verbatim".to_owned()),
        Verdict::Differs => {
            let accepted = if is_paraphrase(finding) { "; accepted" } else { "" };
            let paint = if is_paraphrase(finding) { Paint::Good } else { Paint::Warning };
            (paint, format!("differs ({} % the same{accepted})", percent(finding)))
        }
        Verdict::WrongSource => (Paint::Error, "wrong source".to_owned()),
        Verdict::NotFound => (Paint::Error, "not found".to_owned()),
    }
}
