//! Everything that is printed on standard output.
//!
//! Text is made for reading, everything else for programs. Text from articles
//! is escaped where it is printed as text, and never in JSON or CSV.

mod aliases;
mod also;
mod around;
mod articles;
mod check;
mod citation;
mod cited;
mod eval;
mod explanation;
mod families;
mod figures;
mod found;
mod html;
mod json;
mod kin;
mod lines;
mod links;
mod marked;
mod problems;
#[cfg(test)]
mod sample;
mod snippet;
mod style;
mod text;
mod verified;

use std::io::{self, BufWriter, Stdout, Write};
use std::path::PathBuf;

pub use aliases::{AliasList, aliases, aliases_export, aliases_json};
pub use also::besides;
pub use around::Around;
pub use articles::{Shown, article, entries, inspected, passage};
pub use check::{Checked, annotated, check_summary, checked, checked_json, checked_sarif};
pub use cited::{Reference, Styled, cited_lines, locales, styles};
pub use eval::{Measured, measured, measured_json};
pub use families::{families, families_json};
pub use figures::figures;
pub use found::{Found, FoundOptions, FoundPrinter, is_bibliography};
pub use json::{
    CitationRecord, articles_json, articles_jsonl, citations_json, entries_json, entries_jsonl,
    figures_json, passages_json, passages_jsonl, verified_json,
};
pub use lines::entries_csv;
pub use problems::{Left, problems, problems_csv, problems_json, problems_jsonl};
pub use style::{Paint, Style};
pub use text::count;
pub use verified::{Verified, verified};

/// Where results are written.
pub type Out = dyn Write;

/// Opens standard output, which is written in large pieces.
pub fn stdout() -> BufWriter<Stdout> {
    BufWriter::new(io::stdout())
}

/// Writes what is left.
pub fn finish(mut out: BufWriter<Stdout>) -> io::Result<()> {
    out.flush()
}

/// Writes `1 passage`, `2 passages`.
pub fn counted(count: u64, one: &str, many: &str) -> String {
    format!("{} {}", grouped(count), if count == 1 { one } else { many })
}

/// Writes a number with its thousands apart: `12,345`.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// Writes paths side by side.
pub fn list_paths(paths: &[PathBuf]) -> String {
    let shown: Vec<_> = paths.iter().map(|path| path.display().to_string()).collect();
    shown.join(", ")
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn thousands_stand_apart() {
        for (number, expected) in
            [(0, "0"), (999, "999"), (1000, "1,000"), (1_566_693, "1,566,693")]
        {
            assert_eq!(grouped(number), expected);
        }
    }
}
